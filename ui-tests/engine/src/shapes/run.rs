//! Runs accepted shapes. Each is built from a concrete value, coerced to a trait object and to a
//! slice, called, and dropped.

use super::judge::{PRELUDE, in_rounds};
use super::shape::{Body, Shape};
use crate::derives::{Derive, Derives};
use anyhow::{Result, bail};

/// The items that the program needs.
const RUNNING: &str = include_str!("../../shape-sources/running.rs");

/// The pointers through which the object is called. The others have a header, or point to a struct.
const STRAIGHT: [&str; 14] = [
    "Box<$>",
    "NonNull<$>",
    "*const $",
    "*mut $",
    "&'static $",
    "&'a $",
    "&'b $",
    "Pin<Box<$>>",
    "Derived<$>",
    "Listed<$>",
    "Pointer<$>",
    "Cell<*mut $>",
    "UnsafeCell<*mut $>",
    "Cell<Box<$>>",
];

/// Runs the shapes for which a value can be built, and returns how many there are.
///
/// There is no value of a shape whose bounds a probe or an object does not meet. Every shape that
/// can be built must coerce.
///
/// # Errors
///
/// If one of them does not coerce as it should, or the compiler cannot be run.
pub fn run(derives: &Derives, shapes: &[&Shape]) -> Result<usize> {
    // If every type implements the trait that otherwise no type does, more shapes have a value.
    let for_none = "pub trait Some<X: ?Sized = ()> {}\n";
    let for_all = "pub trait Some<X: ?Sized = ()> {} impl<A: ?Sized, X: ?Sized> Some<X> for A {}\n";
    let prelude = format!("{}{RUNNING}", PRELUDE.replace(for_none, for_all));
    let mut shapes: Vec<(usize, &Shape)> = shapes.iter().copied().enumerate().collect();
    shapes.retain(|(_, shape)| matches!(shape.body, Body::Tuple | Body::Named) && shape.outside.is_empty());
    let without_value =
        in_rounds(derives, Derive::Ours, &prelude, shapes.clone(), |number, shape| module(number, shape, ""))?;
    shapes.retain(|(number, _)| !without_value.contains_key(number));
    let run = |shape| run_function(shape, derives.implicit);
    let modules: String = shapes.iter().map(|(number, shape)| module(*number, shape, &run(shape))).collect();
    let calls: Vec<String> = shapes.iter().map(|(number, _)| format!("shape_{number}::run();")).collect();
    let program = format!("{prelude}{modules}fn main() {{ {} }}\n", calls.join(" "));
    let failure = derives.with_file(&program, |source| derives.run(source.path))?;
    match failure {
        None => Ok(shapes.len()),
        Some(failure) => bail!("a shape that has a value does not run: {failure}"),
    }
}

/// Returns the shape with functions that build values, and functions that name the types to coerce
/// these values to.
fn module(number: usize, shape: &Shape, run: &str) -> String {
    let arguments = shape.parameters.iter().map(|parameter| match parameter.ident() {
        ident if ident == shape.pointee => "P_",
        ident if ident.starts_with('\'') => "'static",
        _ if parameter.name.starts_with("const ") => "4",
        _ => "u16",
    });
    let arguments = arguments.collect::<Vec<_>>().join(", ");
    let (name, source) = (&shape.name, shape.source());
    let named = shape.body == Body::Named;
    let fields = (0..shape.fields.len())
        .map(|index| if named { format!("f{index}: field(&mut drops)") } else { "field(&mut drops)".to_owned() });
    let fields = fields.collect::<Vec<_>>().join(", ");
    let value = if named { format!("{name} {{ {fields} }}") } else { format!("{name}({fields})") };
    let build = format!("{{ let mut drops = 0; let value = {value}; (value, drops) }}");
    format!(
        "mod shape_{number} {{ use super::around::*; use super::running::*; {source} \
         type Of<P_: ?Sized> = {name}<{arguments}>; fn wide(_: Of<dyn Object>, _: Of<[Probe]>) {{}} \
         fn object() -> (Of<Probe>, usize) {build} fn array() -> (Of<[Probe; 3]>, usize) {build} {run} }}\n"
    )
}

/// Returns the function that coerces and checks.
fn run_function(shape: &Shape, implicit: bool) -> String {
    let is_straight = |ty: &String| STRAIGHT.iter().any(|straight| straight.replace('$', &shape.pointee) == *ty);
    let look = if shape.fields.iter().any(is_straight) { "call" } else { "nothing" };
    let coerced = |target| {
        if implicit { "value".to_owned() } else { format!("pin_coerce_unsized::unsize!(value => {target})") }
    };
    let (to_object, to_slice) = (coerced("dyn Object"), coerced("[Probe]"));
    format!(
        "pub fn run() {{ \
             let (value, drops) = object(); check::<_, Of<dyn Object>>(value, drops, |value| {to_object}, {look}); \
             let (value, drops) = array(); check::<_, Of<[Probe]>>(value, drops, |value| {to_slice}, length); \
         }}"
    )
}
