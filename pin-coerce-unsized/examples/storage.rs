//! What the derive cannot do: an owned trait object in storage that is not behind a pointer.
//!
//! A box is a pointer and a way to free what it points to. If that way is a *type*, such as an
//! allocator without a value, the box is one pointer and derives: `HeapBox`. If the value lies in
//! the box itself, as in `Owned`, there is no pointer to unsize, and the address of the value
//! changes whenever the box moves. The derive rejects such a struct: "`PhantomData` is not a
//! pointer, so no field points to `T`". It can still own a trait object, if each coercion is
//! written with the macro `unsize!` below. The box is then two machine words.
//!
//! Run it with `cargo run -p pin-coerce-unsized --example storage`, and test it with
//! `cargo test -p pin-coerce-unsized --example storage`.

use pin_coerce_unsized::SmartPointer;
use std::alloc::{self, Layout};
use std::cell::UnsafeCell;
use std::fmt::Display;
use std::marker::PhantomData;
use std::mem::{ManuallyDrop, MaybeUninit};
use std::ops::{Deref, DerefMut};
use std::ptr::{self, NonNull};

/// A way to get and free memory that needs no value.
///
/// # Safety
///
/// Memory from `allocate` fits the layout, is writable and overlaps nothing else, until it is
/// freed.
unsafe trait Allocate {
    /// Memory for the layout, or the end of the process.
    fn allocate(layout: Layout) -> NonNull<u8>;

    /// # Safety
    ///
    /// The memory came from `allocate` with this layout, and is not used again.
    unsafe fn free(memory: NonNull<u8>, layout: Layout);
}

/// The global allocator.
enum Global {}

// SAFETY: it is the global allocator. No byte of a zero-sized value is accessed.
unsafe impl Allocate for Global {
    fn allocate(layout: Layout) -> NonNull<u8> {
        if layout.size() == 0 {
            return NonNull::new(ptr::without_provenance_mut(layout.align())).expect("an alignment is not zero");
        }
        // SAFETY: the layout has a size.
        NonNull::new(unsafe { alloc::alloc(layout) }).unwrap_or_else(|| alloc::handle_alloc_error(layout))
    }

    unsafe fn free(memory: NonNull<u8>, layout: Layout) {
        if layout.size() != 0 {
            // SAFETY: by the contract of this method.
            unsafe { alloc::dealloc(memory.as_ptr(), layout) };
        }
    }
}

/// A box over heap storage: one pointer, so it derives.
///
/// # Invariants
///
/// The memory came from `A` with the layout of the value in it, which this box owns.
#[derive(SmartPointer)]
#[repr(transparent)]
struct HeapBox<#[pointee] T: ?Sized, A: Allocate>(NonNull<T>, PhantomData<A>);

impl<T, A: Allocate> HeapBox<T, A> {
    fn new(value: T) -> Self {
        let memory = A::allocate(Layout::new::<T>()).cast();
        // SAFETY: the memory fits the value and is not in use. INVARIANT: it is from `A`.
        unsafe { memory.write(value) };
        Self(memory, PhantomData)
    }
}

impl<T: ?Sized, A: Allocate> Deref for HeapBox<T, A> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: the box owns the value.
        unsafe { self.0.as_ref() }
    }
}

/// The memory of a box, which is freed when this is dropped.
///
/// # Invariants
///
/// It came from `A` with this layout, and nobody else frees it.
struct Memory<A: Allocate>(NonNull<u8>, Layout, PhantomData<A>);

impl<A: Allocate> Drop for Memory<A> {
    fn drop(&mut self) {
        // SAFETY: by the invariants.
        unsafe { A::free(self.0, self.1) };
    }
}

impl<T: ?Sized, A: Allocate> Drop for HeapBox<T, A> {
    fn drop(&mut self) {
        // INVARIANT: by that of the box, which is not used again. The memory is freed at the end of
        // this function, even if the destructor of the value panics.
        let _memory = Memory::<A>(self.0.cast(), Layout::for_value::<T>(self), PhantomData);
        // SAFETY: the box owns the value, and is not used again.
        unsafe { self.0.drop_in_place() };
    }
}

/// One word, for a value or for the address of one.
type Word = MaybeUninit<*mut ()>;

/// What to do with a value that does not fit into a word.
trait Storage {
    /// Whether such a value goes to the heap. If not, storing it does not compile.
    const SPILLS: bool;
}

/// Values are always in the box.
enum Inline {}

impl Storage for Inline {
    const SPILLS: bool = false;
}

/// Values are in the box if they fit, and otherwise on the heap.
enum Small {}

impl Storage for Small {
    const SPILLS: bool = true;
}

/// A box over a storage of one word, which may be the value itself.
///
/// The second word takes the place of the metadata of a pointer: a function that, from the address
/// of the storage, makes a pointer to the value. For a trait object, it adds the vtable of the
/// concrete type.
///
/// # Invariants
///
/// - `locate` returns, for the address of `storage` wherever it is, a pointer to the value that
///   this box owns.
/// - The value is in the storage, or it is on the heap with its own layout and its address is in
///   the storage.
struct Owned<T: ?Sized, S: Storage> {
    // What is in it may be changed through a shared reference, if it is a `Cell`.
    storage: UnsafeCell<Word>,
    locate: unsafe fn(*mut Word) -> *mut T,
    _owns: PhantomData<T>,
    _spills: PhantomData<S>,
}

/// Whether a value of this type can be in the storage.
const fn fits<T>() -> bool {
    size_of::<T>() <= size_of::<Word>() && align_of::<T>() <= align_of::<Word>()
}

/// # Safety
///
/// A value of this type, or the address of one that does not fit, is in the storage.
unsafe fn locate<T>(storage: *mut Word) -> *mut T {
    if fits::<T>() {
        storage.cast()
    } else {
        // SAFETY: the address was written there.
        unsafe { (*storage).assume_init().cast() }
    }
}

impl<T, S: Storage> Owned<T, S> {
    fn new(value: T) -> Self {
        const { assert!(fits::<T>() || S::SPILLS, "the value does not fit") };
        let mut storage = Word::uninit();
        if fits::<T>() {
            // SAFETY: it fits, in size and alignment.
            unsafe { storage.as_mut_ptr().cast::<T>().write(value) };
        } else {
            storage.write(Box::into_raw(Box::new(value)).cast());
        }
        // INVARIANT: the value or its address was written above, and `locate` finds either.
        Self { storage: UnsafeCell::new(storage), locate: locate::<T>, _owns: PhantomData, _spills: PhantomData }
    }

    /// The coercion that the derive cannot give. Called by [`unsize!`].
    ///
    /// # Safety
    ///
    /// The function has no captured values, does nothing but an unsizing coercion, and can be
    /// called with any pointer.
    unsafe fn unsize_with<U: ?Sized, F: Fn(*mut T) -> *mut U + Copy>(self, _coerce: F) -> Owned<U, S> {
        /// # Safety
        ///
        /// As for `locate`; a value of `F`, which is zero-sized, exists.
        unsafe fn locate_unsized<T, U: ?Sized, F: Fn(*mut T) -> *mut U + Copy>(storage: *mut Word) -> *mut U {
            // SAFETY: a copy of a zero-sized value copies no bytes, at an aligned address.
            let coerce = unsafe { NonNull::<F>::dangling().read() };
            // SAFETY: by the contract of this function.
            coerce(unsafe { locate::<T>(storage) })
        }
        const { assert!(size_of::<F>() == 0, "the function captures something") };
        let this = ManuallyDrop::new(self);
        // SAFETY: `this` is not used again and not dropped, so the storage is moved.
        let storage = unsafe { ptr::read(&raw const this.storage) };
        // INVARIANT: the storage is the same; the function finds the same value and only adds the
        // metadata.
        Owned { storage, locate: locate_unsized::<T, U, F>, _owns: PhantomData, _spills: PhantomData }
    }
}

/// Coerces an `Owned` to one of a trait object or a slice.
macro_rules! unsize {
    ($owned:expr => $target:ty) => {{
        let owned = $owned;
        // SAFETY: the function captures nothing, and its body is a coercion.
        unsafe { owned.unsize_with(|value| -> *mut $target { value }) }
    }};
}

impl<T: ?Sized, S: Storage> Deref for Owned<T, S> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: by the invariants. Only a `Cell` in the value may be written, which the
        // `UnsafeCell` allows.
        unsafe { &*(self.locate)(self.storage.get()) }
    }
}

impl<T: ?Sized, S: Storage> DerefMut for Owned<T, S> {
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: by the invariants, and the box is borrowed exclusively.
        unsafe { &mut *(self.locate)(self.storage.get()) }
    }
}

impl<T: ?Sized, S: Storage> Drop for Owned<T, S> {
    fn drop(&mut self) {
        let storage = self.storage.get();
        // SAFETY: by the invariants.
        let value = unsafe { (self.locate)(storage) };
        if ptr::addr_eq(value, storage) {
            // SAFETY: the box owns the value, and is not used again.
            unsafe { value.drop_in_place() };
        } else {
            // SAFETY: it is not in the storage, so `new` made a box of it. Unsizing does not change
            // its layout.
            drop(unsafe { Box::from_raw(value) });
        }
    }
}

fn main() {
    // On a compiler that gives the derive no permission, `HeapBox` has no coercion to show. `Owned`
    // needs no permission.
    let heap = HeapBox::<_, Global>::new(7_u32);
    #[cfg(implicit)]
    let heap: HeapBox<dyn Display, Global> = heap;
    println!("heap:   {} words, value elsewhere, {}", words(&heap), &*heap);

    let small = unsize!(Owned::<_, Small>::new(7_u32) => dyn Display);
    println!("small:  {} words, value inside: {}, {}", words(&small), is_inside(&small), &*small);

    let spilled = unsize!(Owned::<_, Small>::new("a text of two words") => dyn Display);
    println!("small:  {} words, value inside: {}, {}", words(&spilled), is_inside(&spilled), &*spilled);

    let inline = unsize!(Owned::<_, Inline>::new(Box::new("a text behind a pointer")) => dyn Display);
    println!("inline: {} words, value inside: {}, {}", words(&inline), is_inside(&inline), &*inline);
}

/// The size in words.
fn words<T>(_: &T) -> usize {
    size_of::<T>() / size_of::<usize>()
}

/// Whether the value is in the box itself.
fn is_inside<T: ?Sized, S: Storage>(owned: &Owned<T, S>) -> bool {
    let (value, start) = (ptr::from_ref::<T>(owned).cast::<u8>().addr(), ptr::from_ref(owned).addr());
    (start..start + size_of::<Owned<T, S>>()).contains(&value)
}

#[cfg(test)]
mod tests {
    use super::{Allocate, Global, HeapBox, Inline, Owned, Small, is_inside, words};
    use std::alloc::Layout;
    use std::cell::Cell;
    use std::fmt::Debug;
    use std::panic::{AssertUnwindSafe, catch_unwind};
    use std::ptr::NonNull;

    trait Anything {}

    impl<T> Anything for T {}

    /// Counts its drops, and is as large as `PADDING` says.
    struct Dropped<'a, const PADDING: usize>(&'a Cell<usize>, [u64; PADDING]);

    impl<const PADDING: usize> Drop for Dropped<'_, PADDING> {
        fn drop(&mut self) {
            self.0.set(self.0.get() + 1);
        }
    }

    /// Claim: storage-heap.
    #[test]
    fn heap_storage_is_one_pointer_and_drops_once() {
        let drops = Cell::new(0);
        let heap = HeapBox::<_, Global>::new(Dropped(&drops, [7; 2]));
        assert_eq!((words(&heap), (*heap).1), (1, [7; 2]));
        drop(heap);
        assert_eq!(drops.get(), 1);
    }

    /// Claim: storage-heap.
    #[test]
    fn heap_storage_frees_its_memory_even_if_the_destructor_panics() {
        /// Counts the allocations that were not freed.
        enum Counted {}

        thread_local!(static LIVE: Cell<usize> = const { Cell::new(0) });

        // SAFETY: it is `Global`, and counts.
        unsafe impl Allocate for Counted {
            fn allocate(layout: Layout) -> NonNull<u8> {
                LIVE.set(LIVE.get() + 1);
                Global::allocate(layout)
            }

            unsafe fn free(memory: NonNull<u8>, layout: Layout) {
                LIVE.set(LIVE.get() - 1);
                // SAFETY: the contract of this method.
                unsafe { Global::free(memory, layout) };
            }
        }

        #[expect(dead_code, reason = "only its size matters")]
        struct Panics(u64);

        impl Drop for Panics {
            fn drop(&mut self) {
                panic!("as it should");
            }
        }

        let heap = HeapBox::<_, Counted>::new(Panics(7));
        assert_eq!(LIVE.get(), 1);
        catch_unwind(AssertUnwindSafe(|| drop(heap))).expect_err("the destructor panics");
        assert_eq!(LIVE.get(), 0);
    }

    /// Claim: storage-heap.
    #[cfg(implicit)]
    #[test]
    fn heap_storage_coerces() {
        let drops = Cell::new(0);
        let sized = HeapBox::<_, Global>::new(Dropped(&drops, [7; 2]));
        let object: HeapBox<dyn Anything + '_, Global> = sized;
        assert_eq!(words(&object), 2);
        drop(object);
        assert_eq!(drops.get(), 1);
    }

    /// Claim: storage-inline.
    #[test]
    fn small_values_are_inside_wherever_the_box_moves() {
        let owned = unsize!(Owned::<_, Small>::new(7_u32) => dyn Debug);
        assert!(is_inside(&owned));
        let moved = [owned];
        assert_eq!((is_inside(&moved[0]), format!("{:?}", &*moved[0]), words(&moved)), (true, "7".to_owned(), 2));
    }

    /// Claim: storage-inline.
    #[test]
    fn large_and_aligned_values_spill_to_the_heap() {
        #[derive(Debug)]
        #[repr(align(64))]
        struct Aligned;
        let large = unsize!(Owned::<_, Small>::new([1_u64, 2]) => [u64]);
        let aligned = unsize!(Owned::<_, Small>::new(Aligned) => dyn Debug);
        assert_eq!((is_inside(&large), &*large, words(&large)), (false, &[1, 2][..], 2));
        assert_eq!((is_inside(&aligned), (&raw const *aligned).addr() % 64, words(&aligned)), (false, 0, 2));
    }

    /// Claim: storage-inline.
    #[test]
    fn inside_and_spilled_values_are_dropped_once() {
        let drops = Cell::new(0);
        drop(unsize!(Owned::<_, Inline>::new(Dropped(&drops, [])) => dyn Anything + '_));
        assert_eq!(drops.get(), 1);
        drop(unsize!(Owned::<_, Small>::new(Dropped(&drops, [0; 3])) => dyn Anything + '_));
        assert_eq!(drops.get(), 2);
        drop(Owned::<_, Small>::new(Dropped(&drops, [0; 3])));
        assert_eq!(drops.get(), 3);
    }

    #[test]
    fn a_cell_inside_is_written_through_a_shared_reference() {
        let owned = Owned::<_, Inline>::new(Cell::new(7_u32));
        let shared = &owned;
        shared.set(8);
        assert_eq!(shared.get(), 8);
    }

    #[test]
    fn a_pointer_inside_keeps_what_it_points_to() {
        let mut owned = Owned::<Box<String>, Inline>::new(Box::new("seven".to_owned()));
        owned.push('!');
        let object = unsize!(owned => dyn ToString);
        assert_eq!(object.to_string(), "seven!");
    }
}
