//! Both crates find out by themselves which mode applies, so they have to ask the same question,
//! and the documented switch has to be the one that they listen to.

use evidence::{cargo, workspace};
use std::fs;
use std::path::Path;

#[test]
fn both_build_scripts_are_the_same_file() {
    let [runtime, derive] = ["pin-coerce-unsized/build.rs", "smart-pointer-derive/build.rs"]
        .map(|path| fs::read(workspace().join(path)).expect("the build script is there"));
    assert!(runtime == derive, "copy one over the other: with different answers no struct compiles");
}

/// A coercion that only implicit mode has, and the same with `unsize!`, which either mode has.
const COERCION: &str = "let seven = MyBox(Box::new(7)); let _object: MyBox<dyn ToString> = seven;";
const EXPLICIT: &str = "let _object = pin_coerce_unsized::unsize!(MyBox(Box::new(7)) => dyn ToString);";

/// What cargo says against a crate in `folder` with this statement, given this value of
/// `RUSTC_BOOTSTRAP`.
fn complaint(folder: &Path, statement: &str, bootstrap: Option<&str>) -> Option<String> {
    let program = format!(
        "#[derive(pin_coerce_unsized::SmartPointer)]
         #[repr(transparent)]
         struct MyBox<T: ?Sized>(Box<T>);

         fn main() {{ {statement} }}
        "
    );
    fs::write(folder.join("src/main.rs"), program).expect("the folder is writable");
    let mut cargo = cargo::command();
    cargo.args(["check", "--quiet"]).current_dir(folder).env_remove("RUSTC_BOOTSTRAP");
    // One folder for each value: another value has cargo build everything anew.
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("modes").join(bootstrap.unwrap_or("unset"));
    cargo.env("CARGO_TARGET_DIR", target);
    cargo.envs(bootstrap.map(|value| ("RUSTC_BOOTSTRAP", value)));
    let output = cargo.output().expect("cargo runs");
    (!output.status.success()).then(|| String::from_utf8_lossy(&output.stderr).into_owned())
}

#[cfg_attr(not(feature = "implicit"), ignore = "the same run as in the pinned lane, which sets RUSTC_BOOTSTRAP itself")]
#[rustversion::attr(nightly, ignore = "nightly needs no switch")]
#[test]
fn the_name_of_the_runtime_crate_switches_implicit_mode_on() {
    let folder = tempfile::tempdir().expect("there is a temporary folder");
    let folder = folder.path();
    let manifest = format!(
        "[package]\nname = \"switch\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
         pin-coerce-unsized.path = \"{}\"\n",
        workspace().join("pin-coerce-unsized").display()
    );
    fs::create_dir(folder.join("src")).expect("the folder is writable");
    fs::write(folder.join("Cargo.toml"), manifest).expect("the folder is writable");
    fs::copy(workspace().join("Cargo.lock"), folder.join("Cargo.lock")).expect("the workspace has a lock file");

    for names in ["pin_coerce_unsized", "smart_pointer_derive,pin_coerce_unsized"] {
        assert_eq!(complaint(folder, COERCION, Some(names)), None, "{names}");
    }
    for names in [None, Some("smart_pointer_derive")] {
        assert_eq!(complaint(folder, EXPLICIT, names), None, "{names:?}");
        let complaint = complaint(folder, COERCION, names).expect("there are no coercions");
        assert!(complaint.contains("error[E0308]: mismatched types"), "{names:?}: {complaint}");
    }
}

/// Whether the runtime crate, built with a build script that was changed so, finds that coercions
/// can be implicit.
fn is_implicit(folder: &Path, change: impl FnOnce(String) -> String) -> bool {
    let runtime = workspace().join("pin-coerce-unsized");
    let script = fs::read_to_string(runtime.join("build.rs")).expect("the build script is there");
    fs::write(folder.join("build.rs"), change(script)).expect("the folder is writable");
    let manifest = format!(
        "[package]\nname = \"pin-coerce-unsized\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n[features]\n\
         alloc = []\nderive = []\nunsize = []\n\n[lib]\npath = \"{}\"\n",
        runtime.join("src/lib.rs").display()
    );
    fs::write(folder.join("Cargo.toml"), manifest).expect("the folder is writable");
    fs::create_dir_all(folder.join("examples")).expect("the folder is writable");
    let question = "fn main() { println!(\"{}\", pin_coerce_unsized::__private::IMPLICIT); }";
    fs::write(folder.join("examples/question.rs"), question).expect("the folder is writable");
    let mut cargo = cargo::command();
    cargo.args(["run", "--quiet", "--example", "question"]).current_dir(folder).env_remove("CARGO_TARGET_DIR");
    let output = cargo.env("RUSTC_BOOTSTRAP", "pin_coerce_unsized").output().expect("cargo runs");
    let answer = String::from_utf8_lossy(&output.stdout);
    answer.trim().parse().unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)))
}

#[cfg_attr(not(feature = "implicit"), ignore = "the same run as in the pinned lane, which sets RUSTC_BOOTSTRAP itself")]
#[test]
fn a_macro_that_lends_its_permission_switches_implicit_mode_off() {
    let folder = tempfile::tempdir().expect("there is a temporary folder");
    assert!(is_implicit(folder.path(), |script| script));
    let with_metavariables = |script: String| {
        let changed = script
            .replace("([$($name:tt)*] [$($type:tt)*])", "([$name:ident] [$type:ty])")
            .replace("probe<$($name)*>(_: *const $($type)*)", "probe<$name>(_: *const $type)");
        assert_ne!(changed, script, "the macro that is tried is another one now");
        changed
    };
    assert!(!is_implicit(folder.path(), with_metavariables));
}
