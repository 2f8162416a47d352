//! How the time for one large struct grows with our derive, and with the compiler's own.
//!
//! `cargo bench -p evidence --bench sizes` takes some minutes.
//!
//! Seconds are those of the processor, beyond what the same file takes with the smallest struct.
//! Our derive is unoptimized, as `cargo build` makes it.

use anyhow::{Result, bail};
use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;
use std::time::Duration;

use evidence::compiler::{Compiler, Verdict};
use evidence::derives::{Derive, Derives};

const PRELUDE: &str = "
    #![allow(dead_code)]
    use pin_coerce_unsized::SmartPointer;
    use std::marker::PhantomData;
    pub trait Of<const N: usize, X: ?Sized> {}
    impl<T: ?Sized, X: ?Sized, const N: usize> Of<N, X> for T {}
    pub struct Token<const N: usize, const M: usize>;
";

/// From the first to the second, the size grows by this.
const FACTOR: usize = 4;

const LARGEST: usize = 10_000;

/// What a struct has many of, and a function that writes a struct with that many.
type Kind = (&'static str, fn(usize) -> String);

const KINDS: [Kind; 8] = [
    ("type parameters", |size| {
        let names = many(size, |index| format!("A{index},\n"));
        format!("struct Ptr<#[pointee] T: ?Sized, {names}>(Box<T>, PhantomData<({names})>);")
    }),
    ("lifetimes", |size| {
        let names = many(size, |index| format!("'a{index},\n"));
        let uses = many(size, |index| format!("&'a{index} (),\n"));
        format!("struct Ptr<{names} T: ?Sized>(Box<T>, PhantomData<({uses})>);")
    }),
    ("const parameters", |size| {
        format!("struct Ptr<T: ?Sized, {}>(Box<T>);", many(size, |index| format!("const N{index}: usize,\n")))
    }),
    ("bounds", |size| format!("struct Ptr<T: ?Sized {}>(Box<T>);", many(size, |index| format!("+ Of<{index}, T>\n")))),
    ("predicates", |size| {
        format!("struct Ptr<T: ?Sized>(Box<T>) where {};", many(size, |index| format!("[u8; {index}]: Of<0, T>,\n")))
    }),
    ("parameters and fields", |size| {
        let names = many(size, |index| format!("A{index},\n"));
        let fields = "(),\n".repeat(size);
        format!("struct Ptr<#[pointee] T: ?Sized, {names}>(Box<T>, PhantomData<({names})>, {fields});")
    }),
    ("fields that may not be", |size| {
        let fields = many(size, |index| format!("Token<N, {index}>,\n"));
        format!("struct Ptr<T: ?Sized, const N: usize>(Box<T>, {fields});")
    }),
    ("hundreds of bytes of documentation", |size| {
        format!("struct Ptr<#[doc = \"{}\"] T: ?Sized>(Box<T>);", "The pointer. ".repeat(8 * size))
    }),
];

fn main() -> Result<()> {
    let mut derives = Derives::build(Compiler::find()?)?;
    if !derives.implicit {
        bail!("the comparison needs a compiler that may use unstable features");
    }
    derives.add_stand_ins()?;

    println!("{:35} {:>8} {:>9} {:>9} {:>7}  verdict of both", "", "size", "builtin", "ours", "ratio");
    for (name, write) in KINDS {
        let mut before: Option<[f64; 2]> = None;
        for size in [LARGEST / FACTOR, LARGEST] {
            let (seconds, verdict) = compare(&derives, &write(1), &write(size))?;
            let [builtin, ours] = seconds;
            println!("{name:35} {size:8} {builtin:9.3} {ours:9.3} {:7.2}  {verdict}", ours / builtin);
            if let Some(before) = before {
                let [builtin, ours] = [0, 1].map(|index| seconds[index] / before[index]);
                println!("{:35} {:>8} {builtin:8.1}x {ours:8.1}x {:7.2}", "", format!("{FACTOR}x"), ours / builtin);
            }
            before = Some(seconds);
        }
    }
    Ok(())
}

/// How much longer the large struct takes than the small one, with the builtin and with ours, and
/// what both say.
fn compare(derives: &Derives, small: &str, large: &str) -> Result<([f64; 2], Verdict)> {
    let mut results = Vec::new();
    for derive in [Derive::Builtin, Derive::Ours] {
        let (small, _) = shortest(derives, derive, small)?;
        let (large, verdict) = shortest(derives, derive, large)?;
        results.push((large - small, verdict));
    }
    match results[..] {
        [(builtin, verdict), (ours, same)] if verdict == same => Ok(([builtin, ours], verdict)),
        _ => bail!("the two derives give different verdicts"),
    }
}

/// The shortest time of several runs, as long as they are short.
fn shortest(derives: &Derives, derive: Derive, item: &str) -> Result<(f64, Verdict)> {
    let file = format!("{PRELUDE}#[derive(SmartPointer)] #[repr(transparent)] pub {item}\n");
    derives.with_file(&file, |source| {
        let (start, mut shortest) = (children_seconds()?, f64::INFINITY);
        loop {
            let before = children_seconds()?;
            let verdict = derives.outcome(source, derive)?.verdict;
            let after = children_seconds()?;
            shortest = shortest.min(after - before);
            if after - start > 1.0 {
                return Ok((shortest, verdict));
            }
        }
    })
}

/// The processor time of all compiler runs so far. It does not include what else runs on the
/// machine.
fn children_seconds() -> Result<f64> {
    let microseconds = getrusage(UsageWho::RUSAGE_CHILDREN)?.user_time().num_microseconds();
    Ok(Duration::from_micros(microseconds.try_into()?).as_secs_f64())
}

fn many(size: usize, write: impl Fn(usize) -> String) -> String {
    (0..size).map(write).collect()
}
