//! Text from elsewhere as HTML: the messages of rustc, and Markdown. Everything in it is escaped.
//! Only what this module returns is put into a page as it is.

use ansi_to_html::{Converter, Esc};
use anstream::adapter::strip_str;
use minijinja::Value;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, html};
use regex::Regex;
use std::sync::LazyLock;

/// What comes before the place of an error.
const ARROW: &str = "--> ";

/// The name of an issue or a pull request, `rust-lang/rust#123430`, or what may be that of a case
/// or of a folder of cases.
static NAME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?P<repository>[A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9][A-Za-z0-9._-]*)#(?P<number>[0-9]+)|[a-z0-9][a-z0-9/_-]*(?:\.rs)?",
    )
    .expect("a valid pattern")
});

/// Returns the address of the page that a name leads to, if there is one.
pub(super) type Leads<'a> = &'a dyn Fn(&str) -> Option<String>;

/// Returns a message of rustc in the colours that a terminal shows it in. The stylesheet says which
/// colours these are. The lines above the source may be wrapped. Those below may not, because rustc
/// underlines some of them.
pub(super) fn terminal(in_colour: &str) -> Value {
    let converter = Converter::new().four_bit_var_prefix(Some("terminal-".to_owned()));
    let html = |text: &str| match converter.convert(text) {
        Ok(html) => html,
        // A message with broken escapes is shown without colours.
        Err(_) => Esc(strip_str(text).to_string()).to_string(),
    };
    let start = in_colour.find(ARROW).and_then(|arrow| in_colour[..arrow].rfind('\n')).unwrap_or(in_colour.len());
    let (message, source) = in_colour.split_at(start);
    Value::from_safe_string(format!("<span class=\"message\">{}</span>{}", html(message), html(source)))
}

/// Returns Markdown as HTML. HTML in it is text, a link that leads into the repository is only its
/// words, because the pages can be anywhere, and the name of an issue leads to it.
pub(super) fn markdown(text: &str) -> Value {
    let mut html = String::new();
    html::push_html(&mut html, events(text, &|_| None));
    Value::from_safe_string(html)
}

/// Returns the words of Markdown.
pub(super) fn plain(text: &str) -> String {
    let words = Parser::new(text).filter_map(|event| match event {
        Event::Text(text) | Event::Code(text) => Some(text.into_string()),
        Event::SoftBreak | Event::HardBreak => Some(" ".to_owned()),
        _ => None,
    });
    words.collect()
}

/// Returns the same, in which code that is the name of a page leads to it, and each paragraph
/// outside of a list and each item has the next of these ids: `part-1`, `part-2`.
pub(super) fn markdown_in_parts(text: &str, leads: Leads<'_>) -> Value {
    let (mut part, mut items) = (0, 0);
    let numbered = events(text, leads).map(|event| {
        let element = match event {
            Event::Start(Tag::Item) => "li",
            Event::Start(Tag::Paragraph) if items == 0 => "p",
            _ => "",
        };
        match event {
            Event::Start(Tag::Item) => items += 1,
            Event::End(TagEnd::Item) => items -= 1,
            _ => {}
        }
        if element.is_empty() {
            return event;
        }
        part += 1;
        Event::Html(format!("\n<{element} id=\"part-{part}\">").into())
    });
    let mut html = String::new();
    html::push_html(&mut html, numbered);
    Value::from_safe_string(html)
}

fn events<'a>(text: &'a str, leads: Leads<'a>) -> impl Iterator<Item = Event<'a>> {
    let mut is_link: Vec<bool> = Vec::new();
    // A heading can say its id.
    Parser::new_ext(text, Options::ENABLE_HEADING_ATTRIBUTES).filter_map(move |event| match event {
        Event::Html(text) | Event::InlineHtml(text) => Some(Event::Text(text)),
        Event::Start(Tag::Link { ref dest_url, .. }) => {
            is_link.push(dest_url.starts_with("https://"));
            is_link.last().is_some_and(|leads| *leads).then_some(event)
        }
        Event::End(TagEnd::Link) => is_link.pop().is_some_and(|leads| leads).then_some(event),
        Event::Start(Tag::Image { .. }) | Event::End(TagEnd::Image) => None,
        // A link has no links in it.
        Event::Text(text) if !is_link.contains(&true) => Some(Event::InlineHtml(linked(&text, leads).into())),
        Event::Code(text) if !is_link.contains(&true) => Some(Event::InlineHtml(code(&text, leads).into())),
        event => Some(event),
    })
}

/// Returns the issues that a text names.
pub(super) fn issues(text: &str) -> Vec<&str> {
    NAME.captures_iter(text)
        .filter(|found| found.name("number").is_some())
        .map(|found| found.get_match().as_str())
        .collect()
}

/// Returns a text in which the name of each issue, and each name with a page, is a link.
fn linked(text: &str, leads: Leads<'_>) -> String {
    let mut html = String::new();
    let mut end = 0;
    for found in NAME.captures_iter(text) {
        let name = found.get_match();
        let issue = found.name("repository").zip(found.name("number"));
        let issue = issue.map(|(repository, number)| {
            format!("https://github.com/{}/issues/{}", repository.as_str(), number.as_str())
        });
        // A word is not a name.
        let is_path = name.as_str().contains(['/', '.']);
        if let Some(address) = issue.or_else(|| leads(name.as_str()).filter(|_| is_path)) {
            html.extend([Esc(&text[end..name.start()]).to_string(), link(&address, name.as_str())]);
            end = name.end();
        }
    }
    html + &Esc(&text[end..]).to_string()
}

/// Returns code, which is a link if it is a name with a page.
fn code(text: &str, leads: Leads<'_>) -> String {
    let html = format!("<code>{}</code>", Esc(text));
    leads(text).map_or(html.clone(), |address| link(&address, &html))
}

fn link(address: &str, html: &str) -> String {
    format!("<a href=\"{}\">{html}</a>", Esc(address))
}

/// Returns a sentence with the code in it between backquotes as code, and with links to issues and
/// to pages that it names.
pub(super) fn with_code(text: &str, leads: Leads<'_>) -> Value {
    let mut html = String::new();
    let pieces: Vec<&str> = text.split('`').collect();
    for (index, piece) in pieces.iter().enumerate() {
        // A last backquote without another one after it is a character like others.
        let (is_code, is_alone) = (index % 2 == 1, index % 2 == 1 && index + 1 == pieces.len());
        let before = if is_alone { "`" } else { "" };
        let piece = if is_code && !is_alone { code(piece, leads) } else { linked(piece, leads) };
        html.extend([before, &piece]);
    }
    Value::from_safe_string(html)
}

/// Returns the sentence at the top of a case: what its header says before the claim.
pub(super) fn summary(source: &str) -> String {
    let header = source.lines().map_while(|line| line.trim_start_matches('\u{feff}').strip_prefix("//!"));
    let lines: Vec<&str> = header.map(str::trim).take_while(|line| !line.starts_with("Claim:")).collect();
    lines.join(" ").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colours_are_spans_and_everything_else_is_escaped() {
        let html =
            terminal("\u{1b}[1m\u{1b}[91merror\u{1b}[0m: `Ptr<T>` & \"x\"\n \u{1b}[94m--> \u{1b}[0mx").to_string();
        assert!(html.contains("var(--terminal-bright-red"), "{html}");
        assert!(html.contains(": `Ptr&lt;T&gt;` &amp; &quot;x&quot;</span>\n <span"), "{html}");
        assert!(html.ends_with("--&gt; </span>x"), "{html}");
    }

    #[test]
    fn markdown_has_no_html_and_no_link_into_the_repository() {
        let html = markdown("`<T>` <b onclick=x> [a](../b.md) [c](https://c.org) [d](javascript:e)").to_string();
        assert_eq!(
            html.trim(),
            "<p><code>&lt;T&gt;</code> &lt;b onclick=x&gt; a <a href=\"https://c.org\">c</a> d</p>"
        );
    }

    #[test]
    fn the_words_of_markdown() {
        assert_eq!(plain("The [chapter][a] *and* `#[b(c)]`.\n\n[a]: https://a.org\n"), "The chapter and #[b(c)].");
    }

    #[test]
    fn code_is_between_two_backquotes() {
        assert_eq!(with_code("a `T<'a>` & `b", &|_| None).to_string(), "a <code>T&lt;&#39;a&gt;</code> &amp; `b");
    }

    #[test]
    fn an_issue_is_a_link_unless_it_is_code_or_in_a_link() {
        let link = "<a href=\"https://github.com/rust-lang/rust/issues/1\">rust-lang/rust#1</a>";
        let text = "a (rust-lang/rust#1, <b>/c#2). `rust-lang/rust#1`";
        assert_eq!(
            with_code(text, &|_| None).to_string(),
            format!("a ({link}, &lt;b&gt;/c#2). <code>rust-lang/rust#1</code>")
        );
        let html = markdown("*rust-lang/rust#1* `rust-lang/rust#1` [rust-lang/rust#1](https://c.org)").to_string();
        assert_eq!(
            html.trim(),
            format!(
                "<p><em>{link}</em> <code>rust-lang/rust#1</code> <a href=\"https://c.org\">rust-lang/rust#1</a></p>"
            )
        );
    }

    #[test]
    fn a_name_with_a_page_is_a_link() {
        let leads = |name: &str| ["a/b", "a/b.rs", "word"].contains(&name).then(|| format!("{name}.html"));
        assert_eq!(
            with_code("see a/b.rs: `word`, word, a/c", &leads).to_string(),
            "see <a href=\"a/b.rs.html\">a/b.rs</a>: <a href=\"word.html\"><code>word</code></a>, word, a/c"
        );
        let html = markdown_in_parts("One `a/b`.\n\n- [`a/b`](https://c.org)\n- two\n", &leads).to_string();
        assert_eq!(
            html.trim(),
            "<p id=\"part-1\">One <a href=\"a/b.html\"><code>a/b</code></a>.</p>\n<ul>\n\n<li id=\"part-2\"><a \
             href=\"https://c.org\"><code>a/b</code></a></li>\n\n<li id=\"part-3\">two</li>\n</ul>"
        );
    }

    #[test]
    fn the_summary_ends_at_the_claim() {
        assert_eq!(summary("//! One,\n//! two.\n//!\n//! Claim: three.\n\nstruct Ptr;"), "One, two.");
    }
}
