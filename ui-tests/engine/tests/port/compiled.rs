//! The result compiles in both modes, and its pointers unsize.

use crate::{MANIFEST, Project};
use evidence::cargo;
use std::fs;
use std::path::Path;

/// Pointers of each kind, before the port.
const BEFORE: &str = "#![cfg_attr(feature = \"nightly\", feature(coerce_unsized, unsize, derive_coerce_pointee))]
#![deny(warnings)]
#![allow(unexpected_cfgs)]

use std::marker::PhantomData;
use std::ops::Deref;
use std::ptr::NonNull;
#[cfg(feature = \"nightly\")]
use std::{marker::Unsize, ops::CoerceUnsized};

/// On nightly.
#[derive(Debug)]
pub struct Nightly<T: ?Sized>(Box<T>);

#[cfg(feature = \"nightly\")]
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Nightly<U>> for Nightly<T> {}

impl<T: ?Sized> Deref for Nightly<T> {
    type Target = T;
    fn deref(&self) -> &T { &self.0 }
}

impl<T: ?Sized> Drop for Nightly<T> {
    fn drop(&mut self) {}
}

impl<T> Nightly<T> {
    pub fn pin(value: T) -> std::pin::Pin<Self> where T: Unpin { std::pin::Pin::new(Self(Box::new(value))) }
}

/// By a macro.
pub struct Outer<'a, T: ?Sized + 'a>(Inner<T>, PhantomData<&'a T>);

pub(crate) struct Inner<T: ?Sized>(NonNull<Node<T>>);

struct Node<T: ?Sized> { _count: usize, value: T }

impl<'a, T> Outer<'a, T> {
    pub fn new(value: T) -> Self {
        Self(Inner(NonNull::from(Box::leak(Box::new(Node { _count: 1, value })))), PhantomData)
    }
}

impl<T: ?Sized> Outer<'_, T> {
    pub fn get(&self) -> &T {
        // SAFETY: `new` leaked it.
        &unsafe { self.0.0.as_ref() }.value
    }
}

#[macro_export]
macro_rules! coerce {
    ($pointer:expr => $target:ty) => {
        unsafe { $crate::Retype::<$crate::Outer<'_, $target>>::retype($pointer, |raw: *mut _| raw) }
    };
}

#[doc(hidden)]
pub trait Retype<New> {
    type Old;
    type To: ?Sized;
    unsafe fn retype(self, by: impl FnOnce(*mut Self::Old) -> *mut Self::To) -> New;
}

impl<'a, T, U: ?Sized> Retype<Outer<'a, U>> for Outer<'a, T> {
    type Old = Node<T>;
    type To = Node<U>;
    unsafe fn retype(self, by: impl FnOnce(*mut Node<T>) -> *mut Node<U>) -> Outer<'a, U> {
        Outer(Inner(unsafe { NonNull::new_unchecked(by(self.0.0.as_ptr())) }), PhantomData)
    }
}

/// By the builtin.
#[cfg_attr(feature = \"nightly\", derive(std::marker::CoercePointee))]
#[repr(transparent)]
pub struct Builtin<#[cfg_attr(feature = \"nightly\", pointee)] T: ?Sized, A>(pub Box<T>, pub PhantomData<A>);

macro_rules! pointers {
    ($name:ident) => {
        pub struct $name;
        /// In a macro.
        pub struct Written<T: ?Sized>(pub std::rc::Rc<T>);
    };
}
pointers!(Name);

/// Without dispatch.
#[derive(pin_coerce_unsized::SmartPointer)]
pub struct WithId<T: ?Sized>(#[smart_pointer(coerce_only)] pub Box<T>, pub u8);

/// Around it.
pub struct Handle<T: ?Sized>(pub WithId<T>);

#[cfg(feature = \"nightly\")]
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Handle<U>> for Handle<T> {}

/// By the crate `unsize`.
pub struct Method<T: ?Sized>(pub std::sync::Arc<T>);

#[cfg(feature = \"unsize\")]
unsafe impl<T, U: ?Sized> unsize::CoerciblePtr<U> for Method<T> {
    type Pointee = T;
    type Output = Method<U>;
    fn as_sized_ptr(&mut self) -> *mut T { std::sync::Arc::as_ptr(&self.0).cast_mut() }
    unsafe fn replace_ptr(self, new: *mut U) -> Method<U> {
        std::mem::forget(self);
        Method(unsafe { std::sync::Arc::from_raw(new) })
    }
}

#[cfg(feature = \"unsize\")]
pub fn method() -> usize {
    use unsize::{CoerceUnsize, Coercion};
    let slice: Method<_> = Method(std::sync::Arc::new([1, 2, 3])).unsize(Coercion::to_slice());
    assert_eq!(Method(slice.0.clone()).0.len(), 3);
    slice.0.len()
}
";

/// What works after it, in both modes.
const AFTER: &str = "
use pin_coerce_unsized::unsize;
use pointers::{Builtin, Handle, Nightly, WithId, Outer, Written, coerce};

#[test]
fn pointers_unsize() {
    let nightly = std::pin::Pin::into_inner(Nightly::<u8>::pin(7));
    assert_eq!(unsize!(nightly => dyn ToString).to_string(), \"7\");
    assert_eq!(coerce!(Outer::new([1, 2, 3]) => [u8]).get().len(), 3);
    let builtin: Builtin<dyn ToString, u8> = unsize!(Builtin(Box::new(7), std::marker::PhantomData) => dyn ToString);
    assert_eq!(builtin.0.to_string(), \"7\");
    assert_eq!(unsize!(Written(std::rc::Rc::new(7)) => dyn ToString).0.to_string(), \"7\");
    assert_eq!(unsize!(Handle(WithId(Box::new(7), 1)) => dyn ToString).0.0.to_string(), \"7\");
    assert_eq!(pointers::method(), 3);
}
";

pub(crate) fn assert_tests_pass(project: &Project, mode: &str, features: &str) {
    let mut cargo = cargo::command();
    cargo.current_dir(project.path("")).env("RUSTC_BOOTSTRAP", mode);
    cargo.env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("port"));
    let output =
        cargo.args(["test", "--quiet", "--test", "after", "--features", features]).output().expect("cargo runs");
    assert!(output.status.success(), "{mode}: {}", String::from_utf8_lossy(&output.stderr));
}

fn project() -> Project {
    let manifest = format!(
        "{MANIFEST}\n[features]\nnightly = []\n\n[dependencies]\nunsize = {{ version = \"1.1\", optional = true }} # on stable\n"
    );
    let project = Project::with(&[("Cargo.toml", &manifest), ("src/lib.rs", BEFORE), ("tests/after.rs", AFTER)]);
    let lock = evidence::workspace().join("Cargo.lock");
    fs::copy(lock, project.path("Cargo.lock")).expect("the workspace has a lock file");
    project
}

#[test]
fn the_tests_of_a_ported_crate_pass() {
    let project = project();
    let (library, said) = project.ported(&["--pointer", "Written"]);
    assert_eq!(library.matches("derive(pin_coerce_unsized::SmartPointer)").count(), 7, "{library}");
    assert!(library.contains("#[derive(Debug, pin_coerce_unsized::SmartPointer)]"), "{library}");
    assert!(!project.read("Cargo.toml").contains("on stable") && said.contains("feature `unsize`"), "{said}");
    for mode in ["pin_coerce_unsized", "-1"] {
        assert_tests_pass(&project, mode, "nightly,unsize");
    }
}
