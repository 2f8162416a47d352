//! Attributes that could be macros, on what otherwise only converts: a person is asked.

use crate::Project;
use crate::questions::assert_asked;

/// A pointer with a macro that unsizes it, and attributes on the impl, its functions, and the
/// macro.
fn library([on_impl, on_function, on_deref, on_macro]: [&str; 4]) -> String {
    format!(
        "use std::ops::Deref;
pub struct Node<T: ?Sized>(Box<T>);
impl<T: ?Sized> Deref for Node<T> {{ type Target = Box<T>; {on_deref} fn deref(&self) -> &Box<T> {{ &self.0 }} }}
pub struct Ptr<T: ?Sized>(*mut T);
{on_impl}
impl<T: ?Sized> Ptr<T> {{
    {on_function} pub fn into_raw(this: Self) -> *mut T {{ this.0 }}
    pub unsafe fn from_raw(raw: *mut T) -> Self {{ Ptr(raw) }}
}}
{on_macro}
macro_rules! coerce {{
    ($p:expr => $t:ty) => {{{{ let raw: *mut $t = $crate::Ptr::into_raw($p); unsafe {{ $crate::Ptr::from_raw(raw) }} }}}};
}}
"
    )
}

#[test]
fn on_the_functions_of_a_macro() {
    for attribute in
        ["#[inline(always)]", "#[doc(hidden)]", "#[allow(clippy::all)]", "#[cfg_attr(a, inline, must_use)]"]
    {
        Project::new(&library([attribute, attribute, "", attribute])).ported(&[]);
    }
    for attribute in ["#[instrument]", "#[tracing::instrument(skip(this))]", "#[cfg_attr(feature = \"a\", instrument)]"]
    {
        for at in [0, 1, 3] {
            let mut attributes = [""; 4];
            attributes[at] = attribute;
            assert_asked(&library(attributes), &[], &["decide first: `coerce!` may do more"]);
        }
    }
    let in_module = format!("#[instrument] pub mod m {{ {} }}\n", library([""; 4]).replace("$crate::", "$crate::m::"));
    assert_asked(&in_module, &[], &["`coerce!` may do more"]);
}

#[test]
fn on_a_deref_that_a_function_uses() {
    let of = |attribute: &str| {
        let plain = library(["", "", attribute, ""]);
        plain
            .replace("Ptr<T: ?Sized>(*mut T)", "Ptr<T: ?Sized>(Box<Node<T>>)")
            .replace("{ this.0 }", "{ &raw mut **this.0 }")
    };
    assert_asked(&of("#[instrument]"), &[], &["`coerce!` may do more"]);
}

#[test]
fn on_the_functions_of_an_impl() {
    let of = |attribute: &str| {
        format!(
            "pub struct Ptr<T: ?Sized>(std::ptr::NonNull<T>);
unsafe impl<T, U: ?Sized> unsize::CoerciblePtr<U> for Ptr<T> {{
    type Pointee = T;
    type Output = Ptr<U>;
    {attribute} fn as_sized_ptr(&mut self) -> *mut T {{ self.0.as_ptr() }}
    #[inline] unsafe fn replace_ptr(self, new: *mut U) -> Ptr<U> {{ Ptr(unsafe {{ self.0.replace_ptr(new) }}) }}
}}
"
        )
    };
    Project::new(&of("#[inline]")).ported(&[]);
    assert_asked(&of("#[instrument]"), &[], &["its `as_sized_ptr` may do more than convert"]);
}
