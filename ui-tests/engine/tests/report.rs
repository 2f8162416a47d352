//! The stabilization report can be pasted as the body of a pull request, and what it cites exists.

use evidence::case::{Kind, discover};
use evidence::compiler::Compiler;
use evidence::derives::{Derive, Derives};
use evidence::index::Index;
use evidence::render::markers::drawn;
use evidence::source::Source;
use evidence::{mutations, workspace};
use regex::Regex;
use std::fs;

/// The longest report that reviewers are asked to read. GitHub would take twice as many.
const CHARACTERS: usize = 32_000;
/// What the address of the repository adds to the relative links before the report is pasted.
const ADDRESSES: usize = 200;
const DEFINITIONS: usize = 12;

fn report() -> String {
    fs::read_to_string(workspace().join("stabilization-report.md")).expect("the report is readable")
}

fn pattern(pattern: &str) -> Regex {
    Regex::new(pattern).expect("a valid pattern")
}

fn assert_none(problems: &[String]) {
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

#[test]
fn it_fits_into_a_pull_request() {
    let report = report();
    let definitions = pattern(r"(?m)^\[[^\]]+\]: (\S+)$");
    let (text, at_the_end) = report.split_at(definitions.find(&report).expect("the report has definitions").start());

    let mut problems = Vec::new();
    let characters = report.chars().count() + ADDRESSES;
    if characters > CHARACTERS {
        problems.push(format!("{characters} characters, of at most {CHARACTERS}"));
    }
    let lines = at_the_end.lines().count();
    if lines > DEFINITIONS || lines != definitions.find_iter(&report).count() {
        problems.push(format!("{lines} lines of definitions, of at most {DEFINITIONS}, or some that are none"));
    }
    // A relative link or one to a heading leads nowhere from a pull request, and every other link
    // is a definition.
    problems
        .extend(pattern(r"\]\([^)]*\)").find_iter(text).map(|link| format!("a link in the text: {}", link.as_str())));
    problems.extend(
        pattern(r"!\[[^\]\n]*\][(\[]|<img|```mermaid")
            .find(text)
            .map(|picture| format!("a picture: {}", picture.as_str())),
    );
    // GitHub shows an end of a line in a pull request as one, so a paragraph is a line.
    let without_code = pattern(r"(?s)```.*?```").replace_all(text, "");
    let wrapped = pattern(r"(?m)^[^\n#|].*\n(?:[^\n#|\[\d-]|-[^ ]|\d+[^\d.])");
    problems.extend(wrapped.find_iter(&without_code).map(|line| format!("a wrapped paragraph: {}", line.as_str())));
    // `rust#1` is not a link on GitHub.
    let short = pattern(r"(?:^|[^/\w-])(rust#\d+)");
    problems.extend(short.captures_iter(text).map(|short| format!("no owner in {}", &short[1])));
    assert_none(&problems);
}

#[test]
fn the_cases_and_claims_that_it_cites_exist() {
    let index = Index::read(workspace()).expect("every file in ui-tests/rules is a rule");
    let report = report();
    let mut problems = Vec::new();
    for cited in pattern(r"`([a-z][a-z-]*(?:/[a-z0-9-]+)+)`").captures_iter(&report) {
        if !workspace().join("ui-tests/ui").join(&cited[1]).with_extension("rs").is_file() {
            problems.push(format!("there is no case {}", &cited[1]));
        }
    }
    // An id has two hyphens or more, or is known; other words in code have none.
    for cited in pattern(r"`([a-z]+(?:-[a-z]+)+)`").captures_iter(&report) {
        if index.rules().get(&cited[1]).is_none() {
            problems.push(format!("there is no claim {}", &cited[1]));
        }
    }
    assert_none(&problems);
}

/// The counts of programs, in full hundreds, are those of the suite.
#[test]
fn its_counts_of_programs_are_those_of_the_suite() {
    let report = report();
    let (cases, problems) = discover(&workspace().join("ui-tests")).expect("the suite can be read");
    assert_none(&problems);
    let (real, programs): (Vec<_>, Vec<_>) = cases.iter().partition(|case| case.kind == Kind::Catalogue);
    // As the engine decides it.
    let compared = cases.iter().filter(|case| case.kind != Kind::Unsize && case.header.builtin.is_compared()).count();
    let full_hundreds = |count: usize| (count - 1) / 100 * 100;
    let phrases = [
        format!("More than {} programs for the prototype", full_hundreds(programs.len())),
        format!("and {} files of pointers. More than {} of both are compared", real.len(), full_hundreds(compared)),
    ];
    let missing: Vec<_> = phrases.into_iter().filter(|phrase| !report.contains(phrase.as_str())).collect();
    assert_none(&missing);
}

/// The counts of crates are those of the entries and of the tables of the ports.
#[test]
fn its_counts_of_crates_are_those_of_the_ports() {
    let report = report();
    let entries = fs::read_dir(workspace().join("ui-tests/ports")).expect("the entries are there");
    let is_entry = |file: &std::io::Result<fs::DirEntry>| {
        file.as_ref().expect("the folder is readable").path().extension().is_some_and(|extension| extension == "toml")
    };
    let table = |section: &str| {
        drawn(&workspace().join("ui-tests/tables/ports.md"), section).expect("the table is in its document")
    };
    let ported =
        pattern(r"(?m)^(\d+) crates with").captures(&table("ports")).expect("the table counts them")[1].to_owned();
    let with_the_builtin = table("ports-with-the-builtin");
    let ran = pattern(r"(?m)^\|.*\d \+ 1 \|$").find_iter(&with_the_builtin).count();
    let phrases = [
        format!("Of {} crates from the package registry, {ported} were ported", entries.filter(is_entry).count()),
        format!("in {ran} crates also with `CoercePointee`"),
    ];
    let missing: Vec<_> = phrases.into_iter().filter(|phrase| !report.contains(phrase.as_str())).collect();
    assert_none(&missing);
    let not_possible = pattern(r"(?m)^- ([a-z-]+) [^:]*: (.*)$");
    for crate_and_why in not_possible.captures_iter(&with_the_builtin) {
        assert!(crate_and_why[2].contains("`unsize!`"), "{}", &crate_and_why[0]);
        let named = pattern(r"The ports of [^.]* use the prototype's macro `unsize!`");
        let named = named.find(&report).expect("the report says why").as_str();
        assert!(named.contains(&crate_and_why[1]), "{named}: not {}", &crate_and_why[1]);
    }
}

/// The counts of pointers and of generated structs are those of the tables.
#[test]
fn its_figures_are_those_of_the_tables() {
    let report = report();
    let table = |name: &str, section: &str| {
        drawn(&workspace().join("ui-tests/tables").join(name), section).expect("the table is in its document")
    };
    let counted = table("verdicts.md", "counted");
    let row = |name: &str| -> [usize; 3] {
        let row = pattern(&format!(r"(?m)^\| {name} +\| +(\d+) \| +(\d+) \| +(\d+) \|$"));
        let cells = row.captures(&counted).unwrap_or_else(|| panic!("no row {name}"));
        [1, 2, 3].map(|cell| cells[cell].parse().expect("a number"))
    };
    let [all, ..] = row("all");
    let [derive, _, only_coerce] = row("`catalogue-accepted`");
    let [inner, _, inner_only_coerce] = row("`catalogue-inner-not-derived`");
    let [second, ..] = row("`catalogue-second-field`");
    let [containers, ..] = row("`catalogue-container`");
    let (cases, _) = discover(&workspace().join("ui-tests")).expect("the suite can be read");
    let of_std = cases.iter().filter(|case| {
        case.name.starts_with("catalogue/std-")
            && case.header.claims.iter().any(|claim| claim == "catalogue-second-field")
    });
    let of_std = of_std.count();

    let shapes = table("shapes.md", "shapes-nightly");
    let figure = |words: &str| {
        let found = pattern(&words.replace('#', r"(\d+)")).captures(&shapes).unwrap_or_else(|| panic!("no `{words}`"));
        let digits = &found[1];
        // As a reader writes it.
        let (thousands, rest) = digits.split_at(digits.len().saturating_sub(3));
        if thousands.is_empty() { rest.to_owned() } else { format!("{thousands},{rest}") }
    };
    let mutations = mutations::read(workspace()).expect("every file in ui-tests/mutations is a mutation");
    let phrases = [
        format!("Counts are of {all} pointers"),
        format!(
            "{derive} derive as they are, {inner} once an inner pointer derives, {second} ({of_std} of them std's) have a second field with a size, {containers} are containers"
        ),
        format!(
            "of the {} that can derive, {} have `CoerceUnsized` alone",
            derive + inner,
            only_coerce + inner_only_coerce
        ),
        format!("{second} of {all} are left out"),
        format!(
            "{} generated structs: on nightly both derives agree on {},",
            figure("# shapes of seed"),
            figure("the same verdict from both for #")
        ),
        format!("two more explain the {} that both accept with other impls", {
            let both = pattern(r"Both accept (\d+), with equal impl headers for (\d+)");
            let both = both.captures(&shapes).expect("the table counts them");
            let [both, equal] = [1, 2].map(|count| both[count].parse::<usize>().expect("a number"));
            both - equal
        }),
        format!("{} values of generated structs", figure("# have a value")),
        format!("{} mutations, at least one for each claim", mutations.len()),
    ];
    let missing: Vec<_> = phrases.into_iter().filter(|phrase| !report.contains(phrase.as_str())).collect();
    assert_none(&missing);
}

/// A row of the table of checks: the errors of a hand-written impl, those of the builtin, and the
/// program.
struct Check {
    errors: String,
    builtin: String,
    program: String,
}

fn checks() -> Vec<Check> {
    let report = report();
    let (_, table) = report.split_once("\n| check | where | prototype |").expect("the report has the table of checks");
    let row = pattern(r"(?m)^\| [^|]+ \| [^|]+ \| ([^|]+) \| ([^|]+) \| `([a-z-]+(?:/[a-z-]+)+)` \|$");
    let check = |row: regex::Captures<'_>| {
        let [errors, builtin, program] = [1, 2, 3].map(|cell| row[cell].to_owned());
        Check { errors, builtin, program }
    };
    let checks: Vec<_> = row.captures_iter(table).map(check).collect();
    assert!(checks.len() >= 20, "only {} rows of the table of checks were found", checks.len());
    checks
}

/// Each row of the table of checks names an error and a program. The program has that error.
#[test]
fn every_check_is_shown_by_a_program_with_its_error() {
    let code = pattern(r"^E\d{4}$");
    let mut problems = Vec::new();
    for Check { errors, program, .. } in checks() {
        let snapshot = workspace().join("ui-tests/ui").join(&program).with_extension("stderr");
        let snapshot = fs::read_to_string(snapshot).unwrap_or_default();
        for error in errors.split(", ") {
            let first_words = match error {
                "no code" => "error: ".to_owned(),
                error if code.is_match(error) => format!("error[{error}]: "),
                error => {
                    problems.push(format!("{program}: `{error}` is not an error code"));
                    continue;
                }
            };
            if !snapshot.lines().any(|line| line.starts_with(&first_words)) {
                problems.push(format!("{program}: its snapshot has no {error}"));
            }
        }
    }
    assert_none(&problems);
}

/// The table of checks gives the codes of the compiler's own derive, in the order of its errors,
/// each once.
#[cfg_attr(not(feature = "implicit"), ignore = "plain stable has no derive of the compiler's own")]
#[test]
fn the_builtin_has_the_errors_of_the_table_of_checks() {
    let mut derives = Derives::build(Compiler::find().expect("there is a compiler")).expect("the derive builds");
    derives.add_stand_ins().expect("the compiler has a derive of its own");
    let mut problems = Vec::new();
    let (cases, _) = discover(&workspace().join("ui-tests")).expect("the suite can be read");
    for Check { builtin, program, .. } in checks() {
        let name = format!("{program}.rs");
        let case = cases.iter().find(|case| case.name == name).expect("the program is a case");
        let found = if case.header.builtin.is_compared() {
            let source = fs::read_to_string(&case.path).expect("the case is readable");
            let told = |file: Source<'_>| derives.outcome(Source { has_main: case.has_main, ..file }, Derive::Builtin);
            let outcome = derives.with_file(&source, told).expect("rustc runs");
            let mut codes = Vec::new();
            for error in &outcome.errors {
                let code = error.code.as_deref().unwrap_or("no code");
                if !codes.contains(&code) {
                    codes.push(code);
                }
            }
            codes.join(", ")
        } else {
            "not compared".to_owned()
        };
        if builtin != found {
            problems.push(format!("{program}: the table says {builtin}, the builtin {found}"));
        }
    }
    assert_none(&problems);
}
