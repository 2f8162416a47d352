//! Anyone can implement `ListArcSafe` for their own trait object, and then downcast the `Arc` to a
//! type with a tracker.

#![forbid(unsafe_code)]

use kernel_pointers::{Arc, ListArc, UniqueArc, impl_list_arc_safe};
use std::any::Any;
use std::pin::Pin;

trait Object: Any + Send + Sync {}

impl_list_arc_safe!(impl ListArcSafe<0> for dyn Object { untracked; });

fn first(arc: Arc<dyn Object>) -> ListArc<dyn Object> {
    let unique: Pin<UniqueArc<dyn Object>> = arc.into_unique_or_drop().unwrap();
    ListArc::from(unique)
}

fn main() {}
