//! A shape: a struct definition in parts, so that it can be made smaller.

/// What kind of item it is, and how its fields are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Body {
    /// `struct Ptr(Box<T>);`
    Tuple,
    /// `struct Ptr { field: Box<T> }`
    Named,
    /// `enum Ptr { A(Box<T>) }`
    Enum,
    /// `union Ptr { field: *mut T }`
    Union,
}

/// A parameter of the struct.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameter {
    /// Its attributes, such as `#[pointee]`.
    pub attributes: Vec<String>,
    /// The name, such as `'a` or `T`. For a const parameter, `const N: usize`.
    pub name: String,
    /// Its inline bounds.
    pub bounds: Vec<String>,
    /// Its default, without the `=`.
    pub default: Option<String>,
}

/// A definition with a derive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// The attributes on the module around it.
    pub outside: Vec<String>,
    /// The attributes below the derive.
    pub attributes: Vec<String>,
    /// The visibility, such as `pub(crate)`, or nothing.
    pub visibility: String,
    /// The kind of item.
    pub body: Body,
    /// The name.
    pub name: String,
    /// The parameters, in order.
    pub parameters: Vec<Parameter>,
    /// The where-clause.
    pub predicates: Vec<String>,
    /// The types of the fields.
    pub fields: Vec<String>,
    /// The name of the parameter that is meant as the pointee.
    pub pointee: String,
}

/// A tuple struct with a pointer field and others. It has no bounds but those that make a parameter
/// `?Sized`, so that the impl by hand needs no bounds either.
#[derive(Clone, Debug)]
pub struct Coerced {
    /// The struct, without the option.
    pub shape: Shape,
    /// Which field is the pointer.
    pub pointer: usize,
}

impl Shape {
    /// Returns the definition, on one line.
    #[must_use]
    pub fn source(&self) -> String {
        let Self { attributes, visibility, body, name, parameters, predicates, fields, .. } = self;
        let attributes = attributes.join(" ");
        let parameters = match &parameters[..] {
            [] => String::new(),
            // The space is there because rustc's parser panics at a `>>` that ends both the list
            // and a parameter with `cfg_attr`.
            parameters => format!("<{} >", parameters.iter().map(Parameter::source).collect::<Vec<_>>().join(", ")),
        };
        let predicates =
            if predicates.is_empty() { String::new() } else { format!(" where {}", predicates.join(", ")) };
        let named = || {
            let fields: Vec<_> = fields.iter().enumerate().map(|(index, ty)| format!("f{index}: {ty}")).collect();
            fields.join(", ")
        };
        let item = match body {
            Body::Tuple => format!("struct {name}{parameters}({}){predicates};", fields.join(", ")),
            Body::Named => format!("struct {name}{parameters}{predicates} {{ {} }}", named()),
            Body::Enum => format!("enum {name}{parameters}{predicates} {{ A({}) }}", fields.join(", ")),
            Body::Union => format!("union {name}{parameters}{predicates} {{ {} }}", named()),
        };
        format!("#[derive(SmartPointer)] {attributes} {visibility} {item}")
    }

    /// Returns the definition in a module of its own, on one line.
    #[must_use]
    pub fn module(&self, number: usize) -> String {
        self.in_module(number, "")
    }

    fn in_module(&self, number: usize, more: &str) -> String {
        let (outside, source) = (self.outside.join(" "), self.source());
        format!("{outside} mod shape_{number} {{ use super::around::*; {source} {more} }}\n")
    }

    /// Returns the same module with a use of `unsize!`, which compiles only if the impls for
    /// `unsize!` apply.
    ///
    /// The use is generic in the same parameters as the struct, because no type is known here that
    /// the shape's bounds allow. So its target is the pointee itself, and nothing is unsized. The
    /// expansion itself has to show that unsizing the pointee is sound.
    #[must_use]
    pub fn used(&self, number: usize) -> String {
        let Self { name, parameters, predicates, .. } = self;
        let arguments: Vec<&str> = parameters.iter().map(Parameter::ident).collect();
        let parameters: Vec<String> = parameters.iter().map(Parameter::bare).collect();
        let user = format!(
            "#[allow(nonstandard_style)] impl<{} > {name}<{} > where {} {{ fn used(self) -> Self {{ pin_coerce_unsized::unsize!(self => {}) }} }}",
            parameters.join(", "),
            arguments.join(", "),
            predicates.join(", "),
            self.marked().unwrap_or(&self.pointee),
        );
        self.in_module(number, &user)
    }

    /// Returns the parameter that is marked as the pointee, if one is.
    fn marked(&self) -> Option<&str> {
        let is_marked =
            |parameter: &&Parameter| parameter.attributes.iter().any(|attribute| attribute.contains("pointee"));
        self.parameters.iter().find(is_marked).map(Parameter::ident)
    }

    /// Returns every inline bound, without its parameter, and every predicate of the where-clause.
    pub fn bounds(&self) -> impl Iterator<Item = &str> {
        let inline = self.parameters.iter().flat_map(|parameter| &parameter.bounds);
        inline.chain(&self.predicates).map(String::as_str)
    }

    /// Returns every shape that has one part less than this one.
    #[must_use]
    pub fn smaller(&self) -> Vec<Self> {
        let mut shapes = Vec::new();
        let mut without = |remove: &dyn Fn(&mut Self)| {
            let mut shape = self.clone();
            remove(&mut shape);
            if shape != *self {
                shapes.push(shape);
            }
        };
        let others = |shape: &Self| -> Vec<String> {
            let names = shape.parameters.iter().map(Parameter::ident).filter(|name| *name != shape.pointee);
            names.map(str::to_owned).collect()
        };
        without(&|shape| shape.remove_parameters(&others(shape)));
        for index in 0..self.parameters.len() {
            without(&|shape| shape.remove_parameters(&[shape.parameters[index].ident().to_owned()]));
            without(&|shape| drop(shape.parameters.remove(index)));
            without(&|shape| shape.parameters[index].default = None);
            for bound in 0..self.parameters[index].bounds.len() {
                without(&|shape| drop(shape.parameters[index].bounds.remove(bound)));
            }
            for attribute in 0..self.parameters[index].attributes.len() {
                without(&|shape| drop(shape.parameters[index].attributes.remove(attribute)));
            }
        }
        for index in 0..self.predicates.len() {
            without(&|shape| drop(shape.predicates.remove(index)));
            without(&|shape| shape.move_inline(index));
        }
        for index in 0..self.fields.len() {
            without(&|shape| drop(shape.fields.remove(index)));
        }
        for index in 0..self.attributes.len() {
            without(&|shape| drop(shape.attributes.remove(index)));
        }
        without(&|shape| shape.outside.clear());
        without(&|shape| shape.visibility.clear());
        without(&|shape| shape.body = Body::Tuple);
        // A struct `Box` around a `Box` would contain itself: see `with_path_of_box`.
        if self.fields.len() == 1 && self.name != "Box" {
            without(&|shape| shape.fields[0] = format!("Box<{}>", self.pointee));
        }
        shapes
    }

    /// Removes parameters with every bound, predicate and field that mentions one of them.
    fn remove_parameters(&mut self, names: &[String]) {
        let is_kept = |text: &String| !names.iter().any(|name| mentions(text, name));
        self.parameters.retain(|parameter| !names.iter().any(|name| name == parameter.ident()));
        for parameter in &mut self.parameters {
            parameter.bounds.retain(is_kept);
        }
        self.predicates.retain(is_kept);
        self.fields.retain(is_kept);
    }

    /// Moves a predicate about a parameter to the parameter.
    fn move_inline(&mut self, index: usize) {
        let predicate = self.predicates[index].clone();
        let Some((bounded, bounds)) = predicate.split_once(": ") else { return };
        if let Some(parameter) = self.parameters.iter_mut().find(|parameter| parameter.ident() == bounded) {
            parameter.bounds.push(bounds.to_owned());
            self.predicates.remove(index);
        }
    }
}

/// Returns whether a word of `text` is `name`.
fn mentions(text: &str, name: &str) -> bool {
    text.split(|character: char| !character.is_alphanumeric() && !"_'#".contains(character)).any(|word| word == name)
}

impl Parameter {
    /// Returns the `N` of `const N: usize`.
    pub(super) fn ident(&self) -> &str {
        let name = self.name.strip_prefix("const ").unwrap_or(&self.name);
        name.split(':').next().unwrap_or_default()
    }

    fn source(&self) -> String {
        let attributes = self.attributes.join(" ");
        let default = self.default.as_ref().map(|default| format!(" = {default}")).unwrap_or_default();
        format!("{attributes} {}{default}", self.bare()).trim_start().to_owned()
    }

    /// Returns the parameter without attributes and default, as in an impl.
    pub(super) fn bare(&self) -> String {
        let Self { name, bounds, .. } = self;
        if bounds.is_empty() { name.clone() } else { format!("{name}: {}", bounds.join(" + ")) }
    }
}
