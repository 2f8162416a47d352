//! Pointers with fields beside the pointer: unsizing moves each field once, whether by the coercion
//! or by `unsize!`.

use pin_coerce_unsized::unsize;
use std::cell::{Cell, RefCell};
use std::fmt::Debug;
use std::pin::Pin;
use ui_tests::coerced::{AlignedBox, AllocatedBox, Arena, HandledBox, Shared, Watcher};
use ui_tests::pointers::Dropped;

/// The trait of a value that counts into a cell when it is dropped.
trait Counted {}

impl Counted for Dropped<'_> {}

/// Claim: run-coerce-only.
#[test]
fn a_box_frees_through_the_allocator_that_is_in_it() {
    let (arena, other) = (Arena::default(), Arena::default());
    let text = unsize!(AllocatedBox::new(String::from("text"), &arena) => dyn ToString);
    let mut bytes = unsize!(AllocatedBox::new([1_u8, 2, 3], &other) => [u8]);
    bytes[0] = 7;
    assert_eq!((text.to_string().as_str(), &*bytes), ("text", &[7, 2, 3][..]));
    assert_eq!((arena.live(), other.live()), (1, 1));
    drop(text);
    assert_eq!((arena.live(), other.live()), (0, 1));
    drop(bytes);
    assert_eq!(other.live(), 0);
}

/// Claim: run-coerce-only.
#[test]
fn a_box_with_an_allocator_keeps_the_value_that_is_pinned_in_it() {
    let arena = Arena::default();
    let boxed = Pin::new(AllocatedBox::new(7, &arena));
    let address = &raw const *boxed;
    let object: Pin<AllocatedBox<dyn Debug, &Arena>> = unsize!(boxed => dyn Debug);
    assert_eq!((&raw const *object).cast(), address);
    assert_eq!(format!("{:?}", &*object), "7");
}

/// Claim: run-coerce-only.
#[test]
fn an_owner_with_its_count_beside_the_value_shares_it_with_the_unsized_ones() {
    let drops = Cell::new(0);
    let first = Shared::new(Dropped(&drops));
    let object = unsize!(first.clone() => dyn Counted + '_);
    let again = object.clone();
    assert_eq!(first.owners(), 3);
    drop((first, object));
    assert_eq!((again.owners(), drops.get()), (1, 0));
    drop(again);
    assert_eq!(drops.get(), 1);
}

/// Claim: run-coerce-only.
#[test]
fn a_watcher_finds_the_value_or_its_end() {
    let owner = Shared::new(7);
    let watcher: Watcher<dyn ToString> = unsize!(owner.downgrade() => dyn ToString);
    assert_eq!(watcher.upgrade().map(|object| object.to_string()).as_deref(), Some("7"));
    drop(owner);
    assert!(watcher.upgrade().is_none());
    let gone = |owner: Shared<[i32; 2]>| owner.downgrade();
    assert!(unsize!(gone(Shared::new([1, 2])) => [i32]).upgrade().is_none());
}

/// Claim: run-coerce-only.
#[test]
fn a_box_with_a_handle_says_once_that_it_ends() {
    let ended = RefCell::new(Vec::new());
    let object = unsize!(HandledBox::new(7, 1, |id| ended.borrow_mut().push(id)) => dyn ToString);
    let slice = unsize!(HandledBox::new(["a"], 2, |id| ended.borrow_mut().push(id)) => [&str]);
    assert_eq!((object.to_string().as_str(), object.id(), &*slice, slice.id()), ("7", 1, &["a"][..], 2));
    assert!(ended.borrow().is_empty());
    drop((slice, object));
    assert_eq!(*ended.borrow(), [2, 1]);
}

/// Claim: run-coerce-only.
#[test]
fn a_box_with_an_alignment_of_its_own_is_freed_with_it() {
    let boxed = AlignedBox::new(String::from("text"), 256);
    let address = &raw const *boxed;
    let object = unsize!(boxed => dyn ToString);
    let object = unsize!(object => dyn ToString);
    assert_eq!((&raw const *object).cast(), address);
    assert_eq!((address.addr() % 256, object.to_string().as_str()), (0, "text"));
}

/// Claim: run-coerce-only.
#[test]
fn what_the_pointers_own_is_dropped_once() {
    let (drops, arena) = (Cell::new(0), Arena::default());
    let allocated = unsize!(AllocatedBox::new(Dropped(&drops), &arena) => dyn Counted + '_);
    let handled = unsize!(HandledBox::new(Dropped(&drops), 1, |_| ()) => dyn Counted + '_);
    let aligned = unsize!(AlignedBox::new(Dropped(&drops), 64) => dyn Counted + '_);
    assert_eq!(drops.get(), 0);
    drop((allocated, handled, aligned));
    assert_eq!((drops.get(), arena.live()), (3, 0));
}

/// The same by the coercion, where it is implicit.
#[cfg(feature = "implicit")]
mod by_the_coercion {
    use super::*;

    /// Claim: run-coerce-only.
    #[test]
    fn each_pointer_coerces() {
        let (drops, arena) = (Cell::new(0), Arena::default());
        let allocated = AllocatedBox::new(Dropped(&drops), &arena);
        let shared = Shared::new(Dropped(&drops));
        let watcher = shared.downgrade();
        let handled = HandledBox::new(Dropped(&drops), 1, |_| ());
        let aligned = AlignedBox::new(Dropped(&drops), 64);

        let allocated: AllocatedBox<dyn Counted + '_, &Arena> = allocated;
        let shared: Shared<dyn Counted + '_> = shared;
        let watcher: Watcher<dyn Counted + '_> = watcher;
        let handled: HandledBox<'_, dyn Counted + '_> = handled;
        let aligned: AlignedBox<dyn Counted + '_> = aligned;

        assert!(watcher.upgrade().is_some());
        assert_eq!((drops.get(), arena.live()), (0, 1));
        drop((allocated, shared, handled, aligned));
        assert!(watcher.upgrade().is_none());
        assert_eq!((drops.get(), arena.live()), (4, 0));
    }

    /// Claim: run-coerce-only.
    #[test]
    fn of_different_types_in_one_list() {
        let arena = Arena::default();
        let (number, text) = (AllocatedBox::new(7, &arena), AllocatedBox::new("text", &arena));
        let list: [AllocatedBox<dyn ToString, &Arena>; 2] = [number, text];
        assert_eq!(list.iter().map(|object| object.to_string()).collect::<String>(), "7text");
        drop(list);
        assert_eq!(arena.live(), 0);
    }
}
