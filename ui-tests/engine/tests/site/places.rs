//! A page says things where a reader looks for them: where its results come from, what words mean,
//! and where the search finds them.

use super::{HOSTILE, NIGHTLY, PAGES, all, attributes, html, other_runs, outcome, run, section};
use evidence::cargo::workspace;
use evidence::compiler::Verdict;
use evidence::site::FIRST_PAGE;
use evidence::site::kept::{KeptRun, KeptShapes};
use evidence::site::other_runs::OtherRuns;
use evidence::site::pages::Files;
use std::fs;

/// The pages of a run that differs in something.
fn with(run: &KeptRun) -> Files {
    all(run, &other_runs()).expect("every page is drawn")
}

#[test]
fn an_attack_that_is_a_known_gap_in_implicit_mode_is_not_harmless() {
    let mut cases = run().cases;
    let attack = cases.iter_mut().find(|case| case.kind == "unsize" && case.ours.verdict == Verdict::Accepted);
    let attack = attack.expect("it is there");
    attack.source =
        attack.source.replace("accepted, because `nothing` is attacked.", "accepted, see known-gap/two.rs\n//!");
    let pages = with(&KeptRun { cases, ..run() });
    let list = pages["attack/index.html"].replace("&#x2f;", "/");
    let case = "<a href=\"../case/unsize/attack/attribute-is-a-macro.html\">";
    assert!(section(&list, "by-gap").contains(case) && !section(&list, "accepted").contains(case), "{list}");
    assert!(pages[FIRST_PAGE].contains("#by-gap\">1 attack on unsize!</a>"), "{}", pages[FIRST_PAGE]);
    let page = section(&pages["case/unsize/attack/attribute-is-a-macro.html"], "attack");
    assert!(page.contains("In implicit mode, it gets through by a known gap."), "{page}");
    let harmless = section(&PAGES["case/unsize/attack/attribute-is-a-macro.html"], "attack");
    assert!(harmless.contains("In implicit mode, it is accepted, and does no harm."), "{harmless}");
}

#[test]
fn what_breaks_is_said_of_every_known_gap() {
    let pages = [&PAGES[FIRST_PAGE], &PAGES["attack/index.html"], &PAGES["case/known-gap/index.html"]];
    let folder = fs::read_dir(workspace().join("ui-tests/ui/known-gap")).expect("the folder is there");
    for file in folder.map(|file| file.expect("it is there").path()) {
        let Ok(source) = fs::read_to_string(&file) else { continue };
        let Some((_, harm)) = source.split_once("\n//! Harm: ") else { continue };
        let words = match harm.split([':', '.', ',', '\n']).next().unwrap_or_default() {
            soundness if soundness.starts_with("soundness") => "memory safety",
            only if only.starts_with("only ") => "only what the pointer itself promises",
            words => words,
        };
        let harm = harm.split("\n\n").next().unwrap_or_default().replace("\n//!", "");
        // What is unsound under a condition is in the list of what breaks soundness.
        assert!(
            !harm.contains("is unsound if") || words == "memory safety",
            "{}: it is listed as harmless",
            file.display()
        );
        for page in pages {
            assert!(page.contains(&format!("{words}, ")) || page.contains(&format!("{words}.")), "{}", file.display());
        }
    }
}

#[test]
fn a_page_says_which_compiler_its_results_are_from() {
    let pages = with(&KeptRun { version: "rustc 1.95.0 (59807616e 2026-04-14)".to_owned(), ..run() });
    for (name, shown) in [
        ("1.95.0-locked", "show what this compiler says"),
        ("1.95.0-newest", "show what the same compiler says with the locked dependencies"),
        ("1.85.0-locked", "show what another one says: rustc 1.95.0 (59807616e 2026-04-14)"),
    ] {
        let page = &pages[&format!("compiler/{name}.html")];
        assert!(page.contains(shown), "{name}:\n{page}");
    }
    for (address, page) in html(&pages) {
        let is_of_others = address.starts_with("compiler/") || address.starts_with("crate/") || address == "cost.html";
        assert_eq!(page.contains("The cases were judged by"), !is_of_others, "{address}");
    }
    let case = PAGES["case/fail/sized/unbounded.html"].replace("&#x2f;", "/");
    assert!(case.contains("ours in <a href=\"../../../index.html#word-implicit-mode\">implicit mode</a>"), "{case}");
    let toolchain = fs::read_to_string(workspace().join("rust-toolchain.toml")).expect("it is there");
    let pinned = toolchain.split('"').nth(1).expect("it names a release");
    let words = format!("<code>rust-toolchain.toml</code> names: Rust {pinned}.");
    let overview = &PAGES[FIRST_PAGE];
    assert!(overview.contains("<dt id=\"word-pinned-compiler\">") && overview.contains(&words), "{overview}");
    let list = &PAGES["compiler/index.html"];
    assert!(list.contains("on each release with the locked dependencies: 1.85.0, 1.95.0, 1.96.0."), "{list}");
    let crates = &PAGES["crate/index.html"];
    assert!(crates.contains("pinned compiler</a> and on nightly"), "{crates}");
}

#[test]
fn a_crate_shows_each_pointer_that_derives_and_what_a_reason_means() {
    assert!(PAGES["crate/rc-box.html"].contains("<code>RcBox</code>, <code>ArcBox</code>"));
    let why = "depends on the static type of the pointee";
    for (name, has) in [("arc-interner", true), ("allocator-api2", true), ("smallbox", false)] {
        assert_eq!(PAGES[&format!("crate/{name}.html")].contains(why), has, "{name}");
    }
    assert!(PAGES["crate/triomphe.html"].contains("<dt>Features of its own that its tests are run with</dt>"));
}

#[test]
fn a_case_says_what_the_builtin_was_given_and_its_verdict() {
    let mut cases = run().cases;
    let case = cases.iter_mut().find(|case| case.name == "fail/sized/stricter.rs").expect("it is there");
    case.reason = Some("rightly, because it asks.".to_owned());
    let pages = with(&KeptRun { cases, ..run() });
    let page = &pages["case/fail/sized/stricter.html"];
    assert!(page.contains("<strong>Why the builtin differs:</strong> accepted, rightly, because it asks."), "{page}");
    assert!(section(page, "errors").contains("then stand for <code>CoercePointee</code>"), "{page}");
    assert!(
        page.replace("&#x2f;", "/").contains("<code>cargo run -- check ui-tests/ui/fail/sized/stricter.rs</code>"),
        "{page}"
    );
    let found = section(&pages["search.html"], "cases");
    assert!(found.contains("Why the builtin differs: accepted, rightly, because it asks."), "{found}");
    assert!(!PAGES["case/attack/cast/mistake.html"].contains("then stand for"), "the builtin is not asked");
}

#[test]
fn a_verdict_on_nightly_names_its_blocker() {
    let nightly = section(&PAGES["differences.html"], "nightly");
    assert!(nightly.contains("This is <a href=\"report.html#part-8\">blocker 5</a> of the report."), "{nightly}");
    let mut cases = run().cases;
    cases[0].source = cases[0].source.replace(NIGHTLY, &NIGHTLY.replace("#155304", "#15530"));
    let pages = with(&KeptRun { cases, ..run() });
    assert!(!section(&pages["differences.html"], "nightly").contains("of the report"), "another issue is no blocker");
}

#[test]
fn what_agrees_is_the_first_panel_and_the_builtins_is_in_the_second_column() {
    let panels = PAGES[FIRST_PAGE].split_once("<div class=\"panels\">").expect("there are panels").1;
    let order: Vec<usize> = ["agrees", "open", "open-builtin", "compilers"]
        .map(|id| panels.find(&format!("<h2 id=\"{id}\">")).unwrap_or_else(|| panic!("no {id}:\n{panels}")))
        .into();
    assert!(order.is_sorted() && panels[..order[0]].trim() == "<div>\n<section>", "{panels}");
    // The second column begins with it, however long the panels of the first are.
    assert!(panels[..order[2]].ends_with("</section>\n</div>\n<div>\n<section>\n"), "{panels}");
    assert_eq!(panels[order[2]..order[3]].matches("<h2").count(), 1, "{panels}");
}

#[test]
fn what_is_open_in_the_builtin_is_one_link_from_the_top() {
    let (above, _) = PAGES[FIRST_PAGE].split_once("<details>").expect("there are words to read first");
    for link in ["<a href=\"#open\">in ours</a>", "<a href=\"#open-builtin\">in the builtin</a>"] {
        assert!(above.contains(link), "{link}:\n{above}");
    }
}

#[test]
fn no_reason_points_to_what_is_elsewhere() {
    for (address, page) in html(&PAGES).filter(|(address, _)| address.starts_with("crate/")) {
        assert!(!page.contains("the tests below"), "{address}: the tests of a crate are above what a person decides");
    }
    let person = section(&PAGES["crate/aliasable.html"], "person");
    assert!(person.contains("for our tests alone: its author has not promised it"), "{person}");
}

#[test]
fn the_report_has_headings() {
    let page = &PAGES["report.html"];
    for (id, heading) in [
        ("the-ask", "The ask"),
        ("blockers", "Blockers"),
        ("since-the-first-attempt", "Since the first attempt"),
        ("known-and-not-mitigated", "Known and not mitigated"),
    ] {
        assert!(
            page.contains(&format!("<h2 id=\"{id}\">{heading}</h2>")) && !page.contains(&format!("<strong>{heading}")),
            "{page}"
        );
    }
    assert!(section(page, "teams").contains("<tr><th scope=\"row\">lang</th><td>"), "{page}");
    // A section that the text names is shown, or the page says that it is not.
    let (above, report) = page.split_once("<div class=\"report\">").expect("the page shows the report");
    let named: Vec<&str> = report.split("(<em>").skip(1).filter_map(|rest| rest.split("</em>").next()).collect();
    assert!(named.contains(&"Whose vtable"), "{named:?}");
    for name in named {
        assert!(above.contains(&format!("<i>{name}</i>")), "{name} is not shown:\n{above}");
    }
}

#[test]
fn the_costs_say_how_they_were_measured() {
    let cost = &PAGES["cost.html"];
    for (id, shown) in [
        ("beside", "user seconds of 1000"),
        ("per-struct", "The feature <code>dispatch</code> was on"),
        ("cold", "User seconds added to a tree that has syn"),
        ("calls", "a call through an <code>Arc&lt;dyn Trait&gt;</code>"),
    ] {
        assert!(section(cost, id).contains(shown), "{shown}:\n{cost}");
    }
    assert!(
        !cost.contains("The rows:")
            && cost.contains("The tables and columns that the paragraphs name are in that file")
    );
    let calls = section(cost, "calls").split("call through <code>Arc&lt;dyn Trait&gt;</code>").nth(1);
    assert!(calls.is_some_and(|calls| calls.contains("data-label=\"here\">15</td>")), "{cost}");
    assert!(cost.split("<section>").next().is_some_and(|above| above.contains("Rust 1.95.0")), "{cost}");
}

#[test]
fn what_a_message_without_names_stands_for() {
    let mut cases = run().cases;
    let title = "E0802: `CoercePointee` requires `T` to be marked `?Sized`";
    let longer = "E0802: `CoercePointee` can only be derived on `struct`s with at least one field";
    cases[0].builtin = Some(outcome(Verdict::Rejected, &[title, longer]));
    let pages = with(&KeptRun { cases, ..run() });
    let reasons = section(&pages["shapes.html"], "reasons").replace("&#x2f;", "/");
    let row =
        |reason: &str| reasons.split("<tr>").find(|row| row.contains(reason)).unwrap_or_else(|| panic!("{reasons}"));
    let shown = row("requires … to be marked …");
    assert!(shown.contains("such as: <code>CoercePointee</code> requires <code>T</code>"), "{shown}");
    assert!(shown.contains("error_codes/E0802.html"), "{shown}");
    assert!(
        row("derived on …s with at least one field").contains("such as: <code>CoercePointee</code> can only be"),
        "{reasons}"
    );
    assert!(!row("derived on …s with …").contains("such as"), "another reason's error:\n{reasons}");
    assert!(!row(">E0740<").contains("such as"), "an error with this code need not be among these:\n{reasons}");
}

#[test]
fn a_run_with_known_results_on_shapes_does_not_repeat_them() {
    let page = &PAGES["shapes.html"];
    let pinned = section(page, "pinned");
    let paragraph = |at: usize| pinned.split("<p>").nth(at).and_then(|text| text.split("</p>").next());
    let sentences = [paragraph(1), paragraph(2)].map(|text| text.expect("there are two").to_owned()).join("\n\n");
    let sentences = sentences.replace("&#39;", "'").replace("&#x27;", "'");
    let pages = with(&KeptRun { shapes: KeptShapes { sentences: sentences.clone(), ..run().shapes }, ..run() });
    let this = section(&pages["shapes.html"], "this-run");
    assert!(
        this.contains("exactly what is <a href=\"#pinned\">above</a>") && !this.contains(&sentences[..40]),
        "{this}"
    );
    assert!(section(page, "this-run").contains("<p>One.</p>"), "{page}");
}

#[test]
fn the_search_finds_what_the_pages_are_about() {
    let page = &PAGES["search.html"];
    assert!(section(page, "cases").contains("Implicit mode: accepted, because <code>nothing</code> is attacked."));
    assert!(page.contains("the source of a claim"), "{page}");
    // By these the script knows what error is whose.
    let claims = section(page, "claims").split("<li>").find(|entry| entry.contains(">sized-missing</a>"));
    let error = "Error, with cause and fix: <span data-error=\"`SmartPointer` requires `…` to be marked `?Sized`\" data-of=\"claim\">";
    assert!(claims.is_some_and(|entry| entry.contains(error)), "{claims:?}");
    let report = section(page, "report");
    assert!(report.contains(">The chapter and the library documentation"), "{report}");
    assert!(report.contains(">Blocker 5: Nightly accepts #[pointee(x)]"), "{report}");
    let others = section(page, "pages").replace("&#x2f;", "/");
    for shown in ["<code>pin_project</code>", "serde", "zerocopy", "user seconds", "how long the lanes take"] {
        let cost = others.split("<li>").find(|entry| entry.contains("<a href=\"cost.html\">"));
        assert!(cost.is_some_and(|entry| entry.contains(shown)), "{shown}:\n{others}");
    }
    let compilers = others.split("<li>").find(|entry| entry.contains("<a href=\"compiler/index.html\">"));
    assert!(compilers.is_some_and(|entry| entry.contains("the lanes that judge them")), "{others}");
    for link in
        ["shapes.html#pinned-sized-again", "shapes.html#plain-stable-sized-again", "shapes.html#nightly-sized-again"]
    {
        assert!(others.contains(&format!("<a href=\"{link}\">")), "{link}:\n{others}");
    }
    assert!(others.contains("<a href=\"index.html#word-implicit-mode\">What implicit mode means</a>"), "{others}");
    assert_eq!(
        attributes(&PAGES[FIRST_PAGE], "id").iter().filter(|id| id.starts_with("word-")).count(),
        others.matches("<li><a href=\"index.html#word-").count()
    );
    // What people search for, and no case says.
    for (name, words) in [
        ("Unsound: known gaps that break soundness", "unsound"),
        ("Unsound with the builtin", "soundness"),
        ("Known gaps", "ICE"),
        ("Nightly: where the builtin differs", "Where the builtin"),
        ("Differences from the builtin", "Who is right"),
        ("Cost", "What does it cost?"),
        ("Cases", "error messages (diagnostics)"),
        ("Crates", "migration"),
        ("What the report asks, and leaves open", "FCP"),
        ("What each team has to decide", "lang: the coercion half"),
        ("Generated shapes, nightly: sized-again", "nightly"),
    ] {
        let entry = others.split("<li>").find(|entry| entry.contains(&format!(">{name}")));
        assert!(entry.is_some_and(|entry| entry.contains(words)), "{name}, {words}:\n{others}");
    }
    let without = all(&run(), &OtherRuns::default()).expect("every page is drawn");
    assert!(!without["search.html"].contains("how long the lanes take"), "this build has no lanes");
    assert!(!page.contains(HOSTILE));
}
