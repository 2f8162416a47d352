//! What the derive costs the compiler beside the derives that people use anyway: user seconds and
//! instructions of rustc for structs with one field.
//!
//! `cargo bench -p evidence --bench beside`
//!
//! Every macro is built by cargo as its users have it, unoptimized. The compilations take turns,
//! and each time is a median, minus the time that rustc takes for the same crate without structs.
//! The instructions are counted by valgrind.

mod measure;

use anyhow::{Context, Result, ensure};
use evidence::cargo::command;
use evidence::compiler::Compiler;
use measure::{instructions, median, ours, succeed, table, user_seconds, write_crate};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

const STRUCTS: usize = 1_000;
/// How many structs instructions are counted for: under valgrind, rustc takes fifty times as long.
const COUNTED: usize = 300;
const SIZES: [usize; 3] = [0, COUNTED, STRUCTS];
const REPETITIONS: usize = 5;

/// A derive, the dependency that has it, and the struct that uses it. The structs are called
/// `Ptr`, and a number.
struct Row {
    name: &'static str,
    dependency: String,
    before: &'static str,
    parameters_and_field: &'static str,
    /// What lets cargo's rustc and this one use unstable features, if they may.
    bootstrap: [Option<&'static str>; 2],
}

/// The libraries that cargo built for a row.
struct Built {
    libraries: BTreeMap<String, PathBuf>,
    folders: BTreeSet<PathBuf>,
}

fn rows() -> Vec<Row> {
    let row = |name, dependency: String, before, parameters_and_field| Row {
        name,
        dependency,
        before,
        parameters_and_field,
        bootstrap: [None; 2],
    };
    let pointer = "<T: ?Sized>(Box<T>);";
    let derived = "#[derive(pin_coerce_unsized::SmartPointer)] #[repr(transparent)]";
    let fewer = "default-features = false, features = [\"alloc\", \"derive\"]";
    let implicit = [Some("pin_coerce_unsized"), None];
    vec![
        row("no derive", String::new(), "", pointer),
        Row {
            bootstrap: [None, Some("1")],
            ..row("builtin", String::new(), "#[derive(core::marker::CoercePointee)] #[repr(transparent)]", pointer)
        },
        row("`Debug`", String::new(), "#[derive(Debug)]", pointer),
        Row { bootstrap: implicit, ..row("ours", ours(""), derived, pointer) },
        Row { bootstrap: implicit, ..row("ours without `unsize`", ours(fewer), derived, pointer) },
        Row { bootstrap: [Some("-1"), None], ..row("ours, plain stable", ours(""), derived, pointer) },
        row(
            "zerocopy's `IntoBytes`",
            "zerocopy = { version = \"0.8\", features = [\"derive\"] }".to_owned(),
            "#[derive(zerocopy::IntoBytes)] #[repr(transparent)]",
            "<T>(T);",
        ),
        row(
            "serde's `Serialize`",
            "serde = { version = \"1\", features = [\"derive\"] }".to_owned(),
            "#[derive(serde::Serialize)]",
            pointer,
        ),
        row("`RefCast`", "ref-cast = \"1\"".to_owned(), "#[derive(ref_cast::RefCast)] #[repr(transparent)]", pointer),
        row(
            "thiserror's `Error`, `Debug`",
            "thiserror = \"2\"".to_owned(),
            "#[derive(Debug, thiserror::Error)] #[error(\"{0}\")]",
            "(u32);",
        ),
        row("`pin_project`", "pin-project = \"1\"".to_owned(), "#[pin_project::pin_project]", "<T>(#[pin] T);"),
    ]
}

/// Builds the dependency of a row.
fn build(row: &Row, folder: &Path) -> Result<Built> {
    write_crate(folder, &row.dependency)?;
    let mut cargo = command();
    cargo.args(["build", "--quiet", "--message-format=json-render-diagnostics", "--target-dir=target"]);
    match row.bootstrap[0] {
        Some(allowed) => cargo.env("RUSTC_BOOTSTRAP", allowed),
        None => cargo.env_remove("RUSTC_BOOTSTRAP"),
    };
    let output = cargo.current_dir(folder).stderr(Stdio::inherit()).output().context("cannot run cargo")?;
    ensure!(output.status.success(), "cargo cannot build `{}`", row.dependency);
    let (mut libraries, mut folders) = (BTreeMap::new(), BTreeSet::new());
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let message: Value = serde_json::from_str(line)?;
        for file in message["filenames"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            let file = folder.join(file);
            folders.extend(file.parent().map(Path::to_owned));
            if file.extension().is_some_and(|extension| extension == "rlib" || extension == "so") {
                libraries.insert(message["target"]["name"].as_str().unwrap_or_default().to_owned(), file);
            }
        }
    }
    Ok(Built { libraries, folders })
}

/// Builds the dependency of a row, and writes a file for each of [`SIZES`].
fn prepare(row: &Row, folder: &Path) -> Result<(Built, [PathBuf; 3])> {
    let built = build(row, folder)?;
    let files = SIZES.map(|structs| (folder.join(format!("structs_{structs}.rs")), source(row, structs)));
    for (file, content) in &files {
        fs::write(file, content)?;
    }
    Ok((built, files.map(|(file, _)| file)))
}

fn source(row: &Row, structs: usize) -> String {
    let mut source = "#![allow(dead_code, internal_features)]\n".to_owned();
    if row.bootstrap[1].is_some() {
        source.push_str("#![feature(derive_coerce_pointee)]\n");
    }
    for index in 0..structs {
        writeln!(source, "{} struct Ptr{index}{}", row.before, row.parameters_and_field)
            .expect("a string takes everything");
    }
    source
}

/// The rustc that compiles a file of structs.
fn rustc(compiler: &Compiler, row: &Row, built: &Built, source: &Path) -> Command {
    let mut rustc = compiler.stable();
    rustc.args(["--crate-type=lib", "--emit=metadata", "--out-dir"]);
    rustc.args(source.parent()).arg(source);
    let option = |text: &str, path: &Path| {
        let mut option = OsString::from(text);
        option.push(path);
        option
    };
    rustc.args(built.folders.iter().map(|folder| option("-Ldependency=", folder)));
    for (name, library) in &built.libraries {
        rustc.arg("--extern").arg(option(&format!("{}=", name.replace('-', "_")), library));
    }
    match row.bootstrap[1] {
        Some(allowed) => rustc.env("RUSTC_BOOTSTRAP", allowed),
        None => rustc.env_remove("RUSTC_BOOTSTRAP"),
    };
    rustc
}

fn main() -> Result<()> {
    let compiler = Compiler::find()?;
    let folder = tempfile::tempdir()?;
    let rows = rows();
    let prepared = rows
        .iter()
        .enumerate()
        .map(|(index, row)| prepare(row, &folder.path().join(index.to_string())))
        .collect::<Result<Vec<_>>>()?;
    let mut times = vec![[const { Vec::new() }; 3]; rows.len()];
    for _ in 0..REPETITIONS {
        for ((row, (built, files)), times) in rows.iter().zip(&prepared).zip(&mut times) {
            for (file, times) in files.iter().zip(times) {
                times.push(user_seconds(|| succeed(rustc(&compiler, row, built, file)))?);
            }
        }
    }
    let seconds: Vec<_> = times.into_iter().map(|times| times.map(median)).map(|[none, _, all]| all - none).collect();
    let mut counts = Vec::new();
    for (row, (built, files)) in rows.iter().zip(&prepared) {
        let [none, counted, _] = files.each_ref().map(|file| rustc(&compiler, row, built, file));
        counts.push(instructions(&counted)? - instructions(&none)?);
    }
    let builtin = rows.iter().position(|row| row.name == "builtin").context("there is a row for the builtin")?;
    println!("{}; user seconds for {STRUCTS} structs, instructions for each of {COUNTED}\n", compiler.version);
    let columns = ["derive", "user seconds", "of builtin", "thousand instructions per struct", "of builtin"];
    let mut table = table(columns.map(str::to_owned));
    for ((row, seconds_of), count) in rows.iter().zip(&seconds).zip(&counts) {
        #[allow(clippy::cast_precision_loss)]
        let per_struct = count / COUNTED as f64 / 1e3;
        table.add_row([
            row.name.to_owned(),
            format!("{seconds_of:.2}"),
            format!("{:.2}", seconds_of / seconds[builtin]),
            format!("{per_struct:.0}"),
            format!("{:.2}", count / counts[builtin]),
        ]);
    }
    println!("{table}");
    Ok(())
}
