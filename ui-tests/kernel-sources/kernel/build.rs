//! Chooses the allocator of the kernel's sources that is made for tests in userspace.

fn main() {
    println!("cargo::rustc-cfg=testlib");
}
