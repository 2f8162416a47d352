//! The reference count saturates in both directions, in the same way in Rust's memory model and in
//! x86-64 instructions.

#![cfg(not(loom))]

use kernel_pointers::refcount::{Atomics, CountOps, Refcount};
use proptest::prelude::{Just, Strategy, any, prop_assert_eq, prop_oneof, proptest};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

const MAX: usize = isize::MAX.unsigned_abs() + 1;

fn saturates_upwards<O: CountOps>() {
    let count = Refcount::<O>::with(MAX - 1);
    count.increment();
    assert_eq!(count.read(), Some(MAX));
    for _ in 0..3 {
        count.increment();
        assert_eq!(count.read(), None);
    }
    for _ in 0..3 {
        assert!(!count.decrement_and_test());
        assert_eq!(count.read(), None);
    }
}

fn saturates_downwards<O: CountOps>() {
    let count = Refcount::<O>::one();
    assert!(count.decrement_and_test());
    assert_eq!(count.read(), Some(0));
    assert!(!count.decrement_and_test());
    assert_eq!(count.read(), None);
    count.increment();
    assert_eq!(count.read(), None);
}

fn increment_of_a_dead_object_saturates<O: CountOps>() {
    let count = Refcount::<O>::with(0);
    count.increment();
    assert_eq!((count.read(), count.is_one()), (None, false));
}

fn counts_from_many_threads<O: CountOps + Sync>() {
    const THREADS: usize = 4;
    const ROUNDS: usize = 10_000;
    let (count, last) = (Refcount::<O>::with(THREADS), AtomicUsize::new(0));
    thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                for _ in 0..ROUNDS {
                    count.increment();
                    assert!(!count.decrement_and_test());
                }
                last.fetch_add(usize::from(count.decrement_and_test()), Ordering::Relaxed);
            });
        }
    });
    assert_eq!((count.read(), last.into_inner()), (Some(0), 1));
}

fn stays_saturated_under_many_threads<O: CountOps + Sync>() {
    let count = Refcount::<O>::with(MAX);
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                // More increments than decrements, so that the maximum is passed in each order of
                // events.
                for _ in 0..10_000 {
                    count.increment();
                    count.increment();
                    assert!(!count.decrement_and_test());
                }
            });
        }
    });
    assert_eq!(count.read(), None);
}

macro_rules! with_both {
    ($($name:ident),*) => {
        mod with_atomics {
            $(#[test] fn $name() { super::$name::<super::Atomics>(); })*
        }

        #[cfg(all(target_arch = "x86_64", target_pointer_width = "64"))]
        #[rustversion::since(1.87)]
        mod with_lock_prefixed {
            $(#[test] fn $name() { super::$name::<kernel_pointers::refcount::LockPrefixed>(); })*
        }
    };
}

with_both!(
    saturates_upwards,
    saturates_downwards,
    increment_of_a_dead_object_saturates,
    counts_from_many_threads,
    stays_saturated_under_many_threads
);

/// Numbers near the ends of what can be counted.
fn references() -> impl Strategy<Value = usize> {
    prop_oneof![0..6_usize, MAX - 5..MAX + 5, Just(usize::MAX), any::<usize>()]
}

proptest! {
    /// Claim: kernel-refcount.
    #[test]
    fn agrees_with_the_table_of_its_documentation(start in references(), ups in proptest::collection::vec(any::<bool>(), 0..40)) {
        let count = Refcount::<Atomics>::with(start);
        let mut model = (start <= MAX).then_some(start);
        for up in ups {
            if up {
                count.increment();
                model = model.and_then(|n| (1..MAX).contains(&n).then(|| n + 1));
            } else {
                prop_assert_eq!(count.decrement_and_test(), model == Some(1));
                model = model.and_then(|n| n.checked_sub(1));
            }
            prop_assert_eq!((count.read(), count.is_one()), (model, model == Some(1)));
        }
    }
}

#[cfg(all(target_arch = "x86_64", target_pointer_width = "64"))]
#[rustversion::since(1.87)]
mod both {
    use super::{Atomics, Refcount, references};
    use kernel_pointers::refcount::LockPrefixed;
    use proptest::prelude::{any, prop_assert_eq, proptest};

    proptest! {
        /// Claim: kernel-refcount.
        #[test]
        fn agree_after_each_operation(start in references(), ups in proptest::collection::vec(any::<bool>(), 0..40)) {
            let (atomics, assembly) = (Refcount::<Atomics>::with(start), Refcount::<LockPrefixed>::with(start));
            for up in ups {
                if up {
                    atomics.increment();
                    assembly.increment();
                } else {
                    prop_assert_eq!(atomics.decrement_and_test(), assembly.decrement_and_test());
                }
                prop_assert_eq!((atomics.read(), atomics.is_one()), (assembly.read(), assembly.is_one()));
            }
        }
    }
}
