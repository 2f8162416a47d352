//! Threads that fight for a mutex, for `ListArc`s and for the elements of lists, for a tool to
//! watch: `.ci/own-std thread`.

#![cfg(not(loom))]

use kernel_pointers::list::AtomicTracker;
use kernel_pointers::{
    Arc, GFP_KERNEL, InPlaceInit, List, ListArc, ListLinks, Mutex, impl_list_arc_safe, impl_list_item,
};
use std::mem::take;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

struct Item {
    links: ListLinks,
    tracker: AtomicTracker,
    value: usize,
}

// SAFETY: the struct has no parameters, so no other struct can become this one.
impl_list_arc_safe!(unsafe impl ListArcSafe<0> for Item { tracked_by tracker: AtomicTracker; });
impl_list_item!(impl ListItem<0> for Item { using ListLinks { links }; });

const THREADS: usize = 6;
const ROUNDS: usize = 3_000;

/// Claim: kernel-thread-sanitizer.
#[test]
fn threads_move_elements_between_lists_and_are_woken_for_no_reason() {
    let new = |value| Arc::new(Item { links: ListLinks::new(), tracker: AtomicTracker::new(), value }, GFP_KERNEL);
    let items = [0, 1, 2, 3].map(|value| new(value).expect("there is memory"));
    let mutex = Arc::pin_init(Mutex::new((0, List::<Item>::new())), GFP_KERNEL).expect("there is memory");
    let stop = AtomicBool::new(false);
    thread::scope(|scope| {
        let workers: Vec<_> = (0..THREADS)
            .map(|number| {
                let (mutex, items) = (&mutex, &items);
                scope.spawn(move || {
                    for round in 0..ROUNDS {
                        let mut guard = mutex.lock();
                        guard.0 += 1;
                        let item = items[(round + number) % items.len()].clone();
                        if let Ok(list_arc) = ListArc::<_, 0>::try_from_arc(item) {
                            guard.1.push_back(list_arc);
                        }
                        let popped = if round % 3 == 0 { guard.1.pop_front() } else { None };
                        // Walked and dropped without the lock, so that only the tracker orders it.
                        let list = if round % 16 == 0 { take(&mut guard.1) } else { List::new() };
                        drop(guard);
                        assert!(list.iter().all(|item| item.value < items.len()));
                        drop((list, popped));
                    }
                })
            })
            .collect();
        let threads: Vec<_> = workers.iter().map(|worker| worker.thread().clone()).collect();
        // A thread that waits must not go on only because it was unparked.
        let stop = &stop;
        scope.spawn(move || {
            while !stop.load(Ordering::Relaxed) {
                threads.iter().for_each(thread::Thread::unpark);
                thread::yield_now();
            }
        });
        for worker in workers {
            worker.join().expect("no panic");
        }
        stop.store(true, Ordering::Relaxed);
    });
    assert_eq!(mutex.lock().0, THREADS * ROUNDS);
}
