#[cfg(not(doc))]
pub trait Work: __WorkVtable {
    fn run(this: Ptr<Self>)
    where
        Self: ::pin_coerce_unsized::__private::Sized;
}
#[cfg(doc)]
pub trait Work {
    ///
    /// A pointer to a trait object has this function as a method, [`WorkDispatch::run`].
    fn run(this: Ptr<Self>)
    where
        Self: ::pin_coerce_unsized::__private::Sized;
}
#[doc(hidden)]
/** What the vtable of `dyn Work` has for the functions that are dispatched.

 # Safety

 Each function is that of `Self`. The macro writes the only impl.*/
pub unsafe trait __WorkVtable {
    fn __function_of_run<'__object>(
        &self,
    ) -> fn(
        [*mut Ptr<(dyn Work + '__object)>; 0],
        ::pin_coerce_unsized::__private::Known<Ptr<(dyn Work + '__object)>>,
    )
    where
        Self: '__object;
    fn __narrowed_run<'__object>(
        _: [*mut Ptr<(dyn Work + '__object)>; 0],
        _: ::pin_coerce_unsized::__private::Known<Ptr<(dyn Work + '__object)>>,
    )
    where
        Self: ::pin_coerce_unsized::__private::Sized + '__object;
}
#[automatically_derived]
unsafe impl<__Concrete: Work> __WorkVtable for __Concrete {
    fn __function_of_run<'__object>(
        &self,
    ) -> fn(
        [*mut Ptr<(dyn Work + '__object)>; 0],
        ::pin_coerce_unsized::__private::Known<Ptr<(dyn Work + '__object)>>,
    )
    where
        Self: '__object,
    {
        <Self as __WorkVtable>::__narrowed_run
    }
    fn __narrowed_run<'__object>(
        __about @ _: [*mut Ptr<(dyn Work + '__object)>; 0],
        __this @ _: ::pin_coerce_unsized::__private::Known<Ptr<(dyn Work + '__object)>>,
    )
    where
        Self: ::pin_coerce_unsized::__private::Sized + '__object,
    {
        enum __Caller {}
        unsafe impl ::pin_coerce_unsized::__private::Caller for __Caller {}
        <Self as __WorkObject>::__call_run(
            <__Caller as ::pin_coerce_unsized::__private::Caller>::__narrow::<
                _,
                Self,
                _,
            >(__about, __this),
        )
    }
}
#[doc(hidden)]
pub trait __WorkObject: Work {
    fn __call_run(_: Ptr<Self>);
    #[allow(single_use_lifetimes, unused_lifetimes)]
    fn __upcast_run(_: &::pin_coerce_unsized::__private::Upcast<Ptr<Self>>) {}
}
#[automatically_derived]
impl<__Concrete: Work> __WorkObject for __Concrete {
    fn __call_run(__this @ _: Ptr<Self>) {
        <Self as Work>::run(__this)
    }
}
#[automatically_derived]
impl<'__object> __WorkObject for (dyn Work + '__object) {
    fn __call_run(__this @ _: Ptr<Self>) {
        enum __Caller {}
        unsafe impl ::pin_coerce_unsized::__private::Caller for __Caller {}
        match <__Caller as ::pin_coerce_unsized::__private::Caller>::__taken(__this) {
            __taken @ _ => {
                match <Self as __WorkVtable>::__function_of_run(
                    <__Caller as ::pin_coerce_unsized::__private::Caller>::__object::<
                        _,
                        Self,
                    >(&__taken),
                ) {
                    __function @ _ => {
                        __function(
                            [],
                            <__Caller as ::pin_coerce_unsized::__private::Caller>::__known(
                                __taken,
                            ),
                        )
                    }
                }
            }
        }
    }
}
#[automatically_derived]
impl<'__object> __WorkObject
for (dyn Work + ::pin_coerce_unsized::__private::Send + '__object) {
    fn __call_run(__this @ _: Ptr<Self>) {
        use ::pin_coerce_unsized::__private::NoUpcast as _;
        match ::pin_coerce_unsized::__private::Upcast::TYPE {
            __upcast @ _ => {
                <(dyn Work + '__object) as __WorkObject>::__upcast_run(&__upcast);
                match ::pin_coerce_unsized::unsize!(
                    __upcast.__pass(__this) => (dyn Work + '__object)
                ) {
                    __unsized @ _ => {
                        <(dyn Work + '__object) as __WorkObject>::__call_run(__unsized)
                    }
                }
            }
        }
    }
}
#[automatically_derived]
impl<'__object> __WorkObject
for (dyn Work + ::pin_coerce_unsized::__private::Sync + '__object) {
    fn __call_run(__this @ _: Ptr<Self>) {
        use ::pin_coerce_unsized::__private::NoUpcast as _;
        match ::pin_coerce_unsized::__private::Upcast::TYPE {
            __upcast @ _ => {
                <(dyn Work + '__object) as __WorkObject>::__upcast_run(&__upcast);
                match ::pin_coerce_unsized::unsize!(
                    __upcast.__pass(__this) => (dyn Work + '__object)
                ) {
                    __unsized @ _ => {
                        <(dyn Work + '__object) as __WorkObject>::__call_run(__unsized)
                    }
                }
            }
        }
    }
}
#[automatically_derived]
impl<'__object> __WorkObject
for (dyn Work + ::pin_coerce_unsized::__private::Send + ::pin_coerce_unsized::__private::Sync + '__object) {
    fn __call_run(__this @ _: Ptr<Self>) {
        use ::pin_coerce_unsized::__private::NoUpcast as _;
        match ::pin_coerce_unsized::__private::Upcast::TYPE {
            __upcast @ _ => {
                <(dyn Work + '__object) as __WorkObject>::__upcast_run(&__upcast);
                match ::pin_coerce_unsized::unsize!(
                    __upcast.__pass(__this) => (dyn Work + '__object)
                ) {
                    __unsized @ _ => {
                        <(dyn Work + '__object) as __WorkObject>::__call_run(__unsized)
                    }
                }
            }
        }
    }
}
/// The functions of [`Work`] that take a pointer to `Self`, as methods of the pointer.
pub trait WorkDispatch: ::pin_coerce_unsized::__private::Deref<
        Target: Work,
    > + ::pin_coerce_unsized::__private::Sized {
    /// Calls [`Work::run`] of the concrete type.
    fn run(self)
    where
        Self: ::pin_coerce_unsized::__private::Is<
            Ptr<<Self as ::pin_coerce_unsized::__private::Deref>::Target>,
        >;
}
#[automatically_derived]
#[doc(hidden)]
impl<
    __Pointer: ::pin_coerce_unsized::__private::Deref<Target: __WorkObject>,
> WorkDispatch for __Pointer {
    fn run(self)
    where
        Self: ::pin_coerce_unsized::__private::Is<
            Ptr<<Self as ::pin_coerce_unsized::__private::Deref>::Target>,
        >,
    {
        <<Self as ::pin_coerce_unsized::__private::Deref>::Target as __WorkObject>::__call_run(
            ::pin_coerce_unsized::__private::Is::__is(self),
        )
    }
}
