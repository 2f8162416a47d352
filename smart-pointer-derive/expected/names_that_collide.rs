::pin_coerce_unsized::__implicit! {
    [Ptr < __S,] [r#T] [__S_] [__S1, >] [] [__S, r#T, __S1,] [] [] [] [] [Self { 1 : _,
    }] [(0 __smart_pointer_0)]
}
