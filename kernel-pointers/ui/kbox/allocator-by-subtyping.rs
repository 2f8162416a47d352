//! The impl for its `A` frees the memory of a box, so the box does not become one with a supertype
//! of `A`.

#![forbid(unsafe_code)]

use kernel_pointers::alloc::Allocator;
use kernel_pointers::kbox::Box;
use std::marker::PhantomData;

struct Heap<'a>(PhantomData<&'a ()>);

fn other<'long: 'short, 'short>(owner: Box<u64, Heap<'long>>) -> Box<u64, Heap<'short>>
where
    for<'any> Heap<'any>: Allocator,
{
    owner
}

fn main() {}
