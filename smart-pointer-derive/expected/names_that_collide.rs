::pin_coerce_unsized::__implicit! {
    Ptr < __S, r#T, __S1 >; Ptr[] [__S] r#T __S_[__S1] [__S __S1] [] [0 1] [] []
}
