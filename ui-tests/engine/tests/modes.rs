//! Both crates find out by themselves which mode applies, so they have to ask the same question,
//! and the documented switch has to be the one that they listen to.

mod build_script;
/// The build script's functions.
#[allow(dead_code, reason = "its `main` is not called here")]
#[path = "../../../pin-coerce-unsized/build.rs"]
mod script;

use build_script::BuildScript;
use evidence::compiler::Compiler;
use evidence::{cargo, workspace};
use script::{No, about_other_names, find_mode, judge, message};
use std::fs;
use std::path::Path;

#[test]
fn both_build_scripts_are_the_same_file() {
    let [runtime, derive] = ["pin-coerce-unsized/build.rs", "smart-pointer-derive/build.rs"]
        .map(|path| fs::read(workspace().join(path)).expect("the build script is there"));
    assert!(runtime == derive, "copy one over the other: with different answers no struct compiles");
}

const FORBIDDEN: &str = "error[E0554]: `#![feature]` may not be used on the stable release channel";

/// The line for cargo where the compiler forbids unstable features at this value of
/// `RUSTC_BOOTSTRAP`.
fn about(bootstrap: Option<&str>) -> Option<String> {
    message(&No::Forbidden(FORBIDDEN.to_owned()), bootstrap)
}

#[test]
fn a_value_that_names_our_crates_wrongly_is_an_error_with_the_value_to_write() {
    for (value, right) in [
        ("smart-pointer-derive,pin-coerce-unsized", "pin_coerce_unsized"),
        ("smart_pointer_derive, pin_coerce_unsized", "pin_coerce_unsized"),
        ("smart_pointer_derive", "pin_coerce_unsized"),
        ("my_crate;pin_coerce_unsized", "pin_coerce_unsized,my_crate"),
        ("\"pin_coerce_unsized\"", "pin_coerce_unsized"),
        ("pin_coerce_unsized\n", "pin_coerce_unsized"),
        ("pin_coerce_unsize", "pin_coerce_unsized"),
        ("pin_corece_unsized,my_crate", "pin_coerce_unsized,my_crate"),
        ("PIN_COERCE_UNSIZED", "pin_coerce_unsized"),
        ("smart_pointers_derive", "pin_coerce_unsized"),
    ] {
        let line = about(Some(value)).expect("there is a message");
        assert!(line.starts_with("cargo::error="), "{line}");
        assert!(line.contains(&format!("Set it to `{right}`,")), "{line}");
        assert!(!line.contains('\n'), "{line}");
    }
}

#[test]
fn a_value_that_may_be_meant_for_other_crates_is_only_a_warning() {
    for (value, right) in [
        ("my-crate,other", "pin_coerce_unsized,my_crate,other"),
        ("pin_coerce_unsized_too", "pin_coerce_unsized,pin_coerce_unsized_too"),
        ("0", "pin_coerce_unsized"),
        ("true", "pin_coerce_unsized"),
        (" 1", "pin_coerce_unsized"),
    ] {
        let line = about(Some(value)).expect("there is a message");
        assert!(line.starts_with(&format!("cargo::warning=`RUSTC_BOOTSTRAP` is `{value}`, ")), "{line}");
        assert!(line.ends_with(&format!("set it to `{right}`")), "{line}");
    }
}

#[test]
fn another_name_that_no_crate_can_have_is_a_warning_with_the_value_to_write() {
    for (value, wrong, right) in [
        ("pin_coerce_unsized, s14", " s14", "pin_coerce_unsized,s14"),
        ("pin_coerce_unsized,s-14", "s-14", "pin_coerce_unsized,s_14"),
        ("s14 ,pin_coerce_unsized", "s14 ", "pin_coerce_unsized,s14"),
        ("pin_coerce_unsized,s14\n", "s14 ", "pin_coerce_unsized,s14"),
    ] {
        let line = about_other_names(value).expect("there is a message");
        assert!(line.starts_with("cargo::warning=") && line.contains(&format!("by the name `{wrong}`.")), "{line}");
        assert!(line.ends_with(&format!("Set it to `{right}`")) && !line.contains('\n'), "{line}");
    }
    for value in ["pin_coerce_unsized", "pin_coerce_unsized,s14,", "1", "-1", "s14, s15"] {
        assert_eq!(about_other_names(value), None, "{value}");
    }
}

#[test]
fn plain_stable_that_was_asked_for_has_no_message() {
    for value in [None, Some(""), Some("-1")] {
        assert_eq!(about(value), None);
    }
}

#[test]
fn a_right_value_that_changes_nothing_is_a_warning_with_what_the_compiler_says() {
    for value in ["1", "pin_coerce_unsized", "my_crate,pin_coerce_unsized"] {
        let line = about(Some(value)).expect("there is a message");
        assert!(line.starts_with("cargo::warning=") && line.ends_with(FORBIDDEN), "{line}");
    }
}

#[test]
fn forbidden_is_told_apart_from_everything_else() {
    let mixed = "error: mixing `-Zsanitizer` will cause an ABI mismatch in crate `pin_coerce_unsized`";
    let missing = "error[E0463]: can't find crate for `core`";
    let renamed = "error[E0635]: unknown feature `unsize`";
    let list = "error[E0725]: the feature `unsize` is not in the list of allowed features";
    for (stderr, answer) in [
        (FORBIDDEN, No::Forbidden(FORBIDDEN.to_owned())),
        // Whatever else there is, permission comes first.
        (&format!("{renamed}\n\n{FORBIDDEN}\n"), No::Forbidden(FORBIDDEN.to_owned())),
        (list, No::Forbidden(list.to_owned())),
        (&format!("warning: x\n{renamed}\n --> x.rs:1:1\n"), No::Rejected(renamed.to_owned())),
        (missing, No::NotJudged(missing.to_owned())),
        (&format!("{mixed}\n\n{renamed}\n"), No::NotJudged(mixed.to_owned())),
        ("Killed", No::NotJudged("Killed".to_owned())),
        ("", No::NotJudged("it says nothing".to_owned())),
    ] {
        assert_eq!(judge(stderr), answer, "{stderr}");
    }
}

#[test]
fn an_attack_that_fails_for_another_reason_proves_nothing() {
    let with = |attack: Result<(), No>| {
        find_mode(move |name, source| match name {
            "attack" => attack.clone(),
            _ if source.contains("PinSafePointer") => Err(No::Rejected("error[E0432]".to_owned())),
            _ => Ok(()),
        })
    };
    assert_eq!(with(Err(No::Rejected("error[E0658]: use of unstable".to_owned()))), Ok(&["implicit"][..]));
    for attack in [
        Ok(()),
        Err(No::Rejected("error[E0433]: failed to resolve".to_owned())),
        Err(No::NotJudged("error[E0463]: can't find crate".to_owned())),
    ] {
        assert!(with(attack).is_err());
    }
}

#[test]
fn a_target_for_which_no_probe_runs_is_judged_by_the_host() {
    let script = BuildScript::compile(&Compiler::find().expect("there is a compiler"));
    let host = script.cfgs(&[]);
    assert_eq!(host.first().map(String::as_str), Some("implicit"));
    // What `cargo -Zbuild-std` builds for, and flags that change the ABI: `core` is not there or
    // does not fit.
    for variables in [("TARGET", "no-such-target"), ("CARGO_ENCODED_RUSTFLAGS", "--sysroot=/no/such/folder")] {
        assert_eq!(script.cfgs(&[variables]), host);
        let note = format!("so it is tried for {} without flags: error", script.host);
        assert!(script.run(&[variables]).iter().any(|line| line.contains(&note)), "{note}");
        assert_eq!(script.cfgs(&[variables, ("RUSTC_BOOTSTRAP", "-1")]), [""; 0]);
    }
}

#[test]
fn without_any_answer_the_build_stops_unless_plain_stable_is_asked_for() {
    let script = BuildScript::compile(&Compiler::find().expect("there is a compiler"));
    let nothing = [("RUSTC", "/no/such/compiler")];
    for package in ["pin-coerce-unsized", "smart-pointer-derive"] {
        let lines = script.run(&[nothing[0], ("CARGO_PKG_NAME", package)]);
        let error = lines.iter().find(|line| line.starts_with("cargo::error=")).expect("the build stops");
        assert!(error.contains("it does not start") && error.contains("set `RUSTC_BOOTSTRAP` to `-1`"), "{error}");
        let lines = script.run(&[nothing[0], ("CARGO_PKG_NAME", package), ("RUSTC_BOOTSTRAP", "-1")]);
        assert!(!lines.iter().any(|line| line.starts_with("cargo::error=")), "{lines:?}");
    }
}

#[rustversion::attr(nightly, ignore = "nightly needs no switch")]
#[test]
fn one_crate_speaks_for_both() {
    let script = BuildScript::compile(&Compiler::find().expect("there is a compiler"));
    let spoken = |package| {
        let lines = script.run(&[("RUSTC_BOOTSTRAP", "pin-coerce-unsized"), ("CARGO_PKG_NAME", package)]);
        lines.iter().filter(|line| line.starts_with("cargo::error=")).count()
    };
    assert_eq!([spoken("pin-coerce-unsized"), spoken("smart-pointer-derive")], [1, 0]);
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
    cargo.arg("check").current_dir(folder).env_remove("RUSTC_BOOTSTRAP");
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
    for (names, is_told) in [(None, false), (Some("switch"), true)] {
        assert_eq!(complaint(folder, EXPLICIT, names), None, "{names:?}");
        let complaint = complaint(folder, COERCION, names).expect("there are no coercions");
        assert!(complaint.contains("error[E0308]: mismatched types"), "{names:?}: {complaint}");
        let hint = "set it to `pin_coerce_unsized,switch`";
        assert_eq!(complaint.contains(hint), is_told, "{names:?}: {complaint}");
    }
    let complaint = complaint(folder, EXPLICIT, Some("smart-pointer-derive")).expect("the build stops");
    assert!(complaint.contains("error: pin-coerce-unsized@"), "{complaint}");
    assert!(complaint.contains("Set it to `pin_coerce_unsized`, or to `-1` for plain stable"), "{complaint}");
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
