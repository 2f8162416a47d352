//! A `PhantomData` of an associated type of the pointee changes with the pointee, so after a
//! coercion the pointer has another scope. No check finds the mistake, because a coercion may
//! change the type in a `PhantomData`. The author of a pointer that relies on its scope must not
//! derive.
//!
//! Claim: gap-static-pointee (a reading of the stabilization report).
//! Harm: soundness, if code relies on the scope staying the same.

#![forbid(unsafe_code)]

use pin_coerce_unsized::SmartPointer;
use std::any::type_name;
use std::marker::PhantomData;
use std::rc::Rc;

/// The scope in which a pointer may be used.
trait Scoped {
    type Scope;
}

struct Thread;
struct Anywhere;

impl Scoped for u8 {
    type Scope = Thread;
}

impl Scoped for dyn ToString {
    type Scope = Anywhere;
}

#[derive(SmartPointer)]
#[repr(transparent)]
struct Ptr<T: ?Sized + Scoped>(Rc<T>, PhantomData<T::Scope>);

impl<T: ?Sized + Scoped> Ptr<T> {
    fn scope(&self) -> &'static str {
        type_name::<T::Scope>()
    }
}

fn main() {
    let number: Ptr<u8> = Ptr(Rc::new(7), PhantomData);
    assert_eq!(number.scope(), type_name::<Thread>());
    let object: Ptr<dyn ToString> = number;
    assert_eq!(object.0.to_string(), "7");
    assert_eq!(object.scope(), type_name::<Anywhere>(), "the same value in another scope");
}
