::pin_coerce_unsized::__implicit! {
    ; __S r#T __S1;; Ptr < __S, r#T, __S1 > where [r#T : ? Sized,]
}
#[automatically_derived]
impl<
    __S,
    r#T: ?Sized,
    __S_: ?Sized,
    __S1,
> ::pin_coerce_unsized::__private::Repoint<__S_, Ptr<__S, __S_, __S1>>
for Ptr<__S, r#T, __S1> {}
#[automatically_derived]
impl<
    __S,
    r#T: ?Sized + ::core::marker::Unsize<__S_>,
    __S_: ?Sized,
    __S1,
> ::core::ops::DispatchFromDyn<Ptr<__S, __S_, __S1>> for Ptr<__S, r#T, __S1> {}
#[automatically_derived]
impl<
    __S,
    r#T: ?Sized + ::core::marker::Unsize<__S_>,
    __S_: ?Sized,
    __S1,
> ::core::ops::CoerceUnsized<Ptr<__S, __S_, __S1>> for Ptr<__S, r#T, __S1> {}
#[doc(hidden)]
impl<__S, r#T: ?Sized, __S1> Ptr<__S, r#T, __S1> {}
