//! What is printed for a reader.

use crate::{DERIVE, file_with, run};
use nix::pty::openpty;
use std::fs::File;
use std::io::Read;
use std::path::Path;
use std::process::Command;

#[test]
fn an_accepted_file_has_a_verdict_and_a_mode_in_a_line_each() {
    let (_folder, file) = file_with(DERIVE);
    let (code, printed, complaint) = run(&["check"], &file);
    assert_eq!((code, complaint.as_str()), (Some(0), ""), "{printed}");
    let lines: Vec<&str> = printed.lines().collect();
    let [verdict, mode, "", judged] = lines[..] else { panic!("{printed}") };
    assert!(verdict.ends_with("own.rs: accepted"), "{printed}");
    let (name, reason) = if cfg!(feature = "implicit") {
        ("implicit coercions", "unstable features")
    } else {
        ("plain stable", "no coercions")
    };
    assert!(mode.starts_with(&format!("mode: {name}, because ")) && mode.contains(reason), "{printed}");
    assert!(judged.starts_with("Ptr (") && judged.ends_with("own.rs:4): accepted"), "{printed}");
}

#[test]
fn impls_are_shown_if_asked_for() {
    let (_folder, file) = file_with(DERIVE);
    assert!(!run(&["check"], &file).1.contains("impl<"));
    let (_, printed, _) = run(&["check", "--expand"], &file);
    assert!(
        printed.contains("own.rs: accepted") && printed.contains("impl<") && printed.contains("> Ptr<T>"),
        "{printed}"
    );
}

#[test]
fn errors_stand_below_their_struct_with_cause_and_fix() {
    let good = DERIVE.replace("Ptr", "Good");
    let (_folder, file) = file_with(DERIVE.replace("#[repr(transparent)]", "") + &good);
    let (code, printed, complaint) = run(&["check", "--expand"], &file);
    assert_eq!((code, complaint.as_str()), (Some(1), ""), "{printed}");
    let at = |words: &str| printed.find(words).unwrap_or_else(|| panic!("no {words}: {printed}"));
    let order = [
        at("own.rs: rejected\nmode: "),
        at("\nPtr ("),
        at("own.rs:4): rejected\n\nerror: `SmartPointer` requires `Ptr` to be `#[repr(transparent)]`"),
        at("\ncause: a method with `self: Ptr<Self>` is called"),
        at("\nfix: write `#[repr(transparent)]` above"),
        at("\nGood ("),
        at("> Good<T>"),
    ];
    assert!(order.is_sorted() && !printed.contains("> Ptr<T>"), "{printed}");
    assert!(!printed.contains("repr-absent"), "an id that only this repository knows: {printed}");
}

#[test]
fn causes_are_plain_text_and_given_only_for_errors_that_name_the_struct() {
    let (_folder, file) = file_with(format!("{DERIVE} pub fn f(ptr: Ptr<u8>) -> Ptr<u16> {{ ptr }}"));
    let (_, printed, _) = run(&["check"], &file);
    assert!(printed.contains("\nElsewhere: an error\n\nerror[E0308]"), "{printed}");
    assert!(printed.contains("see\n         switching it on (README.md);"), "{printed}");
    assert!(!printed.contains("]("), "{printed}");

    let not_about_it = format!("{DERIVE} pub fn f() -> u8 {{ \"\" }}");
    let missing = DERIVE.replace("Box<T>", "Box<T>, Missing");
    for (code, content, cause) in [("E0308", not_about_it, "cause: "), ("E0425", missing, "attribute macro")] {
        let (_folder, file) = file_with(content);
        let (_, printed, _) = run(&["check"], &file);
        assert!(printed.contains(&format!("error[{code}]")) && !printed.contains(cause), "{printed}");
    }
}

#[test]
fn errors_of_our_macros_outside_of_the_structs_have_a_cause() {
    let elsewhere = "pub struct Own<T>(Box<T>);";
    for (content, cause) in [
        ("pub fn f(object: Box<u8>) { pin_coerce_unsized::unsize!(object => _); }", "`_` is written as the target"),
        ("pub fn f(object: Box<u8>) { pin_coerce_unsized::unsize!(object); }", "the brackets contain something other"),
        ("unsafe impl<T> pin_coerce_unsized::PinCoerceUnsized for Own<T> {}", "the marker is a promise about `Deref`"),
        ("pub fn f(own: Own<u8>) { pin_coerce_unsized::unsize!(own => dyn Send); }", "what is handed to `unsize!`"),
    ] {
        let (_folder, file) = file_with(format!("{DERIVE} {elsewhere} {content}"));
        let (_, printed, _) = run(&["check"], &file);
        assert!(
            printed.contains("\nElsewhere: an error") && printed.contains(&format!("\ncause: {cause}")),
            "{printed}"
        );
    }
}

#[test]
fn an_error_that_rustc_reports_for_many_reasons_has_the_cause_of_its_place() {
    let borrowed = "
        #[derive(pin_coerce_unsized::SmartPointer)]
        #[repr(transparent)]
        pub struct Borrowed<'a, T: ?Sized>(&'a T);
        impl<T: ?Sized> core::ops::Deref for Borrowed<'_, T> {
            type Target = T;
            fn deref(&self) -> &T { self.0 }
        }
        // SAFETY: all calls go to the reference.
        unsafe impl<T: ?Sized> pin_coerce_unsized::PinCoerceUnsized for Borrowed<'_, T> {}";
    let unsized_to = |target| format!("{DERIVE} pub fn f() {{ pin_coerce_unsized::unsize!({target}); }}");
    let beside = |items: &str| format!("{DERIVE} {items}");
    let dispatched =
        |function: &str| format!("{borrowed} #[pin_coerce_unsized::dispatch] pub trait Work {{ {function} }}");
    let bounded = DERIVE.replace("?Sized>", "?Sized + Needed>");
    let alone = borrowed.split("impl<").next().expect("there is a struct");
    for (content, causes) in [
        (alone.replace("&'a T", "&T"), &["a bound or a field of the struct leaves out a lifetime"][..]),
        (
            dispatched("fn run(this: Borrowed<Self>);"),
            &["the type of the first argument leaves out a lifetime", "it comes with E0106"],
        ),
        (
            alone.replace("+ 'a", "").replace("<'a, T: ?Sized>", "<T: ?Sized>"),
            &["a bound or a field of the struct mentions"],
        ),
        (
            dispatched("fn run(this: Borrowed<'_, Self>) where Self: Sized; fn len(this: &'b Self);"),
            &["neither the function"],
        ),
        (
            unsized_to("Ptr(Box::new([1].into_iter())) => dyn Iterator"),
            &["the target is a trait object whose trait has"],
        ),
        (
            unsized_to("Ptr(Box::new(7)) => dyn Clone"),
            &["one of\n       - a method of the trait has `self: Ptr<Self>`"],
        ),
        (dispatched("fn run(this: Borrowed<'_, Self>, text: str);"), &["an argument or the result is `str`"]),
        (
            format!(
                "{bounded} pub trait Needed {{}} impl Needed for u8 {{}}
                 pub fn f() {{ pin_coerce_unsized::unsize!(Ptr(Box::new(7_u8)) => dyn ToString); }}"
            ),
            &["the struct requires a trait of its pointee"],
        ),
        (beside("pub fn f(ptr: Ptr<u8>) -> String { format!(\"{}\", ptr) }"), &[]),
        (beside("pub fn f<A>(_: Ptr<A>, _: Same<A>) {} pub struct Same<A: Copy>(A);"), &[]),
        (beside("pub fn f(_: Ptr<dyn Iterator>) {}"), &[]),
    ] {
        has_causes(&content, causes);
    }
}

/// What lets methods of the pointee be called on the pointer.
const DEREF: &str = "
    impl<T: ?Sized> std::ops::Deref for Ptr<T> { type Target = T; fn deref(&self) -> &T { &self.0 } }";

/// An unsizing of `ptr`.
const TO_STRING: &str = "pin_coerce_unsized::unsize!(ptr => dyn ToString)";

/// Code beside a pointer, with errors that are mostly about something else than the pointer.
#[test]
fn an_error_of_code_beside_the_pointer_has_a_cause_only_if_that_is_certain() {
    let beside = |items: &str| format!("{DERIVE} {items}");
    let pinned = |bounds: &str, body: &str| {
        let marker = format!("unsafe impl<T{bounds}> pin_coerce_unsized::PinCoerceUnsized for Ptr<T> {{}}");
        beside(&format!("{DEREF} {marker} pub fn f(ptr: std::pin::Pin<Ptr<u8>>) {{ {body} }}"))
    };
    let on_stable = |explicit: &'static [&'static str], implicit: &'static [&'static str]| {
        if cfg!(feature = "implicit") { implicit } else { explicit }
    };
    let marker = &["`Pin<Ptr<T>>` coerces only when"][..];
    let borrowed = beside("").replace("T: ?Sized", "'a, T: ?Sized").replace("Box<T>", "&'a T");
    for (content, causes) in [
        // A method.
        (
            pinned(": ?Sized", &format!("let mut ptr = {TO_STRING}; let _ = ptr.as_mut();")),
            &["the method, such as `Pin::as_mut`, requires `DerefMut`"][..],
        ),
        (
            beside(
                "impl<T> Ptr<T> { fn get(&self) -> &T { &self.0 } } pub fn f(ptr: Ptr<dyn ToString>) { ptr.get(); }",
            ),
            &["the impl with the method has no `?Sized`"],
        ),
        (
            beside(
                "trait Named { fn name(&self) {} } impl<T: ToString> Named for Ptr<T> {}
                 pub fn f(ptr: Ptr<dyn ToString>) { ptr.name(); }",
            ),
            &["the impl with the method has no `?Sized`"],
        ),
        (
            beside("trait Shape {} impl<T: Shape> Ptr<T> { fn area(&self) {} } pub fn f(ptr: Ptr<u8>) { ptr.area(); }"),
            &[],
        ),
        (beside("impl<T> Clone for Ptr<T> { fn clone(&self) -> Self { Self(self.0.clone()) } }"), &[]),
        (beside("pub fn f(ptr: Ptr<dyn ToString>) { ptr.to_string(); }"), &["the method is looked up on the pointer"]),
        (
            beside("pub fn f(all: Vec<Ptr<dyn ToString>>) { for ptr in &all { ptr.to_string(); } }"),
            &["the method is looked up on the pointer itself, as with"],
        ),
        // A bound that a function or an impl lacks.
        (
            beside(
                "impl<T: ?Sized> std::fmt::Debug for Ptr<T> {
                     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { write!(f, \"{:?}\", self.0) }
                 }",
            ),
            &[],
        ),
        (
            beside(
                "trait Shape {} impl<T: ?Sized> Shape for Ptr<T> where Ptr<T>: Has {} trait Has {}
                 fn needs<S: Shape + ?Sized>(_: &S) {} pub fn f<T: ?Sized>(ptr: &Ptr<T>) { needs(&*ptr.0) }",
            ),
            &[],
        ),
        (beside("pub fn f<T: ToString + 'static>(ptr: Ptr<T>) { std::thread::spawn(move || drop(ptr)); }"), &[]),
        (beside("fn takes<T: Clone>(_: &Ptr<T>) {} pub fn f<T>(ptr: &Ptr<T>) { takes(ptr) }"), &[]),
        (
            beside("fn takes<T>(_: &Ptr<T>) {} pub fn f(ptr: &Ptr<dyn ToString>) { takes(ptr) }"),
            &["one of\n       - another error says"],
        ),
        // A bound of the marker.
        (
            pinned(": ?Sized + Clone", &format!("{TO_STRING};")),
            on_stable(&["the impl of the marker has a bound"], marker),
        ),
        (pinned("", &format!("{TO_STRING};")), on_stable(&["the impl of the marker has no `?Sized`"], marker)),
        // A constant.
        (beside("pub const SEVEN: Ptr<i32> = Ptr(Box::new(7));"), &[]),
        (beside("impl<T> Ptr<T> { pub const fn new(value: T) -> Self { Self(Box::new(value)) } }"), &[]),
        (beside("pub static NAME: Ptr<String> = Ptr(Box::new(String::from(\"x\")));"), &[]),
        (
            format!(
                "{borrowed} pub static ONE: Ptr<'static, dyn Sync> = pin_coerce_unsized::unsize!(Ptr(&7) => dyn Sync);"
            ),
            &["`unsize!` is in a `static`"],
        ),
    ] {
        has_causes(&content, causes);
    }
}

/// Items and values beside a pointer, which are not what the derive or a coercion needs.
#[test]
fn an_error_of_items_or_types_beside_the_pointer_has_a_cause_only_if_that_is_certain() {
    let beside = |items: &str| format!("{DERIVE} {items}");
    let borrowed = beside("").replace("T: ?Sized", "'a, T: ?Sized").replace("Box<T>", "&'a T");
    for (content, causes) in [
        // A struct that contains itself.
        (beside("pub struct Node { value: Ptr<u8>, next: Option<Node> }"), &[][..]),
        (beside("pub struct Tree { left: Option<Branch>, value: Ptr<u8> } pub struct Branch { tree: Tree }"), &[]),
        // Two impls.
        (
            beside("impl<T: ?Sized> Clone for Ptr<T> { fn clone(&self) -> Self { loop {} } }")
                .replace("SmartPointer)", "SmartPointer, Clone)"),
            &[],
        ),
        (
            beside(&format!(
                "{DEREF} {}",
                DEREF.replace("<T: ?Sized>", "").replace("T>", "str>").replace("T;", "str;").replace("&T", "&str")
            )),
            &[],
        ),
        (beside("impl<T> From<Ptr<T>> for Ptr<T> { fn from(ptr: Ptr<T>) -> Self { ptr } }"), &[]),
        // A lifetime without a coercion.
        (format!("{borrowed} pub fn f<'a, 'b>(_: Ptr<'a, u8>, ptr: Ptr<'b, u8>) -> Ptr<'a, u8> {{ ptr }}"), &[]),
        // Another type than the one expected.
        (beside("pub fn f(ptr: Ptr<u8>) -> Ptr<dyn ToString> { ptr; }"), &[]),
        (beside("pub fn f(ptr: Ptr<u8>) -> u32 { ptr }"), &[]),
        (beside("impl<T> Ptr<T> { pub fn new(value: T) -> Self { Ptr(value) } }"), &[]),
        (beside("fn takes(_: &Ptr<u8>) {} pub fn f(ptr: Ptr<u8>) { takes(ptr) }"), &[]),
        (beside("pub fn f(ptr: Ptr<u8>) -> Option<Ptr<u8>> { ptr }"), &[]),
        (beside("pub fn f(ptr: (Ptr<u8>, u8)) -> (Ptr<u8>, Vec<u8>) { ptr }"), &[]),
        (beside("pub fn f(ptr: Ptr<u8>) -> u32 { ptr as u32 }"), &[]),
        (
            beside("pub fn f(ptr: Option<Ptr<u8>>) -> Option<Ptr<dyn ToString>> { ptr }"),
            &["one of\n       - the coercion is not available"],
        ),
        (
            beside(&format!("pub fn f(ptr: Ptr<u8>) -> Box<dyn ToString> {{ {TO_STRING} }}")),
            &["it depends on the two types that rustc expected and found"],
        ),
        // A type that rustc cannot infer.
        (beside("pub fn f() { let _ = Ptr(Box::new(None)); }"), &[]),
        (beside("pub fn f() { let _ = Ptr(Box::new(Vec::new())); }"), &[]),
    ] {
        has_causes(&content, causes);
    }
}

/// Checks that `check` prints these causes for a file, of each of which only the beginning is given.
fn has_causes(content: &str, causes: &[&str]) {
    let (_folder, file) = file_with(content);
    let (_, printed, _) = run(&["check"], &file);
    let mut found: Vec<_> = printed.split("\ncause: ").skip(1).map(|rest| rest.split("\nfix: ").next()).collect();
    found.dedup();
    let is_right = found.len() == causes.len()
        && found.iter().zip(causes).all(|(found, cause)| found.is_some_and(|found| found.starts_with(cause)));
    assert!(printed.contains("\nerror") && is_right, "expected {causes:#?}:\n{content}\n{printed}");
}

/// What `check` prints to a terminal.
fn run_on_terminal(file: &Path, variable: Option<(&str, &str)>) -> String {
    let terminal = openpty(None, None).expect("the system has terminals");
    let mut engine = Command::new(env!("CARGO_BIN_EXE_evidence"));
    engine.arg("check").arg(file).env("TERM", "xterm").env_remove("NO_COLOR").envs(variable);
    let mut child = engine.stdout(terminal.slave).spawn().expect("the engine runs");
    // Nobody else may keep the other end open, or it would be read for ever.
    drop(engine);
    let (mut printed, mut part) = (Vec::new(), [0; 4096]);
    let mut reader = File::from(terminal.master);
    // A terminal that nobody writes to any more is an error on Linux, and not the end.
    while let Some(length) = reader.read(&mut part).ok().filter(|length| *length > 0) {
        printed.extend_from_slice(&part[..length]);
    }
    child.wait().expect("the engine ends");
    String::from_utf8(printed).expect("the engine prints UTF-8")
}

#[test]
fn a_terminal_has_colour_unless_it_is_refused() {
    let (_folder, file) = file_with(DERIVE.replace("#[repr(transparent)]", ""));
    let coloured = run_on_terminal(&file, None);
    assert!(coloured.contains("\x1b[31mrejected"), "{coloured}");
    let from_rustc = coloured.lines().find(|line| line.contains("error")).unwrap_or_default();
    assert!(from_rustc.contains('\x1b'), "{coloured}");

    let (_, piped, _) = run(&["check"], &file);
    let refused = run_on_terminal(&file, Some(("NO_COLOR", "1"))).replace('\r', "");
    assert!(!piped.contains('\x1b'), "{piped}");
    assert_eq!(refused, piped);
}

/// The cause is a list if the error is the same for the pointee, the pointer and the trait object.
#[cfg_attr(not(feature = "implicit"), ignore = "without implicit coercions, these are other errors")]
#[test]
fn causes_that_depend_on_the_type_name_each_type() {
    let coerced = "fn f(ptr: Ptr<u8>) -> Ptr<dyn ToString> { ptr }";
    for (bound, content, cause) in [
        ("?Sized + std::fmt::Debug", coerced, "- `dyn Trait`: the struct requires a trait"),
        ("?Sized", "fn f(ptr: &Ptr<u8>) -> &dyn std::fmt::Debug { ptr }", "- the pointer: a reference to it"),
        ("?Sized + Unpin", coerced, "- the struct of the pointer"),
    ] {
        let (_folder, file) = file_with(format!("{} {content}", DERIVE.replace("?Sized", bound)));
        let (_, printed, _) = run(&["check"], &file);
        assert!(printed.contains(cause), "{printed}");
    }
}
