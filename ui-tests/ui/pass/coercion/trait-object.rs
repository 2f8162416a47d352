//! `Ptr<Value>` becomes `Ptr<dyn Trait>`, with auto traits and in a function argument too.
//!
//! Claim: coercion-to-dyn (RFC 3621, guide-level explanation).

use pin_coerce_unsized::SmartPointer;

struct Value;
trait Trait {
    fn name(&self) -> &'static str;
}
impl Trait for Value {
    fn name(&self) -> &'static str {
        "Value"
    }
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized>(Box<T>);

fn name(ptr: Ptr<dyn Trait + Send>) -> &'static str {
    ptr.0.name()
}

fn main() {
    let ptr: Ptr<Value> = Ptr(Box::new(Value));
    assert_eq!(name(ptr), "Value");
}
