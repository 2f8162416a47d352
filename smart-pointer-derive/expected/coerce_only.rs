::pin_coerce_unsized::__coerce_only! {
    [Ptr <] [T] [__S] [A, >] [] [T, A,] [] [] [for < > A : (Copy) +,] [] [Self { 1 : _, 2
    : _, }] [(0 __smart_pointer_0) [Ptr { 0 : __smart_pointer_new @ _, 1 : _, 2 : _, }]
    [[& * __smart_pointer_0] [__smart_pointer_new]] []]
}
