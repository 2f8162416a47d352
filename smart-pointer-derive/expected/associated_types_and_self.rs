::pin_coerce_unsized::__implicit! {
    [Ptr <] [T] [__S] [{ N }, >] [] [T,] [const N : usize,] [] [for < > T : (Trait < Self
    >) +, for < > T::Item : (Copy) +, for < > < T as Trait < Self > > ::Other : (Copy) +,
    for < > Self : (Copy) +,] [for < > __S : (Trait < Ptr < __S, { N }, > >) +, for < >
    __S::Item : (Copy) +, for < > < __S as Trait < Ptr < __S, { N }, > > > ::Other :
    (Copy) +, for < > Ptr < __S, { N }, > : (Copy) +,] [Self {}] [(0 __smart_pointer_0)]
}
