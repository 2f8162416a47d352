::pin_coerce_unsized::__implicit! {
    ; T; ID : u64; ListArc < T, ID > where [T : ListArcSafe < ID > + ? Sized,]
}
#[automatically_derived]
impl<
    T,
    __S,
    const ID: u64,
> ::pin_coerce_unsized::__private::Repoint<__S, ListArc<__S, ID>> for ListArc<T, ID>
where
    T: ListArcSafe<ID> + ?Sized,
    __S: ListArcSafe<ID> + ?Sized,
{}
#[automatically_derived]
impl<
    T: ::core::marker::Unsize<__S>,
    __S,
    const ID: u64,
> ::core::ops::DispatchFromDyn<ListArc<__S, ID>> for ListArc<T, ID>
where
    T: ListArcSafe<ID> + ?Sized,
    __S: ListArcSafe<ID> + ?Sized,
{}
#[automatically_derived]
impl<
    T: ::core::marker::Unsize<__S>,
    __S,
    const ID: u64,
> ::core::ops::CoerceUnsized<ListArc<__S, ID>> for ListArc<T, ID>
where
    T: ListArcSafe<ID> + ?Sized,
    __S: ListArcSafe<ID> + ?Sized,
{}
#[doc(hidden)]
impl<T, const ID: u64> ListArc<T, ID>
where
    T: ListArcSafe<ID> + ?Sized,
{}
