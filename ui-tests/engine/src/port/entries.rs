//! Entries that are removed from the manifest, or added to a list in it. They are changed by their
//! position in the text, so that the comments of other entries stay where they are.

use std::ops::Range;
use toml_edit::{Array, Document, Item, TableLike, Value};

/// Returns a manifest without a dependency, if it has it, in any table but that of the build script.
pub(super) fn without_dependency(text: &str, name: &str) -> Option<String> {
    let first = without_one(text, name)?;
    Some(std::iter::successors(Some(first), |text| without_one(text, name)).last().unwrap_or_default())
}

fn without_one(text: &str, name: &str) -> Option<String> {
    let document = Document::parse(text).ok()?;
    let targets = document.get("target").and_then(Item::as_table_like);
    let targets = targets.into_iter().flat_map(|targets| targets.iter().filter_map(|(_, of)| of.as_table_like()));
    let parents = std::iter::once(document.as_table() as &dyn TableLike).chain(targets);
    let mut tables = parents.flat_map(|of| ["dependencies", "dev-dependencies"].map(|kind| of.get(kind)));
    let is_in = |of: &&Item| of.as_table_like().is_some_and(|of| of.contains_key(name));
    let dependencies = tables.find_map(|of| of.filter(is_in))?;
    let item = dependencies.as_table_like()?.get(name)?;
    let ends = |of: &dyn TableLike| {
        let spans = of.iter().filter_map(|(_, item)| item.span());
        spans.collect::<Vec<_>>()
    };
    let entries: Vec<Range<usize>> = match item {
        Item::Table(of) if of.is_dotted() => ends(of),
        Item::Table(of) => {
            let header = of.span()?;
            let end = ends(of).iter().map(|span| span.end).max().unwrap_or(header.end);
            std::iter::once(header.start..end).collect()
        }
        item => match dependencies.as_inline_table() {
            Some(of) => {
                let start = of.key(name)?.span()?.start;
                return Some(without_element(text, start..item.span()?.end));
            }
            None => vec![item.span()?],
        },
    };
    let mut text = text.to_owned();
    for entry in entries.into_iter().rev() {
        text.replace_range(lines(&text, &entry), "");
    }
    Some(text)
}

/// Returns a manifest without some of what its features enable.
pub(super) fn without_enabled(text: &str, goes: impl Fn(&str) -> bool) -> String {
    let first = |text: &str| {
        let document = Document::parse(text).ok()?;
        let features = document.get("features")?.as_table_like()?;
        let enabled = features.iter().filter_map(|(_, item)| item.as_array()).flatten();
        let mut spans = enabled.filter(|one| one.as_str().is_some_and(&goes)).filter_map(Value::span);
        spans.next()
    };
    let mut text = text.to_owned();
    while let Some(element) = first(&text) {
        text = without_element(&text, element);
    }
    text
}

/// Returns the whole lines of an entry, with a comment after it.
fn lines(text: &str, entry: &Range<usize>) -> Range<usize> {
    let start = text[..entry.start].rfind('\n').map_or(0, |end| end + 1);
    let end = text[entry.end..].find('\n').map_or(text.len(), |end| entry.end + end + 1);
    start..end
}

/// Returns a text without an element of a list: with its lines, if nothing else is on them.
fn without_element(text: &str, element: Range<usize>) -> String {
    let after = text[element.end..].trim_start_matches([' ', '\t']);
    let comma = after.strip_prefix(',').map(|after| text.len() - after.len());
    let all = lines(text, &element);
    let rest = text[comma.unwrap_or(element.end)..all.end].trim();
    let is_alone = text[all.start..element.start].trim().is_empty() && (rest.is_empty() || rest.starts_with('#'));
    let range = match comma {
        _ if is_alone => all,
        Some(comma) => {
            let after = &text[comma..];
            element.start..text.len() - after.trim_start_matches([' ', '\t']).len()
        }
        None => {
            let before = text[..element.start].trim_end();
            before.strip_suffix(',').map_or(element.start, str::len)..element.end
        }
    };
    [&text[..range.start], &text[range.end..]].concat()
}

/// Adds an element to a list: on a line of its own, if the last one begins a line.
pub(super) fn push(list: &mut Array, element: &str) {
    let shown = |raw: Option<&toml_edit::RawString>| raw.and_then(|raw| raw.as_str()).unwrap_or_default().to_owned();
    let end = shown(Some(list.trailing()));
    let mut added = Value::from(element);
    let count = list.len();
    if let Some(last) = count.checked_sub(1).and_then(|last| list.get_mut(last)) {
        let before = shown(last.decor().prefix());
        let rest = shown(last.decor().suffix()) + &end;
        if let (Some((_, indent)), Some((comment, after))) = (before.rsplit_once('\n'), rest.rsplit_once('\n')) {
            last.decor_mut().set_suffix("");
            added.decor_mut().set_prefix(format!("{comment}\n{indent}"));
            list.set_trailing(format!("\n{after}"));
            list.push_formatted(added);
            return;
        }
    }
    list.push(element);
}
