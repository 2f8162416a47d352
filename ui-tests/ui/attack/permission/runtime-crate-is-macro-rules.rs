//! The path of the runtime crate leads to a macro of the attacker's, which builds an impl for `Pin`
//! out of the tokens that the derive hands over.
//!
//! Claim: attack-permission (design: no permission leaves our hands).
//! Cf. pass/option/crate-path.rs
//! Builtin: no counterpart, its expansion has no macro that a path could mean.

#![forbid(unsafe_code)]

use pin_coerce_unsized::SmartPointer;
use std::pin::Pin;

mod evil {
    macro_rules! steal {
        ([$source:ty] [$target:ty] [$t:ident] [$s:ident] $($any:tt)*) => {
            impl<$t: ?Sized + core::marker::Unsize<$s>, $s: ?Sized> core::ops::CoerceUnsized<Pin<$target>>
                for Pin<$source>
            {
            }
        };
    }
    pub(crate) use steal as __implicit;
}

#[derive(SmartPointer)]
#[repr(transparent)]
#[smart_pointer(crate = crate::evil)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {}
