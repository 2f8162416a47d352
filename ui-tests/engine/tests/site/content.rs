//! What the pages of cases, claims, crates, shapes and costs show.

use super::{PAGES, all, broken_links, case, html, other_runs, outcome, run, section};
use evidence::cargo::workspace;
use evidence::compiler::Verdict;
use evidence::site::FIRST_PAGE;
use evidence::site::kept::{KeptCase, KeptRun, KeptShapes};
use evidence::site::other_runs::OtherRuns;
use std::fs;
use std::path::Path;

#[test]
fn a_page_shows_what_the_run_found() {
    let files = &*PAGES;
    let page = &files["case/fail/sized/stricter.html"];
    for shown in
        ["sized-missing", ">pass&#x2f;sized&#x2f;inline<", "(not in this run)", "--terminal-bright-red", "E0277"]
    {
        assert!(page.contains(shown), "{shown}:\n{page}");
    }
    let overview = &files[FIRST_PAGE];
    assert!(
        overview.contains("<a href=\"case&#x2f;index-agree-no-gap.html\"><b>2</b> <span>of 9 compared cases"),
        "{overview}"
    );
    assert!(overview.contains("<a href=\"differences.html#stricter\">3 cases</a>"), "{overview}");
    assert!(files["claim/sized-missing.html"].contains(">fail&#x2f;sized&#x2f;unbounded<"));
    assert!(files["cost.html"].matches("<rect").count() > 10, "the figures of cost.md were not found");
    let old = &files["compiler/1.85.0-locked.html"];
    assert!(old.contains("since 1.94, <code>rustc</code> lacks it"), "every case is newer than this compiler:\n{old}");
    assert!(old.contains("No header says what it answers here"), "is the builtin asked:\n{old}");
    for address in ["compiler/1.95.0-locked.html", "compiler/nightly-locked.html"] {
        assert!(files[address].contains("The headers of the cases say what it answers here"), "{address}");
    }
    assert!(old.contains("16 of 16: ") && old.contains("this one may let through: 5"), "{old}");
    let lead = "Newer compilers stop <a href=\"#dangers\">5 attacks</a> that it is not asked about, and it may let them through.";
    assert!(old.contains(lead), "{old}");
}

#[test]
fn the_page_of_a_case_says_what_is_known_and_no_more() {
    let files = &*PAGES;
    let nightly = &files["case/fail/sized/unbounded.html"];
    let link = "<a href=\"https://github.com/rust-lang/rust/issues/155304\">rust-lang/rust#155304</a>";
    assert!(
        nightly.contains(&format!("<dt>Builtin, on nightly</dt><dd>accepted, because rustc changed ({link}).")),
        "{nightly}"
    );
    assert!(section(nightly, "expansion").contains("Not known"), "{nightly}");
    assert!(
        section(&files["case/fail/sized/stricter.html"], "expansion").contains("no derive in this file wrote an impl")
    );
    let rejected = section(&files["case/attack/marker-missing/clone.html"], "expansion");
    assert!(rejected.contains("is rejected all the same") && rejected.contains("The expansion"), "{rejected}");
    let implicit = &files["case/unsize/attack/attribute-is-a-macro.html"];
    assert!(implicit.contains("because <code>nothing</code> is attacked"), "{implicit}");
    assert!(files["case/unsize/attack/index.html"].contains("Implicit mode: accepted, because"));
}

#[test]
fn the_page_of_a_case_says_what_its_macros_do() {
    let mut cases = run().cases;
    let near = cases.iter_mut().find(|case| case.name == "attack/item-replaced/near.rs").expect("it is there");
    near.source = "//! The item is removed.\nuse hostile_macros::{replace_by as doc, use_every_token};\n".to_owned();
    let pages = all(&KeptRun { cases, ..run() }, &other_runs()).expect("every page is drawn");
    let page = pages["case/attack/item-replaced/near.html"].replace("&#x2f;", "/");
    let macros = section(&page, "macros");
    for shown in [
        "<code>replace_by</code> of the crate <code>hostile_macros</code>: Replaces the item by the argument, or removes it",
        "Its source, from <code>ui-tests/hostile-macros/src/lib.rs</code></summary>",
        "pub fn replace_by(argument: TokenStream, _item: TokenStream) -&gt; TokenStream {",
        // What a macro calls is shown below it.
        "fn collect_spans(tokens: TokenStream, ",
    ] {
        assert!(macros.contains(shown), "{shown}:\n{macros}");
    }
    assert!(!macros.contains("<code>removed</code>"), "a word of the header is no macro:\n{macros}");
    assert!(page.find("id=\"source\"") < page.find("id=\"macros\""), "{page}");
    assert!(!PAGES["case/attack/item-replaced/near.html"].contains("id=\"macros\""));
    let found = section(&pages["search.html"], "cases");
    assert!(found.contains("<br>Uses: <code>replace_by</code>, <code>use_every_token</code>"), "{found}");

    // Every macro that a case can use says what it does.
    let file = fs::read_to_string(workspace().join("ui-tests/hostile-macros/src/lib.rs")).expect("it is there");
    for below in file.split("\n#[proc_macro").skip(1) {
        let above = file.split(&format!("\n#[proc_macro{below}")).next().unwrap_or_default();
        assert!(above.lines().last().is_some_and(|line| line.starts_with("///")), "{below}");
    }
}

#[test]
fn a_case_with_another_verdict_in_implicit_mode_shows_that_of_plain_stable_first() {
    let both = "<span class=\"verdict\">rejected</span> on plain stable, <span class=\"verdict\">accepted</span> in implicit mode";
    let case = &PAGES["case/unsize/attack/attribute-is-a-macro.html"];
    for (address, page) in [("case", case), ("claim", &PAGES["claim/attack-path-attribute.html"])] {
        assert!(page.contains(both), "{address}:\n{page}");
    }
    let errors = section(case, "errors");
    let [plain, implicit] = ["side-1", "side-2"].map(|id| section(errors, id));
    assert!(
        plain.starts_with("Ours, on plain stable: ") && plain.contains("aria-label=\"Ours, on plain stable, error 1")
    );
    assert!(plain.contains("unsize&#x2f;attack&#x2f;attribute-is-a-macro.rs:"), "not its snapshot:\n{plain}");
    assert!(implicit.starts_with("Ours, in implicit mode: ") && implicit.contains("No errors."), "{implicit}");
    assert!(!PAGES["case/fail/sized/stricter.html"].contains("on plain stable"));
}

/// Every rejected case of `unsize!`, as if implicit mode rejected it with another error.
fn of_unsize(folder: &Path) -> Vec<KeptCase> {
    let mut cases = Vec::new();
    for path in fs::read_dir(folder).expect("it is a folder").map(|entry| entry.expect("it is there").path()) {
        if path.is_dir() {
            cases.extend(of_unsize(&path));
        } else if path.extension().is_some_and(|extension| extension == "stderr") {
            let file = path.with_extension("rs");
            let name = file.strip_prefix(workspace().join("ui-tests/ui")).expect("it is below").display().to_string();
            let subject = name.split('/').take(2).collect::<Vec<_>>().join("/");
            cases.push(case(&name, &subject, outcome(Verdict::Rejected, &["of implicit mode"]), None));
        }
    }
    cases
}

#[test]
fn a_case_of_unsize_shows_its_snapshot_everywhere() {
    let cases = of_unsize(&workspace().join("ui-tests/ui/unsize"));
    assert!(cases.len() > 150, "{}", cases.len());
    let run = KeptRun { cases: cases.clone(), ..run() };
    let pages = all(&run, &other_runs()).expect("every page is drawn");
    let unescaped = |page: &str| {
        let signs = [("&#x2f;", "/"), ("&#x27;", "'"), ("&quot;", "\""), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")];
        signs.iter().fold(page.to_owned(), |page, (escaped, sign)| page.replace(escaped, sign))
    };
    let (found, list) = (unescaped(&pages["search.html"]), unescaped(&pages["attack/index.html"]));
    let by_one = unescaped(&pages["attack/by-one.html"]);
    let mut of_one_error = 0;
    for case in &cases {
        let snapshot = fs::read_to_string(workspace().join(&case.file).with_extension("stderr")).expect("it is there");
        let errors: Vec<&str> = snapshot.lines().filter(|line| line.starts_with("error")).collect();
        let address = format!("case/{}.html", case.name.trim_end_matches(".rs"));
        let page = unescaped(section(&pages[&address], "errors"));
        let (plain, implicit) = page.split_once("Ours, in implicit mode: ").expect("there are two modes");
        assert!(plain.contains("Ours, on plain stable: ") && plain.contains(errors[0]), "{}:\n{plain}", case.name);
        assert!(implicit.contains("of implicit mode"), "{}:\n{implicit}", case.name);
        let words = errors[0].split_once(": ").expect("an error has words").1;
        assert!(found.contains(words), "{}: {words}", case.name);
        if case.subject == "unsize/attack" {
            assert!(list.contains(words), "{}: {words}", case.name);
            assert_eq!(by_one.contains(&format!("<a href=\"../{address}\">")), errors.len() == 1, "{}", case.name);
            of_one_error += usize::from(errors.len() == 1);
        }
    }
    assert!(!list.contains("of implicit mode") && of_one_error > 10, "{list}");
}

#[test]
fn a_difference_says_who_is_right_and_the_page_how_many_there_are() {
    let mut cases = run().cases;
    cases.iter_mut().find(|case| case.name == "fail/sized/stricter.rs").expect("it is there").reason =
        Some("rightly, because it asks.".to_owned());
    let pages = all(&KeptRun { cases, ..run() }, &other_runs()).expect("every page is drawn");
    let page = &pages["differences.html"];
    assert!(page.contains("the builtin is right, which is so for 1 of these cases"), "{page}");
    for (id, count) in [("stricter", 3), ("laxer", 2), ("nightly", 1), ("not-compared", 7)] {
        let chip = page.split_once(&format!("<li><a href=\"#{id}\">")).map(|(_, rest)| &rest[..80]);
        assert!(
            chip.is_some_and(|chip| chip.contains(&format!("<span class=\"muted\">{count}</span>"))),
            "{id}: {chip:?}"
        );
    }
}

#[test]
fn what_differs_on_nightly_has_its_reason() {
    let files = &*PAGES;
    for (address, case) in [
        ("compiler/nightly-locked.html", "../case/fail/sized/unbounded.html"),
        ("differences.html", "case/fail/sized/unbounded.html"),
    ] {
        let nightly = section(&files[address], "nightly").replace("&#x2f;", "/");
        assert_eq!(nightly.matches("<li>").count(), 1, "{address}: only one case has another verdict:\n{nightly}");
        assert!(nightly.contains(&format!("<li><a href=\"{case}\">")), "{address}:\n{nightly}");
        assert!(
            nightly.contains("Ours: rejected. The builtin on nightly: accepted, because rustc changed (<a "),
            "{address}:\n{nightly}"
        );
    }
    assert!(
        section(&files["differences.html"], "nightly").contains("\nthere in 6 cases."),
        "{}",
        files["differences.html"]
    );
    assert!(!files["compiler/1.85.0-locked.html"].contains("id=\"nightly\""));
    assert!(
        section(&files["search.html"], "cases").contains("The builtin on nightly: accepted, because rustc changed")
    );
}

#[test]
fn an_attack_on_an_old_compiler_says_what_it_would_do() {
    let dangers = section(&PAGES["compiler/1.85.0-locked.html"], "dangers");
    assert!(dangers.contains("What it would do: a <code>value</code> is moved"), "{dangers}");
}

#[test]
fn the_name_of_a_case_or_a_folder_leads_to_it() {
    let text = "See known-gap/two.rs, two.rs, `attack/cast`, unsize/attack/deep and no/such/case.rs.";
    let case = |case: KeptCase| KeptCase { reason: Some(text.to_owned()), ..case };
    let cases = run().cases.into_iter().map(case).collect();
    let pages = all(&KeptRun { cases, ..run() }, &other_runs()).expect("every page is drawn");
    let page = pages["case/fail/sized/stricter.html"].replace("&#x2f;", "/");
    for link in [
        "<a href=\"../../../case/known-gap/two.html\">known-gap/two.rs</a>",
        "<a href=\"../../../case/known-gap/two.html\">two.rs</a>",
        "<a href=\"../../../case/attack/cast/index.html\"><code>attack/cast</code></a>",
        "<a href=\"../../../case/unsize/attack/deep/index.html\">unsize/attack/deep</a> and no/such/case.rs.",
    ] {
        assert!(page.contains(link), "{link}:\n{page}");
    }
    assert!(broken_links(&pages).is_empty());
}

#[test]
fn the_report_leads_to_cases_and_claims_and_says_what_it_leaves_out() {
    let mut cases = run().cases;
    let near = cases.iter_mut().find(|case| case.name == "attack/item-replaced/near.rs").expect("it is there");
    near.name = "attack/item-replaced/alias-of-pin.rs".to_owned();
    let pages = all(&KeptRun { cases, ..run() }, &other_runs()).expect("every page is drawn");
    let page = pages["report.html"].replace("&#x2f;", "/");
    for link in ["case/attack/item-replaced/alias-of-pin.html", "claim/attack-path-core.html"] {
        assert!(page.contains(&format!("<a href=\"{link}\"><code>")), "{link}:\n{page}");
    }
    assert!(page.contains("<a href=\"report.html\" aria-current=\"page\">Report</a>"), "{page}");
    let (above, report) = page.split_once("<div class=\"report\">").expect("the page shows the report");
    let others: Vec<&str> =
        report.split("(see <em>").skip(1).map(|rest| rest.split("</em>").next().unwrap_or_default()).collect();
    assert!(!others.is_empty(), "{report}");
    let open = section(&page, "open-items");
    for shown in ["The chapter", "second before the first", "crater"] {
        assert!(open.contains(shown) && !open.contains("[ ]"), "{shown}:\n{open}");
    }
    assert!(above.contains("from rustc 1.95.0") && above.contains("-nightly ("), "{above}");
    for other in others {
        assert!(above.contains(&format!("<i>{other}</i>")), "{other} is not shown, and nothing says so:\n{above}");
    }
}

#[test]
fn a_small_sample_is_marked_and_the_whole_ones_are_shown() {
    let page = &PAGES["shapes.html"];
    assert!(section(page, "this-run").contains("A small sample: 10 shapes of 10000."), "{page}");
    for setting in ["pinned", "plain-stable", "nightly"] {
        assert!(section(page, setting).contains(">sized-again<"), "{setting}:\n{page}");
    }
    assert!(section(page, "reasons").matches("<rect").count() > 10, "{page}");
    assert!(PAGES[FIRST_PAGE].contains(" of 10000 generated shapes</a>"));
    let whole = KeptRun { shapes: KeptShapes { count: 10_000, ..run().shapes }, ..run() };
    let pages = all(&whole, &other_runs()).expect("every page is drawn");
    assert!(!pages["shapes.html"].contains("small sample"));
}

#[test]
fn claims_about_the_proposal_and_about_the_prototype_are_apart() {
    let page = &PAGES["claim/index.html"];
    let [proposal, prototype] = ["proposal", "prototype"].map(|part| {
        page.find(&format!("<h2 id=\"claims-about-the-{part}\">")).unwrap_or_else(|| panic!("no {part}:\n{page}"))
    });
    let place = |claim: &str| page.find(&format!(">{claim}</a>")).unwrap_or_else(|| panic!("no {claim}:\n{page}"));
    assert!(proposal < place("run-coerce-dyn") && place("run-coerce-dyn") < prototype);
    assert!(place("unsize-sealed") > prototype);
    for (claim, part) in [("run-coerce-dyn", "proposal"), ("unsize-sealed", "prototype")] {
        assert!(PAGES[&format!("claim/{claim}.html")].contains(&format!("#claims-about-the-{part}\">")), "{claim}");
    }
    assert!(page.contains("<td data-label=\"builtin\">no counterpart</td>"), "{page}");
}

#[test]
fn a_crate_has_its_tests_its_diff_and_its_reasons() {
    let files = &*PAGES;
    let list = &files["crate/index.html"];
    let ported = section(list, "ported").matches("<tr>").count();
    let left = section(list, "left").matches("<tr>").count();
    let pages = files.keys().filter(|address| address.starts_with("crate/")).count();
    // Each table has a row of titles. The list has a page, and so has each of three sets of crates.
    assert_eq!(ported - 1 + left - 1, pages - 4, "each crate is in one of the two lists");
    assert!(!list.contains("not run"), "an entry has no row in ports.md:\n{list}");

    let page = &files["crate/unique-rc.html"];
    let diff = section(page, "diff");
    assert!(diff.contains("<del>-old &lt;script&gt;") && diff.contains("<ins>+new</ins>"), "{diff}");
    assert!(section(page, "tests").contains("<tr><th scope=\"row\">before the port</th><td>28</td></tr>"), "{page}");
    assert!(
        section(&files["crate/triomphe.html"], "diff").contains("cargo run -- ports triomphe"),
        "there is no diff of it"
    );
    for (page, definition) in
        [(page, "<dt>Lines of Rust removed/added, without comments</dt>"), (list, "lines of Rust without comments")]
    {
        assert!(page.contains(definition), "{definition}:\n{page}");
    }
    assert!(
        list.contains(">14 of the 17 run</a>") && list.contains("Not possible with the builtin: its own macro"),
        "{list}"
    );
    let partly = section(list, "partly");
    for left in ["<code>sync::Gc</code>: there is a second field", "<code>UCell</code>: ", "<code>Weak</code>: "] {
        assert!(partly.contains(left), "{left}:\n{partly}");
    }
    assert!(section(&files["crate/rust-cc.html"], "left").contains("<code>Weak</code>: there is a second field"));
    assert!(files["crate/dumpster.html"].contains("<code>Nullable</code>, <code>unsync::Gc</code>"));
    assert!(!files["crate/servo_arc.html"].contains("id=\"left\""), "each question about it has an answer");
    let person = section(&files["crate/dumpster.html"], "person");
    assert!(person.contains("<code>sync::Gc</code>: a second field"), "which `Gc` is it:\n{person}");
    assert!(person.contains("new_cyclic") && person.contains("<ins>+#[derive("), "{person}");
    let smallbox = &files["crate/smallbox.html"];
    assert!(section(smallbox, "left").contains("there is a second field with a size"), "{smallbox}");
    assert!(!smallbox.contains("Its tests"), "nothing was ported:\n{smallbox}");
}

#[test]
fn the_plots_show_the_figures_of_the_last_runs() {
    let cost = &PAGES["cost.html"];
    for (id, tables) in [("beside", 1), ("growth", 2), ("per-struct", 2), ("cold", 2), ("lanes", 1)] {
        assert_eq!(section(cost, id).matches("<table class=\"plot\"").count(), tables, "{id}");
        let (bars, lines) = (section(cost, id).matches("<rect").count(), section(cost, id).matches("<line").count());
        assert!(bars > 2, "{id} has {bars} bars");
        assert_eq!(lines > 0, id != "lanes", "{id}: a line is where the multiple is one");
    }
    assert!(section(cost, "growth").contains("builtin: NonNull&lt;Inner&lt;T&gt;&gt;"), "{cost}");
    let lanes = section(cost, "lanes");
    assert!(!lanes.contains("too-old") && lanes.contains(">100 s, failed<") && lanes.contains(">not run<"), "{lanes}");
    assert!(lanes.find("slow") < lanes.find("quick"), "the slowest lane is not the first:\n{lanes}");
    assert!(lanes.find("2026-01-04") < lanes.find("2026-01-03"), "the newest run is not the first:\n{lanes}");

    let without = all(&run(), &OtherRuns::default()).expect("every page is drawn");
    assert!(!without["cost.html"].contains("id=\"lanes\""));
    assert!(section(&without["crate/unique-rc.html"], "diff").contains("cargo run -- ports unique-rc"));
}

#[test]
fn the_plots_say_what_is_missing_and_which_goals_are_missed() {
    let cost = &PAGES["cost.html"];
    assert_eq!(cost.matches("not reached").count() + cost.matches("Neither is reached").count(), 3, "{cost}");
    for (id, shown) in [
        ("growth", "each 0.2 times the builtin"),
        ("per-struct", "pattern, which names every field"),
        // A row in a narrow window has no titles.
        ("beside", "<td class=\"number\" data-label=\"user time, × builtin\">"),
    ] {
        assert!(section(cost, id).contains(shown), "{shown}:\n{cost}");
    }
    assert!(!cost.contains("grows by"), "no table has such a column:\n{cost}");
    for row in ["written out", "four impls copied", "macro optimized", "without unsize"] {
        assert!(cost.contains(&format!("<code>{row}</code>")), "{row}:\n{cost}");
    }
}

#[test]
fn a_reason_of_a_shape_has_words() {
    let mut cases = run().cases;
    cases[0].ours =
        outcome(Verdict::Rejected, &["the field is the pointee `T` itself, and containers are outside RFC 3621"]);
    cases[0].builtin = Some(outcome(Verdict::Rejected, &["type parameter `T` is only used recursively"]));
    let pages = all(&KeptRun { cases, ..run() }, &other_runs()).expect("every page is drawn");
    let page = &pages["shapes.html"];
    let reasons = section(page, "reasons");
    for shown in [
        "ours, such as: the field is the pointee <code>T</code> itself, and containers are outside RFC 3621; the builtin, such \
         as: type parameter <code>T</code> is only used recursively</span>",
        "error_codes&#x2f;E0277.html\">E0277</a>",
        "claim&#x2f;repr-absent.html\"><code>repr-absent</code></a>",
        "Left out: ",
        "more, each of fewer than",
    ] {
        assert!(reasons.contains(shown), "{shown}:\n{reasons}");
    }
    assert!(section(page, "pinned").contains("not <code>T::Item</code>"), "{page}");
    assert!(!page.contains("data-label=\"shapes\">0<"), "a difference that does not occur:\n{page}");
}

#[test]
fn the_search_finds_reasons_sources_and_other_pages() {
    let page = &PAGES["search.html"];
    let cases = section(page, "cases");
    for shown in [
        "Claim: sized-missing (RFC 3621).",
        "Why the builtin differs: ",
        "What it would do: a <code>value</code> is moved",
        "Error of ours: <code data-error=\"E0277: `Ptr`\" data-of=\"ours\">E0277: `Ptr`</code>",
        "Error of both: <code data-error=\"E0277: `Ptr`\" data-of=\"both\">E0277: `Ptr`</code>",
        "Error of the builtin: <code data-error=\"E0277: `Ptr`\" data-of=\"the builtin\">E0277: `Ptr`</code>",
    ] {
        assert!(cases.contains(shown), "{shown}:\n{cases}");
    }
    assert!(section(page, "claims").contains("rust#148899</a>"), "{page}");
    let report = section(page, "report");
    assert!(report.contains("rust#148726</a>") && report.contains("<code>#[pointee(x)]</code>"), "{report}");
    let raw = report.split("<code>").map(|part| part.split_once("</code>").map_or(part, |(_, rest)| rest));
    assert!(!raw.collect::<String>().contains('*'), "Markdown is not drawn:\n{report}");
    assert!(report.contains(">Blocker 3: New: the derive reopens pin!"), "no blocker has its number:\n{report}");
    for words in ["glossary", "Performance, benchmarks", "Dyn compatibility", ">Claims: Dispatch</a>"] {
        assert!(section(page, "pages").contains(words), "{words}:\n{page}");
    }
    let parts = PAGES["report.html"].matches(" id=\"part-").count();
    assert_eq!(report.matches("<li><a href=\"report.html#part-").count(), parts, "{report}");
    assert!(report.contains(">No compiler from 1.98"), "its first words are not its name:\n{report}");
    assert!(report.contains(&format!("report.html#part-{parts}")), "{report}");
    assert!(
        page.contains("<form role=\"search\" action=\"search.html\" hidden>"),
        "without its script, it does nothing"
    );
    for address in ["shapes.html", "cost.html", "compiler&#x2f;1.85.0-locked.html"] {
        assert!(section(page, "pages").contains(&format!("href=\"{address}\"")), "{address}:\n{page}");
    }
}

#[test]
fn a_claim_says_what_this_run_does_not_know() {
    let page = &PAGES["claim/run-coerce-dyn.html"];
    assert!(page.contains(">Coercion, at run time</a>"), "{page}");
    assert!(
        section(page, "tests").contains("Continuous integration shows when they last ran, and whether they passed")
    );
    assert!(page.contains("<summary>What these words mean</summary>") && page.contains("in the claim"), "{page}");
    assert!(section(page, "tests").contains("on each <a href=\"..&#x2f;compiler/index.html\">compiler</a>"), "{page}");
    for (claim, constant) in [
        ("gap-dispatch-vtable", "const TWO_NUMBERS: &amp;str = &quot;"),
        ("gap-dispatch-vtable", "const TAIL_OF_ANOTHER_TRAIT: &amp;str = &quot;"),
        ("gap-dispatch-condition", "const CONDITION_ABOUT_BOTH: &amp;str = &quot;"),
        ("builtin-at-run-time", "pub const RUN_WITH_BUILTIN: [&amp;str; 3]"),
    ] {
        let page = &PAGES[&format!("claim/{claim}.html")];
        assert!(section(page, "tests").contains(constant), "{constant} is not shown:\n{page}");
    }
    let others = section(&PAGES["claim/attack-path-core.html"], "cases");
    assert!(others.contains("did not judge") && others.contains("environments&#x2f;core-renamed"), "{others}");
    assert!(others.contains("The promise for `Pin` is honest"), "its source is not there:\n{others}");
    for (address, page) in html(&PAGES) {
        assert!(!page.contains("Generated by"), "{address}: how a document is generated is for maintainers");
    }
}

#[test]
fn a_difference_is_a_crash_only_if_there_is_one() {
    let crash = ", or the compiler crashes";
    assert!(section(&PAGES["differences.html"], "laxer").contains(crash));
    let crashes = |case: &KeptCase| case.builtin.as_ref().is_some_and(|builtin| builtin.verdict == Verdict::Crashed);
    let cases = run().cases.into_iter().filter(|case| !crashes(case)).collect();
    let pages = all(&KeptRun { cases, ..run() }, &other_runs()).expect("every page is drawn");
    assert!(!section(&pages["differences.html"], "laxer").contains(crash));
}

#[test]
fn a_crate_without_tests_is_not_among_those_with_the_same_results() {
    let overview = &PAGES[FIRST_PAGE];
    assert!(overview.contains(">16 of the 17 have tests</a>") && overview.contains(">4 of these</a>"), "{overview}");
    let in_part = PAGES["crate/in-part.html"].replace("&#x2f;", "/");
    for (name, targets) in [("bump-scope", "--lib"), ("portable-atomic-util", "--lib --test arc")] {
        let marked = format!("Run in part: <code>{targets}</code>");
        assert!(in_part.contains(&format!("crate/{name}.html")) && in_part.contains(&marked), "{name}:\n{in_part}");
    }
    assert!(PAGES["crate/index.html"].contains("secrecy 0.10.3</a> has no tests of its own"));
}

#[test]
fn claims_without_a_case_are_listed() {
    let page = &PAGES["claim/index.html"];
    let listed = section(page, "without-cases");
    assert!(listed.contains(">run-unsize</a>") && !listed.contains(">sized-missing</a>"), "{listed}");
    let count = listed.matches("<li>").count();
    assert!(PAGES[FIRST_PAGE].contains(&format!("claim/index.html#without-cases\">{count} of the claims</a>")));
}
