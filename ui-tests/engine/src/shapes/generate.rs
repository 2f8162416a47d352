//! Draws random shapes.

use super::field_grammar::{EXTRAS, NEEDS, POINTERS, VALUES};
use super::grammar::{
    ATTRIBUTES, BOUNDS, COERCED_REPRS, NAMES, OTHERS, POINTEES, PREDICATES, RELAXED, REPRS, VISIBILITIES, Weighted,
};
use super::shape::{Body, Coerced, Parameter, Shape};
use rand::RngExt;
use rand_pcg::Pcg64;

/// Draws the shape with this number, `index`. It depends only on `seed` and `index`.
#[must_use]
pub fn shape(seed: u64, index: u64) -> Shape {
    Draw::new(seed, index).shape()
}

/// Draws the pointer with this number, one that only coerces.
#[must_use]
pub fn coerced(seed: u64, index: u64) -> Coerced {
    Draw::new(seed, index).coerced()
}

struct Draw(Pcg64);

impl Draw {
    fn new(seed: u64, index: u64) -> Self {
        let mut draw = Self(Pcg64::new(u128::from(seed), u128::from(index)));
        // The first draws of neighbouring random streams are alike, so they are skipped.
        for _ in 0..8 {
            let _: u64 = draw.0.random();
        }
        draw
    }

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

    /// Draws some choices of a table, each a little less likely than the one before.
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

        let outside = if self.chance(8) { vec!["#[deny(nonstandard_style)]".to_owned()] } else { Vec::new() };
        let mut attributes = self.attributes();
        if !outside.is_empty() && self.chance(70) {
            attributes.push("#[allow(nonstandard_style)]".to_owned());
        }
        let name = self.from(&NAMES);
        let mut fields = self.fields(&names, &lifetimes);
        if name == "Box" {
            fields = fields.iter().map(|field| with_path_of_box(field)).collect();
        }
        for (part, predicate) in NEEDS {
            if fields.iter().any(|field| field.contains(part)) && self.chance(75) {
                predicates.push(names.fill(predicate));
            }
        }
        Shape {
            outside,
            attributes,
            visibility: self.from(&VISIBILITIES).to_owned(),
            body: match self.0.random_range(0..100) {
                0 => Body::Enum,
                1 => Body::Union,
                2..35 => Body::Named,
                _ => Body::Tuple,
            },
            name: name.to_owned(),
            fields,
            parameters,
            predicates,
            pointee: pointee.to_owned(),
        }
    }

    fn coerced(&mut self) -> Coerced {
        let lifetime = self.chance(40).then_some("'a");
        let other = self.chance(60).then_some("A");
        let number = self.chance(30).then_some("N");
        let names = Names { pointee: "T", other, lifetime, number };
        let parameter = |name: &str, attributes: &[&str], bounds: &[&str]| Parameter {
            attributes: attributes.iter().map(|&text| text.to_owned()).collect(),
            name: name.to_owned(),
            bounds: bounds.iter().map(|&text| text.to_owned()).collect(),
            default: None,
        };
        let mut parameters: Vec<Parameter> = lifetime.iter().map(|name| parameter(name, &[], &[])).collect();
        parameters.push(parameter("T", &["#[pointee]"], &["?Sized"]));
        parameters.extend(other.map(|name| parameter(name, &[], &[])));
        parameters.extend(number.map(|_| parameter("const N: usize", &[], &[])));

        let mut fields = self.several(&VALUES, 90);
        fields.extend(lifetime.map(|_| "PhantomData<&$a ()>"));
        fields.extend(other.map(|_| "PhantomData<$A>"));
        let pointer = self.0.random_range(0..=fields.len());
        fields.insert(pointer, self.from(&POINTERS));
        let shape = Shape {
            outside: Vec::new(),
            attributes: vec![self.from(&COERCED_REPRS).to_owned()],
            visibility: String::new(),
            body: Body::Tuple,
            name: "Ptr".to_owned(),
            parameters,
            predicates: Vec::new(),
            fields: fields.into_iter().map(|field| names.fill(field)).collect(),
            pointee: "T".to_owned(),
        };
        Coerced { shape, pointer }
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
        // Without this, most shapes would have a parameter that is never used.
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

/// Returns the type with the full path of the standard library's box, for a struct that is itself
/// called `Box`.
///
/// A struct that contains itself is E0072, and rustc 1.95 does not end if such a struct is also
/// built or matched.
fn with_path_of_box(field: &str) -> String {
    let mut parts = field.split("Box<");
    let mut with_path = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let path = if with_path.ends_with(':') { "" } else { "std::boxed::" };
        with_path.extend([path, "Box<", part]);
    }
    with_path
}

/// What the placeholders in the tables stand for.
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
