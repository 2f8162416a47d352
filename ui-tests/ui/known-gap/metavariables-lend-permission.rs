//! A macro that may use unstable features lends its permission: rustc remembers where a
//! metavariable put a token, and if it does so for both ends of a path, the path counts as written
//! there. The standard library's `thread_local!` is enough to name what is unstable. Neither caused
//! nor cured here; ours has no metavariable that rustc remembers, see
//! attack/permission/metavariables-of-the-macro.rs.
//!
//! Claim: gap-metavariables (no issue is known).
//! Harm: the rule about unstable features: this program names what it may not. This alone is not
//! unsound.
//! Builtin: the language's own, it uses no derive.
//! Since: 1.87, rustc remembers fragments other than `tt` (rust-lang/rust#134478).

#![forbid(unsafe_code)]
#![allow(non_upper_case_globals)]

macro_rules! outer {
    ($($root:tt)*) => { inner! { [<u8>] $($root)* } };
}

macro_rules! inner {
    ([$($arguments:tt)*] [$($name:tt)*] [$($std:tt)*]) => {
        std::thread_local! { static $($std)*: $($name)* $($arguments)* = const { Vec::new() }; }
        later! { later! { later! { $($std)*::thread::local_impl::EagerStorage $($arguments)* } } }
    };
}

macro_rules! later {
    (later! $($tokens:tt)*) => { later! $($tokens)* };
    ($($path:tt)*) => {
        fn name() -> &'static str {
            std::any::type_name::<$($path)*>()
        }
    };
}

outer! { [Vec] [std] }

fn main() {
    assert!(name().contains("thread_local"));
}
