//! The attributes on the struct: the derive, `#[repr(transparent)]`, and which parameter is the
//! pointee.

use super::attributes::{Part, parts, pointee_attribute};
use super::edits::Edits;
use super::fields::{Role, role};
use super::file::SourceFile;
use super::judged::{Judged, Pointer};
use super::krate::Crate;
use super::lines::Comments;
use super::struct_attributes::{Builtin, coerce_pointee, copies_attributes, reprs};
use super::types::same;
use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::{Attribute, Field, GenericParam, ItemStruct, Path, Visibility};

/// The derive, by a path that needs no import.
const DERIVE: &str = "pin_coerce_unsized::SmartPointer";

/// Makes a pointer derive, behind a feature if there is one.
pub(super) fn add(krate: &Crate, judged: &Judged, pointer: &Pointer, feature: Option<&str>, edits: &mut Edits) {
    let item = &krate.items[pointer.item];
    let Some(of) = krate.as_struct(pointer.item).filter(|_| !pointer.is_ported) else { return };
    let is_copied = copies_attributes(krate, item);
    let mut derive =
        Derive { file: krate.file(item), index: item.file, of, feature, is_copied, edits, lines: Vec::new() };
    derive.derives(coerce_pointee(krate, item));
    derive.names_pointee(&pointer.pointee);
    if pointer.wraps.is_some_and(|inner| judged.only_coerces(krate, inner)) {
        let is_it = |field: &&Field| matches!(role(krate, item, &field.ty, &pointer.pointee), Role::Wraps(..));
        of.fields.iter().filter(is_it).for_each(|field| derive.only_coerces(field));
    } else if reprs(krate, item).is_empty() {
        derive.lines.push(conditional(feature, "repr(transparent)"));
    }
    derive.write_lines();
}

struct Derive<'a> {
    file: &'a SourceFile,
    index: usize,
    of: &'a ItemStruct,
    feature: Option<&'a str>,
    /// Whether another macro may copy the attributes of the parameters.
    is_copied: bool,
    edits: &'a mut Edits,
    /// What is added above the struct.
    lines: Vec<String>,
}

impl Derive<'_> {
    /// Puts the derive into the list that is there, or adds one. All derives are in one list,
    /// because on plain stable any attribute that is left beside the derive could be a macro.
    fn derives(&mut self, builtin: Option<Builtin<'_>>) {
        let plain = self.of.attrs.iter().find(|attribute| attribute.path().is_ident("derive"));
        let is_plain = |builtin: &Builtin<'_>| plain.is_some_and(|plain| std::ptr::eq(builtin.attribute, plain));
        match (plain, self.feature) {
            (Some(plain), None) => match builtin.as_ref().filter(|builtin| is_plain(builtin)) {
                Some(builtin) => self.edits.replace(self.index, self.file.range(&builtin.path), DERIVE),
                None => self.append_to(plain),
            },
            (Some(plain), Some(feature)) => {
                self.make_conditional(plain, feature, builtin.as_ref().filter(|builtin| is_plain(builtin)));
            }
            (None, feature) => self.lines.push(conditional(feature, &format!("derive({DERIVE})"))),
        }
        if let Some(builtin) = builtin.filter(|builtin| !is_plain(builtin)) {
            self.remove(&builtin);
        }
    }

    /// Adds the derive at the end of a list.
    fn append_to(&mut self, attribute: &Attribute) {
        let Ok(list) = attribute.meta.require_list() else { return };
        let open = self.file.range_of(list.delimiter.span().open()).end;
        let end = list.tokens.clone().into_iter().last();
        let (at, text) = match &end {
            None => (open, DERIVE.to_owned()),
            Some(token) => {
                let at = self.file.range_of(token.span()).end;
                let is_closed = self.file.text[at..].starts_with(')');
                match token.to_string().as_str() {
                    "," if is_closed => (at, format!(" {DERIVE}")),
                    "," => (at, format!(" {DERIVE},")),
                    _ => (at, format!(", {DERIVE}")),
                }
            }
        };
        self.edits.insert(self.index, at, text);
    }

    /// Puts a list of derives behind the absence of a feature, and adds one for its presence.
    fn make_conditional(&mut self, plain: &Attribute, feature: &str, builtin: Option<&Builtin<'_>>) {
        let paths = Part::of(plain).derives();
        let is_builtin = |path: &Path| builtin.is_some_and(|builtin| same(&builtin.path, path));
        let others = paths.iter().filter(|path| !is_builtin(path));
        let others: Vec<&str> = others.map(|path| self.file.text_of(path)).collect();
        let all = [&others[..], &[DERIVE]].concat().join(", ");
        let with = format!("#[cfg_attr(feature = \"{feature}\", derive({all}))]");
        let (index, range) = (self.index, self.file.range(plain));
        if others.is_empty() {
            self.edits.replace(index, range, with);
            return;
        }
        let indent = self.line_break(range.start);
        self.edits.insert(index, range.start, with + &indent);
        // The list itself stays, so that its names still count as used.
        let derive = self.file.range(&plain.meta);
        self.edits.insert(index, derive.start, format!("cfg_attr(not(feature = \"{feature}\"), "));
        let elements: Vec<_> = paths.iter().map(|path| (self.file.range(path), is_builtin(path))).collect();
        self.edits.remove_from_list(index, self.file, &elements);
        self.edits.insert(index, derive.end, ")");
    }

    /// Removes the builtin's derive from its own attribute: the path, or its list, or all of it.
    fn remove(&mut self, Builtin { attribute, path, .. }: &Builtin<'_>) {
        let parts = parts(attribute);
        let is_it = |other: &Path| self.file.range(other) == self.file.range(path);
        let has_it = |part: &Part| part.derives().iter().any(is_it);
        let derives = parts.iter().find(|part| has_it(part)).map(Part::derives).unwrap_or_default();
        let elements: Vec<_> = match (derives.len(), parts.len()) {
            (1, 1) => {
                return self.edits.remove_lines(self.index, self.file, self.file.range(attribute), Comments::Stay);
            }
            (1, _) => parts.iter().map(|part| (self.file.range(&part.meta), has_it(part))).collect(),
            _ => derives.iter().map(|path| (self.file.range(path), is_it(path))).collect(),
        };
        self.edits.remove_from_list(self.index, self.file, &elements);
    }

    /// Marks the pointee if it is not the only type parameter.
    fn names_pointee(&mut self, pointee: &str) {
        let parameters = &self.of.generics.params;
        let is_it = |parameter: &&GenericParam| matches!(parameter, GenericParam::Type(of) if of.ident == pointee);
        let Some(parameter) = parameters.iter().find(is_it) else { return };
        let marked = pointee_attribute(parameter);
        let is_copied = self.is_copied;
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

    /// Says on the field that the pointer only coerces, as the pointer in the field does.
    fn only_coerces(&mut self, field: &Field) {
        let name = field.ident.as_ref().map_or_else(|| field.ty.span(), Spanned::span);
        let span = if let Visibility::Inherited = field.vis { name } else { field.vis.span() };
        let at = self.before_parameter(span);
        let is_first = self.file.text[self.file.line_start(at)..at].trim().is_empty();
        let separator = if is_first { self.line_break(at) } else { " ".to_owned() };
        let text = conditional(self.feature, "smart_pointer(coerce_only)") + &separator;
        self.edits.insert(self.index, at, text);
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

    /// Returns where the item or field begins whose keyword, visibility or name this is. In a
    /// macro, a parameter such as `$vis` may be before it, or this may be one.
    fn before_parameter(&self, item: Span) -> usize {
        let at = self.file.range_of(item).start;
        let at = at - usize::from(self.file.text[..at].ends_with('$'));
        let before = self.file.tokens.iter().take_while(|token| token.range.start < at).collect::<Vec<_>>();
        match before[..] {
            [.., dollar, _] if dollar.is("$") => dollar.range.start,
            _ => at,
        }
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
