::pin_coerce_unsized::__implicit! {
    'a 'b; A T B; N : usize; Ptr < 'a, 'b, A, T, B, N > where ['b : 'a, T : ? Sized +
    Trait < T > + 'a, B : Copy, 'b : 'a,]
}
#[automatically_derived]
impl<
    'a,
    'b: 'a,
    A,
    T: ?Sized + Trait<T> + 'a,
    __S: ?Sized + Trait<__S> + 'a,
    B,
    const N: usize,
> ::pin_coerce_unsized::__private::Repoint<__S, Ptr<'a, 'b, A, __S, B, N>>
for Ptr<'a, 'b, A, T, B, N>
where
    B: Copy,
    'b: 'a,
{}
#[automatically_derived]
impl<
    'a,
    'b: 'a,
    A,
    T: ?Sized + Trait<T> + 'a + ::core::marker::Unsize<__S>,
    __S: ?Sized + Trait<__S> + 'a,
    B,
    const N: usize,
> ::core::ops::DispatchFromDyn<Ptr<'a, 'b, A, __S, B, N>> for Ptr<'a, 'b, A, T, B, N>
where
    B: Copy,
    'b: 'a,
{}
#[automatically_derived]
impl<
    'a,
    'b: 'a,
    A,
    T: ?Sized + Trait<T> + 'a + ::core::marker::Unsize<__S>,
    __S: ?Sized + Trait<__S> + 'a,
    B,
    const N: usize,
> ::core::ops::CoerceUnsized<Ptr<'a, 'b, A, __S, B, N>> for Ptr<'a, 'b, A, T, B, N>
where
    B: Copy,
    'b: 'a,
{}
#[doc(hidden)]
impl<'a, 'b: 'a, A, T: ?Sized + Trait<T> + 'a, B, const N: usize> Ptr<'a, 'b, A, T, B, N>
where
    B: Copy,
    'b: 'a,
{}
