//! The destructor looks the value up by `TypeId::of::<T>()`, which is another one after a coercion,
//! so the interned value stays for ever. Nothing is unsound, but the pointer no longer keeps its
//! word. The author must not derive.
//!
//! Claim: gap-static-pointee (arc-interner 0.7.0, which looks itself up in this way).
//! Harm: only the interner's promise: the value is never removed. Nothing is unsound.

#![forbid(unsafe_code)]

use pin_coerce_unsized::SmartPointer;
use std::any::{Any, TypeId};
use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

thread_local! {
    /// One value of each type.
    static INTERNED: RefCell<HashMap<TypeId, Rc<dyn Any>>> = RefCell::default();
}

/// Shares the one interned value of its type, and removes it with the last pointer to it.
#[derive(SmartPointer)]
#[repr(transparent)]
struct Interned<T: ?Sized + 'static>(Rc<T>);

impl<T: Default> Interned<T> {
    fn new() -> Self {
        let shared = INTERNED.with_borrow_mut(|interned| {
            interned.entry(TypeId::of::<T>()).or_insert_with(|| Rc::new(T::default())).clone()
        });
        Self(shared.downcast().expect("the value is of this type"))
    }
}

impl<T: ?Sized + 'static> Drop for Interned<T> {
    fn drop(&mut self) {
        // This one, and the one of the interner.
        if Rc::strong_count(&self.0) == 2 {
            INTERNED.with_borrow_mut(|interned| interned.remove(&TypeId::of::<T>()));
        }
    }
}

fn interned() -> usize {
    INTERNED.with_borrow(HashMap::len)
}

fn main() {
    drop(Interned::<String>::new());
    assert_eq!(interned(), 0, "the last pointer removes the value");

    let object: Interned<dyn ToString> = Interned::<String>::new();
    drop(object);
    assert_eq!(interned(), 1, "the value is never removed, because it is not found by its type");
}
