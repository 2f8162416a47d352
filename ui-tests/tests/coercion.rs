//! A deriving pointer coerces to whatever a `Box` coerces to, wherever a `Box` does.

#![cfg(feature = "implicit")]

use std::any::Any;
use std::cell::Cell;
use std::fmt::Debug;
use std::pin::Pin;
use ui_tests::pointers::{Borrowed, Dropped, ListRc, MyBox, MyRc, Wrapper};

trait Animal {
    fn name(&self) -> String;
}

trait Pet: Animal {
    fn owner(&self) -> &'static str;
}

struct Cat(&'static str);

impl Animal for Cat {
    fn name(&self) -> String {
        self.0.to_owned()
    }
}

impl Pet for Cat {
    fn owner(&self) -> &'static str {
        "nobody"
    }
}

/// Claim: run-coerce-dyn.
#[test]
fn to_a_trait_object() {
    let cat: MyRc<dyn Animal> = MyRc::new(Cat("Tom"));
    assert_eq!(cat.name(), "Tom");
}

/// Claim: run-coerce-slice.
#[test]
fn to_a_slice() {
    let bytes: MyRc<[u8]> = MyRc::new([1, 2, 3]);
    assert_eq!(bytes.iter().sum::<u8>(), 6);
    let empty: MyBox<[String]> = MyBox::new([]);
    assert_eq!(empty.len(), 0);
}

/// Claim: run-coerce-dyn.
#[test]
fn to_a_supertrait_object() {
    let pet: MyRc<dyn Pet> = MyRc::new(Cat("Tom"));
    assert_eq!(pet.owner(), "nobody");
    let animal: MyRc<dyn Animal> = pet;
    assert_eq!(animal.name(), "Tom");
}

/// Claim: run-coerce-dyn.
#[test]
fn to_a_trait_object_with_fewer_auto_traits() {
    let shared: MyBox<dyn Debug + Send + Sync> = MyBox::new(7);
    let sent: MyBox<dyn Debug + Send> = shared;
    let local: MyBox<dyn Debug> = sent;
    assert_eq!(format!("{:?}", &*local), "7");
}

/// Claim: run-coerce-dyn.
#[test]
fn to_a_trait_object_with_a_shorter_lifetime() {
    fn shorten<'a>(long: MyBox<dyn Debug + 'static>, _: &'a u8) -> MyBox<dyn Debug + 'a> {
        long
    }
    let byte = 7;
    assert_eq!(format!("{:?}", &*shorten(MyBox::new("long"), &byte)), "\"long\"");
}

/// Claim: run-coerce-tail.
#[test]
fn to_a_struct_with_an_unsized_tail() {
    let cat: MyRc<Wrapper<dyn Animal>> = MyRc::new(Wrapper { links: [1, 2], value: Cat("Tom") });
    assert_eq!((cat.name().as_str(), cat.links), ("Tom", [1, 2]));
    let bytes: MyBox<Wrapper<[u8]>> = MyBox::new(Wrapper { links: [0, 0], value: [1, 2, 3] });
    assert_eq!(bytes.value.len(), 3);
}

/// Claim: run-coerce-tail.
#[test]
fn through_a_nested_deriving_pointer() {
    let cat: ListRc<dyn Animal, 1> = ListRc::new(Cat("Tom"));
    assert_eq!(cat.name(), "Tom");
    let default: ListRc<dyn Animal> = ListRc::new(Cat("Kit"));
    assert_eq!(default.name(), "Kit");
}

/// Claim: run-coerce-borrow.
#[test]
fn of_a_borrowing_pointer() {
    let cat = Cat("Tom");
    let borrowed = Borrowed::new(&cat);
    let animal: Borrowed<'_, dyn Animal> = borrowed;
    assert_eq!(animal.name(), "Tom");
}

/// Claim: run-pin-coerce.
#[test]
fn of_a_pinned_pointer_with_the_marker() {
    let pinned: Pin<MyBox<Cat>> = Pin::new(MyBox::new(Cat("Tom")));
    let animal: Pin<MyBox<dyn Animal>> = pinned;
    assert_eq!(animal.name(), "Tom");
    let pinned: Pin<MyRc<Cat>> = Pin::new(MyRc::new(Cat("Kit")));
    let shared: Pin<MyRc<dyn Animal>> = pinned;
    assert_eq!(shared.name(), "Kit");
}

/// Claim: run-coerce-site.
#[test]
fn in_a_function_argument() {
    fn adopt(animals: &mut Vec<MyRc<dyn Animal>>, animal: MyRc<dyn Animal>) {
        animals.push(animal);
    }
    let mut animals = Vec::new();
    adopt(&mut animals, MyRc::new(Cat("Tom")));
    assert_eq!(animals[0].name(), "Tom");
}

/// Claim: run-coerce-site.
#[test]
fn in_a_return_value() {
    fn adopt() -> MyRc<dyn Pet> {
        MyRc::new(Cat("Tom"))
    }
    fn adopt_maybe(yes: bool) -> Option<MyRc<dyn Pet>> {
        if yes { Some(MyRc::new(Cat("Tom"))) } else { None }
    }
    assert_eq!(adopt().name(), "Tom");
    assert_eq!(adopt_maybe(true).map(|pet| pet.name()), Some("Tom".to_owned()));
    assert!(adopt_maybe(false).is_none());
}

/// Claim: run-coerce-site.
#[test]
fn in_a_cast() {
    let animal = MyRc::new(Cat("Tom")) as MyRc<dyn Animal>;
    let inferred: MyRc<dyn Any> = MyRc::new(7_u8) as _;
    assert_eq!((animal.name().as_str(), inferred.downcast_ref()), ("Tom", Some(&7_u8)));
}

/// Claim: run-coerce-site.
#[test]
fn in_a_struct_field() {
    struct Home {
        pet: MyRc<dyn Pet>,
        others: (MyBox<dyn Animal>, u8),
    }
    let home = Home { pet: MyRc::new(Cat("Tom")), others: (MyBox::new(Cat("Kit")), 1) };
    assert_eq!(home.pet.name() + &home.others.0.name(), "TomKit");
}

/// The compiler's interpreter coerces here, and not the code that it generates.
///
/// Claim: run-coerce-site.
#[test]
fn in_a_constant() {
    const CAT: Borrowed<'static, Cat> = Borrowed::new(&Cat("Tom"));
    const ANIMAL: Borrowed<'static, dyn Animal> = CAT;
    const ARRAY: Borrowed<'static, [u8; 3]> = Borrowed::new(&[1, 2, 3]);
    const SLICE: Borrowed<'static, [u8]> = ARRAY;
    assert_eq!((ANIMAL.name().as_str(), &SLICE[..]), ("Tom", &[1, 2, 3][..]));
}

/// Claim: run-coerce-site.
#[test]
fn in_a_collection() {
    let array: [MyRc<dyn Animal>; 2] = [MyRc::new(Cat("Tom")), MyRc::new(Cat("Kit"))];
    let mut vector: Vec<MyRc<dyn Animal>> = vec![MyRc::new(Cat("Mia"))];
    vector.extend(array);
    vector.push(MyRc::new(Cat("Leo")));
    assert_eq!(vector.iter().map(|animal| animal.name()).collect::<Vec<_>>(), ["Mia", "Tom", "Kit", "Leo"]);
}

/// Claim: run-coerce-site.
#[test]
fn in_the_arms_of_a_match() {
    let animal: MyBox<dyn Debug> = match 1 + 1 {
        2 => MyBox::new("two"),
        _ => MyBox::new(0),
    };
    assert_eq!(format!("{:?}", &*animal), "\"two\"");
}

/// Claim: run-drop-once.
#[test]
fn keeps_the_count_and_drops_once() {
    let drops = Cell::new(0);
    let sized = MyRc::new(Dropped(&drops));
    let unsized_clone: MyRc<dyn Any2 + '_> = sized.clone();
    assert_eq!((sized.count(), unsized_clone.count()), (2, 2));
    drop(sized);
    assert_eq!((unsized_clone.count(), drops.get()), (1, 0));
    drop(unsized_clone);
    assert_eq!(drops.get(), 1);
}

/// A trait that every type implements, and that does not require `'static` as `Any` does.
trait Any2 {}

impl<T: ?Sized> Any2 for T {}

/// Claim: run-drop-once.
#[test]
fn drops_every_element_of_a_slice_once() {
    let drops = Cell::new(0);
    let slice: MyBox<[Dropped<'_>]> = MyBox::new([const { 0 }; 3].map(|_: u8| Dropped(&drops)));
    assert_eq!((slice.len(), drops.get()), (3, 0));
    drop(slice);
    assert_eq!(drops.get(), 3);
}
