//! A derive that writes nothing, under our names: a case that is accepted with it shows nothing
//! about the derive.

use std::ops::Deref;

pub use hostile_macros::WritesNothing as CoercePointee;
pub use hostile_macros::WritesNothing as SmartPointer;

pub unsafe trait PinCoerceUnsized: Deref {}

pub mod __private {}

#[macro_export]
macro_rules! __implicit {
    ($($any:tt)*) => {};
}

#[macro_export]
macro_rules! __coerce_only {
    ($($any:tt)*) => {};
}
