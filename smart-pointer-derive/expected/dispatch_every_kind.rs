#[cfg(not(doc))]
#[cfg(unix)]
pub(crate) trait Work<
    'a,
    A: Copy,
    const N: usize = 3,
>: __WorkVtable<'a, A, { N }> + Debug + 'a
where
    Self: Other<A>,
{
    /// Runs.
    #[must_use]
    fn run<'b>(
        this: Pin<Ptr<'b, Self>>,
        (left, right): (A, [u8; N]),
        text: &str,
    ) -> Option<A>
    where
        'a: 'b,
        Self: crate::vendored::__private::Sized;
    fn first(this: Rc<Self>, by: &dyn for<'x> Key<'x>) -> &u8
    where
        Self: crate::vendored::__private::Sized;
    fn untouched(&self) {}
}
#[cfg(doc)]
#[cfg(unix)]
pub(crate) trait Work<'a, A: Copy, const N: usize = 3>: Debug + 'a
where
    Self: Other<A>,
{
    /// Runs.
    #[must_use]
    ///
    /// A pointer to a trait object has this function as a method, [`Calls::run`].
    fn run<'b>(
        this: Pin<Ptr<'b, Self>>,
        (left, right): (A, [u8; N]),
        text: &str,
    ) -> Option<A>
    where
        'a: 'b,
        Self: crate::vendored::__private::Sized;
    ///
    /// A pointer to a trait object has this function as a method, [`Calls::first`].
    fn first(this: Rc<Self>, by: &dyn for<'x> Key<'x>) -> &u8
    where
        Self: crate::vendored::__private::Sized;
    fn untouched(&self) {}
}
#[cfg(unix)]
#[doc(hidden)]
/** What the vtable of `dyn Work` has for the functions that are dispatched.

 # Safety

 Each function is that of `Self`. The macro writes the only impl.*/
pub(crate) unsafe trait __WorkVtable<'a, A: Copy, const N: usize> {
    fn __function_of_run<'b, '__lifetime_0, '__object>(
        &self,
    ) -> fn(
        [*mut Pin<Ptr<'b, (dyn Work<'a, A, { N }> + '__object)>>; 0],
        crate::vendored::__private::Known<
            Pin<Ptr<'b, (dyn Work<'a, A, { N }> + '__object)>>,
        >,
        (A, [u8; N]),
        &'__lifetime_0 str,
    ) -> Option<A>
    where
        Self: '__object,
        'a: 'b,
        '__object: 'a;
    fn __narrowed_run<'b, '__lifetime_0, '__object>(
        _: [*mut Pin<Ptr<'b, (dyn Work<'a, A, { N }> + '__object)>>; 0],
        _: crate::vendored::__private::Known<
            Pin<Ptr<'b, (dyn Work<'a, A, { N }> + '__object)>>,
        >,
        _: (A, [u8; N]),
        _: &'__lifetime_0 str,
    ) -> Option<A>
    where
        Self: crate::vendored::__private::Sized + '__object,
        'a: 'b,
        '__object: 'a;
    fn __function_of_first<'__lifetime_0, '__object>(
        &self,
    ) -> fn(
        [*mut Rc<(dyn Work<'a, A, { N }> + '__object)>; 0],
        crate::vendored::__private::Known<Rc<(dyn Work<'a, A, { N }> + '__object)>>,
        &'__lifetime_0 dyn for<'x> Key<'x>,
    ) -> &'__lifetime_0 u8
    where
        Self: '__object,
        '__object: 'a;
    fn __narrowed_first<'__lifetime_0, '__object>(
        _: [*mut Rc<(dyn Work<'a, A, { N }> + '__object)>; 0],
        _: crate::vendored::__private::Known<Rc<(dyn Work<'a, A, { N }> + '__object)>>,
        _: &'__lifetime_0 dyn for<'x> Key<'x>,
    ) -> &'__lifetime_0 u8
    where
        Self: crate::vendored::__private::Sized + '__object,
        '__object: 'a;
}
#[cfg(unix)]
#[automatically_derived]
unsafe impl<
    'a,
    A: Copy,
    const N: usize,
    __Concrete: Work<'a, A, { N }>,
> __WorkVtable<'a, A, { N }> for __Concrete {
    fn __function_of_run<'b, '__lifetime_0, '__object>(
        &self,
    ) -> fn(
        [*mut Pin<Ptr<'b, (dyn Work<'a, A, { N }> + '__object)>>; 0],
        crate::vendored::__private::Known<
            Pin<Ptr<'b, (dyn Work<'a, A, { N }> + '__object)>>,
        >,
        (A, [u8; N]),
        &'__lifetime_0 str,
    ) -> Option<A>
    where
        Self: '__object,
        'a: 'b,
        '__object: 'a,
    {
        <Self as __WorkVtable<'a, A, { N }>>::__narrowed_run
    }
    fn __narrowed_run<'b, '__lifetime_0, '__object>(
        __about @ _: [*mut Pin<Ptr<'b, (dyn Work<'a, A, { N }> + '__object)>>; 0],
        __this @ _: crate::vendored::__private::Known<
            Pin<Ptr<'b, (dyn Work<'a, A, { N }> + '__object)>>,
        >,
        __argument_0 @ _: (A, [u8; N]),
        __argument_1 @ _: &'__lifetime_0 str,
    ) -> Option<A>
    where
        Self: crate::vendored::__private::Sized + '__object,
        'a: 'b,
        '__object: 'a,
    {
        enum __Caller {}
        unsafe impl crate::vendored::__private::Caller for __Caller {}
        <Self as __WorkObject<
            'a,
            A,
            { N },
        >>::__call_run(
            <__Caller as crate::vendored::__private::Caller>::__narrow::<
                _,
                Self,
                _,
            >(__about, __this),
            __argument_0,
            __argument_1,
        )
    }
    fn __function_of_first<'__lifetime_0, '__object>(
        &self,
    ) -> fn(
        [*mut Rc<(dyn Work<'a, A, { N }> + '__object)>; 0],
        crate::vendored::__private::Known<Rc<(dyn Work<'a, A, { N }> + '__object)>>,
        &'__lifetime_0 dyn for<'x> Key<'x>,
    ) -> &'__lifetime_0 u8
    where
        Self: '__object,
        '__object: 'a,
    {
        <Self as __WorkVtable<'a, A, { N }>>::__narrowed_first
    }
    fn __narrowed_first<'__lifetime_0, '__object>(
        __about @ _: [*mut Rc<(dyn Work<'a, A, { N }> + '__object)>; 0],
        __this @ _: crate::vendored::__private::Known<
            Rc<(dyn Work<'a, A, { N }> + '__object)>,
        >,
        __argument_0 @ _: &'__lifetime_0 dyn for<'x> Key<'x>,
    ) -> &'__lifetime_0 u8
    where
        Self: crate::vendored::__private::Sized + '__object,
        '__object: 'a,
    {
        enum __Caller {}
        unsafe impl crate::vendored::__private::Caller for __Caller {}
        <Self as __WorkObject<
            'a,
            A,
            { N },
        >>::__call_first(
            <__Caller as crate::vendored::__private::Caller>::__narrow::<
                _,
                Self,
                _,
            >(__about, __this),
            __argument_0,
        )
    }
}
#[cfg(unix)]
#[doc(hidden)]
pub(crate) trait __WorkObject<'a, A: Copy, const N: usize>: Work<'a, A, { N }> {
    fn __call_run<'b, '__lifetime_0>(
        _: Pin<Ptr<'b, Self>>,
        _: (A, [u8; N]),
        _: &'__lifetime_0 str,
    ) -> Option<A>
    where
        'a: 'b;
    fn __call_first<'__lifetime_0>(
        _: Rc<Self>,
        _: &'__lifetime_0 dyn for<'x> Key<'x>,
    ) -> &'__lifetime_0 u8;
    #[allow(single_use_lifetimes, unused_lifetimes)]
    fn __upcast_run<'b, '__lifetime_0>(
        _: &crate::vendored::__private::Upcast<Pin<Ptr<'b, Self>>, Ptr<'b, Self>>,
    )
    where
        'a: 'b,
    {}
    #[allow(single_use_lifetimes, unused_lifetimes)]
    fn __upcast_first<'__lifetime_0>(_: &crate::vendored::__private::Upcast<Rc<Self>>) {}
}
#[cfg(unix)]
#[automatically_derived]
impl<
    'a,
    A: Copy,
    const N: usize,
    __Concrete: Work<'a, A, { N }>,
> __WorkObject<'a, A, { N }> for __Concrete {
    fn __call_run<'b, '__lifetime_0>(
        __this @ _: Pin<Ptr<'b, Self>>,
        __argument_0 @ _: (A, [u8; N]),
        __argument_1 @ _: &'__lifetime_0 str,
    ) -> Option<A>
    where
        'a: 'b,
    {
        <Self as Work<'a, A, { N }>>::run(__this, __argument_0, __argument_1)
    }
    fn __call_first<'__lifetime_0>(
        __this @ _: Rc<Self>,
        __argument_0 @ _: &'__lifetime_0 dyn for<'x> Key<'x>,
    ) -> &'__lifetime_0 u8 {
        <Self as Work<'a, A, { N }>>::first(__this, __argument_0)
    }
}
#[cfg(unix)]
#[automatically_derived]
impl<'__object, 'a, A: Copy, const N: usize> __WorkObject<'a, A, { N }>
for (dyn Work<'a, A, { N }> + '__object)
where
    '__object: 'a,
{
    fn __call_run<'b, '__lifetime_0>(
        __this @ _: Pin<Ptr<'b, Self>>,
        __argument_0 @ _: (A, [u8; N]),
        __argument_1 @ _: &'__lifetime_0 str,
    ) -> Option<A>
    where
        'a: 'b,
    {
        enum __Caller {}
        unsafe impl crate::vendored::__private::Caller for __Caller {}
        match <__Caller as crate::vendored::__private::Caller>::__taken(__this) {
            __taken @ _ => {
                match <Self as __WorkVtable<
                    'a,
                    A,
                    { N },
                >>::__function_of_run(
                    <__Caller as crate::vendored::__private::Caller>::__object::<
                        _,
                        Self,
                    >(&__taken),
                ) {
                    __function @ _ => {
                        __function(
                            [],
                            <__Caller as crate::vendored::__private::Caller>::__known(
                                __taken,
                            ),
                            __argument_0,
                            __argument_1,
                        )
                    }
                }
            }
        }
    }
    fn __call_first<'__lifetime_0>(
        __this @ _: Rc<Self>,
        __argument_0 @ _: &'__lifetime_0 dyn for<'x> Key<'x>,
    ) -> &'__lifetime_0 u8 {
        enum __Caller {}
        unsafe impl crate::vendored::__private::Caller for __Caller {}
        match <__Caller as crate::vendored::__private::Caller>::__taken(__this) {
            __taken @ _ => {
                match <Self as __WorkVtable<
                    'a,
                    A,
                    { N },
                >>::__function_of_first(
                    <__Caller as crate::vendored::__private::Caller>::__object::<
                        _,
                        Self,
                    >(&__taken),
                ) {
                    __function @ _ => {
                        __function(
                            [],
                            <__Caller as crate::vendored::__private::Caller>::__known(
                                __taken,
                            ),
                            __argument_0,
                        )
                    }
                }
            }
        }
    }
}
#[cfg(unix)]
#[automatically_derived]
impl<'__object, 'a, A: Copy, const N: usize> __WorkObject<'a, A, { N }>
for (dyn Work<'a, A, { N }> + crate::vendored::__private::Send + '__object)
where
    '__object: 'a,
{
    fn __call_run<'b, '__lifetime_0>(
        __this @ _: Pin<Ptr<'b, Self>>,
        __argument_0 @ _: (A, [u8; N]),
        __argument_1 @ _: &'__lifetime_0 str,
    ) -> Option<A>
    where
        'a: 'b,
    {
        use crate::vendored::__private::NoUpcast as _;
        match crate::vendored::__private::Upcast::TYPE {
            __upcast @ _ => {
                <(dyn Work<
                    'a,
                    A,
                    { N },
                > + '__object) as __WorkObject<'a, A, { N }>>::__upcast_run(&__upcast);
                match crate::vendored::unsize!(
                    __upcast.__pass(__this) => (dyn Work < 'a, A, { N }, > + '__object)
                ) {
                    __unsized @ _ => {
                        <(dyn Work<
                            'a,
                            A,
                            { N },
                        > + '__object) as __WorkObject<
                            'a,
                            A,
                            { N },
                        >>::__call_run(__unsized, __argument_0, __argument_1)
                    }
                }
            }
        }
    }
    fn __call_first<'__lifetime_0>(
        __this @ _: Rc<Self>,
        __argument_0 @ _: &'__lifetime_0 dyn for<'x> Key<'x>,
    ) -> &'__lifetime_0 u8 {
        use crate::vendored::__private::NoUpcast as _;
        match crate::vendored::__private::Upcast::TYPE {
            __upcast @ _ => {
                <(dyn Work<
                    'a,
                    A,
                    { N },
                > + '__object) as __WorkObject<'a, A, { N }>>::__upcast_first(&__upcast);
                match crate::vendored::unsize!(
                    __upcast.__pass(__this) => (dyn Work < 'a, A, { N }, > + '__object)
                ) {
                    __unsized @ _ => {
                        <(dyn Work<
                            'a,
                            A,
                            { N },
                        > + '__object) as __WorkObject<
                            'a,
                            A,
                            { N },
                        >>::__call_first(__unsized, __argument_0)
                    }
                }
            }
        }
    }
}
#[cfg(unix)]
#[automatically_derived]
impl<'__object, 'a, A: Copy, const N: usize> __WorkObject<'a, A, { N }>
for (dyn Work<'a, A, { N }> + crate::vendored::__private::Sync + '__object)
where
    '__object: 'a,
{
    fn __call_run<'b, '__lifetime_0>(
        __this @ _: Pin<Ptr<'b, Self>>,
        __argument_0 @ _: (A, [u8; N]),
        __argument_1 @ _: &'__lifetime_0 str,
    ) -> Option<A>
    where
        'a: 'b,
    {
        use crate::vendored::__private::NoUpcast as _;
        match crate::vendored::__private::Upcast::TYPE {
            __upcast @ _ => {
                <(dyn Work<
                    'a,
                    A,
                    { N },
                > + '__object) as __WorkObject<'a, A, { N }>>::__upcast_run(&__upcast);
                match crate::vendored::unsize!(
                    __upcast.__pass(__this) => (dyn Work < 'a, A, { N }, > + '__object)
                ) {
                    __unsized @ _ => {
                        <(dyn Work<
                            'a,
                            A,
                            { N },
                        > + '__object) as __WorkObject<
                            'a,
                            A,
                            { N },
                        >>::__call_run(__unsized, __argument_0, __argument_1)
                    }
                }
            }
        }
    }
    fn __call_first<'__lifetime_0>(
        __this @ _: Rc<Self>,
        __argument_0 @ _: &'__lifetime_0 dyn for<'x> Key<'x>,
    ) -> &'__lifetime_0 u8 {
        use crate::vendored::__private::NoUpcast as _;
        match crate::vendored::__private::Upcast::TYPE {
            __upcast @ _ => {
                <(dyn Work<
                    'a,
                    A,
                    { N },
                > + '__object) as __WorkObject<'a, A, { N }>>::__upcast_first(&__upcast);
                match crate::vendored::unsize!(
                    __upcast.__pass(__this) => (dyn Work < 'a, A, { N }, > + '__object)
                ) {
                    __unsized @ _ => {
                        <(dyn Work<
                            'a,
                            A,
                            { N },
                        > + '__object) as __WorkObject<
                            'a,
                            A,
                            { N },
                        >>::__call_first(__unsized, __argument_0)
                    }
                }
            }
        }
    }
}
#[cfg(unix)]
#[automatically_derived]
impl<'__object, 'a, A: Copy, const N: usize> __WorkObject<'a, A, { N }>
for (dyn Work<
    'a,
    A,
    { N },
> + crate::vendored::__private::Send + crate::vendored::__private::Sync + '__object)
where
    '__object: 'a,
{
    fn __call_run<'b, '__lifetime_0>(
        __this @ _: Pin<Ptr<'b, Self>>,
        __argument_0 @ _: (A, [u8; N]),
        __argument_1 @ _: &'__lifetime_0 str,
    ) -> Option<A>
    where
        'a: 'b,
    {
        use crate::vendored::__private::NoUpcast as _;
        match crate::vendored::__private::Upcast::TYPE {
            __upcast @ _ => {
                <(dyn Work<
                    'a,
                    A,
                    { N },
                > + '__object) as __WorkObject<'a, A, { N }>>::__upcast_run(&__upcast);
                match crate::vendored::unsize!(
                    __upcast.__pass(__this) => (dyn Work < 'a, A, { N }, > + '__object)
                ) {
                    __unsized @ _ => {
                        <(dyn Work<
                            'a,
                            A,
                            { N },
                        > + '__object) as __WorkObject<
                            'a,
                            A,
                            { N },
                        >>::__call_run(__unsized, __argument_0, __argument_1)
                    }
                }
            }
        }
    }
    fn __call_first<'__lifetime_0>(
        __this @ _: Rc<Self>,
        __argument_0 @ _: &'__lifetime_0 dyn for<'x> Key<'x>,
    ) -> &'__lifetime_0 u8 {
        use crate::vendored::__private::NoUpcast as _;
        match crate::vendored::__private::Upcast::TYPE {
            __upcast @ _ => {
                <(dyn Work<
                    'a,
                    A,
                    { N },
                > + '__object) as __WorkObject<'a, A, { N }>>::__upcast_first(&__upcast);
                match crate::vendored::unsize!(
                    __upcast.__pass(__this) => (dyn Work < 'a, A, { N }, > + '__object)
                ) {
                    __unsized @ _ => {
                        <(dyn Work<
                            'a,
                            A,
                            { N },
                        > + '__object) as __WorkObject<
                            'a,
                            A,
                            { N },
                        >>::__call_first(__unsized, __argument_0)
                    }
                }
            }
        }
    }
}
#[cfg(unix)]
/// The functions of [`Work`] that take a pointer to `Self`, as methods of the pointer.
pub(crate) trait Calls<
    'a,
    A: Copy,
    const N: usize,
>: crate::vendored::__private::Deref<
        Target: Work<'a, A, { N }>,
    > + crate::vendored::__private::Sized {
    /// Runs.
    #[must_use]
    fn run<'b, '__lifetime_0>(
        self,
        _: (A, [u8; N]),
        text: &'__lifetime_0 str,
    ) -> Option<A>
    where
        Self: crate::vendored::__private::Is<
            Pin<Ptr<'b, <Self as crate::vendored::__private::Deref>::Target>>,
        >,
        <Self as crate::vendored::__private::Deref>::Target: 'b,
        'a: 'b;
    /// Calls [`Work::first`] of the concrete type.
    fn first<'__lifetime_0>(
        self,
        by: &'__lifetime_0 dyn for<'x> Key<'x>,
    ) -> &'__lifetime_0 u8
    where
        Self: crate::vendored::__private::Is<
            Rc<<Self as crate::vendored::__private::Deref>::Target>,
        >;
}
#[cfg(unix)]
#[automatically_derived]
#[doc(hidden)]
impl<
    'a,
    A: Copy,
    const N: usize,
    __Pointer: crate::vendored::__private::Deref<Target: __WorkObject<'a, A, { N }>>,
> Calls<'a, A, { N }> for __Pointer {
    fn run<'b, '__lifetime_0>(
        self,
        __argument_0 @ _: (A, [u8; N]),
        __argument_1 @ _: &'__lifetime_0 str,
    ) -> Option<A>
    where
        Self: crate::vendored::__private::Is<
            Pin<Ptr<'b, <Self as crate::vendored::__private::Deref>::Target>>,
        >,
        <Self as crate::vendored::__private::Deref>::Target: 'b,
        'a: 'b,
    {
        <<Self as crate::vendored::__private::Deref>::Target as __WorkObject<
            'a,
            A,
            { N },
        >>::__call_run(
            crate::vendored::__private::Is::__is(self),
            __argument_0,
            __argument_1,
        )
    }
    fn first<'__lifetime_0>(
        self,
        __argument_0 @ _: &'__lifetime_0 dyn for<'x> Key<'x>,
    ) -> &'__lifetime_0 u8
    where
        Self: crate::vendored::__private::Is<
            Rc<<Self as crate::vendored::__private::Deref>::Target>,
        >,
    {
        <<Self as crate::vendored::__private::Deref>::Target as __WorkObject<
            'a,
            A,
            { N },
        >>::__call_first(crate::vendored::__private::Is::__is(self), __argument_0)
    }
}
