//! The marker of the standard library under the name that Rust 1.99 gives it, with a stand-in for
//! `core` that has it.
//!
//! No compiler of that release was run. The build script of `pin-coerce-unsized` is what cargo
//! would run, the crate is compiled with the `cfg`s that it answers with, and the derive is ours;
//! only the trait that is implemented in the end is a stand-in.
#![cfg(feature = "implicit")]

mod build_script;

use build_script::BuildScript;
use evidence::compiler::{Compiler, Outcome, Verdict, judge};
use evidence::derives::{Derive, Derives};
use evidence::scratch::Scratch;
use evidence::workspace;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

const RUNTIME: &str = "pin_coerce_unsized";

/// Pointers with and without the promise, and a question about one of them.
const CASE: &str = "
use pin_coerce_unsized::SmartPointer;
use std::ops::Deref;

macro_rules! pointer {
    ($name:ident) => {
        #[derive(SmartPointer)]
        #[smart_pointer(crate = renamed)]
        #[repr(transparent)]
        pub struct $name<T: ?Sized>(Box<T>);

        impl<T: ?Sized> Deref for $name<T> {
            type Target = T;
            fn deref(&self) -> &T { &self.0 }
        }
    };
}
pointer!(Promised);
pointer!(Silent);
// SAFETY: the `Deref` above is that of `Box`.
unsafe impl<T: ?Sized> renamed::PinCoerceUnsized for Promised<T> {}

fn is_pin_safe<P: renamed::__private::PinSafePointer>() {}
pub fn ask() { is_pin_safe::<POINTER<dyn Send>>() }
";

/// Everything that is compiled once.
struct Setup {
    folder: PathBuf,
    derives: Derives,
    compiler: Compiler,
    /// The stand-in for `core`.
    core: PathBuf,
    script: BuildScript,
}

static SETUP: LazyLock<Setup> = LazyLock::new(|| {
    let compiler = Compiler::find().expect("there is a compiler");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("renamed-marker");
    let scratch = Scratch::kept(folder.clone()).expect("it can be made");
    let derives = Derives::build_with(compiler.clone(), scratch, |cargo| cargo).expect("the derive builds");
    let core = folder.join("libpin_safe_pointer.rlib");
    let source = workspace().join("ui-tests/engine/stand-ins/pin_safe_pointer.rs");
    let mut rustc = compiler.stable();
    rustc.args(["--crate-type=rlib", "--crate-name=pin_safe_pointer", "-o"]).arg(&core).arg(source);
    assert_eq!(judge(&mut rustc).expect("rustc runs").verdict, Verdict::Accepted);
    let script = BuildScript::compile(&compiler);
    Setup { folder, derives, compiler, core, script }
});

impl Setup {
    fn with_stand_in(&self) -> String {
        format!("core={}", self.core.display())
    }

    /// What the build script of the runtime crate sets, with these flags for rustc.
    fn build_script(&self, flags: &[&str]) -> Vec<String> {
        self.script.cfgs(&[("CARGO_ENCODED_RUSTFLAGS", &flags.join("\x1f"))])
    }

    /// The runtime crate against the stand-in, into a library of this name.
    fn runtime_crate(&self, name: &str, cfgs: &[String]) -> (Outcome, PathBuf) {
        let library = self.folder.join(format!("lib{name}.rlib"));
        let mut rustc = self.compiler.stable();
        rustc
            .env("RUSTC_BOOTSTRAP", RUNTIME)
            .args(["--crate-type=rlib", "--crate-name", RUNTIME, "-Cmetadata=stand-in", "--cfg=feature=\"alloc\""])
            .args(cfgs.iter().map(|cfg| format!("--cfg={cfg}")))
            .args(["--extern", &self.with_stand_in(), "-o"])
            .args([&library, &runtime("src/lib.rs")]);
        (judge(&mut rustc).expect("rustc runs"), library)
    }

    /// Whether the standard library's marker is implemented for the pointer.
    fn ask(&self, runtime: &Path, pointer: &str) -> Outcome {
        let file = self.folder.join(format!("{pointer}.rs"));
        std::fs::write(&file, CASE.replace("POINTER", pointer)).expect("the folder is writable");
        let mut rustc = self.derives.against(Derive::Ours).expect("ours needs no stand-in");
        rustc.args(["--crate-type=lib", "--emit=metadata", "--out-dir"]).arg(&self.folder);
        rustc.arg("--extern").arg(format!("renamed={}", runtime.display())).arg(file);
        rustc.arg(format!("-Ldependency={}", self.folder.display()));
        judge(&mut rustc).expect("rustc runs")
    }
}

fn runtime(path: &str) -> PathBuf {
    workspace().join("pin-coerce-unsized").join(path)
}

/// Claim: marker-renamed.
#[test]
fn the_build_script_finds_the_newer_name() {
    let setup = &*SETUP;
    assert_eq!(setup.build_script(&["--extern", &setup.with_stand_in()]), ["implicit", "pin_safe_pointer"]);
}

/// Claim: marker-renamed.
#[rustversion::before(1.99)]
#[test]
fn the_build_script_finds_the_older_name() {
    assert_eq!(SETUP.build_script(&[]), ["implicit"]);
}

/// Claim: marker-renamed.
#[test]
fn the_impl_is_for_the_newer_trait_and_asks_for_the_promise() {
    let setup = &*SETUP;
    let cfgs = setup.build_script(&["--extern", &setup.with_stand_in()]);
    let (outcome, library) = setup.runtime_crate("renamed", &cfgs);
    assert_eq!(outcome.verdict, Verdict::Accepted, "{:#?}", outcome.errors);

    let promised = setup.ask(&library, "Promised");
    assert_eq!(promised.verdict, Verdict::Accepted, "{:#?}", promised.errors);
    let silent = setup.ask(&library, "Silent");
    let codes: Vec<_> = silent.errors.iter().map(|error| error.code.as_deref()).collect();
    assert_eq!(codes, [Some("E0277")], "{:#?}", silent.errors);
}

/// Claim: marker-renamed.
#[test]
fn a_wrong_answer_of_the_build_script_does_not_compile() {
    let (outcome, _) = SETUP.runtime_crate("old", &["implicit".to_owned()]);
    let codes: Vec<_> = outcome.errors.iter().map(|error| error.code.as_deref()).collect();
    assert_eq!(codes, [Some("E0432")], "{:#?}", outcome.errors);
}
