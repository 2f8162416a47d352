//! A process's todo list, like that of binder: work of different types in one intrusive list,
//! delivered by several threads.
//!
//! The same as the example `todo_list`, but without an unstable feature on any compiler:
//! `this: Delivery<Self>` with `#[dispatch]` takes the place of `self: Arc<Wrapper<Self>>`, and
//! `unsize!` that of the coercion.
//!
//! `cargo run -p kernel-pointers --example todo_list_plain`

use kernel_pointers::list::{AtomicTracker, ListArcSafe, ListLinksSelfPtr};
use kernel_pointers::{
    AllocError, Arc, GFP_KERNEL, List, ListArc, Mutex, UniqueArc, impl_list_arc_safe, impl_list_item,
};
use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer, dispatch, unsize};
use std::error::Error;
use std::ops::Deref;
use std::thread;

/// Something that a thread of the process delivers when it reads.
#[dispatch]
trait DeliverToRead: ListArcSafe + Send + Sync {
    /// Delivers the work. It gets the whole wrapper, so that it could put the work back into a
    /// list.
    fn do_work(this: Delivery<Self>, reader: usize) -> String;

    /// Called instead if the process ends first.
    fn cancel(this: Delivery<Self>) -> String;
}

/// Points to the work in a wrapper, and shares the whole wrapper. `#[dispatch]` needs a pointer to
/// `Self`, so this takes the place of `Arc<Wrapper<Self>>`.
#[derive(SmartPointer)]
#[repr(transparent)]
struct Delivery<T: ?Sized> {
    wrapper: Arc<Wrapper<T>>,
}

impl<T: ?Sized> Deref for Delivery<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.wrapper.work
    }
}

// SAFETY: `deref` is generic and returns the work in the wrapper of the `Arc`, which keeps the
// promise (1, 2). There is no `deref_mut` and no destructor but that of the `Arc` (3), no `Clone`
// and no formatting impl (4, 5).
unsafe impl<T: ?Sized> PinCoerceUnsized for Delivery<T> {}

/// Work with links before it. The links mention the trait object and not `T`, so that the struct
/// can be unsized.
struct Wrapper<T: ?Sized> {
    links: ListLinksSelfPtr<Wrapper<dyn DeliverToRead>>,
    work: T,
}

impl_list_arc_safe!(impl[T: ListArcSafe + ?Sized] ListArcSafe<0> for Wrapper<T> { tracked_by work: T; });
impl_list_item!(impl ListItem<0> for Wrapper<dyn DeliverToRead> { using ListLinksSelfPtr { links }; });

impl<T: ?Sized> Deref for Wrapper<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.work
    }
}

fn wrap<T: ListArcSafe>(work: T) -> Result<ListArc<Wrapper<T>>, AllocError> {
    ListArc::new(Wrapper { links: ListLinksSelfPtr::new(), work }, GFP_KERNEL)
}

/// A message.
struct Transaction {
    tracker: AtomicTracker,
    code: u32,
}

// SAFETY: the struct has no parameters, so no other struct can become this one.
impl_list_arc_safe!(unsafe impl ListArcSafe<0> for Transaction { tracked_by tracker: AtomicTracker; });

impl DeliverToRead for Transaction {
    fn do_work(this: Delivery<Self>, reader: usize) -> String {
        format!("reader {reader}: transaction {}", this.code)
    }

    fn cancel(this: Delivery<Self>) -> String {
        format!("transaction {} is cancelled", this.code)
    }
}

/// The news that an object died.
struct NodeDeath(&'static str);

impl_list_arc_safe!(impl ListArcSafe<0> for NodeDeath { untracked; });

impl DeliverToRead for NodeDeath {
    fn do_work(this: Delivery<Self>, reader: usize) -> String {
        format!("reader {reader}: {} has died", this.0)
    }

    fn cancel(this: Delivery<Self>) -> String {
        format!("nobody hears of the death of {}", this.0)
    }
}

/// A process that has work to do.
type Todo = Mutex<List<Wrapper<dyn DeliverToRead>>>;

/// Adds work. Pushing cannot fail, and work of any type has become a trait object.
fn push_work(todo: &Todo, work: ListArc<Wrapper<dyn DeliverToRead>>) {
    todo.lock().push_back(work);
}

/// Has two readers deliver the first four pieces of work, and cancels the others. Returns what they
/// say.
fn deliver() -> Result<Vec<String>, Box<dyn Error>> {
    let todo: Arc<Todo> = UniqueArc::new_uninit(GFP_KERNEL)?.pin_init_with(Mutex::new(List::new()))?.into();

    for code in 1..=4 {
        let transaction = wrap(Transaction { tracker: AtomicTracker::new(), code })?;
        push_work(&todo, unsize!(transaction => Wrapper<dyn DeliverToRead>));
        if code % 2 == 0 {
            push_work(&todo, unsize!(wrap(NodeDeath("a node"))? => Wrapper<dyn DeliverToRead>));
        }
    }

    let next =
        &|| -> Option<Delivery<dyn DeliverToRead>> { Some(Delivery { wrapper: todo.lock().pop_front()?.into_arc() }) };
    let mut lines = thread::scope(|scope| {
        let readers = [1, 2].map(|reader| {
            scope.spawn(move || (0..2).filter_map(|_| Some(next()?.do_work(reader))).collect::<Vec<_>>())
        });
        readers.map(|reader| reader.join().unwrap_or_else(|_| vec!["a reader panics".to_owned()])).concat()
    });
    lines.sort();
    lines.extend(std::iter::from_fn(next).map(DeliverToReadDispatch::cancel));
    Ok(lines)
}

fn main() -> Result<(), Box<dyn Error>> {
    for line in deliver()? {
        println!("{line}");
    }
    Ok(())
}

/// Claim: kernel-todo-list-plain.
#[test]
fn a_todo_list_of_different_types_without_an_unstable_feature() {
    let lines = deliver().expect("there is memory");
    let [first, second, third, fourth, cancelled @ ..] = &lines[..] else { panic!("{lines:?}") };
    let mut delivered = [first, second, third, fourth].map(|line| line.split_once(": ").expect("a reader").1);
    delivered.sort_unstable();
    assert_eq!(delivered, ["a node has died", "transaction 1", "transaction 2", "transaction 3"]);
    assert_eq!(cancelled, ["transaction 4 is cancelled", "nobody hears of the death of a node"]);
}
