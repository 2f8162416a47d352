::pin_coerce_unsized::__implicit! {
    [ListArc <] [T] [__S] [{ ID }, >] [] [T,] [const ID : u64,] [] [for < > T :
    (ListArcSafe < ID >) +,] [for < > __S : (ListArcSafe < ID >) +,] [Self { arc : _, }]
    []
}
