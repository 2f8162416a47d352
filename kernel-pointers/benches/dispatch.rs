//! What a call through `dyn` costs in three ways: the language's dispatch on the pointer,
//! `#[dispatch]`, and a method with `&self`.
//!
//! `cargo bench -p kernel-pointers --bench dispatch`
//!
//! Prints instructions, counted by valgrind, and the time of the fastest of many runs. On plain
//! stable, the language cannot dispatch on such a pointer.

#![cfg_attr(feature = "implicit", feature(arbitrary_self_types))]

mod callgrind;

use callgrind::{Operation, instructions, is_told_to_run};
use kernel_pointers::{Arc, ArcBorrow, GFP_KERNEL};
use pin_coerce_unsized::{dispatch, unsize};
use std::hint::black_box;
use std::time::Instant;

#[cfg(feature = "implicit")]
trait OfTheLanguage {
    fn run(self: ArcBorrow<'_, Self>) -> u32;
}

#[cfg(feature = "implicit")]
impl OfTheLanguage for u32 {
    fn run(self: ArcBorrow<'_, Self>) -> u32 {
        *self
    }
}

#[dispatch]
trait OfTheMacro {
    fn run(this: ArcBorrow<'_, Self>) -> u32;
}

impl OfTheMacro for u32 {
    fn run(this: ArcBorrow<'_, Self>) -> u32 {
        *this
    }
}

trait OfAReference {
    fn run(&self) -> u32;
}

impl OfAReference for u32 {
    fn run(&self) -> u32 {
        *self
    }
}

fn operations() -> Vec<Operation> {
    vec![
        #[cfg(feature = "implicit")]
        ("self: ArcBorrow<'_, Self>", |rounds| {
            let job = unsize!(arc() => dyn OfTheLanguage);
            (0..rounds).for_each(|_| {
                black_box(black_box(job.as_arc_borrow()).run());
            });
        }),
        ("this: ArcBorrow<'_, Self>", |rounds| {
            let job = unsize!(arc() => dyn OfTheMacro);
            (0..rounds).for_each(|_| {
                black_box(black_box(job.as_arc_borrow()).run());
            });
        }),
        ("&self", |rounds| {
            let job = unsize!(arc() => dyn OfAReference);
            (0..rounds).for_each(|_| {
                black_box(black_box(job.as_arc_borrow()).run());
            });
        }),
    ]
}

fn arc() -> Arc<u32> {
    Arc::new(7, GFP_KERNEL).expect("there is memory")
}

/// The nanoseconds of one operation, in the fastest of many runs.
fn time(operation: fn(usize)) -> f64 {
    const ROUNDS: u32 = 1_000_000;
    let run = || {
        let start = Instant::now();
        operation(ROUNDS as usize);
        start.elapsed().as_secs_f64() * 1e9 / f64::from(ROUNDS)
    };
    (0..50).map(|_| run()).fold(f64::INFINITY, f64::min)
}

fn main() {
    let operations = operations();
    if is_told_to_run(&operations) {
        return;
    }
    for (index, (name, operation)) in operations.into_iter().enumerate() {
        let instructions = instructions(index).map_or_else(
            || "not counted without valgrind".to_owned(),
            |(total, rounds)| format!("{:2} instructions", (total + rounds / 2) / rounds),
        );
        println!("{name:28} {instructions}, {:.2} ns", time(operation));
    }
}
