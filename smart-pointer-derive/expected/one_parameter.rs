::pin_coerce_unsized::__implicit! {
    ; T;; Ptr < T > where [T : ? Sized,]
}
#[automatically_derived]
impl<T: ?Sized, __S: ?Sized> ::pin_coerce_unsized::__private::Repoint<__S, Ptr<__S>>
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
