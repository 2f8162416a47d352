//! Facts that no single case can show. They need features that a case may not use, or several
//! programs, or they crash the compiler, or they differ between the pinned compiler and nightly.
//!
//! The lane `nightly` runs these tests with nightly.
#![cfg(feature = "implicit")]

use evidence::case::{Case, Kind, discover};
use evidence::compiler::{Compiler, Outcome, Verdict, allow_unstable, judge};
use evidence::derives::{Derive, Derives};
use evidence::source::Source;
use evidence::{cargo, workspace};
use rayon::prelude::*;
use std::fs;
use std::process::Command;
use std::sync::LazyLock;

static DERIVES: LazyLock<Derives> = LazyLock::new(|| {
    let mut derives = Derives::build(Compiler::find().expect("there is a compiler")).expect("the derive builds");
    derives.add_stand_ins().expect("the compiler has a derive of its own");
    derives
});

/// These cases, with their sources.
fn cases(is_in: impl Fn(&Case) -> bool) -> Vec<(Case, String)> {
    let (cases, problems) = discover(&workspace().join("ui-tests")).expect("the suite can be read");
    assert!(problems.is_empty(), "{problems:#?}");
    let read = |case: Case| {
        let source = fs::read_to_string(&case.path).expect("the case is readable");
        (case, source)
    };
    cases.into_iter().filter(is_in).map(read).collect()
}

/// Compiles a library, or a program if it has a `main`, with these features of the language switched
/// on, up to the code of its functions.
fn with_features(derive: Derive, features: &[&str], text: &str) -> Outcome {
    let flags: Vec<_> = features.iter().map(|feature| format!("-Zcrate-attr=feature({feature})")).collect();
    let compile = |source: Source<'_>| {
        let source = Source { is_built: true, has_main: text.contains("fn main()"), ..source };
        DERIVES.outcome_told(source, derive, |rustc| allow_unstable(rustc).args(&flags))
    };
    DERIVES.with_file(text, compile).expect("rustc runs")
}

fn rendered(outcome: &Outcome) -> String {
    outcome.errors.iter().map(|error| error.rendered.as_str()).collect()
}

fn codes(outcome: &Outcome) -> Vec<&str> {
    outcome.errors.iter().filter_map(|error| error.code.as_deref()).collect()
}

fn is_nightly() -> bool {
    Compiler::find().expect("there is a compiler").release.ends_with("-nightly")
}

/// Nothing but the missing marker rejects these attacks.
///
/// Claim: attack-marker.
/// Builtin: the same.
#[test]
fn with_the_marker_each_attack_on_pin_compiles() {
    let attacks = cases(|case| case.subject == "attack/marker-missing");
    assert!(attacks.len() >= 7, "{}", attacks.len());
    for (case, source) in attacks {
        let bound = if source.contains("struct Ptr<T: ?Sized + Object>") { "?Sized + Object" } else { "?Sized" };
        let promised = source.replace("#![forbid(unsafe_code)]", "")
            + &format!("unsafe impl<T: {bound}> pin_coerce_unsized::PinCoerceUnsized for Ptr<T> {{}}");
        for derive in [Derive::Ours, Derive::Builtin] {
            let outcome = with_features(derive, &[], &promised);
            assert_eq!(outcome.verdict, Verdict::Accepted, "{}: {}", case.name, rendered(&outcome));
        }
    }
}

/// Nothing but the gate rejects these impls.
///
/// Claim: attack-foreign-unstable.
#[test]
fn with_the_features_each_impl_by_hand_compiles() {
    let attacks = cases(|case| case.header.claims.iter().any(|claim| claim == "attack-foreign-unstable"));
    assert!(attacks.len() >= 3, "{}", attacks.len());
    for (case, source) in attacks {
        let outcome = with_features(Derive::Ours, &["coerce_unsized", "dispatch_from_dyn", "unsize"], &source);
        assert_eq!(outcome.verdict, Verdict::Accepted, "{}: {}", case.name, rendered(&outcome));
    }
}

/// Where the trait can be named, the bound does not answer the compiler's question either.
///
/// Claim: attack-bound.
/// Builtin: the same.
#[test]
fn with_the_features_a_bound_for_the_check_is_still_rejected() {
    for (case, source) in cases(|case| case.header.claims.iter().any(|claim| claim == "attack-bound")) {
        for derive in [Derive::Ours, Derive::Builtin] {
            let outcome = with_features(derive, &["coerce_unsized"], &source);
            let is_gated = codes(&outcome).contains(&"E0658");
            assert_eq!((outcome.verdict, is_gated), (Verdict::Rejected, false), "{}, {derive:?}", case.name);
        }
    }
}

/// A pointer with a larger alignment, and a call that is dispatched through it. `PTR` is the struct
/// with its impls.
const DISPATCHED: &str = "
PTR
impl<T: ?Sized> std::ops::Deref for Ptr<T> {
    type Target = T;
    fn deref(&self) -> &T { &self.0 }
}
trait Trait { fn run(self: Ptr<Self>); }
pub fn call(object: Ptr<dyn Trait>) { object.run() }
";

/// A coercion only leads from the concrete type to the trait object, so an author can rely on no
/// pointer coming back. A dispatched call gives one back: here, one with unchecked bytes. Nothing
/// in the pointer says whether it dispatches.
///
/// Claim: gap-static-pointee.
/// Builtin: the same.
#[test]
fn a_dispatched_call_gives_a_pointer_to_the_concrete_type_back() {
    // In a crate of its own, which no other crate can implement `Opaque` for `[u8; 2]` in.
    let library = "
        pub mod library {
            #[derive(pin_coerce_unsized::SmartPointer)]
            #[repr(transparent)]
            pub struct Ptr<T: ?Sized>(Box<T>);
            impl<T: ?Sized> std::ops::Deref for Ptr<T> {
                type Target = T;
                fn deref(&self) -> &T { &self.0 }
            }
            impl Ptr<[u8; 2]> {
                pub fn new(bytes: [u8; 2]) -> Option<Self> {
                    std::str::from_utf8(&bytes).ok()?;
                    Some(Ptr(Box::new(bytes)))
                }
                // SAFETY: `new` has checked the bytes, and nothing else makes this type of pointer.
                pub fn as_str(&self) -> &str { unsafe { std::str::from_utf8_unchecked(&*self.0) } }
            }
            pub trait Opaque {}
            impl<T: ?Sized + Opaque> Ptr<T> { pub fn opaque(of: Box<T>) -> Self { Ptr(of) } }
        }";
    let user = "
        #[forbid(unsafe_code)]
        pub mod user {
            use super::library::{Opaque, Ptr};
            pub trait Show { fn show(self: Ptr<Self>) -> bool; }
            impl Show for [u8; 2] {
                fn show(self: Ptr<Self>) -> bool { std::str::from_utf8(self.as_str().as_bytes()).is_ok() }
            }
            impl Opaque for dyn Show {}
            pub fn unchecked() -> bool { Ptr::<dyn Show>::opaque(Box::new([255, 255])).show() }
        }";
    for derive in [Derive::Ours, Derive::Builtin] {
        let with_gate = with_features(derive, &["arbitrary_self_types"], &format!("{library}{user}"));
        assert_eq!(with_gate.verdict, Verdict::Accepted, "{}", rendered(&with_gate));
        let without = with_features(derive, &[], &format!("{library}{user}"));
        assert_eq!(without.verdict, Verdict::Rejected);
        assert!(codes(&without).iter().all(|code| *code == "E0658"), "{}", rendered(&without));
        assert_eq!(with_features(derive, &[], library).verdict, Verdict::Accepted);
    }
}

/// rust-lang/rust#138564 and rust-lang/rust#154872.
///
/// Claim: gap-repr-align.
/// Builtin: another.
#[test]
fn a_dispatched_call_through_an_aligned_pointer_crashes_the_compiler() {
    let outcome = |derive, ptr: &str| {
        let features = ["arbitrary_self_types", "coerce_unsized", "dispatch_from_dyn", "unsize"];
        with_features(derive, &features, &DISPATCHED.replace("PTR", ptr))
    };
    let replaced = "
        #[derive(pin_coerce_unsized::SmartPointer)]
        #[hostile_macros::replace_by(#[repr(align(64))] pub struct Ptr<T: ?Sized>(Box<T>);)]
        #[repr(transparent)]
        pub struct Ptr<T: ?Sized>(Box<T>);";
    let by_hand = "
        use std::{marker::Unsize, ops::{CoerceUnsized, DispatchFromDyn}};
        #[repr(align(64))]
        pub struct Ptr<T: ?Sized>(Box<T>);
        impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Ptr<U>> for Ptr<T> {}
        impl<T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<Ptr<U>> for Ptr<T> {}";
    assert_eq!(outcome(Derive::Ours, replaced).verdict, Verdict::Crashed);
    assert_eq!(outcome(Derive::Ours, by_hand).verdict, Verdict::Crashed);
    let aligned_by_nobody = by_hand.replace("align(64)", "transparent");
    assert_eq!(outcome(Derive::Ours, &aligned_by_nobody).verdict, Verdict::Accepted);

    // The compiler's own derive stops before that, whether the hint is there from the start or not.
    assert_eq!(codes(&outcome(Derive::Builtin, replaced)), ["E0802"]);
    let from_the_start = "
        #[derive(pin_coerce_unsized::SmartPointer)]
        #[repr(transparent, align(64))]
        pub struct Ptr<T: ?Sized>(Box<T>);";
    for derive in [Derive::Ours, Derive::Builtin] {
        let outcome = outcome(derive, from_the_start);
        assert_eq!((outcome.verdict, codes(&outcome).contains(&"E0692")), (Verdict::Rejected, true));
    }
}

/// A crate that is called `core`, and that mixes in traits of its own.
const CORE: &str = "
    extern crate self as core;
    pub mod marker {
        pub use std::marker::*;
        pub trait CoercePointeeValidated {}
    }
    pub mod ops { pub use std::ops::*; }";

/// The compiler's own derive names its traits through `::core`, so that a crate can take its checks
/// away. What it then reaches is rust-lang/rust#138564, rust-lang/rust#148727 and
/// rust-lang/rust#162861.
///
/// Claim: attack-path-core.
/// Builtin: another.
#[test]
fn with_another_core_the_builtin_reaches_what_its_checks_forbid() {
    let aligned = DISPATCHED.replace(
        "PTR",
        "#[derive(pin_coerce_unsized::SmartPointer)]
        #[hostile_macros::replace_by(#[repr(align(64))] pub struct Ptr<T: ?Sized>(Box<T>);)]
        #[repr(transparent)]
        pub struct Ptr<T: ?Sized>(Box<T>);",
    );
    let outcome = |derive, text: &str| with_features(derive, &["arbitrary_self_types"], text);
    assert_eq!(outcome(Derive::Builtin, &(aligned.clone() + CORE)).verdict, Verdict::Crashed);
    assert_eq!(codes(&outcome(Derive::Builtin, &aligned)), ["E0802"]);

    let dispatched_reference = "
        pub struct Outer<T: ?Sized>(std::marker::PhantomData<T>, Inner<T, T>);
        pub struct Inner<T: ?Sized, U: ?Sized>(pub Box<T>, pub U);
        impl<T: ?Sized> std::ops::Receiver for Outer<T> { type Target = T; }
        #[derive(pin_coerce_unsized::SmartPointer)]
        #[hostile_macros::replace_by(type Ref<'a, T> = &'a Outer<T>;)]
        #[repr(transparent)]
        pub struct Ref<'a, T: ?Sized>(&'a T);
        pub trait Trait { fn run(self: &Outer<Self>); }
        pub fn call(object: &Outer<dyn Trait>) { object.run() }";
    let of_its_own = CORE
        .replace("pub use std::ops::*;", "pub use std::ops::*; pub trait CoerceUnsized<T> {}")
        .replace("pub use std::marker::*;", "pub use std::marker::*; pub use super::Unsize;")
        + "pub trait Unsize<T: ?Sized> {} impl<T: ?Sized, U: ?Sized> Unsize<U> for T {}";
    let spoofed = outcome(Derive::Builtin, &(dispatched_reference.to_owned() + &of_its_own));
    assert_eq!(spoofed.verdict, Verdict::Accepted, "{}", rendered(&spoofed));
    for text in [dispatched_reference.to_owned(), dispatched_reference.to_owned() + &of_its_own] {
        assert_eq!(outcome(Derive::Ours, &text).verdict, Verdict::Rejected);
    }
    assert_eq!(outcome(Derive::Builtin, dispatched_reference).verdict, Verdict::Rejected);

    let coerced = "
        #[derive(pin_coerce_unsized::SmartPointer)]
        #[hostile_macros::replace_by(#[repr(C)] pub struct Ptr<T: ?Sized>(Box<T>);)]
        #[repr(transparent)]
        pub struct Ptr<T: ?Sized>(Box<T>);
        pub fn coerced(pointer: Ptr<u8>) -> Ptr<dyn Send> { pointer }";
    let of_its_own =
        CORE.replace("pub use std::ops::*;", "pub use std::ops::*; pub trait DispatchFromDyn<T> {}") + coerced;
    assert_eq!(outcome(Derive::Builtin, &of_its_own).verdict, Verdict::Crashed);
    assert_eq!(codes(&outcome(Derive::Builtin, coerced)), ["E0802", "E0378"]);
}

/// rust-lang/rust#54888 and rust-lang/rust#162861: with `repr(C)`, a coercion crashes the compiler,
/// and not a dispatched call, which needs an impl that is rejected.
///
/// Claim: attack-path-core.
#[test]
fn a_coercion_of_a_pointer_with_the_representation_of_c_crashes_the_compiler() {
    let by_hand = "
        use std::{marker::Unsize, ops::{CoerceUnsized, DispatchFromDyn}};
        #[repr(C)]
        pub struct Ptr<T: ?Sized>(Box<T>);
        impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Ptr<U>> for Ptr<T> {}
        pub fn coerced(pointer: Ptr<u8>) -> Ptr<dyn Send> { pointer }";
    let dispatches = "impl<T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<Ptr<U>> for Ptr<T> {}";
    let outcome = |text: &str| with_features(Derive::Ours, &["coerce_unsized", "dispatch_from_dyn", "unsize"], text);
    assert_eq!(outcome(by_hand).verdict, Verdict::Crashed);
    assert_eq!(codes(&outcome(&format!("{by_hand}{dispatches}"))), ["E0378"]);
}

/// rust-lang/rust#145081 and rust-lang/rust#153438. What the second lets a program do:
/// `ui-tests/tests/attacks.rs`. Nightly closes it only for pointers that do not coerce.
///
/// Claim: gap-std-pin.
#[test]
fn the_gaps_of_the_standard_library_are_closed_on_nightly() {
    let cell = "use std::{cell::UnsafeCell, pin::Pin};
        pub fn coerce(pinned: Pin<UnsafeCell<&u8>>) -> Pin<UnsafeCell<&dyn Sync>> { pinned }";
    let reborrow = "use std::pin::{Pin, pin};
        pub fn pin_behind<T>(value: &mut T, see: impl FnOnce(Pin<&mut T>)) { see(pin!(value)) }";
    for (source, code) in [(cell, "E0277"), (reborrow, "E0308")] {
        let outcome = with_features(Derive::Ours, &[], source);
        if is_nightly() {
            let is_expected = codes(&outcome).iter().all(|found| *found == code);
            assert_eq!((outcome.verdict, is_expected), (Verdict::Rejected, true), "{}", rendered(&outcome));
        } else {
            assert_eq!(outcome.verdict, Verdict::Accepted, "{}", rendered(&outcome));
        }
    }

    let coerces =
        fs::read_to_string(workspace().join("ui-tests/ui/known-gap/pin-macro-coerces.rs")).expect("the case is there");
    let does_not_coerce = coerces.replace("    #[derive(SmartPointer)]\n", "");
    assert_ne!(coerces, does_not_coerce);
    let outcome = |text: &str| with_features(Derive::Ours, &[], text);
    assert_eq!(outcome(&coerces).verdict, Verdict::Accepted);
    let rejected = outcome(&does_not_coerce);
    let expected: &[&str] = if is_nightly() { &["E0308"] } else { &[] };
    assert_eq!(codes(&rejected), expected, "{}", rendered(&rejected));

    // A stand-in for the `pin!` of rust-lang/rust#158061, which puts the value into a struct of its
    // own, so that no operand coerces.
    let with_a_helper = coerces
        .replace("use std::pin::{Pin, pin};", "use std::pin::Pin;")
        .replace("pin!(outer)", "{ super let mut helper = Helper(outer); Helper::pinned(&mut helper) }")
        + "struct Helper<T>(T);
        impl<T> Helper<T> {
            #[allow(unsafe_code)]
            fn pinned(&mut self) -> Pin<&mut T> { unsafe { Pin::new_unchecked(&mut self.0) } }
        }";
    let rejected = with_features(Derive::Ours, &["super_let"], &with_a_helper);
    assert_eq!(codes(&rejected), ["E0308"], "{}", rendered(&rejected));
}

/// RFC 3729 replaces `?Sized` by these traits.
///
/// Claim: sized-hierarchy.
/// Builtin: the same.
#[test]
fn a_pointee_without_the_spelling_is_rejected_even_if_it_may_be_unsized() {
    for name in ["MetaSized", "PointeeSized"] {
        let source = format!(
            "#[derive(pin_coerce_unsized::SmartPointer)]
            #[repr(transparent)]
            pub struct Ptr<T: core::marker::{name}>(*const T);"
        );
        let features = ["sized_hierarchy"];
        let builtin = with_features(Derive::Builtin, &features, &source);
        assert_eq!((builtin.verdict, &*codes(&builtin)), (Verdict::Rejected, &["E0802"][..]), "{}", rendered(&builtin));
        assert_eq!(with_features(Derive::Ours, &features, &source).verdict, Verdict::Rejected);
        let alone = source.replace("#[derive(pin_coerce_unsized::SmartPointer)]", "");
        assert_eq!(with_features(Derive::Ours, &features, &alone).verdict, Verdict::Accepted, "the struct alone");
    }
}

/// A pointer that exists for one lifetime only, by its own bound. `REGION` is the lifetime at each
/// use.
const BOUNDED: &str = "
use std::ops::Deref;
use pin_coerce_unsized::SmartPointer;
pub trait IsStatic {}
impl<'a: 'static> IsStatic for &'a () {}
#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Ptr<'a, T: ?Sized>(&'a T) where &'a (): IsStatic;
impl<'a, T: ?Sized> Deref for Ptr<'a, T> where &'a (): IsStatic {
    type Target = T;
    fn deref(&self) -> &T { self.0 }
}
pub trait Trait { fn run<'a>(self: Ptr<'a, Self>) where &'a (): IsStatic; }
impl Trait for u8 { fn run<'a>(self: Ptr<'a, Self>) where &'a (): IsStatic {} }
";

/// A where-clause about a lifetime counts at every use of the pointer, though the compiler ignores
/// lifetimes when it asks whether a receiver dispatches.
///
/// Claim: attack-lifetime.
/// Builtin: the same.
#[test]
fn a_where_clause_about_a_lifetime_holds_at_each_use() {
    let uses = [
        ("made", "pub fn made<'r>(value: &'r u8) { drop(Ptr(value)) }"),
        ("coerced", "pub fn coerced<'r>(value: &'r u8) { let object: Ptr<'_, dyn Trait> = Ptr(value); drop(object) }"),
        ("called", "pub fn called<'r>(value: &'r u8) { let object: Ptr<'_, dyn Trait> = Ptr(value); object.run() }"),
        ("passed", "pub fn passed<'r>(object: Ptr<'r, dyn Trait>) { object.run() }"),
        ("returned", "pub fn returned<'r>(value: &'r u8) -> Ptr<'r, dyn Trait> { Ptr(value) }"),
        ("stored", "pub struct Stored<'r>(pub Ptr<'r, dyn Trait>);"),
        ("cast", "pub fn cast<'r>(value: &'r u8) { (Ptr(value) as Ptr<'r, dyn Trait>).run() }"),
    ];
    for (name, r#use) in uses {
        let r#static = r#use.replace("<'r>", "").replace("'r", "'static");
        for derive in [Derive::Ours, Derive::Builtin] {
            let outcome = |r#use: &str| with_features(derive, &["arbitrary_self_types"], &format!("{BOUNDED}{use}"));
            assert_eq!(outcome(r#use).verdict, Verdict::Rejected, "{name} with {derive:?}");
            let accepted = outcome(&r#static);
            assert_eq!(accepted.verdict, Verdict::Accepted, "{name}, static: {}", rendered(&accepted));
        }
    }
}

/// `Own` derives around a pointer whose own impl is selected because `T` unsizes to `S`, although
/// its field is the same `Box<dyn Object>` for both. So the vtable in an `Own<dyn Work, All>` is
/// not one of `Work`. The marker is written to show that nothing but the size stops the call.
const SAME_BEHIND: &str = "
use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer, dispatch};
use std::marker::Unsize;
use std::ops::{CoerceUnsized, Deref, DispatchFromDyn};

pub trait Hub {
    type Common: ?Sized;
}

pub trait Member<A: Hub> {
    type Behind: ?Sized + Unsize<A::Common>;
    fn member(behind: &Self::Behind) -> &Self;
}

#[repr(transparent)]
pub struct Inner<T: ?Sized + Member<A>, A: Hub>(Box<T::Behind>);

impl<T, S, A: Hub> DispatchFromDyn<Inner<S, A>> for Inner<T, A>
where
    T: ?Sized + Member<A> + Unsize<S>,
    S: ?Sized + Member<A, Behind = A::Common>,
{
}
impl<T, S, A: Hub> CoerceUnsized<Inner<S, A>> for Inner<T, A>
where
    T: ?Sized + Member<A> + Unsize<S>,
    S: ?Sized + Member<A, Behind = A::Common>,
{
}

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct Own<#[pointee] T: ?Sized + Member<A, Behind = <A as Hub>::Common>, A: Hub>(Inner<T, A>);

impl<T: ?Sized + Member<A, Behind = A::Common>, A: Hub> Deref for Own<T, A> {
    type Target = T;

    fn deref(&self) -> &T {
        T::member(&self.0.0)
    }
}

// SAFETY: whoever implements `Member` decides what `deref` returns. The only impl never returns (1, 2, 3).
// There is no `Clone` and no formatting (4, 5).
unsafe impl<T: ?Sized + Member<A, Behind = A::Common>, A: Hub> PinCoerceUnsized for Own<T, A> {}

pub trait Object {}
pub struct All;
impl Hub for All {
    type Common = dyn Object;
}
impl<T: ?Sized> Member<All> for T {
    type Behind = dyn Object;
    fn member<'a>(_: &'a (dyn Object + 'static)) -> &'a T {
        loop {}
    }
}

#[dispatch]
pub trait Work {
    fn run(this: Own<Self, All>) -> u64;
}

pub struct Job;
impl Work for Job {
    fn run(_: Own<Self, All>) -> u64 {
        0
    }
}
";

/// Claim: dispatching-field.
#[test]
fn a_struct_around_a_pointer_that_is_wide_for_every_pointee_is_not_narrowed() {
    let features = ["coerce_unsized", "dispatch_from_dyn", "unsize"];
    let outcome = |text: &str| with_features(Derive::Ours, &features, text);
    let around_it = outcome(SAME_BEHIND);
    assert_eq!(codes(&around_it)[0], "E0277", "{}", rendered(&around_it));
    assert!(
        rendered(&around_it).contains("a field of type `Inner<T, A>` cannot be unsized"),
        "{}",
        rendered(&around_it)
    );
    let (inner, _) = SAME_BEHIND.split_once("#[derive(SmartPointer)]").expect("the struct around it derives");
    let alone = outcome(inner);
    assert_eq!(alone.verdict, Verdict::Accepted, "{}", rendered(&alone));
}

/// A call of `__implicit!` by hand, from a macro whose `T` is an alias and not the parameter: the
/// bound `T: Tr<X = dyn Other>` is about the alias, and its copy about the new pointee alone. So
/// the field is the same `Rc<dyn Other>` for both pointees, and coerces because of what `Tr` asks
/// of `X`.
const BOUND_ABOUT_THE_NEW_POINTEE_ALONE: &str = "
use pin_coerce_unsized::{PinCoerceUnsized, __implicit, dispatch};
use std::marker::{PhantomData, Unsize};
use std::ops::Deref;
use std::rc::Rc;

pub trait Other {}
pub trait Tr {
    type X: ?Sized + Unsize<dyn Other>;
}
pub struct Alias;
impl Tr for Alias {
    type X = dyn Other;
}

pub struct Ptr<T: ?Sized + Tr>(Rc<T::X>, PhantomData<T>);

macro call($t:ident, $s:ident, $($t_as_bound:ident $s_as_bound:ident)*) {
    __implicit! {
        [Ptr<] [$t] [$s] [>]
        [] [$t,] [] []
        $([for<> $t_as_bound: (Tr) +, for<> $s_as_bound: (Tr<X = dyn Other>) +,])*
        [Self { 1: _, }] [(0 pointer) [Ptr { 0: field @ _, 1: _, }] [[&*pointer] [field]] []]
    }
}
macro with_an_alias($t:ident, $s:ident) {
    type T = Alias;
    call! { $t, $s, $t T $s $s }
}
with_an_alias!(T, __S);

impl<T: ?Sized + Tr> Deref for Ptr<T> {
    type Target = T;

    fn deref(&self) -> &T {
        loop {}
    }
}

// SAFETY: `deref` never returns (1, 2, 3). There is no `Clone` and no formatting (4, 5).
unsafe impl<T: ?Sized + Tr> PinCoerceUnsized for Ptr<T> {}

#[dispatch]
pub trait Work: Tr<X = dyn Other> {
    fn run(this: Ptr<Self>);
}

pub struct Job;
impl Tr for Job {
    type X = dyn Other;
}
impl Work for Job {
    fn run(_: Ptr<Self>) {}
}
";

/// Nothing but the assertion about the sizes stops this one.
///
/// Claim: dispatching-bounds-hide-no-code.
#[test]
fn a_bound_about_the_new_pointee_alone_is_no_reason_to_narrow() {
    let narrowed = BOUND_ABOUT_THE_NEW_POINTEE_ALONE.to_owned() + "pub fn object(job: &Job) -> &dyn Work { job }";
    let narrowed = with_features(Derive::Ours, &["decl_macro", "unsize"], &narrowed);
    assert_eq!(codes(&narrowed), ["E0080"], "{}", rendered(&narrowed));
    assert!(rendered(&narrowed).contains("size_of::<N>() == size_of::<*mut T>()"), "{}", rendered(&narrowed));
}

/// The target of `Q` is another type for each pointee, and need not end in it. A condition of the
/// impls for `Q` proves that it unsizes, from the assumption that the pointee does. So the vtable
/// in a `Ptr<dyn Work>` need not be that of the type whose method is called.
const CONDITION_ABOUT_BOTH: &str = "
    use std::marker::{PhantomData, Unsize};

    pub trait Bar { fn name(&self) -> &'static str; }
    pub trait EvU<Q: ?Sized> { type From: ?Sized + Unsize<Q>; }
    pub trait HasFrom<Q: ?Sized> { type From2: ?Sized; }
    pub trait Ext<P: ?Sized, Q: ?Sized>: HasFrom<Q, From2: Unsize<Q>> where Self: HasFrom<Q, From2 = P> {}
    impl<K: EvU<Q>, Q: ?Sized> HasFrom<Q> for K { type From2 = K::From; }
    impl<K: EvU<Q>, Q: ?Sized> Ext<K::From, Q> for K {}

    pub trait Rel {
        type Inner: ?Sized + Unsize<dyn Bar>;
        type G<U: ?Sized + Rel>: EvU<U::Inner, From = Self::Inner> where Self: Unsize<U>;
        type H<A: ?Sized + Rel>: EvU<Self::Inner, From = A::Inner> where A: Unsize<Self>;
    }
    pub trait Tr<B: ?Sized + Rel>: Rel<Inner: Unsize<B::Inner>> {}
    impl<A, B> Tr<B> for A
    where
        A: ?Sized + Rel + Unsize<B>,
        B: ?Sized + Rel,
        <A as Rel>::G<B>: Ext<A::Inner, B::Inner>,
    {}

    pub struct Small(u8);
    impl Bar for Small { fn name(&self) -> &'static str { \"small\" } }
    pub struct Big([u8; 4096]);
    impl Bar for Big { fn name(&self) -> &'static str { \"big\" } }

    impl<T: ?Sized> Rel for T {
        default type Inner = dyn Bar;
        default type G<U: ?Sized + Rel> = <U as Rel>::H<T> where T: Unsize<U>;
        default type H<A: ?Sized + Rel> = <A as Rel>::G<T> where A: Unsize<T>;
    }
    impl Rel for Job {
        type Inner = Big;
        type G<U: ?Sized + Rel> = <U as Rel>::H<Job> where Job: Unsize<U>;
        type H<A: ?Sized + Rel> = <A as Rel>::G<Job> where A: Unsize<Job>;
    }
    pub struct WEv<A: ?Sized>(PhantomData<A>);
    impl<A: ?Sized + Rel> EvU<dyn Bar> for WEv<A> { type From = A::Inner; }
    impl<'a> Rel for dyn Work + 'a {
        type Inner = dyn Bar;
        type G<U: ?Sized + Rel> = <U as Rel>::H<dyn Work + 'a> where (dyn Work + 'a): Unsize<U>;
        type H<A: ?Sized + Rel> = WEv<A> where A: Unsize<dyn Work + 'a>;
    }

    #[repr(transparent)]
    pub struct Q<T: ?Sized + Rel>(Box<T::Inner>);
    impl<T: ?Sized + Rel + Unsize<S> + Tr<S>, S: ?Sized + Rel> std::ops::CoerceUnsized<Q<S>> for Q<T> {}
    impl<T: ?Sized + Rel + Unsize<S> + Tr<S>, S: ?Sized + Rel> std::ops::DispatchFromDyn<Q<S>> for Q<T> {}

    #[derive(pin_coerce_unsized::SmartPointer)]
    #[repr(transparent)]
    pub struct Ptr<T: ?Sized>(Q<T>);
    impl<T: ?Sized> std::ops::Receiver for Ptr<T> { type Target = T; }
    pub trait Object { fn object<'a>() -> &'a Self; }
    impl<T: Work> Object for T { fn object<'a>() -> &'a T { T::the() } }
    impl<'o> Object for dyn Work + 'o { fn object<'a>() -> &'a Self { &JOB } }

    pub trait Work { fn the<'a>() -> &'a Self where Self: Sized; fn run(self: Ptr<Self>) -> usize; }
    pub struct Job;
    static JOB: Job = Job;
    impl Work for Job {
        fn the<'a>() -> &'a Job { &JOB }
        fn run(self: Ptr<Self>) -> usize { let b: Box<Big> = self.0.0; b.0.iter().map(|&b| usize::from(b)).sum() }
    }
    pub fn call(work: Ptr<dyn Work>) -> usize { work.run() }
    pub fn main() { println!(\"{}\", call(Ptr(Q(Box::new(Small(1)) as Box<dyn Bar>)))) }
";

/// Claim: gap-dispatch-condition.
/// Builtin: another.
#[test]
fn a_condition_about_both_pointees_is_enough_for_a_dispatched_call() {
    let features = ["arbitrary_self_types", "coerce_unsized", "dispatch_from_dyn", "specialization", "unsize"];
    let by_the_builtin = with_features(Derive::Builtin, &features, CONDITION_ABOUT_BOTH);
    assert_eq!(by_the_builtin.verdict, Verdict::Accepted, "{}", rendered(&by_the_builtin));
    // With the feature `dispatch`, ours asks more of the field.
    assert_eq!(with_features(Derive::Ours, &features, CONDITION_ABOUT_BOTH).verdict, Verdict::Rejected);

    let folder = tempfile::tempdir().expect("there can be a temporary folder");
    let runtime = workspace().join("pin-coerce-unsized").display().to_string();
    let manifest = format!(
        "[package]\nname = \"without-dispatch\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
         pin-coerce-unsized = {{ path = {runtime:?}, default-features = false, features = [\"derive\"] }}\n"
    );
    let features = format!("#![feature({})]", features.join(", "));
    fs::create_dir(folder.path().join("src")).expect("a folder can be made");
    for (file, text) in [("Cargo.toml", manifest), ("src/lib.rs", features + CONDITION_ABOUT_BOTH)] {
        fs::write(folder.path().join(file), text).expect("the folder is there");
    }
    fs::copy(workspace().join("Cargo.lock"), folder.path().join("Cargo.lock")).expect("there is a lock file");
    let mut check = cargo::command();
    check.args(["check", "--quiet", "--offline"]).current_dir(folder.path());
    check.env("RUSTC_BOOTSTRAP", "1").env("CARGO_TARGET_DIR", env!("CARGO_TARGET_TMPDIR"));
    let output = check.output().expect("there is a cargo");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// Programs that end well if a call through `dyn Work` runs a function of `Other`, whose result it
/// takes for a `&str`. Safe code could then read five bytes at the address 16.
const TWO_NUMBERS: &str = "
    #![forbid(unsafe_code)]
    use std::ops::Receiver;
    trait Other { fn two_numbers(&self) -> (usize, usize); }
    impl Other for u8 { fn two_numbers(&self) -> (usize, usize) { (16, 5) } }
    fn main() {
        let text = text();
        assert_eq!((text.as_ptr().addr(), text.len()), (16, 5));
    }
";

/// The field is the same pointer to `dyn Other` for every pointee.
const FIELD_THAT_DOES_NOT_CHANGE: &str = "
    use std::marker::PhantomData;
    trait Always { type Pointer; }
    impl<T: ?Sized> Always for T { type Pointer = Box<dyn Other>; }

    #[derive(pin_coerce_unsized::SmartPointer)]
    #[repr(transparent)]
    struct Ptr<T: ?Sized>(<T as Always>::Pointer, PhantomData<T>);
    impl<T: ?Sized> Receiver for Ptr<T> { type Target = T; }

    trait Work { fn run(self: Ptr<Self>) -> &'static str; }
    fn text() -> &'static str { Ptr::<dyn Work>(Box::new(0_u8) as Box<dyn Other>, PhantomData).run() }
";

/// What the receiver points to ends in `dyn Other` and not in the trait object.
const TAIL_OF_ANOTHER_TRAIT: &str = "
    trait Ends { type Tail: ?Sized; }
    struct Value<T: ?Sized + Ends>(T::Tail);
    impl<T: ?Sized + Ends> Receiver for Value<T> { type Target = T; }

    trait Work: Ends<Tail = dyn Other> { fn run(self: &Value<Self>) -> &'static str; }
    struct Start;
    impl Ends for Start { type Tail = u8; }
    fn text() -> &'static str {
        let value: &Value<dyn Work> = &Value::<Start>(0);
        value.run()
    }
";

/// What the field of a derived pointer points to ends in `dyn Other`. Only the bound makes rustc
/// accept the field.
const FIELD_WITH_A_TAIL_OF_ANOTHER_TRAIT: &str = "
    trait Ends { type Tail: ?Sized; }
    struct Value<T: ?Sized + Ends>(T::Tail);

    #[derive(pin_coerce_unsized::SmartPointer)]
    #[repr(transparent)]
    struct Ptr<T: ?Sized + Ends<Tail = dyn Other>>(Box<Value<T>>);
    impl<T: ?Sized + Ends<Tail = dyn Other>> Receiver for Ptr<T> { type Target = T; }

    trait Work: Ends<Tail = dyn Other> { fn run(self: Ptr<Self>) -> &'static str; }
    struct Start;
    impl Ends for Start { type Tail = u8; }
    fn text() -> &'static str {
        let start = Box::new(Value::<Start>(0));
        let value: Box<Value<dyn Work>> = start;
        Ptr::<dyn Work>(value).run()
    }
";

/// Every trait object unsizes to itself, so rustc does not find out that the vtable in the pointer
/// is not one of the method's trait. The last program needs no derive.
///
/// Claim: gap-dispatch-vtable.
/// Builtin: the same.
#[test]
fn a_dispatched_call_can_take_the_vtable_of_another_trait() {
    let folder = tempfile::tempdir().expect("there can be a temporary folder");
    let program = folder.path().join("program");
    let builtin = |ours: &str| ours.replace("pin_coerce_unsized::SmartPointer", "std::marker::CoercePointee");
    let derived = [FIELD_THAT_DOES_NOT_CHANGE, FIELD_WITH_A_TAIL_OF_ANOTHER_TRAIT];
    assert!(derived.iter().all(|ours| builtin(ours) != *ours));
    let both = derived.into_iter().flat_map(|ours| [ours.to_owned(), builtin(ours)]);
    for pointer in both.chain([TAIL_OF_ANOTHER_TRAIT.to_owned()]) {
        let text = format!("{TWO_NUMBERS}{pointer}");
        let compile = |source: Source<'_>| {
            let mut rustc = DERIVES.against(Derive::Ours)?;
            let features = "-Zcrate-attr=feature(arbitrary_self_types, derive_coerce_pointee)";
            let emit = format!("--emit=link={}", program.display());
            judge(allow_unstable(&mut rustc).args(["--crate-name=program", features, &emit]).arg(source.path))
        };
        let outcome = DERIVES.with_file(&text, compile).expect("rustc runs");
        assert_eq!(outcome.verdict, Verdict::Accepted, "{}", rendered(&outcome));
        let output = Command::new(&program).output().expect("the program starts");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }
}

/// A macro drops a where-clause about a lifetime. A coercion checks what the impl still says, and a
/// dispatched call does not (rust-lang/rust#148726). Ours rejects the struct (E0367).
///
/// Claim: attack-dispatch-region.
/// Builtin: another.
#[test]
fn a_dispatched_call_does_not_check_a_dropped_condition_on_a_lifetime() {
    let pointer = "
        use std::ops::Receiver;
        pub trait IsStatic {}
        impl<'a: 'static> IsStatic for &'a () {}
        #[derive(pin_coerce_unsized::SmartPointer)]
        #[hostile_macros::replace_by(#[repr(transparent)] pub struct Ptr<'a, T: ?Sized>(&'a T);)]
        #[repr(transparent)]
        pub struct Ptr<'a, T: ?Sized>(&'a T) where &'a (): IsStatic;
        impl<'a, T: ?Sized> Receiver for Ptr<'a, T> { type Target = T; }
        pub trait Work { fn run(self: Ptr<'_, Self>); }
        pub fn call<'a>(work: &'a dyn Work) { Ptr::<'a, dyn Work + 'a>(work).run() }";
    let coerced = "pub fn coerce<'a>(pointer: Ptr<'a, u8>) -> Ptr<'a, dyn Send + 'a> { pointer }";
    let features = ["arbitrary_self_types"];
    let called = with_features(Derive::Builtin, &features, pointer);
    assert_eq!(called.verdict, Verdict::Accepted, "{}", rendered(&called));
    let coerced = with_features(Derive::Builtin, &features, &format!("{pointer}{coerced}"));
    assert_eq!((coerced.verdict, &*codes(&coerced)), (Verdict::Rejected, &[][..]), "{}", rendered(&coerced));
    assert!(rendered(&coerced).contains("'static"), "{}", rendered(&coerced));
    let ours = with_features(Derive::Ours, &features, pointer);
    assert_eq!(ours.verdict, Verdict::Rejected);
    assert!(codes(&ours).contains(&"E0367"), "{}", rendered(&ours));
}

/// A trait object unsizes to itself, so a field that is the same for two pointees can count as the
/// one that changes: in the first struct, because rustc compares its type before it normalizes it,
/// and in the second, because `T::X` is unknown in the impl. In a `RefCell`, which has a second
/// field, and in a constant, rustc copies a field that does not change. (On plain stable, ours
/// rejects both structs.)
///
/// Claim: gap-unchanged-field.
/// Builtin: the same.
#[test]
fn coercing_a_pointer_whose_field_does_not_change_crashes_the_compiler() {
    let always_one = "
        use std::marker::PhantomData;
        pub trait Always { type Pointer; }
        impl<T: ?Sized> Always for T { type Pointer = &'static (dyn Sync + 'static); }
        #[derive(pin_coerce_unsized::SmartPointer)]
        #[repr(transparent)]
        pub struct Ptr<T: ?Sized>(<T as Always>::Pointer, PhantomData<T>);
        pub type Object = dyn Sync;";
    let one_for_two_pointees = "
        pub trait Ends { type End: ?Sized; }
        pub struct Tail<X: Ends<End = dyn Send>>(X::End);
        pub trait Chooses { type X: Ends<End = dyn Send>; }
        pub struct Chosen;
        impl Ends for Chosen { type End = dyn Send; }
        impl Chooses for u8 { type X = Chosen; }
        #[derive(pin_coerce_unsized::SmartPointer)]
        #[repr(transparent)]
        pub struct Ptr<T: ?Sized + Chooses>(Box<Tail<T::X>>);
        pub type Object = dyn Chooses<X = Chosen>;";
    let coerced = "pub fn coerced(pointer: Ptr<u8>) -> Ptr<Object> { pointer }";
    let coerced_in_a_cell = "
        use std::cell::RefCell;
        pub fn coerced(pointer: RefCell<Ptr<u8>>) -> RefCell<Ptr<Object>> { pointer }";
    for derive in [Derive::Ours, Derive::Builtin] {
        for pointer in [always_one, one_for_two_pointees] {
            assert_eq!(with_features(derive, &[], pointer).verdict, Verdict::Accepted);
            assert_eq!(with_features(derive, &[], &format!("{pointer}{coerced}")).verdict, Verdict::Crashed);
            let in_a_cell = with_features(derive, &[], &format!("{pointer}{coerced_in_a_cell}"));
            assert_eq!(in_a_cell.verdict, Verdict::Accepted);
        }
        let coerced_in_a_constant = "
            const OBJECT: &(dyn Sync + 'static) = &7_u8;
            pub const COERCED: Ptr<Object> = { let pointer: Ptr<u8> = Ptr(OBJECT, PhantomData); pointer };";
        let in_a_constant = with_features(derive, &[], &format!("{always_one}{coerced_in_a_constant}"));
        assert_eq!(in_a_constant.verdict, Verdict::Accepted);
    }
}

/// The whole suite with the trait solver that is to replace today's.
///
/// Claim: solver-next.
#[test]
#[ignore = "the lane `nightly` runs it, because the solver is still being written"]
fn the_next_solver_gives_every_case_the_same_verdict() {
    let judge = |(case, _): (Case, String)| {
        let compared = case.header.builtin.is_compared() && case.kind != Kind::Unsize;
        let mut different = Vec::new();
        for derive in [Derive::Ours, Derive::Builtin] {
            if derive == Derive::Builtin && !compared {
                continue;
            }
            let source = Source { path: &case.path, has_main: case.has_main, is_built: case.kind == Kind::Unsize };
            let today = DERIVES.outcome(source, derive).expect("rustc runs");
            let next = DERIVES.outcome_told(source, derive, |rustc| rustc.arg("-Znext-solver=globally"));
            let next = next.expect("rustc runs");
            if next.verdict != today.verdict {
                let by = format!("{}: {} today, {} by the next, {derive:?}", case.name, today.verdict, next.verdict);
                different.push(format!("{by}\n{}", rendered(&next)));
            }
        }
        (1 + usize::from(compared), different)
    };
    let judged: Vec<_> = cases(|_| true).into_par_iter().map(judge).collect();
    let different: Vec<_> = judged.iter().flat_map(|(_, different)| different).collect();
    println!("{} verdicts, {} differ", judged.iter().map(|(count, _)| count).sum::<usize>(), different.len());
    assert!(different.is_empty(), "{different:#?}");
}
