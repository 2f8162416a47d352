//! What a template is given.

use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

/// Returns named values for a template, as `context!` of minijinja does, but of everything that
/// serde can write.
macro_rules! context {
    ($($name:ident $(=> $value:expr)?),* $(,)?) => {
        minijinja::Value::from(std::collections::BTreeMap::from([
            $((stringify!($name), $crate::site::context::value!($name $(=> $value)?))),*
        ]))
    };
}

/// The value with this name, or the value of the variable with this name.
macro_rules! value {
    ($name:ident) => {
        $crate::site::context::shown(&$name)
    };
    ($name:ident => $value:expr) => {
        $crate::site::context::shown(&$value)
    };
}

pub(super) use {context, value};

/// Returns something as a value of a template. What is marked as HTML stays marked.
pub(super) fn shown(value: &(impl Serialize + ?Sized)) -> Value {
    Value::from(Serde(value))
}
