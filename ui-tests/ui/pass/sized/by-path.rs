//! The full paths of `Sized` count, with and without the leading colons.
//!
//! Claim: sized-spelling (upstream: `coerce_pointee.rs`; rust-lang/rust#128452).

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Core<T: ?core::marker::Sized>(Box<T>);

#[derive(SmartPointer)]
#[repr(transparent)]
struct Std<T: ?::std::marker::Sized>(Box<T>);

fn main() {
    let core: Core<u8> = Core(Box::new(7));
    let core: Core<dyn ToString> = core;
    let std: Std<u8> = Std(Box::new(8));
    let std: Std<dyn ToString> = std;
    assert_eq!((core.0.to_string(), std.0.to_string()), ("7".to_owned(), "8".to_owned()));
}
