//! Every order of events of the atomic reference count and of the tracker, within loom's limits.
//!
//! `RUSTFLAGS="--cfg loom" cargo test -p kernel-pointers --test loom --target-dir target/loom`

#![cfg(loom)]

use kernel_pointers::list::{AtomicTracker, TryNewListArc};
use kernel_pointers::refcount::Atomics;
use kernel_pointers::{Arc, GFP_KERNEL, InPlaceInit, ListArc, Mutex, Refcount, impl_list_arc_safe};
use loom::cell::UnsafeCell;
use loom::sync::atomic::{AtomicUsize, Ordering};
use loom::thread;

/// Loom reports each use of the cell that is not ordered with a write by another thread.
struct Value(UnsafeCell<u32>);

// SAFETY: each test says at each use why nobody else uses the cell at that time.
unsafe impl Sync for Value {}

// SAFETY: as above.
unsafe impl Send for Value {}

/// Claim: kernel-refcount-order.
#[test]
fn the_last_of_two_owners_sees_what_the_other_did() {
    loom::model(|| {
        let count = loom::sync::Arc::new((Refcount::<Atomics>::with(2), Value(UnsafeCell::new(0))));
        let other = count.clone();
        let thread = thread::spawn(move || {
            if other.0.decrement_and_test() {
                // SAFETY: the last owner.
                other.1.0.with_mut(|value| unsafe { *value += 1 });
            }
        });
        if count.0.decrement_and_test() {
            // SAFETY: the last owner.
            count.1.0.with_mut(|value| unsafe { *value += 1 });
        }
        thread.join().expect("no panic");
        // SAFETY: the other thread is gone.
        count.1.0.with(|value| assert_eq!(unsafe { *value }, 1));
    });
}

/// Claim: kernel-refcount-order.
#[test]
fn owners_use_the_value_before_the_last_frees_it() {
    loom::model(|| {
        let first = Arc::new(Value(UnsafeCell::new(0)), GFP_KERNEL).expect("there is memory");
        let second = first.clone();
        let thread = thread::spawn(move || {
            // SAFETY: nobody writes while there are owners.
            second.0.with(|value| assert_eq!(unsafe { *value }, 0));
        });
        // SAFETY: nobody writes while there are owners.
        first.0.with(|value| assert_eq!(unsafe { *value }, 0));
        if let Some(unique) = first.into_unique_or_drop() {
            // SAFETY: the only owner. Loom reports a race if the other thread's read does not
            // happen before.
            unique.0.with_mut(|value| unsafe { *value = 1 });
        }
        thread.join().expect("no panic");
    });
}

/// Claim: kernel-refcount-order.
#[test]
fn a_clone_keeps_the_object() {
    struct Dropped(loom::sync::Arc<AtomicUsize>);
    impl Drop for Dropped {
        fn drop(&mut self) {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
    }

    loom::model(|| {
        let drops = loom::sync::Arc::new(AtomicUsize::new(0));
        let first = Arc::new(Dropped(drops.clone()), GFP_KERNEL).expect("there is memory");
        let second = first.clone();
        let thread = thread::spawn(move || drop(second.clone()));
        drop(first);
        thread.join().expect("no panic");
        assert_eq!(drops.load(Ordering::Relaxed), 1);
    });
}

/// Claim: kernel-refcount-order.
#[test]
fn an_only_owner_comes_after_what_former_owners_did() {
    loom::model(|| {
        let count = loom::sync::Arc::new((Refcount::<Atomics>::with(2), Value(UnsafeCell::new(0))));
        let other = count.clone();
        let thread = thread::spawn(move || {
            // SAFETY: nobody writes while there are two owners.
            other.1.0.with(|value| assert_eq!(unsafe { *value }, 0));
            assert!(!other.0.decrement_and_test());
        });
        if count.0.is_one() {
            // SAFETY: the only owner. Loom reports a race if the other's read does not happen
            // before.
            count.1.0.with_mut(|value| unsafe { *value = 1 });
        }
        thread.join().expect("no panic");
    });
}

/// Claim: kernel-refcount-order.
#[test]
fn saturation_wins_every_race() {
    loom::model(|| {
        let count = loom::sync::Arc::new(Refcount::<Atomics>::with(isize::MAX as usize));
        let other = count.clone();
        let thread = thread::spawn(move || {
            other.increment();
            other.increment();
            assert!(!other.decrement_and_test());
        });
        count.increment();
        assert!(!count.decrement_and_test());
        thread.join().expect("no panic");
        // The two increments of one thread pass the maximum wherever those of the other come.
        assert_eq!(count.read(), None);
    });
}

/// Claim: kernel-list-arc-once.
#[test]
fn one_list_arc_hands_over_to_the_next() {
    struct Item {
        tracker: AtomicTracker,
        links: Value,
    }
    // SAFETY: the struct has no parameters, so no other struct can become this one.
    impl_list_arc_safe!(unsafe impl ListArcSafe<0> for Item { tracked_by tracker: AtomicTracker; });

    loom::model(|| {
        let value = Item { tracker: AtomicTracker::new(), links: Value(UnsafeCell::new(0)) };
        let value = Arc::new(value, GFP_KERNEL).expect("there is memory");
        let other = value.clone();
        let use_links = |value: &Arc<Item>| {
            if let Some(only) = ListArc::<_, 0>::try_from_arc_borrow(value.as_arc_borrow()) {
                // SAFETY: there is one `ListArc`. Loom reports a race if two can have it, or if the
                // hand-over is not ordered.
                only.links.0.with_mut(|links| unsafe { *links += 1 });
            }
        };
        let thread = thread::spawn(move || use_links(&other));
        use_links(&value);
        thread.join().expect("no panic");
        assert!(value.tracker.try_new_list_arc());
    });
}

/// Claim: kernel-mutex-order.
#[test]
fn each_owner_of_a_mutex_sees_what_the_last_one_did() {
    loom::model(|| {
        let mutex = Arc::pin_init(Mutex::new(Value(UnsafeCell::new(0))), GFP_KERNEL).expect("there is memory");
        let add_one = |mutex: &Arc<Mutex<Value>>| {
            let value = mutex.lock();
            // SAFETY: there is one guard. Loom reports a race if the use through the last guard
            // does not happen before.
            value.0.with_mut(|value| unsafe { *value += 1 });
        };
        let other = mutex.clone();
        let thread = thread::spawn(move || add_one(&other));
        add_one(&mutex);
        thread.join().expect("no panic");
        // SAFETY: the other thread is gone.
        mutex.lock().0.with(|value| assert_eq!(unsafe { *value }, 2));
    });
}
