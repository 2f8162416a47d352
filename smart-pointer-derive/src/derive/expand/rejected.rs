//! What is written beside the errors of a struct that was rejected, so that its uses are not errors
//! as well: one mistake is one error.
//!
//! The impls say that the pointer coerces to the same struct with another pointee, whose type is an
//! error. rustc accepts such a type wherever it expects another type, and reports nothing that
//! follows from it.

use super::Mode;
use super::explicit::impl_without_use;
use super::flat::{Written, names};
use super::parameters::of_impl;
use crate::derive::input::{Input, Kind};
use crate::derive::mistake::Mistakes;
use crate::derive::pointer::{Applied, Role};
use crate::derive::validate::{Named, is_struct_itself};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::{GenericParam, Path};

impl Input<'_> {
    /// Returns the errors, and the impls where they can be written.
    pub(crate) fn reject(&self, mistakes: Mistakes, mode: Mode) -> TokenStream {
        match self.expand_rejected(mode) {
            Some(impls) => mistakes.into_errors_with(&impls),
            None => mistakes.into_errors(),
        }
    }

    /// Writes the impls, which name the constant with the first error.
    fn expand_rejected(&self, mode: Mode) -> Option<TokenStream> {
        self.check_parameter_names().ok()?;
        let (options, _) = self.check_options();
        // rustc would run into its recursion limit.
        if self.fields().iter().any(|field| is_struct_itself(&field.ty, self.ident)) {
            return None;
        }
        let (with_one_pointer, others): (Vec<_>, Vec<_>) =
            self.possible_pointees(options.pointee.as_ref()).partition(|(_, pointee)| self.has_one_pointer_to(pointee));
        let is_coerce_only = options.coerce_only.is_some();
        let runtime = options.known_runtime_path()?;
        let mut likely = with_one_pointer.into_iter();
        let (pointee_index, pointee) = match mode {
            Mode::Implicit => likely.next()?,
            Mode::Explicit { unsize: true } => likely.chain(others).next()?,
            Mode::Explicit { unsize: false } => return None,
        };
        let source = Applied { ident: self.ident, generics: self.generics, pointee_index, pointee };
        Some(match mode {
            Mode::Implicit => rejected_implicit(&source, &runtime, is_coerce_only),
            Mode::Explicit { .. } => rejected_explicit(&source, &runtime),
        })
    }

    /// Returns the pointee if it is known, or else every type parameter.
    fn possible_pointees(&self, named: Option<&Named>) -> impl Iterator<Item = (usize, &Ident)> {
        let known = self.check_pointee(named).ok().map(|(index, _)| index);
        self.generics.params.iter().enumerate().filter_map(move |(index, parameter)| match parameter {
            GenericParam::Type(parameter) if known.is_none_or(|known| known == index) => {
                Some((index, &parameter.ident))
            }
            _ => None,
        })
    }

    /// Returns whether the item is a struct in which exactly one field can be the pointer. For any
    /// other, rustc rejects an impl of `CoerceUnsized` (E0374, E0375, E0377).
    fn has_one_pointer_to(&self, pointee: &Ident) -> bool {
        let roles = self.fields().iter().map(|field| Role::of(&field.ty, pointee));
        let pointers = roles.filter(|role| !matches!(role, Role::Phantom | Role::Unrelated));
        matches!(self.kind, Kind::Struct(_)) && pointers.count() == 1
    }
}

/// Writes one call of `__rejected!` or, for a pointer that only coerces, of `__rejected_coercion!`.
fn rejected_implicit(source: &Applied<'_>, runtime: &Path, is_coerce_only: bool) -> TokenStream {
    let impls = if is_coerce_only { "__rejected_coercion" } else { "__rejected" };
    let impls = Ident::new(impls, Span::call_site());
    let [before, pointee, after] = source.in_parts();
    let parameters = names(source.generics);
    let Written { outlives, bounds } = Written::of(source.generics, None);
    quote! {
        #runtime::#impls! {
            [#before] [#pointee] [#after]
            #parameters
            [#outlives] [#bounds]
        }
    }
}

/// Writes the impl that `unsize!` asks for.
fn rejected_explicit(source: &Applied<'_>, runtime: &Path) -> TokenStream {
    let rejected = quote!(<[(); __SMART_POINTER_ERROR] as #runtime::__private::Rejected>::Pointee);
    let Applied { ident, generics, pointee_index, pointee } = *source;
    let target = Applied { ident, generics, pointee_index, pointee: &rejected };
    let mut generics = of_impl(generics);
    // A struct that has the pointee by value is not always `Sized`.
    let sized = syn::parse_quote!(Self: #runtime::__private::Sized);
    generics.make_where_clause().predicates.push(sized);
    impl_without_use(runtime, &generics, [&source, &target], [pointee, &rejected])
}
