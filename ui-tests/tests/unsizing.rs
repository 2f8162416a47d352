//! `unsize!` does what the coercion does, on every compiler and in both modes, and neither loses
//! nor duplicates the pointer.

use pin_coerce_unsized::{SmartPointer, unsize};
use std::cell::{Cell, UnsafeCell};
use std::fmt::Debug;
use std::marker::{PhantomData, PhantomPinned};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::ptr::NonNull;
use std::rc::{Rc, Weak};
use std::sync::Arc;
use ui_tests::pointers::{Borrowed, Dropped, ListRc, MyBox, MyRc, Wrapper};

trait Animal {
    fn name(&self) -> String;
}

trait Pet: Animal {}

struct Cat(&'static str);

impl Animal for Cat {
    fn name(&self) -> String {
        self.0.to_owned()
    }
}

impl Pet for Cat {}

/// The trait of a value that counts into a cell when it is dropped.
trait Counted {}

impl Counted for Dropped<'_> {}

/// Claim: run-unsize.
#[test]
fn of_a_pointer_with_a_header() {
    let cat = MyRc::new(Cat("Tom"));
    let (address, other) = (&raw const *cat, cat.clone());
    let animal = unsize!(cat => dyn Animal);
    assert_eq!((animal.name().as_str(), animal.count()), ("Tom", 2));
    assert_eq!((&raw const *animal).cast(), address);
    drop(animal);
    assert_eq!(other.count(), 1);
}

/// Claim: run-unsize.
#[test]
fn of_a_nested_pointer_with_a_parameter_that_stays() {
    let list: ListRc<dyn Animal, 3> = unsize!(ListRc::<_, 3>::new(Cat("Tom")) => dyn Animal);
    assert_eq!(list.name(), "Tom");
}

/// Claim: run-unsize-target.
#[test]
fn to_a_slice() {
    let bytes = unsize!(MyBox::new([1_u8, 2, 3]) => [u8]);
    assert_eq!(*bytes, [1, 2, 3]);
    let inferred = unsize!(MyRc::new(["a".to_owned(), "b".to_owned()]) => [_]);
    assert_eq!(inferred.concat(), "ab");
    assert!(unsize!(MyBox::<[String; 0]>::new([]) => [String]).is_empty());
}

/// Claim: run-unsize-target.
#[test]
fn to_a_trait_object_with_parts_left_to_inference() {
    let add = unsize!(MyBox::new(|number: i32| number + 1) => dyn Fn(_) -> _);
    let result: i32 = add(6);
    assert_eq!(result, 7);
}

/// Claim: run-unsize-target.
#[test]
fn to_a_struct_with_an_unsized_tail() {
    let cat = MyRc::new(Wrapper { links: [1, 2], value: Cat("Tom") });
    let cat = unsize!(cat => Wrapper<dyn Animal>);
    assert_eq!((cat.name().as_str(), cat.links), ("Tom", [1, 2]));
}

/// Claim: run-unsize-target.
#[test]
fn to_fewer_auto_traits() {
    let shared = unsize!(MyBox::new(7) => dyn Debug + Send + Sync);
    let sent = unsize!(shared => dyn Debug + Send);
    let local = unsize!(sent => dyn Debug);
    assert_eq!(format!("{:?}", &*local), "7");
}

/// Claim: run-unsize-target.
#[rustversion::since(1.86)]
#[test]
fn to_a_supertrait() {
    let pet = unsize!(MyRc::new(Cat("Tom")) => dyn Pet);
    let animal = unsize!(pet => dyn Animal);
    assert_eq!(animal.name(), "Tom");
    let list = unsize!(ListRc::<_, 3>::new(Cat("Kit")) => dyn Pet);
    assert_eq!(unsize!(list => dyn Animal).name(), "Kit");
}

/// Claim: run-unsize-target.
#[test]
fn to_auto_traits_alone() {
    let shown = unsize!(MyBox::new(7_u8) => dyn Debug + Send);
    assert_eq!(size_of_val(&*unsize!(shown => dyn Send)), 1);
}

/// Claim: run-unsize-target.
#[test]
fn to_an_instance_of_a_higher_ranked_trait_object() {
    let double: MyBox<dyn for<'a> Fn(&'a u8) -> u8> = unsize!(MyBox::new(|byte: &u8| byte * 2) => dyn Fn(&u8) -> u8);
    let double = unsize!(double => dyn Fn(&'static u8) -> u8);
    assert_eq!(double(&3), 6);
}

/// Claim: run-unsize-target.
#[test]
fn to_a_shorter_lifetime_of_the_trait_object() {
    fn shorten<'a>(long: MyBox<dyn Debug + 'static>, _: &'a u8) -> MyBox<dyn Debug + 'a> {
        unsize!(long => dyn Debug + 'a)
    }
    let byte = 7;
    assert_eq!(format!("{:?}", &*shorten(unsize!(MyBox::new("long") => dyn Debug), &byte)), "\"long\"");
}

/// Claim: run-unsize.
#[test]
fn of_a_borrowing_pointer_and_of_what_it_borrows() {
    let cat = Cat("Tom");
    let animal = unsize!(Borrowed::new(&cat) => dyn Animal);
    assert_eq!(animal.name(), "Tom");
}

/// Claim: run-unsize.
#[test]
fn of_the_pointers_of_the_standard_library() {
    let (cat, mut bytes) = (Cat("Tom"), [1_u8, 2]);
    assert_eq!(unsize!(&cat => dyn Animal).name(), "Tom");
    unsize!(&mut bytes => [u8])[0] = 7;
    assert_eq!(bytes, [7, 2]);
    assert_eq!(unsize!(Box::new(Cat("Kit")) => dyn Animal).name(), "Kit");
    let shared = Rc::new(Cat("Mia"));
    let weak: Weak<dyn Animal> = unsize!(Rc::downgrade(&shared) => dyn Animal);
    assert_eq!(weak.upgrade().map(|animal| animal.name()).as_deref(), Some("Mia"));
    assert_eq!(unsize!(shared => dyn Animal).name(), "Mia");
    assert!(unsize!(Weak::<Cat>::new() => dyn Animal).upgrade().is_none());
    let shared = Arc::new(Cat("Leo"));
    assert_eq!(
        unsize!(Arc::downgrade(&shared) => dyn Animal).upgrade().map(|animal| animal.name()).as_deref(),
        Some("Leo")
    );
    assert_eq!(unsize!(shared => dyn Animal).name(), "Leo");
    assert_eq!(unsize!(NonNull::from(&mut bytes) => [u8]).len(), 2);
    assert_eq!(unsize!(&raw mut bytes => [u8]).len(), 2);
    assert_eq!(unsize!(&raw const bytes => [u8]).len(), 2);
    assert_eq!(unsize!(Cell::new(&cat) => dyn Animal).get().name(), "Tom");
    assert_eq!(unsize!(UnsafeCell::new(&cat) => dyn Animal).into_inner().name(), "Tom");
}

/// Claim: run-unsize.
#[test]
fn of_a_pinned_pointer_with_the_marker() {
    let animal: Pin<MyBox<dyn Animal>> = unsize!(Pin::new(MyBox::new(Cat("Tom"))) => dyn Animal);
    assert_eq!(animal.name(), "Tom");
    let boxed = Box::pin((PhantomPinned, Cat("Kit")));
    let address = &raw const *boxed;
    let boxed = unsize!(boxed => dyn std::any::Any);
    assert_eq!((&raw const *boxed).cast(), address);
}

/// Every kind of field that may stand beside the pointer, and a destructor that reads all of them.
#[derive(SmartPointer)]
#[repr(transparent)]
struct Guarded<'a, #[pointee] T: ?Sized, A> {
    unit: (),
    r#type: &'a T,
    pinned: PhantomPinned,
    empty: [u8; 0],
    other: PhantomData<A>,
    same: PhantomData<T>,
}

thread_local! {
    static GUARDS_DROPPED: Cell<usize> = const { Cell::new(0) };
}

impl<T: ?Sized, A> Drop for Guarded<'_, T, A> {
    fn drop(&mut self) {
        GUARDS_DROPPED.set(GUARDS_DROPPED.get() + 1 + size_of_val(&self.empty));
    }
}

fn guarded<T>(value: &T) -> Guarded<'_, T, String> {
    Guarded { unit: (), r#type: value, pinned: PhantomPinned, empty: [], other: PhantomData, same: PhantomData }
}

/// Claim: run-unsize.
#[test]
fn of_a_pointer_with_a_destructor_and_every_kind_of_field() {
    let cat = Cat("Tom");
    let before = GUARDS_DROPPED.get();
    let animal = unsize!(guarded(&cat) => dyn Animal);
    assert_eq!(GUARDS_DROPPED.get(), before, "the pointer before unsizing is not dropped");
    assert_eq!(animal.r#type.name(), "Tom");
    let ((), PhantomPinned) = (animal.unit, animal.pinned);
    drop(animal);
    assert_eq!(GUARDS_DROPPED.get(), before + 1);
}

/// Claim: run-unsize-drop.
#[test]
fn what_it_points_to_is_dropped_once() {
    let drops = Cell::new(0);
    let object = unsize!(MyBox::new(Dropped(&drops)) => dyn Counted + '_);
    let list = unsize!(ListRc::<_, 1>::new(Dropped(&drops)) => dyn Counted + '_);
    assert_eq!(drops.get(), 0);
    drop((object, list));
    assert_eq!(drops.get(), 2);
}

/// Claim: run-unsize-drop.
#[test]
fn what_was_made_before_a_panic_is_dropped_once() {
    let drops = Cell::new(0);
    let result = catch_unwind(AssertUnwindSafe(|| {
        let made = MyBox::new(Dropped(&drops));
        unsize!({ assert_eq!(drops.get(), 1, "not yet"); made } => dyn Counted + '_)
    }));
    assert!(result.is_err());
    assert_eq!(drops.get(), 1);
}

/// Claim: run-unsize-drop.
#[test]
fn an_operand_that_leaves_the_function() {
    fn first(cats: &[&'static str]) -> Option<MyBox<dyn Animal>> {
        Some(unsize!(MyBox::new(Cat(cats.first()?)) => dyn Animal))
    }
    assert!(first(&[]).is_none());
    assert_eq!(first(&["Tom"]).map(|animal| animal.name()).as_deref(), Some("Tom"));
}

/// Claim: run-unsize-site.
#[test]
fn in_generic_code() {
    fn object<T: Animal + 'static>(value: T) -> MyRc<dyn Animal> {
        unsize!(MyRc::new(value) => dyn Animal)
    }
    fn slice<T, const N: usize>(values: [T; N]) -> MyRc<[T]> {
        unsize!(MyRc::new(values) => [T])
    }
    assert_eq!((object(Cat("Tom")).name().as_str(), slice([1, 2]).len()), ("Tom", 2));
}

/// Claim: run-unsize-site.
#[test]
fn wherever_an_expression_can_stand() {
    fn adopt(animal: &MyRc<dyn Animal>) -> String {
        animal.name()
    }
    fn temporary() -> Cat {
        Cat("Kit")
    }
    assert_eq!(adopt(&unsize!(MyRc::new(Cat("Tom")) => dyn Animal)), "Tom");
    assert_eq!(unsize!(&temporary() => dyn Animal).name(), "Kit");
    let cats = ["Mia", "Leo"].map(|name| unsize!(MyBox::new(Cat(name)) => dyn Animal));
    assert_eq!(cats.iter().map(|cat| cat.name()).collect::<String>(), "MiaLeo");
    let cat = if cats.is_empty() { None } else { Some(unsize!(MyBox::new(Cat("Ada")) => dyn Animal)) };
    assert_eq!(cat.map(|cat| cat.name()).as_deref(), Some("Ada"));
}
