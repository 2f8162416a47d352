//! Counts the instructions of an operation: the program runs itself under
//! `valgrind --tool=callgrind` with two numbers of rounds, and the difference is the cost of the
//! operation.

use std::process::Command;
use std::{env, fs};

/// A name, and a function that does the operation the given number of times.
pub(crate) type Operation = (&'static str, fn(usize));

const FEW: usize = 1_000;
const MANY: usize = 11_000;

/// Runs the operation that the arguments name, and returns whether there is one.
pub(crate) fn is_told_to_run(operations: &[Operation]) -> bool {
    let arguments: Vec<usize> = env::args().skip(1).filter_map(|argument| argument.parse().ok()).collect();
    let [operation, rounds] = arguments[..] else { return false };
    operations[operation].1(rounds);
    true
}

/// Returns a number of instructions and the number of rounds of the operation that take them, or
/// `None` without valgrind. A few instructions at the start differ from run to run, so a caller
/// rounds.
pub(crate) fn instructions(operation: usize) -> Option<(u64, u64)> {
    Some((count(operation, MANY)? - count(operation, FEW)?, (MANY - FEW) as u64))
}

/// Returns how many instructions this program executes when it is told to run one operation, or
/// `None` without valgrind.
fn count(operation: usize, rounds: usize) -> Option<u64> {
    let output = env::temp_dir().join(format!("kernel-pointers-{}", std::process::id()));
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
