const _: () = {
    unsafe impl<
        'a,
        'b: 'a,
        A: ?Sized,
        T: ?Sized + Trait<Ptr<'a, 'b, A, T, { N }>> + 'a,
        __S: ?Sized + Trait<Ptr<'a, 'b, A, __S, { N }>> + 'a,
        const N: usize,
    > ::pin_coerce_unsized::__private::Repoint<Ptr<'a, 'b, A, __S, { N }>>
    for Ptr<'a, 'b, A, T, { N }>
    where
        T: Trait<A>,
        __S: Trait<A>,
    {
        type __Old = T;
        type __New = __S;
        type __Itself = Self;
        type __Origin = ();
        type __Receiver = ();
        fn __into_raw(
            Self { r#type: __smart_pointer_field_0 @ _, .. }: &mut Self,
            __smart_pointer_moved @ _: ::pin_coerce_unsized::__private::Moved,
        ) -> *mut T {
            <Self as ::pin_coerce_unsized::__private::Repoint<
                Ptr<'a, 'b, A, __S, { N }>,
            >>::__take(
                <Self as ::pin_coerce_unsized::__private::Repoint<
                    Ptr<'a, 'b, A, __S, { N }>,
                >>::__field(&raw mut *__smart_pointer_field_0),
                __smart_pointer_moved,
            ) as *mut _
        }
        fn __from_raw(
            Self {
                r#type: __smart_pointer_field_0 @ _,
                unit: __smart_pointer_field_1 @ _,
                marker: __smart_pointer_field_2 @ _,
                pinned: __smart_pointer_field_3 @ _,
                phantom: __smart_pointer_field_4 @ _,
            }: &mut Self,
            __smart_pointer_raw @ _: *mut __S,
            __smart_pointer_moved @ _: ::pin_coerce_unsized::__private::Moved,
        ) -> Ptr<'a, 'b, A, __S, { N }> {
            Ptr {
                r#type: <Self as ::pin_coerce_unsized::__private::Repoint<
                    Ptr<'a, 'b, A, __S, { N }>,
                >>::__put(
                    <Self as ::pin_coerce_unsized::__private::Repoint<
                        Ptr<'a, 'b, A, __S, { N }>,
                    >>::__field(&raw mut *__smart_pointer_field_0),
                    __smart_pointer_raw as *mut _,
                    |Ptr { r#type: __smart_pointer_field_0 @ _, .. }| {
                        &raw mut *__smart_pointer_field_0
                    },
                    __smart_pointer_moved,
                ),
                unit: <Self as ::pin_coerce_unsized::__private::Repoint<
                    Ptr<'a, 'b, A, __S, { N }>,
                >>::__keep(
                    &raw mut *__smart_pointer_field_1,
                    |Ptr { unit: __smart_pointer_field_1 @ _, .. }| {
                        &raw mut *__smart_pointer_field_1
                    },
                    __smart_pointer_moved,
                ),
                marker: <Self as ::pin_coerce_unsized::__private::Repoint<
                    Ptr<'a, 'b, A, __S, { N }>,
                >>::__phantom(
                    &raw mut *__smart_pointer_field_2,
                    |Ptr { marker: __smart_pointer_field_2 @ _, .. }| {
                        &raw mut *__smart_pointer_field_2
                    },
                    __smart_pointer_moved,
                ),
                pinned: <Self as ::pin_coerce_unsized::__private::Repoint<
                    Ptr<'a, 'b, A, __S, { N }>,
                >>::__keep(
                    &raw mut *__smart_pointer_field_3,
                    |Ptr { pinned: __smart_pointer_field_3 @ _, .. }| {
                        &raw mut *__smart_pointer_field_3
                    },
                    __smart_pointer_moved,
                ),
                phantom: <Self as ::pin_coerce_unsized::__private::Repoint<
                    Ptr<'a, 'b, A, __S, { N }>,
                >>::__phantom(
                    &raw mut *__smart_pointer_field_4,
                    |Ptr { phantom: __smart_pointer_field_4 @ _, .. }| {
                        &raw mut *__smart_pointer_field_4
                    },
                    __smart_pointer_moved,
                ),
            }
        }
    }
    const _: () = {
        trait OnlyTheLastFieldMentions<__S: ?::pin_coerce_unsized::__private::Sized> {}
        impl<__S, T: ?::pin_coerce_unsized::__private::Sized> OnlyTheLastFieldMentions<T>
        for __S {}
        fn __smart_pointer_unsizes<'object, 'a, 'b, A, T, const N: usize>(
            Ptr::<'a, 'b, A, T, { N }> {
                r#type: __smart_pointer_field_0 @ _,
                ..
            }: &mut Ptr<'a, 'b, A, T, { N }>,
            Ptr {
                r#type: __smart_pointer_new @ _,
                ..
            }: &mut Ptr<'a, 'b, A, (dyn OnlyTheLastFieldMentions<T> + 'object), { N }>,
        )
        where
            T: 'object,
            'b: 'a,
            A: ?Sized,
            T: Trait<Ptr<'a, 'b, A, T, { N }>>,
            (dyn OnlyTheLastFieldMentions<
                T,
            > + 'object): Trait<
                Ptr<'a, 'b, A, (dyn OnlyTheLastFieldMentions<T> + 'object), { N }>,
            >,
            T: 'a,
            (dyn OnlyTheLastFieldMentions<T> + 'object): 'a,
            T: Trait<A>,
            (dyn OnlyTheLastFieldMentions<T> + 'object): Trait<A>,
        {
            <Ptr<
                'a,
                'b,
                A,
                T,
                { N },
            > as ::pin_coerce_unsized::__private::Repoint<
                Ptr<'a, 'b, A, (dyn OnlyTheLastFieldMentions<T> + 'object), { N }>,
            >>::__unsizes(
                <Ptr<
                    'a,
                    'b,
                    A,
                    T,
                    { N },
                > as ::pin_coerce_unsized::__private::Repoint<
                    Ptr<'a, 'b, A, (dyn OnlyTheLastFieldMentions<T> + 'object), { N }>,
                >>::__field(&raw mut *__smart_pointer_field_0),
                &raw mut *__smart_pointer_new,
                |__smart_pointer_raw @ _| *&__smart_pointer_raw,
            )
        }
    };
    ::pin_coerce_unsized::__private::explicit()
};
#[doc(hidden)]
impl<
    'a,
    'b: 'a,
    A: ?Sized,
    T: ?Sized + Trait<Self> + 'a,
    const N: usize,
> Ptr<'a, 'b, A, T, { N }>
where
    T: Trait<A>,
{}
