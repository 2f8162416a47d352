//! Allocators without a value, and allocation that can fail.

use std::alloc::Layout;
use std::convert::Infallible;
use std::error::Error;
use std::fmt;
use std::ptr::NonNull;

/// The allocator has no memory for this request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AllocError;

impl fmt::Display for AllocError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("out of memory")
    }
}

impl Error for AllocError {}

// So that `try_pin_init!(… ? AllocError)` accepts initializers that cannot fail. In the kernel, the
// type `Error` has this impl.
impl From<Infallible> for AllocError {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

/// How to allocate, modelled on `gfp_t`.
///
/// A process is always allowed to sleep, so [`GFP_KERNEL`] and [`GFP_ATOMIC`] do the same here.
/// Each call still takes them, because in the kernel the choice is the caller's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flags(u32);

/// May sleep.
pub const GFP_KERNEL: Flags = Flags(1);
/// May not sleep.
pub const GFP_ATOMIC: Flags = Flags(2);
/// The memory is filled with zero bytes: `__GFP_ZERO`.
pub const GFP_ZERO: Flags = Flags(4);

impl Flags {
    /// Returns whether all flags of `other` are set.
    #[must_use]
    pub const fn contains(self, other: Self) -> bool {
        self.0 & other.0 == other.0
    }
}

impl std::ops::BitOr for Flags {
    type Output = Self;

    fn bitor(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// An allocator that is a type: its methods have no `self`.
///
/// So a pointer that frees its memory does not have to store the allocator. It needs only one
/// field, and can coerce.
///
/// # Safety
///
/// Memory from `alloc` fits the layout, is writable, is zeroed if the flags say so, and overlaps no
/// other memory that was got and not freed. Except for the zeros, this stays so until the memory is
/// given to `free`, which any thread may do. Until then, only the code that got the memory accesses
/// it.
pub unsafe trait Allocator {
    /// Returns memory for the layout, zeroed if the flags say so.
    ///
    /// # Errors
    ///
    /// Returns an error if there is no memory. Nothing has changed then.
    fn alloc(layout: Layout, flags: Flags) -> Result<NonNull<u8>, AllocError>;

    /// Gives the memory back.
    ///
    /// # Safety
    ///
    /// - `memory` came from `alloc` of the same allocator with the same layout, and was not freed
    ///   before.
    /// - All uses of the memory were before this call: nobody uses it afterwards.
    unsafe fn free(memory: NonNull<u8>, layout: Layout);
}

/// Allocates small objects from the process's heap, like `kmalloc`.
#[derive(Debug)]
pub enum Kmalloc {}

/// Allocates whole pages from the process's heap, like `vmalloc`, whose memory is contiguous only
/// in virtual addresses.
#[derive(Debug)]
pub enum Vmalloc {}

/// The alignment and the unit of [`Vmalloc`].
pub const PAGE_SIZE: usize = 4096;

// SAFETY: for every layout of nonzero size, it is the global allocator. For one of size zero,
// `layout.align()` is an aligned address, and no byte is ever accessed there.
unsafe impl Allocator for Kmalloc {
    #[inline]
    fn alloc(layout: Layout, flags: Flags) -> Result<NonNull<u8>, AllocError> {
        if layout.size() == 0 {
            return Ok(dangling(layout));
        }
        let memory = if flags.contains(GFP_ZERO) {
            // SAFETY: the layout has a size.
            unsafe { std::alloc::alloc_zeroed(layout) }
        } else {
            // SAFETY: the layout has a size.
            unsafe { std::alloc::alloc(layout) }
        };
        NonNull::new(memory).ok_or(AllocError)
    }

    #[inline]
    unsafe fn free(memory: NonNull<u8>, layout: Layout) {
        if layout.size() != 0 {
            // SAFETY: by the contract of this method, `alloc` got the memory from the global
            // allocator with this layout.
            unsafe { std::alloc::dealloc(memory.as_ptr(), layout) };
        }
    }
}

/// Returns a layout in whole pages, or an error if there is no such layout.
fn pages(layout: Layout) -> Result<Layout, AllocError> {
    let aligned = layout.align_to(PAGE_SIZE).map_err(|_| AllocError)?;
    Ok(aligned.pad_to_align())
}

// SAFETY: it is `Kmalloc` for a layout that is at least as large and as aligned, and that depends
// only on the given one.
unsafe impl Allocator for Vmalloc {
    fn alloc(layout: Layout, flags: Flags) -> Result<NonNull<u8>, AllocError> {
        Kmalloc::alloc(pages(layout)?, flags)
    }

    unsafe fn free(memory: NonNull<u8>, layout: Layout) {
        if let Ok(layout) = pages(layout) {
            // SAFETY: `alloc` got the memory with this layout. There was one, because `alloc`
            // succeeded.
            unsafe { Kmalloc::free(memory, layout) };
        }
    }
}

/// Returns an address that has the layout's alignment and belongs to nothing.
fn dangling(layout: Layout) -> NonNull<u8> {
    NonNull::new(std::ptr::without_provenance_mut(layout.align())).expect("an alignment is not zero")
}
