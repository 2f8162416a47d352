//! Every block of the guide from hand-written impls to the derive is a program that compiles and
//! runs, in both modes. So is the README's program for plain stable, and every block of the
//! cookbook and of the page for users, unless it says which errors it has.

mod bench;

use bench::{Bench, package};
use evidence::compiler::judge;
use evidence::diagnostic::Diagnostic;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// Compiles a program in a folder of its own. Returns the path of the executable, and the errors.
fn compile(bench: &Bench, name: &str, program: &str, feature: Option<&str>) -> (PathBuf, Vec<Diagnostic>) {
    let folder = bench.scratch.path().join(name);
    fs::create_dir(&folder).expect("the temporary folder is writable");
    let file = folder.join("program.rs");
    fs::write(&file, program).expect("the temporary folder is writable");
    // Only a program with a feature in it may use unstable features.
    let mut rustc = bench.rustc(program.contains("#![feature("), name);
    rustc.args(feature.map(|feature| format!("--cfg=feature={feature:?}")));
    let outcome = judge(rustc.arg(&file)).expect("rustc runs");
    (folder.join("program"), outcome.errors)
}

/// Compiles a program and runs it.
fn run(bench: &Bench, name: &str, program: &str, feature: Option<&str>) {
    let (executable, errors) = compile(bench, name, program, feature);
    assert!(errors.is_empty(), "{program}\n{}", errors[0].rendered);
    let output = Command::new(executable).output().expect("the program starts");
    assert!(output.status.success(), "{program}\n{}", String::from_utf8_lossy(&output.stderr));
}

/// Compiles a program that is rejected, and returns the codes of its errors.
fn codes(bench: &Bench, name: &str, program: &str) -> BTreeSet<String> {
    let (_, errors) = compile(bench, name, program, None);
    // The last error without a code only counts the others.
    errors.into_iter().filter_map(|error| error.code).collect()
}

fn read(path: &str) -> String {
    fs::read_to_string(package().join("../..").join(path)).expect("the document is there")
}

/// Each block of Rust: what stands behind `rust`, and the program.
fn all_blocks(document: &str) -> impl Iterator<Item = (&str, &str)> {
    let after = document.split("\n```rust").skip(1);
    after
        .map(|rest| rest.split_once("\n```\n").expect("the block ends").0)
        .map(|block| block.split_once('\n').expect("it has lines"))
}

fn blocks(document: &str) -> Vec<&str> {
    all_blocks(document).filter(|(kind, _)| kind.is_empty()).map(|(_, program)| program).collect()
}

#[test]
fn the_program_for_plain_stable_in_the_readme_runs() {
    let readme = read("README.md");
    let blocks = blocks(&readme);
    let [program] = blocks.iter().filter(|block| block.contains("unsize!(")).collect::<Vec<_>>()[..] else {
        panic!("one program, not {blocks:?}");
    };
    run(&Bench::build(), "readme", program, None);
}

/// Claim: guide-by-hand.
#[test]
fn every_block_compiles_and_runs() {
    let guide = read("pin-coerce-unsized/FROM-HAND-WRITTEN.md");
    let blocks = blocks(&guide);
    let bench = Bench::build();
    for (index, block) in blocks.iter().enumerate() {
        run(&bench, &format!("block-{index}"), block, None);
    }
    let after = blocks.iter().filter(|block| block.contains("#[derive(SmartPointer)]")).count();
    assert_eq!((blocks.len(), after), (9, 5), "programs, and those of them after the port");

    let derive = "#[derive(pin_coerce_unsized::SmartPointer)]\n#[repr(transparent)]\npub struct";
    run(&bench, "both-at-once", &blocks[0].replace("pub struct", derive), None);
}

/// What a program begins with if it needs what the derive cannot give on plain stable.
const IMPLICIT_ONLY: &str = "// Only where coercions are implicit.\n";

/// The optional dependency of a recipe. The recipe works with the feature and without it.
const FEATURE: &str = "pin-coerce-unsized";

/// Checks every block of a document. Returns how many are programs that run, how many of these run
/// only where coercions are implicit, and how many blocks are rejected.
fn check(document: &str) -> [usize; 3] {
    let bench = Bench::build();
    let text = read(document);
    let mut counts = [0; 3];
    for (index, (kind, program)) in all_blocks(&text).enumerate() {
        let name = format!("block-{index}");
        if let Some(expected) = kind.strip_prefix(",compile_fail,") {
            counts[2] += 1;
            let expected = expected.split(',').map(str::to_owned).collect();
            assert_eq!(codes(&bench, &name, program), expected, "{program}");
            continue;
        }
        assert_eq!(kind, "", "{program}");
        counts[0] += 1;
        let is_implicit = program.starts_with(IMPLICIT_ONLY);
        counts[1] += usize::from(is_implicit);
        if is_implicit && !pin_coerce_unsized::__private::IMPLICIT {
            assert_ne!(codes(&bench, &name, program), BTreeSet::new(), "runs on plain stable as well:\n{program}");
        } else {
            run(&bench, &name, program, None);
            if program.contains(FEATURE) {
                run(&bench, &format!("{name}-with-feature"), program, Some(FEATURE));
            }
        }
    }
    counts
}

/// Claim: docs-examples.
#[test]
fn every_recipe_of_the_cookbook_runs() {
    assert_eq!(check("pin-coerce-unsized/COOKBOOK.md"), [14, 1, 0]);
}

/// Claim: docs-examples.
#[test]
fn every_block_for_users_runs_or_fails_as_it_says() {
    assert_eq!(check("pin-coerce-unsized/USING.md"), [5, 1, 3]);
}
