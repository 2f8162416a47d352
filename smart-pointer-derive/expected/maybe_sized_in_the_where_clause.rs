::pin_coerce_unsized::__implicit! {
    [ListArc < T, ID, >] [ListArc < __S, ID, >] [T] [__S] [] [T,] [const ID : u64,] []
    [for < > T : (ListArcSafe < ID >) +,] [for < > __S : (ListArcSafe < ID >) +,] [Self {
    arc : _, }] []
}
