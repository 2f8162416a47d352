::pin_coerce_unsized::__implicit! {
    [Ptr <] [T] [__S] [>] [] [T,] [] [] [] [] [Self {}] [(0 __smart_pointer_0)]
}
