//! `unsize!` costs nothing: where it stands, the compiler emits the instructions that it emits for
//! the implicit coercion.
//!
//! Both are functions of one program, `programs/pairs.rs`, compiled together. Where the derive
//! writes the implicit coercion, that is what `unsize!` is compared with; on plain stable, it is
//! the same impls written by hand, which that program alone is allowed to do.

mod bench;

use bench::{Bench, package};
use std::collections::BTreeMap;
use std::{fs, iter};

/// The instructions of every function whose name starts with one of `prefixes`, by name, with
/// labels numbered anew.
fn functions(assembly: &str, prefixes: [&str; 2]) -> BTreeMap<String, Vec<String>> {
    let mut functions: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut current: Option<(String, Vec<String>)> = None;
    for line in assembly.lines() {
        let label = line.strip_suffix(':').filter(|label| !label.starts_with(char::is_whitespace));
        if let Some(name) = label.filter(|label| prefixes.iter().any(|prefix| label.starts_with(prefix))) {
            current = Some((name.to_owned(), Vec::new()));
        } else if label.is_some_and(|label| label.starts_with(".Lfunc_end")) {
            functions.extend(current.take().map(|(name, lines)| (name, renumbered(&lines))));
        } else if let Some((_, lines)) = &mut current {
            let is_directive = line.trim_start().starts_with('.') && label.is_none();
            if !is_directive && !line.trim().is_empty() {
                lines.push(line.trim().to_owned());
            }
        }
    }
    functions
}

/// The lines with every local label, `.LBB7_2`, replaced by its place in the order in which they
/// occur.
fn renumbered(lines: &[String]) -> Vec<String> {
    let mut seen: Vec<String> = Vec::new();
    let is_part = |character: char| character.is_ascii_alphanumeric() || character == '_';
    let mut renumber = |part: &str| {
        let (label, rest) = part.split_at(part.find(|character| !is_part(character)).unwrap_or(part.len()));
        // Constants and vtables have names of their own, which are the same in both functions.
        if !["BB", "func", "tmp"].iter().any(|local| label.starts_with(local)) {
            return part.to_owned();
        }
        let number = seen.iter().position(|other| other == label).unwrap_or_else(|| {
            seen.push(label.to_owned());
            seen.len() - 1
        });
        format!("{number}{rest}")
    };
    let mut line = |line: &String| {
        let mut parts = line.split(".L");
        let before = parts.next().unwrap_or_default().to_owned();
        iter::once(before).chain(parts.map(&mut renumber)).collect::<Vec<_>>().join(".L")
    };
    lines.iter().map(&mut line).collect()
}

#[test]
fn labels_are_renumbered_and_constants_are_not() {
    let lines = ["je .LBB7_2".to_owned(), ".LBB7_2:".to_owned(), "lea rdx, [rip + .Lvtable.0]".to_owned()];
    assert_eq!(renumbered(&lines), ["je .L0", ".L0:", "lea rdx, [rip + .Lvtable.0]"]);
}

/// Claim: unsize-costs-nothing.
/// Claim: unsize-fields-cost-nothing.
#[test]
fn instructions_are_those_of_the_implicit_coercion() {
    let bench = Bench::build();
    for level in ["1", "2", "3", "s"] {
        let folder = format!("pairs-{level}");
        let mut rustc = bench.rustc(true, &folder);
        if !pin_coerce_unsized::__private::IMPLICIT {
            rustc.args(["--cfg", "by_hand"]);
        }
        // Identical functions would be merged, and then there would be nothing left to compare.
        rustc.args(["--crate-type=lib", "--emit=asm", "-Ccodegen-units=1", "-Zmerge-functions=disabled"]);
        let output = rustc.arg(format!("-Copt-level={level}")).arg(package().join("programs/pairs.rs")).output();
        let output = output.expect("rustc runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let assembly = fs::read_to_string(bench.scratch.path().join(folder).join("pairs.s")).expect("rustc wrote it");
        let functions = functions(&assembly, ["implicit_", "explicit_"]);
        let mut pairs = 0;
        for (name, implicit) in &functions {
            let Some(pair) = name.strip_prefix("implicit_") else { continue };
            let explicit = &functions[&format!("explicit_{pair}")];
            assert!(!implicit.is_empty(), "{name} has instructions");
            if pair == "control" {
                assert_ne!(implicit, explicit, "one instruction more makes a difference");
            } else if pair.starts_with("beside") {
                // The coercion copies the fields one by one, and `unsize!` copies neighbours
                // together.
                assert!(explicit.len() <= implicit.len(), "{pair} at level {level}: {explicit:#?}");
                pairs += 1;
            } else {
                assert_eq!(implicit, explicit, "{pair} at level {level}");
                pairs += 1;
            }
        }
        assert_eq!(pairs, 16, "every pair of the program was found at level {level}");
    }
}
