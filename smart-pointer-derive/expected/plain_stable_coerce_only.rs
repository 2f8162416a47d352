const _: () = {
    unsafe impl<
        T: ?Sized,
        __S: ?Sized,
        A: Copy,
        const N: usize,
    > ::pin_coerce_unsized::__private::Repoint<Ptr<__S, A, { N }>> for Ptr<T, A, { N }> {
        type __Old = T;
        type __New = __S;
        type __Itself = Self;
        type __Origin = ();
        type __Receiver = ((),);
        fn __into_raw(
            Self { pointer: __smart_pointer_field_1 @ _, .. }: &mut Self,
            __smart_pointer_moved @ _: ::pin_coerce_unsized::__private::Moved,
        ) -> *mut T {
            <Self as ::pin_coerce_unsized::__private::Repoint<
                Ptr<__S, A, { N }>,
            >>::__take(
                <Self as ::pin_coerce_unsized::__private::Repoint<
                    Ptr<__S, A, { N }>,
                >>::__coerced_field(&raw mut *__smart_pointer_field_1),
                __smart_pointer_moved,
            ) as *mut _
        }
        fn __from_raw(
            Self {
                pointer: __smart_pointer_field_1 @ _,
                allocator: __smart_pointer_field_0 @ _,
                buffer: __smart_pointer_field_2 @ _,
                phantom: __smart_pointer_field_3 @ _,
            }: &mut Self,
            __smart_pointer_raw @ _: *mut __S,
            __smart_pointer_moved @ _: ::pin_coerce_unsized::__private::Moved,
        ) -> Ptr<__S, A, { N }> {
            Ptr {
                pointer: <Self as ::pin_coerce_unsized::__private::Repoint<
                    Ptr<__S, A, { N }>,
                >>::__put(
                    <Self as ::pin_coerce_unsized::__private::Repoint<
                        Ptr<__S, A, { N }>,
                    >>::__coerced_field(&raw mut *__smart_pointer_field_1),
                    __smart_pointer_raw as *mut _,
                    |Ptr { pointer: __smart_pointer_field_1 @ _, .. }| {
                        &raw mut *__smart_pointer_field_1
                    },
                    __smart_pointer_moved,
                ),
                allocator: <Self as ::pin_coerce_unsized::__private::Repoint<
                    Ptr<__S, A, { N }>,
                >>::__keep(
                    &raw mut *__smart_pointer_field_0,
                    |Ptr { allocator: __smart_pointer_field_0 @ _, .. }| {
                        &raw mut *__smart_pointer_field_0
                    },
                    __smart_pointer_moved,
                ),
                buffer: <Self as ::pin_coerce_unsized::__private::Repoint<
                    Ptr<__S, A, { N }>,
                >>::__keep(
                    &raw mut *__smart_pointer_field_2,
                    |Ptr { buffer: __smart_pointer_field_2 @ _, .. }| {
                        &raw mut *__smart_pointer_field_2
                    },
                    __smart_pointer_moved,
                ),
                phantom: <Self as ::pin_coerce_unsized::__private::Repoint<
                    Ptr<__S, A, { N }>,
                >>::__phantom(
                    &raw mut *__smart_pointer_field_3,
                    |Ptr { phantom: __smart_pointer_field_3 @ _, .. }| {
                        &raw mut *__smart_pointer_field_3
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
        fn __smart_pointer_unsizes<'object, T, A, const N: usize>(
            Ptr::<T, A, { N }> {
                pointer: __smart_pointer_field_1 @ _,
                ..
            }: &mut Ptr<T, A, { N }>,
            Ptr {
                pointer: __smart_pointer_new @ _,
                ..
            }: &mut Ptr<(dyn OnlyTheLastFieldMentions<T> + 'object), A, { N }>,
        )
        where
            T: 'object,
            A: Copy,
        {
            <Ptr<
                T,
                A,
                { N },
            > as ::pin_coerce_unsized::__private::Repoint<
                Ptr<(dyn OnlyTheLastFieldMentions<T> + 'object), A, { N }>,
            >>::__unsizes(
                <Ptr<
                    T,
                    A,
                    { N },
                > as ::pin_coerce_unsized::__private::Repoint<
                    Ptr<(dyn OnlyTheLastFieldMentions<T> + 'object), A, { N }>,
                >>::__coerced_field(&raw mut *__smart_pointer_field_1),
                &raw mut *__smart_pointer_new,
                |__smart_pointer_raw @ _| *&__smart_pointer_raw,
            )
        }
    };
    ::pin_coerce_unsized::__private::explicit()
};
#[doc(hidden)]
impl<T: ?Sized, A: Copy, const N: usize> Ptr<T, A, { N }> {}
