::pin_coerce_unsized::__explicit! {}
const _: () = {
    unsafe impl<
        'a,
        'b: 'a,
        A: ?Sized,
        T: ?Sized + Trait<Self> + 'a,
        const N: usize,
    > ::pin_coerce_unsized::__private::Pointer for Ptr<'a, 'b, A, T, N>
    where
        T: Trait<A>,
    {
        type __Pointee = T;
        type __Itself = Self;
        fn __into_raw(
            __smart_pointer_place @ _: &::pin_coerce_unsized::__private::Place<Self>,
        ) -> ::pin_coerce_unsized::__private::Raw<T> {
            <Self as ::pin_coerce_unsized::__private::Pointer>::__take(
                __smart_pointer_place,
                <Self as ::pin_coerce_unsized::__private::Pointer>::__field(|
                    Self { r#type: __smart_pointer_field @ _, .. }|
                &raw mut *__smart_pointer_field),
                |__smart_pointer_raw @ _| __smart_pointer_raw as *mut _,
            )
        }
    }
    unsafe impl<
        'a,
        'b: 'a,
        A: ?Sized,
        T: ?Sized + Trait<Self> + 'a,
        __S: ?Sized + Trait<Ptr<'a, 'b, A, __S, N>> + 'a,
        const N: usize,
    > ::pin_coerce_unsized::__private::Repoint<Ptr<'a, 'b, A, __S, N>>
    for Ptr<'a, 'b, A, T, N>
    where
        T: Trait<A>,
        __S: Trait<A>,
    {
        type __New = __S;
        fn __from_raw(
            __smart_pointer_place @ _: &::pin_coerce_unsized::__private::Place<Self>,
            __smart_pointer_raw @ _: ::pin_coerce_unsized::__private::Raw<__S>,
        ) -> Ptr<'a, 'b, A, __S, N> {
            Ptr {
                r#type: <Self as ::pin_coerce_unsized::__private::Repoint<
                    Ptr<'a, 'b, A, __S, N>,
                >>::__put(
                    __smart_pointer_place,
                    __smart_pointer_raw,
                    <Self as ::pin_coerce_unsized::__private::Pointer>::__field(|
                        Self { r#type: __smart_pointer_field @ _, .. }|
                    &raw mut *__smart_pointer_field),
                    |Ptr { r#type: __smart_pointer_field @ _, .. }| {
                        &raw mut *__smart_pointer_field
                    },
                    |__smart_pointer_raw @ _| __smart_pointer_raw as *mut _,
                ),
                unit: <Self as ::pin_coerce_unsized::__private::Repoint<
                    Ptr<'a, 'b, A, __S, N>,
                >>::__keep(
                    __smart_pointer_place,
                    |Self { unit: __smart_pointer_field @ _, .. }| {
                        &raw mut *__smart_pointer_field
                    },
                    |Ptr { unit: __smart_pointer_field @ _, .. }| {
                        &raw mut *__smart_pointer_field
                    },
                ),
                marker: <Self as ::pin_coerce_unsized::__private::Repoint<
                    Ptr<'a, 'b, A, __S, N>,
                >>::__phantom(
                    |Self { marker: __smart_pointer_field @ _, .. }| {
                        &raw mut *__smart_pointer_field
                    },
                    |Ptr { marker: __smart_pointer_field @ _, .. }| {
                        &raw mut *__smart_pointer_field
                    },
                ),
                pinned: <Self as ::pin_coerce_unsized::__private::Repoint<
                    Ptr<'a, 'b, A, __S, N>,
                >>::__keep(
                    __smart_pointer_place,
                    |Self { pinned: __smart_pointer_field @ _, .. }| {
                        &raw mut *__smart_pointer_field
                    },
                    |Ptr { pinned: __smart_pointer_field @ _, .. }| {
                        &raw mut *__smart_pointer_field
                    },
                ),
                phantom: <Self as ::pin_coerce_unsized::__private::Repoint<
                    Ptr<'a, 'b, A, __S, N>,
                >>::__phantom(
                    |Self { phantom: __smart_pointer_field @ _, .. }| {
                        &raw mut *__smart_pointer_field
                    },
                    |Ptr { phantom: __smart_pointer_field @ _, .. }| {
                        &raw mut *__smart_pointer_field
                    },
                ),
            }
        }
    }
    const _: () = {
        trait __AnyTrait<__S: ?Sized> {}
        impl<__S, T: ?Sized> __AnyTrait<T> for __S {}
        fn __unsizes<'__S, 'a, 'b: 'a, A: ?Sized, T: '__S, const N: usize>(
            _: &Ptr<'a, 'b, A, T, N>,
            _: &Ptr<'a, 'b, A, (dyn __AnyTrait<T> + '__S), N>,
        )
        where
            T: Trait<Ptr<'a, 'b, A, T, N>>,
            (dyn __AnyTrait<
                T,
            > + '__S): Trait<Ptr<'a, 'b, A, (dyn __AnyTrait<T> + '__S), N>>,
            T: 'a,
            (dyn __AnyTrait<T> + '__S): 'a,
            T: Trait<A>,
            (dyn __AnyTrait<T> + '__S): Trait<A>,
        {
            <Ptr<
                'a,
                'b,
                A,
                T,
                N,
            > as ::pin_coerce_unsized::__private::Repoint<
                Ptr<'a, 'b, A, (dyn __AnyTrait<T> + '__S), N>,
            >>::__unsizes(
                <Ptr<
                    'a,
                    'b,
                    A,
                    T,
                    N,
                > as ::pin_coerce_unsized::__private::Pointer>::__field(|
                    Ptr { r#type: __smart_pointer_field @ _, .. }|
                &raw mut *__smart_pointer_field),
                |Ptr { r#type: __smart_pointer_field @ _, .. }| {
                    &raw mut *__smart_pointer_field
                },
                |__smart_pointer_raw @ _| __smart_pointer_raw,
            )
        }
    };
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
