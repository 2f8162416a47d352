//! `side-by-side.md` shows what both derives say today, and ours is as good in each criterion or says why not.

use evidence::case::discover;
use evidence::compare::judge_all;
use evidence::compiler::Compiler;
use evidence::derives::Derives;
use evidence::{report, side_by_side, workspace};
use std::env;

/// Claim: errors-likely-mistakes.
#[cfg_attr(not(feature = "implicit"), ignore = "plain stable has no derive of its own to compare with")]
#[rustversion::attr(not(stable(1.95)), ignore = "the words are rustc 1.95's")]
#[test]
fn likely_mistakes_have_errors_as_good_as_the_builtins() {
    // As the engine does, so that rustc finds the source of the runtime crate.
    env::set_current_dir(workspace()).expect("the workspace is there");
    let (mut cases, _) = discover(&workspace().join("ui-tests")).expect("the suite can be read");
    cases.retain(|case| side_by_side::cases().any(|name| name == case.name));
    let compiler = Compiler::find(workspace()).expect("there is a compiler");
    let mut derives = Derives::build(compiler, workspace()).expect("the derive builds");
    derives.add_stand_ins().expect("the compiler has a derive");
    let judged = judge_all(&derives, cases, || ()).expect("the compiler runs");

    assert_eq!(side_by_side::problems(&judged), Vec::<String>::new());
    let document = workspace().join("ui-tests/side-by-side.md");
    let (before, after) = report::redrawn(&document, &[("side-by-side", side_by_side::document(&judged))])
        .expect("the document has its markers");
    assert_eq!(before, after, "redraw it with `cargo run`");
}
