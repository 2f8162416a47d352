//! Expansion snapshots.
//!
//! A snapshot is the pretty-printed output of the derive for the struct given here, in `expected/`.
//! To accept a change, run `BLESS=1 cargo test -p smart-pointer-derive` and read the diff.

use crate::derive::derive;
use crate::derive::expand::Mode;
use proc_macro2::TokenStream;
use quote::quote;
use std::path::Path;

fn assert_expands(name: &str, item: TokenStream, mode: Mode) {
    let output = derive(item, "SmartPointer", mode).to_string();
    assert!(!output.contains("compile_error"), "{output}");
    let file = syn::parse_file(&output).expect("the derive writes items");
    let pretty = prettyplease::unparse(&file);
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("expected").join(name).with_extension("rs");
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&file, &pretty).expect("the folder is there");
    }
    let expected = std::fs::read_to_string(&file).unwrap_or_default();
    if pretty != expected {
        let difference: String = dissimilar::diff(&expected, &pretty)
            .into_iter()
            .map(|chunk| match chunk {
                dissimilar::Chunk::Equal(text) => text.to_owned(),
                dissimilar::Chunk::Delete(text) => format!("[-{text}-]"),
                dissimilar::Chunk::Insert(text) => format!("[+{text}+]"),
            })
            .collect();
        panic!("expected/{name}.rs differs:\n{difference}");
    }
}

const IMPLICIT: Mode = Mode::Implicit;
const EXPLICIT: Mode = Mode::Explicit { unsize: true };

macro_rules! expansions {
    ($($name:ident: $mode:ident { $($item:tt)* })*) => {
        $(
            #[test]
            fn $name() {
                assert_expands(stringify!($name), quote!($($item)*), $mode);
            }
        )*
    };
}

#[test]
fn plain_stable_without_unsize() {
    let item = quote! {
        #[repr(transparent)]
        struct Ptr<T: ?Sized>(Box<T>);
    };
    assert_expands("plain_stable_without_unsize", item, Mode::Explicit { unsize: false });
}

expansions! {
    one_parameter: IMPLICIT {
        #[repr(transparent)]
        pub struct Ptr<T: ?Sized>(Box<T>);
    }
    plain_stable: EXPLICIT {
        #[repr(transparent)]
        pub struct Ptr<T: ?Sized>(Box<T>);
    }
    plain_stable_associated_types: EXPLICIT {
        #[repr(transparent)]
        struct Ptr<'a, #[pointee] T: ?Sized + Trait, A, const N: usize>(&'a T, PhantomData<A>)
        where
            T::Item: Copy + From<A>,
            <T as Trait>::Other: From<T::r#type>;
    }
    plain_stable_attribute_that_can_be_a_macro: EXPLICIT {
        #[repr(transparent)]
        #[helper]
        struct Ptr<T: ?Sized> {
            pointer: Box<T>,
            marker: PhantomPinned,
        }
    }
    plain_stable_bound_that_hides_code: EXPLICIT {
        #[repr(transparent)]
        struct Ptr<T: ?Sized + Trait<{ code() }>>(Box<T>);
    }
    plain_stable_every_kind_of_parameter_and_field: EXPLICIT {
        #[repr(transparent)]
        struct Ptr<'a, 'b: 'a, A: ?Sized, #[pointee] T: ?Sized + Trait<Self> + 'a, const N: usize = 3>
        where
            T: Trait<A>,
        {
            r#type: NonNull<Inner<T, Self>>,
            unit: (),
            marker: PhantomData<(*const A, &'b ())>,
            pinned: PhantomPinned,
            phantom: PhantomData<Inner<T, Self>>,
        }
    }
    every_kind_of_parameter: IMPLICIT {
        #[repr(transparent)]
        struct Ptr<'a, 'b: 'a, A, #[pointee] T: ?Sized + Trait<T> + 'a, B = u8, const N: usize = 3>
        where
            B: Copy,
            'b: 'a,
        {
            pointer: &'a T,
            marker: PhantomData<(A, B, &'b ())>,
        }
    }
    bounds_that_mention_the_pointee: IMPLICIT {
        #[repr(transparent)]
        struct Ptr<Y, Z: Q<T> + Copy, #[pointee] T: ?Sized + Q<T>, X: Q<T> = ()>(Box<T>, PhantomData<(X, Y, Z)>)
        where
            Y: Q<T> + Copy,
            for<'x> &'x T: Q<X>,
            X: Copy;
    }
    associated_types_and_self: IMPLICIT {
        #[repr(transparent)]
        struct Ptr<T: ?Sized + Trait<Self>, const N: usize>(Box<T>)
        where
            T::Item: Copy,
            <T as Trait<Self>>::Other: Copy,
            Self: Copy;
    }
    maybe_sized_in_the_where_clause: IMPLICIT {
        #[repr(transparent)]
        struct ListArc<T, const ID: u64 = 0>
        where
            T: ListArcSafe<ID> + ?Sized,
        {
            arc: Arc<T>,
        }
    }
    names_that_collide: IMPLICIT {
        #[repr(transparent)]
        struct Ptr<__S, #[pointee] r#T: ?Sized, __S1>(Box<T>, PhantomData<(__S, __S1)>);
    }
    fields_that_rustc_must_judge: IMPLICIT {
        #[repr(transparent)]
        struct Ptr<T: ?Sized, const N: usize>(NonNull<Inner<T, Self>>, Token<N>, Alias<T>);
    }
    another_path_of_the_runtime_crate: IMPLICIT {
        #[smart_pointer(crate = crate::vendored)]
        #[repr(transparent)]
        struct Ptr<T: ?Sized>(NonNull<Inner<T>>);
    }
    coerce_only: IMPLICIT {
        #[smart_pointer(coerce_only)]
        struct Ptr<#[pointee] T: ?Sized, A: Copy>(Arc<T>, A, PhantomData<T>);
    }
    plain_stable_coerce_only: EXPLICIT {
        struct Ptr<#[pointee] T: ?Sized, A: Copy, const N: usize> {
            allocator: A,
            #[smart_pointer(coerce_only)]
            pointer: Alias<T>,
            buffer: [A; N],
            phantom: PhantomData<T>,
        }
    }
    lint_levels: IMPLICIT {
        #[allow(non_camel_case_types)]
        #[expect(non_upper_case_globals)]
        #[repr(transparent)]
        struct Ptr<#[deny(nonstandard_style)] t: ?Sized, const n: usize>(Box<t>);
    }
}
