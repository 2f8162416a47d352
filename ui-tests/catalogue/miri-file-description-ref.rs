//! Miri's `FileDescriptionRef`: an `Rc` of the number and the file, because the number may not stand beside the `Rc`.
//!
//! Claim: catalogue-accepted (peers' shapes: already on the derive).
//! Verdict: accepted
//! Source: Miri, `FileDescriptionRef`.

use pin_coerce_unsized::SmartPointer;
use std::fmt::Debug;
use std::rc::Rc;

struct FdIdWith<T: ?Sized> {
    id: usize,
    inner: T,
}

#[derive(SmartPointer)]
#[repr(transparent)]
pub struct FileDescriptionRef<T: ?Sized>(Rc<FdIdWith<T>>);

fn main() {
    let sized = FileDescriptionRef(Rc::new(FdIdWith { id: 3, inner: () }));
    let file: FileDescriptionRef<dyn Debug> = sized;
    let _ = (file.0.id, &file.0.inner);
}
