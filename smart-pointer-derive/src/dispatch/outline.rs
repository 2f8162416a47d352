//! The trait without the bodies of its functions. The macro passes the bodies on without looking
//! into them, so they may be as long, and nested as deep, as the compiler allows.

use proc_macro2::{Delimiter, Group, Punct, Spacing, TokenStream, TokenTree};
use syn::parse::discouraged::Speculative;
use syn::parse::{ParseStream, Parser};
use syn::{
    Attribute, Block, Error, Expr, Ident, ItemTrait, Result, Signature, Stmt, Token, TraitItem, TraitItemFn,
    Visibility, braced, parse_quote, token,
};

/// Parses a trait. Each body is one expression, into which syn has not looked.
pub(super) fn parse(item: TokenStream) -> Result<ItemTrait> {
    let Outline { header, members } = Outline::of(item);
    let mut outline: ItemTrait = syn::parse2(header)?;
    let (attributes, members) = parse_members.parse2(members.map(TokenTree::from).into_iter().collect())?;
    outline.attrs.extend(attributes);
    outline.items = members;
    Ok(outline)
}

/// Returns whether the item is a trait, whatever its members are.
pub(super) fn is_trait(item: TokenStream) -> bool {
    syn::parse2::<ItemTrait>(Outline::of(item).header).is_ok()
}

/// Returns the part of the item that [`parse`] looks into, with a `;` where each body is.
pub(super) fn looked_into(item: TokenStream) -> TokenStream {
    let Outline { header, members } = Outline::of(item);
    let members = members.map(|members| Group::new(Delimiter::Brace, without_bodies(members.stream())));
    header.into_iter().chain(members.map(TokenTree::from)).collect()
}

struct Outline {
    /// The item with nothing in its braces.
    header: TokenStream,
    /// The braces with the members.
    members: Option<Group>,
}

impl Outline {
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

/// Parses the members with their braces, so that an error about their end is shown at the brace.
fn parse_members(input: ParseStream<'_>) -> Result<(Vec<Attribute>, Vec<TraitItem>)> {
    let members;
    braced!(members in input);
    let input = &members;
    let attributes = input.call(Attribute::parse_inner)?;
    let mut members = Vec::new();
    while !input.is_empty() {
        members.push(parse_member(input)?);
    }
    Ok((attributes, members))
}

/// Parses a member as syn does, but does not look into the body of a function.
fn parse_member(input: ParseStream<'_>) -> Result<TraitItem> {
    let ahead = input.fork();
    let attributes = ahead.call(Attribute::parse_outer)?;
    // syn would look into the body of a function with a visibility or `default`, so both are errors
    // here.
    let visibility: Visibility = ahead.parse()?;
    if !matches!(visibility, Visibility::Inherited) {
        return Err(Error::new_spanned(visibility, "visibility qualifiers are not permitted in a trait"));
    }
    if ahead.peek(Ident) && !ahead.peek2(Token![!]) && !ahead.peek2(Token![::]) {
        let word: Ident = ahead.fork().parse()?;
        if word == "default" {
            return Err(Error::new(word.span(), "`default` is only allowed in impls"));
        }
    }
    let Ok(signature) = ahead.parse::<Signature>() else { return input.parse() };
    if !ahead.peek(token::Brace) {
        return input.parse();
    }
    let body;
    let brace_token = braced!(body in ahead);
    let body: TokenStream = body.parse()?;
    input.advance_to(&ahead);
    // syn's major versions have different fields.
    let mut function: TraitItemFn = parse_quote!(
        fn function() {}
    );
    function.attrs = attributes;
    function.sig = signature;
    function.default = Some(Block { brace_token, stmts: vec![Stmt::Expr(Expr::Verbatim(body), None)] });
    Ok(TraitItem::Fn(function))
}

/// Replaces each body by a `;`. What else is in braces, such as an argument, stays.
fn without_bodies(members: TokenStream) -> TokenStream {
    let mut outline = TokenStream::new();
    let mut rest = members.into_iter().peekable();
    while let Some(token) = rest.next() {
        // After an argument comes a `>` or a `,`, and after a constant's value a `;`.
        let ends = !matches!(rest.peek(), Some(TokenTree::Punct(next)) if next.as_char() != '#');
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
