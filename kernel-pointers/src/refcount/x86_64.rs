//! The operations of a reference count as x86-64 instructions, with the slow path as a label of the
//! `asm!`.

use super::{AtomicIsize, CountOps};
use std::arch::asm;

// The instructions below write eight bytes. On x32, which is x86-64 with short pointers, a word has
// four.
const _: () = assert!(size_of::<AtomicIsize>() == 8);

/// One instruction with a `lock` prefix, and one jump on the flags that it sets.
///
/// Such an instruction is sequentially consistent, and the `asm!` is opaque to the compiler, so its
/// ordering is at least as strong as that of [`Atomics`](super::Atomics). In the kernel, these are
/// C functions with inline assembly, because its memory model is not that of the language. Its Rust
/// `Arc` calls them, through a helper. Here, the `asm!` shows that both models give the same code.
/// Thread sanitizers and Miri do not see what happens inside.
#[derive(Debug)]
pub enum LockPrefixed {}

impl CountOps for LockPrefixed {
    #[inline]
    fn increment(word: &AtomicIsize) -> bool {
        // SAFETY: the pointer comes from a reference to an atomic, so it is aligned, live and may
        // be written atomically, which the `lock` prefix does, by other threads too. The
        // instruction writes only these eight bytes and the flags. The block does not use the
        // stack, and leaves only by its end and its label. "Less or equal" compares the result with
        // zero as if it had not overflowed: it jumps if old + 1 <= 0.
        unsafe {
            asm!(
                "lock inc qword ptr [{word}]",
                "jle {negative}",
                word = in(reg) word.as_ptr(),
                negative = label { return false },
                options(nostack),
            );
        }
        true
    }

    #[inline]
    fn decrement(word: &AtomicIsize) -> bool {
        // SAFETY: as in `increment`. "Less" jumps if old - 1 < 0.
        unsafe {
            asm!(
                "lock dec qword ptr [{word}]",
                "jl {not_positive}",
                word = in(reg) word.as_ptr(),
                not_positive = label { return false },
                options(nostack),
            );
        }
        true
    }
}
