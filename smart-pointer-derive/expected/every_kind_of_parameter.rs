::pin_coerce_unsized::__implicit! {
    [Ptr < 'a, 'b, A,] [T] [__S] [B, { N }, >] ['a, 'b,] [A, T, B,] [const N : usize,]
    ['b : 'a +, 'b : 'a +,] [for < > T : (Trait < T >) + 'a +, for < > B : (Copy) +,]
    [for < > __S : (Trait < __S >) + 'a +,] [Self { marker : _, }] [(pointer
    __smart_pointer_0)]
}
