//! The option on the pointer field: an allocator that is a value, an id and a drop handle beside
//! the pointer, and a destructor, in one struct that coerces.
//!
//! Claim: coerce-only (the derive's own attribute).
//! Builtin: no counterpart, it has no pointers that only coerce.

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

#[derive(SmartPointer)]
struct Ptr<#[pointee] T: ?Sized, A, const N: usize> {
    id: u32,
    #[smart_pointer(coerce_only)]
    pointer: Box<T>,
    allocator: A,
    buffer: [u8; N],
    on_drop: Box<dyn Fn(u32)>,
    owns: PhantomData<(A, T)>,
}

impl<T: ?Sized, A, const N: usize> Drop for Ptr<T, A, N> {
    fn drop(&mut self) {
        (self.on_drop)(self.id);
    }
}

fn main() {
    let (dropped, record) = std::sync::mpsc::channel();
    let on_drop = Box::new(move |id| dropped.send(id).expect("the test listens"));
    let ptr = Ptr { id: 7, pointer: Box::new(1), allocator: String::from("heap"), buffer: [2, 3], on_drop, owns: PhantomData };
    let ptr: Ptr<dyn ToString, String, 2> = ptr;
    assert_eq!((ptr.pointer.to_string(), ptr.allocator.as_str(), ptr.buffer), ("1".to_owned(), "heap", [2, 3]));
    assert!(record.try_recv().is_err(), "the coercion drops nothing");
    drop(ptr);
    assert_eq!(record.iter().collect::<Vec<_>>(), [7]);
}
