//! Where rustc compiles incrementally, as cargo does by default, it reports each copy of an error.

use evidence::case::{Kind, discover};
use evidence::compiler::Compiler;
use evidence::derives::{Derive, Derives};
use evidence::source::Source;
use evidence::workspace;

/// Claim: errors-at-uses.
#[test]
fn a_mistake_is_as_many_errors_where_rustc_compiles_incrementally() {
    let (mut cases, _) = discover(&workspace().join("ui-tests")).expect("the suite can be read");
    // One folder has a mistake of each kind, and the other has uses of the pointer.
    cases.retain(|case| case.kind == Kind::Fail && ["fail/repr", "fail/used"].contains(&case.subject.as_str()));
    let derives = Derives::build(Compiler::find().expect("there is a compiler")).expect("the derive builds");
    let folder = tempfile::tempdir().expect("there can be a temporary folder");
    let option = format!("-Cincremental={}", folder.path().display());
    assert!(cases.len() > 4, "only {} cases", cases.len());
    for case in cases {
        let source = Source { path: &case.path, has_main: case.has_main, is_built: false };
        let once = derives.outcome(source, Derive::Ours).expect("rustc runs");
        let incremental = derives.outcome_told(source, Derive::Ours, |rustc| rustc.arg(&option)).expect("rustc runs");
        assert_eq!(incremental.errors.len(), once.errors.len(), "{}", case.name);
    }
}
