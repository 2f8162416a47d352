::pin_coerce_unsized::__implicit! {
    [Ptr < T, >] [Ptr < __S, >] [T] [__S] [] [T,] [] [] [] [] [0 : _,] [_] [] []
}
