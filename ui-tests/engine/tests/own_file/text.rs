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
    let (_folder, file) = file_with(format!("{DERIVE} pub fn f(ptr: Ptr<u8>) -> u8 {{ ptr }}"));
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

/// Of each file, the beginning of every cause, in order, without repetitions.
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
        (dispatched("fn run(this: Borrowed<'_, Self>, text: str);"), &["one of these, each of which rustc reports"]),
        (
            format!(
                "{bounded} pub trait Needed {{}} impl Needed for u8 {{}}
                 pub fn f() {{ pin_coerce_unsized::unsize!(Ptr(Box::new(7_u8)) => dyn ToString); }}"
            ),
            &["the struct requires a trait of its pointee"],
        ),
        (format!("{DERIVE} pub fn f(ptr: Ptr<u8>) -> String {{ format!(\"{{}}\", ptr) }}"), &[]),
        (format!("{DERIVE} pub fn f<A>(_: Ptr<A>, _: Same<A>) {{}} pub struct Same<A: Copy>(A);"), &[]),
        (format!("{DERIVE} pub fn f(_: Ptr<dyn Iterator>) {{}}"), &[]),
    ] {
        let (_folder, file) = file_with(&content);
        let (_, printed, _) = run(&["check"], &file);
        let mut found: Vec<_> = printed.split("\ncause: ").skip(1).map(|rest| rest.split("\nfix: ").next()).collect();
        found.dedup();
        let is_right = found.len() == causes.len()
            && found.iter().zip(causes).all(|(found, cause)| found.is_some_and(|found| found.starts_with(cause)));
        assert!(is_right, "expected {causes:#?}:\n{content}\n{printed}");
    }
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
