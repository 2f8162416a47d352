//! Every block of the guide from hand-written impls to the derive is a program that compiles and runs, in both modes. So is what the
//! README says of plain stable.

mod bench;

use bench::{Bench, package};
use evidence::compiler::judge;
use std::fs;
use std::process::Command;

/// Compiles a program and runs it.
fn run(bench: &Bench, name: &str, program: &str) {
    let folder = bench.scratch.path().join(name);
    fs::create_dir(&folder).expect("the temporary folder is writable");
    let file = folder.join("program.rs");
    fs::write(&file, program).expect("the temporary folder is writable");
    // Only what is ported from nightly may use unstable features.
    let mut rustc = bench.rustc(program.starts_with("#![feature("), name);
    let outcome = judge(rustc.arg(&file)).expect("rustc runs");
    assert!(outcome.errors.is_empty(), "{program}\n{}", outcome.errors[0].rendered);
    let output = Command::new(folder.join("program")).output().expect("the program starts");
    assert!(output.status.success(), "{program}\n{}", String::from_utf8_lossy(&output.stderr));
}

fn read(path: &str) -> String {
    fs::read_to_string(package().join("../..").join(path)).expect("the document is there")
}

fn blocks(document: &str) -> Vec<&str> {
    let after = document.split("\n```rust\n").skip(1);
    after.map(|rest| rest.split_once("\n```\n").expect("the block ends").0).collect()
}

#[test]
fn the_program_for_plain_stable_in_the_readme_runs() {
    let readme = read("README.md");
    let blocks = blocks(&readme);
    let [program] = blocks.iter().filter(|block| block.contains("unsize!(")).collect::<Vec<_>>()[..] else {
        panic!("one program, not {blocks:?}");
    };
    run(&Bench::build(), "readme", program);
}

/// Claim: guide-by-hand.
#[test]
fn every_block_compiles_and_runs() {
    let guide = read("pin-coerce-unsized/FROM-HAND-WRITTEN.md");
    let blocks = blocks(&guide);
    let bench = Bench::build();
    for (index, block) in blocks.iter().enumerate() {
        run(&bench, &format!("block-{index}"), block);
    }
    let after = blocks.iter().filter(|block| block.contains("#[derive(SmartPointer)]")).count();
    assert_eq!((blocks.len(), after), (9, 5), "programs, and those of them after the port");

    let derive = "#[derive(pin_coerce_unsized::SmartPointer)]\n#[repr(transparent)]\npub struct";
    run(&bench, "both-at-once", &blocks[0].replace("pub struct", derive));
}
