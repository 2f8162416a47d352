//! Sets `cfg(implicit)` if this compiler lets `pin-coerce-unsized` use unstable features, and does
//! not let its macro lend the permission to others. In that case, it also sets
//! `cfg(pin_safe_pointer)` if the standard library already has the marker under its newer name.
//!
//! `pin-coerce-unsized` and `smart-pointer-derive` have the same build script, so that they get the
//! same answer. Only `pin-coerce-unsized` uses the features, so both scripts ask in its name.
//!
//! Asking the compiler beats guessing from its version: nightly, `RUSTC_BOOTSTRAP=1`, a list of
//! crate names and `-1` all get the answer that the compiler itself gives when it compiles that
//! crate.

use std::env;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// The source of a crate that tries to use the permission of a macro outside of it.
///
/// When a token replaces a metavariable of `macro_rules!`, rustc remembers where the metavariable
/// stands. If it remembers a place in one macro for both ends of a path, the path has the
/// permission of that macro, wherever the path is. Safe code could then implement `CoerceUnsized`
/// for `Pin`. rustc remembers no place for the tokens of `$($token)*`, and `__implicit!` relies on
/// that. If that ever changes, this crate compiles.
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

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=RUSTC_BOOTSTRAP");
    println!("cargo::rustc-check-cfg=cfg(implicit, pin_safe_pointer)");
    let has = |marker| compiles("pin_coerce_unsized", &probe(marker));
    let is_newer = has("PinSafePointer");
    if (is_newer || has("PinCoerceUnsized")) && !compiles("attack", ATTACK) {
        println!("cargo::rustc-cfg=implicit");
        if is_newer {
            println!("cargo::rustc-cfg=pin_safe_pointer");
        }
    }
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

/// Whether the compiler that cargo will use accepts `source` as the crate `name`. The crate can use
/// those that were accepted before it.
fn compiles(name: &str, source: &str) -> bool {
    let directory = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let file = directory.join(name).with_extension("rs");
    std::fs::write(&file, source).expect("OUT_DIR is writable");

    let rustc = env::var_os("RUSTC").expect("cargo sets RUSTC");
    let mut words = ["RUSTC_WRAPPER", "RUSTC_WORKSPACE_WRAPPER"]
        .into_iter()
        .filter_map(env::var_os)
        .filter(|wrapper| !wrapper.is_empty())
        .chain([rustc]);
    let flags = env::var("CARGO_ENCODED_RUSTFLAGS").unwrap_or_default();

    Command::new(words.next().expect("the chain ends in rustc"))
        .args(words)
        .args([
            "--edition=2021",
            "--crate-type=lib",
            "--emit=metadata",
            "--cap-lints=allow",
            "--extern=pin_coerce_unsized",
        ])
        .args(["--crate-name", name])
        .arg("--target")
        .arg(env::var_os("TARGET").expect("cargo sets TARGET"))
        .arg("--out-dir")
        .arg(&directory)
        .arg("-L")
        .arg(&directory)
        .args(flags.split('\x1f').filter(|flag| !flag.is_empty()))
        .arg(&file)
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}
