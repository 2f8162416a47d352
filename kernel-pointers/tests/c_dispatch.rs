//! C code that this test compiles calls through a table of functions that a safe Rust trait fills.

#![cfg(all(unix, not(loom)))]
#![allow(clippy::expl_impl_clone_on_copy, reason = "written by `pin_data`")]

use kernel_pointers::vtable::{Errno, Module, Operations, RawOperations, register};
use kernel_pointers::{Arc, ArcBorrow, GFP_KERNEL, InPlaceInit, Mutex};
use libloading::{Library, Symbol};
use pinned_init::{pin_data, pin_init};
use std::ffi::{CStr, c_char, c_int, c_long, c_void};
use std::path::Path;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};

static MODULE: Module = Module::new(c"rust_devices");

/// Gives out its bytes once.
struct Bytes {
    rest: std::sync::Mutex<Vec<u8>>,
    drops: &'static AtomicUsize,
}

impl Operations for Bytes {
    const OWNER: &'static Module = &MODULE;
    const NAME: &'static CStr = c"bytes";

    fn open(_device: ArcBorrow<'_, Self>) -> Result<(), Errno> {
        Ok(())
    }

    fn read(device: ArcBorrow<'_, Self>, buffer: &mut [u8]) -> Result<usize, Errno> {
        let mut rest = device.rest.lock().expect("nobody panics");
        let length = buffer.len().min(rest.len());
        for (to, from) in buffer.iter_mut().zip(rest.drain(..length)) {
            *to = from;
        }
        Ok(length)
    }
}

impl Drop for Bytes {
    fn drop(&mut self) {
        self.drops.fetch_add(1, Ordering::Relaxed);
    }
}

/// Can be opened once, keeps itself when it is, and has no entry for `read`.
#[pin_data]
struct Exclusive {
    #[pin]
    owner: Mutex<Option<Arc<Exclusive>>>,
}

const EBUSY: Errno = Errno::new(16).expect("an error number");

impl Operations for Exclusive {
    const OWNER: &'static Module = &MODULE;
    const NAME: &'static CStr = c"exclusive";
    const HAS_READ: bool = false;

    fn open(device: ArcBorrow<'_, Self>) -> Result<(), Errno> {
        let mut owner = device.owner.lock();
        if owner.is_some() {
            return Err(EBUSY);
        }
        *owner = Some(device.into());
        Ok(())
    }

    fn read(_device: ArcBorrow<'_, Self>, _buffer: &mut [u8]) -> Result<usize, Errno> {
        unreachable!("the table has no entry")
    }
}

/// Says that it filled more than the buffer.
struct Boasts;

impl Operations for Boasts {
    const OWNER: &'static Module = &MODULE;
    const NAME: &'static CStr = c"boasts";

    fn open(_device: ArcBorrow<'_, Self>) -> Result<(), Errno> {
        Ok(())
    }

    fn read(_device: ArcBorrow<'_, Self>, buffer: &mut [u8]) -> Result<usize, Errno> {
        Ok(buffer.len() + 1)
    }
}

/// Says how many bytes there are to fill.
struct Full;

impl Operations for Full {
    const OWNER: &'static Module = &MODULE;
    const NAME: &'static CStr = c"full";

    fn open(_device: ArcBorrow<'_, Self>) -> Result<(), Errno> {
        Ok(())
    }

    fn read(_device: ArcBorrow<'_, Self>, buffer: &mut [u8]) -> Result<usize, Errno> {
        Ok(buffer.len())
    }
}

/// The C code as a library.
static LIBRARY: LazyLock<Library> = LazyLock::new(|| {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/c/device.c");
    let library = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("device-{}.so", std::process::id()));
    let mut compiler = cc::Build::new()
        .target(env!("BUILD_TARGET"))
        .host(env!("BUILD_TARGET"))
        .opt_level(2)
        .cargo_metadata(false)
        .warnings(true)
        .get_compiler()
        .to_command();
    let status = compiler.args(["-shared", "-fPIC", "-Werror", "-o"]).arg(&library).arg(source).status();
    assert!(status.expect("there is a C compiler").success());
    // SAFETY: the library has no constructors; only functions of `device.c`.
    let loaded = unsafe { Library::new(&library) }.expect("it was just linked");
    std::fs::remove_file(&library).expect("it was just written");
    loaded
});

/// A function of `device.c`.
///
/// # Safety
///
/// It has this type.
unsafe fn function<T>(name: &str) -> Symbol<'static, T> {
    // SAFETY: by the contract of this function.
    unsafe { LIBRARY.get(name.as_bytes()) }.expect("the library has it")
}

/// The type of the functions of `device.c` that read.
type Read = unsafe extern "C" fn(*const RawOperations, *mut c_void, *mut u8, usize) -> c_long;

/// Calls into `device.c` for one device.
struct Device(*const RawOperations, *mut c_void);

impl Device {
    fn register<T: Operations>(device: Arc<T>) -> Self {
        let (operations, private) = register(device);
        Self(operations, private)
    }

    fn text(&self, of: &str) -> &'static str {
        // SAFETY: `device_owner` and `device_name` have this type, and return a pointer to a C
        // string in a static.
        unsafe {
            let text = function::<unsafe extern "C" fn(*const RawOperations) -> *const c_char>(of)(self.0);
            CStr::from_ptr(text).to_str().expect("ASCII")
        }
    }

    fn open(&self) -> c_int {
        // SAFETY: the function has this type; the device is not released.
        unsafe {
            function::<unsafe extern "C" fn(*const RawOperations, *mut c_void) -> c_int>("device_open")(self.0, self.1)
        }
    }

    fn read_all(&self, buffer: &mut [u8]) -> c_long {
        // SAFETY: the function has this type; the device is not released, and the buffer has this
        // length.
        unsafe { function::<Read>("device_read_all")(self.0, self.1, buffer.as_mut_ptr(), buffer.len()) }
    }

    /// Reads into a buffer whose length is 0 or greater than that of any object.
    fn read_no_buffer(&self, length: usize) -> c_long {
        assert!(length == 0 || isize::try_from(length).is_err());
        // SAFETY: the function has this type; the device is not released, and does not use a buffer
        // of this length.
        unsafe { function::<Read>("device_read")(self.0, self.1, std::ptr::null_mut(), length) }
    }
}

impl Drop for Device {
    fn drop(&mut self) {
        // SAFETY: the function has this type; the device is released once.
        unsafe { function::<unsafe extern "C" fn(*const RawOperations, *mut c_void)>("device_release")(self.0, self.1) }
    }
}

/// Claim: kernel-c-dispatch.
#[test]
fn c_code_reads_from_a_rust_device_and_releases_it() {
    static DROPS: AtomicUsize = AtomicUsize::new(0);
    let bytes = Bytes { rest: std::sync::Mutex::new((1..=10).collect()), drops: &DROPS };
    let device = Device::register(Arc::new(bytes, GFP_KERNEL).expect("there is memory"));
    assert_eq!((device.text("device_owner"), device.text("device_name")), ("rust_devices", "bytes"));
    let mut buffer = [0; 16];
    assert_eq!((device.open(), device.read_all(&mut buffer)), (0, 10));
    assert_eq!((buffer[..10].iter().sum::<u8>(), DROPS.load(Ordering::Relaxed)), (55, 0));
    drop(device);
    assert_eq!(DROPS.load(Ordering::Relaxed), 1);
}

/// Claim: kernel-c-dispatch.
#[test]
fn c_code_gets_errors_and_finds_no_entry_for_what_a_device_cannot_do() {
    // The lock is pinned, so the device around it is initialized in place.
    let init = pin_init!(Exclusive { owner <- Mutex::new(None) });
    let kept = Arc::pin_init(init, GFP_KERNEL).expect("there is memory");
    let device = Device::register(kept.clone());
    assert_eq!([device.open(), device.open()], [0, -EBUSY.number()]);
    assert_eq!(device.read_all(&mut [0; 4]), -1);
    drop(device);
    // Gives up what `open` kept, or the device would own itself.
    let upgraded = kept.owner.lock().take().expect("it was opened");
    assert!(Arc::ptr_eq(&upgraded, &kept));
}

/// Claim: kernel-c-dispatch.
#[test]
fn c_code_sees_no_more_bytes_than_it_gave_and_no_error_that_looks_like_success() {
    let device = Device::register(Arc::new(Boasts, GFP_KERNEL).expect("there is memory"));
    assert_eq!(device.read_all(&mut [0; 4]), -5);
    // A number that means success or a length when its sign is changed is not an error number.
    assert_eq!([0, -1, c_int::MIN, Errno::MAX + 1].map(Errno::new), [None; 4]);
    assert_eq!([1, Errno::MAX].map(|number| Errno::new(number).map(Errno::number)), [Some(1), Some(Errno::MAX)]);
}

/// Claim: kernel-c-dispatch.
#[test]
fn c_code_gets_an_error_for_a_buffer_that_is_longer_than_any_slice() {
    let device = Device::register(Arc::new(Full, GFP_KERNEL).expect("there is memory"));
    assert_eq!(device.read_all(&mut [0; 4]), 4);
    let longest = isize::MAX.unsigned_abs();
    assert_eq!([0, longest + 1, usize::MAX].map(|length| device.read_no_buffer(length)), [0, -22, -22]);
}
