//! `r#T` and `T` are one parameter, however each mention of it is spelled.
//!
//! Claim: item-names (RFC 3621, expansion).

use pin_coerce_unsized::SmartPointer;

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<r#T: ?Sized>(Box<T>)
where
    T: AsRef<r#T>;

struct Value;
trait Trait {}
impl Trait for Value {}
impl AsRef<Value> for Value {
    fn as_ref(&self) -> &Value {
        self
    }
}
impl AsRef<dyn Trait> for dyn Trait {
    fn as_ref(&self) -> &(dyn Trait + 'static) {
        self
    }
}

fn main() {
    let ptr: Ptr<Value> = Ptr(Box::new(Value));
    let ptr: Ptr<dyn Trait> = ptr;
    assert_eq!(size_of_val(ptr.0.as_ref().as_ref()), 0);
}
