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
use crate::derive::validate::{Named, is_reported_beside_an_error, is_struct_itself, type_parameter};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::Path;

impl Input<'_> {
    /// Returns the errors, and the impls where they can be written.
    pub(crate) fn reject(&self, mistakes: Mistakes, mode: Mode) -> TokenStream {
        match self.expand_rejected(mode) {
            Some(impls) => mistakes.into_errors_with(&self.lints, &impls),
            None => mistakes.into_errors(),
        }
    }

    /// Writes the impls, which name the constant with the first error.
    fn expand_rejected(&self, mode: Mode) -> Option<TokenStream> {
        self.check_parameter_names().ok()?;
        let (options, _) = self.check_options();
        // rustc would run into its recursion limit.
        if matches!(mode, Mode::Implicit) && self.fields().iter().any(|field| is_struct_itself(&field.ty, self.ident)) {
            return None;
        }
        let (with_one_pointer, others): (Vec<_>, Vec<_>) = self
            .possible_pointees(options.pointee.as_ref())
            .into_iter()
            .partition(|(_, pointee)| self.has_one_pointer_to(pointee));
        let impls = match (with_one_pointer.is_empty(), options.coerce_only) {
            (true, _) => "__rejected_unsizing",
            (false, Some(_)) => "__rejected_coercion",
            (false, None) => "__rejected",
        };
        let runtime = options.known_runtime_path()?;
        let (pointee_index, pointee) = with_one_pointer.into_iter().chain(others).next()?;
        let source = Applied { ident: self.ident, generics: self.generics, pointee_index, pointee };
        match mode {
            Mode::Implicit => Some(rejected_implicit(&source, &runtime, impls)),
            Mode::Explicit { unsize: true } => Some(rejected_explicit(&source, &runtime)),
            Mode::Explicit { unsize: false } => None,
        }
    }

    /// Returns the type parameter that is marked, or, if there is no mark or the mark is a mistake,
    /// every type parameter that can be meant as the pointee, the likeliest first.
    fn possible_pointees(&self, named: Option<&Named>) -> Vec<(usize, &Ident)> {
        let marked = self.check_pointee(named).ok();
        if let Some((index, marked)) = marked.filter(|(_, pointee)| self.check_mark(pointee, named).is_ok()) {
            return vec![(index, &marked.ident)];
        }
        let parameters: Vec<_> = self.generics.params.iter().enumerate().filter_map(type_parameter).collect();
        let mut possible: Vec<_> = parameters.iter().map(|(index, parameter)| (*index, &parameter.ident)).collect();
        if !parameters.is_empty() {
            let likely = self.likely_pointee(&parameters);
            possible.sort_by_key(|(_, name)| *name != likely);
        }
        possible
    }

    /// Returns whether rustc accepts an impl of `CoerceUnsized` whose target is an error. The item has
    /// to be a struct in which exactly one field mentions the pointee outside a `PhantomData`
    /// (otherwise E0374, E0375 or E0377, even if one field is marked or can never be a pointer). That
    /// field must not be one of [`is_reported_beside_an_error`], and no field may have an error type.
    fn has_one_pointer_to(&self, pointee: &Ident) -> bool {
        let roles = self.fields().iter().map(|field| Role::of(&field.ty, pointee));
        let pointers = roles.filter(|role| !matches!(role, Role::Phantom | Role::Unrelated));
        let is_reported = self.fields().iter().any(|field| is_reported_beside_an_error(&field.ty, pointee));
        matches!(self.kind, Kind::Struct(_)) && pointers.count() == 1 && !is_reported && !self.has_error_type
    }
}

/// Writes one call of `__rejected!`; for a pointer that only coerces, of `__rejected_coercion!`;
/// and for one that does not even coerce, of `__rejected_unsizing!`.
fn rejected_implicit(source: &Applied<'_>, runtime: &Path, impls: &str) -> TokenStream {
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
