//! The kernel's pointers coerce, in a `let`, an argument and a return value, and are receivers.

#![feature(arbitrary_self_types)]

use kernel::error::Error;
use kernel::list::*;
use kernel::prelude::*;
use kernel::sync::{Arc, ArcBorrow, UniqueArc};
use std::ops::Deref;

trait Deliver {
    fn owned(self: ListArc<Wrap<Self>>) -> u32;
    fn counted(self: Arc<Wrap<Self>>) -> u32;
    fn borrowed(self: ArcBorrow<'_, Wrap<Self>>) -> u32;
}

#[pin_data]
struct Wrap<T: ?Sized> {
    #[pin]
    links: ListLinksSelfPtr<Wrap<dyn Deliver>>,
    #[pin]
    tracker: AtomicTracker,
    value: T,
}

impl<T: ?Sized> Deref for Wrap<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl_list_arc_safe! {
    impl{T: ?Sized} ListArcSafe<0> for Wrap<T> {
        tracked_by tracker: AtomicTracker;
    }
}

impl_has_list_links_self_ptr! {
    impl HasSelfPtr<Wrap<dyn Deliver>> for Wrap<dyn Deliver> { self.links }
}

impl_list_item! {
    impl ListItem<0> for Wrap<dyn Deliver> {
        using ListLinksSelfPtr;
    }
}

impl Deliver for u32 {
    fn owned(self: ListArc<Wrap<Self>>) -> u32 {
        self.value
    }

    fn counted(self: Arc<Wrap<Self>>) -> u32 {
        self.value + 1
    }

    fn borrowed(self: ArcBorrow<'_, Wrap<Self>>) -> u32 {
        self.value + 2
    }
}

fn wrap(value: u32) -> ListArc<Wrap<u32>> {
    let new = try_pin_init!(Wrap { links <- ListLinksSelfPtr::new(), tracker <- AtomicTracker::new(), value }? Error);
    ListArc::pin_init(new, GFP_KERNEL).expect("there is memory")
}

#[test]
fn a_list_of_trait_objects() {
    let mut list: List<Wrap<dyn Deliver>> = List::new();
    list.push_back(wrap(1));
    list.push_back(wrap(20));
    list.push_front(wrap(300));
    let mut delivered = std::vec::Vec::<(u32, u32, u32)>::new();
    while let Some(item) = list.pop_front() {
        let counted: Arc<Wrap<dyn Deliver>> = item.clone_arc();
        delivered.push((counted.as_arc_borrow().borrowed(), counted.counted(), item.owned()));
    }
    assert_eq!(delivered, [(302, 301, 300), (3, 2, 1), (22, 21, 20)]);
}

trait Shown {
    fn shown(self: Arc<Self>) -> String;
}

impl Shown for u32 {
    fn shown(self: Arc<Self>) -> String {
        self.to_string()
    }
}

#[test]
fn a_counted_pointer() {
    fn returned(value: Arc<u32>) -> Arc<dyn Shown> {
        value
    }
    assert_eq!(returned(Arc::new(7, GFP_KERNEL).unwrap()).shown(), "7");
    let unique: Arc<[u8]> = Arc::<[u8; 3]>::from(UniqueArc::new([1, 2, 3], GFP_KERNEL).unwrap());
    assert_eq!(unique.len(), 3);
}

#[test]
fn an_owned_pointer() {
    let add: KBox<dyn Fn(u32) -> u32> = KBox::new(|number| number + 1, GFP_KERNEL).unwrap();
    let numbers: VBox<[u32]> = VBox::new([1, 2, 3], GFP_KERNEL).unwrap();
    assert_eq!((add(6), numbers.len()), (7, 3));
}
