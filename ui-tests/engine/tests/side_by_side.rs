//! `side-by-side.md` shows what both derives say today, and ours is as good in each criterion or
//! says why not.

use evidence::case::discover;
use evidence::compare::judge_cases;
use evidence::compiler::Compiler;
use evidence::derives::Derives;
use evidence::mistakes;
use evidence::render::markers::redrawn;
use evidence::render::side_by_side::document;
use evidence::workspace;
use std::env;

/// Claim: errors-likely-mistakes.
#[cfg_attr(not(feature = "implicit"), ignore = "plain stable has no derive of its own to compare with")]
#[rustversion::attr(not(stable(1.95)), ignore = "the words are rustc 1.95's")]
#[test]
fn likely_mistakes_have_errors_as_good_as_the_builtins() {
    // As the engine does, so that rustc finds the source of the runtime crate.
    env::set_current_dir(workspace()).expect("the workspace is there");
    let (mut cases, _) = discover(&workspace().join("ui-tests")).expect("the suite can be read");
    cases.retain(|case| mistakes::cases().any(|name| name == case.name));
    let compiler = Compiler::find().expect("there is a compiler");
    let mut derives = Derives::build(compiler).expect("the derive builds");
    derives.add_stand_ins().expect("the compiler has a derive");
    let judged = judge_cases(&derives, cases, || ()).expect("the compiler runs");

    assert_eq!(mistakes::problems(&judged), Vec::<String>::new());
    let path = workspace().join("ui-tests/tables/side-by-side.md");
    let (before, after) = redrawn(&path, &[("side-by-side", document(&judged))]).expect("the document has its markers");
    assert_eq!(before, after, "generate it with `cargo run`");
}

/// Claim: errors-likely-mistakes.
#[cfg_attr(feature = "implicit", ignore = "it is about plain stable")]
#[rustversion::attr(not(stable(1.95)), ignore = "the words are rustc 1.95's")]
#[test]
fn likely_mistakes_have_good_errors_on_plain_stable() {
    env::set_current_dir(workspace()).expect("the workspace is there");
    let (cases, _) = discover(&workspace().join("ui-tests")).expect("the suite can be read");
    let derives = Derives::build(Compiler::find().expect("there is a compiler")).expect("the derive builds");
    let problems = mistakes::problems_on_plain_stable(&derives, &cases).expect("the compiler runs");
    assert_eq!(problems, Vec::<String>::new());
}
