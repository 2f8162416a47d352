//! Two where-clauses: rustc recovers and reports it, so the derive reads them as one, and reports
//! nothing.
//!
//! Claim: item-errors-of-rustc (style of the derive).
//! Cf. pass/sized/where-clause.rs

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T>(Box<T>) where T: ?Sized where T: Send;

fn main() {
    let _: Ptr<dyn Send> = Ptr(Box::new(1));
}
