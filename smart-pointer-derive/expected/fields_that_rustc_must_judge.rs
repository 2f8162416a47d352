::pin_coerce_unsized::__implicit! {
    [Ptr <] [T] [__S] [{ N }, >] [] [T,] [const N : usize,] [] [] [] [Self { 1 :
    __smart_pointer_1 @ _, 2 : __smart_pointer_2 @ _, }] [(0 __smart_pointer_0) [Ptr { 0
    : __smart_pointer_new @ _, 1 : _, 2 : _, }] [[& * __smart_pointer_0]
    [__smart_pointer_new]] [[& * __smart_pointer_1] [& * __smart_pointer_2]]]
}
