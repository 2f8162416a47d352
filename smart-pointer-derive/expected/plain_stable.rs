::pin_coerce_unsized::__pin_bridge! {
    [] [T] [] Ptr < T > where [T : ? Sized,]
}
#[doc(hidden)]
impl<T: ?Sized> Ptr<T> {}
