//! Time per operation, against std's `Arc` and `triomphe`.
//!
//! divan drops what a benchmark returns after the clock has stopped. So what has to be measured is
//! dropped inside.
//!
//! `cargo bench -p kernel-pointers --bench time`

use divan::Bencher;
use kernel_pointers::{Arc, GFP_KERNEL, List, ListArc, ListLinks, impl_list_arc_safe, impl_list_item};
use std::hint::black_box;

fn main() {
    divan::main();
}

fn arc<T>(value: T) -> Arc<T> {
    Arc::new(value, GFP_KERNEL).expect("there is memory")
}

#[divan::bench]
fn clone_and_drop_std(bencher: Bencher<'_, '_>) {
    let value = std::sync::Arc::new(7);
    bencher.bench(|| drop(black_box(&value).clone()));
}

#[divan::bench]
fn clone_and_drop_triomphe(bencher: Bencher<'_, '_>) {
    let value = triomphe::Arc::new(7);
    bencher.bench(|| drop(black_box(&value).clone()));
}

#[divan::bench]
fn clone_and_drop_ours(bencher: Bencher<'_, '_>) {
    let value = arc(7);
    bencher.bench(|| drop(black_box(&value).clone()));
}

#[cfg(feature = "implicit")]
mod dispatch {
    use super::{Arc, Bencher, arc, black_box};
    use std::fmt::Debug;

    trait Job: Debug {
        fn run(&self) -> u32;
    }

    impl Job for u32 {
        fn run(&self) -> u32 {
            *self
        }
    }

    #[divan::bench]
    fn through_dyn_std(bencher: Bencher<'_, '_>) {
        let job: std::sync::Arc<dyn Job> = std::sync::Arc::new(7);
        bencher.bench_local(|| black_box(&job).run());
    }

    #[divan::bench]
    fn through_dyn_ours(bencher: Bencher<'_, '_>) {
        let sized = arc(7);
        let job: Arc<dyn Job> = sized;
        bencher.bench_local(|| black_box(&job).run());
    }
}

struct Item {
    links: ListLinks,
    value: usize,
}

impl_list_arc_safe!(impl ListArcSafe<0> for Item { untracked; });
impl_list_item!(impl ListItem<0> for Item { using ListLinks { links }; });

const ELEMENTS: usize = 1_000_000;

#[divan::bench(sample_count = 10, sample_size = 1)]
fn a_list_of_one_million_built_walked_and_dropped(bencher: Bencher<'_, '_>) {
    bencher.bench(|| {
        let mut list = List::<Item>::new();
        for value in 0..ELEMENTS {
            list.push_back(ListArc::new(Item { links: ListLinks::new(), value }, GFP_KERNEL).expect("there is memory"));
        }
        list.iter().map(|item| item.value).sum::<usize>()
    });
}

#[divan::bench(sample_count = 10, sample_size = 1)]
fn a_std_linked_list_of_one_million_arcs_built_walked_and_dropped(bencher: Bencher<'_, '_>) {
    bencher.bench(|| {
        let mut list = std::collections::LinkedList::new();
        for value in 0..ELEMENTS {
            list.push_back(std::sync::Arc::new(value));
        }
        list.iter().map(|item| **item).sum::<usize>()
    });
}
