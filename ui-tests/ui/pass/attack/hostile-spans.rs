//! The struct comes from macros that give its tokens other hygiene, no span of their own, or an
//! invisible group each: the impls still name the same parameters.
//!
//! Claim: attack-tokens (spoofed paths).

#![forbid(unsafe_code)]

use hostile_macros::{in_invisible_groups, with_call_site_spans, with_mixed_site_spans};
use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;

with_mixed_site_spans! {
    #[derive(SmartPointer)]
    #[repr(transparent)]
    struct Mixed<T: ?Sized>(Box<T>);
}

with_call_site_spans! {
    #[derive(SmartPointer)]
    #[repr(transparent)]
    struct Called<T: ?Sized>(Box<T>);
}

in_invisible_groups! {
    #[derive(SmartPointer)]
    #[repr(transparent)]
    struct Grouped<T>(Box<T>) where T: ?Sized;
}

fn main() {
    let (mixed, called, grouped) = (Mixed(Box::new(1)), Called(Box::new(2)), Grouped(Box::new(3)));
    let mixed: Mixed<dyn Debug> = mixed;
    let called: Called<dyn Debug> = called;
    let grouped: Grouped<dyn Debug> = grouped;
    assert_eq!(format!("{:?}", (&*mixed.0, &*called.0, &*grouped.0)), "(1, 2, 3)");
}
