//! `triomphe` with its feature `unsize`.
//!
//! A function per row of `ui-tests/peers.md`, each compiled on its own with `--cfg` of its name.

#![forbid(unsafe_code)]
#![cfg_attr(receiver, feature(arbitrary_self_types))]

use std::pin::Pin;
use triomphe::Arc;
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
    let object: Arc<dyn Speak> = Arc::new(Cat("meow")).unsize(Coercion!(to dyn Speak));
    assert_eq!(object.speak(), "meow");
}

#[cfg(borrowing)]
#[test]
fn borrowing() {
    let word = String::from("hello");
    let object: Arc<dyn Speak + Send + Sync + '_> =
        Arc::new(Visitor(&word)).unsize(Coercion!(to dyn Speak + Send + Sync));
    assert_eq!(object.speak(), "hello");
}

#[cfg(slice)]
#[test]
fn slice() {
    let bytes: Arc<[u8]> = Arc::new([1, 2, 3]).unsize(Coercion::to_slice());
    assert_eq!(bytes.len(), 3);
}

#[cfg(closure)]
#[test]
fn closure() {
    let add: Arc<dyn Fn(u8) -> u8> = Arc::new(|byte: u8| byte + 1).unsize(Coercion!(to dyn Fn(u8) -> u8));
    assert_eq!(add(6), 7);
}

#[cfg(tail)]
#[test]
fn tail() {
    let object: Arc<Wrapper<dyn Speak>> =
        Arc::new(Wrapper { links: [1, 2], value: Cat("meow") }).unsize(Coercion!(to Wrapper<dyn Speak>));
    assert_eq!((object.links, object.value.speak()), ([1, 2], "meow".to_owned()));
}

#[cfg(in_generic_code)]
#[test]
fn in_generic_code() {
    fn object<T: Speak + 'static>(pointer: Arc<T>) -> Arc<dyn Speak> {
        pointer.unsize(Coercion!(to dyn Speak))
    }

    assert_eq!(object(Arc::new(Cat("meow"))).speak(), "meow");
}

#[cfg(supertrait)]
#[test]
fn supertrait() {
    let pet: Arc<dyn Pet> = Arc::new(Cat("meow")).unsize(Coercion!(to dyn Pet));
    let object: Arc<dyn Speak> = pet.unsize(Coercion!(to dyn Speak));
    assert_eq!(object.speak(), "meow");
}

#[cfg(fewer_auto_traits)]
#[test]
fn fewer_auto_traits() {
    let sent: Arc<dyn Speak + Send> = Arc::new(Cat("meow")).unsize(Coercion!(to dyn Speak + Send));
    let object: Arc<dyn Speak> = sent.unsize(Coercion!(to dyn Speak));
    assert_eq!(object.speak(), "meow");
}

#[cfg(pinned)]
#[test]
fn pinned() {
    let pinned = Pin::new(Arc::new(Cat("meow")));
    let object: Pin<Arc<dyn Speak>> = pinned.unsize(Coercion!(to dyn Speak));
    assert_eq!(object.speak(), "meow");
}

#[cfg(implicit)]
#[test]
fn implicit() {
    let cat = Arc::new(Cat("meow"));
    let object: Arc<dyn Speak> = cat;
    assert_eq!(object.speak(), "meow");
}

#[cfg(receiver)]
#[test]
fn receiver() {
    trait Leave {
        fn leave(self: Arc<Self>) -> String;
    }

    impl Leave for Cat {
        fn leave(self: Arc<Self>) -> String {
            self.0.to_owned()
        }
    }

    let object: Arc<dyn Leave> = Arc::new(Cat("meow")).unsize(Coercion!(to dyn Leave));
    assert_eq!(object.leave(), "meow");
}
