//! Unsizing keeps the address and adds one word of metadata.

#![cfg(feature = "implicit")]

use std::fmt::Debug;
use std::mem::{align_of, size_of};
use std::ptr;
use ui_tests::pointers::{Borrowed, ListRc, MyBox, MyRc};

const WORD: usize = size_of::<usize>();

/// Claim: run-layout.
#[test]
fn a_thin_pointer_is_one_word_and_a_wide_one_two() {
    assert_eq!(
        [size_of::<MyRc<u8>>(), size_of::<MyRc<dyn Debug>>(), size_of::<MyRc<[u8]>>()],
        [WORD, 2 * WORD, 2 * WORD]
    );
    assert_eq!([size_of::<ListRc<u8, 1>>(), size_of::<ListRc<dyn Debug, 1>>()], [WORD, 2 * WORD]);
    assert_eq!([size_of::<Borrowed<'_, u8>>(), size_of::<Borrowed<'_, [u8]>>()], [WORD, 2 * WORD]);
    assert_eq!(align_of::<MyRc<dyn Debug>>(), align_of::<usize>());
}

/// Claim: run-layout.
#[test]
fn the_niche_of_the_pointer_field_stays() {
    assert_eq!(size_of::<Option<MyBox<dyn Debug>>>(), size_of::<MyBox<dyn Debug>>());
    assert_eq!(size_of::<Option<MyRc<u8>>>(), WORD);
}

/// Claim: run-layout.
#[test]
fn the_address_is_that_of_the_value_before() {
    let sized = MyRc::new([1_u16, 2, 3]);
    let before = ptr::from_ref(&*sized).cast::<()>();
    let slice: MyRc<[u16]> = sized.clone();
    let object: MyRc<dyn Debug> = sized;
    assert_eq!(ptr::from_ref(&*slice).cast::<()>(), before);
    assert_eq!(ptr::from_ref(&*object).cast::<()>(), before);
}

/// Claim: run-layout.
#[test]
fn a_value_with_a_large_alignment_stays_behind_the_header() {
    #[derive(Debug)]
    #[repr(align(64))]
    struct Aligned;
    let object: MyRc<dyn Debug> = MyRc::new(Aligned);
    assert_eq!((ptr::from_ref(&*object).addr() % 64, align_of_val(&*object)), (0, 64));
}

/// Claim: run-layout.
#[test]
fn the_metadata_is_the_length_or_the_vtable_of_the_concrete_type() {
    let slice: MyBox<[u32]> = MyBox::new([0; 5]);
    assert_eq!((slice.len(), size_of_val(&*slice)), (5, 20));
    let object: MyBox<dyn Debug> = MyBox::new([0_u32; 5]);
    assert_eq!((size_of_val(&*object), align_of_val(&*object)), (20, 4));
}
