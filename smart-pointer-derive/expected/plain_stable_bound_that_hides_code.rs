::pin_coerce_unsized::__explicit! {}
const _: () = {
    unsafe impl<T: ?Sized + Trait<{ code() }>> ::pin_coerce_unsized::__private::Pointer
    for Ptr<T> {
        type __Pointee = T;
        type __Itself = Self;
        fn __into_raw(
            _: &mut Self,
            _: ::pin_coerce_unsized::__private::Moved,
        ) -> *mut T {
            loop {}
        }
    }
    unsafe impl<
        T: ?Sized + Trait<{ code() }>,
        __S: ?Sized + Trait<{ code() }>,
    > ::pin_coerce_unsized::__private::Repoint<Ptr<__S>> for Ptr<T>
    where
        Ptr<__S>: ::pin_coerce_unsized::__private::BoundsShowAllCode,
    {
        type __New = __S;
        fn __from_raw(
            _: &mut Self,
            _: *mut __S,
            _: ::pin_coerce_unsized::__private::Moved,
        ) -> Ptr<__S> {
            loop {}
        }
    }
};
#[doc(hidden)]
impl<T: ?Sized + Trait<{ code() }>> Ptr<T> {}
