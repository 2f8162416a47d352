//! The memory of a box is freed by the impl for its `A`, so the box does not become a box with a
//! supertype of `A`.

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
