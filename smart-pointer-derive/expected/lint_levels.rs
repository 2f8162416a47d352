#[allow(non_camel_case_types)]
#[allow(non_upper_case_globals)]
#[deny(nonstandard_style)]
const _: () = {
    ::pin_coerce_unsized::__implicit! {
        [Ptr <] [t] [__S] [{ n }, >] [] [t,] [const n : usize,] [] [] [] [Self {}] [(0
        __smart_pointer_0)]
    }
};
