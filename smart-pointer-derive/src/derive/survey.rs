//! One walk over the raw tokens of the item, before syn sees them. It finds how deep they are
//! nested, because syn parses by recursion on the compiler's stack, and notes other things for
//! which every token has to be looked at.

use super::mistake::Mistake;
use proc_macro2::{Delimiter, Group, Ident, Spacing, Span, TokenStream, TokenTree};
use syn::ext::IdentExt;

/// How deep an item may be nested. It is more than people write and less than what overflows: an
/// unoptimized build of syn overflows a stack of 8 MiB at between 150 and 200 nested `Box<…>`.
pub(crate) const LIMIT: usize = 64;

/// How long a chain may be, such as `1 + 1 + 1`. syn reads a chain in a loop but drops it by
/// recursion, which overflows at between 1,000 and 3,000 links. A chain inside another, as in
/// `(1 + 1) + 1`, adds to the recursion of the outer one.
pub(crate) const CHAIN_LIMIT: usize = 1_000;

/// The prefix of every name that the derive writes beside tokens of the item, except for
/// [`SHOWN_NAMES`].
const FRESH: &str = "__";

/// The names of a trait and a lifetime that rustc shows in an error.
pub(crate) const SHOWN_NAMES: [&str; 2] = ["OnlyTheLastFieldMentions", "object"];

/// What the tokens contain, at any depth.
#[derive(Debug, Default)]
pub(crate) struct Survey {
    /// Every name that begins as a generated one does.
    like_fresh: Vec<String>,
    /// Whether the name of a helper attribute of the derive occurs anywhere.
    pub(crate) names_a_helper: bool,
}

impl Survey {
    /// Groups, angle brackets, and the prefixes of a type or expression each cost one recursion.
    /// Together they may be at most [`LIMIT`] deep. Expressions stand inside groups, so inside a
    /// group, at most [`CHAIN_LIMIT`] tokens may come without a separator. The longest chain that
    /// is nested in any of these tokens counts too.
    pub(crate) fn of(item: &TokenStream) -> Result<Self, Mistake> {
        let mut survey = Self::default();
        survey.walk(item.clone(), 0)?;
        Ok(survey)
    }

    /// Returns a name that begins with `name` and occurs nowhere in the item. Hygiene would not
    /// help: `Span::mixed_site` gives type parameters no hygiene.
    pub(crate) fn fresh_ident(&self, name: &str) -> Ident {
        let mut name = name.to_owned();
        while self.like_fresh.contains(&name) {
            name.push('_');
        }
        Ident::new(&name, Span::call_site())
    }

    /// Returns the length of the longest chain.
    fn walk(&mut self, tokens: TokenStream, outside: usize) -> Result<usize, Mistake> {
        // The number of prefixes since the last separator, however far apart, as in
        // `* const * const u8`, and the number of all tokens since then.
        let (mut prefixes, mut chain) = (0_usize, 0_usize);
        // The same two numbers at each open angle bracket. A comma inside the brackets resets the
        // current numbers to these.
        let mut angles = Vec::new();
        // The longest chain inside one of the tokens since the last separator, and the longest of
        // all.
        let (mut inside, mut longest) = (0, 0);
        let mut before = None;
        let mut was_hash = false;
        for token in tokens {
            // Attributes, such as lines of documentation, are not nested in each other, however
            // many there are.
            let is_hash = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '#');
            chain += usize::from(outside > 0 && !is_hash && before != Some('#'));
            match &token {
                TokenTree::Punct(punct) => match punct.as_char() {
                    '<' => angles.push((prefixes, chain)),
                    // `->` closes no bracket. Its `-` counts as a prefix, because what it returns
                    // may return something too.
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
                    // A `<` that is still open was a comparison, which ends with the statement.
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
                TokenTree::Punct(punct) if is_hash || punct.spacing() == Spacing::Joint => Some(punct.as_char()),
                _ => None,
            };
            let depth = outside + angles.len() + prefixes;
            if depth > LIMIT {
                return Err(nested_too_deep(token));
            }
            let is_attribute = std::mem::replace(&mut was_hash, is_hash);
            if let TokenTree::Group(group) = &token {
                if is_attribute && is_unread(group) {
                    self.walk_unread(group.stream(), depth + 1)?;
                    continue;
                }
                inside = inside.max(self.walk(group.stream(), depth + 1)?);
            }
            longest = longest.max(chain + inside);
            if longest > CHAIN_LIMIT {
                let message = format!("more than {CHAIN_LIMIT} tokens without a `,` or `;`");
                return Err(Mistake::new(token, message, "give a part of it a name, with a `const` or a `type` alias"));
            }
        }
        Ok(longest)
    }

    /// Looks at the arguments of an attribute that neither the derive nor syn reads. So only groups
    /// cost a recursion, and a helper attribute of the derive has no meaning there.
    fn walk_unread(&mut self, tokens: TokenStream, depth: usize) -> Result<(), Mistake> {
        for token in tokens {
            match token {
                TokenTree::Group(_) if depth > LIMIT => return Err(nested_too_deep(token)),
                TokenTree::Group(group) => self.walk_unread(group.stream(), depth + 1)?,
                TokenTree::Ident(name) => self.visit_generated(&name.to_string()),
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
        Ok(())
    }

    /// Returns whether what follows the word is nested in it.
    fn visit_name(&mut self, name: &str) -> bool {
        let unraw = name.strip_prefix("r#").unwrap_or(name);
        match unraw {
            // The name alone does not prove an attribute. But it is rare, so `input` can afford to
            // look again.
            "pointee" | "smart_pointer" => self.names_a_helper = true,
            _ => self.visit_generated(unraw),
        }
        ["break", "dyn", "else", "impl", "return", "yield"].contains(&name)
    }

    /// Notes a name that begins as a generated one does.
    fn visit_generated(&mut self, name: &str) {
        let name = name.strip_prefix("r#").unwrap_or(name);
        if name.starts_with(FRESH) || SHOWN_NAMES.iter().any(|shown| name.starts_with(shown)) {
            self.like_fresh.push(name.to_owned());
        }
    }
}

/// Whether the arguments of an attribute stay tokens: it is not one of those that the derive reads,
/// and it has no `=`, after which syn parses an expression. If a macro has received the whole
/// attribute as one token, its name is hidden, so the attribute counts as one that is read.
fn is_unread(attribute: &Group) -> bool {
    const READ: [&str; 9] =
        ["allow", "cfg_attr", "deny", "expect", "forbid", "pointee", "repr", "smart_pointer", "warn"];
    let mut is_first = true;
    attribute.delimiter() == Delimiter::Bracket
        && attribute.stream().into_iter().all(|token| {
            let is_name = std::mem::take(&mut is_first);
            match token {
                TokenTree::Ident(name) if is_name => READ.iter().all(|read| name.unraw() != *read),
                TokenTree::Punct(punct) => punct.as_char() != '=',
                TokenTree::Group(group) => group.delimiter() != Delimiter::None,
                TokenTree::Ident(_) | TokenTree::Literal(_) => true,
            }
        })
}

fn nested_too_deep(token: TokenTree) -> Mistake {
    let message = format!("nested more than {LIMIT} levels deep");
    Mistake::new(token, message, "give a part of it a name, with a `type` alias")
}
