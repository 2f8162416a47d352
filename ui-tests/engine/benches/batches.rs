//! How much faster both derives are compared on shapes in batches than with compiler runs for each
//! shape alone.
//!
//! `cargo bench -p evidence --bench batches`
//!
//! Both ways use every core, compile the same lines below the same prelude, and must come to the
//! same verdicts and the same differences between headers.

use anyhow::{Result, bail, ensure};
use evidence::compiler::{Compiler, Verdict};
use evidence::derives::{Derive, Derives};
use evidence::shapes::generate::shape;
use evidence::shapes::judged::{DEFAULT, Sample, judge_sample};
use evidence::shapes::shape::Shape;
use evidence::shapes::{headers, judge};
use rayon::prelude::*;
use std::time::Instant;

/// As many batches as there are cores on a small machine.
const SAMPLE: Sample = Sample { seed: DEFAULT.seed, count: 500 };

/// The verdicts of both derives, and the lines in which the headers differ where both accept.
type Compared = ([Verdict; 2], Option<Vec<String>>);

fn main() -> Result<()> {
    let mut derives = Derives::build(Compiler::find()?)?;
    if !derives.implicit {
        bail!("the comparison needs a compiler that may use unstable features");
    }
    derives.add_stand_ins()?;

    let (in_batches, together) = timed(|| in_batches(&derives))?;
    let (one_by_one, alone) = timed(|| one_by_one(&derives))?;
    ensure!(together == alone, "the two ways do not come to the same result");

    let accepted = together.iter().filter(|([ours, _], _)| *ours == Verdict::Accepted).count();
    println!("{} shapes, {accepted} of them accepted by our derive", together.len());
    println!("in batches  {in_batches:8.2} s");
    println!("one by one  {one_by_one:8.2} s");
    println!("ratio       {:8.1}", one_by_one / in_batches);
    Ok(())
}

/// As the evidence engine does it.
fn in_batches(derives: &Derives) -> Result<Vec<Compared>> {
    let judged = judge_sample(derives, SAMPLE, |_| ())?;
    Ok(judged.into_iter().map(|judged| ([judged.ours.verdict, judged.builtin.verdict], judged.headers)).collect())
}

/// One compiler run for each shape and derive, and one more for its expansion where both accept.
fn one_by_one(derives: &Derives) -> Result<Vec<Compared>> {
    (0..SAMPLE.count).into_par_iter().map(|index| alone(derives, &shape(SAMPLE.seed, index))).collect()
}

fn alone(derives: &Derives, shape: &Shape) -> Result<Compared> {
    let only = [(0, shape)];
    let verdict =
        |derive| derives.with_file(&judge::file(&only), |source| Ok(derives.outcome(source, derive)?.verdict));
    let verdicts = [verdict(Derive::Ours)?, verdict(Derive::Builtin)?];
    let by_both = verdicts == [Verdict::Accepted; 2];
    let headers = by_both.then(|| headers::compare(derives, &only)).transpose()?;
    Ok((verdicts, headers.and_then(|mut headers| headers.remove(&0))))
}

fn timed<R>(run: impl FnOnce() -> Result<R>) -> Result<(f64, R)> {
    let start = Instant::now();
    let result = run()?;
    Ok((start.elapsed().as_secs_f64(), result))
}
