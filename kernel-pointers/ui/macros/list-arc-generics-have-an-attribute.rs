//! An attribute of a parameter can be a macro, which sees the `unsafe` in the whole impl.

#![forbid(unsafe_code)]

use kernel_pointers::impl_list_arc_safe;

struct Item<T> {
    _value: T,
}

impl_list_arc_safe!(impl[#[cfg(all())] T] ListArcSafe<0> for Item<T> { untracked; });

fn main() {}
