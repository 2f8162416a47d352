crate::vendored::__implicit! {
    [Ptr <] [T] [__S] [>] [] [T,] [] [] [] [] [Self {}] [(0 __smart_pointer_0) [Ptr { 0 :
    __smart_pointer_new @ _, }] [[& * __smart_pointer_0] [__smart_pointer_new]] []]
}
