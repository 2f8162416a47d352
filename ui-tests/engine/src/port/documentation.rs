//! Documentation that links to what an import brought.

use super::left::LeftAlone;
use super::scopes::Import;
use super::tokens::Token;
use itertools::Itertools;
use pulldown_cmark::{BrokenLink, Event, Options, Parser, Tag};
use syn::LitStr;

/// Notes the documentation in the scope of an import that links to a name of it, which goes.
pub(super) fn links(import: &Import<'_>, name: &str) -> Vec<LeftAlone> {
    let file = import.file;
    let is_line = |token: &Token| file.text[token.range.clone()].starts_with("//");
    let (mut lines, others): (Vec<&Token>, Vec<&Token>) = file.tokens.iter().partition(|token| is_line(token));
    // The tokens of a line of documentation all have its place.
    lines.dedup_by_key(|line| line.range.start);
    let is_next =
        |one: &&Token, next: &&Token| file.text[one.range.end..next.range.start].chars().all(char::is_whitespace);
    let comments = lines.chunk_by(is_next).map(<[&Token]>::to_vec);
    let attributes = others.into_iter().filter(|token| token.text.contains(name)).map(|token| vec![token]);
    let linking = comments.chain(attributes).flat_map(|lines| {
        let text = |line: &&Token| match (is_line(line), &file.text[line.range.clone()]) {
            (true, text) => format!("{}\n", text[3..].strip_prefix(' ').unwrap_or(&text[3..])),
            (_, text) if text.starts_with("/*") => without_stars(text),
            _ => syn::parse_str::<LitStr>(&line.text).map_or_else(|_| line.text.clone(), |text| text.value()),
        };
        let texts: Vec<String> = lines.iter().map(text).collect();
        let line_at = |offset: usize| {
            let ends = texts.iter().scan(0, |end, text| {
                *end += text.len();
                Some(*end)
            });
            ends.take_while(|end| *end <= offset).count()
        };
        links_in(&texts.concat(), name).into_iter().map(|offset| lines[line_at(offset)]).collect::<Vec<_>>()
    });
    let note = |token: &Token| LeftAlone {
        place: file.place_at(token.range.start),
        about: "documentation".to_owned(),
        reason: format!("it links to `{name}`, which is no longer imported; write the whole path"),
    };
    linking.filter(|token| import.scope.has(token.range.start)).map(note).collect()
}

/// Returns the text of a block of documentation, as rustdoc reads it.
fn without_stars(block: &str) -> String {
    let text = block.strip_suffix("*/").and_then(|block| block.get(3..)).unwrap_or_default();
    let mut below = text.lines().skip(1).filter(|line| !line.trim().is_empty());
    if !below.all(|line| line.trim_start().starts_with('*')) {
        return text.to_owned();
    }
    let lines = text.lines().map(|line| line.trim_start().strip_prefix('*').unwrap_or(line));
    lines.map(|line| line.strip_prefix(' ').unwrap_or(line)).join("\n")
}

/// Returns where a text in Markdown links to a name. rustdoc looks for an item if a link has no
/// target, and also if the target is no address.
fn links_in(text: &str, name: &str) -> Vec<usize> {
    let mut as_named = |link: BrokenLink<'_>| Some((link.reference.to_string().into(), "".into()));
    let links = Parser::new_with_broken_link_callback(text, Options::empty(), Some(&mut as_named));
    let is_it = |target: &str| {
        let path = target.trim_matches('`').rsplit('@').next();
        path.and_then(|path| path.split("::").next()) == Some(name)
    };
    links
        .into_offset_iter()
        .filter_map(|(event, range)| match event {
            Event::Start(Tag::Link { dest_url, .. }) if is_it(&dest_url) => Some(range.start),
            _ => None,
        })
        .collect()
}
