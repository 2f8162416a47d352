//! The run-time tests of our derive and marker, with the compiler's own in their places.

use evidence::compiler::{Compiler, Verdict, judge};
use evidence::index::RUN_WITH_BUILTIN;
use evidence::workspace;
use std::path::Path;
use std::process::Command;

/// Compiles one crate into `folder`. Returns the first error if there is one.
fn compile(compiler: &Compiler, folder: &Path, arguments: &[&str], file: &Path) -> Result<(), String> {
    let mut rustc = compiler.unstable();
    rustc.args(arguments).arg("--cap-lints=allow").arg("-L").arg(folder).arg("--out-dir").arg(folder).arg(file);
    let outcome = judge(&mut rustc).expect("rustc runs");
    let error = outcome.errors.first().map_or_else(|| format!("{rustc:?}"), |error| error.rendered.clone());
    (outcome.verdict == Verdict::Accepted).then_some(()).ok_or(error)
}

/// Claim: builtin-at-run-time.
#[test]
fn the_tests_pass_with_the_builtin_derive_and_marker() {
    let compiler = Compiler::find().expect("there is a compiler");
    let folder = tempfile::tempdir().expect("there can be a temporary folder");
    let folder = folder.path();
    let package = workspace().join("ui-tests");

    let stand_in = package.join("engine/stand-ins/builtin.rs");
    let library = ["--crate-type=rlib", "--crate-name=pin_coerce_unsized"];
    // The marker has another name from Rust 1.99 on.
    compile(&compiler, folder, &library, &stand_in)
        .or_else(|_| compile(&compiler, folder, &[&library[..], &["--cfg=pin_safe_pointer"]].concat(), &stand_in))
        .unwrap_or_else(|error| panic!("{error}"));

    // The other modules of the package are about what the builtin does not have.
    let pointers = format!(
        "#![feature(derive_coerce_pointee, pin_coerce_unsized_trait)]\n#[path = {:?}]\npub mod pointers;\n",
        package.join("src/pointers.rs"),
    );
    let ui_tests = folder.join("ui_tests.rs");
    std::fs::write(&ui_tests, pointers).expect("the folder is writable");
    let library = ["--crate-type=rlib", "--crate-name=ui_tests", "--extern=pin_coerce_unsized"];
    compile(&compiler, folder, &library, &ui_tests).unwrap_or_else(|error| panic!("{error}"));

    for (number, file) in RUN_WITH_BUILTIN.into_iter().enumerate() {
        let name = format!("run_{number}");
        let crate_name = format!("--crate-name={name}");
        let test = ["--test", crate_name.as_str(), "--cfg=feature=\"implicit\"", "--extern=ui_tests"];
        compile(&compiler, folder, &test, &workspace().join(file)).unwrap_or_else(|error| panic!("{file}: {error}"));
        let output = Command::new(folder.join(&name)).output().expect("the test starts");
        let printed = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success() && !printed.contains("running 0 tests"), "{file}: {printed}");
    }
}
