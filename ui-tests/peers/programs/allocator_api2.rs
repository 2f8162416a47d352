//! `allocator-api2` with its `unsize_box!`.
//!
//! A function per row of `ui-tests/peers.md`, each compiled on its own with `--cfg` of its name.

#![forbid(unsafe_code)]
#![cfg_attr(receiver, feature(arbitrary_self_types))]

use allocator_api2::boxed::Box;
use allocator_api2::unsize_box;
use std::pin::Pin;

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
    let object: Box<dyn Speak> = unsize_box!(Box::new(Cat("meow")));
    assert_eq!(object.speak(), "meow");
}

#[cfg(borrowing)]
#[test]
fn borrowing() {
    let word = String::from("hello");
    let object: Box<dyn Speak + Send + Sync + '_> = unsize_box!(Box::new(Visitor(&word)));
    assert_eq!(object.speak(), "hello");
}

#[cfg(slice)]
#[test]
fn slice() {
    let bytes: Box<[u8]> = unsize_box!(Box::new([1, 2, 3]));
    assert_eq!(bytes.len(), 3);
}

#[cfg(closure)]
#[test]
fn closure() {
    let add: Box<dyn Fn(u8) -> u8> = unsize_box!(Box::new(|byte: u8| byte + 1));
    assert_eq!(add(6), 7);
}

#[cfg(tail)]
#[test]
fn tail() {
    let object: Box<Wrapper<dyn Speak>> = unsize_box!(Box::new(Wrapper { links: [1, 2], value: Cat("meow") }));
    assert_eq!((object.links, object.value.speak()), ([1, 2], "meow".to_owned()));
}

#[cfg(in_generic_code)]
#[test]
fn in_generic_code() {
    fn object<T: Speak + 'static>(pointer: Box<T>) -> Box<dyn Speak> {
        unsize_box!(pointer)
    }

    assert_eq!(object(Box::new(Cat("meow"))).speak(), "meow");
}

#[cfg(supertrait)]
#[test]
fn supertrait() {
    let pet: Box<dyn Pet> = unsize_box!(Box::new(Cat("meow")));
    let object: Box<dyn Speak> = unsize_box!(pet);
    assert_eq!(object.speak(), "meow");
}

#[cfg(fewer_auto_traits)]
#[test]
fn fewer_auto_traits() {
    let sent: Box<dyn Speak + Send> = unsize_box!(Box::new(Cat("meow")));
    let object: Box<dyn Speak> = unsize_box!(sent);
    assert_eq!(object.speak(), "meow");
}

#[cfg(pinned)]
#[test]
fn pinned() {
    let pinned = Pin::new(Box::new(Cat("meow")));
    let object: Pin<Box<dyn Speak>> = unsize_box!(pinned);
    assert_eq!(object.speak(), "meow");
}

#[cfg(implicit)]
#[test]
fn implicit() {
    let cat = Box::new(Cat("meow"));
    let object: Box<dyn Speak> = cat;
    assert_eq!(object.speak(), "meow");
}

#[cfg(receiver)]
#[test]
fn receiver() {
    trait Leave {
        fn leave(self: Box<Self>) -> String;
    }

    impl Leave for Cat {
        fn leave(self: Box<Self>) -> String {
            self.0.to_owned()
        }
    }

    let object: Box<dyn Leave> = unsize_box!(Box::new(Cat("meow")));
    assert_eq!(object.leave(), "meow");
}
