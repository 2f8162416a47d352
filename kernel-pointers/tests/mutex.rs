//! A mutex that must not move, initialized in place by `pinned-init`.

#![cfg(not(loom))]
#![allow(clippy::expl_impl_clone_on_copy, reason = "written by `pin_data`")]

use kernel_pointers::{AllocError, Arc, GFP_KERNEL, Mutex, UniqueArc};
use pinned_init::{InPlaceInit, PinInit, pin_data, try_pin_init};
use std::convert::Infallible;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

#[derive(Debug, PartialEq, Eq)]
enum Error {
    Memory,
    Refused,
}

impl From<AllocError> for Error {
    fn from(_: AllocError) -> Self {
        Self::Memory
    }
}

impl From<Infallible> for Error {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

/// Counts how many were dropped.
struct Dropped(&'static AtomicUsize);

impl Drop for Dropped {
    fn drop(&mut self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

#[pin_data]
struct DriverData {
    #[pin]
    first: Mutex<Dropped>,
    #[pin]
    second: Mutex<u32>,
    last: u32,
}

impl DriverData {
    fn new(drops: &'static AtomicUsize, refuse: bool) -> impl PinInit<Self, Error> {
        try_pin_init!(Self {
            first <- Mutex::new(Dropped(drops)),
            second <- Mutex::new(1),
            last: if refuse { return Err(Error::Refused) } else { 2 },
        }? Error)
    }
}

trait Driver: Send + Sync {
    fn sum(&self) -> u32;
}

impl Driver for DriverData {
    fn sum(&self) -> u32 {
        let _first = self.first.lock();
        *self.second.lock() + self.last
    }
}

/// Claim: kernel-pinned-init.
#[test]
fn driver_data_is_initialized_where_the_arc_keeps_it() {
    static DROPS: AtomicUsize = AtomicUsize::new(0);
    let memory = UniqueArc::new_uninit(GFP_KERNEL).expect("there is memory");
    let data = Arc::from(memory.pin_init_with(DriverData::new(&DROPS, false)).expect("not refused"));
    assert_eq!(data.sum(), 3);
    drop(data);
    assert_eq!(DROPS.load(Ordering::Relaxed), 1);
}

/// Claim: kernel-pinned-init.
#[test]
fn what_was_initialized_before_an_error_is_dropped() {
    static DROPS: AtomicUsize = AtomicUsize::new(0);
    let memory = UniqueArc::<DriverData>::new_uninit(GFP_KERNEL).expect("there is memory");
    assert_eq!(memory.pin_init_with(DriverData::new(&DROPS, true)).err(), Some(Error::Refused));
    assert_eq!(DROPS.load(Ordering::Relaxed), 1);
}

#[test]
fn through_the_trait_of_pinned_init() {
    static DROPS: AtomicUsize = AtomicUsize::new(0);
    let shared = Arc::try_pin_init(DriverData::new(&DROPS, false)).expect("not refused");
    let unique = UniqueArc::try_pin_init(DriverData::new(&DROPS, false)).expect("not refused");
    assert_eq!((shared.sum(), unique.sum()), (3, 3));
    assert_eq!(Arc::try_pin_init(DriverData::new(&DROPS, true)).err().map(|error| error == Error::Refused), Some(true));
    assert_eq!(DROPS.load(Ordering::Relaxed), 1);
    let plain = Arc::<u32>::init(7).expect("cannot fail");
    assert_eq!(*plain, 7);
}

/// Claim: kernel-coerce-pin.
/// Claim: kernel-pinned-init.
#[cfg(feature = "implicit")]
#[test]
fn driver_data_becomes_a_trait_object() {
    static DROPS: AtomicUsize = AtomicUsize::new(0);
    let pinned = Arc::try_pin_init(DriverData::new(&DROPS, false)).expect("not refused");
    let driver: std::pin::Pin<Arc<dyn Driver>> = pinned.clone();
    assert_eq!(driver.sum(), 3);

    let memory = UniqueArc::new_uninit(GFP_KERNEL).expect("there is memory");
    let data = Arc::from(memory.pin_init_with(DriverData::new(&DROPS, false)).expect("not refused"));
    let driver: Arc<dyn Driver> = data;
    assert_eq!(driver.sum(), 3);
}

#[test]
fn threads_that_wait_get_the_lock_one_after_the_other() {
    let memory = UniqueArc::new_uninit(GFP_KERNEL).expect("there is memory");
    let mutex = Arc::from(memory.pin_init_with(Mutex::new((0_u32, 0_u32))).expect("cannot fail"));
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..2_000 {
                    let mut both = mutex.lock();
                    both.0 += 1;
                    if both.0 % 64 == 0 {
                        // Long enough that others go to sleep.
                        thread::yield_now();
                    }
                    both.1 += 1;
                }
            });
        }
    });
    assert_eq!(*mutex.lock(), (8_000, 8_000));
}
