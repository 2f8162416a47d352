//! The errors for a field that mentions the pointee and is not a pointer to it, and the words for a
//! last field that is unsized.

use super::named::{cell_of, holds_sized, is_pointer, pinned, points_to_elements, standard_container};
use crate::derive::mistake::Mistake;
use crate::derive::syntax::is_named;
use proc_macro2::Ident;
use syn::Type;

/// What is wrong with a last field that is unsized, and what to write.
pub(super) const UNSIZED: &str = "a pointer is `Sized`, so its last field cannot be unsized";
pub(super) const WRITE_A_POINTER: &str = "write a pointer to this type, for instance `Box<…>`";

/// Returns the error for a field that mentions the pointee and is not a pointer, beside one that
/// certainly is.
pub(super) fn beside_the_pointer(ty: &Type, pointee: &Ident) -> Mistake {
    Mistake::new(
        ty,
        format_args!("only the pointer and a `PhantomData` may mention `{pointee}`, and another field is the pointer"),
        format_args!(
            "for a marker, write `PhantomData<{pointee}>` or `PhantomData<fn() -> {pointee}>`; move a value behind the \
             pointer, into the struct that it points to"
        ),
    )
}

/// Returns the error for a field that mentions the pointee and is not a pointer. `what` completes
/// "a pointer that can be …" in the message, and depends on the options. In a `Pin`, the error is
/// about what is in it.
pub(super) fn not_a_pointer(ty: &Type, pointee: &Ident, what: &str) -> Mistake {
    let in_pin = pinned(ty);
    let ty = in_pin.unwrap_or(ty);
    let [is, must_be] = match in_pin {
        Some(_) => ["the `Pin` contains", "a `Pin` must contain"],
        None => ["the field is", "the field must be"],
    };
    let cell = cell_of(ty, pointee);
    if let Some(container) = standard_container(ty).or(cell) {
        return Mistake::new(
            ty,
            format_args!("`{container}` is a container, but {must_be} a pointer that can be {what}"),
            match container.to_string().as_str() {
                _ if cell.is_some_and(|cell| cell != "OnceCell") => format!(
                    "point to it, for instance with `Box<{container}<{pointee}>>` or `NonNull<{container}<{pointee}>>`"
                ),
                "ManuallyDrop" => {
                    "keep a `NonNull<…>` instead, and make a `Box` of it in the destructor; or put the struct into the \
                     `ManuallyDrop` where you need one"
                        .to_owned()
                }
                _ => format!(
                    "make the field the pointer itself, and put the struct into the `{container}` where you need one"
                ),
            },
        );
    }
    let message = if is_named(ty, pointee) {
        format!("{is} the pointee `{pointee}` itself, and containers are outside RFC 3621")
    } else {
        format!("unsizing `{pointee}` cannot unsize a field of this type")
    };
    let help = if points_to_elements(ty, pointee) {
        format!("point to `{pointee}` itself, with `{pointee}: ?Sized`: then `{pointee}` can also be a slice")
    } else if holds_sized(ty, pointee) {
        format!(
            "a container such as `Option`, `Vec` or `OnceCell` holds only what is `Sized`: point to `{pointee}` itself, with \
             `{pointee}: ?Sized`, or to a struct whose last field is `{pointee}`"
        )
    } else if is_pointer(ty) {
        format!("point to `{pointee}` itself, or to a struct of your own whose last field is `{pointee}`")
    } else {
        let example = match in_pin {
            Some(_) => format!("`Pin<Box<{pointee}>>`"),
            None => format!("`Box<{pointee}>` or `NonNull<{pointee}>`"),
        };
        format!("{must_be} a pointer, reference or smart pointer that can be unsized, for instance {example}")
    };
    Mistake::new(ty, message, help)
}
