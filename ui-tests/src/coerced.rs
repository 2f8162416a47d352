//! Pointers with fields beside the pointer, which coerce and do not dispatch.

use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer};
use std::alloc::{Layout, alloc, dealloc};
use std::cell::{Cell, RefCell};
use std::ops::{Deref, DerefMut};
use std::ptr::{self, NonNull};

/// An allocator that is a value: two values of one type can have their memory in different places.
///
/// # Safety
///
/// The memory that `allocate` returns has the layout, is used by nobody else, and stays valid until
/// it is given to `free`, even if the allocator is moved.
pub unsafe trait Allocates {
    /// Returns memory with this layout, which is not of size 0.
    fn allocate(&self, layout: Layout) -> NonNull<u8>;

    /// Takes the memory back.
    ///
    /// # Safety
    ///
    /// The memory comes from `allocate` of this allocator with the same layout, and is not used
    /// again.
    unsafe fn free(&self, memory: NonNull<u8>, layout: Layout);
}

/// Knows each piece of memory that it has given out.
#[derive(Default)]
pub struct Arena {
    live: RefCell<Vec<(NonNull<u8>, Layout)>>,
}

impl Arena {
    /// How many pieces of memory are in use.
    #[must_use]
    pub fn live(&self) -> usize {
        self.live.borrow().len()
    }
}

impl Drop for Arena {
    fn drop(&mut self) {
        for (memory, layout) in self.live.get_mut().drain(..) {
            // SAFETY: it comes from `alloc` with this layout. What borrows the arena is gone, and
            // so is whoever used the memory.
            unsafe { dealloc(memory.as_ptr(), layout) };
        }
    }
}

// SAFETY: `alloc` returns memory with the layout that is used by nobody else, and it stays where it
// is until `free` or the end of the arena, which is behind a reference here.
unsafe impl Allocates for &Arena {
    fn allocate(&self, layout: Layout) -> NonNull<u8> {
        // SAFETY: the caller does not ask for a layout of size 0.
        let memory = NonNull::new(unsafe { alloc(layout) }).expect("there is memory");
        self.live.borrow_mut().push((memory, layout));
        memory
    }

    unsafe fn free(&self, memory: NonNull<u8>, layout: Layout) {
        let mut live = self.live.borrow_mut();
        let index = live.iter().position(|piece| *piece == (memory, layout));
        live.swap_remove(index.expect("it is memory of this arena, and the layout is that of before"));
        // SAFETY: it was live, so it comes from `alloc` with this layout and was not freed yet.
        unsafe { dealloc(memory.as_ptr(), layout) };
    }
}

/// A box whose memory belongs to an allocator that is in the box.
#[derive(SmartPointer)]
pub struct AllocatedBox<#[pointee] T: ?Sized, A: Allocates> {
    #[smart_pointer(coerce_only)]
    value: NonNull<T>,
    allocator: A,
}

impl<T, A: Allocates> AllocatedBox<T, A> {
    /// Boxes a value that has a size.
    ///
    /// # Panics
    ///
    /// If the type of the value has the size 0.
    pub fn new(value: T, allocator: A) -> Self {
        assert_ne!(size_of::<T>(), 0, "there is something to allocate");
        let memory = allocator.allocate(Layout::new::<T>()).cast();
        // SAFETY: the memory has the layout of a `T`, and nobody else uses it.
        unsafe { memory.write(value) };
        Self { value: memory, allocator }
    }
}

impl<T: ?Sized, A: Allocates> Deref for AllocatedBox<T, A> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: the box owns the value.
        unsafe { self.value.as_ref() }
    }
}

impl<T: ?Sized, A: Allocates> DerefMut for AllocatedBox<T, A> {
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: the box owns the value, and is borrowed exclusively.
        unsafe { self.value.as_mut() }
    }
}

impl<T: ?Sized, A: Allocates> Drop for AllocatedBox<T, A> {
    fn drop(&mut self) {
        // SAFETY: the box owns the value. It is read here only for its size, and dropped once.
        let layout = unsafe {
            let layout = Layout::for_value(self.value.as_ref());
            self.value.drop_in_place();
            layout
        };
        // SAFETY: `new` allocated it with the layout of the value, which unsizing does not change.
        unsafe { self.allocator.free(self.value.cast(), layout) };
    }
}

// SAFETY: `deref` and `deref_mut` return what the box owns, in one generic impl each (1), which
// unsizing the box does not change (2); nothing moves it, and it is dropped in place (3); there is
// no `Clone` and no formatting impl (4, 5). An arena frees what was leaked, so nothing here pins a
// value that is not `Unpin`.
unsafe impl<T: ?Sized, A: Allocates> PinCoerceUnsized for AllocatedBox<T, A> {}

/// The count of the owners of a value, and of those who only watch it.
struct Counts {
    owners: Cell<usize>,
    watchers: Cell<usize>,
}

/// Shares a value whose counts are not in the same allocation: two pointers.
#[derive(SmartPointer)]
pub struct Shared<T: ?Sized> {
    counts: NonNull<Counts>,
    #[smart_pointer(coerce_only)]
    value: NonNull<T>,
}

impl<T> Shared<T> {
    /// The first owner.
    #[must_use]
    pub fn new(value: T) -> Self {
        let counts = Counts { owners: Cell::new(1), watchers: Cell::new(1) };
        Self { counts: NonNull::from(Box::leak(Box::new(counts))), value: NonNull::from(Box::leak(Box::new(value))) }
    }
}

impl<T: ?Sized> Shared<T> {
    /// How many owners there are.
    #[must_use]
    pub fn owners(&self) -> usize {
        self.counts().owners.get()
    }

    /// Watches the value.
    #[must_use]
    pub fn downgrade(&self) -> Watcher<T> {
        let watchers = &self.counts().watchers;
        watchers.set(watchers.get() + 1);
        Watcher { counts: self.counts, value: self.value }
    }

    fn counts(&self) -> &Counts {
        // SAFETY: the counts are there as long as there is an owner or a watcher.
        unsafe { self.counts.as_ref() }
    }
}

impl<T: ?Sized> Clone for Shared<T> {
    fn clone(&self) -> Self {
        let owners = &self.counts().owners;
        owners.set(owners.get() + 1);
        Self { counts: self.counts, value: self.value }
    }
}

impl<T: ?Sized> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: the value is there as long as there is an owner.
        unsafe { self.value.as_ref() }
    }
}

impl<T: ?Sized> Drop for Shared<T> {
    fn drop(&mut self) {
        let owners = &self.counts().owners;
        owners.set(owners.get() - 1);
        if owners.get() == 0 {
            // SAFETY: this was the last owner, and the value comes from a box.
            drop(unsafe { Box::from_raw(self.value.as_ptr()) });
            // The owners together are one watcher.
            drop(Watcher { counts: self.counts, value: self.value });
        }
    }
}

/// Watches a value, which may be gone.
#[derive(SmartPointer)]
pub struct Watcher<T: ?Sized> {
    counts: NonNull<Counts>,
    #[smart_pointer(coerce_only)]
    value: NonNull<T>,
}

impl<T: ?Sized> Watcher<T> {
    /// Becomes an owner, if there still is one.
    #[must_use]
    pub fn upgrade(&self) -> Option<Shared<T>> {
        let owners = &self.counts().owners;
        if owners.get() == 0 {
            return None;
        }
        owners.set(owners.get() + 1);
        Some(Shared { counts: self.counts, value: self.value })
    }

    fn counts(&self) -> &Counts {
        // SAFETY: the counts are there as long as there is an owner or a watcher.
        unsafe { self.counts.as_ref() }
    }
}

impl<T: ?Sized> Drop for Watcher<T> {
    fn drop(&mut self) {
        let watchers = &self.counts().watchers;
        watchers.set(watchers.get() - 1);
        if watchers.get() == 0 {
            // SAFETY: this was the last one, and the counts come from a box.
            drop(unsafe { Box::from_raw(self.counts.as_ptr()) });
        }
    }
}

/// A box that tells its number to whoever is interested in its end.
#[derive(SmartPointer)]
pub struct HandledBox<'a, T: ?Sized> {
    id: u64,
    #[smart_pointer(coerce_only)]
    value: Box<T>,
    on_drop: Box<dyn FnMut(u64) + 'a>,
}

impl<'a, T> HandledBox<'a, T> {
    /// Boxes the value.
    pub fn new(value: T, id: u64, on_drop: impl FnMut(u64) + 'a) -> Self {
        Self { id, value: Box::new(value), on_drop: Box::new(on_drop) }
    }
}

impl<T: ?Sized> HandledBox<'_, T> {
    /// The number.
    #[must_use]
    pub fn id(&self) -> u64 {
        self.id
    }
}

impl<T: ?Sized> Deref for HandledBox<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: ?Sized> Drop for HandledBox<'_, T> {
    fn drop(&mut self) {
        (self.on_drop)(self.id);
    }
}

/// A box whose memory is aligned to more than its value asks for, and which knows its layout.
#[derive(SmartPointer)]
pub struct AlignedBox<T: ?Sized> {
    layout: Layout,
    #[smart_pointer(coerce_only)]
    value: NonNull<T>,
}

impl<T> AlignedBox<T> {
    /// Boxes a value that has a size.
    ///
    /// # Panics
    ///
    /// If the type of the value has the size 0, or `align` is not a power of two.
    #[must_use]
    pub fn new(value: T, align: usize) -> Self {
        let layout = Layout::new::<T>().align_to(align).expect("the alignment is a power of two");
        assert_ne!(layout.size(), 0, "there is something to allocate");
        // SAFETY: the layout is not of size 0.
        let memory = NonNull::new(unsafe { alloc(layout) }).expect("there is memory").cast();
        // SAFETY: the memory has at least the layout of a `T`, and nobody else uses it.
        unsafe { memory.write(value) };
        Self { layout, value: memory }
    }
}

impl<T: ?Sized> Deref for AlignedBox<T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: the box owns the value.
        unsafe { self.value.as_ref() }
    }
}

impl<T: ?Sized> Drop for AlignedBox<T> {
    fn drop(&mut self) {
        // SAFETY: the box owns the value, which is dropped once.
        unsafe { ptr::drop_in_place(self.value.as_ptr()) };
        // SAFETY: `new` allocated it with this layout.
        unsafe { dealloc(self.value.as_ptr().cast(), self.layout) };
    }
}
