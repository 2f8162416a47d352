//! The functions of the crate with a body, and the types of values in them, as far as signatures
//! and fields show them.

use super::attributes::is_harmless;
use super::items::Item;
use super::krate::Crate;
use super::paths::meanings;
use super::tokens::plain;
use super::types::{arguments, last_name};
use syn::{
    Attribute, Block, Expr, FnArg, ImplItem, Member, Pat, ReceiverKind, ReturnType, Signature, Stmt, TraitItem, Type,
    UnOp, parse_quote,
};

/// A function: where it is, its variables, what it returns, and its body.
pub(super) struct Function<'a> {
    pub(super) near: &'a Item,
    pub(super) locals: Vec<(String, Option<Typed<'a>>)>,
    /// How many of the variables are arguments, which come first.
    pub(super) arguments: usize,
    /// Whether it takes `self` itself, and not a reference.
    pub(super) takes_self: bool,
    output: &'a ReturnType,
    /// Its attributes, and those of the impl or trait around it.
    attributes: [&'a [Attribute]; 2],
    pub(super) body: &'a Block,
}

/// A type, and an item near which it is written.
#[derive(Clone)]
pub(super) struct Typed<'a> {
    pub(super) near: &'a Item,
    pub(super) of: Type,
}

/// What implements `*` for a value, or the methods of a value.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Implemented {
    /// The compiler or the standard library.
    Std,
    /// A type of the crate.
    ByOwn(usize),
    Unknown,
}

/// Returns the functions with a name: those of a type or a trait, or all of the crate.
pub(super) fn functions<'a>(krate: &'a Crate, of: Option<usize>, name: &str) -> Vec<Function<'a>> {
    let mut found = Vec::new();
    for (index, near) in krate.items.iter().enumerate() {
        let functions: Vec<_> = match &near.syntax {
            syn::Item::Impl(own) => {
                let is_it = of.is_none_or(|of| krate.may_be_for(near, own, of) || krate.may_be_of(near, own, of));
                let functions = own.items.iter().filter(|_| is_it).filter_map(|item| match item {
                    ImplItem::Fn(item) => Some((&item.sig, &item.attrs, &item.block)),
                    _ => None,
                });
                functions.collect()
            }
            syn::Item::Trait(own) if of.is_none_or(|of| index == of) => {
                let functions = own.items.iter().filter_map(|item| match item {
                    TraitItem::Fn(item) => Some((&item.sig, &item.attrs, item.default.as_ref()?)),
                    _ => None,
                });
                functions.collect()
            }
            _ => continue,
        };
        let functions = functions.into_iter().filter(|(signature, ..)| signature.ident == name);
        found.extend(functions.map(|(signature, attributes, body)| Function::of(near, signature, attributes, body)));
    }
    found
}

impl<'a> Function<'a> {
    pub(super) fn of(near: &'a Item, signature: &'a Signature, attributes: &'a [Attribute], body: &'a Block) -> Self {
        let typed = |of: &Type| Some(Typed { near, of: of.clone() });
        let locals = signature.inputs.iter().filter_map(|input| match input {
            FnArg::Receiver(of) => Some(("self".to_owned(), typed(&receiver_type(&of.kind)))),
            FnArg::Typed(input) => Some((name_of(&input.pat)?, typed(&input.ty))),
        });
        let locals: Vec<_> = locals.collect();
        let receiver = signature.receiver();
        let takes_self = receiver.is_some_and(|receiver| matches!(receiver.kind, ReceiverKind::Value));
        Self {
            near,
            arguments: locals.len(),
            locals,
            takes_self,
            output: &signature.output,
            attributes: [attributes, near.attributes()],
            body,
        }
    }

    /// Whether none of its attributes, and none of a module around it, can be a macro, which may
    /// change what it does.
    pub(super) fn is_as_written(&self, krate: &Crate) -> bool {
        let is_around = |item: &&Item| match &item.syntax {
            syn::Item::Mod(of) => {
                self.near.modules.starts_with(&[&item.modules[..], &[plain(&of.ident.to_string())]].concat())
            }
            _ => false,
        };
        let around = krate.items.iter().filter(is_around).flat_map(Item::attributes);
        self.attributes.into_iter().flatten().chain(around).all(is_harmless)
    }

    /// Adds a variable. Returns whether its pattern is a name.
    pub(super) fn add_local(&mut self, krate: &'a Crate, pattern: &Pat, value: &Expr) -> bool {
        let typed = match pattern {
            Pat::Type(typed) => Some(Typed { near: self.near, of: (*typed.ty).clone() }),
            _ => self.type_of(krate, value),
        };
        let name = name_of(pattern);
        let is_name = name.is_some();
        self.locals.extend(name.map(|name| (name, typed)));
        is_name
    }

    pub(super) fn has_local(&self, name: &syn::Ident) -> bool {
        self.locals.iter().any(|(local, _)| name == local)
    }

    /// Returns what implements `*` for a value.
    pub(super) fn dereferenced(&self, krate: &'a Crate, value: &Expr) -> Implemented {
        let Some(Typed { near, of }) = self.type_of(krate, value) else { return Implemented::Unknown };
        implemented(krate, near, &of)
    }

    /// Returns what implements the methods of a value, also of one behind references.
    pub(super) fn receiver(&self, krate: &'a Crate, value: &Expr) -> Implemented {
        let Some(Typed { near, mut of }) = self.type_of(krate, value) else { return Implemented::Unknown };
        while let Some(inner) = behind(krate, near, &of).filter(|_| !matches!(of, Type::Ptr(_))) {
            of = inner;
        }
        implemented(krate, near, &of)
    }

    /// Returns what turns the reference that a function returns into another one.
    pub(super) fn coerced_result(&self, krate: &'a Crate) -> Implemented {
        match (self.output, self.body.stmts.last()) {
            (ReturnType::Type(_, of), Some(Stmt::Expr(value, None))) => self.coerced(krate, of, value),
            _ => Implemented::Std,
        }
    }

    /// Returns what turns the reference of a variable into one of the type that is written.
    pub(super) fn coerced_local(&self, krate: &'a Crate, pattern: &Pat, value: &Expr) -> Implemented {
        if let Pat::Type(typed) = pattern { self.coerced(krate, &typed.ty, value) } else { Implemented::Std }
    }

    /// Returns what implements `Deref`, if a reference to a type of the crate becomes one to
    /// another type.
    fn coerced(&self, krate: &'a Crate, expected: &Type, value: &Expr) -> Implemented {
        let Type::Reference(expected) = expected else { return Implemented::Std };
        let is_reference = self.dereferenced(krate, value) == Implemented::Std;
        match self.receiver(krate, value) {
            own @ Implemented::ByOwn(_) if is_reference && implemented(krate, self.near, &expected.elem) != own => own,
            _ => Implemented::Std,
        }
    }

    /// Whether a value, also behind references, has a type of the crate without this field. If so,
    /// its impl of `Deref` leads to the field.
    pub(super) fn lacks_field(&self, krate: &'a Crate, value: &Expr, member: &Member) -> bool {
        matches!(self.receiver(krate, value), Implemented::ByOwn(own) if field(krate, own, member).is_none())
    }

    /// Returns the type of a value, if it is known.
    pub(super) fn type_of(&self, krate: &'a Crate, value: &Expr) -> Option<Typed<'a>> {
        let typed = |of: Type| Some(Typed { near: self.near, of });
        match value {
            Expr::Path(path) => {
                let name = path.path.get_ident()?;
                self.locals.iter().rfind(|(local, _)| name == local)?.1.clone()
            }
            Expr::Paren(of) => self.type_of(krate, &of.expr),
            Expr::Group(of) => self.type_of(krate, &of.expr),
            Expr::Unsafe(of) => match &of.block.stmts[..] {
                [Stmt::Expr(value, None)] => self.type_of(krate, value),
                _ => None,
            },
            Expr::Cast(of) => typed((*of.ty).clone()),
            Expr::RawAddr(_) => typed(parse_quote!(*const ())),
            Expr::Reference(of) => {
                let Typed { near, of } = self.type_of(krate, &of.expr)?;
                Some(Typed { near, of: parse_quote!(&#of) })
            }
            Expr::Unary(of) if matches!(of.op, UnOp::Deref(_)) => {
                let Typed { near, of } = self.type_of(krate, &of.expr)?;
                Some(Typed { near, of: behind(krate, near, &of)? })
            }
            Expr::Field(of) => {
                let Implemented::ByOwn(own) = self.receiver(krate, &of.base) else { return None };
                Some(Typed { near: &krate.items[own], of: field(krate, own, &of.member)?.clone() })
            }
            Expr::Call(of) => {
                let Expr::Path(function) = &*of.func else { return None };
                let segments = &function.path.segments;
                let name = last_name(&function.path);
                let is_kept =
                    name == "new" && segments.len() > 1 && segments[segments.len() - 2].ident == "ManuallyDrop";
                match of.args.first().filter(|_| is_kept) {
                    Some(kept) => {
                        let Typed { near, of } = self.type_of(krate, kept)?;
                        Some(Typed { near, of: parse_quote!(&#of) })
                    }
                    None => returned(krate, None, &name),
                }
            }
            Expr::MethodCall(of) => {
                let name = of.method.to_string();
                match self.receiver(krate, &of.receiver) {
                    Implemented::Std => typed(parse_quote!(*const ())).filter(|_| name.starts_with("as_")),
                    Implemented::ByOwn(own) => returned(krate, Some(own), &name),
                    Implemented::Unknown => returned(krate, None, &name),
                }
            }
            _ => None,
        }
    }
}

/// Returns the type that functions with a name return, if each returns a reference or a pointer.
fn returned<'a>(krate: &'a Crate, of: Option<usize>, name: &str) -> Option<Typed<'a>> {
    let pointer = |function: Function<'a>| match function.output {
        ReturnType::Type(_, of) if matches!(**of, Type::Ptr(_) | Type::Reference(_)) => {
            Some(Typed { near: function.near, of: (**of).clone() })
        }
        _ => None,
    };
    functions(krate, of, name).into_iter().map(pointer).collect::<Option<Vec<_>>>()?.into_iter().next()
}

fn field<'a>(krate: &'a Crate, own: usize, member: &Member) -> Option<&'a Type> {
    let found = krate.as_struct(own)?.fields.members().zip(&krate.as_struct(own)?.fields);
    found.into_iter().find(|(name, _)| name == member).map(|(_, field)| &field.ty)
}

/// Returns what `*` of a type gives, if the compiler or the standard library implements it.
fn behind(krate: &Crate, near: &Item, of: &Type) -> Option<Type> {
    match of {
        Type::Reference(of) => Some((*of.elem).clone()),
        Type::Ptr(of) => Some((*of.elem).clone()),
        Type::Paren(of) => behind(krate, near, &of.elem),
        Type::Group(of) => behind(krate, near, &of.elem),
        Type::Path(path) if implemented(krate, near, of) == Implemented::Std => {
            let is_pointer =
                ["Arc", "Box", "ManuallyDrop", "Pin", "Rc"].contains(&&*krate.meant_name(near, &path.path));
            arguments(&path.path).first().copied().flatten().filter(|_| is_pointer).cloned()
        }
        _ => None,
    }
}

pub(super) fn implemented(krate: &Crate, near: &Item, of: &Type) -> Implemented {
    let path = match of {
        Type::Reference(_) | Type::Ptr(_) => return Implemented::Std,
        Type::Path(path) if path.qself.is_none() => &path.path,
        _ => return Implemented::Unknown,
    };
    let own = match &near.syntax {
        syn::Item::Impl(of) if path.is_ident("Self") => krate.self_type(near, of),
        _ => krate.type_at(near, path),
    };
    if let Some(own) = own {
        let is_alias = matches!(krate.items[own].syntax, syn::Item::Type(_));
        return if is_alias { Implemented::Unknown } else { Implemented::ByOwn(own) };
    }
    let is_std = |meaning: &Vec<String>| meaning[0] == "core" || meaning[..] == ["Box"];
    if meanings(krate, near, path).iter().all(is_std) { Implemented::Std } else { Implemented::Unknown }
}

fn receiver_type(of: &ReceiverKind) -> Type {
    match of {
        ReceiverKind::Value => parse_quote!(Self),
        ReceiverKind::Typed(_, of) => (**of).clone(),
        // A reference.
        _ => parse_quote!(&Self),
    }
}

fn name_of(pattern: &Pat) -> Option<String> {
    match pattern {
        Pat::Ident(name) if name.subpat.is_none() => Some(name.ident.to_string()),
        Pat::Type(typed) => name_of(&typed.pat),
        _ => None,
    }
}
