//! Attribute macros above and below the derive, and around the module.
//!
//! Claim: attack-permission (design: no permission leaves our hands).
//! Cf. pass/option/crate-path.rs
//! Builtin: no counterpart, its expansion has no macro that a path could mean.

#![forbid(unsafe_code)]

use hostile_macros::with_every_token_used;

#[with_every_token_used]
mod inner {
    use hostile_macros::with_every_token_used;
    use pin_coerce_unsized::SmartPointer;
    use std::ptr::NonNull;

    struct Inner<T: ?Sized>(T);

    #[with_every_token_used]
    #[derive(SmartPointer)]
    #[with_every_token_used]
    #[repr(transparent)]
    struct Ptr<T: ?Sized>(NonNull<Inner<T>>);
}

fn main() {}
