//! A cast that lengthens the lifetime of a raw trait object: rejected since 1.94.
//!
//! Claim: attack-cast (rust-lang/rust#136702).
//! Cf. pass/coercion/upcast.rs
//! Harm: with `arbitrary_self_types`, safe code calls a method whose where-clause does not hold.
//! Builtin: the language's own, the attack uses no derive.
//! Since: 1.94, which rejects the cast.

#![forbid(unsafe_code)]

trait Trait {
    fn id(&self)
    where
        Self: 'static;
}

fn lengthen<'a>(object: *const (dyn Trait + 'a)) -> *const (dyn Trait + 'static) {
    object as *const (dyn Trait + 'static)
}

fn main() {}
