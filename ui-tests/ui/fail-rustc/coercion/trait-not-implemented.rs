//! `Ptr<Value>` becomes `Ptr<dyn Trait>` only if `Value` implements `Trait`.
//!
//! Claim: coercion-needs-unsize (RFC 3621, expansion: `T: Unsize<S>`).
//! Cf. pass/coercion/trait-object.rs

use pin_coerce_unsized::SmartPointer;

struct Value;
trait Trait {}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn main() {
    let ptr: Ptr<Value> = Ptr(Box::new(Value));
    let _: Ptr<dyn Trait> = ptr;
}
