//! `refbox` with its `coerce!`.
//!
//! A function per row of `ui-tests/peers.md`, each compiled on its own with `--cfg` of its name.

#![forbid(unsafe_code)]
#![cfg_attr(receiver, feature(arbitrary_self_types))]

use refbox::{RefBox, coerce};
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
    let object: RefBox<dyn Speak> = coerce!(RefBox::new(Cat("meow")) => dyn Speak);
    assert_eq!(object.try_borrow_mut().expect("not borrowed").speak(), "meow");
}

#[cfg(borrowing)]
#[test]
fn borrowing() {
    let word = String::from("hello");
    let object: RefBox<dyn Speak + Send + Sync + '_> =
        coerce!(RefBox::new(Visitor(&word)) => dyn Speak + Send + Sync + '_);
    assert_eq!(object.try_borrow_mut().expect("not borrowed").speak(), "hello");
}

#[cfg(slice)]
#[test]
fn slice() {
    let bytes: RefBox<[u8]> = coerce!(RefBox::new([1, 2, 3]) => [u8]);
    assert_eq!(bytes.try_borrow_mut().expect("not borrowed").len(), 3);
}

#[cfg(closure)]
#[test]
fn closure() {
    let add: RefBox<dyn Fn(u8) -> u8> = coerce!(RefBox::new(|byte: u8| byte + 1) => dyn Fn(u8) -> u8);
    assert_eq!((add.try_borrow_mut().expect("not borrowed"))(6), 7);
}

#[cfg(tail)]
#[test]
fn tail() {
    let object: RefBox<Wrapper<dyn Speak>> =
        coerce!(RefBox::new(Wrapper { links: [1, 2], value: Cat("meow") }) => Wrapper<dyn Speak>);
    let object = object.try_borrow_mut().expect("not borrowed");
    assert_eq!((object.links, object.value.speak()), ([1, 2], "meow".to_owned()));
}

#[cfg(in_generic_code)]
#[test]
fn in_generic_code() {
    fn object<T: Speak + 'static>(pointer: RefBox<T>) -> RefBox<dyn Speak> {
        coerce!(pointer => dyn Speak)
    }

    assert_eq!(object(RefBox::new(Cat("meow"))).try_borrow_mut().expect("not borrowed").speak(), "meow");
}

#[cfg(supertrait)]
#[test]
fn supertrait() {
    let pet: RefBox<dyn Pet> = coerce!(RefBox::new(Cat("meow")) => dyn Pet);
    let object: RefBox<dyn Speak> = coerce!(pet => dyn Speak);
    assert_eq!(object.try_borrow_mut().expect("not borrowed").speak(), "meow");
}

#[cfg(fewer_auto_traits)]
#[test]
fn fewer_auto_traits() {
    let sent: RefBox<dyn Speak + Send> = coerce!(RefBox::new(Cat("meow")) => dyn Speak + Send);
    let object: RefBox<dyn Speak> = coerce!(sent => dyn Speak);
    assert_eq!(object.try_borrow_mut().expect("not borrowed").speak(), "meow");
}

#[cfg(pinned)]
#[test]
fn pinned() {
    let pinned = Pin::new(RefBox::new(Cat("meow")));
    let object: Pin<RefBox<dyn Speak>> = coerce!(pinned => dyn Speak);
    assert_eq!(object.speak(), "meow");
}

#[cfg(implicit)]
#[test]
fn implicit() {
    let cat = RefBox::new(Cat("meow"));
    let object: RefBox<dyn Speak> = cat;
    assert_eq!(object.try_borrow_mut().expect("not borrowed").speak(), "meow");
}

#[cfg(receiver)]
#[test]
fn receiver() {
    trait Leave {
        fn leave(self: RefBox<Self>) -> String;
    }

    impl Leave for Cat {
        fn leave(self: RefBox<Self>) -> String {
            self.0.to_owned()
        }
    }

    let object: RefBox<dyn Leave> = coerce!(RefBox::new(Cat("meow")) => dyn Leave);
    assert_eq!(object.leave(), "meow");
}
