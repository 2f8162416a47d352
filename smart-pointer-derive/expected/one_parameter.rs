::pin_coerce_unsized::__implicit! {
    Ptr < T >; Ptr[] [] T __S[] [] [] [0] [] []
}
