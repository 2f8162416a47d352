/* A subsystem in C: it knows devices by a table of functions and a pointer that is private to them. */

#include <stddef.h>

struct module {
	const char *name;
};

struct device_operations {
	const struct module *owner;
	const char *name;
	int (*open)(void *private);
	long (*read)(void *private, unsigned char *buffer, size_t length);
	void (*release)(void *private);
};

const char *device_owner(const struct device_operations *operations)
{
	return operations->owner->name;
}

const char *device_name(const struct device_operations *operations)
{
	return operations->name;
}

int device_open(const struct device_operations *operations, void *private)
{
	return operations->open(private);
}

/* Reads in chunks of four bytes until the device has no more; -1 if it cannot be read at all. */
long device_read_all(const struct device_operations *operations, void *private, unsigned char *buffer, size_t length)
{
	size_t total = 0;

	if (!operations->read)
		return -1;
	while (total < length) {
		size_t chunk = length - total < 4 ? length - total : 4;
		long got = operations->read(private, buffer + total, chunk);

		if (got < 0)
			return got;
		if (got == 0)
			break;
		total += (size_t)got;
	}
	return (long)total;
}

void device_release(const struct device_operations *operations, void *private)
{
	operations->release(private);
}
