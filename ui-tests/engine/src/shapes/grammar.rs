//! The parts that shapes are made of, valid ones more often than invalid ones.
//!
//! `$T` is the pointee, `$A` another type parameter, `$a` a lifetime, and `$N` a const parameter. Where the shape has no such
//! parameter, another type, `'static` or a number stands there.

/// How often, and what.
pub(super) type Weighted = (u32, &'static str);

/// The struct's name. Some are those of things that the expansion mentions, or of a parameter.
pub(super) const NAMES: [Weighted; 8] =
    [(60, "Ptr"), (2, "Box"), (2, "T"), (1, "A"), (1, "N"), (2, "Unsize"), (1, "r#type"), (2, "ptr")];

/// The pointee's name.
pub(super) const POINTEES: [Weighted; 7] =
    [(60, "T"), (4, "__S"), (3, "t"), (3, "r#T"), (2, "Item"), (2, "Sized_"), (1, "core")];

/// The name of another type parameter.
pub(super) const OTHERS: [Weighted; 5] = [(40, "A"), (4, "__S"), (3, "__S1"), (3, "U"), (1, "a_b")];

/// Of the struct.
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
pub(super) const BOUNDS: [Weighted; 31] = [
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
];

/// What the where-clause has.
pub(super) const PREDICATES: [Weighted; 38] = [
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
];

/// The pointer field.
pub(super) const POINTERS: [Weighted; 69] = [
    (40, "Box<$T>"),
    (10, "Rc<$T>"),
    (10, "Arc<$T>"),
    (6, "rc::Weak<$T>"),
    (6, "sync::Weak<$T>"),
    (20, "NonNull<$T>"),
    (10, "*const $T"),
    (10, "*mut $T"),
    (12, "&$a $T"),
    (10, "&$a mut $T"),
    (8, "Pin<Box<$T>>"),
    (4, "Pin<&$a $T>"),
    (2, "Pin<Derived<$T>>"),
    (4, "Cell<*mut $T>"),
    (4, "Cell<Box<$T>>"),
    (4, "UnsafeCell<*mut $T>"),
    (10, "NonNull<Inner<$T>>"),
    (6, "Box<Inner<$T>>"),
    (6, "Rc<Tailed<$A, $T>>"),
    (4, "NonNull<Inner<Inner<$T>>>"),
    (6, "*mut Inner<$T>"),
    (6, "&$a Inner<$T>"),
    (8, "Derived<$T>"),
    (6, "Listed<$T>"),
    (6, "Listed<$T, 3>"),
    (6, "Allocated<$T, $A>"),
    (4, "Lent<$a, $T>"),
    (3, "Lent<'_, $T>"),
    (3, "Demanding<$T>"),
    (3, "NonNull<Bounded<$T>>"),
    (6, "Pointer<$T>"),
    (6, "Raw<$T>"),
    (4, "same!(Box<$T>)"),
    (4, "Box<same!($T)>"),
    (4, "(Box<$T>)"),
    (4, "std::boxed::Box<$T>"),
    (4, "::std::rc::Rc<$T>"),
    (2, "lying::PhantomData<$T>"),
    (2, "lying::Box<$T>"),
    (2, "Box<dyn Every<$T>>"),
    (3, "RefCell<Box<$T>>"),
    (3, "Ref<$a, $T>"),
    (3, "Option<Box<$T>>"),
    (2, "ManuallyDrop<Box<$T>>"),
    (2, "MaybeUninit<Box<$T>>"),
    (2, "[Box<$T>; 1]"),
    (2, "(Box<$T>,)"),
    (2, "&$a &$a $T"),
    (2, "&$a Box<$T>"),
    (2, "&$a [$T]"),
    (2, "AtomicPtr<$T>"),
    (2, "Vec<$T>"),
    (3, "NonNull<Front<$T>>"),
    (2, "Box<Indirect<$T>>"),
    (2, "Box<Tailed<$T, u8>>"),
    (3, "Plain<$T>"),
    (3, "$T"),
    (3, "PhantomData<$T>"),
    (2, "Box<$A>"),
    (2, "usize"),
    (2, "fn(Box<$T>)"),
    (2, "fn(&$T)"),
    (2, "Box<dyn Fn(&$T)>"),
    (1, "<$T as Gives>::Item"),
    (1, "Box<$T::Item>"),
    (1, "Box<($A, $T)>"),
    (1, "Box<[$T; $N]>"),
    (1, "Missing<$T>"),
    (1, "Box<Self>"),
];

/// A field beside it.
pub(super) const EXTRAS: [Weighted; 25] = [
    (12, "PhantomData<$T>"),
    (12, "PhantomData<$A>"),
    (6, "PhantomData<($A, &$a $T)>"),
    (6, "Ghost<$A>"),
    (3, "Ghost<$T>"),
    (6, "()"),
    (6, "PhantomPinned"),
    (4, "Unit"),
    (4, "Brand<$a>"),
    (3, "[(); 0]"),
    (3, "[u8; 0]"),
    (2, "marker::PhantomData<*mut $T>"),
    (2, "Numbered<3>"),
    (2, "Numbered<$N>"),
    (2, "Token<$A>"),
    (2, "Token<$T>"),
    (1, "[u64; 0]"),
    (1, "[$A; 0]"),
    (1, "Aligned"),
    (2, "u8"),
    (2, "$A"),
    (1, "&$a u8"),
    (1, "Box<$T>"),
    (1, "lying::Box<$T>"),
    (1, "same!(PhantomData<$A>)"),
];
