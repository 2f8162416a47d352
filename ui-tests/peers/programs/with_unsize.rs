//! The `unsize` crate, for a pointer with its trait.
//!
//! A function per row of `ui-tests/peers.md`, each compiled on its own with `--cfg` of its name.

#![forbid(unsafe_code)]
#![cfg_attr(receiver, feature(arbitrary_self_types))]

use my_rc::MyRc;
use std::pin::Pin;
use unsize::{CoerceUnsize, Coercion};

trait Speak {
    fn speak(&self) -> String;
}

trait Pet: Speak {}

struct Cat(&'static str);

impl Speak for Cat {
    fn speak(&self) -> String {
        self.0.to_owned()
    }
}

impl Pet for Cat {}

struct Visitor<'a>(&'a str);

impl Speak for Visitor<'_> {
    fn speak(&self) -> String {
        self.0.to_owned()
    }
}

struct Wrapper<T: ?Sized> {
    links: [usize; 2],
    value: T,
}

#[cfg(trait_object)]
#[test]
fn trait_object() {
    let object: MyRc<dyn Speak> = MyRc::new(Cat("meow")).unsize(Coercion!(to dyn Speak));
    assert_eq!(object.speak(), "meow");
}

#[cfg(borrowing)]
#[test]
fn borrowing() {
    let word = String::from("hello");
    let object: MyRc<dyn Speak + Send + Sync + '_> =
        MyRc::new(Visitor(&word)).unsize(Coercion!(to dyn Speak + Send + Sync));
    assert_eq!(object.speak(), "hello");
}

#[cfg(slice)]
#[test]
fn slice() {
    let bytes: MyRc<[u8]> = MyRc::new([1, 2, 3]).unsize(Coercion::to_slice());
    assert_eq!(bytes.len(), 3);
}

#[cfg(closure)]
#[test]
fn closure() {
    let add: MyRc<dyn Fn(u8) -> u8> = MyRc::new(|byte: u8| byte + 1).unsize(Coercion!(to dyn Fn(u8) -> u8));
    assert_eq!(add(6), 7);
}

#[cfg(tail)]
#[test]
fn tail() {
    let object: MyRc<Wrapper<dyn Speak>> =
        MyRc::new(Wrapper { links: [1, 2], value: Cat("meow") }).unsize(Coercion!(to Wrapper<dyn Speak>));
    assert_eq!((object.links, object.value.speak()), ([1, 2], "meow".to_owned()));
}

#[cfg(in_generic_code)]
#[test]
fn in_generic_code() {
    fn object<T: Speak + 'static>(pointer: MyRc<T>) -> MyRc<dyn Speak> {
        pointer.unsize(Coercion!(to dyn Speak))
    }

    assert_eq!(object(MyRc::new(Cat("meow"))).speak(), "meow");
}

#[cfg(supertrait)]
#[test]
fn supertrait() {
    let pet: MyRc<dyn Pet> = MyRc::new(Cat("meow")).unsize(Coercion!(to dyn Pet));
    let object: MyRc<dyn Speak> = pet.unsize(Coercion!(to dyn Speak));
    assert_eq!(object.speak(), "meow");
}

#[cfg(fewer_auto_traits)]
#[test]
fn fewer_auto_traits() {
    let sent: MyRc<dyn Speak + Send> = MyRc::new(Cat("meow")).unsize(Coercion!(to dyn Speak + Send));
    let object: MyRc<dyn Speak> = sent.unsize(Coercion!(to dyn Speak));
    assert_eq!(object.speak(), "meow");
}

#[cfg(pinned)]
#[test]
fn pinned() {
    let pinned = Pin::new(MyRc::new(Cat("meow")));
    let object: Pin<MyRc<dyn Speak>> = pinned.unsize(Coercion!(to dyn Speak));
    assert_eq!(object.speak(), "meow");
}

#[cfg(implicit)]
#[test]
fn implicit() {
    let cat = MyRc::new(Cat("meow"));
    let object: MyRc<dyn Speak> = cat;
    assert_eq!(object.speak(), "meow");
}

#[cfg(receiver)]
#[test]
fn receiver() {
    trait Leave {
        fn leave(self: MyRc<Self>) -> String;
    }

    impl Leave for Cat {
        fn leave(self: MyRc<Self>) -> String {
            self.0.to_owned()
        }
    }

    let object: MyRc<dyn Leave> = MyRc::new(Cat("meow")).unsize(Coercion!(to dyn Leave));
    assert_eq!(object.leave(), "meow");
}
