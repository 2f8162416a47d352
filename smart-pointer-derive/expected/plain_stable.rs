::pin_coerce_unsized::__explicit! {}
const _: () = {
    #[automatically_derived]
    unsafe impl<
        T: ?Sized,
        __S: ?Sized,
    > ::pin_coerce_unsized::__private::Repoint<__S, Ptr<__S>> for Ptr<T> {
        type Pointee = T;
        unsafe fn into_raw(__this: &mut Self) -> *mut Self::Pointee {
            let Self { 0: ref mut __pointer } = *__this;
            unsafe {
                <_ as ::pin_coerce_unsized::__private::Repoint<
                    _,
                    Box<__S>,
                >>::into_raw(__pointer) as *mut Self::Pointee
            }
        }
        unsafe fn from_raw(__raw: *mut __S) -> Ptr<__S> {
            unsafe {
                Ptr {
                    0: <Box<
                        T,
                    > as ::pin_coerce_unsized::__private::Repoint<
                        _,
                        Box<__S>,
                    >>::from_raw(__raw as *mut _),
                }
            }
        }
        fn fields(__this: &mut Self, __that: &mut Ptr<__S>) {
            let Self { 0: ref mut __before } = *__this;
            let Ptr { 0: ref mut __after } = *__that;
            <_ as ::pin_coerce_unsized::__private::Repoint<
                _,
                Box<__S>,
            >>::repoints_to(__before, __after)
        }
    }
    #[automatically_derived]
    impl<__S> ::pin_coerce_unsized::__private::ArrayToSlice<Ptr<[__S]>>
    for Ptr<[__S; 1]> {
        fn fields(__this: &mut Self, __that: &mut Ptr<[__S]>) {
            let Self { 0: ref mut __before } = *__this;
            let Ptr { 0: ref mut __after } = *__that;
            <_ as ::pin_coerce_unsized::__private::Repoint<
                _,
                _,
            >>::unsizes_to(__before, __after, |__raw| __raw)
        }
    }
};
#[doc(hidden)]
impl<T: ?Sized> Ptr<T> {}
