//! Sets `cfg(implicit)` if this compiler lets `pin-coerce-unsized` use unstable features, and the
//! macro of that crate cannot lend the permission to others. In that case, it also sets
//! `cfg(pin_safe_pointer)` if the standard library already has the marker under its newer name.
//!
//! `pin-coerce-unsized` and `smart-pointer-derive` have the same build script, so that they get the
//! same answer. Only `pin-coerce-unsized` uses the features, so both scripts ask in its name.
//!
//! Asking the compiler beats guessing from its version: nightly, `RUSTC_BOOTSTRAP=1`, a list of
//! crate names and `-1` all get the answer that the compiler itself gives when it compiles that
//! crate.
//!
//! For a target without a prebuilt `core`, as with `-Zbuild-std`, or with flags that change the
//! ABI, the compiler fails before it judges a probe, which is a small crate that uses the features.
//! Then the probe is compiled for the host without flags. What is allowed and what the standard
//! library has does not depend on the target, so that answer is as good.
//!
//! If there is no answer from the host either, the build stops. A guess would be sound, because a
//! struct does not compile if the two crates are built for different modes. But a wrong guess shows
//! only as an E0308 somewhere else, and cargo hides the warnings of a dependency from a registry.

use std::env;
use std::path::PathBuf;
use std::process::Command;

/// The crate that uses unstable features, as `RUSTC_BOOTSTRAP` has to name it.
const RUNTIME: &str = "pin_coerce_unsized";

/// The source of a crate that tries to use the permission of a macro outside of it.
///
/// When a token replaces a metavariable of `macro_rules!`, rustc records the span of the
/// metavariable. If it has recorded such a metavariable span in one macro for both ends of a path,
/// the path has the permission of that macro, wherever the path is. Safe code could then implement
/// `CoerceUnsized` for `Pin`. rustc records no span for the tokens of `$($token)*`, and
/// `__implicit!` relies on that. If that ever changes, the crate below compiles.
const ATTACK: &str = "
    #![no_std]
    use core::marker::PhantomData;
    macro_rules! outer {
        ($($root:tt)*) => { inner! { [<dyn Send>] $($root)* } };
    }
    macro_rules! inner {
        ([$($arguments:tt)*] [$($name:tt)*] [$($core:tt)*]) => {
            pin_coerce_unsized::probe! { [$($core)*] [$($name)* $($arguments)*] }
            later! { later! { later! { $($core)*::marker::Unsize $($arguments)* } } }
        };
    }
    macro_rules! later {
        (later! $($tokens:tt)*) => { later! $($tokens)* };
        ($($path:tt)*) => { pub fn coerces<T: $($path)*>(_: &T) {} };
    }
    outer! { [PhantomData] [core] }
";

/// Why a probe did not compile, with what the compiler said.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum No {
    /// The compiler does not allow unstable features.
    Forbidden(String),
    /// The compiler allows them, and does not accept what is done with them.
    Rejected(String),
    /// The compiler did not get as far as judging the probe.
    NotJudged(String),
}

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=RUSTC_BOOTSTRAP");
    println!("cargo::rustc-check-cfg=cfg(implicit, pin_safe_pointer)");
    let variable = |name| env::var_os(name).map(|value| value.to_string_lossy().into_owned());
    let target = variable("TARGET").expect("cargo sets TARGET");
    let host = variable("HOST").expect("cargo sets HOST");
    let flags = variable("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();
    let is_derive = variable("CARGO_PKG_NAME").as_deref() == Some("smart-pointer-derive");

    let mut mode = find_mode(|name, source| compile(name, source, &target, &flags));
    if let Err(No::NotJudged(said)) = &mode {
        println!("the probe did not run for {target}, so it is tried for {host} without flags: {said}");
        mode = find_mode(|name, source| compile(name, source, &host, ""));
    }
    match mode {
        Ok(cfgs) => {
            for cfg in cfgs {
                println!("cargo::rustc-cfg={cfg}");
            }
            let about_others = variable("RUSTC_BOOTSTRAP").and_then(|value| about_other_names(&value));
            about_others.filter(|_| !is_derive).iter().for_each(|line| println!("{line}"));
        }
        // Both scripts find the same answer, so the derive's script leaves the message to the other
        // one. If it gets no answer, it says so itself, because the other script may get one.
        Err(no) if is_derive && !matches!(no, No::NotJudged(_)) => {}
        Err(no) => message(&no, variable("RUSTC_BOOTSTRAP").as_deref()).iter().for_each(|line| println!("{line}")),
    }
}

/// The `cfg`s of implicit mode, or why it does not apply. `compile` is given the name and the
/// source of a probe.
pub(crate) fn find_mode(compile: impl Fn(&str, &str) -> Result<(), No>) -> Result<&'static [&'static str], No> {
    let cfgs: &[_] = match compile(RUNTIME, &probe("PinSafePointer")) {
        Ok(()) => &["implicit", "pin_safe_pointer"],
        Err(No::Rejected(_)) => {
            compile(RUNTIME, &probe("PinCoerceUnsized"))?;
            &["implicit"]
        }
        Err(no) => return Err(no),
    };
    match compile("attack", ATTACK) {
        // Another error would not show that the permission is not lent.
        Err(No::Rejected(said)) if said.contains("E0658") => Ok(cfgs),
        Err(no) => Err(no),
        Ok(()) => Err(No::Rejected("a macro lends its permission to others".to_owned())),
    }
}

/// The line for cargo that says why coercions are not implicit. There is no such line if plain
/// stable was asked for, or nothing was asked for.
///
/// A value that names one of the two crates in a way that the compiler does not find is certainly a
/// mistake, so it is an error. Any other value may be meant for other crates, and their users must
/// be able to go on, so it is a warning. Cargo shows a warning only if this crate is a path
/// dependency, or with `-vv`.
pub(crate) fn message(no: &No, bootstrap: Option<&str>) -> Option<String> {
    let value = on_one_line(bootstrap.unwrap_or_default());
    match no {
        _ if value == "-1" => None,
        No::NotJudged(said) => Some(format!(
            "cargo::error=no answer from the compiler to whether `{RUNTIME}` may use unstable features: {said}. To build for \
             plain stable without an answer, set `RUSTC_BOOTSTRAP` to `-1`"
        )),
        No::Rejected(said) => Some(format!(
            "cargo::warning=coercions are not implicit with this compiler, which allows unstable features, but not what \
             `{RUNTIME}` does with them: {said}"
        )),
        No::Forbidden(_) if value.is_empty() => None,
        No::Forbidden(said) if value == "1" || value.split(',').any(|name| name == RUNTIME) => Some(format!(
            "cargo::warning=`RUSTC_BOOTSTRAP` is `{value}`, and still `{RUNTIME}` may not use unstable features: {said}"
        )),
        No::Forbidden(_) => Some(about_names(&value)),
    }
}

/// The line for cargo about a value of `RUSTC_BOOTSTRAP` in which the compiler does not find the
/// runtime crate.
fn about_names(value: &str) -> String {
    let list = right_list(value);
    if names(value).any(|name| is_one_of_ours(&name)) {
        format!(
            "cargo::error=`RUSTC_BOOTSTRAP` is `{value}`, in which the compiler does not find the name `{RUNTIME}`. It \
             takes names as they stand between commas, with `_` for `-` and without spaces. Set it to `{list}`, or to \
             `-1` for plain stable"
        )
    } else {
        format!(
            "cargo::warning=`RUSTC_BOOTSTRAP` is `{value}`, which does not name `{RUNTIME}`, so a coercion is E0308 and \
             only `unsize!` works. To have coercions, set it to `{list}`"
        )
    }
}

/// The line for cargo about a value of `RUSTC_BOOTSTRAP` in which the compiler finds the runtime
/// crate, but cannot find another one, because no crate can have such a name.
///
/// It is a warning, because what this crate needs is there.
pub(crate) fn about_other_names(value: &str) -> Option<String> {
    let mut written = value.split(',');
    let is_never_found = |name: &str| name.contains(|c: char| !c.is_alphanumeric() && c != '_');
    let wrong = written.clone().find(|name| is_never_found(name))?;
    written.any(|name| name == RUNTIME).then(|| {
        format!(
            "cargo::warning=`RUSTC_BOOTSTRAP` is `{}`, in which the compiler finds no crate by the name `{}`. It takes \
             names as they stand between commas, with `_` for `-` and without spaces. Set it to `{}`",
            on_one_line(value),
            on_one_line(wrong),
            right_list(value)
        )
    })
}

/// The value that names the runtime crate and the crates in `value` that are not ours.
fn right_list(value: &str) -> String {
    let others = names(value).filter(|name| !is_one_of_ours(name));
    others.fold(RUNTIME.to_owned(), |list, name| list + "," + &name)
}

/// The names that the author of `value` probably meant.
fn names(value: &str) -> impl Iterator<Item = String> {
    let words = value.split(|c: char| !c.is_alphanumeric() && c != '-' && c != '_');
    words.map(|word| word.replace('-', "_")).filter(|word| is_crate_name(word))
}

/// A line break would end what cargo reads.
fn on_one_line(value: &str) -> String {
    value.replace(char::is_control, " ")
}

/// Whether the name is that of one of the two crates, or differs from it by a typing mistake.
fn is_one_of_ours(name: &str) -> bool {
    [RUNTIME, "smart_pointer_derive"].iter().any(|ours| distance(&name.to_lowercase(), ours) <= 2)
}

/// How many characters have to be added, removed or replaced to turn one name into the other.
fn distance(name: &str, other: &str) -> usize {
    // The distances from what has been read of `name` to each beginning of `other`.
    let mut row: Vec<usize> = (0..=other.chars().count()).collect();
    for (read, c) in name.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = read + 1;
        for (index, o) in other.chars().enumerate() {
            let replaced = diagonal + usize::from(c != o);
            diagonal = row[index + 1];
            row[index + 1] = replaced.min(diagonal + 1).min(row[index] + 1);
        }
    }
    row[row.len() - 1]
}

fn is_crate_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_alphabetic() || c == '_') && !["true", "false"].contains(&word)
}

/// The source of a crate that uses the same features as `pin-coerce-unsized`, with the marker of
/// the standard library under the name `marker`.
fn probe(marker: &str) -> String {
    format!(
        "
        #![no_std]
        #![allow(internal_features)]
        #![feature(allow_internal_unstable, auto_traits, coerce_unsized, dispatch_from_dyn, negative_impls)]
        #![feature(pin_coerce_unsized_trait, unsize)]
        #[allow_internal_unstable(coerce_unsized, dispatch_from_dyn, negative_impls, unsize)]
        #[macro_export]
        macro_rules! probe {{
            ([$($name:tt)*] [$($type:tt)*]) => {{ pub fn probe<$($name)*>(_: *const $($type)*) {{}} }};
        }}
        pub auto trait WholeStruct {{}}
        pub struct Struct;
        impl !WholeStruct for Struct {{}}
        pub use core::{{marker::Unsize, ops::{{CoerceUnsized, DispatchFromDyn}}, pin::{marker}}};
        "
    )
}

/// Compiles `source` as the crate `name`, with the compiler that cargo will use. The crate can use
/// the crates that were accepted before it.
fn compile(name: &str, source: &str, target: &str, flags: &str) -> Result<(), No> {
    let directory = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let file = directory.join(name).with_extension("rs");
    std::fs::write(&file, source).expect("OUT_DIR is writable");

    let rustc = env::var_os("RUSTC").expect("cargo sets RUSTC");
    let mut words = ["RUSTC_WRAPPER", "RUSTC_WORKSPACE_WRAPPER"]
        .into_iter()
        .filter_map(env::var_os)
        .filter(|wrapper| !wrapper.is_empty())
        .chain([rustc]);

    let output = Command::new(words.next().expect("the chain ends in rustc"))
        .args(words)
        .args([
            "--edition=2021",
            "--crate-type=lib",
            "--emit=metadata",
            "--cap-lints=allow",
            "--extern=pin_coerce_unsized",
        ])
        .args(["--crate-name", name, "--target", target])
        .arg("--out-dir")
        .arg(&directory)
        .arg("-L")
        .arg(&directory)
        .args(flags.split('\x1f').filter(|flag| !flag.is_empty()))
        .arg(&file)
        .output()
        .map_err(|error| No::NotJudged(format!("it does not start: {error}")))?;
    if output.status.success() { Ok(()) } else { Err(judge(&String::from_utf8_lossy(&output.stderr))) }
}

/// What the errors of the compiler mean.
pub(crate) fn judge(stderr: &str) -> No {
    // These codes are about a crate that is missing or does not fit.
    const ABOUT_CRATES: [&str; 8] = ["E0460", "E0461", "E0462", "E0463", "E0464", "E0514", "E0519", "E0786"];
    let first =
        |is_it: &dyn Fn(&str) -> bool| stderr.lines().find(|line| is_it(line)).map(|line| line.trim().to_owned());
    let has_one_of = |line: &str, codes: &[&str]| codes.iter().any(|code| line.contains(&format!("error[{code}]")));

    if let Some(said) = first(&|line| has_one_of(line, &["E0554", "E0725"])) {
        return No::Forbidden(said);
    }
    match first(&|line| line.contains("error")) {
        Some(said) if said.contains("error[E") && !has_one_of(&said, &ABOUT_CRATES) => No::Rejected(said),
        Some(said) => No::NotJudged(said),
        None => No::NotJudged(first(&|line| !line.trim().is_empty()).unwrap_or_else(|| "it says nothing".to_owned())),
    }
}
