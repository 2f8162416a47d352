//! Derives that write one more impl beside those of the compiler's own derive.
//! `engine/tests/beside_the_builtin.rs` says why.
//!
//! They copy tokens and understand as little as possible, so that they derive on whatever the
//! compiler's own derive accepts.

use proc_macro::{Delimiter, Group, Spacing, Span, TokenStream, TokenTree};

/// An impl with the parameters and bounds of the struct and without items, of this trait if there
/// is one: `impl<'a, T: ?Sized> trait for Ptr<'a, T> where … {}`.
pub(crate) fn empty_impl(of_trait: &str, item: TokenStream) -> TokenStream {
    let mut tokens = without_stray_commas(item).into_iter().skip_while(|token| token.to_string() != "struct").skip(1);
    let name = TokenStream::from(tokens.next().expect("a struct has a name"));
    let tokens: Vec<_> = tokens.collect();
    let end = end_of_parameters(&tokens);
    let [parameters, arguments] = parameters(&tokens[1..end]);
    // The last token is a semicolon or the fields.
    let bounds = tokens[end..tokens.len() - 1].iter().skip_while(|token| token.to_string() != "where");
    let parsed = |text: &str| text.parse::<TokenStream>().expect("these are tokens");
    let parts = [
        parsed("impl <"),
        parameters,
        parsed(&format!("> {of_trait}")),
        name,
        parsed("<"),
        arguments,
        parsed(">"),
        bounds.cloned().collect(),
        parsed("{}"),
    ];
    parts.into_iter().collect()
}

/// Returns the tokens without the commas that rustc leaves behind when it removes a parameter of a
/// function (rust-lang/rust#130004).
fn without_stray_commas(tokens: TokenStream) -> TokenStream {
    let mut is_after_comma = true;
    let kept = tokens.into_iter().filter_map(|token| {
        let is_comma = token.to_string() == ",";
        if std::mem::replace(&mut is_after_comma, is_comma) && is_comma {
            return None;
        }
        Some(match token {
            TokenTree::Group(group) => Group::new(group.delimiter(), without_stray_commas(group.stream())).into(),
            token => token,
        })
    });
    kept.collect()
}

/// Returns how many brackets are open after this token, which is not the end of an arrow.
fn depth_after(depth: usize, token: &TokenTree, before: Option<&TokenTree>) -> usize {
    let is_arrow = |punct: &proc_macro::Punct| punct.spacing() == Spacing::Joint && punct.as_char() == '-';
    let ends_an_arrow = matches!(before, Some(TokenTree::Punct(punct)) if is_arrow(punct));
    match token {
        TokenTree::Punct(punct) if punct.as_char() == '<' => depth + 1,
        TokenTree::Punct(punct) if punct.as_char() == '>' && !ends_an_arrow => depth - 1,
        _ => depth,
    }
}

/// Returns the place of the bracket that closes the parameters.
fn end_of_parameters(tokens: &[TokenTree]) -> usize {
    let mut depth = 0;
    for (index, token) in tokens.iter().enumerate() {
        depth = depth_after(depth, token, index.checked_sub(1).map(|before| &tokens[before]));
        if depth == 0 {
            return index;
        }
    }
    panic!("the struct has parameters")
}

/// Returns the parameters as an impl declares them, without attributes and defaults, and their
/// names.
fn parameters(tokens: &[TokenTree]) -> [TokenStream; 2] {
    let [mut declared, mut names] = [TokenStream::new(), TokenStream::new()];
    let (mut depth, mut is_default, mut has_name) = (0, false, false);
    let mut index = 0;
    while let Some(written) = tokens.get(index) {
        depth = depth_after(depth, written, index.checked_sub(1).map(|before| &tokens[before]));
        let text = written.to_string();
        index += 1;
        match text.as_str() {
            "," if depth == 0 => {
                (is_default, has_name) = (false, false);
                declared.extend([written.clone()]);
                names.extend([written.clone()]);
                continue;
            }
            "=" if depth == 0 => is_default = true,
            "#" if depth == 0 && !has_name => {
                index += 1;
                continue;
            }
            _ => {}
        }
        if !is_default {
            // The derive's own span, because a lint would find that the lifetime is used only once.
            let mut token = written.clone();
            if text == "'" || index > 1 && tokens[index - 2].to_string() == "'" {
                token.set_span(Span::call_site().located_at(token.span()));
            }
            declared.extend([token]);
            if !has_name && text != "const" {
                // A type may have the name of a const parameter.
                let is_const = index > 1 && tokens[index - 2].to_string() == "const";
                let braced = || Group::new(Delimiter::Brace, written.clone().into()).into();
                names.extend([if is_const { braced() } else { written.clone() }]);
                has_name = text != "'";
            }
        }
    }
    [declared, names]
}
