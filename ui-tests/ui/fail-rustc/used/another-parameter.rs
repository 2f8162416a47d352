//! Beside an error about the pointee, the impls are for the parameter in the help. A coercion
//! that changes another parameter is a second error.
//!
//! Claim: errors-at-uses (upstream: the builtin writes its impls beside the error).
//! Cf. pass/pointee/marked-among-several.rs

use pin_coerce_unsized::SmartPointer;
use std::rc::Rc;

struct Inner<A: ?Sized, B: ?Sized>(Box<A>, B);

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<A: ?Sized, B: ?Sized>(Rc<Inner<A, B>>);

fn named_in_the_help(pointer: Ptr<u8, u8>) -> Ptr<u8, dyn Send> {
    pointer
}

fn another(pointer: Ptr<u8, u8>) -> Ptr<dyn Send, u8> {
    pointer
}

fn main() {}
