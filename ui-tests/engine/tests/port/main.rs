//! `port`: what it changes in crates of each kind, what it leaves alone, what it asks, and that the
//! result compiles.

mod attributes;
mod bad_input;
mod changes;
mod comments;
mod compiled;
mod exports;
mod globs;
mod hidden;
mod imports;
mod names;
mod operands;
mod questions;
mod reasons;
mod targets;
mod unsize_crate;
mod wrappers;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// The manifest of the crates, to which dependencies can be added.
const MANIFEST: &str =
    "[package]\nname = \"pointers\"\nversion = \"0.1.0\" # first\nedition = \"2021\"\n\n[workspace]\n";

/// A pointer as crates have it on nightly.
const NIGHTLY: &str = "#![feature(coerce_unsized, dispatch_from_dyn, unsize)]

use std::marker::{PhantomData, Unsize};
use std::ops::{CoerceUnsized, Deref, DispatchFromDyn};

/// A box.
pub struct MyBox<T: ?Sized>(Box<T>, PhantomData<T>); // the box itself

// SAFETY: it is one box.
impl<T: ?Sized + Unsize<U>, U: ?Sized> CoerceUnsized<MyBox<U>> for MyBox<T> {}
impl<T: ?Sized + Unsize<U>, U: ?Sized> DispatchFromDyn<MyBox<U>> for MyBox<T> {}

impl<T: ?Sized> Deref for MyBox<T> {
    type Target = T;

    fn deref(&self)   ->   &T { &self.0 } // as it was
}
";

/// The same with the impls behind a feature.
fn behind_a_feature() -> String {
    NIGHTLY.replace("impl<T: ?Sized + Unsize", "#[cfg(feature = \"coerce\")]\nimpl<T: ?Sized + Unsize")
}

/// The same with a parameter that only this marker mentions.
fn with_another_parameter(marker: &str) -> String {
    NIGHTLY
        .replace("MyBox<T: ?Sized>(Box<T>, PhantomData<T>)", &format!("MyBox<T: ?Sized, A>(Box<T>, {marker}<A>)"))
        .replace("U: ?Sized>", "U: ?Sized, A>")
        .replace("MyBox<U>", "MyBox<U, A>")
        .replace("for MyBox<T>", "for MyBox<T, A>")
        .replace("impl<T: ?Sized> Deref", "impl<T: ?Sized, A> Deref")
}

/// A crate in a temporary folder.
struct Project(TempDir);

/// What the command did.
struct Run {
    code: Option<i32>,
    diff: String,
    said: String,
}

impl Project {
    /// A crate with this library.
    fn new(library: &str) -> Self {
        Self::with(&[("Cargo.toml", MANIFEST), ("src/lib.rs", library)])
    }

    fn with(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let project = Self(folder);
        for (path, text) in files {
            project.write(path, text);
        }
        project
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("it is in a folder")).expect("the folder is writable");
        fs::write(path, text).expect("the folder is writable");
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).expect("the file is there")
    }

    /// Runs `port` on the crate.
    fn port(&self, options: &[&str]) -> Run {
        port(self.0.path(), options)
    }

    /// Writes the port, which is complete, and returns the library and what was said.
    fn ported(&self, options: &[&str]) -> (String, String) {
        let run = self.port(&[options, &["--write"]].concat());
        assert_eq!((run.code, run.diff.as_str()), (Some(0), ""), "{}", run.said);
        (self.read("src/lib.rs"), run.said)
    }

    fn git(&self, arguments: &[&str]) {
        let identity = ["-c", "user.name=nobody", "-c", "user.email=nobody@example.org"];
        let status = Command::new("git").arg("-C").arg(self.0.path()).args(identity).args(arguments).output();
        assert!(status.expect("git runs").status.success(), "{arguments:?}");
    }
}

fn port(path: &Path, options: &[&str]) -> Run {
    let engine = Command::new(env!("CARGO_BIN_EXE_evidence")).arg("port").arg(path).args(options).output();
    let output = engine.expect("the engine runs");
    let text = |bytes| String::from_utf8(bytes).expect("the engine prints UTF-8");
    Run { code: output.status.code(), diff: text(output.stdout), said: text(output.stderr) }
}

/// Asserts that a text has each of these in it.
fn assert_has(text: &str, parts: &[&str]) {
    for part in parts {
        assert!(text.contains(part), "this is missing:\n{part}\n\nin:\n{text}");
    }
}
