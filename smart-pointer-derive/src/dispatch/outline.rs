//! The trait without the bodies of its functions. The macro passes the bodies on without looking
//! into them, so they may be as long, and nested as deep, as the compiler allows.

use crate::derive::mistake::Mistake;
use crate::derive::syntax::is_same;
use proc_macro2::{Delimiter, Group, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::quote;
use syn::parse::discouraged::Speculative;
use syn::parse::{ParseStream, Parser};
use syn::{
    Attribute, Block, Expr, Ident, ItemTrait, Result, Signature, Stmt, Token, TraitItem, TraitItemFn, Visibility,
    braced, parse_quote, token,
};

/// A trait. Each function body is one expression, into which syn has not looked.
pub(super) struct Outline {
    pub(super) item: ItemTrait,
    /// The mistakes about qualifiers, which no item of a trait may have, and about a second function
    /// of one name. `item` has neither.
    pub(super) mistakes: Vec<Mistake>,
    /// Where the first syntax error in the members is. rustc has reported it, unless it is syntax
    /// that only rustc accepts, such as that of an older edition.
    pub(super) syntax: Option<Span>,
}

/// Parses a trait. A member with a syntax error is passed on as it is.
pub(super) fn parse(item: TokenStream) -> Result<Outline> {
    let Parts { header, members } = Parts::of(item);
    let item = syn::parse2(header)?;
    let mut outline = Outline { item, mistakes: Vec::new(), syntax: None };
    let members = members.map_or_else(TokenStream::new, |members| members.stream());
    (|input: ParseStream<'_>| outline.parse_members(input)).parse2(members)?;
    Ok(outline)
}

/// Returns the part of the item that [`parse`] looks into, with a `;` where each body is.
pub(super) fn looked_into(item: TokenStream) -> TokenStream {
    let Parts { header, members } = Parts::of(item);
    let members = members.map(|members| Group::new(Delimiter::Brace, without_bodies(members.stream())));
    header.into_iter().chain(members.map(TokenTree::from)).collect()
}

struct Parts {
    /// The item with nothing in its braces.
    header: TokenStream,
    /// The braces with the members.
    members: Option<Group>,
}

impl Parts {
    fn of(item: TokenStream) -> Self {
        let mut tokens: Vec<TokenTree> = item.into_iter().collect();
        // The item may be one token: a macro may have matched it as `$item:item` and passed it on.
        while let [TokenTree::Group(group)] = &tokens[..] {
            if group.delimiter() != Delimiter::None {
                break;
            }
            tokens = group.stream().into_iter().collect();
        }
        let mut members = None;
        if let Some(TokenTree::Group(group)) = tokens.last_mut() {
            if group.delimiter() == Delimiter::Brace {
                members = Some(group.clone());
                let mut empty = Group::new(Delimiter::Brace, TokenStream::new());
                empty.set_span(group.span());
                *group = empty;
            }
        }
        Self { header: tokens.into_iter().collect(), members }
    }
}

impl Outline {
    fn parse_members(&mut self, input: ParseStream<'_>) -> Result<()> {
        let ahead = input.fork();
        if let Ok(attributes) = ahead.call(Attribute::parse_inner) {
            self.item.attrs.extend(attributes);
            input.advance_to(&ahead);
        }
        while !input.is_empty() {
            let ahead = input.fork();
            let member = match self.parse_member(&ahead) {
                Ok(member) => {
                    input.advance_to(&ahead);
                    member
                }
                Err(error) => {
                    self.syntax.get_or_insert(error.span());
                    TraitItem::Verbatim(input.call(skip_member)?)
                }
            };
            match second(&member, &self.item.items) {
                Some(mistake) => self.mistakes.push(mistake),
                None => self.item.items.push(member),
            }
        }
        Ok(())
    }

    /// Parses a member as syn does, but does not look into the body of a function.
    fn parse_member(&mut self, input: ParseStream<'_>) -> Result<TraitItem> {
        let attributes = input.call(Attribute::parse_outer)?;
        let visibility: Visibility = input.parse()?;
        if !matches!(visibility, Visibility::Inherited) {
            let help = "remove it; an item of a trait is as visible as the trait";
            self.mistakes.push(Mistake::new(visibility, "visibility qualifiers are not permitted in a trait", help));
        }
        if input.peek(Ident) && !input.peek2(Token![!]) && !input.peek2(Token![::]) {
            let word: Ident = input.fork().parse()?;
            if word == "default" {
                input.parse::<Ident>()?;
                self.mistakes.push(Mistake::new(word, "`default` is only allowed in impls", "remove `default`"));
            }
        }
        let mut member = self.parse_unqualified(input)?;
        let own = match &mut member {
            TraitItem::Const(constant) => &mut constant.attrs,
            TraitItem::Fn(function) => &mut function.attrs,
            TraitItem::Type(ty) => &mut ty.attrs,
            TraitItem::Macro(invocation) => &mut invocation.attrs,
            _ => return Ok(TraitItem::Verbatim(quote!(#(#attributes)* #member))),
        };
        own.splice(0..0, attributes);
        Ok(member)
    }

    fn parse_unqualified(&mut self, input: ParseStream<'_>) -> Result<TraitItem> {
        let ahead = input.fork();
        let Ok(signature) = ahead.parse::<Signature>() else { return input.parse() };
        // syn's major versions have different fields.
        let mut function: TraitItemFn = parse_quote!(
            fn function();
        );
        function.sig = signature;
        if ahead.peek(token::Brace) {
            let body;
            let brace_token = braced!(body in ahead);
            let body: TokenStream = body.parse()?;
            function.semi_token = None;
            function.default = Some(Block { brace_token, stmts: vec![Stmt::Expr(Expr::Verbatim(body), None)] });
        } else if let Ok(end) = ahead.parse() {
            function.semi_token = Some(end);
        } else {
            self.syntax.get_or_insert(ahead.span());
        }
        input.advance_to(&ahead);
        Ok(TraitItem::Fn(function))
    }
}

/// Returns the mistake if the member is a function, and there is another one of that name before it.
/// rustc would also report each item that the macro writes for the second one. If a function has a
/// `cfg`, only rustc knows whether both are there.
fn second(member: &TraitItem, before: &[TraitItem]) -> Option<Mistake> {
    let TraitItem::Fn(member) = member else { return None };
    let name = &member.sig.ident;
    let may_be_absent = |function: &TraitItemFn| {
        function.attrs.iter().any(|attribute| ["cfg", "cfg_attr"].iter().any(|name| attribute.path().is_ident(name)))
    };
    let others = before.iter().filter_map(|other| match other {
        TraitItem::Fn(other) => Some(other),
        _ => None,
    });
    let is_second = !may_be_absent(member)
        && others.filter(|other| !may_be_absent(other)).any(|other| is_same(&other.sig.ident, name));
    let mistake = || {
        let message = format!("the name `{name}` is defined multiple times in the trait");
        Mistake::new(name, message, "rename or remove one of the functions")
    };
    is_second.then(mistake)
}

/// Returns the tokens up to the end of the member, which is a `;` or a body. A function gets `where
/// Self: Sized`, so that rustc does not report each trait object (E0038). A missing result
/// becomes `()`, so that rustc does not report a syntax error again.
fn skip_member(input: ParseStream<'_>) -> Result<TokenStream> {
    let (mut skipped, mut is_function, mut has_clause) = (TokenStream::new(), false, false);
    while !input.is_empty() {
        if input.peek(Token![->]) && (input.peek3(Token![;]) || input.peek3(token::Brace)) {
            let arrow: Token![->] = input.parse()?;
            skipped.extend(quote!(#arrow ()));
            continue;
        }
        let token: TokenTree = input.parse()?;
        let is_last = match &token {
            TokenTree::Punct(punct) => punct.as_char() == ';',
            TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
            _ => false,
        };
        if is_last && is_function && !has_clause {
            skipped.extend(quote!(where Self: ::core::marker::Sized));
        }
        let is_word = |expected| matches!(&token, TokenTree::Ident(word) if word == expected);
        is_function |= is_word("fn");
        let begins_clause = is_word("where");
        skipped.extend([token]);
        if begins_clause {
            has_clause = true;
            skipped.extend(quote!(Self: ::core::marker::Sized,));
        }
        if is_last {
            break;
        }
    }
    Ok(skipped)
}

/// Replaces each body by a `;`. What else is in braces, such as an argument, stays.
fn without_bodies(members: TokenStream) -> TokenStream {
    let mut outline = TokenStream::new();
    let mut rest = members.into_iter().peekable();
    while let Some(token) = rest.next() {
        // Other braces are not a body: an argument is followed by a `>` or a `,`, the value of a
        // constant by a `;`, and a macro for the result by a `;`, a `where` or the body.
        let ends = match rest.peek() {
            Some(TokenTree::Punct(next)) => next.as_char() == '#',
            Some(TokenTree::Ident(next)) => next != "where",
            Some(TokenTree::Group(next)) => next.delimiter() != Delimiter::Brace,
            _ => true,
        };
        outline.extend([match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace && ends => {
                Punct::new(';', Spacing::Alone).into()
            }
            // Members may be one token, if a macro has matched them and passed them on.
            TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
                Group::new(Delimiter::None, without_bodies(group.stream())).into()
            }
            token => token,
        }]);
    }
    outline
}
