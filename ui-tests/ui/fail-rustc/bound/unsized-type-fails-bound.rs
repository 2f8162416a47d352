//! A bound of the struct holds for the trait object too, or there is no `Ptr<dyn Trait>`.
//!
//! Claim: bound-holds-after-unsizing (RFC 3621, expansion: the bounds are repeated for the new pointee).
//! Cf. pass/bound/where-clause.rs

use pin_coerce_unsized::SmartPointer;

struct Value;
trait Bound {}
impl Bound for Value {}
trait Trait {}
impl Trait for Value {}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized + Bound>(Box<T>);

fn main() {
    let ptr: Ptr<Value> = Ptr(Box::new(Value));
    let _: Ptr<dyn Trait> = ptr;
}
