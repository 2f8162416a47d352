::pin_coerce_unsized::__implicit! {
    [Ptr < T, >] [Ptr < __S, >] [T] [__S] [] [T,] [] [] [] [] [Self { 0 : _, }] []
}
