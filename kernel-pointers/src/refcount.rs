//! A reference count that saturates, modelled on `refcount_t`.

mod atomic;
#[cfg(all(target_arch = "x86_64", target_pointer_width = "64", asm_goto, not(loom)))]
mod x86_64;

pub use atomic::Atomics;
#[cfg(all(target_arch = "x86_64", target_pointer_width = "64", asm_goto, not(loom)))]
pub use x86_64::LockPrefixed;

#[cfg(loom)]
pub use loom::sync::atomic::AtomicIsize;
use std::marker::PhantomData;
#[cfg(not(loom))]
pub use std::sync::atomic::AtomicIsize;
use std::sync::atomic::Ordering;

/// The operations that [`Refcount`] uses by default: [`Atomics`], if there is nothing better or
/// tools have to see the operations.
#[cfg(not(all(
    target_arch = "x86_64",
    target_pointer_width = "64",
    asm_goto,
    not(any(loom, miri, refcount_atomics))
)))]
pub type Native = Atomics;
/// The operations that [`Refcount`] uses by default: [`LockPrefixed`] on x86-64 with
/// pointers of 64 bits, unless there is a `--cfg refcount_atomics`.
#[cfg(all(target_arch = "x86_64", target_pointer_width = "64", asm_goto, not(any(loom, miri, refcount_atomics))))]
pub type Native = LockPrefixed;

/// The two operations that are worth writing for a particular machine.
///
/// Each is one read-modify-write of the word and a comparison of its *old* value, so that the flags
/// that the processor sets tell the result of both.
pub trait CountOps {
    /// Adds one with wrapping, with at least relaxed ordering, and returns whether the word was at
    /// least 0 before.
    fn increment(word: &AtomicIsize) -> bool;

    /// Subtracts one with wrapping, with at least release ordering, and returns whether the word
    /// was greater than 0 before.
    fn decrement(word: &AtomicIsize) -> bool;
}

/// A reference count that, instead of wrapping or aborting, saturates and then never reaches zero
/// again.
///
/// An object whose count was lost in this way is leaked, which is safe. It is not freed while it is
/// in use, which would not be safe. The count saturates in both directions: after one increment too
/// many, and after one decrement too many.
///
/// The type is safe to use in any way. But it says something about an object only if every
/// increment comes from code that holds a reference, and every decrement gives one up. Incrementing
/// from zero breaks this rule: the object is gone.
///
/// | before | `increment` | `decrement_and_test` |
/// | --- | --- | --- |
/// | n references, 1 ≤ n ≤ `isize::MAX` | n + 1 | n − 1, true if that is 0 |
/// | `isize::MAX` + 1 references | saturated | one less |
/// | no reference | saturated | saturated, false |
/// | saturated | saturated | saturated, false |
///
/// # Invariants
///
/// The word holds *the number of references minus one* if it is at least −1, and is saturated if it
/// is less. With this bias, the sign of one operation's result tells everything. An object with one
/// reference has the word 0. The increment of a dead object is noticed in the same way as that of a
/// saturated one, and a decrement has only one special case, which is also the last decrement. The
/// kernel's `refcount_t` stores the number itself.
///
/// A word out of range is not saturated at once. The increment that overflows finds `isize::MAX`,
/// and leaves the word at `isize::MIN` without a check. Every operation that finds the word
/// negative then stores `isize::MIN / 2`, the middle of the negative numbers. So does a decrement
/// of a dead object, which leaves the word at −2. Between its operation and its store, a thread may
/// sleep, and others may change the word. This is harmless:
///
/// - *Before the first store*, the word is the number of references minus one, modulo 2³² or 2⁶⁴. A
///   decrement of `isize::MIN` wraps to `isize::MAX`, and the word counts on. So no object is freed
///   that has a reference: the word would have to pass all negative numbers, with a thread between
///   its operation and its store for each of them (see the next point).
///
///   But the last owner must not free the object while another thread still has to store into it.
///   If the operation of that thread was an increment that found the word negative, the thread
///   holds a reference. If it was a decrement, the object had more than 2³¹ or 2⁶³ references at
///   that moment, and all of them would have to be given up before the store. A reference that is
///   given up later takes at least the memory of a pointer now, 4 or 8 bytes: it is a pointer, or
///   belongs to a [`List`](crate::List) and has links of its own in the value, or was given away
///   with [`Arc::into_raw`](crate::Arc::into_raw) and has memory of its own by the contract of
///   [`Arc::from_raw`](crate::Arc::from_raw). The address space of 2³² or 2⁶⁴ bytes has room for
///   fewer than 2³⁰ or 2⁶¹ of them beside the count. References that are forgotten take no memory,
///   but are never given up.
/// - *After a store*, no thread finds the word at 0 or more, unless as many threads as a quarter of
///   all values of the word, 2³⁰ or 2⁶², are between their operation and their store: each
///   operation on a negative word changes it by one, and the next operation of the same thread
///   comes after its store. Each such thread has a stack in an address space of 2³² or 2⁶⁴ bytes,
///   so a stack would have at most four bytes.
/// - *Around −2*, the object is gone already: the code that decremented it broke the rule above.
///
/// # Source
///
/// The kernel's documentation of `refcount_t`: "`refcount_t` API compared to `atomic_t`", and the
/// kernel-doc of `refcount_inc` and others.
pub struct Refcount<O: CountOps = Native> {
    word: AtomicIsize,
    ops: PhantomData<O>,
}

impl<O: CountOps> Refcount<O> {
    const SATURATED: isize = isize::MIN / 2;
    const NONE: isize = -1;

    /// Makes a count of one reference.
    #[must_use]
    pub fn one() -> Self {
        // INVARIANT: the number of references is 1, and 1 - 1 is 0.
        Self { word: AtomicIsize::new(0), ops: PhantomData }
    }

    /// Makes a count of this many references. If it is more than `isize::MAX + 1`, the count is
    /// saturated and never returns to zero.
    #[must_use]
    pub fn with(references: usize) -> Self {
        // INVARIANT: 0 becomes -1, and a number out of range saturates.
        let word = isize::try_from(references.wrapping_sub(1));
        let word = if references == 0 { Self::NONE } else { word.unwrap_or(Self::SATURATED) };
        Self { word: AtomicIsize::new(word), ops: PhantomData }
    }

    /// Returns how many references there were a moment ago, or `None` if the count is saturated.
    #[must_use]
    pub fn read(&self) -> Option<usize> {
        match self.word.load(Ordering::Relaxed) {
            Self::NONE => Some(0),
            word => usize::try_from(word).ok().map(|others| others + 1),
        }
    }

    /// Returns whether there is exactly one reference. If so, everything that former owners did
    /// with the object happened before.
    #[must_use]
    pub fn is_one(&self) -> bool {
        self.word.load(Ordering::Acquire) == 0
    }

    /// Adds a reference. The caller holds one already.
    ///
    /// It is relaxed: whatever hands the new reference to another thread orders its use there.
    #[inline]
    pub fn increment(&self) {
        if !O::increment(&self.word) {
            self.saturate();
        }
    }

    /// Gives up a reference, and returns whether it was the last.
    ///
    /// Each decrement is a release, so that all uses of the object come before it is freed. After
    /// the last one there is an acquire, so that the freeing comes after the uses by every other
    /// owner.
    #[inline]
    #[must_use = "whoever gives up the last reference has to free the object"]
    pub fn decrement_and_test(&self) -> bool {
        !O::decrement(&self.word) && self.was_last()
    }

    /// The slow path of a decrement: either the word was 0, so there are no more owners, or it was
    /// out of range.
    ///
    /// If it was 0, nobody else has a reference, so the word is still -1. If it was not, the word
    /// is less than -1, or wrapped to `isize::MAX`. From there others cannot bring it to -1 before
    /// the load, because they would have to give up more references than there can be.
    #[cold]
    fn was_last(&self) -> bool {
        // The decrement that wrote this value continues the release sequence of each one before it,
        // so this load synchronizes with all of them. A fence would do the same, but thread
        // sanitizers do not understand fences.
        if self.word.load(Ordering::Acquire) == Self::NONE {
            return true;
        }
        self.saturate();
        false
    }

    /// INVARIANT: the word was out of range when this thread changed it. If it wrapped, or others
    /// have changed it since then, this is harmless, as the documentation of the type says.
    #[cold]
    fn saturate(&self) {
        self.word.store(Self::SATURATED, Ordering::Relaxed);
    }
}

#[cfg(not(loom))]
impl<O: CountOps> std::fmt::Debug for Refcount<O> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Refcount").field(&self.read()).finish()
    }
}
