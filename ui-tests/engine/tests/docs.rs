//! The files of Markdown: links lead somewhere, examples compile and run, commands exist.
//!
//! Links inside the documentation of the crates are rustdoc's to check, in a lane of their own.

use evidence::compiler::Compiler;
use evidence::derives::Derives;
use evidence::{cargo, workspace};
use pulldown_cmark::{BrokenLink, CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd};
use regex::Regex;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use walkdir::WalkDir;

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn assert_none(problems: &[String]) {
    assert!(problems.is_empty(), "\n{}", problems.join("\n"));
}

/// What the tests need of a file of Markdown.
#[derive(Default)]
struct Document {
    links: Vec<String>,
    /// The anchors that GitHub gives the headings.
    anchors: BTreeSet<String>,
    /// Each fenced block: its language and its text.
    blocks: Vec<(String, String)>,
    /// The text of each piece of code between backticks.
    code: Vec<String>,
    /// Links `[text][name]` whose name is not defined.
    undefined: Vec<String>,
}

impl Document {
    fn read(path: &Path) -> Self {
        let text = read(path);
        let mut undefined = Vec::new();
        let note = |link: BrokenLink<'_>| -> Option<(CowStr<'_>, CowStr<'_>)> {
            // `[text]` alone is not a link if it has no definition.
            if matches!(link.link_type, LinkType::Reference | LinkType::Collapsed) {
                undefined.push(link.reference.to_string());
            }
            None
        };
        let mut document = Self::default();
        let mut headings = HashMap::new();
        let mut heading: Option<String> = None;
        let mut block: Option<(String, String)> = None;
        for event in Parser::new_with_broken_link_callback(&text, Options::ENABLE_TABLES, Some(note)) {
            match event {
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                    document.links.push(dest_url.into_string());
                }
                Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
                Event::End(TagEnd::Heading(_)) => {
                    let anchor = anchor(&heading.take().unwrap_or_default());
                    let earlier: &mut usize = headings.entry(anchor.clone()).or_default();
                    document.anchors.insert(if *earlier == 0 { anchor } else { format!("{anchor}-{earlier}") });
                    *earlier += 1;
                }
                Event::Start(Tag::CodeBlock(kind)) => {
                    let language = match kind {
                        CodeBlockKind::Fenced(language) => language.into_string(),
                        CodeBlockKind::Indented => String::new(),
                    };
                    block = Some((language, String::new()));
                }
                Event::End(TagEnd::CodeBlock) => document.blocks.extend(block.take()),
                Event::Text(text) => {
                    heading
                        .iter_mut()
                        .chain(block.iter_mut().map(|(_, block)| block))
                        .for_each(|to| to.push_str(&text));
                }
                Event::Code(code) => {
                    if let Some(heading) = &mut heading {
                        heading.push_str(&code);
                    }
                    document.code.push(code.into_string());
                }
                _ => {}
            }
        }
        document.undefined = undefined;
        document
    }

    fn blocks_in<'a>(&'a self, language: &'a str) -> impl Iterator<Item = &'a str> {
        self.blocks.iter().filter(move |(of_block, _)| of_block == language).map(|(_, text)| text.as_str())
    }
}

/// The anchor of a heading, as GitHub makes it.
fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|char| char.is_alphanumeric() || matches!(char, ' ' | '-' | '_'));
    kept.collect::<String>().trim().to_lowercase().replace(' ', "-")
}

/// Every file of Markdown, by its absolute path.
fn documents() -> BTreeMap<PathBuf, Document> {
    let is_source = |name: &str| name != "target" && (!name.starts_with('.') || name == ".github");
    let files = WalkDir::new(workspace()).min_depth(1);
    let files = files.into_iter().filter_entry(move |entry| entry.file_name().to_str().is_some_and(is_source));
    let paths = files.map(|file| file.expect("the folder is readable").into_path());
    let markdown = paths.filter(|path| path.extension().is_some_and(|extension| extension == "md"));
    markdown.map(|path| (path.clone(), Document::read(&path))).collect()
}

#[test]
fn every_link_leads_somewhere() {
    let documents = documents();
    let mut problems = Vec::new();
    for (path, document) in &documents {
        let shown = path.strip_prefix(workspace()).expect("below the workspace").display();
        problems.extend(document.undefined.iter().map(|name| format!("{shown}: no definition of [{name}]")));
        for link in document.links.iter().filter(|link| !link.starts_with("https://")) {
            let (file, fragment) = link.split_once('#').map_or((link.as_str(), None), |(file, id)| (file, Some(id)));
            let target = if file.is_empty() {
                path.clone()
            } else {
                // Without `..`, so that it is found among the documents.
                path.with_file_name(file).canonicalize().unwrap_or_default()
            };
            if !target.starts_with(workspace()) {
                problems.push(format!("{shown}: {link} leads nowhere"));
            } else if let Some(fragment) = fragment
                && !documents.get(&target).is_some_and(|target| target.anchors.contains(fragment))
            {
                problems.push(format!("{shown}: {link} names no heading"));
            }
        }
    }
    assert!(documents.len() > 5, "the files of Markdown were not found");
    assert_none(&problems);
}

/// An editor shows the requirements where the macro is declared, and rustdoc has them where it is
/// re-exported, with how each is enforced.
#[test]
fn both_crates_say_the_same_about_the_derive() {
    let item = Regex::new(r"(?m)^/// (?:\d\.|-) .*\n(?:///  +.*\n)*").expect("a valid pattern");
    let words = |text: &str| text.split_whitespace().filter(|word| *word != "///").collect::<Vec<_>>().join(" ");
    let long = words(&read(&workspace().join("pin-coerce-unsized/src/lib.rs")));
    let short = read(&workspace().join("smart-pointer-derive/src/lib.rs"));
    let items: Vec<_> = item.find_iter(&short).map(|item| words(item.as_str())).collect();
    assert_eq!(items.len(), 10, "six requirements and four attributes: {items:#?}");
    let missing: Vec<_> = items.into_iter().filter(|item| !long.contains(item.as_str())).collect();
    assert_none(&missing);
}

/// The derive, `port` and the documentation have the list of the attributes that are not macros.
/// Only the derive sees `#[pointee]`, which is its own, and only `port` sees `cfg`.
#[test]
fn each_list_of_attributes_that_are_not_macros_is_the_same() {
    let name = Regex::new("[\"`]([a-z_]+)[\"`]").expect("a valid pattern");
    let names = |file: &str, start: &str, end: &str| -> BTreeSet<String> {
        let text = read(&workspace().join(file));
        let (_, list) = text.split_once(start).unwrap_or_else(|| panic!("{file} has no `{start}`"));
        let (list, _) = list.split_once(end).unwrap_or_else(|| panic!("{file}: the list does not end"));
        name.captures_iter(list).map(|name| name[1].to_owned()).collect()
    };
    let mut of_port = names("ui-tests/engine/src/port/attributes.rs", "const NO_MACRO", "];");
    let mut of_the_derive = names("smart-pointer-derive/src/derive/input.rs", "const INERT", "];");
    assert!(of_port.remove("cfg"));
    assert!(of_the_derive.remove("pointee"));
    assert_eq!(of_port, of_the_derive);
    let mut documented =
        names("pin-coerce-unsized/src/unsizing/mod.rs", "no macro can have their names:", "The derive");
    documented.extend(["allow", "deny", "expect", "forbid", "warn"].map(str::to_owned));
    assert_eq!(documented, of_the_derive, "the documentation says \"the lint levels\" for five of them");
}

/// The modules of `port` have no circle: each uses only those that the documentation names before
/// it.
#[test]
fn the_modules_of_port_are_in_order() {
    let folder = workspace().join("ui-tests/engine/src/port");
    let root = read(&folder.join("mod.rs"));
    let pattern = |pattern: &str| Regex::new(pattern).expect("a valid pattern");
    let (_, list) = root.split_once("named before it in this list.").expect("the list has an introduction");
    let list: String = list.lines().take_while(|line| line.is_empty() || line.starts_with("//!")).collect();
    let modules: BTreeSet<_> =
        pattern(r"(?m)^(?:pub\(crate\) )?mod (\w+);").captures_iter(&root).map(|of| of[1].to_owned()).collect();
    let mut before = BTreeSet::new();
    let (name, used) = (pattern(r"`(\w+)`"), pattern(r"\bsuper::(\w+)"));
    let mut problems = Vec::new();
    for name in name.captures_iter(&list).map(|name| name[1].to_owned()) {
        let source = read(&folder.join(&name).with_extension("rs"));
        let (source, _) = source.split_once("#[cfg(test)]").unwrap_or((&source, ""));
        let used = used.captures_iter(source).map(|used| used[1].to_owned());
        let late = used.filter(|used| modules.contains(used) && !before.contains(used));
        problems.extend(late.map(|used| format!("`{name}` uses `{used}`, which is not named before it")));
        before.insert(name);
    }
    problems.extend(modules.difference(&before).map(|name| format!("`{name}` is not in the list")));
    assert_none(&problems);
}

#[test]
fn every_block_says_in_which_language_it_is() {
    let problems: Vec<_> = documents()
        .iter()
        .flat_map(|(path, document)| document.blocks.iter().map(move |block| (path, block)))
        .filter(|(_, (language, _))| {
            let known = ["rust", "rust,compile_fail", "sh", "text", "toml", "mermaid"];
            !known.iter().any(|known| language == known) && !language.starts_with("rust,compile_fail,E")
        })
        .map(|(path, (language, _))| format!("{}: a block in `{language}`", path.display()))
        .collect();
    assert_none(&problems);
}

/// Claim: docs-examples.
#[cfg_attr(not(feature = "implicit"), ignore = "the examples coerce, and plain stable has no coercions")]
#[test]
fn every_block_of_rust_compiles_and_runs() {
    let compiler = Compiler::find().expect("there is a compiler");
    let derives = Derives::build(compiler).expect("the derive builds");
    let mut problems = Vec::new();
    for (path, document) in documents() {
        // `peers/tests/guide.rs` runs the first three in both modes, with the other crates that they
        // need. The last is a test of its crate's documentation.
        let is_run_elsewhere = ["FROM-HAND-WRITTEN.md", "COOKBOOK.md", "USING.md", "kernel-pointers/README.md"]
            .iter()
            .any(|name| path.ends_with(name));
        if !is_run_elsewhere && document.blocks.iter().any(|(language, _)| language.starts_with("rust")) {
            problems.extend(derives.test_markdown(&path).expect("rustdoc can be run"));
        }
    }
    assert_none(&problems);
}

/// A command without what a shell does around it: assignments before it, comments after it.
fn bare_commands(line: &str) -> Vec<String> {
    let assignments = Regex::new(r#"^(?:[A-Z_]+=(?:"[^"]*"|\S*)\s+)+"#).expect("a valid pattern");
    let line = line.split(" #").next().unwrap_or_default();
    let commands = line.split("&&").map(|command| assignments.replace(command.trim(), "").trim().to_owned());
    commands.filter(|command| !command.is_empty()).collect()
}

/// Each package of the workspace with its targets as cargo selects them, `--test ui`.
fn targets() -> BTreeMap<String, BTreeSet<String>> {
    let mut cargo = cargo::command();
    let output = cargo.args(["metadata", "--no-deps", "--format-version=1"]).output().expect("cargo runs");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo prints JSON");
    let packages = metadata["packages"].as_array().expect("a list of packages");
    packages
        .iter()
        .map(|package| {
            let targets = package["targets"].as_array().expect("a list of targets").iter().map(|target| {
                let kind = target["kind"][0].as_str().unwrap_or_default();
                format!("--{kind} {}", target["name"].as_str().unwrap_or_default())
            });
            (package["name"].as_str().unwrap_or_default().to_owned(), targets.collect())
        })
        .collect()
}

/// What of a cargo command is not in this workspace.
fn unknown_in(command: &str, targets: &BTreeMap<String, BTreeSet<String>>) -> Option<String> {
    // What comes after `--` is for the program.
    let words: Vec<_> = command.split_whitespace().take_while(|word| *word != "--").collect();
    let packages: Vec<_> = words.windows(2).filter(|pair| pair[0] == "-p").map(|pair| pair[1]).collect();
    if let Some(package) = packages.iter().find(|package| !targets.contains_key(**package)) {
        return Some(format!("package {package}"));
    }
    let selected = words.windows(2).filter(|pair| ["--test", "--example", "--bench"].contains(&pair[0]));
    let mut selected = selected.map(|pair| pair.join(" "));
    selected.find(|target| {
        !targets
            .iter()
            .filter(|(package, _)| packages.is_empty() || packages.contains(&package.as_str()))
            .any(|(_, targets)| targets.contains(target))
    })
}

#[test]
fn every_cargo_command_names_what_exists() {
    let targets = targets();
    let mut problems = Vec::new();
    for (path, document) in documents() {
        let lines = document.blocks_in("sh").flat_map(str::lines).chain(document.code.iter().map(String::as_str));
        for command in lines.flat_map(bare_commands).filter(|command| command.starts_with("cargo ")) {
            if let Some(unknown) = unknown_in(&command, &targets) {
                problems.push(format!("{}: `{command}`: there is no {unknown}", path.display()));
            }
        }
    }
    assert_none(&problems);
}

/// A lane runs each block in `sh`: the lane contains the same commands, or a script beside the
/// lanes takes them from the document, or they are a part of `cargo test`. The quick start has a
/// test of its own. Benchmarks measure and are run by hand; clippy builds them.
#[test]
fn every_block_of_commands_is_run_by_a_lane() {
    let lanes = read(&workspace().join(".ci/run"));
    let quick_start = quick_start().0;
    let scripts = read(&workspace().join(".ci/without-cargo"));
    let mut problems = Vec::new();
    for (path, document) in documents() {
        let name = path.strip_prefix(workspace()).unwrap_or(&path).display().to_string();
        if lanes.contains(" .ci/without-cargo;") && scripts.contains(&format!("' {name} |")) {
            continue;
        }
        for block in document.blocks_in("sh").filter(|block| *block != quick_start) {
            for command in block.lines().flat_map(bare_commands) {
                let is_run = lanes.contains(&command)
                    || command == ".ci/run"
                    || command.starts_with("cargo test")
                    || command.starts_with("cargo bench");
                if !is_run {
                    problems.push(format!("{}: no lane runs `{command}`", path.display()));
                }
            }
        }
    }
    assert_none(&problems);
}

/// The commands under "Quick start" in the README, and the program that they are for, which is the
/// first block of Rust.
fn quick_start() -> (String, String) {
    let readme = Document::read(&workspace().join("README.md"));
    let commands = readme.blocks_in("sh").next().expect("the README has commands");
    let program = readme.blocks_in("rust").next().expect("the README has a program");
    (commands.to_owned(), program.to_owned())
}

/// Claim: docs-examples.
#[cfg(unix)]
#[cfg_attr(not(feature = "implicit"), ignore = "the same run as in the pinned lane, which sets RUSTC_BOOTSTRAP itself")]
#[test]
fn the_quick_start_works() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    std::os::unix::fs::symlink(workspace(), folder.path().join("smart-pointer")).expect("a link can be made");
    let (commands, program) = quick_start();
    let shell = |folder: &Path, commands: &str| {
        let mut shell = Command::new("sh");
        shell.args(["-e", "-c", commands]).current_dir(folder);
        // What this test was started with is not what a reader has.
        shell.env_remove("RUSTC_BOOTSTRAP").env("CARGO_TARGET_DIR", env!("CARGO_TARGET_TMPDIR"));
        let output = shell.output().expect("there is a shell");
        assert!(output.status.success(), "{commands}\n{}", String::from_utf8_lossy(&output.stderr));
    };
    shell(folder.path(), &commands);
    fs::write(folder.path().join("try-it/src/main.rs"), program).expect("cargo made the folder");
    shell(&folder.path().join("try-it"), "cargo run");
}
