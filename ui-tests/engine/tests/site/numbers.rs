//! The overview, the lists and the attacks: each number leads to what it counts.

use super::{PAGES, all, attributes, html, other_runs, resolved, run, section};
use evidence::cargo::workspace;
use evidence::site::FIRST_PAGE;
use evidence::site::kept::{KeptCase, KeptRun};
use regex::Regex;
use std::collections::BTreeSet;
use std::fs;

/// A link whose text begins with a number.
const NUMBER: &str = r#"href="([^"]*)">(?:<b>)?(\d+)[ <]"#;

/// The rows of the tables, and the items of the lists with a link each.
const ITEM: &str = r#"<th scope="row">|<li><a href="|<li class="evidence">"#;

#[test]
fn a_number_leads_to_as_many_items() {
    let (number, item) = (Regex::new(NUMBER).expect("a valid pattern"), Regex::new(ITEM).expect("a valid pattern"));
    let mut checked = BTreeSet::new();
    for (address, page) in html(&PAGES) {
        let page = page.replace("&#x2f;", "/");
        // What the samples of shapes and the problems are is no list of links.
        let links = number.captures_iter(&page).filter(|link| !link[1].contains("shapes") && &link[1] != "#problems");
        for link in links {
            let (file, fragment) = link[1].split_once('#').unwrap_or((&link[1], ""));
            let target = if file.is_empty() { address.clone() } else { resolved(address, file) };
            let (_, main) = PAGES[&target].split_once("<main").expect("every page has it");
            let (main, _) = main.split_once("</main>").expect("it has an end");
            // The lists of kinds and of filters are no part of what is counted.
            let main = main.rsplit("</nav>").next().unwrap_or_default();
            let counted = if fragment.is_empty() { main } else { section(main, fragment) };
            assert_eq!(item.find_iter(counted).count().to_string(), link[2], "{address}: {}", &link[0]);
            checked.insert(link[1].to_owned());
        }
    }
    for link in [
        "attack/index.html#stopped",
        "#accepted",
        "attack/compared.html",
        "../attack/by-one.html",
        "#gaps-ours",
        "attack/unsound.html",
        "crate/in-part.html",
        "../claim/sized-missing.html#evidence",
    ] {
        assert!(checked.contains(link), "{link} is not among {checked:?}");
    }
}

#[test]
fn a_filter_has_a_page_with_the_rows_that_it_chooses() {
    let files = &*PAGES;
    let filters =
        [("agree", 4), ("agree-no-gap", 2), ("differ", 5), ("laxer", 2), ("not-compared", 7), ("unexpected", 3)];
    for (filter, count) in filters {
        let address = format!("case/index-{filter}.html");
        let page = &files[&address];
        assert_eq!(page.matches("<tr>\n<th scope=\"row\">").count(), count, "{filter}:\n{page}");
        assert!(page.contains(&format!("<strong>{count} of 16</strong>")), "{filter}:\n{page}");
        let here: Vec<String> = attributes(page, "href=\"[^\"]*\" aria-current");
        assert_eq!(here, ["true", "page"], "{filter}: the section of the page, and one filter");
        assert!(
            page.contains(&format!("href=\"..&#x2f;case&#x2f;index-{filter}.html\" aria-current")),
            "{filter}:\n{page}"
        );
    }
    let none = "\ndifferent verdicts <span class=\"muted\">none</span>";
    let catalogue = files["case/catalogue/index.html"].replace("<li>", "\n");
    assert!(catalogue.contains(none), "{catalogue}");
    let cases = run().cases.into_iter().filter(|case| case.kind == "catalogue").collect();
    let pages = all(&KeptRun { cases, ..run() }, &other_runs()).expect("every page is drawn");
    let empty = &pages["case/index-unexpected.html"];
    assert!(empty.contains("<strong>0 of 1</strong>") && empty.contains(">None.<"), "{empty}");
}

#[test]
fn what_is_open_in_the_builtin_is_what_the_report_says() {
    let overview = &section(&PAGES[FIRST_PAGE], "open-builtin").replace("&#x2f;", "/");
    // Only that of the first is marked as harm.
    for (of_page, class) in [("attack-item-replaced", "figure bad"), ("attack-path-spoofed", "figure")] {
        let figure = format!(
            "<p class=\"{class}\"><a href=\"attack/index.html#only-ours-{of_page}\"><b>1</b> <span>attack gets"
        );
        assert!(overview.contains(&figure), "{figure}:\n{overview}");
    }
    assert!(overview.contains("near</a>: see its page") && !overview.contains(" more</a>"), "{overview}");
    let report = fs::read_to_string(workspace().join("stabilization-report.md")).expect("the report is there");
    assert!(!overview.contains("<li><a href=\"report.html#part-4\">"), "blocker 1 is there twice:\n{overview}");
    let blockers = report.split_once("\n**Blockers.**").expect("the report has them").1;
    let blockers = blockers.split("**Since the first attempt**").next().unwrap_or_default();
    for (of_report, of_page, cases) in [
        ("1. *rust-lang/rust#148899.*", "replaces the struct", "attack/item-replaced"),
        ("2. *New: the derive names its traits through `::core`*", "<code>::core</code>", "attack/path-spoofed"),
    ] {
        assert!(blockers.contains(of_report) && blockers.contains(cases), "{blockers}");
        assert!(overview.contains(of_page), "{overview}");
    }
    assert!(blockers.contains("With another `Unsize` and blocker 4, safe code transmutes"), "{blockers}");
    assert!(overview.contains("which is unsound together with blocker 4"), "{overview}");
    assert!(overview.contains("<a href=\"report.html\">What the stabilization report leaves open</a>"), "{overview}");
    let page = &PAGES["report.html"];
    for shown in ["rust#148726", "rust#148727", "#[pointee(x)]", "coerce_pointee.rs</a>", "Known and not mitigated"] {
        assert!(page.contains(shown), "{shown}:\n{page}");
    }
    assert!(blockers.contains("\n3. *New: the derive reopens `pin!`*"), "{blockers}");
    for shown in [
        "A test shows <a href=\"report.html#part-7\">blocker 4</a>, <a href=\"claim/gap-unchanged-field.html\">",
        "<li><a href=\"report.html#part-8\">Blocker 5</a>: Nightly accepts",
        " … Cases show it: <a href=\"case/fail/sized/unbounded.html\">unbounded</a>",
        "<li><a href=\"report.html#part-9\">Blocker 6</a>: The PR",
        "A test shows a gap that does not block coercion, <a href=\"claim/gap-dispatch-vtable.html\">",
        "and so does ours, unless its feature <code>dispatch</code> is on.",
        "is of three kinds: blockers, ",
        "what is <a href=\"report.html#known-and-not-mitigated\">known and not mitigated</a>, and",
        "and shown by a test: <a href=\"claim/attack-dispatch-region.html\">",
    ] {
        assert!(overview.contains(shown), "{shown}:\n{overview}");
    }
    let mut cases = run().cases;
    let two = cases.iter_mut().find(|case| case.name == "known-gap/two.rs").expect("it is there");
    two.name = "known-gap/pin-macro-coerces.rs".to_owned();
    two.source = two.source.replace("\n\nstruct", "\n//! Harm: a value.\n//! Derive: on nightly.\n\nstruct");
    let pages = all(&KeptRun { cases, ..run() }, &other_runs()).expect("every page is drawn");
    let reopened = section(&pages[FIRST_PAGE], "open-builtin");
    assert!(
        reopened.contains("By <a href=\"report.html#part-6\">blocker 3</a>, <a href=\"case&#x2f;known-gap&#x2f;pin-macro-coerces.html\">"),
        "{reopened}"
    );

    let gap = "<a href=\"claim/gap-dispatch-condition.html\">gap-dispatch-condition</a>";
    assert!(overview.contains(gap) && overview.contains("<a href=\"report.html#open-items\">"), "{overview}");
    let of_both = "Ours stops it.\n1 known gap of the same kind gets through both: <a href=\"case&#x2f;known-gap&#x2f;two.html\">two</a>.\nWhat the attack would do:";
    assert!(!PAGES[FIRST_PAGE].contains("of the same kind"));
    let mut cases = run().cases;
    let two = cases.iter_mut().find(|case| case.name == "known-gap/two.rs").expect("it is there");
    two.source = two.source.replace("RFC 3621", "rust-lang/rust#148899");
    let pages = all(&KeptRun { cases, ..run() }, &other_runs()).expect("every page is drawn");
    assert!(section(&pages[FIRST_PAGE], "open-builtin").contains(of_both), "{}", pages[FIRST_PAGE]);

    let not_asked = run().cases.into_iter().map(|case| KeptCase { builtin: None, ..case }).collect();
    let pages = all(&KeptRun { cases: not_asked, ..run() }, &other_runs()).expect("every page is drawn");
    let overview = section(&pages[FIRST_PAGE], "open-builtin");
    assert!(overview.contains("did not ask the builtin") && !overview.contains("get through"), "{overview}");
}

#[test]
fn a_gap_is_the_languages_or_of_both_or_ours() {
    let overview = &PAGES[FIRST_PAGE];
    for (whose, gap) in [("language", "known-gap/language"), ("shared", "known-gap/two"), ("ours", "known-gap/one")] {
        let cases = attributes(section(overview, &format!("gaps-{whose}")), "href");
        assert_eq!(
            cases.iter().filter(|link| link.starts_with("case/")).collect::<Vec<_>>(),
            [&format!("case/{gap}.html")]
        );
    }
    let mut cases = run().cases;
    let two = cases.iter_mut().find(|case| case.name == "known-gap/two.rs").expect("it is there");
    two.source = two
        .source
        .replace("\n\nstruct", "\n//! Harm: the `compiler`, which crashes.\n//! Derive: on nightly.\n\nstruct");
    let pages = all(&KeptRun { cases, ..run() }, &other_runs()).expect("every page is drawn");
    assert!(section(&pages[FIRST_PAGE], "gaps-shared").contains("None."));
    let reopened = section(&pages[FIRST_PAGE], "gaps-reopened");
    for shown in
        ["known-gap&#x2f;two", "What breaks: the <code>compiler</code>, which crashes.", "With a derive: on nightly."]
    {
        assert!(reopened.contains(shown), "{shown}:\n{reopened}");
    }
    // All of the summary, and not its first sentence.
    assert!(section(overview, "gaps-ours").contains("<code>&lt;b&gt;</code>"), "{overview}");
}

#[test]
fn a_gap_that_no_case_shows_is_ours_as_well() {
    let overview = &PAGES[FIRST_PAGE];
    assert!(section(overview, "open").contains("<b>3</b> <span>known gaps, and 3 that only tests show"), "{overview}");
    // What breaks soundness comes first, and of that, what needs the fewest features.
    let gaps = ["gap-dispatch-vtable", "gap-dispatch-condition", "gap-unchanged-field"];
    let links = gaps.map(|gap| format!("claim/{gap}.html"));
    assert_eq!(attributes(section(overview, "gaps-tests"), "href"), links);
    assert!(links.iter().all(|link| attributes(section(overview, "open"), "href").contains(link)));
    assert!(PAGES["attack/index.html"].contains("index.html#gaps-tests\">3 more</a>"));

    let [vtable, condition, field] = [
        "gap-dispatch-vtable</a> breaks soundness, with <code>arbitrary_self_types</code>;",
        "gap-dispatch-condition</a> breaks soundness, with <code>specialization</code> and <code>unsize</code>",
        "gap-unchanged-field</a> breaks the compiler, which crashes",
    ];
    let open = section(overview, "open");
    assert!([vtable, condition, field].iter().all(|shown| open.contains(shown)), "{open}");
    assert!(section(overview, "gaps-tests").contains("What breaks: the compiler, which crashes."), "{overview}");
    let unsound = PAGES["attack/unsound.html"].replace("&#x2f;", "/");
    assert!(unsound.contains("<p>2 more are shown by tests alone: <a href=\"../claim/gap-dispatch-vtable.html\">"));
    assert!(unsound.contains(vtable) && unsound.contains(condition) && !unsound.contains(field), "{unsound}");
    assert!(!PAGES["attack/by-one.html"].contains("shown by tests alone"));
    let claim = &PAGES["claim/gap-dispatch-vtable.html"];
    assert!(
        claim.contains("<dt>What breaks</dt><dd>soundness, with <code>arbitrary_self_types</code></dd>"),
        "{claim}"
    );
}

#[test]
fn the_gap_that_breaks_soundness_comes_first() {
    assert!(section(&PAGES[FIRST_PAGE], "open").contains("class=\"figure\""), "no gap of this run is unsound");
    let mut cases = run().cases;
    for (name, harm) in [("language", "privacy: a value. More."), ("two", "soundness, if `x` holds.")] {
        let case = cases.iter_mut().find(|case| case.name == format!("known-gap/{name}.rs")).expect("it is there");
        case.source = case.source.replace("\n\nstruct", &format!("\n//! Harm: {harm}\n\nstruct"));
    }
    let pages = all(&KeptRun { cases, ..run() }, &other_runs()).expect("every page is drawn");
    let open = section(&pages[FIRST_PAGE], "open");
    for shown in [
        "class=\"figure bad\"",
        ">1 of the 3 break soundness</a>",
        "two</a> breaks soundness, if <code>x</code> holds",
        "language</a> breaks privacy<",
    ] {
        assert!(open.contains(shown), "{shown}:\n{open}");
    }
    for (address, page) in [("list", &pages["case/known-gap/index.html"]), ("attacks", &pages["attack/index.html"])] {
        let place = |text: &str| page.find(text).unwrap_or_else(|| panic!("no {text}: {address}\n{page}"));
        let [two, language] = ["known-gap&#x2f;two</a>", "known-gap&#x2f;language</a>"].map(place);
        assert!(two < language, "{address}");
        assert!(place("What breaks: soundness, if <code>x</code> holds.") < language, "{address}");
    }
}

#[test]
fn an_old_compiler_is_not_simply_as_expected() {
    for (address, root) in [(FIRST_PAGE, ""), ("compiler/index.html", "../")] {
        let page = &PAGES[address];
        let warned = format!("href=\"{root}compiler/1.85.0-locked.html#dangers\">5 attacks may get through</a>");
        assert!(page.replace("&#x2f;", "/").contains(&warned), "{address}:\n{page}");
        let (_, old) = page.split_once(">1.85.0</a>").expect("it is in the list");
        let old = old.split("5 attacks may get through").next().unwrap_or_default();
        assert!(!old.contains("verdict good"), "{address}: {old}");
        assert!(page.contains("in implicit mode"), "{address}: no mode is named");
        // It is not asked about more attacks: newer compilers do not stop all of them either.
        assert!(!page.contains("not asked: 5"), "{address}:\n{page}");
        assert!(
            page.contains("Not run: Rust 1.86 to 1.94, and none from 1.98 on."),
            "{address}: what is between the compilers:\n{page}"
        );
        for name in ["1.95.0", "1.95.0 with the newest dependencies", "1.95.0 with syn 2.0.106"] {
            assert_eq!(page.matches(&format!(">{name}</a>")).count(), 1, "{address}: {name}");
        }
    }
}

#[test]
fn an_attack_is_below_its_end_and_its_page_says_who_stops_it() {
    let files = &*PAGES;
    let list = &files["attack/index.html"];
    let sections = [
        ("got-through", vec!["attack/cast/crash", "attack/cast/mistake", "known-gap/language", "known-gap/two"]),
        (
            "stopped",
            vec![
                "attack/item-replaced/near",
                "attack/marker-missing/clone",
                "attack/path-spoofed/core",
                "known-gap/one",
                "unsize/attack/deep/er",
            ],
        ),
        ("accepted", vec!["pass/attack/harmless", "unsize/attack/attribute-is-a-macro"]),
    ];
    let in_section = |id: &str| {
        let links = attributes(section(list, id), "href");
        links
            .into_iter()
            .filter(|link| link.starts_with("../case/") && !link.ends_with("/index.html"))
            .collect::<Vec<_>>()
    };
    let mut all = 0;
    for (id, cases) in sections {
        let cases: BTreeSet<String> = cases.iter().map(|case| format!("../case/{case}.html")).collect();
        assert_eq!(in_section(id).into_iter().collect::<BTreeSet<_>>(), cases, "{id}");
        all += cases.len();
    }
    for (id, case) in [
        ("only-ours-attack-item-replaced", "attack/item-replaced/near"),
        ("only-ours-attack-path-spoofed", "attack/path-spoofed/core"),
        ("unsize-attack", "unsize/attack/deep/er"),
        ("in-this-mode", "unsize/attack/attribute-is-a-macro"),
    ] {
        assert_eq!(in_section(id), [format!("../case/{case}.html")], "{id}");
    }
    let nearest = attributes(section(list, "nearest"), "href");
    assert_eq!(nearest, ["../case/attack/item-replaced/near.html", "../case/known-gap/one.html"]);
    assert!(list.contains(&format!(">{all} programs")), "{list}");
    assert!(list.contains(">9 attack the derive</a>,") && list.contains(">2 attack unsize!</a>"), "{list}");
    assert!(section(list, "in-this-mode").contains("because <code>nothing</code> is attacked"), "{list}");
    assert_eq!(section(list, "got-through").matches("verdict bad").count(), 2, "the two mistakes are not as expected");
    assert!(list.replace("&#x2f;", "/").contains(">4 of them</a>, and\n<a href=\"../attack/through-builtin.html\">4 get through it</a>: <a href=\"#only-ours\">2 that ours stops</a>"), "{list}");
    assert!(list.contains("known gaps, and 2 that should be stopped"), "{list}");
    assert!(
        list.contains(">unsize&#x2f;attack</a> <span class=\"muted\">1 of 2</span>"),
        "not all of it is stopped:\n{list}"
    );
    assert!(files[FIRST_PAGE].contains("<a href=\"attack&#x2f;index.html#stopped\"><b>5</b> <span>of 11 attacks"));

    let page = section(&files["case/attack/marker-missing/clone.html"], "attack");
    for shown in [
        "What it would do:</strong> a <code>value</code> is moved.</p>",
        "fn clone_returns_a_pointer_to_another_object()",
    ] {
        assert!(page.contains(shown), "{shown}:\n{page}");
    }
    assert_eq!(page.matches("<code>clone_returns_a_pointer_to_another_object</code>").count(), 1, "{page}");
    assert!(section(list, "attack-marker-missing").contains("What it would do: a <code>value</code>"), "{list}");
    assert!(section(&files["case/attack/item-replaced/near.html"], "attack").contains("the builtin lets it through"));
    assert!(section(&files["case/attack/cast/mistake.html"], "attack").contains("should be stopped, and is not"));
    assert!(!files["case/fail/sized/unbounded.html"].contains("As an attack"));
}
