//! The text of a test, with what it needs, from the files of the workspace.

use crate::cargo::workspace;
use std::fs;
use syn::spanned::Spanned;

/// Returns the text of a function, with the comments and attributes above it.
fn function<'a>(source: &'a str, name: &str) -> Option<&'a str> {
    let mut start = source[..source.find(&format!("fn {name}("))?].rfind('\n').map_or(0, |end| end + 1);
    let indent = &source[start..source.len() - source[start..].trim_start().len()];
    let last_line = format!("\n{indent}}}\n");
    let end = start + source[start..].find(&last_line)? + last_line.len();
    while start > 0 {
        let above = source[..start - 1].rfind('\n').map_or(0, |end| end + 1);
        let line = source[above..start].trim();
        if !line.starts_with("///") && !line.starts_with("#[") {
            break;
        }
        start = above;
    }
    Some(source[start..end].trim_end())
}

/// Returns the text of a test in a file of the workspace, after the text of the constants that it
/// needs.
pub(super) fn test(file: &str, name: &str) -> Option<String> {
    let read = |file: &str| fs::read_to_string(workspace().join(file)).ok();
    let source = read(file)?;
    // Constants can also be those of the engine.
    let modules = source.lines().filter_map(|line| line.strip_prefix("use evidence::")?.split_once("::"));
    let modules = modules.filter_map(|(module, _)| read(&format!("ui-tests/engine/src/{module}.rs")));
    with_constants(&source, &modules.collect::<Vec<_>>(), name)
}

fn with_constants(source: &str, modules: &[String], name: &str) -> Option<String> {
    let function = function(source, name)?;
    let has_one = |source: &&str| {
        words(function).filter(|word| is_name(word)).any(|word| source.contains(&format!("const {word}:")))
    };
    let sources = modules.iter().map(String::as_str).chain([source]).filter(has_one);
    let constants: Vec<_> = sources.flat_map(constants).collect();
    let mut shown: Vec<&str> = vec![function];
    // A constant can need another one.
    for at in 0.. {
        let Some(text) = shown.get(at).copied() else { break };
        let is_needed = |name: &str| words(text).any(|word| word == name);
        let needed = constants.iter().filter(|(name, text)| is_needed(name) && !shown.contains(text));
        shown.extend(needed.map(|(_, text)| *text).collect::<Vec<_>>());
    }
    let in_order = constants.iter().map(|(_, text)| *text).filter(|text| shown.contains(text));
    Some(in_order.chain([function]).collect::<Vec<_>>().join("\n\n"))
}

pub(super) fn words(text: &str) -> impl Iterator<Item = &str> + Clone {
    text.split(|sign: char| !sign.is_alphanumeric() && sign != '_')
}

/// Whether a word can be the name of a constant.
fn is_name(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && !word.contains(char::is_lowercase)
}

/// Returns the constants of a file, with the comments above them.
fn constants(source: &str) -> Vec<(String, &str)> {
    let items = syn::parse_file(source).map(|file| file.items).unwrap_or_default();
    let constants = items.into_iter().filter_map(|item| match item {
        syn::Item::Const(item) => Some((item.ident.to_string(), &source[item.span().byte_range()])),
        _ => None,
    });
    constants.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_has_its_comments_and_its_end() {
        let one = "/// Claim: a.\n#[test]\nfn one() {\n    if x {\n    }\n}";
        let source = format!("{one}\n\nmod b {{\n    fn two() {{\n    }}\n}}\n");
        assert_eq!(function(&source, "one"), Some(one));
        assert_eq!(function(&source, "two"), Some("    fn two() {\n    }"));
        assert_eq!(function(&source, "three"), None);
    }

    #[test]
    fn a_test_has_the_constants_that_it_needs() {
        let one = "/// All.\nconst ONE: [&str; 1] = [TWO];";
        let two = "const TWO: &str = \"\n};\nconst FOUR: u8 = 0;\";";
        let three = "pub const THREE: u8 = 3;";
        let test = "#[test]\nfn five() {\n    ONE_MORE(ONE, THREE);\n}";
        let source = format!("use x;\n\n{two}\n\nconst ONE_MOR: u8 = 0;\n\n{one}\n\n{test}\n");
        let modules = [format!("{three}\n\npub fn six() {{}}\n")];
        let expected = Some([three, two, one, test].join("\n\n"));
        assert_eq!(with_constants(&source, &modules, "five"), expected);
        assert_eq!(with_constants(&source, &modules, "seven"), None);
    }
}
