//! A cast that adds an auto trait to a raw trait object: rejected since 1.87.
//!
//! Claim: attack-cast (rust-lang/rust#136764).
//! Cf. pass/coercion/upcast.rs
//! Harm: with `arbitrary_self_types`, safe code calls a method that is not in the vtable.
//! Builtin: the language's own, the attack uses no derive.
//! Since: 1.87, which rejects the cast.

#![forbid(unsafe_code)]

trait Trait {}

fn add(object: *const dyn Trait) -> *const (dyn Trait + Send) {
    object as *const (dyn Trait + Send)
}

fn main() {}
