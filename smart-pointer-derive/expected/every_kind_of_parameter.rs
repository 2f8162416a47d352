::pin_coerce_unsized::__implicit! {
    Ptr < 'a, 'b, A, T, B, N >; Ptr['a 'b] [A] T __S[B N] [A B] [N : usize,] [pointer
    marker] ['b : 'a; 'b : 'a; for < > T : (Trait < T >) 'a; for < > B : (Copy);] [for <
    > __S : (Trait < __S >) 'a;]
}
