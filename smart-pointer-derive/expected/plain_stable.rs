::pin_coerce_unsized::__explicit! {}
const _: () = {
    unsafe impl<T: ?Sized> ::pin_coerce_unsized::__private::Pointer for Ptr<T> {
        type __Pointee = T;
        type __Itself = Self;
        fn __into_raw(
            __smart_pointer_place @ _: &::pin_coerce_unsized::__private::Place<Self>,
        ) -> ::pin_coerce_unsized::__private::Raw<T> {
            <Self as ::pin_coerce_unsized::__private::Pointer>::__take(
                __smart_pointer_place,
                <Self as ::pin_coerce_unsized::__private::Pointer>::__field(|
                    Self { 0: __smart_pointer_field @ _, .. }|
                &raw mut *__smart_pointer_field),
                |__smart_pointer_raw @ _| __smart_pointer_raw as *mut _,
            )
        }
    }
    unsafe impl<
        T: ?Sized,
        __S: ?Sized,
    > ::pin_coerce_unsized::__private::Repoint<Ptr<__S>> for Ptr<T> {
        type __New = __S;
        fn __from_raw(
            __smart_pointer_place @ _: &::pin_coerce_unsized::__private::Place<Self>,
            __smart_pointer_raw @ _: ::pin_coerce_unsized::__private::Raw<__S>,
        ) -> Ptr<__S> {
            Ptr {
                0: <Self as ::pin_coerce_unsized::__private::Repoint<
                    Ptr<__S>,
                >>::__put(
                    __smart_pointer_place,
                    __smart_pointer_raw,
                    <Self as ::pin_coerce_unsized::__private::Pointer>::__field(|
                        Self { 0: __smart_pointer_field @ _, .. }|
                    &raw mut *__smart_pointer_field),
                    |Ptr { 0: __smart_pointer_field @ _, .. }| {
                        &raw mut *__smart_pointer_field
                    },
                    |__smart_pointer_raw @ _| __smart_pointer_raw as *mut _,
                ),
            }
        }
    }
    const _: () = {
        trait __AnyTrait<__S: ?Sized> {}
        impl<__S, T: ?Sized> __AnyTrait<T> for __S {}
        fn __unsizes<'__S, T: '__S>(_: &Ptr<T>, _: &Ptr<(dyn __AnyTrait<T> + '__S)>) {
            <Ptr<
                T,
            > as ::pin_coerce_unsized::__private::Repoint<
                Ptr<(dyn __AnyTrait<T> + '__S)>,
            >>::__unsizes(
                <Ptr<
                    T,
                > as ::pin_coerce_unsized::__private::Pointer>::__field(|
                    Ptr { 0: __smart_pointer_field @ _, .. }|
                &raw mut *__smart_pointer_field),
                |Ptr { 0: __smart_pointer_field @ _, .. }| {
                    &raw mut *__smart_pointer_field
                },
                |__smart_pointer_raw @ _| __smart_pointer_raw,
            )
        }
    };
};
#[doc(hidden)]
impl<T: ?Sized> Ptr<T> {}
