crate::vendored::__implicit! {
    ; T;; Ptr < T > where [T : ? Sized,]
}
#[automatically_derived]
impl<
    T: ?Sized + ::core::marker::Unsize<__S>,
    __S: ?Sized,
> crate::vendored::__private::UnsizableField<
    NonNull<Inner<T>>,
    NonNull<Inner<__S>>,
    Ptr<__S>,
> for Ptr<T> {}
#[automatically_derived]
impl<T: ?Sized, __S: ?Sized> crate::vendored::__private::Repoint<__S, Ptr<__S>>
for Ptr<T> {}
#[automatically_derived]
impl<
    T: ?Sized + ::core::marker::Unsize<__S>,
    __S: ?Sized,
> ::core::ops::DispatchFromDyn<Ptr<__S>> for Ptr<T> {}
#[automatically_derived]
impl<
    T: ?Sized + ::core::marker::Unsize<__S>,
    __S: ?Sized,
> ::core::ops::CoerceUnsized<Ptr<__S>> for Ptr<T> {}
#[doc(hidden)]
impl<T: ?Sized> Ptr<T> {}
