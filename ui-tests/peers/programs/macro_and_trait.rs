//! The idiom of `gc-arena`, for a pointer with its own macro and hidden trait.
//!
//! A function per row of `ui-tests/peers.md`, each compiled on its own with `--cfg` of its name.

#![forbid(unsafe_code)]
#![cfg_attr(receiver, feature(arbitrary_self_types))]

use my_rc::{MyRc, unsize};
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
    let object: MyRc<dyn Speak> = unsize!(MyRc::new(Cat("meow")) => dyn Speak);
    assert_eq!(object.speak(), "meow");
}

#[cfg(borrowing)]
#[test]
fn borrowing() {
    let word = String::from("hello");
    let object: MyRc<dyn Speak + Send + Sync + '_> = unsize!(MyRc::new(Visitor(&word)) => dyn Speak + Send + Sync + '_);
    assert_eq!(object.speak(), "hello");
}

#[cfg(slice)]
#[test]
fn slice() {
    let bytes: MyRc<[u8]> = unsize!(MyRc::new([1, 2, 3]) => [u8]);
    assert_eq!(bytes.len(), 3);
}

#[cfg(closure)]
#[test]
fn closure() {
    let add: MyRc<dyn Fn(u8) -> u8> = unsize!(MyRc::new(|byte: u8| byte + 1) => dyn Fn(u8) -> u8);
    assert_eq!(add(6), 7);
}

#[cfg(tail)]
#[test]
fn tail() {
    let object: MyRc<Wrapper<dyn Speak>> =
        unsize!(MyRc::new(Wrapper { links: [1, 2], value: Cat("meow") }) => Wrapper<dyn Speak>);
    assert_eq!((object.links, object.value.speak()), ([1, 2], "meow".to_owned()));
}

#[cfg(in_generic_code)]
#[test]
fn in_generic_code() {
    fn object<T: Speak + 'static>(pointer: MyRc<T>) -> MyRc<dyn Speak> {
        unsize!(pointer => dyn Speak)
    }

    assert_eq!(object(MyRc::new(Cat("meow"))).speak(), "meow");
}

#[cfg(supertrait)]
#[test]
fn supertrait() {
    let pet: MyRc<dyn Pet> = unsize!(MyRc::new(Cat("meow")) => dyn Pet);
    let object: MyRc<dyn Speak> = unsize!(pet => dyn Speak);
    assert_eq!(object.speak(), "meow");
}

#[cfg(fewer_auto_traits)]
#[test]
fn fewer_auto_traits() {
    let sent: MyRc<dyn Speak + Send> = unsize!(MyRc::new(Cat("meow")) => dyn Speak + Send);
    let object: MyRc<dyn Speak> = unsize!(sent => dyn Speak);
    assert_eq!(object.speak(), "meow");
}

#[cfg(pinned)]
#[test]
fn pinned() {
    let pinned = Pin::new(MyRc::new(Cat("meow")));
    let object: Pin<MyRc<dyn Speak>> = unsize!(pinned => dyn Speak);
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

    let object: MyRc<dyn Leave> = unsize!(MyRc::new(Cat("meow")) => dyn Leave);
    assert_eq!(object.leave(), "meow");
}
