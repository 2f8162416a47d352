::pin_coerce_unsized::__implicit! {
    ; T; N : usize; Ptr < T, N > where [T : ? Sized + Trait < Self >, T::Item : Copy, < T
    as Trait < Self > > ::Other : Copy, Self : Copy,]
}
#[automatically_derived]
impl<
    T: ?Sized + Trait<Self>,
    __S: ?Sized + Trait<Ptr<__S, N>>,
    const N: usize,
> ::pin_coerce_unsized::__private::Repoint<__S, Ptr<__S, N>> for Ptr<T, N>
where
    T::Item: Copy,
    <T as Trait<Self>>::Other: Copy,
    Self: Copy,
    __S::Item: Copy,
    <__S as Trait<Ptr<__S, N>>>::Other: Copy,
    Ptr<__S, N>: Copy,
{}
#[automatically_derived]
impl<
    T: ?Sized + Trait<Self> + ::core::marker::Unsize<__S>,
    __S: ?Sized + Trait<Ptr<__S, N>>,
    const N: usize,
> ::core::ops::DispatchFromDyn<Ptr<__S, N>> for Ptr<T, N>
where
    T::Item: Copy,
    <T as Trait<Self>>::Other: Copy,
    Self: Copy,
    __S::Item: Copy,
    <__S as Trait<Ptr<__S, N>>>::Other: Copy,
    Ptr<__S, N>: Copy,
{}
#[automatically_derived]
impl<
    T: ?Sized + Trait<Self> + ::core::marker::Unsize<__S>,
    __S: ?Sized + Trait<Ptr<__S, N>>,
    const N: usize,
> ::core::ops::CoerceUnsized<Ptr<__S, N>> for Ptr<T, N>
where
    T::Item: Copy,
    <T as Trait<Self>>::Other: Copy,
    Self: Copy,
    __S::Item: Copy,
    <__S as Trait<Ptr<__S, N>>>::Other: Copy,
    Ptr<__S, N>: Copy,
{}
#[doc(hidden)]
impl<T: ?Sized + Trait<Self>, const N: usize> Ptr<T, N>
where
    T::Item: Copy,
    <T as Trait<Self>>::Other: Copy,
    Self: Copy,
{}
