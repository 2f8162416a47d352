//! Calls from C into Rust, through a table of function pointers.
//!
//! C code drives a device through a `const struct device_operations`. A safe Rust trait fills it:
//! for an implementing type, the compiler makes the table from generic functions, as a `const` that
//! can refer to statics.

use crate::arc::{Arc, ArcBorrow};
use crate::foreign::ForeignOwnable;
use std::ffi::{c_char, c_int, c_long, c_void};
use std::marker::PhantomData;
use std::slice;

/// A loadable module, to which C code refers by address: `struct module`.
#[derive(Debug)]
#[repr(C)]
pub struct Module {
    name: *const c_char,
}

// SAFETY: the name is a C string that lives for ever and that nobody writes to.
unsafe impl Sync for Module {}

impl Module {
    /// Makes a module with this name.
    #[must_use]
    pub const fn new(name: &'static std::ffi::CStr) -> Self {
        Self { name: name.as_ptr() }
    }
}

/// The table of functions that C code calls: `struct device_operations`. The first two fields are
/// addresses of statics.
///
/// # Contract for C code
///
/// The functions rely on this, and cannot check it:
///
/// - `private` is the pointer that [`register`] returned together with this table. Each call of
///   `register` is one registration, even if the pointers are equal.
/// - `private` is only passed to the functions of the table. Nobody uses it to read, write or free
///   the memory that it points to.
/// - Any thread may call `open` and `read`, also several at the same time. `register` returned
///   before each call, and each call returned before `release` is called for the registration.
/// - `release` is called at most once for each registration, by any thread. Nobody uses the
///   registration afterwards.
/// - The buffer of `read` is writable for its length, and nobody else uses it during the call: each
///   other use happens before the call or after it. If its length is 0, its address may be
///   anything, also null. The same holds if the length is greater than `isize::MAX`, the largest
///   size of an object: `read` then returns an error without using the buffer.
/// - From `register` until `release`, memory with the size of a pointer is in use for each
///   registration alone, such as the variable with `private`. It is not enough to count how many
///   registrations there are. See [`Arc::from_raw`].
/// - Nobody writes to the table.
/// - The library with the table and its functions stays loaded until `release` has returned for
///   every registration. `owner` is for this: it tells C code which module not to unload.
///
/// The file `tests/c/device.c` has the same contract as a comment of the struct.
#[repr(C)]
pub struct RawOperations {
    owner: *const Module,
    name: *const c_char,
    open: unsafe extern "C" fn(private: *mut c_void) -> c_int,
    read: Option<unsafe extern "C" fn(private: *mut c_void, buffer: *mut u8, length: usize) -> c_long>,
    release: unsafe extern "C" fn(private: *mut c_void),
}

// SAFETY: it holds addresses of functions and statics, which nobody writes to.
unsafe impl Sync for RawOperations {}

/// An error number for C code, which gets it with the opposite sign.
///
/// # Invariants
///
/// It is at least 1 and at most [`MAX`](Self::MAX), so with the opposite sign it is neither success
/// nor a length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Errno(c_int);

impl Errno {
    /// The largest error number.
    pub const MAX: c_int = 4095;
    /// An error of input or output: 5 on every Linux.
    pub const EIO: Self = Self(5);
    /// An argument that is not valid: 22 on every Linux.
    pub const EINVAL: Self = Self(22);

    /// Returns the error with this number, if it is one.
    #[must_use]
    pub const fn new(number: c_int) -> Option<Self> {
        // INVARIANT: checked.
        if 1 <= number && number <= Self::MAX { Some(Self(number)) } else { None }
    }

    /// Returns the number.
    #[must_use]
    pub const fn number(self) -> c_int {
        self.0
    }
}

/// A device that is driven by C code.
///
/// A panic in one of the functions ends the process: it must not unwind into C code.
pub trait Operations: Send + Sync + Sized + 'static {
    /// The module that this code belongs to.
    const OWNER: &'static Module;
    /// The name of the device.
    const NAME: &'static std::ffi::CStr;
    /// Whether the table has an entry for [`read`](Self::read): C code tests for null.
    const HAS_READ: bool = true;

    /// Opens the device.
    ///
    /// # Errors
    ///
    /// Why it could not be opened.
    fn open(device: ArcBorrow<'_, Self>) -> Result<(), Errno>;

    /// Fills a prefix of the buffer, and returns its length.
    ///
    /// If the length is greater than that of the buffer, C code gets [`Errno::EIO`]. If the length
    /// of the buffer that C code passes is greater than `isize::MAX`, this is not called, and C
    /// code gets [`Errno::EINVAL`].
    ///
    /// # Errors
    ///
    /// Why it could not be read.
    fn read(device: ArcBorrow<'_, Self>, buffer: &mut [u8]) -> Result<usize, Errno>;
}

/// The table for a type.
struct Table<T>(PhantomData<T>);

impl<T: Operations> Table<T> {
    /// A constant that is promoted to a static. There can be several for one type, because each
    /// crate that calls `register` may get one of its own.
    const OPERATIONS: &'static RawOperations = &RawOperations {
        owner: T::OWNER,
        name: T::NAME.as_ptr(),
        open: open::<T>,
        read: if T::HAS_READ { Some(read::<T>) } else { None },
        release: release::<T>,
    };
}

/// Returns the table and the device, for C code. The device is a reference that is given away, and
/// `release` takes it back.
///
/// The address of the table says nothing about the type: calls in two crates can return two tables
/// for one type.
///
/// C code that calls the functions has to keep the [contract](RawOperations#contract-for-c-code) of
/// the table.
#[must_use]
pub fn register<T: Operations>(device: Arc<T>) -> (*const RawOperations, *mut c_void) {
    (Table::<T>::OPERATIONS, device.into_foreign())
}

/// # Safety
///
/// The contract of [`RawOperations`], as for all functions of the table: `private` came from
/// [`register`] for this type before, and `release` is not called before this has returned. Until
/// then, `private` is only passed to these functions. Any thread may call them.
unsafe extern "C" fn open<T: Operations>(private: *mut c_void) -> c_int {
    // SAFETY: the reference that was given away keeps the device alive until this has returned.
    // Until `release`, the pointer is only passed to `open` and `read`, which only call this
    // function with it. The device is `Send + Sync`, so the borrow is `Send`, and this may be any
    // thread.
    let device = unsafe { Arc::<T>::borrow(private) };
    T::open(device).err().map_or(0, |error| -error.number())
}

/// # Safety
///
/// As for `open`; and if the length is neither 0 nor greater than `isize::MAX`, the buffer is
/// writable for its length, and nobody else uses it during the call.
unsafe extern "C" fn read<T: Operations>(private: *mut c_void, buffer: *mut u8, length: usize) -> c_long {
    // A slice cannot be longer. In the kernel, the caller checks this.
    if isize::try_from(length).is_err() {
        return -c_long::from(Errno::EINVAL.number());
    }
    // SAFETY: as in `open`.
    let device = unsafe { Arc::<T>::borrow(private) };
    let buffer = if length == 0 {
        // In C, the address of an empty buffer may be null.
        &mut []
    } else {
        // SAFETY: by the contract of this function, and the length is at most `isize::MAX`. C code
        // may hand over memory that it never wrote to, so it is zeroed before it becomes a slice.
        unsafe {
            buffer.write_bytes(0, length);
            slice::from_raw_parts_mut(buffer, length)
        }
    };
    match T::read(device, buffer) {
        // If the length does not fit into a `long`, C code is told that it got less.
        Ok(read) if read <= length => c_long::try_from(read).unwrap_or(c_long::MAX),
        Ok(_) => -c_long::from(Errno::EIO.number()),
        Err(error) => -c_long::from(error.number()),
    }
}

/// # Safety
///
/// The contract of [`RawOperations`]: `private` came from [`register`] for this type before, was
/// only passed to `open` and `read`, every call of which returned before, and this is called once.
/// Nobody uses the pointer afterwards. Until now, memory with the size of a pointer was in use for
/// this registration alone.
unsafe extern "C" fn release<T: Operations>(private: *mut c_void) {
    // SAFETY: `register` gave the reference away, and it was not taken back before. The pointer was
    // only used to borrow it, during calls that returned before. There was memory for this
    // reference alone. The `Arc` is `Send`.
    drop(unsafe { Arc::<T>::from_foreign(private) });
}
