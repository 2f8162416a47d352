//! Attacks on the macro behind the derive, made on the one behind `coerce_only`, which takes the
//! same tokens; and generated pointers that only coerce, with the derive and with impls by hand.

use evidence::case::{Case, discover};
use evidence::compiler::{Compiler, Verdict};
use evidence::derives::{Derive, Derives};
use evidence::shapes::coerced::{JudgedCoerced, judge_coerced};
use evidence::shapes::judged::Sample;
use evidence::workspace;
use std::fs;

/// Calls the other macros in the place of those that the case calls.
fn renamed(case: &Case) -> Option<String> {
    let source = fs::read_to_string(&case.path).expect("the case is readable");
    let renamed = source.replace("__implicit", "__coerce_only").replace("__rejected", "__rejected_coercion");
    (renamed != source).then_some(renamed)
}

/// Claim: attack-macro.
#[test]
fn attacks_on_the_macro_behind_the_derive_fail_on_the_one_behind_coerce_only() {
    let derives = Derives::build(Compiler::find().expect("there is a compiler")).expect("the derive builds");
    let (cases, problems) = discover(&workspace().join("ui-tests")).expect("the cases are readable");
    assert!(problems.is_empty(), "{problems:#?}");
    let verdict = |source: &str| {
        let outcome = derives.with_file(source, |file| derives.outcome(file, Derive::Ours));
        outcome.expect("rustc runs").verdict
    };

    let attacks = cases.iter().filter(|case| case.subject == "attack/macro-called");
    let attacks: Vec<_> = attacks.filter_map(|case| Some((&case.name, renamed(case)?))).collect();
    assert!(attacks.len() > 30, "only {} attacks call the macro", attacks.len());
    for (name, source) in &attacks {
        // On plain stable, the macro for rejected structs writes nothing, so there is nothing to
        // attack.
        if !derives.implicit && !source.contains("__coerce_only") {
            continue;
        }
        assert_eq!(verdict(source), Verdict::Rejected, "{name}");
    }

    if derives.implicit {
        let by_hand = cases.iter().find(|case| case.name == "pass/attack/macro-called-by-hand.rs");
        let by_hand = by_hand.and_then(renamed).expect("the case calls the macro");
        assert_eq!(verdict(&by_hand), Verdict::Accepted, "the tokens of a call that is not an attack");
    }
}

/// Claim: shapes-coerce-only.
#[test]
fn generated_pointers_have_the_verdict_of_impls_by_hand() {
    const SAMPLE: Sample = Sample { seed: 16, count: 1_000 };
    let mut derives = Derives::build(Compiler::find().expect("there is a compiler")).expect("the derive builds");
    derives.add_stand_ins().expect("the compiler has a derive of its own");
    let judged = judge_coerced(&derives, SAMPLE).expect("the compiler runs");
    // What rustc accepts and ours does not, by the beginning of the words.
    let mut stricter = vec![
        "only the pointer and a `PhantomData` may mention `T`",
        "`SmartPointer` cannot be derived on a packed struct",
        "the compiler can crash where it coerces a `#[repr(C)]` struct",
        "this field is marked as the pointer, but",
        "`T` is named as the pointee, but no field points to it",
    ];
    if !derives.implicit {
        // `unsize!` does not reach into it.
        stricter.extend(["`std::cell::Ref<'a, T>` is not a pointer", "`std::cell::RefCell<"]);
    }
    let mut by_both = 0;
    for JudgedCoerced { source, ours, by_hand } in &judged {
        match (ours.verdict, by_hand.verdict) {
            (Verdict::Accepted, Verdict::Accepted) => by_both += 1,
            (Verdict::Rejected, Verdict::Rejected) => {}
            (Verdict::Rejected, Verdict::Accepted) => {
                let words = &ours.reasons[0].message;
                assert!(stricter.iter().any(|known| words.starts_with(known)), "{words}: {source}");
            }
            verdicts => panic!("{verdicts:?}: {source}"),
        }
    }
    assert!(by_both > 500, "both accept only {by_both} of {}", SAMPLE.count);
}
