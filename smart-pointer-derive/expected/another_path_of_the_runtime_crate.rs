impl<
    T: ?Sized + crate::vendored::__private::UnsizesTo<__S>,
    __S: ?Sized,
> crate::vendored::__private::UnsizableField<
    NonNull<Inner<T>>,
    NonNull<Inner<__S>>,
    Ptr<__S>,
> for Ptr<T> {}
crate::vendored::__implicit! {
    Ptr < T >; Ptr[] [] T __S[] [] [] [0] [] []
}
