// What the shapes that are run need: values, coercions to a trait object and a slice, and what must
// hold of them.

pub mod running {
    use crate::around::*;
    use core::mem::{size_of, transmute_copy};
    use std::sync::atomic::{AtomicUsize, Ordering};

    static DROPPED: AtomicUsize = AtomicUsize::new(0);

    #[derive(Debug)]
    pub struct Probe(u64);

    impl Drop for Probe {
        fn drop(&mut self) {
            DROPPED.fetch_add(1, Ordering::Relaxed);
        }
    }

    pub trait Object: Debug + Send {
        fn call(&self) -> u64;
    }

    impl Object for Probe {
        fn call(&self) -> u64 {
            self.0
        }
    }

    /// A value of every type that a field can have, and how many probes are dropped with it.
    pub trait Make: Sized + 'static {
        const DROPS: usize;
        fn make() -> Self;
    }

    /// A field, counted.
    pub fn field<F: Make>(drops: &mut usize) -> F {
        *drops += F::DROPS;
        F::make()
    }

    macro_rules! make {
        ($([$($generics:tt)*] $type:ty, $drops:expr, $value:expr;)*) => {
            $(impl<$($generics)*> Make for $type {
                const DROPS: usize = $drops;
                fn make() -> Self { $value }
            })*
        };
    }

    make! {
        [] Probe, 1, Self(7);
        [] u8, 0, 8;
        [] u16, 0, 9;
        [] (), 0, ();
        [] Unit, 0, Unit;
        [] PhantomPinned, 0, Self;
        [T: ?Sized + 'static] PhantomData<T>, 0, Self;
        [] Brand<'static>, 0, Self(PhantomData);
        [const N: usize] Numbered<N>, 0, Self;
        [T: Make, const N: usize] [T; N], N * T::DROPS, core::array::from_fn(|_| T::make());
        [T: Make] Inner<T>, T::DROPS, Self(1, T::make());
        [A: Make, T: Make] Tailed<A, T>, A::DROPS + T::DROPS, Self(A::make(), T::make());
        [T: Make] Box<T>, T::DROPS, Self::new(T::make());
        [T: Make] Rc<T>, T::DROPS, Self::new(T::make());
        [T: Make] Arc<T>, T::DROPS, Self::new(T::make());
        [T: Make] &'static T, 0, Box::leak(Box::make());
        [T: Make] &'static mut T, 0, Box::leak(Box::make());
        [T: Make] *const T, 0, <&'static T>::make();
        [T: Make] *mut T, 0, <&'static mut T>::make();
        [T: Make] NonNull<T>, 0, <&'static mut T>::make().into();
        [T: Make] Cell<T>, T::DROPS, Self::new(T::make());
        [T: Make] UnsafeCell<T>, T::DROPS, Self::new(T::make());
        [T: Make] Pin<Box<T>>, T::DROPS, Box::pin(T::make());
        [T: Make] Pin<&'static T>, 0, Pin::static_ref(<&'static T>::make());
        [T: Make] Derived<T>, T::DROPS, Self(Make::make());
        [T: Make, const ID: u64] Listed<T, ID>, T::DROPS, Self(Make::make());
        [T: Make, A: 'static] Allocated<T, A>, 0, Self(Make::make(), PhantomData);
        [T: Make] Lent<'static, T>, 0, Self(Make::make());
        [T: Make + Some<T>] Demanding<T>, 0, Self(Make::make());
    }

    /// A coercion keeps the address, adds one word, and drops what the sized pointer would have
    /// dropped.
    pub fn check<Thin, Wide>(thin: Thin, drops: usize, coerce: fn(Thin) -> Wide, look: fn([usize; 2])) {
        const WORD: usize = size_of::<usize>();
        assert_eq!((size_of::<Thin>(), size_of::<Wide>()), (WORD, 2 * WORD));
        // SAFETY: a pointer to a sized value is one word.
        let address: usize = unsafe { transmute_copy(&thin) };
        let before = DROPPED.load(Ordering::Relaxed);
        let wide = coerce(thin);
        // SAFETY: one to an unsized value is two.
        let words: [usize; 2] = unsafe { transmute_copy(&wide) };
        assert_eq!(words[0], address);
        look(words);
        drop(wide);
        assert_eq!(DROPPED.load(Ordering::Relaxed) - before, drops);
    }

    /// For a pointer straight to the object.
    pub fn call(words: [usize; 2]) {
        // SAFETY: these are the words of a pointer to an object that is still there.
        let object: &dyn Object = unsafe { transmute_copy(&words) };
        assert_eq!(object.call(), 7);
    }

    pub fn nothing(_: [usize; 2]) {}

    pub fn length(words: [usize; 2]) {
        assert_eq!(words[1], 3);
    }
}
