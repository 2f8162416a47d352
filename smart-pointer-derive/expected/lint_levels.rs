#[allow(non_camel_case_types)]
#[allow(non_upper_case_globals)]
#[deny(nonstandard_style)]
const _: () = {
    ::pin_coerce_unsized::__implicit! {
        ; t; n : usize; Ptr < t, n > where [t : ? Sized,] #[automatically_derived] impl <
        t : ? Sized, __S : ? Sized, const n : usize, >
        ::pin_coerce_unsized::__private::Repoint < __S, Ptr < __S, n > > for Ptr < t, n >
        {}
    }
    #[automatically_derived]
    impl<
        t: ?Sized + ::core::marker::Unsize<__S>,
        __S: ?Sized,
        const n: usize,
    > ::core::ops::DispatchFromDyn<Ptr<__S, n>> for Ptr<t, n> {}
    #[automatically_derived]
    impl<
        t: ?Sized + ::core::marker::Unsize<__S>,
        __S: ?Sized,
        const n: usize,
    > ::core::ops::CoerceUnsized<Ptr<__S, n>> for Ptr<t, n> {}
    #[doc(hidden)]
    impl<t: ?Sized, const n: usize> Ptr<t, n> {}
};
