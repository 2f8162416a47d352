::pin_coerce_unsized::__implicit! {
    ; Y Z T X;; Ptr < Y, Z, T, X > where [Z : Q < T > + Copy, T : ? Sized + Q < T >, X :
    Q < T >, Y : Q < T > + Copy, for < 'x > & 'x T : Q < X >, X : Copy,]
}
#[automatically_derived]
impl<
    Y,
    Z: Q<T> + Copy + Q<__S>,
    T: ?Sized + Q<T>,
    __S: ?Sized + Q<__S>,
    X: Q<T> + Q<__S>,
> ::pin_coerce_unsized::__private::Repoint<__S, Ptr<Y, Z, __S, X>> for Ptr<Y, Z, T, X>
where
    Y: Q<T> + Copy,
    for<'x> &'x T: Q<X>,
    X: Copy,
    Y: Q<__S> + Copy,
    for<'x> &'x __S: Q<X>,
{}
#[automatically_derived]
impl<
    Y,
    Z: Q<T> + Copy + Q<__S>,
    T: ?Sized + Q<T> + ::core::marker::Unsize<__S>,
    __S: ?Sized + Q<__S>,
    X: Q<T> + Q<__S>,
> ::core::ops::DispatchFromDyn<Ptr<Y, Z, __S, X>> for Ptr<Y, Z, T, X>
where
    Y: Q<T> + Copy,
    for<'x> &'x T: Q<X>,
    X: Copy,
    Y: Q<__S> + Copy,
    for<'x> &'x __S: Q<X>,
{}
#[automatically_derived]
impl<
    Y,
    Z: Q<T> + Copy + Q<__S>,
    T: ?Sized + Q<T> + ::core::marker::Unsize<__S>,
    __S: ?Sized + Q<__S>,
    X: Q<T> + Q<__S>,
> ::core::ops::CoerceUnsized<Ptr<Y, Z, __S, X>> for Ptr<Y, Z, T, X>
where
    Y: Q<T> + Copy,
    for<'x> &'x T: Q<X>,
    X: Copy,
    Y: Q<__S> + Copy,
    for<'x> &'x __S: Q<X>,
{}
#[doc(hidden)]
impl<Y, Z: Q<T> + Copy, T: ?Sized + Q<T>, X: Q<T>> Ptr<Y, Z, T, X>
where
    Y: Q<T> + Copy,
    for<'x> &'x T: Q<X>,
    X: Copy,
{}
