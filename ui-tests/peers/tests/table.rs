//! `ui-tests/peers.md` says what its programs do: each is compiled, and those that compile are run.
//!
//! `BLESS=1 cargo test -p peers` generates the tables. In one mode only the column of that mode
//! can be generated; the other stays.

mod bench;

use bench::{Bench, package, with_path};
use evidence::compiler::{Outcome, Verdict, judge};
use evidence::render::markers::redrawn;
use evidence::workspace;
use peers::added;
use rayon::prelude::*;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::{env, fs};

/// What a program may do: the name of its function, and of its row.
const CAPABILITIES: [(&str, &str); 11] = [
    ("trait_object", "to `dyn Trait`, for any trait"),
    ("borrowing", "to `dyn Trait + 'a`, with auto traits"),
    ("closure", "to `dyn Fn(u8) -> u8`"),
    ("slice", "to `[T]`"),
    ("tail", "to `Wrapper<dyn Trait>`"),
    ("in_generic_code", "of a type parameter"),
    ("supertrait", "`dyn Sub` to `dyn Super`"),
    ("fewer_auto_traits", "`dyn Trait + Send` to `dyn Trait`"),
    ("pinned", "`Pin<Ptr<T>>`"),
    ("implicit", "by itself, in a `let`"),
    ("receiver", "`self: Ptr<Self>` called through `dyn`"),
];

/// How many of them need no help from the compiler.
const EXPLICIT: usize = 9;

/// A column: its heading, its program, and what the pointer of the program is.
const COLUMNS: [(&str, &str, Pointer); 10] = [
    ("`unsize!` on plain stable", "ours", Pointer::Here("ours")),
    ("the derive where coercions are implicit", "ours", Pointer::Here("ours")),
    ("`unsize`", "with_unsize", Pointer::Here("with_unsize")),
    ("`triomphe`", "triomphe", Pointer::Theirs),
    ("`gc-arena`", "gc_arena", Pointer::Theirs),
    ("its idiom", "macro_and_trait", Pointer::Here("macro_and_trait")),
    ("`refbox`", "refbox", Pointer::Theirs),
    ("`allocator-api2`", "allocator_api2", Pointer::Theirs),
    ("their idiom", "macro_and_raw", Pointer::Here("macro_and_raw")),
    ("nightly: by hand, `CoercePointee`", "nightly", Pointer::Unstable(&["by_hand", "builtin"])),
];

/// The columns of the mode in which this test runs, and of the other.
const OURS: [usize; 2] = if pin_coerce_unsized::__private::IMPLICIT { [1, 0] } else { [0, 1] };

/// The pointers for the table of lines.
const WAYS: [(&str, &str); 6] = [
    ("`#[derive(SmartPointer)]`", "ours"),
    ("`unsafe impl CoerciblePtr` of `unsize`, as in `triomphe`", "with_unsize"),
    ("a macro and a hidden trait, as in `gc-arena`", "macro_and_trait"),
    ("a macro through `into_raw` and `from_raw`, as in `refbox` and `allocator-api2`", "macro_and_raw"),
    ("nightly: `CoerceUnsized` and `DispatchFromDyn` by hand", "by_hand"),
    ("nightly: `#[derive(CoercePointee)]`", "builtin"),
];

#[derive(Clone, Copy)]
enum Pointer {
    /// Of the crate that the program is about.
    Theirs,
    /// `pointers/….rs`.
    Here(&'static str),
    /// Several of these, which need unstable features and have one verdict.
    Unstable(&'static [&'static str]),
}

fn read(path: impl AsRef<Path>) -> String {
    let path = path.as_ref();
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn pointer(name: &str) -> String {
    read(package().join(format!("pointers/{name}.rs")))
}

impl Bench {
    /// Compiles a pointer as the crate `my_rc`.
    fn library(&self, name: &str, source: &str, unstable: bool) -> Result<PathBuf, Outcome> {
        let file = self.scratch.path().join(format!("{name}.rs"));
        fs::write(&file, source).expect("the temporary folder is writable");
        let mut rustc = self.rustc(unstable, name);
        let outcome = judge(rustc.args(["--crate-name=my_rc", "--crate-type=rlib"]).arg(file)).expect("rustc runs");
        let library = self.scratch.path().join(name).join("libmy_rc.rlib");
        if outcome.verdict == Verdict::Accepted { Ok(library) } else { Err(outcome) }
    }

    /// The libraries of the pointers of a column, or one `None` for a pointer that is in the crate
    /// of the program.
    fn pointers(&self, column: usize) -> Vec<Option<PathBuf>> {
        let expect = |name: &str, library: Result<PathBuf, Outcome>| {
            Some(library.unwrap_or_else(|outcome| panic!("{name}: {}", outcome.errors[0].rendered)))
        };
        match COLUMNS[column].2 {
            Pointer::Theirs => vec![None],
            Pointer::Here(name) => vec![expect(name, self.library(name, &pointer(name), false))],
            // The marker has another name since 1.99.
            Pointer::Unstable(names) => names
                .iter()
                .map(|name| {
                    let newer = pointer(name).replace("PinCoerceUnsized", "PinSafePointer");
                    let library = self.library(name, &pointer(name), true);
                    expect(name, library.or_else(|outcome| self.library(name, &newer, true).map_err(|_| outcome)))
                })
                .collect(),
        }
    }

    /// A program with the functions of these rows. `self: Ptr<Self>` needs a feature.
    fn program(&self, column: usize, my_rc: Option<&Path>, rows: &[&str], folder: &str) -> Command {
        let mut rustc = self.rustc(rows.contains(&"receiver"), folder);
        if let Some(library) = my_rc {
            rustc.arg("--extern").arg(with_path("my_rc=", library));
        }
        rustc.args(["--test", "--crate-name=program"]).args(rows.iter().flat_map(|row| ["--cfg", row]));
        rustc.arg(package().join(format!("programs/{}.rs", COLUMNS[column].1)));
        rustc
    }

    /// One cell: `yes`, or `no` and the code of the first error.
    fn cell(&self, column: usize, pointers: &[Option<PathBuf>], row: &str) -> String {
        let cells = pointers.iter().enumerate().map(|(index, my_rc)| {
            let mut rustc = self.program(column, my_rc.as_deref(), &[row], &format!("{column}-{index}"));
            let outcome = judge(rustc.arg("--emit=metadata")).expect("rustc runs");
            match (outcome.verdict, outcome.errors.first()) {
                (Verdict::Accepted, _) => "yes".to_owned(),
                (Verdict::Rejected, Some(error)) => match &error.code {
                    Some(code) => format!("no ({code})"),
                    None => format!("no: {}", error.first_line()),
                },
                _ => panic!("{}: {row}: the compiler crashed", COLUMNS[column].1),
            }
        });
        let cells: Vec<String> = cells.collect();
        assert!(cells.iter().all(|cell| *cell == cells[0]), "{row}: {cells:?} for the pointers of one column");
        cells[0].clone()
    }

    /// Runs what was accepted.
    fn run(&self, column: usize, pointers: &[Option<PathBuf>], rows: &[&str]) {
        for (index, my_rc) in pointers.iter().enumerate() {
            let folder = format!("{column}-{index}");
            let outcome = judge(&mut self.program(column, my_rc.as_deref(), rows, &folder)).expect("rustc runs");
            assert!(outcome.errors.is_empty(), "{}: {}", COLUMNS[column].1, outcome.errors[0].rendered);
            let program = self.scratch.path().join(folder).join("program");
            let output = Command::new(program).output().expect("the program starts");
            let printed = String::from_utf8_lossy(&output.stdout);
            assert!(output.status.success(), "{}: {printed}", COLUMNS[column].1);
            assert!(printed.contains(&format!("{} passed", rows.len())), "{}: {printed}", COLUMNS[column].1);
        }
    }
}

/// A heading with the version that was compiled.
fn heading(text: &str) -> String {
    let lock = read(workspace().join("Cargo.lock"));
    let package = format!("name = \"{}\"\nversion = \"", text.trim_matches('`'));
    match lock.split_once(&package) {
        Some((_, rest)) => format!("{text} {}", rest.split('"').next().unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// The cells of the column that this mode cannot generate, as they are in the document.
fn cells_of_the_other_mode(document: &str) -> Vec<String> {
    let cell = |(_, row): &(&str, &str)| {
        let line = document.lines().find(|line| line.starts_with(&format!("| {row} |")))?;
        line.split('|').nth(2 + OURS[1]).map(|cell| cell.trim().to_owned())
    };
    CAPABILITIES.iter().map(|capability| cell(capability).unwrap_or_default()).collect()
}

fn columns(document: &str) -> Vec<Vec<String>> {
    let bench = Bench::build();
    (0..COLUMNS.len())
        .into_par_iter()
        .map(|column| {
            if column == OURS[1] {
                return cells_of_the_other_mode(document);
            }
            let pointers = bench.pointers(column);
            let cells: Vec<_> = CAPABILITIES.iter().map(|(row, _)| bench.cell(column, &pointers, row)).collect();
            let accepted = CAPABILITIES.iter().zip(&cells).filter(|(_, cell)| *cell == "yes");
            bench.run(column, &pointers, &accepted.map(|((row, _), _)| *row).collect::<Vec<_>>());
            cells
        })
        .collect()
}

fn table_of_capabilities(columns: &[Vec<String>]) -> String {
    let headings: Vec<_> = COLUMNS.iter().map(|(text, ..)| heading(text)).collect();
    let mut table = format!("| | {} |\n|{}\n", headings.join(" | "), " --- |".repeat(COLUMNS.len() + 1));
    for (row, (_, name)) in CAPABILITIES.iter().enumerate() {
        let cells: Vec<_> = columns.iter().map(|column| column[row].as_str()).collect();
        writeln!(table, "| {name} | {} |", cells.join(" | ")).expect("a string takes everything");
    }
    table
}

fn table_of_lines() -> String {
    let mut table = "| | lines | of these, in `unsafe` |\n| --- | --- | --- |\n".to_owned();
    for (name, file) in WAYS {
        let added = added(&pointer("base"), &pointer(file));
        writeln!(table, "| {name} | {} | {} |", added.lines, added.in_unsafe).expect("a string takes everything");
    }
    table
}

/// Compares a table with the document, or writes it there.
fn assert_drawn(name: &'static str, draw: impl FnOnce(&str) -> String) {
    static ONE_AT_A_TIME: Mutex<()> = Mutex::new(());
    let path = workspace().join("ui-tests/peers.md");
    // The document is not read while another test writes it.
    let _guard = ONE_AT_A_TIME.lock().expect("no other test panicked in here");
    let table = draw(&read(&path));
    let (before, after) = redrawn(&path, &[(name, table)]).expect("the document has the place for it");
    if env::var_os("BLESS").is_some() {
        fs::write(path, after).expect("the document is writable");
    } else {
        assert!(before == after, "peers.md differs; `BLESS=1 cargo test -p peers` generates it:\n{after}");
    }
}

/// On plain stable, `unsize!` does all that needs no help from the compiler, and no other column
/// for stable Rust does.
///
/// Claim: peers-capabilities.
#[test]
fn what_coerces() {
    assert_drawn("peers-capabilities", |document| {
        let columns = columns(document);
        let does_all = |column: &[String]| column[..EXPLICIT].iter().all(|cell| cell == "yes");
        assert!(does_all(&columns[OURS[0]]), "{:?}", columns[OURS[0]]);
        for column in 2..COLUMNS.len() - 1 {
            assert!(!does_all(&columns[column]), "{} does what the document says it does not", COLUMNS[column].0);
        }
        table_of_capabilities(&columns)
    });
}

/// The derive takes the fewest lines, and of those on stable Rust the fewest in `unsafe`.
///
/// Claim: peers-lines.
#[test]
fn lines_of_an_author() {
    let [ours, others @ ..] = WAYS.map(|(_, file)| added(&pointer("base"), &pointer(file)));
    assert!(others.iter().all(|other| ours.lines < other.lines && ours.in_unsafe <= other.in_unsafe), "{others:?}");
    assert!(others[..3].iter().all(|other| ours.in_unsafe < other.in_unsafe), "{others:?}");
    assert_drawn("peers-lines", |_| table_of_lines());
}
