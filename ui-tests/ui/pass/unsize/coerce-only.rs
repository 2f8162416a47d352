//! Fields beside the pointer, of every kind, and a destructor that reads them. Each field is moved
//! once.
//!
//! Claim: unsize-moves-fields (the derive's own attribute).
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::{SmartPointer, unsize};
use std::cell::Cell;
use std::marker::PhantomData;
use std::mem::MaybeUninit;

struct Handle<'a>(&'a Cell<u32>, u32);

impl Drop for Handle<'_> {
    fn drop(&mut self) {
        self.0.set(self.0.get() + self.1);
    }
}

#[derive(SmartPointer)]
struct Ptr<'a, #[pointee] T: ?Sized, A, const N: usize> {
    first: Handle<'a>,
    #[smart_pointer(coerce_only)]
    pointer: Box<T>,
    allocator: A,
    exclusive: &'a mut u32,
    array: [Handle<'a>; N],
    room: MaybeUninit<[u64; 8]>,
    tuple: (bool, Option<Box<u8>>),
    owns: PhantomData<*mut T>,
    other: PhantomData<A>,
}

impl<T: ?Sized, A, const N: usize> Drop for Ptr<'_, T, A, N> {
    fn drop(&mut self) {
        *self.exclusive += u32::try_from(N).expect("it is small");
    }
}

fn main() {
    let (drops, mut exclusive) = (Cell::new(0), 1);
    let ptr = Ptr {
        first: Handle(&drops, 1),
        pointer: Box::new(String::from("text")),
        allocator: vec![1, 2],
        exclusive: &mut exclusive,
        array: [Handle(&drops, 10), Handle(&drops, 100)],
        room: MaybeUninit::uninit(),
        tuple: (true, Some(Box::new(3))),
        owns: PhantomData,
        other: PhantomData,
    };
    let ptr = unsize!(ptr => dyn ToString);
    let ptr = unsize!(ptr => dyn ToString);
    assert_eq!(drops.get(), 0);
    assert_eq!((ptr.pointer.to_string(), &ptr.allocator[..], &ptr.tuple), ("text".to_owned(), &[1, 2][..], &(true, Some(Box::new(3)))));
    drop(ptr);
    assert_eq!((drops.get(), exclusive), (111, 3));
}
