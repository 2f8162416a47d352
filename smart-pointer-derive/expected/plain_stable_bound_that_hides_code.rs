const _: () = {
    unsafe impl<
        T: ?Sized + Trait<{ code() }>,
        __S: ?Sized + Trait<{ code() }>,
    > ::pin_coerce_unsized::__private::Repoint<Ptr<__S>> for Ptr<T>
    where
        (): ::pin_coerce_unsized::__private::BoundsShowAllCode<Ptr<T>>,
    {
        type __Old = T;
        type __New = __S;
        type __Itself = Self;
        type __Origin = ();
        type __Receiver = ();
        fn __into_raw(
            _: &mut Self,
            _: ::pin_coerce_unsized::__private::Moved,
        ) -> *mut T {
            loop {}
        }
        fn __from_raw(
            _: &mut Self,
            _: *mut __S,
            _: ::pin_coerce_unsized::__private::Moved,
        ) -> Ptr<__S> {
            loop {}
        }
    }
    ::pin_coerce_unsized::__private::explicit()
};
#[doc(hidden)]
impl<T: ?Sized + Trait<{ code() }>> Ptr<T> {}
