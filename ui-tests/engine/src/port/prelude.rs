//! Names of the language and its prelude.

const PRIMITIVES: [&str; 17] = [
    "bool", "char", "f32", "f64", "i128", "i16", "i32", "i64", "i8", "isize", "str", "u128", "u16", "u32", "u64", "u8",
    "usize",
];

const PRELUDE: [&str; 22] = [
    "AsMut",
    "AsRef",
    "Box",
    "Clone",
    "Copy",
    "Default",
    "Eq",
    "Fn",
    "FnMut",
    "FnOnce",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Self",
    "Send",
    "Sized",
    "String",
    "Sync",
    "Unpin",
    "Vec",
];

/// Whether a name needs no import.
pub(super) fn needs_no_import(name: &str) -> bool {
    is_primitive(name) || PRELUDE.contains(&name)
}

/// Whether a name is that of a primitive type.
pub(super) fn is_primitive(name: &str) -> bool {
    PRIMITIVES.contains(&name)
}
