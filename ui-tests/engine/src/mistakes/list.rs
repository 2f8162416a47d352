//! The twenty mistakes.

use super::{Criterion, Mistake};

/// The reason why an error about an impl follows the one about a field.
const IMPL_REPORTED: &str = "rustc checks the emitted impls as if they were written by hand, and its E0277 names their parameter. What it \
    says for its own derive it says for no other, so its error follows ours, which is on the field.";

/// Why the uses of such a struct are errors as well.
const NOTHING_TO_COERCE: &str = "rustc accepts an impl of `CoerceUnsized` only for a struct with one field that coerces, so there is none beside our \
    error. For its own derive, rustc writes one that it has rejected.";

pub(super) const MISTAKES: [Mistake; 20] = [
    Mistake {
        case: "fail/repr/absent.rs",
        title: "No `#[repr(transparent)]`",
        tokens: "Ptr",
        remedy: "#[repr(transparent)]",
        further: Some(""),
        worse: None,
    },
    Mistake {
        case: "fail/repr/c.rs",
        title: "Another `repr`",
        tokens: "C",
        remedy: "transparent",
        further: Some(""),
        worse: None,
    },
    Mistake {
        case: "fail/sized/unbounded.rs",
        title: "No `?Sized`",
        tokens: "T",
        remedy: "?Sized",
        further: Some(""),
        worse: None,
    },
    Mistake {
        case: "fail/pointee/two-params-unmarked.rs",
        title: "Two type parameters and no `#[pointee]`",
        tokens: "T: ?Sized, A",
        remedy: "#[pointee]",
        further: Some(", ()"),
        worse: None,
    },
    Mistake {
        case: "fail/pointee/mark-on-field.rs",
        title: "`#[pointee]` on the field",
        tokens: "pointee",
        remedy: "type parameter",
        further: Some(""),
        worse: None,
    },
    Mistake {
        case: "fail/item/enum.rs",
        title: "An enum",
        tokens: "enum",
        remedy: "struct",
        further: Some(""),
        worse: None,
    },
    Mistake {
        case: "fail/field/by-value.rs",
        title: "The value instead of a pointer to it",
        tokens: "T",
        remedy: "pointer",
        further: Some(""),
        worse: None,
    },
    Mistake {
        case: "fail/field/only-phantom-data.rs",
        title: "No pointer field at all",
        tokens: "PhantomData<T>",
        remedy: "pointer",
        further: Some(""),
        worse: Some((&[Criterion::Uses], NOTHING_TO_COERCE)),
    },
    Mistake {
        case: "fail/field/further-number.rs",
        title: "A count beside the pointer",
        tokens: "usize",
        remedy: "behind the pointer",
        further: Some(""),
        worse: None,
    },
    Mistake {
        case: "fail/field/further-parameter.rs",
        title: "An allocator beside the pointer",
        tokens: "A",
        remedy: "PhantomData",
        further: Some(", ()"),
        worse: None,
    },
    Mistake {
        case: "fail/field/option.rs",
        title: "A pointer that may be absent",
        tokens: "Option<Box<T>>",
        remedy: "pointer",
        further: Some(""),
        worse: None,
    },
    Mistake {
        case: "fail-rustc/field/own-pointer-not-deriving.rs",
        title: "An inner pointer that does not derive",
        tokens: "MyRc<T>",
        remedy: "derive `SmartPointer`",
        further: Some(""),
        worse: Some((&[Criterion::Terms, Criterion::Noise], IMPL_REPORTED)),
    },
    Mistake {
        case: "fail-rustc/field/inner-sized.rs",
        title: "No `?Sized` on the struct behind the pointer",
        tokens: "Inner<T>",
        remedy: "T: ?Sized",
        further: Some(""),
        worse: None,
    },
    Mistake {
        case: "fail-rustc/field/inner-out-of-order.rs",
        title: "The value in front of the count",
        tokens: "T",
        remedy: "last field",
        further: Some(""),
        worse: Some((&[Criterion::Terms], IMPL_REPORTED)),
    },
    Mistake {
        case: "fail-rustc/field/foreign-arc.rs",
        title: "Another crate's `Arc` in the field",
        tokens: "Arc<T>",
        remedy: "derive `SmartPointer`",
        further: Some(""),
        worse: Some((&[Criterion::Terms, Criterion::Noise], IMPL_REPORTED)),
    },
    Mistake {
        case: "fail/field/manually-drop.rs",
        title: "A box that is dropped by hand",
        tokens: "ManuallyDrop<Box<T>>",
        remedy: "pointer",
        further: Some(""),
        worse: None,
    },
    Mistake {
        case: "fail/field/two-boxes.rs",
        title: "Two pointers",
        tokens: "Box<T>",
        remedy: "keep one pointer",
        further: Some(""),
        worse: Some((&[Criterion::Uses], NOTHING_TO_COERCE)),
    },
    Mistake {
        case: "fail-rustc/field/inner-not-last.rs",
        title: "The pointee in another field than the last",
        tokens: "NonNull<Inner<T>>",
        remedy: "last field",
        further: Some(""),
        worse: Some((&[Criterion::Terms, Criterion::Noise], IMPL_REPORTED)),
    },
    Mistake {
        case: "fail-rustc/coercion/trait-not-implemented.rs",
        title: "A coercion to a trait that is not implemented",
        tokens: "ptr",
        remedy: "Trait",
        further: None,
        worse: None,
    },
    Mistake {
        case: "fail-rustc/pin/without-marker.rs",
        title: "A pinned pointer without the promise",
        tokens: "ptr",
        remedy: "PinCoerceUnsized",
        further: None,
        worse: None,
    },
];
