::pin_coerce_unsized::__implicit! {
    ListArc < T, ID >; ListArc[] [] T __S[ID] [] [ID : u64,] [arc] [for < > T :
    (ListArcSafe < ID >);] [for < > __S : (ListArcSafe < ID >);]
}
