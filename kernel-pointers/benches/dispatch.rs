//! What a call through `dyn` costs in three ways: the language's dispatch on the pointer, `#[dispatch]`, and a method with `&self`.
//!
//! `cargo bench -p kernel-pointers --bench dispatch`
//!
//! Prints instructions, counted by valgrind as in the bench `instructions`, and the time of the fastest of many runs. Plain stable has no
//! dispatch of the language on such a pointer.

#![cfg_attr(feature = "implicit", feature(arbitrary_self_types))]

use kernel_pointers::{Arc, ArcBorrow, GFP_KERNEL};
use pin_coerce_unsized::{dispatch, unsize};
use std::hint::black_box;
use std::process::Command;
use std::time::Instant;
use std::{env, fs};

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

/// A name, and what does the operation so many times.
type Operation = (&'static str, fn(usize));

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

/// How many instructions this program executes when it is told to run one operation, or `None` without valgrind.
fn count(operation: usize, rounds: usize) -> Option<u64> {
    let output = env::temp_dir().join(format!("kernel-pointers-dispatch-{}", std::process::id()));
    let status = Command::new("valgrind")
        .args(["--tool=callgrind", "-q", &format!("--callgrind-out-file={}", output.display())])
        .arg(env::current_exe().expect("this program has a file"))
        .args([operation.to_string(), rounds.to_string()])
        .status()
        .ok()?;
    assert!(status.success(), "the operation runs under valgrind");
    let profile = fs::read_to_string(&output).expect("callgrind wrote its profile");
    fs::remove_file(&output).expect("the profile is ours");
    let total = profile.lines().find_map(|line| line.strip_prefix("summary: ").or(line.strip_prefix("totals: ")));
    Some(total.expect("a profile has a total").trim().parse().expect("a number"))
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
    let arguments: Vec<usize> = env::args().skip(1).filter_map(|argument| argument.parse().ok()).collect();
    if let [operation, rounds] = arguments[..] {
        operations()[operation].1(rounds);
        return;
    }
    for (index, (name, operation)) in operations().into_iter().enumerate() {
        let instructions = count(index, 1_000).zip(count(index, 11_000)).map_or_else(
            || "not counted without valgrind".to_owned(),
            // Rounded: a few instructions at the start differ from run to run.
            |(few, many)| format!("{:2} instructions", (many - few + 5_000) / 10_000),
        );
        println!("{name:28} {instructions}, {:.2} ns", time(operation));
    }
}
