//! The attributes on the struct: the derive, `#[repr(transparent)]`, and which parameter is the
//! pointee.

use super::attributes::{coerce_pointee, has_foreign_derive, parts, pointee_attribute, reprs};
use super::edits::Edits;
use super::file::SourceFile;
use super::judge::Pointer;
use super::krate::Crate;
use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::{Attribute, GenericParam, ItemStruct, Path, Visibility};

/// The derive, by a path that needs no import.
const DERIVE: &str = "pin_coerce_unsized::SmartPointer";

/// Makes a pointer derive, behind a feature if there is one.
pub(super) fn add(krate: &Crate, pointer: &Pointer, feature: Option<&str>, edits: &mut Edits) {
    let item = &krate.items[pointer.item];
    let Some(of) = krate.as_struct(pointer.item).filter(|_| !pointer.is_ported) else { return };
    let mut derive = Derive { file: krate.file(item), index: item.file, of, feature, edits, lines: Vec::new() };
    derive.derives();
    derive.names_pointee(&pointer.pointee);
    if reprs(krate, item).is_empty() {
        derive.lines.push(conditional(feature, "repr(transparent)"));
    }
    derive.write_lines();
}

struct Derive<'a> {
    file: &'a SourceFile,
    index: usize,
    of: &'a ItemStruct,
    feature: Option<&'a str>,
    edits: &'a mut Edits,
    /// What is added above the struct.
    lines: Vec<String>,
}

impl Derive<'_> {
    /// Puts the derive into the list that is there, or adds one. All derives are in one list,
    /// because on plain stable any attribute that is left beside the derive could be a macro.
    fn derives(&mut self) {
        let builtin = coerce_pointee(&self.of.attrs);
        let plain = self.of.attrs.iter().find(|attribute| attribute.path().is_ident("derive"));
        let names = |attribute: &Attribute| -> Vec<String> {
            let paths = parts(attribute).into_iter().flat_map(|part| part.derives());
            let others = paths.filter(|path| super::types::last_name(path) != "CoercePointee");
            others.map(|path| self.file.text_of(&path).to_owned()).collect()
        };
        let others = plain.map(names).unwrap_or_default();
        let all = [&others[..], &[DERIVE.to_owned()]].concat().join(", ");
        match (plain, self.feature) {
            (Some(plain), None) => match &builtin {
                Some((attribute, _, path)) if std::ptr::eq(*attribute, plain) => {
                    self.edits.replace(self.index, self.file.range(path), DERIVE);
                    return;
                }
                _ => self.append_to(plain),
            },
            (Some(plain), Some(feature)) => {
                let without = others.join(", ");
                let indent = self.indent_of(plain);
                let with = format!("#[cfg_attr(feature = \"{feature}\", derive({all}))]");
                let without = format!("{indent}#[cfg_attr(not(feature = \"{feature}\"), derive({without}))]");
                let text = if others.is_empty() { with } else { with + &without };
                self.edits.replace(self.index, self.file.range(plain), text);
            }
            (None, feature) => self.lines.push(conditional(feature, &format!("derive({all})"))),
        }
        if let Some((attribute, part, path)) = builtin.filter(|(attribute, ..)| attribute.path().is_ident("cfg_attr")) {
            if part.is_alone && part.derives().len() == 1 {
                self.edits.remove_lines(self.index, self.file, self.file.range(attribute), false);
            } else {
                self.remove_from_list(&path, part.derives().len() == 1);
            }
        }
    }

    /// Adds the derive at the end of a list.
    fn append_to(&mut self, attribute: &Attribute) {
        let Ok(list) = attribute.meta.require_list() else { return };
        let close = self.file.range_of(list.delimiter.span().close()).start;
        let inside = self.file.text[..close].trim_end();
        let text = match inside.chars().next_back() {
            Some('(' | ',') if inside.len() == close => format!(" {DERIVE}").trim_start_matches(' ').to_owned(),
            Some('(' | ',') => format!(" {DERIVE},"),
            _ => format!(", {DERIVE}"),
        };
        self.edits.insert(self.index, inside.len(), text);
    }

    /// Removes a path from a list of derives, or the whole `derive(…)` from its list.
    fn remove_from_list(&mut self, path: &Path, is_only: bool) {
        let mut range = self.file.range(path);
        let text = &self.file.text;
        if is_only {
            range.start = text[..range.start].rfind("derive").unwrap_or(range.start);
            range.end += text[range.end..].find(')').map_or(0, |close| close + 1);
        }
        let rest = &text[range.end..];
        if rest.trim_start().starts_with(',') {
            range.end += rest.len() - rest.trim_start()[1..].trim_start().len();
        } else {
            range.start = text[..range.start].trim_end().trim_end_matches(',').len();
        }
        self.edits.remove(self.index, range);
    }

    /// Marks the pointee if it is not the only type parameter.
    fn names_pointee(&mut self, pointee: &str) {
        let parameters = &self.of.generics.params;
        let is_it = |parameter: &&GenericParam| matches!(parameter, GenericParam::Type(of) if of.ident == pointee);
        let Some(parameter) = parameters.iter().find(is_it) else { return };
        let marked = pointee_attribute(parameter);
        let is_copied = has_foreign_derive(self.of);
        let is_needed = marked.is_some() || self.of.generics.type_params().count() > 1;
        let text = conditional(self.feature, "pointee");
        match marked {
            Some(attribute) if is_copied => {
                let range = self.file.range(attribute);
                let space = self.file.text[range.end..].len() - self.file.text[range.end..].trim_start().len();
                self.edits.remove(self.index, range.start..range.end + space);
            }
            Some(attribute) if self.file.text_of(attribute) != text => {
                self.edits.replace(self.index, self.file.range(attribute), text);
            }
            None if is_needed && !is_copied => {
                self.edits.insert(self.index, self.file.with_dollar(parameter).start, format!("{text} "));
            }
            _ => {}
        }
        if is_copied && is_needed {
            let pointee = match parameter {
                GenericParam::Type(parameter) => &self.file.text[self.file.with_dollar(&parameter.ident)],
                _ => pointee,
            };
            self.lines.push(conditional(self.feature, &format!("smart_pointer(pointee = {pointee})")));
        }
    }

    /// Writes the added lines above `#[repr(…)]`, or else above the struct itself.
    fn write_lines(&mut self) {
        let repr = self.of.attrs.iter().find(|attribute| attribute.path().is_ident("repr"));
        let visibility = match &self.of.vis {
            Visibility::Inherited => None,
            visibility => Some(visibility.span()),
        };
        let item = visibility.unwrap_or(self.of.struct_token.span);
        let at = repr.map_or_else(|| self.before_parameter(item), |repr| self.file.range(repr).start);
        let is_first = self.file.text[self.file.line_start(at)..at].trim().is_empty();
        let separator = if is_first { self.line_break(at) } else { " ".to_owned() };
        if !self.lines.is_empty() {
            self.edits.insert(self.index, at, self.lines.join(&separator) + &separator);
        }
    }

    /// Returns where the item begins whose keyword or visibility this is. In a macro, a parameter
    /// such as `$vis` may be before it.
    fn before_parameter(&self, item: Span) -> usize {
        let at = self.file.range_of(item).start;
        let before = self.file.tokens.iter().take_while(|token| token.range.start < at).collect::<Vec<_>>();
        match before[..] {
            [.., dollar, _] if dollar.is("$") => dollar.range.start,
            _ => at,
        }
    }

    fn indent_of(&self, attribute: &Attribute) -> String {
        self.line_break(self.file.range(attribute).start)
    }

    fn line_break(&self, at: usize) -> String {
        format!("{}{}", self.file.line_end(), self.file.indent(at))
    }
}

/// Returns an attribute, behind a feature if there is one.
fn conditional(feature: Option<&str>, attribute: &str) -> String {
    match feature {
        Some(feature) => format!("#[cfg_attr(feature = \"{feature}\", {attribute})]"),
        None => format!("#[{attribute}]"),
    }
}
