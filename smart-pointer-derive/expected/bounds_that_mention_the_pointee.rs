::pin_coerce_unsized::__implicit! {
    Ptr < Y, Z, T, X >; Ptr[] [Y Z] T __S[X] [Y Z X] [] [0 1] [for < > Z : (Q < T >)
    (Copy); for < > T : (Q < T >); for < > X : (Q < T >); for < > Y : (Q < T >) (Copy);
    for < 'x > & 'x T : (Q < X >); for < > X : (Copy);] [for < > Z : (Q < __S >); for < >
    __S : (Q < __S >); for < > X : (Q < __S >); for < > Y : (Q < __S >) (Copy); for < 'x
    > & 'x __S : (Q < X >);]
}
