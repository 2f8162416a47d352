//! Token streams that nobody would write. For each, the derive gives impls or an error, and never
//! panics.
//!
//! `cargo test` tries some, and `cargo test -p smart-pointer-derive --release -- --ignored` tries a
//! million, both at random. In `fuzz/`, libFuzzer makes the choices, and keeps the streams that
//! reach new code.

use crate::derive::derive;
use crate::derive::expand::Mode;
use proc_macro2::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::ToTokens;
use std::panic::catch_unwind;
use syn::{Attribute, Expr, ExprBlock, Item, ItemConst, Stmt};

/// What mutation starts from: every construct that the derive knows.
pub(crate) const ITEMS: [&str; 15] = [
    "#[repr(transparent)] pub struct Ptr<T: ?Sized>(Box<T>);",
    "#[repr(transparent)] struct Ptr<'a, 'b: 'a, A, #[pointee] T: ?Sized + Trait<T> + 'a, B = u8, const N: usize = 3> where B: Copy, 'b: 'a { pointer: &'a T, marker: PhantomData<(A, B, &'b ())> }",
    "#[repr(transparent)] struct Ptr<Y, Z: Q<T> + Copy, #[pointee] T: ?Sized + Q<T>, X: Q<T> = ()>(Box<T>, PhantomData<(X, Y, Z)>) where Y: Q<T> + Copy, for<'x> &'x T: Q<X>, X: Copy;",
    "#[repr(transparent)] struct Ptr<T: ?Sized + Trait<Self>, const N: usize>(Box<T>) where T::Item: Copy, <T as Trait<Self>>::Other: Copy, Self: Copy;",
    "#[repr(transparent)] struct Ptr<__S, #[pointee] r#T: ?Sized, __S1>(Box<T>, PhantomData<(__S, __S1)>);",
    "#[repr(transparent)] struct Ptr<T: ?Sized, const N: usize>(NonNull<Inner<T, Self>>, Token<N>, Alias<T>);",
    "#[smart_pointer(crate = crate::vendored)] #[repr(transparent)] struct Ptr<T: ?Sized>(NonNull<Inner<T>>);",
    "#[allow(non_camel_case_types)] #[repr(transparent)] struct Ptr<#[deny(nonstandard_style)] t: ?Sized, const n: usize>(Box<t>);",
    "#[repr(transparent)] struct Ptr<T: ?core::marker::Sized + Sized>(same!(Box<T>)) where same!(T): Trait<same!(A)>;",
    "#[repr(C, align(8), packed)] enum Ptr<T: ?Sized> { A(Box<T>), B { #[pointee] field: fn(&T) -> T } }",
    "#[repr(transparent)] union Ptr<T: ?Sized> { field: *const T }",
    "#[repr(transparent)] struct Ptr<T: (?Sized) + for<'x> Fn(&'x T) -> Box<dyn Q<T> + 'x>>([Box<T>; { 1 + N }], (T,), &'static [T]);",
    "struct Ptr<#[pointee] T: ?Sized, A: Q<T>, const N: usize> { #[smart_pointer(coerce_only)] pointer: same!(Box<T>), allocator: A, buffer: [MaybeUninit<T>; N], phantom: PhantomData<T> }",
    "struct Ptr;",
    "#[pointee] #[repr()] #[smart_pointer(path = x)] struct Ptr<T, A, const Ptr: usize>(T, usize, &'static u8) where T:, 'static:;",
];

/// What replaces tokens, or is put between them. There is no `_`, because syn takes it for a
/// parameter and rustc's parser never does.
pub(crate) const WORDS: [&str; 53] = [
    "T",
    "A",
    "Ptr",
    "Self",
    "self",
    "super",
    "crate",
    "__S",
    "r#T",
    "'a",
    "'static",
    "'_",
    "struct",
    "enum",
    "union",
    "where",
    "for",
    "dyn",
    "impl",
    "fn",
    "const",
    "unsafe",
    "mut",
    "as",
    "pub",
    "Sized",
    "?Sized",
    "PhantomData",
    "Box<T>",
    "!",
    "?",
    "~",
    "+",
    "=",
    "==",
    "->",
    "::",
    ":",
    ",",
    ";",
    "<",
    ">",
    ">>",
    "&",
    "*",
    "#[pointee]",
    "#[repr(transparent)]",
    "#[smart_pointer(coerce_only)]",
    "#[smart_pointer(crate = x)]",
    "#[smart_pointer(pointee = T)]",
    "0",
    "\"text\"",
    "{ 1 + 1 }",
];

/// How large a stream may grow. A larger one would only repeat itself.
const MOST_TOKENS: usize = 400;

/// The items and words that mutation uses.
pub(crate) struct Material {
    items: Vec<TokenStream>,
    words: Vec<TokenStream>,
}

impl Material {
    pub(crate) fn of(items: &[&str]) -> Self {
        let parsed = |text: &&str| text.parse().expect("the texts are tokens");
        Self { items: items.iter().map(parsed).collect(), words: WORDS.iter().map(parsed).collect() }
    }
}

/// Changes token streams at random, or as libFuzzer says.
pub(crate) struct Mutator<'a, C> {
    pub(crate) material: &'a Material,
    /// Chooses a number below its argument, which is not 0.
    pub(crate) choose: C,
}

impl<C: FnMut(usize) -> usize> Mutator<'_, C> {
    pub(crate) fn below(&mut self, limit: usize) -> usize {
        (self.choose)(limit.max(1))
    }

    /// Returns one of the items, unchanged.
    pub(crate) fn item(&mut self) -> TokenStream {
        let item = self.below(self.material.items.len());
        self.material.items[item].clone()
    }

    /// Makes one change, at this level or, more often, inside one of the groups.
    pub(crate) fn mutated(&mut self, tokens: TokenStream) -> TokenStream {
        let mut tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let groups: Vec<usize> =
            (0..tokens.len()).filter(|index| matches!(tokens[*index], TokenTree::Group(_))).collect();
        if !groups.is_empty() && self.below(2) == 0 {
            let at = groups[self.below(groups.len())];
            if let TokenTree::Group(group) = &tokens[at] {
                let inside = self.mutated(group.stream());
                tokens[at] = Group::new(group.delimiter(), inside).into();
            }
            return tokens.into_iter().collect();
        }
        let (at, other) = (self.below(tokens.len()), self.below(tokens.len()));
        let end = (at + 1 + self.below(4)).min(tokens.len());
        match self.below(9) {
            0 if !tokens.is_empty() => drop(tokens.drain(at..end)),
            1 if !tokens.is_empty() => tokens.swap(at, other),
            2 if tokens.len() < MOST_TOKENS => {
                let repeated: Vec<TokenTree> = tokens.get(at..end).unwrap_or_default().to_vec();
                tokens.splice(other..other, repeated);
            }
            3 => {
                let delimiters = [Delimiter::Parenthesis, Delimiter::Bracket, Delimiter::Brace, Delimiter::None];
                let delimiter = delimiters[self.below(4)];
                let grouped: TokenStream = tokens.drain(at..end.max(at)).collect();
                tokens.insert(at, Group::new(delimiter, grouped).into());
            }
            4 if !groups.is_empty() => {
                let at = groups[self.below(groups.len())];
                if let TokenTree::Group(group) = tokens.remove(at) {
                    tokens.splice(at..at, group.stream());
                }
            }
            5 => {
                let donor: Vec<TokenTree> = self.item().into_iter().collect();
                let from = self.below(donor.len());
                let to = (from + 1 + self.below(8)).min(donor.len());
                tokens.splice(at..at, donor[from..to].to_vec());
            }
            6 if !tokens.is_empty() => {
                let word = self.word();
                tokens.splice(at..=at, word);
            }
            7 => tokens.insert(at, self.odd()),
            _ => {
                let word = self.word();
                tokens.splice(at..at, word);
            }
        }
        tokens.into_iter().collect()
    }

    fn word(&mut self) -> TokenStream {
        let word = self.below(self.material.words.len());
        self.material.words[word].clone()
    }

    /// Returns a token that another macro can write, but source text cannot contain as it is.
    fn odd(&mut self) -> TokenTree {
        let joint = |character| Punct::new(character, Spacing::Joint).into();
        match self.below(5) {
            0 => joint('>'),
            1 => joint('\''),
            2 => Group::new(Delimiter::None, TokenStream::new()).into(),
            3 => Group::new(Delimiter::None, self.word()).into(),
            _ => Ident::new("union", Span::mixed_site()).into(),
        }
    }
}

/// Returns whether the output has impls, or why it is wrong.
pub(crate) fn outcome(input: &TokenStream, mode: Mode) -> Result<bool, String> {
    let Ok(output) = catch_unwind(|| derive(input.clone(), "SmartPointer", mode)) else {
        return Err("it panics".to_owned());
    };
    let is_error = output.to_string().contains("compile_error !");
    let file =
        syn::parse2::<syn::File>(output).map_err(|error| format!("the output is not a sequence of items: {error}"))?;
    if let Some(item) = file.items.iter().find(|item| !declares_nothing(item)) {
        return Err(format!("the output declares something: {}", item.to_token_stream()));
    }
    if let Some(attribute) = file.items.iter().find_map(attribute_that_can_be_a_macro) {
        return Err(format!("a macro can take the place of `{}`", attribute.to_token_stream()));
    }
    let has_impls = file.items.iter().any(|item| match item {
        Item::Macro(item) => item
            .mac
            .path
            .segments
            .last()
            .is_some_and(|name| ["__implicit", "__coerce_only"].iter().any(|impls| name.ident == impls)),
        // An error.
        Item::Const(item) if item.to_token_stream().to_string().contains("compile_error !") => false,
        // The impl that the derive writes beside the errors. It applies to nothing.
        item => !item.to_token_stream().to_string().contains(":: Rejected >"),
    });
    match (is_error, has_impls) {
        (true, true) => Err("there are impls beside the error".to_owned()),
        (false, false) => Err("there is neither an impl nor an error".to_owned()),
        _ => Ok(!is_error),
    }
}

/// Returns an attribute of the item, or of an item in its block, that is not built in.
///
/// An attribute of a tool is not built in: a module or a crate can have the name of the tool, and
/// the attribute is then a macro. A built-in attribute is never a macro: if there is a macro with
/// its name, rustc reports that the name is ambiguous (E0659).
pub(crate) fn attribute_that_can_be_a_macro(item: &Item) -> Option<&Attribute> {
    const BUILT_IN: [&str; 7] = ["allow", "automatically_derived", "cfg", "deny", "doc", "forbid", "warn"];
    let (attributes, inside) = match item {
        Item::Impl(item) => (&item.attrs, None),
        Item::Trait(item) => (&item.attrs, None),
        Item::Fn(item) => (&item.attrs, None),
        Item::Const(item) => (&item.attrs, Some(&*item.expr)),
        _ => return None,
    };
    let statements = match inside {
        Some(Expr::Block(ExprBlock { block, .. })) => &block.stmts[..],
        _ => &[],
    };
    let is_built_in = |attribute: &&Attribute| BUILT_IN.iter().any(|name| attribute.path().is_ident(name));
    attributes.iter().find(|attribute| !is_built_in(attribute)).or_else(|| {
        statements.iter().find_map(|statement| match statement {
            Stmt::Item(item) => attribute_that_can_be_a_macro(item),
            _ => None,
        })
    })
}

/// Returns whether an item is an impl, a macro call, or a `const _` with only items and certain
/// expressions in it. Such an item declares no name that other code can use.
fn declares_nothing(item: &Item) -> bool {
    match item {
        Item::Impl(_) | Item::Macro(_) => true,
        Item::Const(ItemConst { ident, expr, .. }) => {
            let Expr::Block(ExprBlock { block, .. }) = &**expr else { return false };
            let stays_inside = |statement: &Stmt| {
                matches!(
                    statement,
                    Stmt::Item(_) | Stmt::Macro(_) | Stmt::Expr(Expr::Call(_) | Expr::If(_) | Expr::Index(_), None)
                )
            };
            ident == "_" && block.stmts.iter().all(stays_inside)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{ITEMS, Material, Mode, Mutator, outcome};
    use rand::{RngExt, SeedableRng};
    use rand_pcg::Pcg64;
    use std::thread;

    /// Tries inputs on two threads, each with the stack of the compiler, and returns how many gave
    /// impls.
    fn try_inputs(seed: u64, inputs: usize) -> usize {
        let run = move |seed| {
            let mut random = Pcg64::seed_from_u64(seed);
            let material = Material::of(&ITEMS);
            let mut mutator = Mutator { material: &material, choose: |limit| random.random_range(0..limit) };
            let mut with_impls = 0;
            for number in 0..inputs / 2 {
                let mut input = mutator.item();
                for _ in 0..=mutator.below(3) {
                    input = mutator.mutated(input);
                }
                let mode = match number % 3 {
                    0 => Mode::Explicit { unsize: number % 4 != 0 },
                    _ => Mode::Implicit,
                };
                match outcome(&input, mode) {
                    Ok(has_impls) => with_impls += usize::from(has_impls),
                    Err(fault) => panic!("{fault}: {input}"),
                }
            }
            with_impls
        };
        let threads = [seed, seed + 1].map(|seed| {
            thread::Builder::new().stack_size(8 << 20).spawn(move || run(seed)).expect("a thread can be started")
        });
        threads.into_iter().map(|thread| thread.join().expect("no input is at fault")).sum()
    }

    /// Claim: derive-total.
    #[test]
    fn mutated_tokens_give_impls_or_an_error() {
        let inputs = 25_000;
        let with_impls = try_inputs(3621, inputs);
        println!("{with_impls} of {inputs} inputs give impls");
        assert!((inputs / 50..inputs).contains(&with_impls), "{with_impls} of {inputs} inputs give impls");
    }

    #[test]
    #[ignore = "takes minutes: `cargo run -- --thorough` starts it"]
    fn a_million_mutated_tokens_give_impls_or_an_error() {
        let inputs = 1_000_000;
        let with_impls = try_inputs(1, inputs);
        println!("{with_impls} of {inputs} inputs give impls");
    }
}
