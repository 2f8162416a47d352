//! Tells the crate what this compiler can do that the minimum version cannot, and tells the tests
//! for which target to compile C code.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(asm_goto, bounds_of_receivers, loom, refcount_atomics)");
    println!("cargo::rustc-env=BUILD_TARGET={}", std::env::var("TARGET").expect("cargo sets TARGET"));
    // `label` operands of `asm!`.
    if rustversion::cfg!(since(1.87)) {
        println!("cargo::rustc-cfg=asm_goto");
    }
    // rust#138172 is fixed. The first release is not known here; this is the oldest on which it was
    // tried.
    if rustversion::cfg!(since(1.95)) {
        println!("cargo::rustc-cfg=bounds_of_receivers");
    }
}
