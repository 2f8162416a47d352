//! The pointer is invariant in its pointee, so subtyping does not shorten the lifetime of the trait
//! object. A coercion does, as it does behind `&mut`, and safe code could read a string after it is
//! freed. Code that relies on one lifetime for all clones of a pointer must not derive.
//!
//! Claim: gap-variance (a reading of the stabilization report).
//! Harm: soundness, if code of the pointer relies on the lifetime: it would read a freed string.

#![deny(unsafe_code)]

use sound::{Shared, Text};

#[allow(unsafe_code)]
mod sound {
    use pin_coerce_unsized::SmartPointer;
    use std::cell::RefCell;
    use std::marker::PhantomData;
    use std::mem::transmute;
    use std::ptr::NonNull;

    pub trait Text {
        fn text(&self) -> String;
    }

    pub struct Inner<T: ?Sized> {
        /// Has the lifetime of the trait object in each pointer to it, which is meant to be the
        /// same for all.
        kept: RefCell<Option<Box<dyn Text>>>,
        #[allow(dead_code, reason = "it is the end of what the pointer points to")]
        value: T,
    }

    #[derive(SmartPointer)]
    #[repr(transparent)]
    pub struct Shared<T: ?Sized>(NonNull<Inner<T>>, PhantomData<fn(*mut T) -> *mut T>);

    impl<T: ?Sized> Clone for Shared<T> {
        fn clone(&self) -> Self {
            Self(self.0, PhantomData)
        }
    }

    impl<T> Shared<T> {
        pub fn new(value: T) -> Self {
            Self(NonNull::from(Box::leak(Box::new(Inner { kept: RefCell::new(None), value }))), PhantomData)
        }
    }

    impl<'a> Shared<dyn Text + 'a> {
        pub fn keep(&self, text: Box<dyn Text + 'a>) {
            // SAFETY: the inner value is never freed. Without the derive, each clone has the same
            // `'a`, so the text is only read while it lives.
            unsafe { *self.0.as_ref().kept.borrow_mut() = Some(transmute::<Box<dyn Text + 'a>, Box<dyn Text>>(text)) }
        }

        pub fn kept(&self) -> Option<String> {
            // SAFETY: as above.
            unsafe { self.0.as_ref() }.kept.borrow().as_ref().map(|kept| kept.text())
        }

        pub fn keeps(&self) -> bool {
            // SAFETY: as above.
            unsafe { self.0.as_ref() }.kept.borrow().is_some()
        }
    }
}

struct Borrowed<'a>(&'a str);

impl Text for Borrowed<'_> {
    fn text(&self) -> String {
        self.0.to_owned()
    }
}

fn shorter<'a>(shared: Shared<dyn Text>) -> Shared<dyn Text + 'a> {
    shared
}

fn main() {
    let sized = Shared::new(Borrowed("static"));
    let shared: Shared<dyn Text> = sized;
    {
        let text = "freed at the end of this block".to_owned();
        shorter(shared.clone()).keep(Box::new(Borrowed(&text)));
        assert_eq!(shared.kept().as_deref(), Some("freed at the end of this block"));
    }
    assert!(shared.keeps(), "and now `kept` would read it");
}
