//! The fix for rust-lang/rust#148899, tried without building a compiler: a second derive writes one
//! more impl beside those of the compiler's own derive. That impl is an error if the name of the
//! struct means another type in the end.
#![cfg(feature = "implicit")]

use evidence::case::{Case, Kind, discover};
use evidence::compiler::{Compiler, Outcome, Verdict};
use evidence::derives::{Derive, Derives};
use evidence::source::Source;
use evidence::workspace;
use rayon::prelude::*;
use regex::Regex;
use std::fs;
use std::sync::LazyLock;

/// What the compiler's own derive makes of each case that has a counterpart there: alone, and with
/// each of the two derives beside it.
struct Judged {
    case: Case,
    alone: Verdict,
    inherent: Outcome,
    negative: Outcome,
}

static JUDGED: LazyLock<Vec<Judged>> = LazyLock::new(|| {
    let mut derives = Derives::build(Compiler::find().expect("there is a compiler")).expect("the derive builds");
    derives.add_stand_ins().expect("the compiler has a derive of its own");
    let (mut cases, problems) = discover(&workspace().join("ui-tests")).expect("the suite can be read");
    assert!(problems.is_empty(), "{problems:#?}");
    cases.retain(|case| {
        let is_honest = matches!(case.kind, Kind::Pass | Kind::Catalogue);
        case.header.builtin.is_compared() && (is_honest || case.subject == "attack/item-replaced")
    });

    let name = Regex::new(r"\bderive\(((?:[^()]*\W)?(?:SmartPointer|CoercePointee)\b)").expect("a valid pattern");
    let judge = |case: Case| {
        let source = fs::read_to_string(&case.path).expect("the case is readable");
        let outcome = |source: &str| {
            let told = |file: Source<'_>| {
                let file = Source { has_main: case.has_main, ..file };
                derives.outcome_told(file, Derive::Builtin, |rustc| rustc.arg("-Zcrate-attr=feature(negative_impls)"))
            };
            derives.with_file(source, told).expect("rustc runs")
        };
        let beside = |derive: &str| {
            let changed = name.replace_all(&source, format!("derive(::hostile_macros::{derive}, $1"));
            assert_ne!(changed, source, "{}: no struct derives", case.name);
            outcome(&changed)
        };
        let (alone, inherent, negative) = (outcome(&source).verdict, beside("InherentImpl"), beside("NegativeImpl"));
        Judged { case, alone, inherent, negative }
    };
    cases.into_par_iter().map(judge).collect()
});

fn names<'a>(judged: impl Iterator<Item = &'a Judged>) -> Vec<&'a str> {
    judged.map(|judged| judged.case.name.as_str()).collect()
}

fn codes(outcome: &Outcome) -> Vec<&str> {
    outcome.errors.iter().filter_map(|error| error.code.as_deref()).collect()
}

/// Claim: attack-item-beside-the-builtin.
#[test]
fn every_honest_struct_is_accepted() {
    let accepted = |judged: &&Judged| judged.case.kind != Kind::Attack && judged.alone == Verdict::Accepted;
    let honest: Vec<_> = JUDGED.iter().filter(accepted).collect();
    let mut problems = Vec::new();
    for Judged { case, inherent, negative, .. } in &honest {
        let outcomes = [("inherent", inherent), ("negative", negative)];
        for (name, outcome) in outcomes.into_iter().filter(|(_, outcome)| outcome.verdict != Verdict::Accepted) {
            let errors: String = outcome.errors.iter().map(|error| &*error.rendered).collect();
            problems.push(format!("{}, with the {name} impl:\n{errors}", case.name));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
    let catalogue = honest.iter().filter(|judged| judged.case.kind == Kind::Catalogue).count();
    println!("{} cases of `pass` and {catalogue} of the catalogue are accepted", honest.len() - catalogue);
}

/// Claim: attack-item-beside-the-builtin.
#[test]
fn every_replaced_struct_but_one_of_the_crate_is_rejected() {
    const LIFETIME: [&str; 2] =
        ["attack/item-replaced/alias-changes-a-lifetime.rs", "attack/item-replaced/parameter-with-a-default.rs"];
    const PIN: [&str; 2] =
        ["attack/item-replaced/alias-of-pin-under-cfg-attr.rs", "attack/item-replaced/alias-of-pin.rs"];
    const OF_ANOTHER_MODULE: &str = "attack/item-replaced/struct-of-another-module.rs";

    let attacks = || JUDGED.iter().filter(|judged| judged.case.kind == Kind::Attack);
    let alone = names(attacks().filter(|judged| judged.alone == Verdict::Accepted));
    assert_eq!(alone, [LIFETIME[0], PIN[0], PIN[1], LIFETIME[1], OF_ANOTHER_MODULE], "accepted by the builtin alone");

    // The inherent impl says to which crate the struct belongs, and the negative one also that it is
    // the whole struct. Neither says that it is the one that the derive was on.
    let passed = |outcome: fn(&Judged) -> &Outcome| {
        names(attacks().filter(|judged| outcome(judged).verdict != Verdict::Rejected))
    };
    assert_eq!(passed(|judged| &judged.inherent), [LIFETIME[0], LIFETIME[1], OF_ANOTHER_MODULE]);
    assert_eq!(passed(|judged| &judged.negative), [OF_ANOTHER_MODULE]);
    for Judged { case, inherent, negative, .. } in attacks() {
        let expected = match case.name.as_str() {
            name if LIFETIME.contains(&name) => Some((&[][..], ["E0366"])),
            name if PIN.contains(&name) => Some((&["E0116"][..], ["E0321"])),
            _ => None,
        };
        if let Some((with_inherent, with_negative)) = expected {
            assert_eq!((&*codes(inherent), &*codes(negative)), (with_inherent, &with_negative[..]), "{}", case.name);
        }
    }
    let rejected = |passed: usize| attacks().count() - passed;
    println!(
        "{} of {} attacks are rejected, {} of them by the builtin alone",
        rejected(passed(|judged| &judged.negative).len()),
        attacks().count(),
        rejected(alone.len())
    );
}
