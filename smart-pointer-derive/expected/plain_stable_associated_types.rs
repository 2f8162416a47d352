const _: () = {
    unsafe impl<
        'a,
        T: ?Sized + Trait,
        __S: ?Sized + Trait,
        A,
        const N: usize,
    > ::pin_coerce_unsized::__private::Repoint<Ptr<'a, __S, A, { N }>>
    for Ptr<'a, T, A, { N }>
    where
        T::Item: Copy + From<A>,
        <T as Trait>::Other: From<T::r#type>,
        __S::Item: Copy + From<A>,
        <__S as Trait>::Other: From<__S::r#type>,
    {
        type __Old = T;
        type __New = __S;
        type __Itself = Self;
        type __Origin = ();
        type __Receiver = ();
        fn __into_raw(
            Self { 0: __smart_pointer_field_0 @ _, .. }: &mut Self,
            __smart_pointer_moved @ _: ::pin_coerce_unsized::__private::Moved,
        ) -> *mut T {
            <Self as ::pin_coerce_unsized::__private::Repoint<
                Ptr<'a, __S, A, { N }>,
            >>::__take(
                <Self as ::pin_coerce_unsized::__private::Repoint<
                    Ptr<'a, __S, A, { N }>,
                >>::__field(&raw mut *__smart_pointer_field_0),
                __smart_pointer_moved,
            ) as *mut _
        }
        fn __from_raw(
            Self {
                0: __smart_pointer_field_0 @ _,
                1: __smart_pointer_field_1 @ _,
            }: &mut Self,
            __smart_pointer_raw @ _: *mut __S,
            __smart_pointer_moved @ _: ::pin_coerce_unsized::__private::Moved,
        ) -> Ptr<'a, __S, A, { N }> {
            Ptr {
                0: <Self as ::pin_coerce_unsized::__private::Repoint<
                    Ptr<'a, __S, A, { N }>,
                >>::__put(
                    <Self as ::pin_coerce_unsized::__private::Repoint<
                        Ptr<'a, __S, A, { N }>,
                    >>::__field(&raw mut *__smart_pointer_field_0),
                    __smart_pointer_raw as *mut _,
                    |Ptr { 0: __smart_pointer_field_0 @ _, .. }| {
                        &raw mut *__smart_pointer_field_0
                    },
                    __smart_pointer_moved,
                ),
                1: <Self as ::pin_coerce_unsized::__private::Repoint<
                    Ptr<'a, __S, A, { N }>,
                >>::__phantom(
                    &raw mut *__smart_pointer_field_1,
                    |Ptr { 1: __smart_pointer_field_1 @ _, .. }| {
                        &raw mut *__smart_pointer_field_1
                    },
                    __smart_pointer_moved,
                ),
            }
        }
    }
    #[allow(type_alias_bounds)]
    type __Item0<'a, T: ?Sized + Trait, const N: usize> = T::Item;
    #[allow(type_alias_bounds)]
    type __Item1<'a, T: ?Sized + Trait, const N: usize> = T::r#type;
    const _: () = {
        trait OnlyTheLastFieldMentions<__S: ?::pin_coerce_unsized::__private::Sized> {}
        impl<__S, T: ?::pin_coerce_unsized::__private::Sized> OnlyTheLastFieldMentions<T>
        for __S {}
        fn __smart_pointer_unsizes<'object, 'a, T, A, const N: usize>(
            Ptr::<'a, T, A, { N }> {
                0: __smart_pointer_field_0 @ _,
                ..
            }: &mut Ptr<'a, T, A, { N }>,
            Ptr {
                0: __smart_pointer_new @ _,
                ..
            }: &mut Ptr<'a, (dyn OnlyTheLastFieldMentions<T> + 'object), A, { N }>,
        )
        where
            T: 'object,
            T: Trait,
            (dyn OnlyTheLastFieldMentions<T> + 'object): Trait,
            __Item0<'a, T, { N }>: Copy + From<A>,
            __Item0<
                'a,
                (dyn OnlyTheLastFieldMentions<T> + 'object),
                { N },
            >: Copy + From<A>,
            <T as Trait>::Other: From<__Item1<'a, T, { N }>>,
            <(dyn OnlyTheLastFieldMentions<
                T,
            > + 'object) as Trait>::Other: From<
                __Item1<'a, (dyn OnlyTheLastFieldMentions<T> + 'object), { N }>,
            >,
        {
            <Ptr<
                'a,
                T,
                A,
                { N },
            > as ::pin_coerce_unsized::__private::Repoint<
                Ptr<'a, (dyn OnlyTheLastFieldMentions<T> + 'object), A, { N }>,
            >>::__unsizes(
                <Ptr<
                    'a,
                    T,
                    A,
                    { N },
                > as ::pin_coerce_unsized::__private::Repoint<
                    Ptr<'a, (dyn OnlyTheLastFieldMentions<T> + 'object), A, { N }>,
                >>::__field(&raw mut *__smart_pointer_field_0),
                &raw mut *__smart_pointer_new,
                |__smart_pointer_raw @ _| *&__smart_pointer_raw,
            )
        }
    };
    ::pin_coerce_unsized::__private::explicit()
};
#[doc(hidden)]
impl<'a, T: ?Sized + Trait, A, const N: usize> Ptr<'a, T, A, { N }>
where
    T::Item: Copy + From<A>,
    <T as Trait>::Other: From<T::r#type>,
{}
