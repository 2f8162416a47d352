::pin_coerce_unsized::__explicit! {}
const _: () = {
    #[automatically_derived]
    unsafe impl<
        'a,
        'b: 'a,
        A: ?Sized,
        T: ?Sized + Trait<Self> + 'a,
        __S: ?Sized + Trait<Ptr<'a, 'b, A, __S, N>> + 'a,
        const N: usize,
    > ::pin_coerce_unsized::__private::Repoint<__S, Ptr<'a, 'b, A, __S, N>>
    for Ptr<'a, 'b, A, T, N>
    where
        T: Trait<A>,
        __S: Trait<A>,
    {
        type Pointee = T;
        unsafe fn into_raw(__this: &mut Self) -> *mut Self::Pointee {
            let Self {
                r#type: ref mut __pointer,
                unit: _,
                marker: _,
                pinned: _,
                phantom: _,
            } = *__this;
            unsafe {
                <_ as ::pin_coerce_unsized::__private::Repoint<
                    _,
                    NonNull<Inner<__S, Ptr<'a, 'b, A, __S, N>>>,
                >>::into_raw(__pointer) as *mut Self::Pointee
            }
        }
        unsafe fn from_raw(__raw: *mut __S) -> Ptr<'a, 'b, A, __S, N> {
            unsafe {
                Ptr {
                    r#type: <NonNull<
                        Inner<T, Self>,
                    > as ::pin_coerce_unsized::__private::Repoint<
                        _,
                        NonNull<Inner<__S, Ptr<'a, 'b, A, __S, N>>>,
                    >>::from_raw(__raw as *mut _),
                    unit: <Self as ::pin_coerce_unsized::__private::Repoint<
                        __S,
                        Ptr<'a, 'b, A, __S, N>,
                    >>::kept::<()>(),
                    marker: <Self as ::pin_coerce_unsized::__private::Repoint<
                        __S,
                        Ptr<'a, 'b, A, __S, N>,
                    >>::phantom(),
                    pinned: <Self as ::pin_coerce_unsized::__private::Repoint<
                        __S,
                        Ptr<'a, 'b, A, __S, N>,
                    >>::kept::<PhantomPinned>(),
                    phantom: <Self as ::pin_coerce_unsized::__private::Repoint<
                        __S,
                        Ptr<'a, 'b, A, __S, N>,
                    >>::phantom(),
                }
            }
        }
        fn fields(__this: &mut Self, __that: &mut Ptr<'a, 'b, A, __S, N>) {
            let Self {
                r#type: ref mut __before,
                unit: _,
                marker: _,
                pinned: _,
                phantom: _,
            } = *__this;
            let Ptr {
                r#type: ref mut __after,
                unit: _,
                marker: _,
                pinned: _,
                phantom: _,
            } = *__that;
            <_ as ::pin_coerce_unsized::__private::Repoint<
                _,
                NonNull<Inner<__S, Ptr<'a, 'b, A, __S, N>>>,
            >>::repoints_to(__before, __after)
        }
    }
    #[automatically_derived]
    impl<
        'a,
        'b: 'a,
        A: ?Sized,
        __S,
        const N: usize,
    > ::pin_coerce_unsized::__private::ArrayToSlice<Ptr<'a, 'b, A, [__S], N>>
    for Ptr<'a, 'b, A, [__S; 1], N>
    where
        [__S; 1]: Trait<Ptr<'a, 'b, A, [__S; 1], N>>,
        [__S; 1]: 'a,
        [__S]: Trait<Ptr<'a, 'b, A, [__S], N>>,
        [__S]: 'a,
        [__S; 1]: Trait<A>,
        [__S]: Trait<A>,
    {
        fn fields(__this: &mut Self, __that: &mut Ptr<'a, 'b, A, [__S], N>) {
            let Self {
                r#type: ref mut __before,
                unit: _,
                marker: _,
                pinned: _,
                phantom: _,
            } = *__this;
            let Ptr {
                r#type: ref mut __after,
                unit: _,
                marker: _,
                pinned: _,
                phantom: _,
            } = *__that;
            <_ as ::pin_coerce_unsized::__private::Repoint<
                _,
                _,
            >>::unsizes_to(__before, __after, |__raw| __raw)
        }
    }
};
#[doc(hidden)]
impl<
    'a,
    'b: 'a,
    A: ?Sized,
    T: ?Sized + Trait<Self> + 'a,
    const N: usize,
> Ptr<'a, 'b, A, T, N>
where
    T: Trait<A>,
{}
