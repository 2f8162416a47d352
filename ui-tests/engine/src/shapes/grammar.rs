//! The parts that shapes are made of, valid ones more often than invalid ones.
//!
//! `$T` is the pointee, `$A` another type parameter, `$a` a lifetime, and `$N` a const parameter.
//! If the shape has no such parameter, they are replaced by another type, `'static` or a number.
//!
//! The types of the fields are in `field_grammar.rs`.

/// A part, and how often it is drawn.
pub(super) type Weighted = (u32, &'static str);

/// The struct's name. Some are names of things that the expansion mentions, or of a parameter.
pub(super) const NAMES: [Weighted; 8] =
    [(60, "Ptr"), (2, "Box"), (2, "T"), (1, "A"), (1, "N"), (2, "Unsize"), (1, "r#type"), (2, "ptr")];

/// The pointee's name.
pub(super) const POINTEES: [Weighted; 7] =
    [(60, "T"), (4, "__S"), (3, "t"), (3, "r#T"), (2, "Item"), (2, "Sized_"), (1, "core")];

/// The name of another type parameter.
pub(super) const OTHERS: [Weighted; 5] = [(40, "A"), (4, "__S"), (3, "__S1"), (3, "U"), (1, "a_b")];

/// The visibility of the struct.
pub(super) const VISIBILITIES: [Weighted; 5] =
    [(5, ""), (5, "pub"), (2, "pub(crate)"), (1, "pub(super)"), (1, "pub(in super)")];

/// The layout.
pub(super) const REPRS: [Weighted; 11] = [
    (170, "#[repr(transparent)]"),
    (3, "#[cfg_attr(all(), repr(transparent))]"),
    (1, "#[cfg_attr(any(), repr(transparent))]"),
    (3, ""),
    (2, "#[repr(C)]"),
    (1, "#[repr(packed)]"),
    (1, "#[repr(align(8))]"),
    (1, "#[repr(transparent, C)]"),
    (1, "#[repr(C)] #[repr(transparent)]"),
    (1, "#[repr()]"),
    (1, "#[repr(transparent)] #[repr(transparent)]"),
];

/// The layout of a pointer that only coerces.
pub(super) const COERCED_REPRS: [Weighted; 6] = [
    (40, ""),
    (4, "#[repr(C)]"),
    (2, "#[repr(align(64))]"),
    (2, "#[repr(transparent)]"),
    (1, "#[repr(packed)]"),
    (1, "#[repr(C, align(16))]"),
];

/// Further attributes of the struct.
pub(super) const ATTRIBUTES: [Weighted; 9] = [
    (4, "#[doc = \"A pointer.\"]"),
    (4, "#[must_use]"),
    (2, "#[deprecated]"),
    (4, "#[allow(nonstandard_style)]"),
    (2, "#[deny(nonstandard_style)]"),
    (1, "#[cfg(all())]"),
    (1, "#[cfg_attr(all(), doc(hidden))]"),
    (1, "#[non_exhaustive]"),
    (1, "#[pointee]"),
];

/// The relaxed bound of the pointee.
pub(super) const RELAXED: [Weighted; 10] = [
    (150, "?Sized"),
    (5, "?core::marker::Sized"),
    (5, "?::core::marker::Sized"),
    (5, "?std::marker::Sized"),
    (5, "?::std::marker::Sized"),
    (5, "(?Sized)"),
    (3, "?marker::Sized"),
    (3, "Sized"),
    (3, "?Sized + Sized"),
    (3, "?Sized + Every"),
];

/// What a type parameter is bounded by, inline or in the where-clause.
pub(super) const BOUNDS: [Weighted; 48] = [
    (6, "Some<$T>"),
    (6, "Some<$A>"),
    (6, "Every<$T>"),
    (4, "Some"),
    (4, "$a"),
    (2, "'static"),
    (4, "for<'x> Lives<'x>"),
    (4, "Lives<$a>"),
    (3, "Gives"),
    (3, "Gives<Item = u8>"),
    (2, "Gives<Item = $T>"),
    (2, "Gives<Item: Some<$T>>"),
    (3, "Debug"),
    (2, "Send"),
    (2, "Any"),
    (2, "Fn(&$T)"),
    (2, "FnOnce(u8) -> Box<$T>"),
    (2, "Some<Box<$T>>"),
    (2, "Some<fn(&$T)>"),
    (2, "Some<&'static $T>"),
    (2, "Some<dyn Every<$T>>"),
    (2, "Some<($A, Box<$T>)>"),
    (2, "Some<[$A; $N]>"),
    (1, "Some<[$T; $N]>"),
    (2, "Counts<$N>"),
    (2, "Counts<{ 1 + 1 }>"),
    (2, "Some<same!($A)>"),
    (1, "Some<same!($T)>"),
    (1, "Some<Self>"),
    (1, "core::fmt::Display"),
    (1, "Missing"),
    (2, "Counts<{ $N }>"),
    (1, "Counts<{ const { 3 } }>"),
    (1, "Counts<{ let two = 2; two + 1 }>"),
    (1, "Counts<{ struct Inside; impl Some for Inside {} 1 }>"),
    (1, "Counts<{ two() }>"),
    (1, "Counts<TWO>"),
    (2, "Some<[u8; { 1 + 1 }]>"),
    (2, "Some<Numbered<{ 3 }>>"),
    (2, "Some<<$A as Points>::Itself>"),
    (2, "Some<<$T as Points>::Itself>"),
    (2, "Every<<$T as Points>::Boxed>"),
    (2, "Gives<Item = <$A as Points>::Itself>"),
    (2, "Some<Derived<$T>>"),
    (2, "Some<Pointer<$T>>"),
    (2, "Some<Ghost<$T>>"),
    (2, "Chooses"),
    (2, "Clone"),
];

/// What the where-clause has.
pub(super) const PREDICATES: [Weighted; 50] = [
    (6, "$T: Some<$T>"),
    (4, "$T: Some<$A>"),
    (5, "$A: Some<$T>"),
    (4, "$A: Copy"),
    (4, "$T: $a"),
    (3, "$A: $a"),
    (2, "$a: 'static"),
    (2, "'static: $a"),
    (2, "$a: $a"),
    (3, "Box<$T>: Some<$A>"),
    (3, "Box<$T>: Every"),
    (3, "&'static $T: Some"),
    (3, "for<'x> &'x $T: Every<$A>"),
    (3, "for<'x> $T: Lives<'x>"),
    (2, "for<'x> fn(&'x $T) -> &'x $T: Every"),
    (3, "$T: Gives, $T::Item: Debug"),
    (2, "$T: Gives, $T::Item: Every"),
    (3, "$T: Gives, <$T as Gives>::Item: Debug"),
    (1, "$T: Gives, $T::Next: Every<$A>"),
    (1, "$T: Gives, <$T::Next as Gives>::Item: Debug"),
    (2, "Self: Every"),
    (1, "Self: Some"),
    (1, "$T: Some<Self>"),
    (1, "$A: Every<Self>"),
    (1, "same!($T): Every"),
    (1, "same!($T): Some"),
    (2, "same!($A): Some"),
    (2, "[u8; $N]: Every<$T>"),
    (2, "($T): Debug"),
    (2, "$T:"),
    (2, "$T: ?Sized"),
    (1, "$T: Sized"),
    (1, "$T: ?Sized + Debug"),
    (2, "dyn Every<$T>: Debug"),
    (2, "*const $T: Every"),
    (1, "[$A]: Some"),
    (1, "($A, Box<$T>): Every"),
    (1, "u8: Some<$T>"),
    (2, "<$T as Points>::Itself: Some"),
    (2, "<$A as Points>::Itself: Some<$T>"),
    (2, "<$T as Points>::Boxed: Every"),
    (1, "<Box<$T> as Points>::Itself: Every<<$A as Points>::Itself>"),
    (1, "$T: Gives, <$T as Gives>::Item: Gives, <<$T as Gives>::Item as Gives>::Item: Every"),
    (2, "$T: Chooses, <$T as Chooses>::Header: Copy"),
    (1, "$T: Chooses, $T::Header: Copy"),
    (1, "[u8; { 1 + 1 }]: Every<$T>"),
    (1, "[u8; two()]: Every<$A>"),
    (1, "Numbered<{ $N }>: Every<$T>"),
    (2, "Derived<$T>: Every"),
    (2, "Pointer<$T>: Every<Ghost<$A>>"),
];
