//! The crate's macros in a crate that calls itself `core`.

#![cfg(not(loom))]

// Paths that begin with `::core` mean this crate now.
extern crate self as core;

/// A module of that name with an `offset_of!` that is wrong.
pub mod mem {
    #[allow(unused_macros, reason = "only a macro that trusts `::core` would use it")]
    macro_rules! offset_of {
        ($($any:tt)*) => {
            0
        };
    }
    #[allow(unused_imports, reason = "only a macro that trusts `::core` would use it")]
    pub(crate) use offset_of;
}

use kernel_pointers::list::ListLinksSelfPtr;
use kernel_pointers::{GFP_KERNEL, List, ListArc, ListLinks, UniqueArc, impl_list_arc_safe, impl_list_item};
use std::fmt::Debug;

struct Item<'a, T: ?Sized + Debug + 'a, const N: usize> {
    text: &'a T,
    values: [u8; N],
    links: ListLinks<0>,
    other_links: ListLinks<1>,
}

impl_list_arc_safe! {
    impl['a, T: ?Sized + Debug + 'a, const N: usize] ListArcSafe<0> for Item<'a, T, N> { untracked; }
    impl['a, T: ?Sized + Debug + 'a, const N: usize] ListArcSafe<1> for Item<'a, T, N> { untracked; }
}
impl_list_item! {
    impl['a, T: ?Sized + Debug + 'a, const N: usize] ListItem<0> for Item<'a, T, N> { using ListLinks { links }; }
    impl['a, T: ?Sized + Debug + 'a, const N: usize,] ListItem<1> for Item<'a, T, N> { using ListLinks { other_links }; }
}

/// Claim: kernel-macros.
#[test]
fn the_links_of_a_generic_struct_are_found_whatever_core_is() {
    let item = Item { text: "seven", values: [7; 7], links: ListLinks::new(), other_links: ListLinks::new() };
    let mut list = List::<Item<'_, str, 7>, 1>::new();
    list.push_back(ListArc::new(item, GFP_KERNEL).expect("there is memory"));
    assert!(list.iter().all(|item| (item.text, item.values) == ("seven", [7; 7])));
}

struct Bounded<'a, 'b, T, U, V> {
    links: ListLinks,
    values: (&'a T, &'b U, V),
}

impl_list_arc_safe!(impl['a: 'b + 'b, 'b:, T: 'a + 'b, U: 'b + Debug + 'b, V:] ListArcSafe<0> for Bounded<'a, 'b, T, U, V> {
    untracked;
});
impl_list_item!(impl['a: 'b, 'b: 'b +, T: 'a +, U: 'b + Debug + 'b, V:,] ListItem<0> for Bounded<'a, 'b, T, U, V> {
    using ListLinks { links };
});

/// Claim: kernel-macros.
#[test]
fn parameters_have_bounds_in_every_form() {
    let mut list = List::<Bounded<'_, '_, u8, &str, u32>>::new();
    list.push_back(
        ListArc::new(Bounded { links: ListLinks::new(), values: (&1, &"two", 3) }, GFP_KERNEL)
            .expect("there is memory"),
    );
    assert_eq!(list.pop_front().map(|item| item.values), Some((&1, &"two", 3)));
}

struct Tuple(ListLinks<0>, u8, ListLinks<1>);

impl_list_arc_safe! {
    impl ListArcSafe<0> for Tuple { untracked; }
    impl ListArcSafe<1> for Tuple { untracked; }
}
impl_list_item! {
    impl ListItem<0> for Tuple { using ListLinks { 0 }; }
    impl ListItem<1> for Tuple { using ListLinks { 2 }; }
}

struct TupleOfAny<T: ?Sized>(u8, ListLinksSelfPtr<TupleOfAny<T>>, T);

impl_list_arc_safe!(impl[T: ?Sized] ListArcSafe<0> for TupleOfAny<T> { untracked; });
impl_list_item!(impl[T: ?Sized] ListItem<0> for TupleOfAny<T> { using ListLinksSelfPtr { 1 }; });

/// Claim: kernel-macros.
#[test]
fn the_links_of_a_tuple_struct_have_a_number() {
    let value = UniqueArc::new(Tuple(ListLinks::new(), 7, ListLinks::new()), GFP_KERNEL).expect("there is memory");
    let (first, second) = ListArc::pair_from_unique(value);
    let (mut list, mut other) = (List::<Tuple, 0>::new(), List::<Tuple, 1>::new());
    list.push_back(first);
    other.push_back(second);
    assert_eq!((list.pop_back().map(|item| item.1), other.pop_back().map(|item| item.1)), (Some(7), Some(7)));
    let mut list = List::<TupleOfAny<u8>>::new();
    list.push_back(ListArc::new(TupleOfAny(1, ListLinksSelfPtr::new(), 2), GFP_KERNEL).expect("there is memory"));
    assert_eq!(list.pop_back().map(|item| (item.0, item.2)), Some((1, 2)));
}

/// Names that a macro could use for its own variables are those of the caller's items here.
mod named_like_variables {
    #![allow(non_upper_case_globals, dead_code, reason = "named like variables, and never used")]

    use kernel_pointers::list::{AtomicTracker, ListLinksSelfPtr};
    use kernel_pointers::{GFP_KERNEL, List, ListArc, impl_list_arc_safe, impl_list_item};

    const field: u8 = 0;
    const me: u8 = 0;
    const tracker: u8 = 0;
    const exact: u8 = 0;
    static links: u8 = 0;
    static element: u8 = 0;

    struct Item {
        tracker: AtomicTracker,
        links: ListLinksSelfPtr<Item>,
    }

    // SAFETY: the struct has no parameters.
    impl_list_arc_safe!(unsafe impl ListArcSafe<0> for Item { tracked_by tracker: AtomicTracker; });
    impl_list_item!(impl ListItem<0> for Item { using ListLinksSelfPtr { links }; });

    /// Claim: kernel-macros.
    #[test]
    fn constants_and_statics_are_not_taken_for_variables_of_the_macros() {
        let mut list = List::<Item>::new();
        let item = Item { tracker: AtomicTracker::new(), links: ListLinksSelfPtr::new() };
        list.push_back(ListArc::new(item, GFP_KERNEL).expect("there is memory"));
        assert!(list.pop_front().is_some());
    }
}
