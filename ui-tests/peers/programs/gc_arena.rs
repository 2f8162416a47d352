//! `gc-arena` with its `unsize!`.
//!
//! A function per row of `ui-tests/peers.md`, each compiled on its own with `--cfg` of its name.

#![forbid(unsafe_code)]
#![cfg_attr(receiver, feature(arbitrary_self_types))]

use gc_arena::arena::rootless_mutate;
use gc_arena::{Collect, Gc, unsize};
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

/// What lives for `'gc` points to something in the arena.
#[derive(Collect)]
#[collect(no_drop)]
struct Visitor<'gc>(Gc<'gc, String>);

impl Speak for Visitor<'_> {
    fn speak(&self) -> String {
        (*self.0).clone()
    }
}

struct Wrapper<T: ?Sized> {
    links: [usize; 2],
    value: T,
}

#[cfg(trait_object)]
#[test]
fn trait_object() {
    rootless_mutate(|context| {
        let object: Gc<'_, dyn Speak> = unsize!(Gc::new_static(context, Cat("meow")) => dyn Speak);
        assert_eq!(object.speak(), "meow");
    });
}

#[cfg(borrowing)]
#[test]
fn borrowing() {
    rootless_mutate(|context| {
        let word = Gc::new(context, String::from("hello"));
        let object: Gc<'_, dyn Speak + '_> = unsize!(Gc::new(context, Visitor(word)) => dyn Speak + '_);
        assert_eq!(object.speak(), "hello");
    });
}

#[cfg(slice)]
#[test]
fn slice() {
    rootless_mutate(|context| {
        let bytes: Gc<'_, [u8]> = unsize!(Gc::new_static(context, [1, 2, 3]) => [u8]);
        assert_eq!(bytes.len(), 3);
    });
}

#[cfg(closure)]
#[test]
fn closure() {
    rootless_mutate(|context| {
        let add: Gc<'_, dyn Fn(u8) -> u8> = unsize!(Gc::new_static(context, |byte: u8| byte + 1) => dyn Fn(u8) -> u8);
        assert_eq!(add(6), 7);
    });
}

#[cfg(tail)]
#[test]
fn tail() {
    rootless_mutate(|context| {
        let object: Gc<'_, Wrapper<dyn Speak>> =
            unsize!(Gc::new_static(context, Wrapper { links: [1, 2], value: Cat("meow") }) => Wrapper<dyn Speak>);
        assert_eq!((object.links, object.value.speak()), ([1, 2], "meow".to_owned()));
    });
}

#[cfg(in_generic_code)]
#[test]
fn in_generic_code() {
    fn object<'gc, T: Speak + 'static>(pointer: Gc<'gc, T>) -> Gc<'gc, dyn Speak> {
        unsize!(pointer => dyn Speak)
    }

    rootless_mutate(|context| {
        assert_eq!(object(Gc::new_static(context, Cat("meow"))).speak(), "meow");
    });
}

#[cfg(supertrait)]
#[test]
fn supertrait() {
    rootless_mutate(|context| {
        let pet: Gc<'_, dyn Pet> = unsize!(Gc::new_static(context, Cat("meow")) => dyn Pet);
        let object: Gc<'_, dyn Speak> = unsize!(pet => dyn Speak);
        assert_eq!(object.speak(), "meow");
    });
}

#[cfg(fewer_auto_traits)]
#[test]
fn fewer_auto_traits() {
    rootless_mutate(|context| {
        let sent: Gc<'_, dyn Speak + Send> = unsize!(Gc::new_static(context, Cat("meow")) => dyn Speak + Send);
        let object: Gc<'_, dyn Speak> = unsize!(sent => dyn Speak);
        assert_eq!(object.speak(), "meow");
    });
}

#[cfg(pinned)]
#[test]
fn pinned() {
    rootless_mutate(|context| {
        let pinned = Pin::new(Gc::new_static(context, Cat("meow")));
        let object: Pin<Gc<'_, dyn Speak>> = unsize!(pinned => dyn Speak);
        assert_eq!(object.speak(), "meow");
    });
}

#[cfg(implicit)]
#[test]
fn implicit() {
    rootless_mutate(|context| {
        let cat = Gc::new_static(context, Cat("meow"));
        let object: Gc<'_, dyn Speak> = cat;
        assert_eq!(object.speak(), "meow");
    });
}

#[cfg(receiver)]
#[test]
fn receiver() {
    trait Leave<'gc> {
        fn leave(self: Gc<'gc, Self>) -> String;
    }

    impl<'gc> Leave<'gc> for Cat {
        fn leave(self: Gc<'gc, Self>) -> String {
            self.0.to_owned()
        }
    }

    rootless_mutate(|context| {
        let object: Gc<'_, dyn Leave<'_>> = unsize!(Gc::new_static(context, Cat("meow")) => dyn Leave<'_>);
        assert_eq!(object.leave(), "meow");
    });
}
