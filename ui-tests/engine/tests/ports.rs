//! `ports`: how entries are read, what is said of a crate that cannot be had or of a difference,
//! and when the table is stale. The crates are made here, and cargo takes them for those from
//! the package registry.

use evidence::ports::entry::Entry;
use evidence::workspace;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A crate with a pointer that can be ported, and one that cannot.
const LIBRARY: &str = "#![cfg_attr(feature = \"nightly\", feature(coerce_unsized, unsize))]
//! Pointers.

/// A pointer.
pub struct Ptr<T: ?Sized>(pub Box<T>);

#[cfg(feature = \"nightly\")]
impl<T: ?Sized + std::marker::Unsize<U>, U: ?Sized> std::ops::CoerceUnsized<Ptr<U>> for Ptr<T> {}

/// Two fields.
pub struct Two<T: ?Sized>(Box<T>, u8);

#[test]
fn derives_nothing() {
    assert!(!include_str!(\"lib.rs\").contains(concat!(\"Smart\", \"Pointer\")));
}

#[test]
fn holds() {}
";

/// The manifest of the crate.
const MANIFEST: &str =
    "[package]\nname = \"NAME\"\nversion = \"1.0.0\"\nedition = \"2024\"\n\n[features]\nnightly = []\n";

/// What an entry of this crate says.
const ENTRY: &str = "crate = \"NAME\"
version = \"1.0.0\"
name_pointers = [\"Two\"]
unsizes = '''
#[test]
fn unsizes() {
    let object = pin_coerce_unsized::unsize!(NAME::Ptr(Box::new(7)) => dyn ToString);
    assert_eq!(object.0.to_string(), \"7\");
}
'''

[expect]
pointers = [\"Ptr\"]
asks = [{ about = \"Two\", reason = \"a second field with a size\" }]
passes = 2
";

/// What makes the crate's test pass after the port.
const ANSWER: &str = "
[[answer]]
why = \"a test has to go\"
file = \"src/lib.rs\"
before = \"#[test]\\nfn derives_nothing\"
until = \"}\\n\"
after = \"#[test]\\nfn derives_nothing() {}\\n\"
";

/// A document with the tables.
const TABLES: &str = "<!-- evidence:begin ports -->
<!-- evidence:end ports -->
<!-- evidence:begin ports-with-the-builtin -->
kept
<!-- evidence:end ports-with-the-builtin -->
<!-- evidence:begin left-alone -->
<!-- evidence:end left-alone -->
<!-- evidence:begin tests-left-out -->
<!-- evidence:end tests-left-out -->
";

/// A workspace with entries of its own. It is at the same place in every run, so that cargo need
/// not build the derive again.
struct Ports(PathBuf);

/// What the command did.
struct Run {
    code: Option<i32>,
    printed: String,
    log: String,
}

impl Ports {
    /// Entries, each of a crate with the library and its own `NAME`. Crates of one name would share
    /// what cargo builds.
    fn of_test(name: &str, library: &str, entries: &[(&str, &str)]) -> Self {
        let all = Path::new(env!("CARGO_TARGET_TMPDIR")).join("ports");
        let ports = Self(all.join(name));
        if ports.0.exists() {
            fs::remove_dir_all(&ports.0).expect("the folder is writable");
        }
        for folder in [all.join("built"), ports.path("target/ports")] {
            fs::create_dir_all(folder).expect("the folder is writable");
        }
        symlink(all.join("built"), ports.path("target/ports/built")).expect("it is a new folder");
        let mut patches = vec!["[patch.crates-io]\n".to_owned()];
        for (name, text) in entries {
            ports.write(&format!("ui-tests/ports/{name}.toml"), &text.replace("NAME", name));
            ports.write(&format!("crates/{name}/src/lib.rs"), library);
            ports.write(&format!("crates/{name}/Cargo.toml"), &MANIFEST.replace("NAME", name));
            let path = ports.path(&format!("crates/{name}")).display().to_string();
            patches.push(format!("{name} = {{ path = {path:?} }}\n"));
        }
        ports.write("ui-tests/tables/ports.md", TABLES);
        ports.write(".cargo/config.toml", &patches.concat());
        for test in ["unsizes", "coerces"] {
            ports.write(&format!("ui-tests/ports/downstream/{test}.rs"), &format!("#[test]\nfn {test}() {{}}\n"));
        }
        symlink(workspace().join("pin-coerce-unsized"), ports.path("pin-coerce-unsized")).expect("it is a new folder");
        fs::copy(workspace().join("Cargo.lock"), ports.path("Cargo.lock")).expect("the workspace has a lock file");
        ports
    }

    fn path(&self, path: &str) -> PathBuf {
        self.0.join(path)
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("it is in a folder")).expect("the folder is writable");
        fs::write(path, text).expect("the folder is writable");
    }

    fn table(&self) -> String {
        fs::read_to_string(self.path("ui-tests/tables/ports.md")).expect("the document is there")
    }

    /// Runs the command without a network.
    fn run(&self, arguments: &[&str]) -> Run {
        let mut engine = Command::new(env!("CARGO_BIN_EXE_evidence"));
        engine.current_dir(&self.0).arg("ports").args(arguments);
        engine.env("EVIDENCE_WORKSPACE", &self.0).env("CARGO_NET_OFFLINE", "true");
        let output = engine.output().expect("the engine runs");
        let text = |bytes| String::from_utf8(bytes).expect("the engine prints UTF-8");
        Run { code: output.status.code(), printed: text(output.stdout), log: text(output.stderr) }
    }
}

#[test]
fn the_entries_are_read_in_the_order_of_their_names() {
    let entries = Entry::all().expect("the entries can be read");
    assert!(entries.is_sorted_by(|one, other| one.id < other.id));
    let entry = entries.iter().find(|entry| entry.id == "rc-box").expect("there is one of rc-box");
    assert_eq!((&*entry.name, &*entry.version, entry.optional.as_deref()), ("rc-box", "1.3.0", Some("unsize")));
    assert_eq!(entry.expect.pointers, ["RcBox"]);
    assert_eq!(entry.pointers(), ["RcBox", "ArcBox"]);
    assert_eq!(entry.expect.asks[0].about, "RcBox");
    assert!(entry.answers[0].until.is_some() && entry.corrections.is_empty() && entry.promises.is_empty());
}

#[test]
fn an_entry_that_cannot_be_read() {
    for (text, problem) in [
        ("version = \"1.0.0\"\n", "missing field `crate`"),
        ("crate = \"one\"\nversion = \"1.0.0\"\nanswers = []\n", "unknown field `answers`"),
        ("crate = \n", "string values must be quoted"),
    ] {
        let run = Ports::of_test("an_entry_that_cannot_be_read", LIBRARY, &[("one", text)]).run(&[]);
        assert_eq!((run.code, &*run.printed, run.log.lines().count()), (Some(2), "", 1), "{}", run.log);
        assert!(run.log.contains("one.toml: ") && run.log.contains(problem), "{}", run.log);
    }
}

#[test]
fn two_entries_of_one_crate() {
    let entry = ENTRY.replace("NAME", "one");
    let run = Ports::of_test("two_entries_of_one_crate", LIBRARY, &[("one", &entry), ("two", &entry)]).run(&[]);
    assert_eq!(run.code, Some(2));
    assert!(run.log.contains("the entries `one` and `two` are both about one 1.0.0"), "{}", run.log);
}

#[test]
fn a_name_of_no_entry() {
    let run = Ports::of_test("a_name_of_no_entry", LIBRARY, &[("one", ENTRY), ("two", ENTRY)]).run(&["three"]);
    assert_eq!(run.code, Some(2));
    assert!(run.log.contains("there is no entry `three` in ui-tests/ports, only: one, two"), "{}", run.log);
}

#[test]
fn a_crate_that_cannot_be_had_is_not_run() {
    let ports = Ports::of_test(
        "a_crate_that_cannot_be_had_is_not_run",
        LIBRARY,
        &[("gone", "crate = \"no-such-crate-is-here\"\nversion = \"1.0.0\"\n")],
    );
    let run = ports.run(&["--check"]);
    assert_eq!(run.code, Some(0), "{}", run.printed);
    let said = "NOT RUN: the port of no-such-crate-is-here 1.0.0: ";
    assert!(run.printed.starts_with(said) && run.printed.lines().count() == 1, "{}", run.printed);
    // The table cannot be generated without it.
    assert_eq!(ports.run(&[]).code, Some(0));
    assert_eq!(ports.table(), TABLES);
}

#[test]
fn what_contradicts_the_entry_is_reported() {
    // In one run, because cargo builds the derive for each.
    let entries = [
        ("breaks", ENTRY.to_owned()),
        ("counts", ENTRY.replace("passes = 2", "passes = 3")),
        ("asks", ENTRY.replace("a second field with a size", "it is `#[repr(C)]`")),
        ("names", ENTRY.replace("\"Ptr\"", "\"Other\"")),
        ("edits", format!("{ENTRY}{}", ANSWER.replace("fn derives_nothing\"", "fn missing\""))),
        ("ours", ENTRY.replace(".to_string(), \"7\")", ".to_string(), \"8\")")),
        ("ports", "crate = \"NAME\"\nversion = \"1.0.0\"\n".to_owned()),
        ("errs", "crate = \"NAME\"\nversion = \"1.0.0\"\n[expect]\nerror = \"no pointer\"\n".to_owned()),
        ("holds", format!("{ENTRY}{ANSWER}")),
    ];
    let ports = Ports::of_test(
        "what_contradicts_the_entry_is_reported",
        LIBRARY,
        &entries.each_ref().map(|(name, text)| (*name, text.as_str())),
    );
    let run = ports.run(&[]);
    assert_eq!(run.code, Some(1), "{}", run.printed);
    for problem in [
        "breaks: on plain stable: `derives_nothing` was ok, `derives_nothing` is FAILED\n",
        "breaks: in implicit mode: `derives_nothing` was ok, `derives_nothing` is FAILED\n",
        "counts: before the port, 2 tests pass and [] fail, and not 3 and []\n",
        "asks: it asks, and the entry does not know: `Two`: there is a second field with a size, of type `u8`\n",
        "asks: it no longer asks: `Two`: it is `#[repr(C)]`\n",
        "names: it ports [\"Ptr\"], and not [\"Other\"]\n",
        "edits: a test has to go: src/lib.rs: `#[test]\nfn missing` is there 0 times, and not once\n",
        "ours: on plain stable: our test `unsizes` does not pass, `derives_nothing` was ok",
        "ports: it would port Ptr\n",
        "errs: the command does something after all\n",
    ] {
        assert!(run.printed.contains(problem), "this is missing:\n{problem}\n\nin:\n{}", run.printed);
    }
    assert!(!run.printed.lines().any(|line| line.starts_with("holds: ")), "{}", run.printed);
    assert_eq!(ports.table(), TABLES);
}

#[test]
fn the_table_is_checked_or_drawn() {
    let entry = "crate = \"NAME\"\nversion = \"1.0.0\"\nname_pointers = [\"Two\"]\n
        [expect]\nasks = [{ about = \"Two\", reason = \"a second field with a size\" }]\n";
    let ports =
        Ports::of_test("the_table_is_checked_or_drawn", "pub struct Two<T: ?Sized>(Box<T>, u8);\n", &[("made", entry)]);
    let stale = "ui-tests/tables/ports.md was stale\n";
    let run = |arguments: &[&str]| {
        let run = ports.run(arguments);
        (run.code, run.printed)
    };
    assert_eq!(run(&["--check"]), (Some(1), stale.to_owned()));
    assert_eq!(ports.table(), TABLES);
    // Some of the entries are not a table.
    assert_eq!(run(&["made"]), (Some(0), String::new()));
    assert_eq!(run(&["--all", "--check"]).0, Some(0));
    assert_eq!(ports.table(), TABLES);
    assert_eq!(run(&[]), (Some(0), stale.to_owned()));
    assert!(ports.table().contains("| made 1.0.0 | `Two`   | a second field with a size |\n"), "{}", ports.table());
    assert_eq!(run(&["--check"]), (Some(0), String::new()));
}

#[test]
fn a_ported_crate_has_a_row_and_the_log_its_times() {
    let ports = Ports::of_test(
        "a_ported_crate_has_a_row_and_the_log_its_times",
        LIBRARY,
        &[("made", &format!("{ENTRY}{ANSWER}"))],
    );
    let run = ports.run(&[]);
    assert_eq!((run.code, &*run.printed), (Some(0), "ui-tests/tables/ports.md was stale\n"), "{}", run.log);
    let table = ports.table();
    for part in [
        "1 crates with 1 pointers and 2 tests. The command alone ports 0, but for the promise for `Pin`.",
        "| made 1.0.0 | `Ptr`    |       6/3 |          0/0 |            2 |           2 + 1 |            2 + 1 | a test has to go      |",
        "| made 1.0.0 | `Two`   | there is a second field with a size, of type `u8` |",
        "\nkept\n",
    ] {
        assert!(table.contains(part), "this is missing:\n{part}\n\nin:\n{table}");
    }
    for step in ["fetched", "before", "on plain stable", "in implicit mode"] {
        let has_time = |of: &str| run.log.lines().any(|line| line.starts_with(of) && line.contains(step));
        assert!(has_time("made") && has_time("all"), "{step}:\n{}", run.log);
    }
}
