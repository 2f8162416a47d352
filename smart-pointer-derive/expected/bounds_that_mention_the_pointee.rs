::pin_coerce_unsized::__implicit! {
    [Ptr < Y, Z,] [T] [__S] [X, >] [] [Y, Z, T, X,] [] [] [for < > Z : (Q < T >) + (Copy)
    +, for < > T : (Q < T >) +, for < > X : (Q < T >) +, for < > Y : (Q < T >) + (Copy)
    +, for < 'x > & 'x T : (Q < X >) +, for < > X : (Copy) +,] [for < > Z : (Q < __S >)
    +, for < > __S : (Q < __S >) +, for < > X : (Q < __S >) +, for < > Y : (Q < __S >) +
    (Copy) +, for < 'x > & 'x __S : (Q < X >) +,] [Self { 1 : _, }] [(0
    __smart_pointer_0)]
}
