//! The owning pointers of the standard library, and the weak ones.
//!
//! Claim: field-std-pointer (upstream: their `CoerceUnsized` and `DispatchFromDyn` impls).

use pin_coerce_unsized::SmartPointer;
use std::{rc, sync};

macro_rules! check {
    ($field:ty, $new:expr) => {{
        #[derive(SmartPointer)]
        #[repr(transparent)]
        struct Ptr<T: ?Sized>($field);
        let ptr: Ptr<u8> = Ptr($new);
        let ptr: Ptr<dyn ToString> = ptr;
        ptr.0
    }};
}

fn main() {
    assert_eq!(check!(Box<T>, Box::new(1)).to_string(), "1");
    assert_eq!(check!(rc::Rc<T>, rc::Rc::new(2)).to_string(), "2");
    assert_eq!(check!(sync::Arc<T>, sync::Arc::new(3)).to_string(), "3");
    assert!(check!(rc::Weak<T>, rc::Weak::new()).upgrade().is_none());
    assert!(check!(sync::Weak<T>, sync::Weak::new()).upgrade().is_none());
}
