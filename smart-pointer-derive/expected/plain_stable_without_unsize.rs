#[doc(hidden)]
impl<T: ?Sized> Ptr<T> {}
