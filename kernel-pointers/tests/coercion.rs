//! The kernel's deriving pointers coerce, and their pins do.

#![cfg(all(feature = "implicit", not(loom)))]

use kernel_pointers::list::{AtomicTracker, ListArcSafe, ListLinksSelfPtr, TryNewListArc};
use kernel_pointers::{
    Arc, ArcBorrow, GFP_KERNEL, KBox, List, ListArc, UniqueArc, VBox, impl_list_arc_safe, impl_list_item,
};
use std::cell::Cell;
use std::fmt::{Debug, Display};
use std::mem::size_of;
use std::ops::Deref;
use std::pin::Pin;

/// Counts its drops.
struct Dropped<'a>(&'a Cell<usize>);

impl Drop for Dropped<'_> {
    fn drop(&mut self) {
        self.0.set(self.0.get() + 1);
    }
}

trait Anything {}

impl<T> Anything for T {}

/// Claim: kernel-shapes.
/// Claim: kernel-coerce-drop.
/// Claim: kernel-sanitizers.
#[test]
fn an_arc_to_a_trait_object_that_the_last_owner_drops() {
    let drops = Cell::new(0);
    let sized = Arc::new(Dropped(&drops), GFP_KERNEL).expect("there is memory");
    let object: Arc<dyn Anything + '_> = sized.clone();
    drop(sized);
    assert_eq!(drops.get(), 0);
    drop(object);
    assert_eq!(drops.get(), 1);
}

/// Claim: kernel-coerce-drop.
#[test]
fn an_arc_to_a_slice() {
    let array = Arc::new([1_u16, 2, 3], GFP_KERNEL).expect("there is memory");
    let slice: Arc<[u16]> = array.clone();
    assert!(Arc::ptr_eq(&slice, &(array as Arc<[u16]>)));
    assert_eq!(*slice, [1, 2, 3]);
}

/// Claim: kernel-coerce-drop.
#[test]
fn an_arc_to_an_aligned_object_through_a_raw_pointer() {
    #[derive(Debug)]
    #[repr(align(64))]
    struct Aligned(#[allow(dead_code, reason = "printed")] u8);
    let sized = Arc::new(Aligned(3), GFP_KERNEL).expect("there is memory");
    let object: Arc<dyn Debug> = sized;
    // SAFETY: given away in the same expression.
    let object = unsafe { Arc::from_raw(Arc::into_raw(object)) };
    assert_eq!((format!("{object:?}"), (&raw const *object).addr() % 64), ("Aligned(3)".to_owned(), 0));
}

/// Claim: kernel-coerce-drop.
#[test]
fn a_raw_pointer_that_was_unsized_is_taken_back() {
    let drops = Cell::new(0);
    let sized = Arc::new(Dropped(&drops), GFP_KERNEL).expect("there is memory");
    let raw: *const (dyn Anything + '_) = Arc::into_raw(sized);
    // SAFETY: given away in the line above, unsized since, and not used otherwise.
    drop(unsafe { Arc::from_raw(raw) });
    assert_eq!(drops.get(), 1);
}

/// Claim: kernel-coerce-drop.
#[test]
fn an_unsized_arc_becomes_unique_and_shared_again() {
    let sized = Arc::new([1, 2], GFP_KERNEL).expect("there is memory");
    let slice: Arc<[i32]> = sized;
    let mut unique = slice.into_unique_or_drop().expect("the only reference");
    unique[0] = 7;
    let slice: Arc<[i32]> = unique.into();
    assert_eq!(*slice, [7, 2]);
}

/// Claim: kernel-coerce-pin.
#[test]
fn a_pinned_arc_through_the_marker() {
    let pinned: Pin<Arc<u8>> = Arc::new(7, GFP_KERNEL).expect("there is memory").into();
    let object: Pin<Arc<dyn Display>> = pinned.clone();
    assert_eq!(object.to_string(), "7");
}

/// Claim: kernel-shapes.
#[test]
fn a_borrow_that_becomes_an_unsized_arc() {
    let sized = Arc::new(7, GFP_KERNEL).expect("there is memory");
    let borrow = sized.as_arc_borrow();
    let object: ArcBorrow<'_, dyn Display> = borrow;
    let kept: Arc<dyn Display> = object.into();
    drop(sized);
    assert_eq!(kept.to_string(), "7");
}

/// Claim: kernel-shapes.
/// Claim: kernel-allocator-type.
#[test]
fn boxes_from_either_allocator() {
    let drops = Cell::new(0);
    let small = KBox::new(Dropped(&drops), GFP_KERNEL).expect("there is memory");
    let small: KBox<dyn Anything + '_> = small;
    let pages = VBox::new([Dropped(&drops), Dropped(&drops)], GFP_KERNEL).expect("there is memory");
    assert_eq!((&raw const *pages).addr() % 4096, 0);
    let pages: VBox<[Dropped<'_>]> = pages;
    assert_eq!((pages.len(), drops.get()), (2, 0));
    drop((small, pages));
    assert_eq!(drops.get(), 3);
    assert_eq!(size_of::<KBox<dyn Anything>>(), 2 * size_of::<usize>());
}

/// Claim: kernel-coerce-pin.
#[test]
fn a_pinned_box_through_the_marker() {
    let pinned = KBox::pin([1, 2, 3], GFP_KERNEL).expect("there is memory");
    let mut slice: Pin<KBox<[i32]>> = pinned;
    slice.as_mut().set_first(9);
    assert_eq!(*slice, [9, 2, 3]);
}

/// Writes through a pin.
trait SetFirst {
    fn set_first(self, value: i32);
}

impl SetFirst for Pin<&mut [i32]> {
    fn set_first(mut self, value: i32) {
        self[0] = value;
    }
}

/// Work as binder has it: the links of a `Wrapper` point to wrappers of the trait object, whatever
/// is wrapped.
trait Work: ListArcSafe {
    fn name(&self) -> String;
}

struct Wrapper<T: ?Sized> {
    links: ListLinksSelfPtr<Wrapper<dyn Work>>,
    work: T,
}

impl_list_arc_safe!(impl[T: ListArcSafe + ?Sized] ListArcSafe<0> for Wrapper<T> { tracked_by work: T; });
impl_list_item!(impl ListItem<0> for Wrapper<dyn Work> { using ListLinksSelfPtr { links }; });

impl<T: ?Sized> Deref for Wrapper<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.work
    }
}

struct Tracked(AtomicTracker, String);
// SAFETY: the struct has no parameters, so no other struct can become this one.
impl_list_arc_safe!(unsafe impl ListArcSafe<0> for Tracked { tracked_by 0: AtomicTracker; });

impl Work for Tracked {
    fn name(&self) -> String {
        self.1.clone()
    }
}

#[repr(align(32))]
struct Aligned(u8);
impl_list_arc_safe!(impl ListArcSafe<0> for Aligned { untracked; });

impl Work for Aligned {
    fn name(&self) -> String {
        self.0.to_string()
    }
}

fn wrap<T: ListArcSafe>(work: T) -> UniqueArc<Wrapper<T>> {
    UniqueArc::new(Wrapper { links: ListLinksSelfPtr::new(), work }, GFP_KERNEL).expect("there is memory")
}

/// Claim: kernel-shapes.
#[test]
fn a_list_arc_through_a_wrapper_with_erased_links() {
    let sized = ListArc::<Wrapper<Tracked>>::from(wrap(Tracked(AtomicTracker::new(), "one".to_owned())));
    let arc = sized.clone_arc();
    let tracker: &AtomicTracker = &arc.work.0;
    let object: ListArc<Wrapper<dyn Work>> = sized;
    assert_eq!((object.name(), tracker.try_new_list_arc()), ("one".to_owned(), false));
    drop(object);
    // The tracker was told through the vtable.
    assert!(tracker.try_new_list_arc());
}

/// Claim: kernel-todo-list.
/// Claim: kernel-sanitizers.
#[test]
fn a_list_of_different_types_that_keeps_their_vtables() {
    let mut list = List::<Wrapper<dyn Work>>::new();
    let (one, two) =
        (ListArc::from(wrap(Tracked(AtomicTracker::new(), "one".to_owned()))), ListArc::from(wrap(Aligned(2))));
    let kept = one.clone_arc();
    list.push_back(one);
    list.push_front(two);
    let names = |list: &List<Wrapper<dyn Work>>| list.iter().map(|work| work.name()).collect::<Vec<_>>();
    assert_eq!(names(&list), ["2", "one"]);
    let object: Arc<Wrapper<dyn Work>> = kept;
    // SAFETY: there is no other list.
    let removed = unsafe { list.remove(&object) }.expect("it is in the list");
    assert!(Arc::ptr_eq(removed.as_arc(), &object));
    assert_eq!(names(&list), ["2"]);
    list.push_back(removed);
    assert_eq!(list.pop_back().map(|work| work.name()), Some("one".to_owned()));
}
