//! Tells the crate whether this compiler has `label` operands of `asm!`, which the minimum version does not, and the tests
//! for which target to compile C code.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(asm_goto, loom)");
    println!("cargo::rustc-env=BUILD_TARGET={}", std::env::var("TARGET").expect("cargo sets TARGET"));
    if rustversion::cfg!(since(1.87)) {
        println!("cargo::rustc-cfg=asm_goto");
    }
}
