//! Sets `cfg(implicit)` when this compiler lets `pin-coerce-unsized` use unstable features, and `cfg(pin_safe_pointer)` when the
//! standard library already has the marker under its newer name.
//!
//! The same file is in `smart-pointer-derive`, so that both crates get the same answer. Only `pin-coerce-unsized` uses the
//! features, so both ask in its name.
//!
//! Asking the compiler beats guessing from its version: nightly, `RUSTC_BOOTSTRAP=1`, a list of crate names and `-1` all
//! get the answer that the compiler itself gives when it compiles that crate.

use std::env;
use std::path::PathBuf;
use std::process::{Command, Stdio};

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=RUSTC_BOOTSTRAP");
    println!("cargo::rustc-check-cfg=cfg(implicit, pin_safe_pointer)");
    if compiles(&probe("PinSafePointer")) {
        println!("cargo::rustc-cfg=implicit");
        println!("cargo::rustc-cfg=pin_safe_pointer");
    } else if compiles(&probe("PinCoerceUnsized")) {
        println!("cargo::rustc-cfg=implicit");
    }
}

/// A crate that uses what `pin-coerce-unsized` uses, with the marker of the standard library under the name `marker`.
fn probe(marker: &str) -> String {
    format!(
        "
        #![no_std]
        #![allow(internal_features)]
        #![feature(allow_internal_unstable, coerce_unsized, dispatch_from_dyn, pin_coerce_unsized_trait, unsize)]
        #[allow_internal_unstable(coerce_unsized, dispatch_from_dyn, pin_coerce_unsized_trait, unsize)]
        #[macro_export]
        macro_rules! probe {{ () => {{}} }}
        pub use core::{{marker::Unsize, ops::{{CoerceUnsized, DispatchFromDyn}}, pin::{marker}}};
        "
    )
}

/// Whether the compiler that cargo will use accepts `source` as the crate `pin_coerce_unsized`.
fn compiles(source: &str) -> bool {
    let directory = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    let file = directory.join("probe.rs");
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
        .args(["--edition=2021", "--crate-type=lib", "--emit=metadata", "--cap-lints=allow"])
        .args(["--crate-name", "pin_coerce_unsized"])
        .arg("--target")
        .arg(env::var_os("TARGET").expect("cargo sets TARGET"))
        .arg("--out-dir")
        .arg(&directory)
        .args(flags.split('\x1f').filter(|flag| !flag.is_empty()))
        .arg(&file)
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}
