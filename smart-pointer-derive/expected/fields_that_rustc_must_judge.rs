::pin_coerce_unsized::__implicit! {
    ; T; N : usize; Ptr < T, N > where [T : ? Sized,]
}
#[automatically_derived]
impl<
    T: ?Sized,
    const N: usize,
> ::pin_coerce_unsized::__private::GenericField<0usize, Token<N>> for Ptr<T, N> {}
#[automatically_derived]
impl<
    T: ?Sized,
    const N: usize,
> ::pin_coerce_unsized::__private::GenericField<1usize, Alias<T>> for Ptr<T, N> {}
#[automatically_derived]
impl<
    T: ?Sized + ::core::marker::Unsize<__S>,
    __S: ?Sized,
    const N: usize,
> ::pin_coerce_unsized::__private::UnsizableField<
    NonNull<Inner<T, Self>>,
    NonNull<Inner<__S, Ptr<__S, N>>>,
    Ptr<__S, N>,
> for Ptr<T, N> {}
#[automatically_derived]
impl<
    T: ?Sized,
    __S: ?Sized,
    const N: usize,
> ::pin_coerce_unsized::__private::Repoint<__S, Ptr<__S, N>> for Ptr<T, N> {}
#[automatically_derived]
impl<
    T: ?Sized + ::core::marker::Unsize<__S>,
    __S: ?Sized,
    const N: usize,
> ::core::ops::DispatchFromDyn<Ptr<__S, N>> for Ptr<T, N> {}
#[automatically_derived]
impl<
    T: ?Sized + ::core::marker::Unsize<__S>,
    __S: ?Sized,
    const N: usize,
> ::core::ops::CoerceUnsized<Ptr<__S, N>> for Ptr<T, N> {}
#[doc(hidden)]
impl<T: ?Sized, const N: usize> Ptr<T, N> {}
