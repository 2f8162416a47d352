//! A wrapper whose impl of `ListArcSafe` is only for sized types, and so not for the trait object.

use kernel_pointers::impl_list_arc_safe;
use kernel_pointers::list::{ListArc, ListLinksSelfPtr};

trait Work {}

struct Node<T: ?Sized> {
    links: ListLinksSelfPtr<Node<dyn Work>>,
    _work: T,
}

impl_list_arc_safe!(impl[T] ListArcSafe<0> for Node<T> { untracked; });

struct Queue {
    next: ListArc<Node<dyn Work>>,
}

fn main() {}
