//! What the derive costs the compiler: user seconds and instructions of rustc for many structs, as
//! ratios to the builtin.
//!
//! `cargo bench -p evidence --bench compile_time`. With `-- --instructions`, it measures no times,
//! which take longest.
//!
//! `written out` is our own expansion without the derive, so the rest of ours is the work of the
//! macro, the bridge to the compiler included. `plain stable` is what the derive writes for
//! `unsize!` where it may not write coercions. Cargo does not optimize procedural macros in any
//! profile, unless `build-override` asks it to. Compilations take turns, so that a machine that
//! slows down slows all of them; each time is a median. The instructions are counted by valgrind,
//! and hardly differ from run to run.

mod measure;

use anyhow::{Context, Result, ensure};
use comfy_table::Table;
use evidence::compiler::Compiler;
use evidence::derives::{Derive, Derives};
use evidence::expansion::impls_of;
use evidence::scratch::Scratch;
use evidence::source::Source;
use evidence::workspace;
use measure::{instructions, median, succeed, table, user_seconds};
use std::env;
use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::Command;

const SIZES: [usize; 3] = [500, 2_000, 8_000];
const REPETITIONS: usize = 5;
/// How many structs instructions are counted for: under valgrind, rustc takes fifty times as long.
const COUNTED: usize = 300;

/// A field whose tokens show that it can be unsized, and one whose tokens do not.
const FIELDS: [&str; 2] = ["Box<T>", "NonNull<Inner<T>>"];

/// For what is written out; the derives need none of them.
const FEATURES: [&str; 5] =
    ["coerce_unsized", "dispatch_from_dyn", "negative_impls", "pin_coerce_unsized_trait", "unsize"];

const IMPORTS: &str = "#![allow(dead_code, unused_imports)]
use core::ptr::NonNull;
struct Inner<T: ?Sized> { count: usize, value: T }
";

const DERIVE: &str = "#[derive(pin_coerce_unsized::SmartPointer)]\n";

/// A derive that reads no more than the name of the struct, and copies all impls but those for
/// `unsize!` and for a field about which rustc is asked.
const COPIES: &str = "#[derive(hostile_macros::CopiesFourImpls)]\n";

/// The row of our own expansion without the derive.
const WRITTEN_OUT: &str = "ours, written out";

/// The impls as people write them today.
const BY_HAND: &str = "
impl<T: ?Sized + core::marker::Unsize<U>, U: ?Sized> core::ops::CoerceUnsized<Ptr<U>> for Ptr<T> {}
impl<T: ?Sized + core::marker::Unsize<U>, U: ?Sized> core::ops::DispatchFromDyn<Ptr<U>> for Ptr<T> {}
";

/// The only impl that a pointer with a second field can have.
const COERCION_BY_HAND: &str = "
impl<T: ?Sized + core::marker::Unsize<U>, U: ?Sized> core::ops::CoerceUnsized<Ptr<U>> for Ptr<T> {}
";

/// What is written in front of a struct, in front of its pointer field and after that field.
type Parts = [&'static str; 3];

const ONE_FIELD: Parts = ["#[repr(transparent)]\n", "", ""];
const TWO_FIELDS: Parts = ["", "", ", u32"];
const COERCE_ONLY: Parts = ["", "#[smart_pointer(coerce_only)] ", ", u32"];

/// What a row of the table compiles.
struct Variant<'a> {
    name: &'static str,
    derives: &'a Derives,
    derive: Derive,
    parts: Parts,
    /// What stands before and after each struct.
    around: [String; 2],
    /// The row of what the derive writes here, without the derive.
    written_out: Option<&'static str>,
}

/// Our derive, built with its dependencies in a folder of its own.
fn built(name: &str, options: impl FnOnce(&mut Command) -> &mut Command) -> Result<Derives> {
    let folder = workspace().join("target/compile-time").join(name);
    Derives::build_with(Compiler::find()?, Scratch::temporary()?, |cargo| {
        options(cargo).arg("--target-dir").arg(folder)
    })
}

/// The same, with coercions.
fn ours(name: &str, options: impl FnOnce(&mut Command) -> &mut Command) -> Result<Derives> {
    let mut derives = built(name, options)?;
    ensure!(derives.implicit, "this compiler may not use unstable features, so there are no coercions to compare");
    derives.add_stand_ins()?;
    Ok(derives)
}

fn structs(count: usize, field: &str, [before, after]: &[String; 2], [repr, mark, beside]: Parts) -> String {
    let mut source = IMPORTS.to_owned();
    for index in 0..count {
        // The name that `Ptr` stands for in what is around it.
        let name = format!("Ptr{index}");
        let after = after.replace("Ptr", &name);
        write!(source, "{before}{repr}struct {name}<T: ?Sized>({mark}{field}{beside});\n{after}")
            .expect("a string takes everything");
    }
    source
}

/// The impls that our derive writes for a struct with the name `Ptr`.
fn written_out(derives: &Derives, field: &str) -> Result<String> {
    let source = structs(1, field, &[DERIVE.to_owned(), String::new()], ONE_FIELD);
    let expanded =
        derives.with_file(&source, |source| derives.expanded(Source { has_main: false, ..source }, Derive::Ours))?;
    let impls = impls_of("Ptr0", &expanded)?.replace("Ptr0", "Ptr");
    ensure!(impls.contains("__private::Repoint<"), "the derive wrote no impls");
    Ok(impls)
}

/// The rustc that compiles `source`.
fn rustc(Variant { derives, derive, .. }: &Variant<'_>, source: &Path, folder: &Path) -> Result<Command> {
    let mut rustc = derives.against(*derive)?;
    rustc.args(["--crate-type=lib", "--emit=metadata", "--out-dir"]).arg(folder).arg(source);
    if *derive == Derive::Builtin || derives.implicit {
        rustc.env("RUSTC_BOOTSTRAP", "1");
    }
    if *derive == Derive::Ours && derives.implicit {
        rustc.args(FEATURES.map(|feature| format!("-Zcrate-attr=feature({feature})")));
    }
    Ok(rustc)
}

/// The user seconds of one compilation.
fn seconds(variant: &Variant<'_>, source: &Path, folder: &Path) -> Result<f64> {
    let rustc = rustc(variant, source, folder)?;
    user_seconds(|| succeed(rustc))
}

/// The instructions for each struct.
fn instructions_per_struct(variant: &Variant<'_>, field: &str) -> Result<f64> {
    let folder = tempfile::tempdir()?;
    let count = |structs_in_file| {
        let source = folder.path().join(format!("{structs_in_file}.rs"));
        fs::write(&source, structs(structs_in_file, field, &variant.around, variant.parts))?;
        instructions(&rustc(variant, &source, folder.path())?)
    };
    #[allow(clippy::cast_precision_loss)]
    Ok((count(COUNTED)? - count(0)?) / COUNTED as f64)
}

/// The median of every variant at every size, and that of no struct at all.
fn measure(variants: &[Variant<'_>], field: &str) -> Result<(Vec<[f64; SIZES.len()]>, f64)> {
    let folder = tempfile::tempdir()?;
    let path = |variant: usize, size: usize| folder.path().join(format!("variant_{variant}_{size}.rs"));
    let sizes = [0].into_iter().chain(SIZES);
    for size in sizes.clone() {
        for (index, variant) in variants.iter().enumerate() {
            fs::write(path(index, size), structs(size, field, &variant.around, variant.parts))?;
        }
    }
    let mut measured = vec![[const { Vec::new() }; SIZES.len() + 1]; variants.len()];
    for _ in 0..REPETITIONS {
        for (at, size) in sizes.clone().enumerate() {
            for (index, variant) in variants.iter().enumerate() {
                measured[index][at].push(seconds(variant, &path(index, size), folder.path())?);
            }
        }
    }
    let empty = median(measured.iter().flat_map(|[empty, ..]| empty.clone()).collect());
    let medians = measured.into_iter().map(|[_, sizes @ ..]| sizes.map(median)).collect();
    Ok((medians, empty))
}

/// The user seconds of every variant, as ratios to the builtin.
fn times(variants: &[Variant<'_>], field: &str) -> Result<Table> {
    let (measured, empty) = measure(variants, field)?;
    let builtin = row(variants, "builtin")?;
    let of_builtin = SIZES.map(|size| format!("{size}: of builtin"));
    let further = ["us per struct", "grows by", "us inside the macro"].map(str::to_owned);
    let mut table = table([field.to_owned()].into_iter().chain(of_builtin).chain(further));
    for (variant, seconds) in variants.iter().zip(&measured) {
        let ratios = seconds.iter().zip(&measured[builtin]).map(|(ours, builtin)| format!("{:.2}", ours / builtin));
        // The largest size says most. What the compiler needs for a crate without structs does not
        // count.
        #[allow(clippy::cast_precision_loss)]
        let [first, .., last] = [0, 1, 2].map(|at| (seconds[at] - empty) / SIZES[at] as f64 * 1e6);
        let written_out = variant.written_out.map(|name| row(variants, name)).transpose()?;
        #[allow(clippy::cast_precision_loss)]
        let inside = written_out.map(|row| (seconds[2] - measured[row][2]) / SIZES[2] as f64 * 1e6);
        let inside = inside.map(|inside| format!("{inside:.0}")).unwrap_or_default();
        table.add_row([variant.name.to_owned()].into_iter().chain(ratios).chain([
            format!("{last:.0}"),
            format!("{:.2}", last / first),
            inside,
        ]));
    }
    Ok(table)
}

/// The instructions for each struct, as ratios to the builtin.
fn counts(variants: &[Variant<'_>], field: &str) -> Result<Table> {
    let counts = variants.iter().map(|variant| instructions_per_struct(variant, field)).collect::<Result<Vec<_>>>()?;
    let builtin = row(variants, "builtin")?;
    let mut table = table([field, "thousand instructions per struct", "of builtin"].map(str::to_owned));
    for (variant, count) in variants.iter().zip(&counts) {
        let thousands = format!("{:.0}", count / 1e3);
        table.add_row([variant.name.to_owned(), thousands, format!("{:.2}", count / counts[builtin])]);
    }
    Ok(table)
}

fn row(variants: &[Variant<'_>], name: &str) -> Result<usize> {
    variants.iter().position(|variant| variant.name == name).context("no such variant")
}

fn main() -> Result<()> {
    let all = ours("all", |cargo| cargo)?;
    let optimized = ours("optimized", |cargo| cargo.env("CARGO_PROFILE_DEV_BUILD_OVERRIDE_OPT_LEVEL", "3"))?;
    let plain = built("plain", |cargo| cargo.env("RUSTC_BOOTSTRAP", "-1"))?;
    ensure!(!plain.implicit, "this compiler allows unstable features in any case, so there is no plain stable");
    let instructions_alone = env::args().any(|argument| argument == "--instructions");
    println!(
        "{}\nInstructions of rustc for each of {COUNTED} structs. Its user seconds, {REPETITIONS} repetitions; `grows by` is the cost of a \
         struct among {} over that among {}.\n",
        Compiler::find()?.version,
        SIZES[2],
        SIZES[0]
    );
    for field in FIELDS {
        let none = [const { String::new() }; 2];
        let derived = [DERIVE.to_owned(), String::new()];
        let impls = written_out(&all, field)?;
        let variant = |name, derives, derive, around: &[String; 2]| Variant {
            name,
            derives,
            derive,
            parts: ONE_FIELD,
            around: around.clone(),
            written_out: None,
        };
        let ours = |name, derives| Variant {
            written_out: Some(WRITTEN_OUT),
            ..variant(name, derives, Derive::Ours, &derived)
        };
        let variants = [
            variant("no impls", &all, Derive::Ours, &none),
            variant("two impls by hand", &all, Derive::Ours, &[String::new(), BY_HAND.to_owned()]),
            variant("builtin", &all, Derive::Builtin, &derived),
            variant(WRITTEN_OUT, &all, Derive::Ours, &[String::new(), impls]),
            ours("ours", &all),
            ours("ours, macro optimized", &optimized),
            variant("four impls copied", &all, Derive::Ours, &[COPIES.to_owned(), String::new()]),
            variant("ours, plain stable", &plain, Derive::Ours, &derived),
            Variant {
                parts: TWO_FIELDS,
                ..variant(
                    "two fields, one impl by hand",
                    &all,
                    Derive::Ours,
                    &[String::new(), COERCION_BY_HAND.to_owned()],
                )
            },
            Variant { parts: COERCE_ONLY, ..variant("`coerce_only`", &all, Derive::Ours, &derived) },
            Variant { parts: COERCE_ONLY, ..variant("`coerce_only`, plain stable", &plain, Derive::Ours, &derived) },
        ];
        println!("{}\n", counts(&variants, field)?);
        if !instructions_alone {
            println!("{}\n", times(&variants, field)?);
        }
    }
    Ok(())
}
