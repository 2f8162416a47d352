//! Sets `cfg(implicit)` when this compiler lets this crate use unstable features.
//!
//! Asking the compiler beats guessing from its version: nightly, `RUSTC_BOOTSTRAP=1`, a list of crate names and `-1` all
//! get the answer that the compiler itself will give when it compiles the crate. `pin-coerce-unsized` asks in the same way for
//! itself, because the permission is given by crate name.

use std::env;
use std::path::PathBuf;
use std::process::{Command, Stdio};

/// The features that the expansion uses, each where the expansion would use it.
const PROBE: &str = "
    #![no_std]
    #![allow(internal_features)]
    #![feature(allow_internal_unstable, coerce_unsized, dispatch_from_dyn, unsize)]
    #[allow_internal_unstable(coerce_unsized, dispatch_from_dyn, unsize)]
    #[macro_export]
    macro_rules! probe { () => {} }
    pub use core::{marker::Unsize, ops::{CoerceUnsized, DispatchFromDyn}};
";

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-env-changed=RUSTC_BOOTSTRAP");
    println!("cargo::rustc-check-cfg=cfg(implicit)");
    if compiles(PROBE) {
        println!("cargo::rustc-cfg=implicit");
    }
}

/// Whether the compiler that cargo will use accepts `source` as a crate with this package's name.
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
        .arg("--crate-name")
        .arg(env::var("CARGO_PKG_NAME").expect("cargo sets it").replace('-', "_"))
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
