//! Generated pointers that only coerce, each judged with our derive and, because the builtin has no
//! counterpart, with an impl of `CoerceUnsized` written by hand, which rustc judges.

use super::generate::coerced;
use super::judge::{Finding, PRELUDE, in_rounds};
use super::judged::Sample;
use super::shape::{Coerced, Parameter, Shape};
use crate::compiler::Verdict;
use crate::derives::{Derive, Derives};
use anyhow::Result;

/// A pointer that only coerces, and what became of it.
#[derive(Clone, Debug)]
pub struct JudgedCoerced {
    /// The definition with the derive.
    pub source: String,
    /// With our derive.
    pub ours: Finding,
    /// With the impl by hand.
    pub by_hand: Finding,
}

impl Coerced {
    /// Returns the definition with the derive and the option.
    fn derived(&self) -> Shape {
        let mut shape = self.shape.clone();
        shape.fields[self.pointer].insert_str(0, "#[smart_pointer(coerce_only)] ");
        shape
    }

    /// Returns the definition without the derive, followed by an impl.
    fn by_hand(&self, number: usize) -> String {
        let mut shape = self.shape.clone();
        shape.parameters.iter_mut().for_each(|parameter| parameter.attributes.clear());
        let arguments = |pointee: &str| -> String {
            let idents = shape.parameters.iter().map(Parameter::ident);
            let arguments = idents.map(|ident| if ident == shape.pointee { pointee } else { ident });
            arguments.collect::<Vec<_>>().join(", ")
        };
        let parameters: Vec<String> = shape.parameters.iter().map(Parameter::bare).collect();
        let (name, pointee) = (&shape.name, &shape.pointee);
        let impls = format!(
            "impl<{}, By_Hand: ?Sized> core::ops::CoerceUnsized<{name}<{} >> for {name}<{} > \
             where {pointee}: core::marker::Unsize<By_Hand> {{}}",
            parameters.join(", "),
            arguments("By_Hand"),
            arguments(pointee),
        );
        let definition = shape.source().replace("#[derive(SmartPointer)]", "");
        format!("mod shape_{number} {{ use super::around::*; {definition} {impls} }}\n")
    }
}

/// Judges the pointers of a sample. On plain stable, ours accepts one only if a use of `unsize!`
/// compiles.
///
/// # Errors
///
/// If a compiler cannot be run.
pub fn judge_coerced(derives: &Derives, sample: Sample) -> Result<Vec<JudgedCoerced>> {
    let all: Vec<Coerced> = (0..sample.count).map(|index| coerced(sample.seed, index)).collect();
    let with_derive: Vec<Shape> = all.iter().map(Coerced::derived).collect();
    let numbered = || with_derive.iter().enumerate().collect();
    let mut ours = in_rounds(derives, Derive::Ours, PRELUDE, numbered(), |number, shape| {
        if derives.implicit { shape.module(number) } else { shape.used(number) }
    })?;
    // On the same line, because the lines of an error tell which shape it is about.
    let prelude = PRELUDE.replacen("#![allow(", "#![feature(coerce_unsized, unsize)] #![allow(", 1);
    let mut by_hand =
        in_rounds(derives, Derive::Builtin, &prelude, numbered(), |number, _| all[number].by_hand(number))?;
    let accepted = || Finding { verdict: Verdict::Accepted, reasons: Vec::new() };
    let judged = with_derive.iter().enumerate().map(|(number, shape)| JudgedCoerced {
        source: shape.source(),
        ours: ours.remove(&number).unwrap_or_else(accepted),
        by_hand: by_hand.remove(&number).unwrap_or_else(accepted),
    });
    Ok(judged.collect())
}
