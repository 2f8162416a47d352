//! Imports that nothing uses after the port go, wherever their name stands for something else.

use crate::Project;

/// Returns a crate with imports, in which the impls name the traits by paths, and more items.
fn ported(imports: &str, paths: [&str; 2], more: &str) -> String {
    let [unsize, coerce] = paths;
    let library = format!(
        "#![deny(warnings)]\n#![feature(coerce_unsized, unsize)]\n{imports}\npub struct Ptr<T: ?Sized>(Box<T>);\nimpl<T: ?Sized + {unsize}<U>, U: ?Sized> {coerce}<Ptr<U>> for Ptr<T> {{}}\n{more}\n"
    );
    Project::new(&library).ported(&[]).0
}

/// Asserts that none of these imports is left.
fn assert_gone(library: &str, imports: &[&str]) {
    for import in imports {
        assert!(!library.contains(import), "{import} is left in:\n{library}");
    }
}

const NAMES: [&str; 2] = ["Unsize", "CoerceUnsized"];

#[test]
fn modules_of_the_library() {
    let deref = "impl<T: ?Sized> std::ops::Deref for Ptr<T> { type Target = T; fn deref(&self) -> &T { &self.0 } }";
    let library = ported("use std::{marker, ops};", ["marker::Unsize", "ops::CoerceUnsized"], deref);
    assert_gone(&library, &["use std"]);
    let imports = "use std::marker::{self, PhantomData};\nuse std::ops::{self, Deref};";
    let more = "impl<T: ?Sized> Deref for Ptr<T> { type Target = T; fn deref(&self) -> &T { &self.0 } }\npub fn f(_: PhantomData<u8>) {}";
    let library = ported(imports, ["marker::Unsize", "ops::CoerceUnsized"], more);
    assert_gone(&library, &["self, PhantomData", "self, Deref"]);
    let more = "pub fn f(m: u8, o: u8) -> u8 { m + o }";
    let library = ported("use std::{marker as m, ops as o};", ["m::Unsize", "o::CoerceUnsized"], more);
    assert_gone(&library, &["use std"]);
    let kept =
        ported("use std::{marker, ops};", ["marker::Unsize", "ops::CoerceUnsized"], "pub fn f(_: ops::Range<u8>) {}");
    assert!(kept.contains("use std::ops;"), "{kept}");
}

#[test]
fn names_that_stand_for_something_else() {
    let imports = "use std::marker::Unsize;\nuse std::ops::CoerceUnsized;";
    for more in [
        "pub fn g<T: std::marker::Unsize<dyn Send>>(t: Box<T>) -> Box<dyn Send> { t }",
        "pub struct Q { pub Unsize: u8 }\npub fn g(q: Q) -> u8 { q.Unsize }",
    ] {
        assert_gone(&ported(imports, NAMES, more), &["use std::marker::Unsize;"]);
    }
    let more = "pub fn g<T: Unsize<dyn Send>>(t: Box<T>) -> Box<dyn Send> { t }";
    assert!(ported(imports, NAMES, more).contains("use std::marker::Unsize;"));
}

#[test]
fn a_struct_of_the_module_around() {
    let imports = "    use super::Ptr;\n    use std::marker::Unsize;\n    use std::ops::CoerceUnsized;\n";
    let coerces = "impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Ptr<U>> for Ptr<T> {}\n";
    let of = |more: &str| {
        let ptr = "#![feature(coerce_unsized, unsize)]\npub struct Ptr<T: ?Sized>(Box<T>);\n";
        Project::new(&format!("{ptr}mod imps {{\n{imports}{coerces}{more}}}\n")).ported(&[]).0
    };
    assert_gone(&of(""), &["use super::Ptr"]);
    assert_gone(
        &of("    mod below { use super::super::Ptr; pub fn f(_: Ptr<u8>) {} }\n"),
        &["    use super::Ptr;\n    mod"],
    );
    let below = of("    mod below { pub fn f(_: super::Ptr<u8>) {} }\n");
    assert!(below.contains("    use super::Ptr;\n"), "{below}");
}

#[test]
fn imports_for_the_crate() {
    for (imports, left) in [
        (
            "mod traits { pub(crate) use std::marker::Unsize; pub(crate) use std::ops::CoerceUnsized; }\nuse traits::{CoerceUnsized, Unsize};",
            "mod traits {",
        ),
        (
            "mod prelude { pub(crate) use std::marker::{PhantomData, Unsize}; pub(crate) use std::ops::CoerceUnsized; }\nuse prelude::*;",
            "pub(crate) use std::marker::PhantomData;",
        ),
    ] {
        let library = ported(imports, NAMES, "pub fn f(_: PhantomData<u8>) {}");
        assert_gone(&library, &["Unsize"]);
        assert!(library.contains(left), "{library}");
    }
    let used = ported(
        "pub(crate) use std::marker::Unsize;\nuse std::ops::CoerceUnsized;",
        NAMES,
        "mod m { pub fn f<T: crate::Unsize<u8>>() {} }",
    );
    assert!(used.contains("pub(crate) use std::marker::Unsize;"), "{used}");
}

#[test]
fn public_imports_that_no_other_crate_sees() {
    let traits = "pub use std::marker::Unsize; pub use std::ops::CoerceUnsized; pub use std::rc::Rc;";
    for (module, import) in [
        ("mod of_std", "use of_std::{CoerceUnsized, Rc, Unsize};"),
        ("mod of_std", "use of_std::*;"),
        ("pub(crate) mod of_std", "use of_std::*;"),
        ("mod of_std { pub mod inner", "} use of_std::inner::*;"),
    ] {
        let library = ported(&format!("{module} {{ {traits} }}\n{import}"), NAMES, "pub fn f(_: Rc<u8>) {}");
        assert_gone(&library, &["Unsize"]);
    }
    for (module, import) in [
        ("pub mod of_std", "use of_std::*;"),
        ("mod of_std", "pub use of_std::*;"),
        ("mod of_std", "pub use of_std as reexported;\nuse of_std::*;"),
        ("mod of_std { pub mod inner", "} use of_std::inner::*;\npub use of_std::inner;"),
    ] {
        let library = ported(&format!("{module} {{ {traits} }}\n{import}"), NAMES, "pub fn f(_: Rc<u8>) {}");
        assert!(library.contains(traits), "{library}");
    }
}

#[test]
fn imports_that_only_modules_below_name() {
    let ptr = |paths: [&str; 2]| {
        let [unsize, coerce] = paths;
        format!(
            "pub struct Ptr<T: ?Sized>(Box<T>);\nimpl<T: ?Sized + {unsize}<U>, U: ?Sized> {coerce}<Ptr<U>> for Ptr<T> {{}}\n"
        )
    };
    let root = "#![feature(coerce_unsized, unsize)]\nuse std::ops::CoerceUnsized;\nuse std::marker::Unsize;\n";
    for (of_below, kept) in [
        (format!("use super::{{CoerceUnsized, Unsize}};\n{}", ptr(NAMES)), ""),
        (format!("use crate::{{CoerceUnsized as C, Unsize as S}};\n{}", ptr(["S", "C"])), ""),
        (ptr(["super::Unsize", "crate::CoerceUnsized"]), ""),
        (
            format!("use super::{{CoerceUnsized, Rc, Unsize}};\npub fn f(_: Rc<u8>) {{}}\n{}", ptr(NAMES)),
            "use std::rc::Rc;\n",
        ),
    ] {
        let library = format!("{root}{kept}mod below {{\n{of_below}}}\n");
        let (library, _) = Project::new(&library).ported(&[]);
        assert_gone(&library, &["feature", "Unsize", "CoerceUnsized"]);
        let manifest = ("Cargo.toml", crate::MANIFEST);
        let library = format!("{root}{kept}pub mod below;\n");
        let project = Project::with(&[manifest, ("src/lib.rs", &library), ("src/below.rs", &of_below)]);
        assert_eq!(project.ported(&[]).0, format!("{kept}pub mod below;\n"));
    }
    let used = format!(
        "{root}mod below {{\nuse super::{{CoerceUnsized, Unsize}};\n{}pub fn f<T: Unsize<u8>>() {{}}\n}}\n",
        ptr(NAMES)
    );
    let (library, _) = Project::new(&used).ported(&[]);
    assert!(
        library.starts_with("#![feature(unsize)]\nuse std::marker::Unsize;\nmod below {\nuse super::Unsize;\n"),
        "{library}"
    );
}

/// One of the names is needed until an import below it is gone.
#[test]
fn names_of_one_import_that_go_one_after_the_other() {
    let impls = |name: &str| {
        format!(
            "pub struct {name}<T: ?Sized>(pub Box<T>);\nimpl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<{name}<U>> for {name}<T> {{}}\n"
        )
    };
    for below in
        ["use super::CoerceUnsized;\nuse std::marker::Unsize;\n", "use crate::Unsize;\nuse std::ops::CoerceUnsized;\n"]
    {
        let library = format!(
            "#![feature(coerce_unsized, unsize)]\nuse std::{{marker::Unsize, ops::CoerceUnsized}};\n{}mod below {{\n{below}{}}}\n",
            impls("Outer"),
            impls("Inner")
        );
        let (library, _) = Project::new(&library).ported(&[]);
        assert_gone(&library, &["feature", "Unsize", "CoerceUnsized"]);
    }
}

#[test]
fn links_with_a_target_of_their_own_are_no_links_to_the_import() {
    let documented = "/// See [`Unsize`](std::marker::Unsize), [`CoerceUnsized`][cu] and `[Unsize]`.\n///\n/// [cu]: std::ops::CoerceUnsized\n";
    let defined = "/// [`CoerceUnsized`]\n///\n/// [`CoerceUnsized`]: std::ops::CoerceUnsized\npub fn f() {}\n";
    let library = format!(
        "#![feature(coerce_unsized, unsize)]\nuse std::marker::Unsize;\nuse std::ops::CoerceUnsized;\n{documented}pub struct Ptr<T: ?Sized>(Box<T>);\nimpl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Ptr<U>> for Ptr<T> {{}}\n{defined}"
    );
    let stars = documented.lines().map(|line| line.replacen("///", " *", 1) + "\n").collect::<String>();
    let bare = documented.replace("/// ", "").replace("///", "");
    let attribute = format!("#[doc = {bare:?}]\n");
    let blocks = [format!("/**\n{stars} */\n"), format!("/** {bare}*/\n"), attribute];
    for library in std::iter::once(library.clone()).chain(blocks.map(|block| library.replace(documented, &block))) {
        let said = Project::new(&library).ported(&[]).1;
        assert!(!said.contains("it links to"), "{library}{said}");
    }
}

#[test]
fn links_to_the_import_have_many_forms() {
    let links = [
        "[`Unsize`]",
        "[Unsize]",
        "[unsizing](Unsize)",
        "[unsizing][Unsize]",
        "[`T: Unsize<U>`](`Unsize`)",
        "[`trait@Unsize`]",
        "[`Unsize::method`]",
        "a [link]\n///\n/// [link]: Unsize",
    ];
    for link in links {
        let library = format!(
            "#![feature(coerce_unsized, unsize)]\nuse std::marker::Unsize;\nuse std::ops::CoerceUnsized;\n/// It has {link}.\npub struct Ptr<T: ?Sized>(Box<T>);\nimpl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Ptr<U>> for Ptr<T> {{}}\n"
        );
        let library = library.replace("Unsize.\n", "Unsize\n");
        let (before, rest) = library.split_once("/// It has ").unwrap();
        let (documented, after) = rest.split_once("\npub struct").unwrap();
        let of_block = documented.replace("///", " *");
        let block = format!("{before}/** It has {of_block}\n */\npub struct{after}");
        for library in [&library, &block] {
            let said = Project::new(library).ported(&[]).1;
            assert!(said.contains("documentation (src/lib.rs:4): left alone: it links to `Unsize`"), "{library}{said}");
        }
    }
}

#[test]
fn links_are_those_in_the_scope_of_the_import() {
    let imports = "use std::marker::Unsize;\nuse std::ops::CoerceUnsized;\n";
    let ptr = "pub struct Ptr<T: ?Sized>(Box<T>);\nimpl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Ptr<U>> for Ptr<T> {}\n";
    let of = |below: &str| {
        let used = "/// See [`Unsize`].\npub fn g<T: Unsize<dyn Send>>(t: Box<T>) -> Box<dyn Send> { t }\n";
        let library = format!(
            "#![feature(coerce_unsized, unsize)]\n{imports}{used}/// See [`Unsize`].\nmod below {{\nuse super::{{CoerceUnsized, Unsize}};\n{below}{ptr}}}\n"
        );
        Project::new(&library).ported(&[]).1
    };
    assert!(!of("").contains("documentation"), "{}", of(""));
    let said = of("/// See [`Unsize`].\n");
    assert_eq!(said.matches("documentation (src/lib.rs:9): left alone: it links to `Unsize`").count(), 1, "{said}");
}

#[test]
fn comments_of_imports_and_gates_go_with_them() {
    let library = "#![feature(coerce_unsized)] // to unsize it
#![feature(unsize /* for bounds */)]
// SAFETY: about all of the crate.
use std::ops::CoerceUnsized; // first
use std::marker::Unsize; // second
pub struct Ptr<T: ?Sized>(Box<T>);
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Ptr<U>> for Ptr<T> {}
";
    let ported = "// SAFETY: about all of the crate.
#[derive(pin_coerce_unsized::SmartPointer)]
#[repr(transparent)]
pub struct Ptr<T: ?Sized>(Box<T>);
";
    assert_eq!(Project::new(library).ported(&[]).0, ported);
    let group = library.replace("use std::ops::CoerceUnsized; // first\nuse std::marker::Unsize; // second\n", "use std::{\n    ops::CoerceUnsized, // first\n    rc::Rc, // second\n    marker::Unsize,\n};\npub fn f(_: Rc<u8>) {}\n");
    let (library, _) = Project::new(&group).ported(&[]);
    assert!(library.contains("// first\n    rc::Rc // second\n"), "{library}");
}

#[test]
fn a_module_by_another_name_keeps_its_braces() {
    let deref = "impl<T: ?Sized> o::Deref for Ptr<T> { type Target = T; fn deref(&self) -> &T { &self.0 } }";
    for (import, left) in [
        ("use std::ops::{self as o, CoerceUnsized};", "use std::ops::{self as o};"),
        ("use std::{ops::{CoerceUnsized, self as o}};", "use std::{ops::{self as o}};"),
        ("use std::{ops::{self as o, CoerceUnsized}, fmt as _};", "use std::{ops::{self as o}, fmt as _};"),
    ] {
        let library = ported(import, ["std::marker::Unsize", "CoerceUnsized"], deref);
        assert!(library.contains(left), "{library}");
    }
}

/// Release compilers reject it, so it could not stay beside the derive.
#[test]
fn an_import_of_an_unstable_trait_that_was_unused_before() {
    let impls = "pub struct Ptr<T: ?Sized>(Box<T>);
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<Ptr<U>> for Ptr<T> {}
";
    let imports =
        "use std::marker::Unsize;\n#[allow(unused_imports)]\nuse std::ops::{CoerceUnsized, DispatchFromDyn};\n";
    let library = format!("#![feature(coerce_unsized, dispatch_from_dyn, unsize)]\n{imports}{impls}");
    let (ported, _) = Project::new(&library).ported(&[]);
    assert_gone(&ported, &["DispatchFromDyn", "feature", "use std"]);
    let alone = Project::new("#![feature(dispatch_from_dyn)]\nuse std::ops::DispatchFromDyn;\n");
    assert_eq!(alone.port(&["--write"]).code, Some(2));
    assert_eq!(alone.read("src/lib.rs"), "#![feature(dispatch_from_dyn)]\nuse std::ops::DispatchFromDyn;\n");
}
