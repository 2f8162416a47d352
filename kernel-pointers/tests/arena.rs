//! A box that frees through the allocator in it, after a coercion too.

#![cfg(not(loom))]

use kernel_pointers::arena::{ARENA_ALIGN, Arena, ArenaBox};
use kernel_pointers::{AllocError, GFP_KERNEL};
use pin_coerce_unsized::unsize;
use std::cell::Cell;
use std::fmt::Debug;
use std::panic::{AssertUnwindSafe, catch_unwind};

struct Dropped<'a>(&'a Cell<u32>);

impl Drop for Dropped<'_> {
    fn drop(&mut self) {
        self.0.set(self.0.get() + 1);
    }
}

trait Counted {}

impl Counted for Dropped<'_> {}

fn arena() -> Arena {
    Arena::new(256, GFP_KERNEL).expect("there is memory")
}

/// Claim: kernel-arena.
#[test]
fn a_box_of_a_trait_object_frees_through_its_own_arena() {
    let (first, second, drops) = (arena(), arena(), Cell::new(0));
    let boxed = |arena| ArenaBox::new(Dropped(&drops), arena).expect("there is room");
    let one = unsize!(boxed(&first) => dyn Counted + '_);
    let two = unsize!(boxed(&second) => dyn Counted + '_);
    let three = unsize!(boxed(&second) => dyn Counted + '_);
    assert_eq!((first.live(), second.live(), drops.get()), (1, 2, 0));
    drop(two);
    assert_eq!((first.live(), second.live(), drops.get()), (1, 1, 1));
    drop((one, three));
    assert_eq!((first.live(), second.live(), drops.get()), (0, 0, 3));
    assert_eq!((first.used(), second.used()), (0, 0));
}

/// Claim: kernel-arena.
#[test]
fn memory_is_used_again_and_ends() {
    let arena = arena();
    let first = ArenaBox::new([0_u8; 200], &arena).expect("there is room");
    let second = unsize!(ArenaBox::new(7_u64, &arena).expect("there is room") => dyn Debug);
    assert_eq!(arena.used(), 208);
    assert_eq!(ArenaBox::new([0_u8; 64], &arena).err(), Some(AllocError));
    drop(second);
    assert_eq!(arena.used(), 200);
    let slice = unsize!(first => [u8]);
    assert_eq!(slice.len(), 200);
    drop(slice);
    assert_eq!(arena.used(), 0);
}

/// Claim: kernel-arena.
#[test]
fn memory_of_a_box_that_was_not_the_last_is_used_again_once_no_box_is_left() {
    let arena = arena();
    let boxed = |value: u64| ArenaBox::new(value, &arena).expect("there is room");
    let (first, second, third) = (boxed(1), boxed(2), boxed(3));
    drop(second);
    assert_eq!(arena.used(), 24);
    drop(third);
    assert_eq!(arena.used(), 16);
    drop(first);
    assert_eq!(arena.used(), 0);
}

/// Claim: kernel-arena.
#[test]
fn each_value_has_its_alignment() {
    #[repr(align(64))]
    struct Line(u8);

    #[repr(align(128))]
    struct TooMuch;

    let arena = arena();
    let byte = ArenaBox::new(1_u8, &arena).expect("there is room");
    let line = ArenaBox::new(Line(2), &arena).expect("there is room");
    assert_eq!((&raw const *line).addr() % ARENA_ALIGN, 0);
    assert_eq!((*byte, line.0), (1, 2));
    assert!(ArenaBox::new(TooMuch, &arena).is_err());
    let nothing = unsize!(ArenaBox::new((), &arena).expect("there is room") => dyn Debug);
    assert_eq!(format!("{:?}", &*nothing), "()");
}

/// Claim: kernel-arena.
#[test]
fn a_destructor_that_panics_keeps_no_memory() {
    struct Panics(u64);

    impl Drop for Panics {
        fn drop(&mut self) {
            panic!("{}", self.0);
        }
    }

    let arena = arena();
    for number in 0..3 {
        let panics = ArenaBox::new(Panics(number), &arena).expect("there is room");
        catch_unwind(AssertUnwindSafe(|| drop(panics))).expect_err("it panics");
        assert_eq!((arena.live(), arena.used()), (0, 0));
    }
}

/// Claim: kernel-arena.
#[cfg(feature = "implicit")]
#[test]
fn boxes_of_different_types_are_in_one_list() {
    let arena = arena();
    let number = ArenaBox::new(7, &arena).expect("there is room");
    let text = ArenaBox::new("seven", &arena).expect("there is room");
    let mut list: Vec<ArenaBox<'_, dyn Debug>> = vec![number];
    list.push(text);
    assert_eq!(list.iter().map(|object| format!("{:?}", &**object)).collect::<Vec<_>>(), ["7", "\"seven\""]);
    drop(list);
    assert_eq!((arena.live(), arena.used()), (0, 0));
}
