//! Tells the crate whether this compiler has `label` operands of `asm!`, which the minimum version does not.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(asm_goto, loom)");
    if rustversion::cfg!(since(1.87)) {
        println!("cargo::rustc-cfg=asm_goto");
    }
}
