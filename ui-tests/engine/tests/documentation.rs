//! The documentation of a crate with derived pointers says nothing about how the derive works.
//!
//! Each lane renders it in its own mode.

use evidence::compiler::Compiler;
use evidence::derives::Derives;
use evidence::workspace;
use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use regex::Regex;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use syn::{Item, UseTree};
use walkdir::WalkDir;

/// What rustdoc says about the coercions of a pointer with the builtin derive, too: the name of the
/// new pointee.
const FRESH: &str = "__S";

/// Pointers for which the derive writes all that it can write. Without the derives, the crate
/// compiles as well.
const CRATE: &str = "
//! Pointers.

use std::marker::PhantomData;
use std::ops::Deref;
use std::ptr::NonNull;

/// Knows another type.
pub trait Knows {
    /// The other type.
    type Other: ?Sized;
}

/// A value with a count.
pub struct Inner<T: ?Sized> {
    /// How many own it.
    pub count: usize,
    /// The value.
    pub value: T,
}

/// Nothing.
pub type Ghost<A> = PhantomData<A>;

/// A box.
#[derive(pin_coerce_unsized::SmartPointer)]
#[repr(transparent)]
pub struct BoxLike<T: ?Sized>(Box<T>);

/// Points to a header and a value.
#[derive(pin_coerce_unsized::SmartPointer)]
#[repr(transparent)]
pub struct Headed<'a, #[pointee] T: ?Sized + Send + 'a, A, const N: usize>
where
    A: Sync,
{
    pointer: NonNull<Inner<T>>,
    marker: PhantomData<(&'a (), A)>,
    further: Ghost<A>,
    /// Takes no place.
    pub unit: (),
}

/// Has a bound on an associated type.
#[allow(nonstandard_style)]
#[derive(pin_coerce_unsized::SmartPointer)]
#[repr(transparent)]
pub struct Knowing<T: ?Sized + Knows>(pub BoxLike<T>)
where
    T::Other: Send;

/// Can be pinned.
#[derive(pin_coerce_unsized::SmartPointer)]
#[repr(transparent)]
pub struct Pinnable<T: ?Sized>(Box<T>);

impl<T: ?Sized> Deref for Pinnable<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

// SAFETY: the `Deref` above is that of `Box`.
unsafe impl<T: ?Sized> pin_coerce_unsized::PinCoerceUnsized for Pinnable<T> {}
";

#[test]
fn the_documentation_of_a_pointer_has_no_name_of_ours_in_it() {
    let derives = Derives::build(Compiler::find().expect("there is a compiler"));
    let derives = derives.expect("the derive builds");
    // A comment, because rustdoc shows the source as well.
    let without = CRATE.replace("#[derive", "// #[derive").replace("#[pointee]", "");
    let [with, without] = [CRATE, &without].map(|source| rendered(&derives, source));
    assert!(with.contains("Headed") && without.contains("Headed"), "the pointers are documented");

    let names = internal_names();
    for name in ["Repoint", "__private", "__implicit", "__coerce_only", "OnlyTheLastFieldMentions"] {
        assert!(names.contains_key(name), "{name} was not found in the source: {names:?}");
    }
    // A word such as `Target` is there without the derive as well.
    let is_shown = |name: &str| with.matches(name).count() > without.matches(name).count();
    let shown: Vec<_> =
        names.iter().filter(|(name, _)| is_shown(name) && !(derives.implicit && *name == FRESH)).collect();
    assert!(shown.is_empty(), "{shown:#?}");
}

/// rustdoc shows the condition `Self: Sized`, which reads as if no trait object had the function.
#[test]
fn the_documentation_of_a_dispatched_function_names_its_method() {
    let derives = Derives::build(Compiler::find().expect("there is a compiler"));
    let source = "//! Work.\n
        /// Works.
        #[pin_coerce_unsized::dispatch]
        pub trait Work {
            /// Runs.
            fn run(this: std::rc::Rc<Self>);
        }";
    let shown = rendered(&derives.expect("the derive builds"), source);
    let method = "has this function as a method, <a href=\"trait.WorkDispatch.html#tymethod.run\"";
    assert!(shown.contains(method), "{shown}");
    assert!(!shown.contains("__WorkVtable"), "the hidden supertrait is shown: {shown}");
}

/// All that rustdoc writes about a crate, the index of the search included.
fn rendered(derives: &Derives, source: &str) -> String {
    let folder = tempfile::tempdir().expect("there is a temporary folder");
    let (file, output) = (folder.path().join("documented.rs"), folder.path().join("doc"));
    fs::write(&file, source).expect("the folder is writable");
    assert_eq!(derives.document(&file, &output).expect("rustdoc runs"), None);
    // Fonts and scripts are the same for every crate.
    let files = WalkDir::new(output).into_iter().filter_entry(|entry| entry.file_name() != "static.files");
    let files = files.map(|entry| entry.expect("the folder can be read")).filter(|entry| entry.file_type().is_file());
    files.map(|file| fs::read_to_string(file.path()).expect("rustdoc writes text")).collect()
}

/// The names that only the two crates know, and a file that each is in: what `__private` has from
/// this workspace, and every name that starts with two underscores.
fn internal_names() -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    let sources = ["pin-coerce-unsized/src", "smart-pointer-derive/src"].map(|folder| workspace().join(folder));
    let shown_name = Regex::new(r#"SHOWN_NAMES: \[&str; 2\] = \["(\w+)""#).expect("a valid pattern");
    for entry in sources.iter().flat_map(WalkDir::new) {
        let path = entry.expect("the folder can be read").into_path();
        if path.extension().is_none_or(|extension| extension != "rs") {
            continue;
        }
        let source = fs::read_to_string(&path).expect("the source is text");
        let shown = path.strip_prefix(workspace()).unwrap_or(&path).display().to_string();
        let tokens: TokenStream = source.parse().expect("the source is Rust");
        let mut found = Vec::new();
        collect_underscored(tokens, &mut found);
        if path.ends_with(Path::new("src/__private.rs")) {
            let file = syn::parse_file(&source).expect("the source is Rust");
            file.items.iter().for_each(|item| collect_item(item, &mut found));
        }
        if path.ends_with(Path::new("src/derive/survey.rs")) {
            found.extend(shown_name.captures(&source).map(|shown| shown[1].to_owned()));
        }
        names.extend(found.into_iter().map(|name| (name, shown.clone())));
    }
    names
}

fn collect_item(item: &Item, names: &mut Vec<String>) {
    match item {
        Item::Use(item) => collect_used(&item.tree, names),
        Item::Const(item) => names.push(item.ident.to_string()),
        Item::Fn(item) => names.push(item.sig.ident.to_string()),
        // Those that are called from elsewhere start with two underscores.
        Item::Macro(_) => {}
        other => panic!("a kind of item that was not there before: {}", other.to_token_stream()),
    }
}

/// The names that a `use` gives to what comes from this crate. What comes from `core` has a
/// documentation of its own.
fn collect_used(tree: &UseTree, names: &mut Vec<String>) {
    match tree {
        UseTree::Path(path) if path.ident == "core" => {}
        UseTree::Path(path) => collect_used(&path.tree, names),
        UseTree::Name(name) => names.push(name.ident.to_string()),
        UseTree::Rename(rename) => names.push(rename.rename.to_string()),
        UseTree::Group(group) => group.items.iter().for_each(|tree| collect_used(tree, names)),
        UseTree::Glob(_) => panic!("these names are not in the source: {}", tree.to_token_stream()),
    }
}

/// The names that start with two underscores, also those that are written as strings.
fn collect_underscored(tokens: TokenStream, names: &mut Vec<String>) {
    for token in tokens {
        let word = match token {
            TokenTree::Ident(ident) => ident.to_string(),
            TokenTree::Literal(literal) => literal.to_string().trim_matches('"').to_owned(),
            TokenTree::Group(group) => {
                collect_underscored(group.stream(), names);
                continue;
            }
            TokenTree::Punct(_) => continue,
        };
        let is_name = word.chars().all(|char| char == '_' || char.is_ascii_alphanumeric());
        if is_name && word.trim_start_matches("__").len() < word.len() && word.len() > 2 {
            names.push(word);
        }
    }
}
