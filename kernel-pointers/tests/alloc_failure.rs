//! Without memory, every constructor returns an error, drops what it was given, and leaks nothing.

#![cfg(not(loom))]

use kernel_pointers::alloc::{Allocator, Flags, Kmalloc, Vmalloc};
use kernel_pointers::list::AtomicTracker;
use kernel_pointers::{
    AllocError, Arc, GFP_ATOMIC, GFP_KERNEL, GFP_ZERO, KBox, List, ListArc, ListLinks, UniqueArc, VBox,
    impl_list_arc_safe, impl_list_item,
};
use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr::NonNull;

/// The system's allocator, which on request fails, and counts the bytes that are allocated, in the
/// thread that asks.
struct FaultInjecting;

thread_local! {
    static FAIL: Cell<bool> = const { Cell::new(false) };
    static LIVE: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: it is the system's allocator, or no memory.
unsafe impl GlobalAlloc for FaultInjecting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if FAIL.get() {
            return std::ptr::null_mut();
        }
        LIVE.set(LIVE.get().wrapping_add(layout.size()));
        // SAFETY: the contract of this method.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        LIVE.set(LIVE.get().wrapping_sub(layout.size()));
        // SAFETY: the contract of this method.
        unsafe { System.dealloc(memory, layout) };
    }
}

#[global_allocator]
static ALLOCATOR: FaultInjecting = FaultInjecting;

/// Whether allocations fail in the body.
fn with_faults<R>(body: impl FnOnce() -> R) -> R {
    FAIL.set(true);
    let result = body();
    FAIL.set(false);
    result
}

/// Checks that the body frees what it allocates, with the same layouts.
fn without_leaks(body: impl FnOnce()) {
    let before = LIVE.get();
    body();
    assert_eq!(LIVE.get(), before);
}

/// Is on the heap itself and counts its drops.
struct Value<'a> {
    tracker: AtomicTracker,
    _heap: Box<u8>,
    drops: &'a Cell<usize>,
}

// SAFETY: one impl for the whole struct, which is not unsized.
impl_list_arc_safe!(unsafe impl['a] ListArcSafe<0> for Value<'a> { tracked_by tracker: AtomicTracker; });

impl<'a> Value<'a> {
    fn new(drops: &'a Cell<usize>) -> Self {
        Self { tracker: AtomicTracker::new(), _heap: Box::new(1), drops }
    }
}

impl Drop for Value<'_> {
    fn drop(&mut self) {
        self.drops.set(self.drops.get() + 1);
    }
}

/// Makes a pointer without memory.
fn fails_cleanly(constructor: impl for<'a> Fn(Value<'a>) -> Result<(), AllocError>) {
    without_leaks(|| {
        let drops = Cell::new(0);
        let value = Value::new(&drops);
        assert_eq!((with_faults(|| constructor(value)).err(), drops.get()), (Some(AllocError), 1));
    });
}

/// Claim: kernel-alloc-failure.
#[test]
fn of_an_arc() {
    fails_cleanly(|value| Arc::new(value, GFP_KERNEL).map(drop));
}

/// Claim: kernel-alloc-failure.
#[test]
fn of_a_unique_arc() {
    fails_cleanly(|value| UniqueArc::new(value, GFP_ATOMIC).map(drop));
}

/// Claim: kernel-alloc-failure.
#[test]
fn of_a_list_arc() {
    fails_cleanly(|value| ListArc::<_, 0>::new(value, GFP_KERNEL).map(drop));
}

/// Claim: kernel-alloc-failure.
#[test]
fn of_boxes_from_either_allocator() {
    fails_cleanly(|value| KBox::new(value, GFP_KERNEL).map(drop));
    fails_cleanly(|value| VBox::new(value, GFP_KERNEL | GFP_ZERO).map(drop));
}

/// Claim: kernel-alloc-failure.
#[test]
fn a_caller_that_allocates_first_keeps_the_value() {
    without_leaks(|| {
        let drops = Cell::new(0);
        let value = Value::new(&drops);
        assert!(with_faults(|| UniqueArc::<Value<'_>>::new_uninit(GFP_KERNEL)).is_err());
        assert_eq!(drops.get(), 0);
        let memory = UniqueArc::new_uninit(GFP_KERNEL).expect("there is memory again");
        // From here on, nothing allocates.
        let shared: Arc<Value<'_>> = with_faults(|| memory.write(value).into());
        assert_eq!(drops.get(), 0);
        drop(shared);
        assert_eq!(drops.get(), 1);
    });
}

#[test]
fn owners_and_borrows_leak_nothing() {
    without_leaks(|| {
        let drops = Cell::new(0);
        let first = Arc::new(Value::new(&drops), GFP_KERNEL).expect("there is memory");
        let second: Arc<Value<'_>> = first.as_arc_borrow().into();
        assert!(first.into_unique_or_drop().is_none());
        drop(second.into_unique_or_drop().expect("the last reference"));
        assert_eq!(drops.get(), 1);
    });
}

/// Claim: kernel-list.
#[test]
fn a_list_of_a_million_is_built_walked_and_dropped_without_an_allocation_in_push() {
    struct Item {
        links: ListLinks,
        value: u64,
    }
    impl_list_arc_safe!(impl ListArcSafe<0> for Item { untracked; });
    impl_list_item!(impl ListItem<0> for Item { using ListLinks { links }; });

    without_leaks(|| {
        let mut list = List::<Item>::new();
        for value in 0..1_000_000 {
            let item = ListArc::new(Item { links: ListLinks::new(), value }, GFP_KERNEL).expect("there is memory");
            // To allocate here would end the test.
            with_faults(|| list.push_back(item));
        }
        assert_eq!(list.iter().map(|item| item.value).sum::<u64>(), 499_999_500_000);
        with_faults(|| drop(list));
    });
}

/// Claim: kernel-allocator-type.
#[cfg(feature = "implicit")]
#[test]
fn what_was_unsized_is_freed_by_its_allocator_with_its_layout() {
    trait Anything {}
    impl<T> Anything for T {}

    without_leaks(|| {
        let drops = Cell::new(0);
        let small = KBox::new(Value::new(&drops), GFP_KERNEL).expect("there is memory");
        let pages = VBox::new(Value::new(&drops), GFP_KERNEL).expect("there is memory");
        let shared = Arc::new(Value::new(&drops), GFP_KERNEL).expect("there is memory");
        let small: KBox<dyn Anything + '_> = small;
        let pages: VBox<dyn Anything + '_> = pages;
        let shared: Arc<dyn Anything + '_> = shared;
        drop((small, pages, shared));
        assert_eq!(drops.get(), 3);
    });
}

#[test]
fn a_layout_too_large_for_whole_pages_is_an_error() {
    let layout = Layout::from_size_align(isize::MAX.unsigned_abs() - 7, 8).expect("the largest");
    assert_eq!(Vmalloc::alloc(layout, GFP_KERNEL), Err(AllocError));
}

/// Frees memory, and then panics.
enum PanicsInFree {}

// SAFETY: it is `Kmalloc`, but for the panic.
unsafe impl Allocator for PanicsInFree {
    fn alloc(layout: Layout, flags: Flags) -> Result<NonNull<u8>, AllocError> {
        Kmalloc::alloc(layout, flags)
    }

    unsafe fn free(memory: NonNull<u8>, layout: Layout) {
        // SAFETY: the contract of this method.
        unsafe { Kmalloc::free(memory, layout) };
        panic!("freed");
    }
}

/// Claim: kernel-alloc-failure.
#[test]
fn a_value_is_dropped_once_if_freeing_panics() {
    let drops = Cell::new(0);
    let boxed = || {
        let boxed = kernel_pointers::kbox::Box::<_, PanicsInFree>::new(Value::new(&drops), GFP_KERNEL);
        boxed.expect("there is memory")
    };
    let taken = catch_unwind(AssertUnwindSafe(|| boxed().into_inner()));
    assert_eq!((taken.is_err(), drops.take()), (true, 1));
    let dropped = catch_unwind(AssertUnwindSafe(|| drop(boxed())));
    assert_eq!((dropped.is_err(), drops.take()), (true, 1));
}
