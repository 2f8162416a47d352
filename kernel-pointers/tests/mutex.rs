//! A mutex that must not move, initialized in place by `pinned-init`.

#![cfg(not(loom))]
#![allow(clippy::expl_impl_clone_on_copy, reason = "written by `pin_data`")]

use kernel_pointers::{
    AllocError, Arc, GFP_KERNEL, InPlaceInit, KBox, List, ListArc, ListLinks, Mutex, UniqueArc, impl_list_arc_safe,
    impl_list_item,
};
use pinned_init::{PinInit, pin_data, try_pin_init};
use std::convert::Infallible;
use std::marker::PhantomPinned;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::ptr;
use std::sync::atomic::{AtomicPtr, AtomicUsize, Ordering};
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
    /// Where it was initialized.
    address: usize,
    last: u32,
}

impl DriverData {
    fn new(drops: &'static AtomicUsize, refuse: bool) -> impl PinInit<Self, Error> {
        try_pin_init!(&this in Self {
            first <- Mutex::new(Dropped(drops)),
            second <- Mutex::new(1),
            address: this.as_ptr().addr(),
            last: if refuse { return Err(Error::Refused) } else { 2 },
        }? Error)
    }
}

trait Driver: Send + Sync {
    fn sum(&self) -> u32;
}

impl Driver for DriverData {
    fn sum(&self) -> u32 {
        assert_eq!(ptr::from_ref(self).addr(), self.address, "it stays where it was initialized");
        let _first = self.first.lock();
        *self.second.lock() + self.last
    }
}

impl_list_arc_safe!(impl ListArcSafe<0> for DriverData { untracked; });

/// The memory of a pinned value is not used for anything else before the value is dropped. This is
/// what the sanitizers and valgrind see if it is freed.
///
/// Claim: kernel-pinned-init.
#[test]
fn a_pinned_value_stays_if_its_initializer_panics_later() {
    struct Pinned(u32, PhantomPinned);

    // What is reachable from here is not a leak to LeakSanitizer.
    static BOXED: AtomicPtr<u32> = AtomicPtr::new(ptr::null_mut());
    static SHARED: AtomicPtr<u32> = AtomicPtr::new(ptr::null_mut());

    let init = |place: &'static AtomicPtr<u32>| {
        Pinned(7, PhantomPinned).pin_chain(move |value: Pin<&mut Pinned>| -> Result<(), Infallible> {
            place.store((&raw const value.0).cast_mut(), Ordering::Relaxed);
            panic!("after the value was pinned")
        })
    };
    let boxed = catch_unwind(AssertUnwindSafe(|| KBox::<Pinned>::pin_init(init(&BOXED), GFP_KERNEL).is_ok()));
    let shared = catch_unwind(AssertUnwindSafe(|| Arc::<Pinned>::pin_init(init(&SHARED), GFP_KERNEL).is_ok()));
    assert!(boxed.is_err() && shared.is_err());
    for place in [&BOXED, &SHARED] {
        // SAFETY: the value was pinned there and never dropped.
        assert_eq!(unsafe { *place.load(Ordering::Relaxed) }, 7);
    }
}

/// Claim: kernel-pinned-init.
#[test]
fn driver_data_is_initialized_where_each_pointer_keeps_it() {
    static DROPS: AtomicUsize = AtomicUsize::new(0);
    let init = || DriverData::new(&DROPS, false);
    let arc: Arc<DriverData> = Arc::try_pin_init(init(), GFP_KERNEL).expect("not refused");
    let list_arc: ListArc<DriverData> = ListArc::try_pin_init(init(), GFP_KERNEL).expect("not refused");
    let unique: Pin<UniqueArc<DriverData>> = UniqueArc::try_pin_init(init(), GFP_KERNEL).expect("not refused");
    let boxed: Pin<KBox<DriverData>> = KBox::try_pin_init(init(), GFP_KERNEL).expect("not refused");
    assert_eq!([arc.sum(), list_arc.sum(), unique.sum(), boxed.sum()], [3; 4]);
    drop((arc, list_arc, unique, boxed));
    assert_eq!(DROPS.load(Ordering::Relaxed), 4);
}

/// Claim: kernel-pinned-init.
#[test]
fn memory_is_allocated_first_and_initialized_later() {
    static DROPS: AtomicUsize = AtomicUsize::new(0);
    let memory = UniqueArc::new_uninit(GFP_KERNEL).expect("there is memory");
    let data = Arc::from(memory.pin_init_with(DriverData::new(&DROPS, false)).expect("not refused"));
    let memory = KBox::new_uninit(GFP_KERNEL).expect("there is memory");
    let boxed = memory.pin_init_with(DriverData::new(&DROPS, false)).expect("not refused");
    assert_eq!((data.sum(), boxed.sum()), (3, 3));
    drop((data, boxed));
    assert_eq!(DROPS.load(Ordering::Relaxed), 2);
}

/// Claim: kernel-pinned-init.
#[test]
fn what_was_initialized_before_an_error_is_dropped() {
    static DROPS: AtomicUsize = AtomicUsize::new(0);
    let init = || DriverData::new(&DROPS, true);
    let refused = [
        Arc::try_pin_init(init(), GFP_KERNEL).err(),
        ListArc::<_, 0>::try_pin_init(init(), GFP_KERNEL).err(),
        UniqueArc::try_pin_init(init(), GFP_KERNEL).err(),
        KBox::try_pin_init(init(), GFP_KERNEL).err(),
    ];
    assert_eq!((refused, DROPS.load(Ordering::Relaxed)), ([const { Some(Error::Refused) }; 4], 4));
}

#[test]
fn values_that_can_move_are_initialized_without_a_pin() {
    let (arc, unique) = (Arc::<u32>::init(7, GFP_KERNEL), UniqueArc::<u32>::init(7, GFP_KERNEL));
    assert_eq!((arc.map(|value| *value), unique.map(|value| *value)), (Ok(7), Ok(7)));
    let mut boxed = KBox::<u32>::init(7, GFP_KERNEL).expect("there is memory");
    *boxed += 1;
    assert_eq!((*boxed, KBox::new_uninit(GFP_KERNEL).map(|memory| *memory.write(9))), (8, Ok(9)));
    let pinned: Result<Pin<KBox<Mutex<u32>>>, AllocError> = KBox::pin_init(Mutex::new(7), GFP_KERNEL);
    assert_eq!(pinned.map(|mutex| *mutex.lock()), Ok(7));
}

#[test]
fn a_pinned_arc_becomes_an_arc_again() {
    let pinned: Pin<Arc<Mutex<u32>>> = Arc::pin_init(Mutex::new(7), GFP_KERNEL).expect("there is memory").into();
    let arc: Arc<Mutex<u32>> = pinned.clone().into();
    assert!(ptr::eq(&raw const *pinned, &raw const *arc));
    assert_eq!(*arc.as_arc_borrow().lock(), 7);
}

/// Claim: kernel-coerce-pin.
/// Claim: kernel-pinned-init.
#[cfg(feature = "implicit")]
#[test]
fn driver_data_becomes_a_trait_object() {
    static DROPS: AtomicUsize = AtomicUsize::new(0);
    let data = Arc::try_pin_init(DriverData::new(&DROPS, false), GFP_KERNEL).expect("not refused");
    let pinned: Pin<Arc<DriverData>> = data.clone().into();
    let driver: Pin<Arc<dyn Driver>> = pinned;
    assert_eq!(driver.sum(), 3);
    let driver: Arc<dyn Driver> = data;
    assert_eq!(driver.sum(), 3);
}

#[test]
fn threads_that_wait_get_the_lock_one_after_the_other() {
    let mutex = Arc::pin_init(Mutex::new((0_u32, 0_u32)), GFP_KERNEL).expect("there is memory");
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

#[pin_data]
struct Process {
    all: ListLinks<0>,
    runnable: ListLinks<1>,
    #[pin]
    name: Mutex<&'static str>,
}

impl_list_arc_safe!(impl ListArcSafe<0> for Process { untracked; });
impl_list_arc_safe!(impl ListArcSafe<1> for Process { untracked; });
impl_list_item!(impl ListItem<0> for Process { using ListLinks { all }; });
impl_list_item!(impl ListItem<1> for Process { using ListLinks { runnable }; });

/// Claim: kernel-list-arc-once.
/// Claim: kernel-pinned-init.
#[test]
fn a_pinned_value_is_in_two_lists() {
    let init = try_pin_init!(Process {
        all: ListLinks::new(),
        runnable: ListLinks::new(),
        name <- Mutex::new("init"),
    }? AllocError);
    let unique = UniqueArc::try_pin_init(init, GFP_KERNEL).expect("there is memory");
    let (by_age, by_priority) = ListArc::pair_from_pin_unique(unique);
    let (mut all, mut queue) = (List::<Process, 0>::new(), List::<Process, 1>::new());
    all.push_back(by_age);
    queue.push_back(by_priority);
    *queue.pop_front().expect("it is in the queue").name.lock() = "shell";
    assert_eq!(all.pop_front().map(|process| *process.name.lock()), Some("shell"));
}

/// `pin_data` lets safe code move what is pinned (`InPlaceInit`, "Limits").
///
/// Claim: kernel-pinned-init.
#[test]
fn a_mutex_that_was_moved_still_works() {
    let pinned: Pin<KBox<Mutex<u32>>> = KBox::pin_init(Mutex::new(7), GFP_KERNEL).expect("there is memory");
    // SAFETY: none. This is what safe code can do, and what the test is about.
    let moved = Box::new(unsafe { Pin::into_inner_unchecked(pinned) }.into_inner());
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| (0..100).for_each(|_| *moved.lock() += 1));
        }
    });
    assert_eq!(*moved.lock(), 407);
}
