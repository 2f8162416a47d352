//! Programs that would break a promise of `kernel-pointers`, in the folders beside this one.
