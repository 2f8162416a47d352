//! A process's todo list, like that of binder: work of different types in one intrusive list,
//! delivered by several threads.
//!
//! `cargo run -p kernel-pointers --example todo_list`

#![feature(arbitrary_self_types)]

use kernel_pointers::list::{AtomicTracker, ListArcSafe, ListLinksSelfPtr};
use kernel_pointers::{
    AllocError, Arc, GFP_KERNEL, InPlaceInit, List, ListArc, Mutex, impl_list_arc_safe, impl_list_item,
};
use std::error::Error;
use std::ops::Deref;
use std::thread;

/// Something that a thread of the process delivers when it reads.
trait DeliverToRead: ListArcSafe + Send + Sync {
    /// Delivers the work. It gets the whole wrapper, so that it could put the work back into a
    /// list.
    fn do_work(self: Arc<Wrapper<Self>>, reader: usize) -> String;

    /// Called instead if the process ends first.
    fn cancel(self: Arc<Wrapper<Self>>) -> String;
}

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
    fn do_work(self: Arc<Wrapper<Self>>, reader: usize) -> String {
        format!("reader {reader}: transaction {}", self.code)
    }

    fn cancel(self: Arc<Wrapper<Self>>) -> String {
        format!("transaction {} is cancelled", self.code)
    }
}

/// The news that an object died.
struct NodeDeath(&'static str);

impl_list_arc_safe!(impl ListArcSafe<0> for NodeDeath { untracked; });

impl DeliverToRead for NodeDeath {
    fn do_work(self: Arc<Wrapper<Self>>, reader: usize) -> String {
        format!("reader {reader}: {} has died", self.0)
    }

    fn cancel(self: Arc<Wrapper<Self>>) -> String {
        format!("nobody hears of the death of {}", self.0)
    }
}

/// A process that has work to do.
type Todo = Mutex<List<Wrapper<dyn DeliverToRead>>>;

/// Adds work. Pushing cannot fail, and work of any type coerces in the argument.
fn push_work(todo: &Todo, work: ListArc<Wrapper<dyn DeliverToRead>>) {
    todo.lock().push_back(work);
}

fn main() -> Result<(), Box<dyn Error>> {
    let todo: Arc<Todo> = Arc::pin_init(Mutex::new(List::new()), GFP_KERNEL)?;

    for code in 1..=4 {
        let transaction = wrap(Transaction { tracker: AtomicTracker::new(), code })?;
        push_work(&todo, transaction);
        if code % 2 == 0 {
            push_work(&todo, wrap(NodeDeath("a node"))?);
        }
    }

    let mut lines = thread::scope(|scope| {
        let readers = [1, 2].map(|reader| {
            let todo = &todo;
            scope.spawn(move || {
                (0..2).filter_map(|_| Some(todo.lock().pop_front()?.into_arc().do_work(reader))).collect::<Vec<_>>()
            })
        });
        readers.map(|reader| reader.join().expect("a reader does not panic")).concat()
    });
    lines.sort();
    for line in lines {
        println!("{line}");
    }

    while let Some(work) = todo.lock().pop_front() {
        println!("{}", work.into_arc().cancel());
    }
    Ok(())
}
