//! Instructions per operation, counted by valgrind. Unlike times, the counts are the same on every
//! run.
//!
//! `cargo bench -p kernel-pointers --bench instructions`

mod callgrind;

use callgrind::{Operation, instructions, is_told_to_run};
use kernel_pointers::{Arc, GFP_KERNEL, List, ListArc, ListLinks, impl_list_arc_safe, impl_list_item};
use std::collections::{LinkedList, VecDeque};
use std::hint::black_box;

struct Item {
    links: ListLinks,
    value: u32,
}

impl_list_arc_safe!(impl ListArcSafe<0> for Item { untracked; });
impl_list_item!(impl ListItem<0> for Item { using ListLinks { links }; });

#[cfg(feature = "implicit")]
trait Job {
    fn run(&self) -> u32;
}

#[cfg(feature = "implicit")]
impl Job for u32 {
    fn run(&self) -> u32 {
        *self
    }
}

const OPERATIONS: [Operation; 9] = [
    ("clone and drop, std", |rounds| {
        let value = std::sync::Arc::new(7);
        (0..rounds).for_each(|_| drop(black_box(black_box(&value).clone())));
    }),
    ("clone and drop, triomphe", |rounds| {
        let value = triomphe::Arc::new(7);
        (0..rounds).for_each(|_| drop(black_box(black_box(&value).clone())));
    }),
    ("clone and drop, ours", |rounds| {
        let value = arc(7);
        (0..rounds).for_each(|_| drop(black_box(black_box(&value).clone())));
    }),
    ("new and drop, std", |rounds| (0..rounds).for_each(|round| drop(black_box(std::sync::Arc::new(round))))),
    ("new and drop, triomphe", |rounds| (0..rounds).for_each(|round| drop(black_box(triomphe::Arc::new(round))))),
    ("new and drop, ours", |rounds| (0..rounds).for_each(|round| drop(black_box(arc(round))))),
    ("push and pop, std VecDeque of Arc", |rounds| {
        let mut list = VecDeque::from([std::sync::Arc::new(7), std::sync::Arc::new(8)]);
        rotate(rounds, || {
            let item = list.pop_front().expect("two elements");
            let value = *item;
            list.push_back(item);
            value
        });
    }),
    ("push and pop, std LinkedList of Arc", |rounds| {
        let mut list = LinkedList::from([std::sync::Arc::new(7), std::sync::Arc::new(8)]);
        rotate(rounds, || {
            let item = list.pop_front().expect("two elements");
            let value = *item;
            list.push_back(item);
            value
        });
    }),
    ("push and pop, ours", |rounds| {
        let mut list = List::<Item>::new();
        for value in [7, 8] {
            let item = Item { links: ListLinks::new(), value };
            list.push_back(ListArc::new(item, GFP_KERNEL).expect("there is memory"));
        }
        rotate(rounds, || {
            let item = list.pop_front().expect("two elements");
            let value = item.value;
            list.push_back(item);
            value
        });
    }),
];

fn arc<T>(value: T) -> Arc<T> {
    Arc::new(value, GFP_KERNEL).expect("there is memory")
}

fn rotate(rounds: usize, mut step: impl FnMut() -> u32) {
    for _ in 0..rounds {
        black_box(step());
    }
}

/// What coerces, and so needs the impls of the derive.
fn dispatch() -> Vec<Operation> {
    #[cfg(not(feature = "implicit"))]
    return Vec::new();
    #[cfg(feature = "implicit")]
    vec![
        ("dispatch through dyn, std", |rounds| {
            let job: std::sync::Arc<dyn Job> = std::sync::Arc::new(7);
            rotate(rounds, || black_box(&job).run());
        }),
        ("dispatch through dyn, ours", |rounds| {
            let sized = arc(7);
            let job: Arc<dyn Job> = sized;
            rotate(rounds, || black_box(&job).run());
        }),
    ]
}

fn operations() -> Vec<Operation> {
    OPERATIONS.into_iter().chain(dispatch()).collect()
}

fn main() {
    let operations = operations();
    if is_told_to_run(&operations) {
        return;
    }
    for (index, (name, _)) in operations.iter().enumerate() {
        let Some((total, rounds)) = instructions(index) else {
            println!("valgrind is not here, so nothing is counted");
            return;
        };
        let tenths = (10 * total + rounds / 2) / rounds;
        println!("{name:40} {:4}.{} instructions", tenths / 10, tenths % 10);
    }
}
