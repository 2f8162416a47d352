//! A lock whose wait list is inside it, as a circle that points to itself.

mod wait_list;

#[cfg(loom)]
use loom::sync::atomic::AtomicBool;
use pinned_init::{PinInit, pin_data, pin_init};
use std::cell::UnsafeCell;
use std::fmt;
use std::ops::{Deref, DerefMut};
#[cfg(not(loom))]
use std::sync::atomic::AtomicBool;
use std::sync::atomic::Ordering;
use wait_list::WaitList;

/// Protects a value. A thread that cannot have it sleeps.
///
/// As in the kernel, a `Mutex` is pinned: only a pinned initializer can make it. If code outside
/// this crate moves it all the same, it still works: no thread is waiting at that time, so nothing
/// points to the mutex. Threads get the lock in the order in which they began to wait.
///
/// ```
/// use kernel_pointers::{Arc, GFP_KERNEL, InPlaceInit, Mutex};
///
/// let mutex: Arc<Mutex<u32>> = Arc::pin_init(Mutex::new(7), GFP_KERNEL)?;
/// *mutex.lock() += 1;
/// assert_eq!(*mutex.lock(), 8);
/// # Ok::<(), kernel_pointers::AllocError>(())
/// ```
///
/// # Invariants
///
/// `locked` is true while there is a [`Guard`], and a thread that leaves the wait list becomes the
/// owner of one.
///
/// # Source
///
/// The kernel's `rust/kernel/sync/lock.rs` and `struct mutex` as documented.
#[pin_data]
pub struct Mutex<T: ?Sized> {
    locked: AtomicBool,
    #[pin]
    waiting: WaitList,
    data: UnsafeCell<T>,
}

// SAFETY: sending the mutex sends the value. Nobody waits while it can be sent.
unsafe impl<T: ?Sized + Send> Send for Mutex<T> {}

// SAFETY: a shared mutex gives the value to one thread at a time.
unsafe impl<T: ?Sized + Send> Sync for Mutex<T> {}

impl<T> Mutex<T> {
    /// Returns an initializer. [`InPlaceInit::pin_init`](crate::InPlaceInit::pin_init) makes a
    /// mutex from it, while `Arc::new(Mutex::new(value), flags)` is an `Arc` of the initializer.
    pub fn new(value: T) -> impl PinInit<Self> {
        // INVARIANT: there is no guard yet.
        pin_init!(Self { locked: AtomicBool::new(false), waiting <- WaitList::new(), data: UnsafeCell::new(value) })
    }
}

impl<T: ?Sized> Mutex<T> {
    /// Waits until nobody has the value, and then gives access to it.
    ///
    /// A thread that has to wait sleeps with [`thread::park`](std::thread::park). It can use up an
    /// [`unpark`](std::thread::Thread::unpark) that was meant to wake it for another reason. So if
    /// a thread also parks for reasons of its own, it has to check them again between locking a
    /// mutex and parking.
    pub fn lock(&self) -> Guard<'_, T> {
        if !self.try_acquire() {
            self.waiting.wait_unless(|| self.try_acquire());
        }
        Guard { mutex: self }
    }

    /// Acquire: everything that the last owner did comes before this.
    fn try_acquire(&self) -> bool {
        self.locked.compare_exchange(false, true, Ordering::Acquire, Ordering::Relaxed).is_ok()
    }
}

impl<T: ?Sized> fmt::Debug for Mutex<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mutex").finish_non_exhaustive()
    }
}

/// Gives access to the value of a [`Mutex`], until the guard is dropped.
///
/// It is [`Send`] if `T` is, because any thread can unlock this mutex. The kernel's guards are not
/// `Send`.
///
/// # Invariants
///
/// It is the only guard of this mutex.
#[must_use = "the mutex is unlocked when this is dropped"]
pub struct Guard<'a, T: ?Sized> {
    mutex: &'a Mutex<T>,
}

// SAFETY: a shared guard gives out `&T`.
unsafe impl<T: ?Sized + Sync> Sync for Guard<'_, T> {}

impl<T: ?Sized> Deref for Guard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        // SAFETY: the only guard has access to the value.
        unsafe { &*self.mutex.data.get() }
    }
}

impl<T: ?Sized> DerefMut for Guard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: the only guard has access to the value, and it is borrowed exclusively.
        unsafe { &mut *self.mutex.data.get() }
    }
}

impl<T: ?Sized> Drop for Guard<'_, T> {
    fn drop(&mut self) {
        // If a thread waits, the mutex stays locked and passes to that thread. Release: everything
        // that this owner did comes before the next one.
        self.mutex.waiting.wake_one_or(|| self.mutex.locked.store(false, Ordering::Release));
    }
}

impl<T: ?Sized + fmt::Debug> fmt::Debug for Guard<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

#[cfg(all(test, not(loom)))]
mod tests {
    use super::*;
    use pinned_init::stack_pin_init;
    use std::thread;

    #[test]
    fn who_waits_first_is_served_first() {
        stack_pin_init!(let mutex = Mutex::new(Vec::new()));
        let mutex = mutex.into_ref();
        thread::scope(|scope| {
            let guard = mutex.lock();
            for number in 0..3 {
                scope.spawn(move || mutex.lock().push(number));
                while mutex.waiting.len() <= number {
                    thread::yield_now();
                }
            }
            drop(guard);
        });
        assert_eq!(*mutex.lock(), [0, 1, 2]);
    }
}
