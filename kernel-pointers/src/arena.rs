//! An allocator that is a value, and a box that frees through its reference to the allocator.
//!
//! The kernel's [`Allocator`] is a type, so that its boxes are one pointer.
//! Memory of one device, or of one request, needs an allocator with a state. A box then has a
//! second field. Such a pointer coerces, and does not dispatch: a call through a vtable passes one
//! pointer.

use crate::alloc::{AllocError, Allocator, Flags, Kmalloc};
use pin_coerce_unsized::SmartPointer;
use std::alloc::Layout;
use std::cell::Cell;
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::ptr::NonNull;

/// The largest alignment of a value in an [`Arena`].
pub const ARENA_ALIGN: usize = 64;

/// A piece of memory that values are put into one after the other.
///
/// The arena reuses the memory of a freed box if that box was the last in it. Once no box is left,
/// it reuses everything.
///
/// # Invariants
///
/// - `memory` came from [`Kmalloc`] with `layout`, whose alignment is [`ARENA_ALIGN`].
/// - `live` is the number of boxes that were made and not dropped, forgotten ones included.
/// - `used` is at most the size of the layout, and none of these boxes has a byte from `used` on.
pub struct Arena {
    memory: NonNull<u8>,
    layout: Layout,
    used: Cell<usize>,
    live: Cell<usize>,
}

impl Arena {
    /// Allocates the memory, which has `size` bytes.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no memory.
    pub fn new(size: usize, flags: Flags) -> Result<Self, AllocError> {
        let layout = Layout::from_size_align(size, ARENA_ALIGN).map_err(|_| AllocError)?;
        let memory = Kmalloc::alloc(layout, flags)?;
        // INVARIANT: the memory came from `Kmalloc`, and there is no box.
        Ok(Self { memory, layout, used: Cell::new(0), live: Cell::new(0) })
    }

    /// Returns how many bytes are not available for a new box: those of live boxes, padding, and
    /// those of freed boxes that were not the last in the arena when they were freed. It is 0 once
    /// no box is left.
    #[must_use]
    pub fn used(&self) -> usize {
        self.used.get()
    }

    /// Returns how many boxes there are. One that was forgotten counts for ever.
    #[must_use]
    pub fn live(&self) -> usize {
        self.live.get()
    }

    fn allocate(&self, layout: Layout) -> Result<NonNull<u8>, AllocError> {
        if layout.align() > ARENA_ALIGN {
            return Err(AllocError);
        }
        let start = self.used.get().checked_next_multiple_of(layout.align()).ok_or(AllocError)?;
        let end = start.checked_add(layout.size()).filter(|end| *end <= self.layout.size()).ok_or(AllocError)?;
        // The box of a zero-sized value takes no memory, so any number of them can be forgotten.
        let live = self.live.get().checked_add(1).ok_or(AllocError)?;
        // INVARIANT: the new box gets the bytes up to `end`, which is in the layout.
        self.used.set(end);
        self.live.set(live);
        // SAFETY: `start` is in the memory, or at its end.
        Ok(unsafe { self.memory.add(start) })
    }

    /// Takes the memory of a box back.
    ///
    /// # Safety
    ///
    /// `memory` came from `allocate` of this arena with this layout, was not freed before, and is
    /// not used again.
    unsafe fn free(&self, memory: NonNull<u8>, layout: Layout) {
        let start = memory.addr().get() - self.memory.addr().get();
        // INVARIANT: this was a box. If it was the only one, no box has any byte. If it was the
        // last one, the others have bytes before its own.
        self.live.set(self.live.get() - 1);
        if self.live.get() == 0 {
            self.used.set(0);
        } else if start + layout.size() == self.used.get() {
            self.used.set(start);
        }
    }
}

impl Drop for Arena {
    fn drop(&mut self) {
        // SAFETY: the memory came from `Kmalloc` with this layout. Boxes borrow the arena, so none
        // can be used any more.
        unsafe { Kmalloc::free(self.memory, self.layout) };
    }
}

impl fmt::Debug for Arena {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { layout, used, live, memory: _ } = self;
        write!(f, "{} of {} bytes in use by {}", used.get(), layout.size(), live.get())
    }
}

/// Owns a value in the memory of an [`Arena`], to which the box has a reference.
///
/// ```
/// use kernel_pointers::GFP_KERNEL;
/// use kernel_pointers::arena::{Arena, ArenaBox};
/// use pin_coerce_unsized::unsize;
///
/// let arena = Arena::new(64, GFP_KERNEL)?;
/// let object = unsize!(ArenaBox::new(7, &arena)? => dyn ToString);
/// assert_eq!((object.to_string().as_str(), arena.live()), ("7", 1));
/// drop(object);
/// assert_eq!(arena.live(), 0);
/// # Ok::<(), kernel_pointers::AllocError>(())
/// ```
///
/// # Invariants
///
/// The pointer came from `arena` with the layout of the value that it points to, which is
/// valid and owned only by this box.
#[derive(SmartPointer)]
pub struct ArenaBox<'a, T: ?Sized> {
    #[smart_pointer(coerce_only)]
    value: NonNull<T>,
    arena: &'a Arena,
}

impl<'a, T> ArenaBox<'a, T> {
    /// Puts the value into the arena.
    ///
    /// # Errors
    ///
    /// Returns an error if the arena has no room for the value, or if its alignment is greater than
    /// [`ARENA_ALIGN`]. The value is dropped then.
    pub fn new(value: T, arena: &'a Arena) -> Result<Self, AllocError> {
        let memory = arena.allocate(Layout::new::<T>())?.cast();
        // SAFETY: the memory has the layout of a `T` and belongs to nothing else.
        unsafe { memory.write(value) };
        // INVARIANT: it came from this arena, and the value is valid.
        Ok(Self { value: memory, arena })
    }
}

impl<T: ?Sized> Deref for ArenaBox<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: the box owns the value.
        unsafe { self.value.as_ref() }
    }
}

impl<T: ?Sized> DerefMut for ArenaBox<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: the box owns the value, and is borrowed exclusively.
        unsafe { self.value.as_mut() }
    }
}

impl<T: ?Sized> Drop for ArenaBox<'_, T> {
    fn drop(&mut self) {
        let _memory = Memory { arena: self.arena, start: self.value.cast(), layout: Layout::for_value(&**self) };
        // SAFETY: the box owns the value, and does not use it again.
        unsafe { self.value.drop_in_place() };
    }
}

/// Gives the memory of a box back, even if the destructor of the value panics.
struct Memory<'a> {
    arena: &'a Arena,
    start: NonNull<u8>,
    layout: Layout,
}

impl Drop for Memory<'_> {
    fn drop(&mut self) {
        // SAFETY: only the destructor of a box makes this, once, of its own parts, and does not use
        // the memory afterwards. So the memory came from this arena. Unsizing changes neither the
        // arena nor the layout of the value.
        unsafe { self.arena.free(self.start, self.layout) };
    }
}

#[cfg(test)]
mod tests {
    use super::{Arena, ArenaBox};
    use crate::{AllocError, GFP_KERNEL};

    /// Claim: kernel-arena.
    #[test]
    fn as_many_forgotten_boxes_as_can_be_counted() {
        let arena = Arena::new(64, GFP_KERNEL).expect("there is memory");
        let alive = ArenaBox::new([1_usize; 3], &arena).expect("there is room");
        // Making and forgetting the box of a zero-sized value so often would take years.
        arena.live.set(usize::MAX);
        assert_eq!(ArenaBox::new((), &arena).err(), Some(AllocError));
        assert_eq!(*alive, [1; 3]);
        arena.live.set(1);
    }
}
