//! `::core` is the user's own crate, whose `Unsize` relates all types. Beside a field whose type is
//! the same for every pointee, nothing else relates the two pointees. In a constant, and for a
//! pointer in a `RefCell`, the coercion goes field by field, and changes nothing but the type. The
//! module `sound` is sound without the spoofed path: no type unsizes to a `Sized` one.
//!
//! Claim: attack-path-core (spoofed paths).
//! Cf. pass/attack/core-is-this-crate.rs
//! Harm: soundness: safe code reads a `[u8; 16]` as a `[usize; 2]`, or any type as any other.
//! Builtin: accepted, because it names `Unsize` through `::core`, and compares the types of the
//! fields before it normalizes them.

extern crate self as core;

use sound::Typed;
use std::cell::RefCell;

pub use std::panic;

pub mod marker {
    pub use std::marker::*;

    pub trait Unsize<U: ?Sized> {}

    impl<T: ?Sized, U: ?Sized> Unsize<U> for T {}
}

pub mod ops {
    pub use std::ops::*;
}

mod sound {
    use pin_coerce_unsized::SmartPointer;
    use std::any::Any;
    use std::marker::PhantomData;

    pub trait Always {
        type Pointer;
    }

    impl<T: ?Sized> Always for T {
        type Pointer = &'static (dyn Any + Sync);
    }

    #[derive(SmartPointer)]
    #[repr(transparent)]
    pub struct Typed<T: ?Sized>(<T as Always>::Pointer, PhantomData<T>);

    impl<T: 'static + Sync> Typed<T> {
        pub const fn new(value: &'static T) -> Self {
            let pointer: &'static (dyn Any + Sync) = value;
            Typed(pointer, PhantomData)
        }

        pub fn get(&self) -> &'static T {
            let pointer: *const (dyn Any + Sync) = self.0;
            // SAFETY: only `new` makes a `Typed` of a `Sized` type, from a reference to that type.
            unsafe { &*pointer.cast::<T>() }
        }
    }
}

const TRANSMUTED: Typed<[usize; 2]> = Typed::<[u8; 16]>::new(&[7; 16]);

fn transmuted(value: &'static [u8; 16]) -> &'static [usize; 2] {
    let cell = RefCell::new(Typed::new(value));
    let cell: RefCell<Typed<[usize; 2]>> = cell;
    cell.into_inner().get()
}

fn main() {
    println!("{:?} {:?}", TRANSMUTED.get(), transmuted(&[7; 16]));
}
