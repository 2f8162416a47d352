//! The derives of serde and zerocopy copy the attributes of parameters into their impls, where
//! `#[pointee]` means nothing: rustc cannot find the attribute.
//!
//! Claim: environment-foreign-derives (a helper attribute of one derive is none of another's).
//!
//! ```compile_fail
//! # use pin_coerce_unsized::SmartPointer;
//! # use std::marker::PhantomData;
//! #[derive(serde::Serialize, SmartPointer)]
//! #[repr(transparent)]
//! struct Ptr<#[pointee] T: ?Sized, A>(Box<T>, PhantomData<A>);
//! ```
//!
//! ```compile_fail
//! # use pin_coerce_unsized::SmartPointer;
//! # use std::marker::PhantomData;
//! #[derive(zerocopy::Immutable, SmartPointer)]
//! #[repr(transparent)]
//! struct Ptr<#[pointee] T: ?Sized, A>(Box<T>, PhantomData<A>);
//! ```
//!
//! With the option instead of the mark, the structs below compile.

use pin_coerce_unsized::SmartPointer;
use serde::Serialize;
use std::marker::PhantomData;
use zerocopy::Immutable;

/// The foreign derive comes first.
#[derive(Serialize, SmartPointer)]
#[smart_pointer(pointee = T)]
#[repr(transparent)]
pub struct AfterSerde<T: ?Sized, A>(pub Box<T>, pub PhantomData<A>);

/// The foreign derive comes last.
#[derive(SmartPointer, Serialize)]
#[smart_pointer(pointee = T)]
#[repr(transparent)]
pub struct BeforeSerde<T: ?Sized, A>(pub Box<T>, pub PhantomData<A>);

/// The foreign derive comes first.
#[derive(Immutable, SmartPointer)]
#[smart_pointer(pointee = T)]
#[repr(transparent)]
pub struct AfterZerocopy<T: ?Sized, A>(pub Box<T>, pub PhantomData<A>);

/// The foreign derive comes last.
#[derive(SmartPointer, Immutable)]
#[smart_pointer(pointee = T)]
#[repr(transparent)]
pub struct BeforeZerocopy<T: ?Sized, A>(pub Box<T>, pub PhantomData<A>);

/// Two of them, with a bound and a helper attribute of serde.
#[derive(Immutable, Serialize, SmartPointer)]
#[smart_pointer(pointee = T)]
#[serde(transparent)]
#[repr(transparent)]
pub struct Both<'a, A: Copy, T: ?Sized + ToString>(pub &'a T, #[serde(skip)] pub PhantomData<A>);

#[cfg(test)]
mod tests {
    use super::*;
    use pin_coerce_unsized::unsize;

    #[test]
    fn unsizes() {
        let serde = (AfterSerde(Box::new(1), PhantomData::<u8>), BeforeSerde(Box::new(2), PhantomData::<u8>));
        let serde = (unsize!(serde.0 => dyn ToString), unsize!(serde.1 => dyn ToString));
        assert_eq!((serde.0.0.to_string(), serde.1.0.to_string()), ("1".to_owned(), "2".to_owned()));
        let zerocopy = (AfterZerocopy(Box::new(3), PhantomData::<u8>), BeforeZerocopy(Box::new(4), PhantomData::<u8>));
        let zerocopy = (unsize!(zerocopy.0 => dyn ToString), unsize!(zerocopy.1 => dyn ToString));
        assert_eq!((zerocopy.0.0.to_string(), zerocopy.1.0.to_string()), ("3".to_owned(), "4".to_owned()));
        let both = unsize!(Both(&5, PhantomData::<u8>) => dyn ToString);
        assert_eq!(both.0.to_string(), "5");
    }

    #[cfg(feature = "implicit")]
    #[test]
    fn coerces() {
        let serde = (AfterSerde(Box::new(1), PhantomData), BeforeSerde(Box::new(2), PhantomData));
        let serde: (AfterSerde<dyn ToString, u8>, BeforeSerde<dyn ToString, u8>) = (serde.0, serde.1);
        assert_eq!((serde.0.0.to_string(), serde.1.0.to_string()), ("1".to_owned(), "2".to_owned()));
        let zerocopy = (AfterZerocopy(Box::new(3), PhantomData), BeforeZerocopy(Box::new(4), PhantomData));
        let zerocopy: (AfterZerocopy<dyn ToString, u8>, BeforeZerocopy<dyn ToString, u8>) = (zerocopy.0, zerocopy.1);
        assert_eq!((zerocopy.0.0.to_string(), zerocopy.1.0.to_string()), ("3".to_owned(), "4".to_owned()));
        let both = Both(&5, PhantomData);
        let both: Both<'_, u8, dyn ToString> = both;
        assert_eq!(both.0.to_string(), "5");
    }

    #[test]
    fn foreign_derives_do_what_they_do() {
        fn is_immutable<T: Immutable>(_: &T) {}

        let slice = unsize!(AfterSerde(Box::new([1, 2]), PhantomData::<u8>) => [u8]);
        assert_eq!(serde_json::to_string(&slice).expect("it is serializable"), "[[1,2],null]");
        let text: Both<'_, u8, str> = Both("text", PhantomData);
        assert_eq!(serde_json::to_string(&text).expect("it is serializable"), "\"text\"");
        is_immutable(&text);
    }
}
