//! A struct that meets every requirement that tokens can show.

use super::survey::Survey;
use super::syntax::has_same_hygiene;
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use std::collections::HashMap;
use syn::ext::IdentExt;
use syn::{Attribute, ConstParam, GenericParam, Generics, Path, Token, Type, TypeParam};

/// The struct, and what the impls need.
pub(crate) struct Pointer<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) generics: &'a Generics,
    /// Which of the parameters is unsized.
    pub(crate) pointee_index: usize,
    pub(crate) pointee: &'a TypeParam,
    /// The parameter for the new pointee, which the old one is unsized to.
    pub(crate) fresh: Ident,
    /// The survey, which finds other names that do not occur in the item.
    pub(crate) survey: &'a Survey,
    /// The lint levels that the impls inherit.
    pub(crate) lints: &'a [Attribute],
    /// The attributes that can be a macro, which may change the struct after the derive.
    pub(crate) later_macros: &'a [&'a Attribute],
    /// The path of the *runtime crate*, `pin-coerce-unsized`.
    pub(crate) runtime: Path,
    /// Whether the pointer only coerces, and cannot be dispatched on. In that case, other fields
    /// may have a size.
    pub(crate) coerce_only: bool,
    pub(crate) fields: Fields<'a>,
}

/// The fields, and which of them is the pointer.
pub(crate) struct Fields<'a> {
    /// All fields, in the order of the source.
    pub(crate) all: Vec<Field<'a>>,
    /// Which of them is the pointer, or nothing if only rustc can find out.
    pub(crate) pointer: Option<usize>,
}

impl<'a> Fields<'a> {
    /// The pointer field, if it is known.
    pub(crate) fn pointer(&self) -> Option<&Field<'a>> {
        self.pointer.map(|index| &self.all[index])
    }

    /// The first field that has the name of an earlier one, also by its hygiene.
    pub(crate) fn repeated(&self) -> Option<&'a Ident> {
        let mut seen = HashMap::new();
        self.all.iter().filter_map(|field| field.name).find(|name| {
            let first = *seen.entry(name.unraw().to_string()).or_insert(*name);
            !std::ptr::eq(first, *name) && has_same_hygiene(first, name)
        })
    }

    /// Every other field, if the pointer is known.
    pub(crate) fn further(&self) -> impl Iterator<Item = &Field<'a>> {
        self.all.iter().filter(|field| self.pointer.is_some_and(|pointer| pointer != field.index))
    }
}

/// A field, with what its tokens show about its part in the struct.
pub(crate) struct Field<'a> {
    /// Its place among the fields.
    pub(crate) index: usize,
    /// Its name, if it has one.
    pub(crate) name: Option<&'a Ident>,
    /// Its name or its number.
    pub(crate) member: TokenStream,
    pub(crate) ty: &'a Type,
    /// What the tokens of its type say.
    pub(crate) role: Role,
    /// Whether it must be a `PhantomData` if it is not the pointer: if it mentions a type or const
    /// parameter or, in a pointer that only coerces, the pointee.
    pub(crate) must_be_phantom: bool,
}

/// What the tokens of a field's type say about its part in the struct.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Role {
    /// `PhantomData<…>`.
    Phantom,
    /// Does not mention the pointee.
    Unrelated,
    /// A built-in or standard library pointer to the bare pointee: `Box<T>`, `&T`, `*mut T`.
    ToPointee,
    /// A built-in or standard library pointer to something that contains the pointee:
    /// `NonNull<Inner<T>>`.
    ToMore,
    /// Mentions the pointee, and cannot be unsized and dispatched on: `T`, `[Box<T>; 1]`, `&[T]`,
    /// `Option<Box<T>>`, `RefCell<Box<T>>`.
    NotAPointer,
    /// Mentions the pointee: only rustc can tell.
    Unsure,
}

impl Pointer<'_> {
    /// The struct with something in the pointee's place.
    pub(crate) fn applied_to<'a>(&'a self, pointee: &'a dyn ToTokens) -> Applied<'a> {
        Applied { ident: self.ident, generics: self.generics, pointee_index: self.pointee_index, pointee }
    }
}

/// The struct with arguments: `Ptr<'a, T, A,>`.
///
/// It is kept as syntax, and not as a `TokenStream`, because every use of a `TokenStream` is a call
/// into the compiler.
pub(crate) struct Applied<'a> {
    pub(crate) ident: &'a Ident,
    pub(crate) generics: &'a Generics,
    pub(crate) pointee_index: usize,
    /// What stands in the pointee's place.
    pub(crate) pointee: &'a dyn ToTokens,
}

impl Applied<'_> {
    /// Returns the arguments.
    pub(crate) fn arguments(&self) -> impl Iterator<Item = TokenStream> {
        self.generics.params.iter().enumerate().map(|(index, parameter)| match parameter {
            _ if index == self.pointee_index => self.pointee.to_token_stream(),
            GenericParam::Lifetime(parameter) => parameter.lifetime.to_token_stream(),
            GenericParam::Type(parameter) => parameter.ident.to_token_stream(),
            // In braces, because a bare name would mean a type of that name, if there is one.
            GenericParam::Const(ConstParam { ident, .. }) => quote!({ #ident }),
        })
    }

    /// Returns the struct in three parts, `Ptr<'a,` and `T` and `A,>`, so that a macro can put
    /// another type in the pointee's place.
    pub(crate) fn in_parts(&self) -> [TokenStream; 3] {
        let ident = self.ident;
        let arguments: Vec<_> = self.arguments().collect();
        let [before, after] = [&arguments[..self.pointee_index], &arguments[self.pointee_index + 1..]];
        let pointee = &arguments[self.pointee_index];
        let [open, close] = self.brackets();
        [quote!(#ident #open #(#before,)*), pointee.clone(), quote!(#(#after,)* #close)]
    }

    /// Returns the angle brackets. They have the span of the struct's name, so that an error about
    /// the type is shown there.
    fn brackets(&self) -> [TokenStream; 2] {
        let at = self.ident.span();
        [Token![<](at).into_token_stream(), Token![>](at).into_token_stream()]
    }
}

impl ToTokens for Applied<'_> {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let [open, close] = self.brackets();
        self.ident.to_tokens(tokens);
        open.to_tokens(tokens);
        for argument in self.arguments() {
            argument.to_tokens(tokens);
            <Token![,]>::default().to_tokens(tokens);
        }
        close.to_tokens(tokens);
    }
}
