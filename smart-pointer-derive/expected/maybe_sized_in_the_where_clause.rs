::pin_coerce_unsized::__implicit! {
    [ListArc <] [T] [__S] [{ ID }, >] [] [T,] [const ID : u64,] [] [for < > T :
    (ListArcSafe < ID >) +,] [for < > __S : (ListArcSafe < ID >) +,] [Self {}] [(arc
    __smart_pointer_0) [ListArc { arc : __smart_pointer_new @ _, }] [[& *
    __smart_pointer_0] [__smart_pointer_new]] []]
}
