//! Which shapes there are: every part is drawn from a table, valid choices more often than invalid ones.
//!
//! In the tables, `$T` is the pointee, `$A` another type parameter, `$a` a lifetime, and `$N` a const parameter. Where the
//! shape has no such parameter, another type, `'static` or a number stands there.

use super::shape::{Body, Parameter, Shape};
use rand::RngExt;
use rand_pcg::Pcg64;

/// How often, and what.
type Weighted = (u32, &'static str);

const NAMES: [Weighted; 8] =
    [(60, "Ptr"), (2, "Box"), (2, "T"), (1, "A"), (1, "N"), (2, "Unsize"), (1, "r#type"), (2, "ptr")];

const POINTEES: [Weighted; 7] = [(60, "T"), (4, "__S"), (3, "t"), (3, "r#T"), (2, "Item"), (2, "Sized_"), (1, "core")];

const OTHERS: [Weighted; 5] = [(40, "A"), (4, "__S"), (3, "__S1"), (3, "U"), (1, "a_b")];

const VISIBILITIES: [Weighted; 5] = [(5, ""), (5, "pub"), (2, "pub(crate)"), (1, "pub(super)"), (1, "pub(in super)")];

const REPRS: [Weighted; 11] = [
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

const ATTRIBUTES: [Weighted; 9] = [
    (4, "#[doc = \"A pointer.\"]"),
    (4, "#[must_use]"),
    (2, "#[deprecated]"),
    (2, "#[allow(dead_code)]"),
    (2, "#[deny(nonstandard_style)]"),
    (1, "#[cfg(all())]"),
    (1, "#[cfg_attr(all(), doc(hidden))]"),
    (1, "#[non_exhaustive]"),
    (1, "#[pointee]"),
];

/// The relaxed bound of the pointee.
const RELAXED: [Weighted; 10] = [
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
const BOUNDS: [Weighted; 31] = [
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

const PREDICATES: [Weighted; 38] = [
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
const POINTERS: [Weighted; 69] = [
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
const EXTRAS: [Weighted; 25] = [
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

/// The shape with this number. It depends on nothing but the two numbers.
#[must_use]
pub fn shape(seed: u64, index: u64) -> Shape {
    let mut draw = Draw(Pcg64::new(u128::from(seed), u128::from(index)));
    // The first draws of neighbouring streams are alike.
    for _ in 0..8 {
        let _: u64 = draw.0.random();
    }
    draw.shape()
}

struct Draw(Pcg64);

impl Draw {
    fn chance(&mut self, percent: u32) -> bool {
        self.0.random_range(0..100) < percent
    }

    fn from(&mut self, table: &[Weighted]) -> &'static str {
        let all = table.iter().map(|(weight, _)| weight).sum();
        let mut left = self.0.random_range(0..all);
        for (weight, choice) in table {
            match left.checked_sub(*weight) {
                Some(rest) => left = rest,
                None => return choice,
            }
        }
        unreachable!("the draw is less than the sum of the weights")
    }

    /// Some choices of a table, each a little less likely than the one before.
    fn several(&mut self, table: &[Weighted], mut percent: u32) -> Vec<&'static str> {
        let mut choices = Vec::new();
        while self.chance(percent) {
            choices.push(self.from(table));
            percent /= 2;
        }
        choices
    }

    fn shape(&mut self) -> Shape {
        let lifetimes: Vec<&str> = ["'a", "'b", "'__S"].into_iter().filter(|_| self.chance(22)).collect();
        let pointee = self.from(&POINTEES);
        let other = self.chance(45).then(|| self.from(&OTHERS)).filter(|other| *other != pointee);
        let number = self.chance(25).then_some("N");
        let names = Names { pointee, other, lifetime: lifetimes.first().copied(), number };

        let mut parameters: Vec<Parameter> = lifetimes.iter().map(|name| self.lifetime(name, &lifetimes)).collect();
        let relaxed_inline = self.chance(85);
        let mut types = vec![self.pointee(&names, relaxed_inline)];
        if let Some(other) = other {
            let parameter = self.other(other, &names);
            types.insert(self.0.random_range(0..=1), parameter);
        }
        if number.is_some() {
            let at = self.0.random_range(0..=types.len());
            let attributes = if self.chance(3) { vec!["#[pointee]".to_owned()] } else { Vec::new() };
            let default = self.chance(30).then(|| "3".to_owned());
            types.insert(at, Parameter { attributes, name: "const N: usize".to_owned(), bounds: Vec::new(), default });
        }
        // Only trailing parameters may have defaults.
        let mut trailing = true;
        for parameter in types.iter_mut().rev() {
            if !trailing && self.chance(97) {
                parameter.default = None;
            }
            trailing = parameter.default.is_some();
        }
        parameters.extend(types);
        if self.chance(1) {
            parameters.retain(|parameter| parameter.name != pointee);
        }

        let mut predicates = Vec::new();
        if !relaxed_inline && self.chance(95) {
            predicates.push(format!("{pointee}: {}", self.from(&RELAXED)));
        }
        predicates.extend(self.several(&PREDICATES, 45).into_iter().map(|predicate| names.fill(predicate)));

        Shape {
            attributes: self.attributes(),
            visibility: self.from(&VISIBILITIES).to_owned(),
            body: match self.0.random_range(0..100) {
                0 => Body::Enum,
                1 => Body::Union,
                2..35 => Body::Named,
                _ => Body::Tuple,
            },
            name: self.from(&NAMES).to_owned(),
            fields: self.fields(&names, &lifetimes),
            parameters,
            predicates,
            pointee: pointee.to_owned(),
        }
    }

    fn lifetime(&mut self, name: &str, lifetimes: &[&str]) -> Parameter {
        let mut bounds = Vec::new();
        if self.chance(15) {
            bounds.push(lifetimes[self.0.random_range(0..lifetimes.len())].to_owned());
        }
        let attributes = if self.chance(2) { vec!["#[pointee]".to_owned()] } else { Vec::new() };
        Parameter { attributes, name: name.to_owned(), bounds, default: None }
    }

    fn pointee(&mut self, names: &Names, relaxed_inline: bool) -> Parameter {
        let mark = if names.other.is_some() { 93 } else { 20 };
        let mut attributes = Vec::new();
        if self.chance(mark) {
            let marks = [(100, "#[pointee]"), (2, "#[cfg_attr(all(), pointee)]"), (1, "#[pointee] #[pointee]")];
            attributes.push(self.from(&marks).to_owned());
        }
        let mut bounds: Vec<String> = self.several(&BOUNDS, 40).into_iter().map(|bound| names.fill(bound)).collect();
        if relaxed_inline && self.chance(97) {
            let at = self.0.random_range(0..=bounds.len());
            bounds.insert(at, self.from(&RELAXED).to_owned());
        }
        let default = self.chance(10).then(|| self.from(&[(3, "u8"), (2, "[u8]"), (2, "dyn Debug")]).to_owned());
        Parameter { attributes, name: names.pointee.to_owned(), bounds, default }
    }

    fn other(&mut self, name: &str, names: &Names) -> Parameter {
        let attributes = if self.chance(4) { vec!["#[pointee]".to_owned()] } else { Vec::new() };
        let mut bounds: Vec<String> = self.several(&BOUNDS, 45).into_iter().map(|bound| names.fill(bound)).collect();
        if self.chance(12) {
            bounds.push("?Sized".to_owned());
        }
        let default = self.chance(20).then(|| self.from(&[(5, "()"), (2, "u8")]).to_owned());
        Parameter { attributes, name: name.to_owned(), bounds, default }
    }

    fn attributes(&mut self) -> Vec<String> {
        let mut attributes = self.several(&ATTRIBUTES, 12);
        let at = self.0.random_range(0..=attributes.len());
        attributes.insert(at, self.from(&REPRS));
        attributes.into_iter().filter(|attribute| !attribute.is_empty()).map(str::to_owned).collect()
    }

    fn fields(&mut self, names: &Names, lifetimes: &[&str]) -> Vec<String> {
        let mut fields = Vec::new();
        if self.chance(98) {
            fields.push(names.fill(self.from(&POINTERS)));
        }
        let further = self.several(&EXTRAS, 25).into_iter().map(|extra| names.fill(extra));
        fields.extend(further);
        // Without this most shapes would have a parameter that is never used.
        let unused = lifetimes.iter().map(|lifetime| format!("&{lifetime} ()"));
        let unused: Vec<String> = unused.chain(names.other.map(|other| format!("*const {other}"))).collect();
        if !unused.is_empty() && self.chance(96) {
            fields.push(format!("PhantomData<({},)>", unused.join(", ")));
        }
        if fields.len() > 1 && self.chance(30) {
            let last = fields.len() - 1;
            fields.swap(0, last);
        }
        fields
    }
}

/// What the placeholders of the tables stand for.
struct Names {
    pointee: &'static str,
    other: Option<&'static str>,
    lifetime: Option<&'static str>,
    number: Option<&'static str>,
}

impl Names {
    fn fill(&self, text: &str) -> String {
        text.replace("$T", self.pointee)
            .replace("$A", self.other.unwrap_or("u16"))
            .replace("$a", self.lifetime.unwrap_or("'static"))
            .replace("$N", self.number.unwrap_or("4"))
    }
}
