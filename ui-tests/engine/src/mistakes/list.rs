//! The twenty mistakes.

use super::{Criterion, Mistake};

/// The reason why an error about an impl comes with the one about a field.
///
/// Two ways to have one error were tried.
///
/// - A where-clause with a type that becomes an error when our question fails:
///   `<[(); N] as Known>::Type: Both`, where `Both` has `CoerceUnsized` as a supertrait. The length
///   is the result of a `const fn` that asks the question, called with arguments that stand for all
///   others. rustc takes such a clause for a proof of everything and says nothing more, also at the
///   uses. But two types in the impls need this constant, and rustc checks, builds and evaluates
///   one for every struct that is accepted. Even the least constant, `{ 0 }`, costs more than an
///   impl does. It also works only without bounds, because nothing can stand for every type that
///   meets a bound.
/// - The types of the field, copied into a where-clause. Each use is then an error of its own,
///   because the clause is not met there: E0308 if it has `CoerceUnsized`, E0277 if it has a trait
///   of ours.
///
/// On plain stable, `Inner<T>` whose `T` is left `Sized` is five errors: rustc's own about the
/// struct, which says what to write; one in each of the three functions that reach the field, for
/// `T`, for the new pointee and for the trait object of the question; and the cast that compares
/// the pointees (E0607). What was considered:
///
/// - A where-clause with a constant, as above. It has the same cost, also for the many structs with
///   a header that are right, and does not work with bounds.
/// - Fewer functions. Each needs the type of the field, which is ill-formed, and rustc reports that
///   once for each set of parameters. Without one of them or without the cast, `unsize!` would be
///   unsound.
/// - The same words at the same place, which rustc prints once. For that, the derive's tokens would
///   need the hygiene of the user's, which a macro 2.0 can choose.
/// - A bound that only a well-formed field meets. It would repeat the type of the field, and a copy
///   can mean another type than the original.
const IMPL_REPORTED: &str = "rustc checks the emitted impls as if they were written by hand, and its E0277 names their parameter. \
    A constant in the type of a where-clause silences it, but every struct that is accepted would pay for that constant.";

/// Why the uses of such a struct are errors as well.
///
/// rustc counts the fields that an impl changes before it looks at anything else. So no error type
/// in the impl silences it, as one does where a single field changes: none is E0374, two are E0375.
/// If the whole target is an error type, that is E0377. `unsize!` asks for no such impl, so its uses
/// are not errors.
const NOTHING_TO_COERCE: &str = "rustc accepts an impl of `CoerceUnsized` only for a struct in which one field changes, so an impl beside our \
    error would be an error even where nothing uses it. For its own derive, rustc writes one that it has rejected.";

pub(super) const MISTAKES: [Mistake; 20] = [
    Mistake {
        case: "fail/repr/absent.rs",
        plain_case: "fail/repr/absent.rs",
        title: "No `#[repr(transparent)]`",
        tokens: "Ptr",
        remedy: "#[repr(transparent)]",
        further: Some(""),
        unmet: &[],
        worse: None,
    },
    Mistake {
        case: "fail/repr/c.rs",
        plain_case: "fail/repr/c.rs",
        title: "Another `repr`",
        tokens: "C",
        remedy: "transparent",
        further: Some(""),
        unmet: &[],
        worse: None,
    },
    Mistake {
        case: "fail/sized/unbounded.rs",
        plain_case: "fail/sized/unbounded.rs",
        title: "No `?Sized`",
        tokens: "T",
        remedy: "?Sized",
        further: Some(""),
        unmet: &[Criterion::Uses],
        worse: None,
    },
    Mistake {
        case: "fail/pointee/two-params-unmarked.rs",
        plain_case: "fail/pointee/two-params-unmarked.rs",
        title: "Two type parameters and no `#[pointee]`",
        tokens: "T: ?Sized, A",
        remedy: "#[pointee]",
        further: Some(", ()"),
        unmet: &[],
        worse: None,
    },
    Mistake {
        case: "fail/pointee/mark-on-field.rs",
        plain_case: "fail/pointee/mark-on-field.rs",
        title: "`#[pointee]` on the field",
        tokens: "pointee",
        remedy: "type parameter",
        further: Some(""),
        unmet: &[],
        worse: None,
    },
    Mistake {
        case: "fail/item/enum.rs",
        plain_case: "fail/item/enum.rs",
        title: "An enum",
        tokens: "enum",
        remedy: "struct",
        further: Some(""),
        unmet: &[],
        worse: None,
    },
    Mistake {
        case: "fail/field/by-value.rs",
        plain_case: "fail/field/by-value.rs",
        title: "The value instead of a pointer to it",
        tokens: "T",
        remedy: "pointer",
        further: Some(""),
        unmet: &[Criterion::Uses],
        worse: None,
    },
    Mistake {
        case: "fail/field/only-phantom-data.rs",
        plain_case: "fail/field/only-phantom-data.rs",
        title: "No pointer field at all",
        tokens: "PhantomData<T>",
        remedy: "pointer",
        further: Some(""),
        unmet: &[],
        worse: Some((&[Criterion::Uses], NOTHING_TO_COERCE)),
    },
    Mistake {
        case: "fail/field/further-number.rs",
        plain_case: "fail/field/further-number.rs",
        title: "A count beside the pointer",
        tokens: "usize",
        remedy: "behind the pointer",
        further: Some(""),
        unmet: &[Criterion::Noise],
        worse: None,
    },
    Mistake {
        case: "fail/field/further-parameter.rs",
        plain_case: "fail/field/further-parameter.rs",
        title: "An allocator beside the pointer",
        tokens: "A",
        remedy: "PhantomData",
        further: Some(", ()"),
        unmet: &[Criterion::Noise],
        worse: None,
    },
    Mistake {
        case: "fail/field/option.rs",
        plain_case: "fail/field/option.rs",
        title: "A pointer that may be absent",
        tokens: "Option<Box<T>>",
        remedy: "pointer",
        further: Some(""),
        unmet: &[],
        worse: None,
    },
    Mistake {
        case: "fail-rustc/field/own-pointer-not-deriving.rs",
        plain_case: "fail-rustc/field/own-pointer-not-deriving.rs",
        title: "An inner pointer that does not derive",
        tokens: "MyRc<T>",
        remedy: "derive `SmartPointer`",
        further: Some(""),
        unmet: &[Criterion::Terms],
        worse: Some((&[Criterion::Terms, Criterion::Noise], IMPL_REPORTED)),
    },
    Mistake {
        case: "fail-rustc/field/inner-sized.rs",
        plain_case: "fail-rustc/field/inner-sized.rs",
        title: "No `?Sized` on the struct behind the pointer",
        tokens: "Inner<T>",
        remedy: "T: ?Sized",
        further: Some(""),
        unmet: &[Criterion::Terms, Criterion::Noise],
        worse: None,
    },
    Mistake {
        case: "fail-rustc/field/inner-out-of-order.rs",
        plain_case: "fail-rustc/field/inner-out-of-order.rs",
        title: "The value in front of the count",
        tokens: "T",
        remedy: "last field",
        further: Some(""),
        unmet: &[Criterion::Terms, Criterion::Noise],
        worse: Some((&[Criterion::Terms, Criterion::Noise], IMPL_REPORTED)),
    },
    Mistake {
        case: "fail-rustc/field/foreign-arc.rs",
        plain_case: "fail-rustc/field/foreign-arc.rs",
        title: "Another crate's `Arc` in the field",
        tokens: "Arc<T>",
        remedy: "derive `SmartPointer`",
        further: Some(""),
        unmet: &[Criterion::Terms],
        worse: Some((&[Criterion::Terms, Criterion::Noise], IMPL_REPORTED)),
    },
    Mistake {
        case: "fail/field/manually-drop.rs",
        plain_case: "fail/field/manually-drop.rs",
        title: "A box that is dropped by hand",
        tokens: "ManuallyDrop<Box<T>>",
        remedy: "pointer",
        further: Some(""),
        unmet: &[],
        worse: None,
    },
    Mistake {
        case: "fail/field/two-boxes.rs",
        plain_case: "fail/field/two-boxes.rs",
        title: "Two pointers",
        tokens: "Box<T>",
        remedy: "keep one pointer",
        further: Some(""),
        unmet: &[Criterion::Noise],
        worse: Some((&[Criterion::Uses], NOTHING_TO_COERCE)),
    },
    Mistake {
        case: "fail-rustc/field/inner-not-last.rs",
        plain_case: "fail-rustc/field/inner-not-last.rs",
        title: "The pointee in another field than the last",
        tokens: "NonNull<Inner<T>>",
        remedy: "last field",
        further: Some(""),
        unmet: &[Criterion::Terms, Criterion::Remedy, Criterion::Noise],
        worse: Some((&[Criterion::Terms, Criterion::Noise], IMPL_REPORTED)),
    },
    Mistake {
        case: "fail-rustc/coercion/trait-not-implemented.rs",
        plain_case: "unsize/misuse/trait-not-implemented.rs",
        title: "A coercion to a trait that is not implemented",
        tokens: "ptr",
        remedy: "Trait",
        further: None,
        unmet: &[Criterion::Token, Criterion::Remedy],
        worse: None,
    },
    Mistake {
        case: "fail-rustc/pin/without-marker.rs",
        plain_case: "unsize/misuse/pin-without-marker.rs",
        title: "A pinned pointer without the promise",
        tokens: "ptr",
        remedy: "PinCoerceUnsized",
        further: None,
        unmet: &[Criterion::Token, Criterion::Terms, Criterion::Noise],
        worse: None,
    },
];
