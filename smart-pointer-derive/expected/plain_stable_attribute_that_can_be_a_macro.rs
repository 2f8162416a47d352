const _: () = {
    impl<
        T: ?Sized,
    > ::pin_coerce_unsized::__private::RemoveThisAttributeOrTheDestructorOrPutAMacroAboveTheDerive
    for Ptr<T> {
        type __Answer = ();
    }
    unsafe impl<
        T: ?Sized,
        __S: ?Sized,
    > ::pin_coerce_unsized::__private::Repoint<Ptr<__S>> for Ptr<T> {
        type __Old = T;
        type __New = __S;
        type __Itself = Self;
        type __Origin = ((),);
        type __Receiver = ();
        fn __into_raw(
            Self { pointer: __smart_pointer_field_0 @ _, .. }: &mut Self,
            __smart_pointer_moved @ _: ::pin_coerce_unsized::__private::Moved,
        ) -> *mut T {
            <Self as ::pin_coerce_unsized::__private::Repoint<Ptr<__S>>>::__move_out();
            <Self as ::pin_coerce_unsized::__private::Repoint<
                Ptr<__S>,
            >>::__take(
                <Self as ::pin_coerce_unsized::__private::Repoint<
                    Ptr<__S>,
                >>::__field(&raw mut *__smart_pointer_field_0),
                __smart_pointer_moved,
            ) as *mut _
        }
        fn __from_raw(
            Self {
                pointer: __smart_pointer_field_0 @ _,
                marker: __smart_pointer_field_1 @ _,
            }: &mut Self,
            __smart_pointer_raw @ _: *mut __S,
            __smart_pointer_moved @ _: ::pin_coerce_unsized::__private::Moved,
        ) -> Ptr<__S> {
            Ptr {
                pointer: <Self as ::pin_coerce_unsized::__private::Repoint<
                    Ptr<__S>,
                >>::__put(
                    <Self as ::pin_coerce_unsized::__private::Repoint<
                        Ptr<__S>,
                    >>::__field(&raw mut *__smart_pointer_field_0),
                    __smart_pointer_raw as *mut _,
                    |Ptr { pointer: __smart_pointer_field_0 @ _, .. }| {
                        &raw mut *__smart_pointer_field_0
                    },
                    __smart_pointer_moved,
                ),
                marker: <Self as ::pin_coerce_unsized::__private::Repoint<
                    Ptr<__S>,
                >>::__keep(
                    &raw mut *__smart_pointer_field_1,
                    |Ptr { marker: __smart_pointer_field_1 @ _, .. }| {
                        &raw mut *__smart_pointer_field_1
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
        fn __smart_pointer_unsizes<'object, T>(
            Ptr::<T> { pointer: __smart_pointer_field_0 @ _, .. }: &mut Ptr<T>,
            Ptr {
                pointer: __smart_pointer_new @ _,
                ..
            }: &mut Ptr<(dyn OnlyTheLastFieldMentions<T> + 'object)>,
        )
        where
            T: 'object,
        {
            <Ptr<
                T,
            > as ::pin_coerce_unsized::__private::Repoint<
                Ptr<(dyn OnlyTheLastFieldMentions<T> + 'object)>,
            >>::__unsizes(
                <Ptr<
                    T,
                > as ::pin_coerce_unsized::__private::Repoint<
                    Ptr<(dyn OnlyTheLastFieldMentions<T> + 'object)>,
                >>::__field(&raw mut *__smart_pointer_field_0),
                &raw mut *__smart_pointer_new,
                |__smart_pointer_raw @ _| *&__smart_pointer_raw,
            )
        }
    };
    ::pin_coerce_unsized::__private::explicit()
};
#[doc(hidden)]
impl<T: ?Sized> Ptr<T> {}
