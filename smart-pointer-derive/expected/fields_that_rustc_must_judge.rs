impl<
    T: ?Sized,
    const N: usize,
> ::pin_coerce_unsized::__private::GenericField<0usize, Token<N>> for Ptr<T, N> {}
impl<
    T: ?Sized,
    const N: usize,
> ::pin_coerce_unsized::__private::GenericField<1usize, Alias<T>> for Ptr<T, N> {}
impl<
    T: ?Sized + ::pin_coerce_unsized::__private::UnsizesTo<__S>,
    __S: ?Sized,
    const N: usize,
> ::pin_coerce_unsized::__private::UnsizableField<
    NonNull<Inner<T, Self>>,
    NonNull<Inner<__S, Ptr<__S, N>>>,
    Ptr<__S, N>,
> for Ptr<T, N> {}
::pin_coerce_unsized::__implicit! {
    Ptr < T, N >; Ptr[] [] T __S[N] [] [N : usize,] [0 1 2] [] []
}
