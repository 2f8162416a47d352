//! geobacter's `AccelRefRaw`: a wrapper that is generic over the reference it holds, not over what that points to.
//!
//! Claim: catalogue-container (RFC 3621, "Why not two derive macros?").
//! Verdict: rejected, a container: its parameter is the reference itself, and not `?Sized`.
//! Source: geobacter, `AccelRefRaw`, with `T: CoerceUnsized<U>`.

use pin_coerce_unsized::SmartPointer;
use std::marker::PhantomData;

pub trait RefTy<'a> {}

impl<'a, T: ?Sized> RefTy<'a> for &'a T {}

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct AccelRefRaw<'a, T>(T, PhantomData<&'a ()>)
where
    T: RefTy<'a> + 'a;

fn main() {}
