//! `#[dispatch]`: functions that take a pointer to `Self`, called through a pointer to a trait
//! object, without an unstable feature and in both modes.

#![forbid(unsafe_code)]

use pin_coerce_unsized::{dispatch, unsize};
use std::cell::{Cell, RefCell};
use std::fmt;
use std::future::Future;
use std::marker::PhantomData;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use ui_tests::dispatched::{Borrowed, Headed, Listed, MyBox, MyRc, Unique};
use ui_tests::pointers::Dropped;

#[dispatch]
trait Task {
    fn id(&self) -> u32;

    fn run_boxed(this: MyBox<Self>, by: u32) -> u32;

    fn run_counted(this: MyRc<Self>) -> usize;

    fn run_headed(this: Headed<Self>) -> (u32, u8);

    fn run_listed(this: Listed<Self, str, 7>) -> u32;

    fn run_borrowed(this: Borrowed<'_, Self>) -> &u32;

    fn run_unique(this: Unique<'_, Self>, id: u32);

    fn run_pinned(this: Pin<MyBox<Self>>) -> u32;

    fn run_pinned_mut(this: Pin<Unique<'_, Self>>) -> u32;
}

struct Job<'a> {
    id: u32,
    _drops: Dropped<'a>,
}

impl<'a> Job<'a> {
    fn new(id: u32, drops: &'a Cell<usize>) -> Self {
        Self { id, _drops: Dropped(drops) }
    }
}

impl Task for Job<'_> {
    fn id(&self) -> u32 {
        self.id
    }

    fn run_boxed(this: MyBox<Self>, by: u32) -> u32 {
        this.id + by
    }

    fn run_counted(this: MyRc<Self>) -> usize {
        this.count()
    }

    fn run_headed(this: Headed<Self>) -> (u32, u8) {
        (this.id, this.header())
    }

    fn run_listed(this: Listed<Self, str, 7>) -> u32 {
        this.id + 3
    }

    fn run_borrowed(this: Borrowed<'_, Self>) -> &u32 {
        &this.get().id
    }

    fn run_unique(mut this: Unique<'_, Self>, id: u32) {
        this.id = id;
    }

    fn run_pinned(this: Pin<MyBox<Self>>) -> u32 {
        this.id + 5
    }

    fn run_pinned_mut(this: Pin<Unique<'_, Self>>) -> u32 {
        this.id + 6
    }
}

/// An implementor of another size.
struct Words(Vec<String>);

impl Task for Words {
    fn id(&self) -> u32 {
        0
    }

    fn run_boxed(mut this: MyBox<Self>, by: u32) -> u32 {
        this.0.push(by.to_string());
        this.0.concat().parse().expect("a number")
    }

    fn run_counted(this: MyRc<Self>) -> usize {
        this.0.len()
    }

    fn run_headed(this: Headed<Self>) -> (u32, u8) {
        (0, this.header())
    }

    fn run_listed(_: Listed<Self, str, 7>) -> u32 {
        0
    }

    fn run_borrowed(_: Borrowed<'_, Self>) -> &u32 {
        &0
    }

    fn run_unique(_: Unique<'_, Self>, _: u32) {}

    fn run_pinned(_: Pin<MyBox<Self>>) -> u32 {
        0
    }

    fn run_pinned_mut(_: Pin<Unique<'_, Self>>) -> u32 {
        0
    }
}

/// Claim: dispatching-call.
#[test]
fn every_pointer() {
    let drops = Cell::new(0);
    let job = || Job::new(7, &drops);
    assert_eq!(unsize!(MyBox::new(job()) => dyn Task + '_).run_boxed(1), 8);
    assert_eq!(drops.get(), 1, "the function owned the box");

    let counted = unsize!(MyRc::new(job()) => dyn Task + '_);
    assert_eq!((counted.clone().run_counted(), counted.run_counted()), (2, 1));
    assert_eq!(drops.get(), 2);

    assert_eq!(unsize!(Headed::new(9, job()) => dyn Task + '_).run_headed(), (7, 9));
    assert_eq!(drops.get(), 3);

    assert_eq!(unsize!(Listed::<_, str, 7>::new(job()) => dyn Task + '_).run_listed(), 10);
    let mut local = job();
    unsize!(Unique::new(&mut local) => dyn Task + '_).run_unique(8);
    assert_eq!(*unsize!(Borrowed::new(&local) => dyn Task + '_).run_borrowed(), 8);
    drop(local);
    assert_eq!(drops.get(), 5);

    assert_eq!(unsize!(MyBox::pin(job()) => dyn Task + '_).run_pinned(), 12);
    let mut local = job();
    assert_eq!(unsize!(Pin::new(Unique::new(&mut local)) => dyn Task + '_).run_pinned_mut(), 13);
    drop(local);
    assert_eq!(drops.get(), 7);
}

/// Claim: dispatching-call.
#[test]
fn each_implementor_has_its_own() {
    let drops = Cell::new(0);
    let tasks = [
        unsize!(MyBox::new(Job::new(1, &drops)) => dyn Task + '_),
        unsize!(MyBox::new(Words(vec!["4".to_owned()])) => dyn Task + '_),
    ];
    assert_eq!(tasks.map(|task| (task.id(), task.run_boxed(2))), [(1, 3), (0, 42)]);
    assert_eq!(drops.get(), 1);
}

fn generic<T: Task>(task: MyBox<T>) -> u32 {
    task.run_boxed(3)
}

/// Claim: dispatching-call.
#[test]
fn auto_traits_and_concrete_types() {
    let drops = Cell::new(0);
    assert_eq!(MyBox::new(Job::new(7, &drops)).run_boxed(1), 8, "a concrete type");
    let words = || MyBox::new(Words(vec!["4".to_owned()]));
    assert_eq!(unsize!(words() => dyn Task + Send).run_boxed(2), 42);
    assert_eq!(unsize!(words() => dyn Task + Sync).run_boxed(2), 42);
    assert_eq!(unsize!(words() => dyn Task + Send + Sync).run_boxed(2), 42);
    assert_eq!(generic(words()), 43);
}

/// Everything that an author may write beside the pointer.
#[dispatch(calls = AnyCalls)]
#[deny(missing_docs)]
pub(crate) trait Any<'t, A: Clone + 't, const N: usize = 2, X: ?Sized = str>: fmt::Debug + 't
where
    A: fmt::Debug,
    X: 't,
{
    /// A constant, which has no value for a trait object.
    fn constant() -> usize
    where
        Self: Sized,
    {
        N
    }

    /// A default.
    fn default<'a>(this: &'a Self, (_, second): (u8, &'a A)) -> &'a A {
        let _ = this;
        second
    }

    /// A lifetime that is left out.
    fn left_out(this: &Self) -> &str {
        std::any::type_name_of_val(this)
    }

    /// A lifetime that is bounded.
    fn bounded<'a, 'b: 'a>(this: Rc<Self>, left: &'a str, right: &'b str) -> &'a str
    where
        Self: 'a,
    {
        let _ = this;
        if left.is_empty() { right } else { left }
    }

    /// Function types have lifetimes of their own.
    fn apply(this: Arc<Self>, function: fn(&u8) -> &u8, other: &dyn Fn(&u8) -> &u8) -> u8 {
        let _ = this;
        *function(other(&7))
    }

    /// A lifetime of the trait, an array and a parameter that is not sized.
    #[must_use]
    fn parameters(this: Listed<Self, &'t X, 1>, array: [A; N]) -> Vec<A>;

    #[cfg(any())]
    fn later(this: Missing<Self>);

    #[cfg(not(any()))]
    /// A future in a box.
    fn later<'a>(this: Box<Self>, by: &'a A) -> Pin<Box<dyn Future<Output = A> + 'a>>;

    /// What `Formatter` is hidden in.
    fn format(this: &Self, formatter: &mut fmt::Formatter) -> fmt::Result {
        fmt::Debug::fmt(this, formatter)
    }
}

impl<'t, T: Clone + fmt::Debug + 't, const N: usize> Any<'t, T, N> for Vec<T> {
    fn parameters(this: Listed<Self, &'t str, 1>, array: [T; N]) -> Vec<T> {
        this.iter().cloned().chain(array).collect()
    }

    fn later<'a>(this: Box<Self>, by: &'a T) -> Pin<Box<dyn Future<Output = T> + 'a>> {
        drop(this);
        Box::pin(async move { by.clone() })
    }
}

type Object = dyn Any<'static, u16, 2>;

struct Shown<'a>(&'a Object);

impl fmt::Display for Shown<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.format(formatter)
    }
}

/// Claim: dispatching-kept.
#[test]
fn everything_beside_the_pointer() {
    let of_objects: (Rc<Object>, Arc<Object>, Box<Object>) = (Rc::new(vec![1]), Arc::new(vec![1]), Box::new(vec![1]));
    let (counted, shared, boxed) = of_objects;
    assert_eq!(<Vec<u16> as Any<'_, u16, 2>>::constant(), 2);
    assert_eq!((&*counted).default((0, &7)), &7);
    assert_eq!((&*counted).left_out(), "alloc::vec::Vec<u16>");
    assert_eq!(counted.bounded("", "right"), "right");
    assert_eq!(shared.apply(|byte| byte, &|byte| byte), 7);
    let listed: Listed<Vec<u16>, &str, 1> = Listed::new(vec![1]);
    assert_eq!(unsize!(listed => dyn Any<'_, u16, 2>).parameters([2, 3]), [1, 2, 3]);

    let shown: Box<Object> = Box::new(vec![1]);
    assert_eq!(Shown(&*shown).to_string(), "[1]");
    let mut context = Context::from_waker(Waker::noop());
    assert_eq!(pin!(boxed.later(&5)).poll(&mut context), Poll::Ready(5));
}

#[dispatch]
trait Panics {
    fn panic(this: MyBox<Self>, other: Dropped<'_>);
}

impl Panics for Job<'_> {
    fn panic(_: MyBox<Self>, _: Dropped<'_>) {
        panic!("the function panics");
    }
}

/// Claim: dispatching-drop-once.
#[test]
fn a_panic_drops_once() {
    let drops = Cell::new(0);
    let task = unsize!(MyBox::new(Job::new(1, &drops)) => dyn Panics + '_);
    let caught = catch_unwind(AssertUnwindSafe(|| task.panic(Dropped(&drops))));
    assert!(caught.is_err());
    assert_eq!(drops.get(), 2, "the job and the other argument");
}

#[dispatch]
trait Node {
    fn depth(this: MyRc<Self>, more: u32) -> u32;

    fn keep(this: MyRc<Self>, kept: &RefCell<Vec<MyRc<dyn Node>>>);
}

struct Inner(Option<MyRc<dyn Node>>);

impl Node for Inner {
    fn depth(this: MyRc<Self>, more: u32) -> u32 {
        match &this.0 {
            Some(next) => next.clone().depth(more + 1),
            None if more < 100 => this.depth(more + 1),
            None => more,
        }
    }

    fn keep(this: MyRc<Self>, kept: &RefCell<Vec<MyRc<dyn Node>>>) {
        kept.borrow_mut().push(unsize!(this => dyn Node));
    }
}

/// Claim: dispatching-drop-once.
#[test]
fn recursion_and_a_function_that_keeps_the_pointer() {
    let leaf = unsize!(MyRc::new(Inner(None)) => dyn Node);
    let root = unsize!(MyRc::new(Inner(Some(leaf.clone()))) => dyn Node);
    assert_eq!(root.clone().depth(0), 100);
    let kept = RefCell::new(Vec::new());
    root.clone().keep(&kept);
    leaf.clone().keep(&kept);
    drop((root, leaf));
    let kept = kept.into_inner();
    assert_eq!(kept.iter().map(MyRc::count).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(kept[0].clone().depth(0), 100);
}

#[dispatch]
trait Other {
    fn run_boxed(this: MyBox<Self>, by: u32) -> u32;
}

impl Other for Words {
    fn run_boxed(_: MyBox<Self>, by: u32) -> u32 {
        by * 1000
    }
}

trait Sub: Task + Other {}

impl Sub for Words {}

/// Claim: dispatching-upcast.
#[rustversion::attr(before(1.86), ignore = "upcasting is stable since 1.86")]
#[test]
fn two_traits_with_the_same_function() {
    let words = || MyBox::new(Words(vec!["4".to_owned()]));
    assert_eq!(unsize!(words() => dyn Task).run_boxed(2), 42);
    assert_eq!(unsize!(words() => dyn Other).run_boxed(2), 2000);
    upcast::run(unsize!(words() => dyn Sub), unsize!(words() => dyn Sub));
}

#[rustversion::since(1.86)]
mod upcast {
    use super::{MyBox, Other, OtherDispatch as _, Sub, Task, TaskDispatch as _};
    use pin_coerce_unsized::unsize;

    pub(super) fn run(left: MyBox<dyn Sub>, right: MyBox<dyn Sub>) {
        assert_eq!(unsize!(left => dyn Task).run_boxed(2), 42);
        assert_eq!(unsize!(right => dyn Other).run_boxed(2), 2000);
    }
}

#[rustversion::before(1.86)]
mod upcast {
    use super::{MyBox, Sub};

    pub(super) fn run(_: MyBox<dyn Sub>, _: MyBox<dyn Sub>) {}
}

#[dispatch]
trait Queue {
    fn next(this: Rc<Self>) -> u8;
}

trait Stream: Queue {
    fn next(&mut self) -> u8;
}

impl Queue for u8 {
    fn next(this: Rc<Self>) -> u8 {
        *this
    }
}

impl Stream for u8 {
    fn next(&mut self) -> u8 {
        *self += 1;
        *self
    }
}

/// A method may mention the associated type of a supertrait.
#[dispatch]
trait Numbers: Iterator<Item = u8> {
    fn sum_of(this: MyBox<Self>) -> u8;
    fn peek(&self) -> Option<Self::Item>;
    fn is_next(&self, item: <Self as Iterator>::Item) -> bool;
}

impl Numbers for std::ops::Range<u8> {
    fn sum_of(this: MyBox<Self>) -> u8 {
        (*this).clone().sum()
    }

    fn peek(&self) -> Option<u8> {
        Some(self.start)
    }

    fn is_next(&self, item: u8) -> bool {
        self.start == item
    }
}

/// Claim: dispatching-call.
#[test]
fn methods_mention_the_item_of_a_supertrait() {
    let numbers: MyBox<dyn Numbers<Item = u8>> = unsize!(MyBox::new(3..6) => dyn Numbers);
    assert_eq!((numbers.peek(), numbers.is_next(4), numbers.sum_of()), (Some(3), false, 12));
}

/// Claim: dispatching-call.
#[test]
fn a_subtrait_has_a_method_of_the_same_name() {
    let queue: Rc<dyn Queue> = Rc::new(3);
    let mut stream: Box<dyn Stream> = Box::new(3);
    assert_eq!((queue.next(), stream.next(), stream.next()), (3, 4, 5));
}

/// Clippy has nothing to say: seven arguments are not too many, and the body needs the vector.
#[dispatch]
trait Long {
    fn sum(this: MyBox<Self>, two: u8, three: u8, four: u8, five: u8, six: u8, seven: u8) -> u8;

    fn room(this: MyBox<Self>, vector: &Vec<u8>) -> usize {
        drop(this);
        vector.capacity()
    }
}

impl Long for u8 {
    fn sum(this: MyBox<Self>, two: u8, three: u8, four: u8, five: u8, six: u8, seven: u8) -> u8 {
        *this + two + three + four + five + six + seven
    }
}

/// Claim: lint-dispatch.
#[test]
fn clippy_sees_the_functions_of_the_author() {
    let long: MyBox<dyn Long> = unsize!(MyBox::new(1) => dyn Long);
    assert_eq!(long.sum(2, 3, 4, 5, 6, 7), 28);
    let long: MyBox<dyn Long> = unsize!(MyBox::new(1) => dyn Long);
    assert!(long.room(&Vec::with_capacity(9)) >= 9);
}

#[dispatch]
trait Big {
    fn sum(this: Headed<Self>) -> u64;
}

#[repr(align(64))]
struct Aligned([u64; 32]);

impl Big for Aligned {
    fn sum(this: Headed<Self>) -> u64 {
        assert_eq!(std::ptr::from_ref(&*this).addr() % 64, 0);
        this.0.iter().sum::<u64>() + u64::from(this.header())
    }
}

impl Big for () {
    fn sum(this: Headed<Self>) -> u64 {
        u64::from(this.header())
    }
}

impl<T> Big for PhantomData<T> {
    fn sum(this: Headed<Self>) -> u64 {
        u64::from(this.header()) + 1
    }
}

/// Claim: dispatching-call.
#[test]
fn every_size_and_alignment() {
    assert_eq!(unsize!(Headed::new(9, Aligned([1; 32])) => dyn Big).sum(), 41);
    assert_eq!(unsize!(Headed::new(9, ()) => dyn Big).sum(), 9);
    assert_eq!(unsize!(Headed::new(9, PhantomData::<&Cell<u8>>) => dyn Big).sum(), 10);
}
