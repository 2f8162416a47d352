//! Threads that wait, in a circle of nodes on their own stacks.

#[cfg(loom)]
use loom::{
    hint::spin_loop,
    sync::atomic::AtomicBool,
    thread::{self, Thread},
};
use pinned_init::{PinInit, pin_init_from_closure};
use std::cell::UnsafeCell;
use std::convert::Infallible;
use std::marker::PhantomPinned;
use std::ptr;
use std::sync::atomic::Ordering;
#[cfg(not(loom))]
use std::{
    hint::spin_loop,
    sync::atomic::AtomicBool,
    thread::{self, Thread},
};

/// A node of a circle, like C's `struct list_head`, except that null stands for the head. So
/// nothing points to the head. If code outside this crate moves a head although it was pinned, it
/// is still the head of an empty circle: no thread waits while somebody has exclusive access to it.
struct ListHead {
    next: *mut ListHead,
    prev: *mut ListHead,
}

/// The head of a circle of waiting threads.
///
/// # Invariants
///
/// - `head` is in a circle with the nodes of all waiting threads, each the first field of a
///   [`Waiter`] that does not move.
/// - Only the thread that set `busy` uses the circle.
pub(super) struct WaitList {
    busy: AtomicBool,
    head: UnsafeCell<ListHead>,
    /// Loom does not see accesses to the circle, so whoever uses the circle also accesses this
    /// cell.
    #[cfg(loom)]
    used: loom::cell::UnsafeCell<()>,
    _pin: PhantomPinned,
}

/// A waiting thread, on its own stack.
///
/// # Invariants
///
/// It is valid until `woken` is true: its thread does not go on before that.
#[repr(C)]
struct Waiter {
    node: UnsafeCell<ListHead>,
    thread: Thread,
    woken: AtomicBool,
}

impl WaitList {
    /// Initializes an empty circle in place.
    pub(super) fn new() -> impl PinInit<Self> {
        let init = |slot: *mut Self| {
            // SAFETY: the slot is memory for a list, which is written in full before this returns.
            // INVARIANT: a circle of one.
            unsafe {
                (&raw mut (*slot).busy).write(AtomicBool::new(false));
                #[cfg(loom)]
                (&raw mut (*slot).used).write(loom::cell::UnsafeCell::new(()));
                let head = UnsafeCell::raw_get(&raw const (*slot).head);
                head.write(ListHead { next: ptr::null_mut(), prev: ptr::null_mut() });
            }
            Ok::<(), Infallible>(())
        };
        // SAFETY: the closure initializes the slot and does not fail.
        unsafe { pin_init_from_closure(init) }
    }

    /// Sleeps until [`wake_one_or`](Self::wake_one_or) picks this thread, unless `done` says that
    /// this is not needed.
    pub(super) fn wait_unless(&self, done: impl FnOnce() -> bool) {
        let null = ListHead { next: ptr::null_mut(), prev: ptr::null_mut() };
        let waiter = Waiter { node: UnsafeCell::new(null), thread: thread::current(), woken: AtomicBool::new(false) };
        {
            let circle = self.acquire();
            if done() {
                return;
            }
            let (head, node) = (circle.head(), UnsafeCell::raw_get((&raw const waiter).cast()));
            // SAFETY: this thread may use the circle, whose nodes are valid, and the node is in
            // none. INVARIANT: it becomes the last, and stays where it is until it is woken,
            // because this function does not return before.
            unsafe {
                let last = (*head).prev;
                ptr::write(node, ListHead { next: ptr::null_mut(), prev: last });
                (*circle.usable(last)).next = node;
                (*head).prev = node;
            }
        }
        // Acquire: everything that the thread that gave up the lock did comes before this. The loop
        // is needed, because a thread can be unparked for other reasons.
        while !waiter.woken.load(Ordering::Acquire) {
            thread::park();
        }
    }

    /// Wakes the thread that has waited the longest. If none waits, calls `nobody` before a thread
    /// can begin to wait.
    pub(super) fn wake_one_or(&self, nobody: impl FnOnce()) {
        let circle = self.acquire();
        let head = circle.head();
        // SAFETY: this thread may use the circle.
        let first = unsafe { (*head).next };
        if first.is_null() {
            nobody();
            return;
        }
        // SAFETY: the neighbours of a node are valid nodes. INVARIANT: the circle is closed without
        // the node.
        unsafe {
            let next = (*first).next;
            (*head).next = next;
            (*circle.usable(next)).prev = ptr::null_mut();
        }
        let waiter: *const Waiter = first.cast();
        // SAFETY: by the invariants, the node is the first field of a waiter, which is valid,
        // because it is not woken yet; the node's pointer was made from one to the waiter. The
        // handle is cloned, because after the store the waiter may be gone.
        let thread = unsafe {
            let thread = (*waiter).thread.clone();
            (*waiter).woken.store(true, Ordering::Release);
            thread
        };
        drop(circle);
        thread.unpark();
    }

    /// Returns how many threads wait.
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        let circle = self.acquire();
        // SAFETY: the pointer is the head's or was read from a node of the circle. The nodes of the
        // circle are valid, and `circle` keeps all others from changing them.
        let next = |node: &*mut ListHead| Some(circle.usable(unsafe { (**node).next }));
        std::iter::successors(next(&circle.head()), next).take_while(|node| !ptr::eq(*node, circle.head())).count()
    }

    /// Spins until nobody else uses the circle, which is a matter of a few instructions.
    fn acquire(&self) -> Circle<'_> {
        while self.busy.compare_exchange_weak(false, true, Ordering::Acquire, Ordering::Relaxed).is_err() {
            spin_loop();
        }
        Circle {
            #[cfg(loom)]
            _use: self.used.get_mut(),
            busy: Busy(self),
        }
    }
}

/// The right to use the circle, until it is dropped.
struct Circle<'a> {
    // The first field, so that the use ends before others may begin theirs.
    #[cfg(loom)]
    _use: loom::cell::MutPtr<()>,
    busy: Busy<'a>,
}

/// Lets others use the circle when it is dropped.
struct Busy<'a>(&'a WaitList);

impl Circle<'_> {
    fn head(&self) -> *mut ListHead {
        self.busy.0.head.get()
    }

    /// Returns the node that a stored pointer stands for. For the head, it is a fresh pointer: the
    /// owner of the mutex may have used a reference to all of it, which ends the permission of
    /// older pointers.
    fn usable(&self, stored: *mut ListHead) -> *mut ListHead {
        if stored.is_null() { self.head() } else { stored }
    }
}

impl Drop for Busy<'_> {
    fn drop(&mut self) {
        self.0.busy.store(false, Ordering::Release);
    }
}
