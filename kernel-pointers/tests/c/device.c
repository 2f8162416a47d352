/* A subsystem in C: it knows devices by a table of functions and a pointer that is private to them. */

#include <stddef.h>

struct module {
	const char *name;
};

/*
 * The functions of a device. Rust code relies on this contract, and cannot check it:
 *
 * - `private` is the pointer that was registered together with this table. Each call that
 *   registers is one registration, even if the pointers are equal.
 * - `private` is only passed to these functions. Nobody uses it to read, write or free the memory
 *   that it points to.
 * - Any thread may call `open` and `read`, also several at the same time. The registration happens
 *   before each call, and each call returns before `release` is called for the registration.
 * - `release` is called at most once for each registration, by any thread. Nobody uses the
 *   registration afterwards.
 * - The buffer of `read` is writable for its length, and nobody else uses it during the call: each
 *   other use happens before the call or after it. If the length is 0 or greater than PTRDIFF_MAX,
 *   the buffer is not used, and its address may be anything. In the second case, `read` returns
 *   -EINVAL.
 * - From the registration until `release`, memory with the size of a pointer is in use for each
 *   registration alone, such as the variable with `private`. It is not enough to count how many
 *   registrations there are.
 * - Nobody writes to the table.
 * - The library with the table and its functions stays loaded until `release` has returned for
 *   every registration. `owner` is for this: it tells C code which module not to unload.
 */
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

/* Reads once; -1 if the device cannot be read at all. */
long device_read(const struct device_operations *operations, void *private, unsigned char *buffer, size_t length)
{
	return operations->read ? operations->read(private, buffer, length) : -1;
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
