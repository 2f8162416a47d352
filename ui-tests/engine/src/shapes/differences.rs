//! The differences from the compiler's own derive that are known and explained. Any other
//! difference is an error.
//!
//! On plain stable, there are more differences, in addition to those that both modes have.

use super::judge::Reason;
use super::judged::{JudgedShape, Side};
use std::fmt;

/// A known difference.
#[derive(Debug)]
pub struct Difference {
    /// Its name.
    pub name: &'static str,
    /// How the two differ.
    pub side: Side,
    /// Why they differ.
    pub because: &'static str,
    /// What shows that they do.
    pub example: Example,
    /// Whether this difference explains an error of the derive that rejects the shape, or a line
    /// that is in the headers of only one derive.
    explains: fn(&JudgedShape, &Reason) -> bool,
}

/// What shows a difference.
#[derive(Clone, Copy, Debug)]
pub enum Example {
    /// A case of the suite, below `ui/`.
    Case(&'static str),
    /// A definition that takes the place of a shape, without the derive and the layout.
    Definition(&'static str),
}

impl fmt::Display for Example {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (Self::Case(text) | Self::Definition(text)) = self;
        write!(formatter, "`{text}`")
    }
}

/// The differences that both modes have.
pub const KNOWN: [Difference; 10] = [
    Difference {
        name: "sized-again",
        side: Side::Stricter,
        because: "a pointee that is `?Sized + Sized` can never be unsized (rust-lang/rust#148399)",
        example: Example::Case("fail/sized/contradicted-inline.rs"),
        explains: |_, reason| reason.message.contains("is bounded by `Sized`"),
    },
    Difference {
        name: "named-like-struct",
        side: Side::Stricter,
        because: "no tokens can name both a const parameter and a struct of the same name",
        example: Example::Case("fail/pointee/const-named-like-struct.rs"),
        explains: |_, reason| reason.message.contains("has the same name as the struct"),
    },
    Difference {
        name: "macro-in-bound",
        side: Side::Stricter,
        because: "what a type macro makes of the pointee cannot be repeated for the new one, and the builtin leaves it out",
        example: Example::Case("fail/bound/type-macro-that-always-holds.rs"),
        explains: |_, reason| reason.message.contains("cannot see what the macro does with"),
    },
    Difference {
        name: "lying-name",
        side: Side::Stricter,
        because: "our checks of the fields believe the names `Box` and `PhantomData`",
        example: Example::Case("fail/field/pointer-named-like-phantom-data.rs"),
        explains: |judged, reason| {
            let about_fields = [
                "is not a pointer",
                "is not a pointer",
                "only one field can be the pointer",
                "cannot be unsized",
                "may not mention a type",
            ];
            judged.shape.fields.iter().any(|field| field.contains("lying::"))
                && about_fields.iter().any(|words| reason.message.contains(words))
        },
    },
    Difference {
        name: "marked-twice",
        side: Side::Stricter,
        because: "a second `#[pointee]` on one parameter is an error of ours, and of rustc's up to 1.95, but no longer on nightly",
        example: Example::Case("fail-rustc/pointee/marked-twice.rs"),
        explains: |_, reason| reason.message.contains("is marked as `#[pointee]` more than once"),
    },
    Difference {
        name: "associated-type",
        side: Side::Laxer,
        because: "the builtin replaces only a path that is the pointee alone, and not `T::Item`",
        example: Example::Case("pass/bound/associated-type.rs"),
        explains: |judged, reason| has_associated_type(judged) && is_unmet_bound(reason),
    },
    Difference {
        name: "self-type",
        side: Side::Laxer,
        because: "the builtin leaves `Self` as the pointer to the old pointee",
        example: Example::Case("pass/bound/self-type.rs"),
        explains: |judged, reason| has_self(judged) && is_unmet_bound(reason),
    },
    Difference {
        name: "lint-levels",
        side: Side::Laxer,
        because: "the builtin does not repeat the lint levels of the struct on its impls",
        example: Example::Case("pass/lint/nonstandard-names.rs"),
        explains: |_, reason| reason.code.as_deref().is_some_and(|code| code.starts_with("non_")),
    },
    Difference {
        name: "associated-type-once",
        side: Side::Header,
        because: "the builtin does not repeat a predicate with `T::Item`, which holds for every type here",
        example: Example::Case("pass/bound/associated-type-that-always-holds.rs"),
        explains: |judged, line| {
            has_associated_type(judged) && ["+ __S::", "+ <__S::"].iter().any(|start| line.message.starts_with(start))
        },
    },
    Difference {
        name: "self-type-once",
        side: Side::Header,
        because: "the builtin repeats a bound with `Self` not at all, or with the old `Self`, and it holds for every type here",
        example: Example::Case("pass/bound/self-type-that-always-holds.rs"),
        explains: |judged, line| {
            let predicate = line.message.split(" in ").next().unwrap_or_default();
            let target = format!("{}<", judged.shape.name.replace("r#", ""));
            has_self(judged)
                && (predicate.contains("Self") || predicate.starts_with('+') && predicate.contains(&target))
        },
    },
];

/// The differences that only plain stable has, where the derive writes impls for `unsize!`.
pub const KNOWN_EXPLICIT: [Difference; 3] = [
    Difference {
        name: "bound-hides-code",
        side: Side::Stricter,
        because: "a macro or a computed value in a bound can mean something else in each copy of it, and `unsize!` relies on the copies",
        example: Example::Case("unsize/misuse/bound-hides-code.rs"),
        explains: |_, reason| reason.rendered.contains("__private::BoundsShowAllCode<"),
    },
    Difference {
        name: "pointer-unknown",
        side: Side::Stricter,
        because: "`unsize!` takes one field apart, and the tokens do not show which field is the pointer",
        example: Example::Case("unsize/misuse/pointer-field-unknown.rs"),
        explains: |_, reason| reason.rendered.contains("__private::OneFieldIsThePointer<"),
    },
    Difference {
        name: "sized-by-bound",
        side: Side::Alone,
        because: "a bound makes the pointee `Sized`, and `unsize!` can turn a sized pointee into no other, whatever the field points to",
        example: Example::Definition("struct Ptr<T: ?Sized + Clone>(Forgets<Box<T>>);"),
        explains: |judged, _| is_sized_by_bound(judged),
    },
];

/// Returns the differences that a mode has.
pub fn known(implicit: bool) -> impl Iterator<Item = &'static Difference> {
    let explicit = KNOWN_EXPLICIT.iter().filter(move |_| !implicit);
    KNOWN.iter().filter(move |difference| implicit || difference.side != Side::Header).chain(explicit)
}

impl JudgedShape {
    /// Returns the known difference that explains the first error or line of this shape, if each
    /// other error or line is explained by a known difference of the same side.
    #[must_use]
    pub fn known(&self) -> Option<&'static Difference> {
        let side = self.side()?;
        let reasons = match side {
            Side::Stricter => self.ours.reasons.clone(),
            Side::Laxer | Side::Alone => self.builtin.reasons.clone(),
            Side::Header => self.header_lines().map(Reason::line).collect(),
            Side::Crash => return None,
        };
        let explain = |reason| {
            known(self.implicit).find(|difference| difference.side == side && (difference.explains)(self, reason))
        };
        let explanations: Option<Vec<&Difference>> = reasons.iter().map(explain).collect();
        explanations?.first().copied()
    }

    /// Returns whether they differ in a way that is not known.
    #[must_use]
    pub fn is_unexplained(&self) -> bool {
        self.side().is_some() && self.known().is_none()
    }
}

fn is_unmet_bound(reason: &Reason) -> bool {
    matches!(reason.code.as_deref(), Some("E0271" | "E0276" | "E0277" | "E0309" | "E0310"))
}

/// Returns whether the pointee has a bound that implies `Sized`. These are the only ones in the
/// grammar.
fn is_sized_by_bound(judged: &JudgedShape) -> bool {
    let pointee = &judged.shape.pointee;
    let mut parameters = judged.shape.parameters.iter().filter(|parameter| parameter.name == *pointee);
    parameters.any(|parameter| parameter.bounds.iter().any(|bound| bound == "Clone"))
}

fn has_associated_type(judged: &JudgedShape) -> bool {
    let path = format!("{}::", judged.shape.pointee);
    judged.shape.bounds().any(|bound| bound.contains(&path))
}

fn has_self(judged: &JudgedShape) -> bool {
    judged.shape.bounds().any(|bound| bound.contains("Self"))
}
