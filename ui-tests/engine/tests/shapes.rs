//! Generated shapes with both derives: few here, and thousands in `cargo run`.
//!
//! Where coercions are implicit, ours has to accept the definition; on plain stable, a use of
//! `unsize!` as well.

use evidence::compiler::{Compiler, Verdict};
use evidence::derives::{Derive, Derives};
use evidence::render::shapes::describe;
use evidence::scratch::Scratch;
use evidence::shapes::differences::{Example, known};
use evidence::shapes::generate::shape;
use evidence::shapes::headers::read;
use evidence::shapes::judge::{file, judge};
use evidence::shapes::judged::{JudgedShape, Sample, Side, judge_batch, judge_sample};
use evidence::shapes::run::run;
use evidence::shapes::shape::Shape;
use evidence::shapes::shrink::shrink;
use evidence::workspace;
use std::collections::HashSet;
use std::path::Path;
use std::sync::LazyLock;

/// Other shapes than those of the report.
const SAMPLE: Sample = Sample { seed: 1, count: 300 };

static DERIVES: LazyLock<Derives> = LazyLock::new(|| {
    let compiler = Compiler::find().expect("there is a compiler");
    let scratch = Scratch::kept(Path::new(env!("CARGO_TARGET_TMPDIR")).join("shapes")).expect("it can be made");
    let mut derives = Derives::build_with(compiler, scratch, |cargo| cargo).expect("the derive builds");
    derives.add_stand_ins().expect("the compiler has a derive of its own");
    if !derives.implicit {
        derives.add_implicit().expect("the derive builds in implicit mode");
    }
    derives
});

static JUDGED: LazyLock<Vec<JudgedShape>> =
    LazyLock::new(|| judge_sample(&DERIVES, SAMPLE, |_| ()).expect("the compiler runs"));

fn assert_none<'a>(judged: impl Iterator<Item = &'a JudgedShape>) {
    let described: Vec<String> = judged.map(describe).collect();
    assert!(described.is_empty(), "{}", described.join("\n"));
}

/// Claim: shapes-verdicts.
#[test]
fn both_derives_agree() {
    let accepted = JUDGED.iter().filter(|judged| judged.ours.verdict == Verdict::Accepted).count();
    assert!((60..240).contains(&accepted), "{accepted} of {} shapes are accepted", SAMPLE.count);
    assert_none(JUDGED.iter().filter(|judged| judged.is_unexplained() && judged.side() != Some(Side::Header)));
}

/// Claim: shapes-headers.
#[cfg_attr(not(feature = "implicit"), ignore = "plain stable has other impls")]
#[test]
fn both_derives_write_the_same_headers() {
    let equal = JUDGED.iter().filter(|judged| judged.headers.as_ref().is_some_and(Vec::is_empty)).count();
    assert!(equal > 60, "{equal} shapes have headers that are equal");
    assert_none(JUDGED.iter().filter(|judged| judged.is_unexplained() && judged.side() == Some(Side::Header)));
}

/// Claim: shapes-verdicts.
#[test]
fn a_batch_gives_the_verdicts_of_single_files() {
    let sample = &JUDGED[..40];
    for JudgedShape { shape, ours, builtin, .. } in sample {
        for (derive, together) in [(Derive::Ours, ours), (Derive::Builtin, builtin)] {
            let alone = &judge(&DERIVES, derive, &[shape]).expect("the compiler runs")[0];
            assert_eq!(alone.verdict, together.verdict, "{derive:?}: {}", shape.source());
        }
    }
}

#[cfg_attr(not(feature = "implicit"), ignore = "plain stable has other impls")]
#[test]
fn a_parameter_with_the_name_of_the_new_one_stays_apart_in_the_headers() {
    let is_named_so = |judged: &&JudgedShape| judged.shape.parameters.iter().any(|parameter| parameter.name == "__S");
    let mut by_both = JUDGED.iter().filter(|judged| judged.headers.is_some());
    let shape = &by_both.find(is_named_so).expect("some shape has such a parameter").shape;
    for derive in [Derive::Ours, Derive::Builtin] {
        let headers = read(&DERIVES, derive, &[(0, shape)]).expect("the compiler runs").remove(&0).expect("it is read");
        assert_eq!(headers.len(), 2, "{derive:?}");
        for header in headers {
            let parameters: HashSet<&String> = header.parameters.iter().collect();
            assert_eq!(parameters.len(), shape.parameters.len() + 1, "{derive:?}: {header:?}");
        }
    }
}

#[test]
fn the_same_seed_gives_the_same_shapes() {
    assert_eq!(shape(SAMPLE.seed, 7), shape(SAMPLE.seed, 7));
    assert_ne!(shape(SAMPLE.seed, 7), shape(SAMPLE.seed, 8));
    assert_ne!(shape(SAMPLE.seed, 7), shape(SAMPLE.seed + 1, 7));
}

/// Claim: shapes-named.
#[test]
fn every_known_difference_has_its_example() {
    for difference in known(true).chain(known(false)) {
        match difference.example {
            Example::Case(path) => {
                let example = workspace().join("ui-tests/ui").join(path);
                assert!(example.is_file(), "{}: {path} is not there", difference.name);
            }
            // Those are of plain stable.
            Example::Definition(_) if DERIVES.implicit => {}
            Example::Definition(definition) => {
                let item = format!("#[derive(SmartPointer)] #[repr(transparent)] {definition}");
                let source = format!("{} mod example {{ use super::around::*; {item} }}", file(&[]));
                let verdict = |derive| {
                    DERIVES.with_file(&source, |source| DERIVES.outcome(source, derive)).expect("rustc runs").verdict
                };
                let verdicts = [Derive::Ours, Derive::Builtin, Derive::OursImplicit].map(verdict);
                let expected = match difference.side {
                    Side::Stricter => [Verdict::Rejected, Verdict::Accepted, Verdict::Accepted],
                    Side::Alone => [Verdict::Accepted, Verdict::Rejected, Verdict::Rejected],
                    side => panic!("{side:?} has cases as examples"),
                };
                assert_eq!(verdicts, expected, "{}", difference.name);
            }
        }
    }
}

#[cfg_attr(feature = "implicit", ignore = "where coercions are implicit, nothing is left out")]
#[test]
fn what_is_left_out_for_unsize_is_not_accepted() {
    let is_plain = |judged: &&JudgedShape| judged.side().is_none() && judged.ours.verdict == Verdict::Accepted;
    let mut shape = JUDGED.iter().find(is_plain).expect("some shape is accepted").shape.clone();
    shape.predicates.push("same!(u8): Every".to_owned());
    let judged = judge_batch(&DERIVES, vec![shape]).expect("the compiler runs").remove(0);
    assert_eq!(judged.side(), Some(Side::Stricter), "{}", describe(&judged));
    assert_eq!(judged.known().map(|difference| difference.name), Some("bound-hides-code"), "{}", describe(&judged));
}

#[test]
fn a_shape_that_only_unsize_accepts_is_unexplained() {
    let is_laxer = |judged: &&JudgedShape| judged.side() == Some(Side::Laxer);
    let mut judged = JUDGED.iter().find(is_laxer).expect("ours is laxer with some shape").clone();
    assert!(!judged.is_unexplained(), "{}", describe(&judged));
    judged.checked = Some(judged.builtin.clone());
    assert!(judged.is_unexplained() && judged.side() == Some(Side::Alone), "{}", describe(&judged));
}

/// Claim: shapes-named.
#[test]
fn an_unknown_difference_is_made_small() {
    let accepted = JUDGED.iter().filter(|judged| judged.side().is_none() && judged.ours.verdict == Verdict::Accepted);
    let longest: &Shape = &accepted.max_by_key(|judged| judged.shape.source().len()).expect("some are accepted").shape;
    // The builtin knows no such attribute.
    let mut planted = longest.clone();
    planted.attributes.push("#[smart_pointer(crate = ::pin_coerce_unsized)]".to_owned());
    let judged = judge_batch(&DERIVES, vec![planted]).expect("the compiler runs").remove(0);
    assert!(judged.is_unexplained() && judged.side() == Some(Side::Laxer), "{}", describe(&judged));

    let small = shrink(&DERIVES, &judged).expect("the compiler runs");
    assert!(small.is_unexplained() && small.shape.source().len() < longest.source().len(), "{}", describe(&small));
    assert!(small.shape.predicates.is_empty() && small.shape.fields.len() == 1, "{}", describe(&small));
}

/// Claim: shapes-run.
#[test]
fn what_has_a_value_coerces_and_drops_it() {
    let accepted = JUDGED.iter().filter(|judged| judged.ours.verdict == Verdict::Accepted);
    let shapes: Vec<&Shape> = accepted.map(|judged| &judged.shape).collect();
    let ran = run(&DERIVES, &shapes).expect("each that has a value runs");
    assert!(ran > shapes.len() / 10, "{ran} of {} accepted shapes are run", shapes.len());
}
