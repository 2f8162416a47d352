//! One walk over the raw tokens of the item, before syn sees them: how deep they are nested, because
//! syn parses by recursion on a stack that is the compiler's, and what is found by looking at every
//! token anyway.

use super::mistake::Mistake;
use proc_macro2::{Ident, Spacing, Span, TokenStream, TokenTree};

/// Far from both what people write and what overflows: an unoptimized build of syn takes between
/// 150 and 200 nested `Box<…>` on a stack of 8 MiB.
pub(crate) const LIMIT: usize = 64;

/// The same for a chain, as in `1 + 1 + 1`, which syn reads in a loop and drops by recursion:
/// between 1,000 and 3,000 overflow. A chain that is a link of another, as in `(1 + 1) + 1`, is
/// dropped below it.
pub(crate) const CHAIN_LIMIT: usize = 1_000;

/// How the names start that the derive generates.
const FRESH: &str = "__";

/// What the tokens have in them, at any depth.
#[derive(Debug, Default)]
pub(crate) struct Survey {
    /// Every name that starts as a generated one does.
    like_fresh: Vec<String>,
    /// Whether a helper attribute of the derive is named anywhere, in its place or not.
    pub(crate) names_a_helper: bool,
}

impl Survey {
    /// Groups, angle brackets, and what a type or expression can be prefixed by, each of which is a
    /// recursion, are at most [`LIMIT`] deep together. Inside a group, where expressions are, no
    /// more than [`CHAIN_LIMIT`] tokens come without a separator; the longest chain that is nested
    /// in any of them counts too.
    pub(crate) fn of(item: &TokenStream) -> Result<Self, Mistake> {
        let mut survey = Self::default();
        survey.walk(item.clone(), 0)?;
        Ok(survey)
    }

    /// A name that starts as `name` does and occurs nowhere in the item: `Span::mixed_site` gives
    /// type parameters no hygiene.
    pub(crate) fn fresh_ident(&self, name: &str) -> Ident {
        let mut name = name.to_owned();
        while self.like_fresh.contains(&name) {
            name.push('_');
        }
        Ident::new(&name, Span::call_site())
    }

    /// The length of the longest chain.
    fn walk(&mut self, tokens: TokenStream, outside: usize) -> Result<usize, Mistake> {
        // Prefixes since the last separator, however far apart, as in `* const * const u8`, and all
        // tokens since then.
        let (mut prefixes, mut chain) = (0_usize, 0_usize);
        // The same at each open angle bracket: what a comma inside separates goes on behind the
        // bracket that closes it.
        let mut angles = Vec::new();
        // The longest chain inside one of the tokens since the last separator, and the longest before that.
        let (mut inside, mut longest) = (0, 0);
        let mut before = None;
        for token in tokens {
            chain += usize::from(outside > 0);
            match &token {
                TokenTree::Punct(punct) => match punct.as_char() {
                    '<' => angles.push((prefixes, chain)),
                    // `->` closes nothing, and what it returns may return something.
                    '>' if matches!(before, Some('-' | '=')) => {}
                    '>' => drop(angles.pop()),
                    '&' | '*' | '-' | '!' | '=' | '|' => prefixes += 1,
                    ',' => {
                        if let Some(at_bracket) = angles.last() {
                            (prefixes, chain) = *at_bracket;
                        } else {
                            (prefixes, chain, inside) = (0, 0, 0);
                        }
                    }
                    // Comparisons do not reach past the end of a field or a statement.
                    ';' => {
                        angles.clear();
                        (prefixes, chain, inside) = (0, 0, 0);
                    }
                    _ => {}
                },
                TokenTree::Ident(ident) => prefixes += usize::from(self.visit_name(&ident.to_string())),
                TokenTree::Group(_) | TokenTree::Literal(_) => {}
            }
            before = match &token {
                TokenTree::Punct(punct) if punct.spacing() == Spacing::Joint => Some(punct.as_char()),
                _ => None,
            };
            let depth = outside + angles.len() + prefixes;
            if depth > LIMIT {
                let message = format!("nested more than {LIMIT} levels deep");
                return Err(Mistake::new(token, message, "name a part of it by a `type`"));
            }
            if let TokenTree::Group(group) = &token {
                inside = inside.max(self.walk(group.stream(), depth + 1)?);
            }
            longest = longest.max(chain + inside);
            if longest > CHAIN_LIMIT {
                let message = format!("more than {CHAIN_LIMIT} tokens without a `,` or `;`");
                return Err(Mistake::new(token, message, "name a part of it by a `const` or a `type`"));
            }
        }
        Ok(longest)
    }

    /// Whether what follows the word is nested in it.
    fn visit_name(&mut self, name: &str) -> bool {
        let unraw = name.strip_prefix("r#").unwrap_or(name);
        match unraw {
            // A name alone, which need not be an attribute: rare enough to be looked at again.
            "pointee" | "smart_pointer" => self.names_a_helper = true,
            _ if unraw.starts_with(FRESH) => self.like_fresh.push(unraw.to_owned()),
            _ => {}
        }
        ["break", "dyn", "else", "impl", "return", "yield"].contains(&name)
    }
}
