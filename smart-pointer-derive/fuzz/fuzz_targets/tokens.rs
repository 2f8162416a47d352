//! The derive on mutated token streams, with every change chosen by libFuzzer.
//!
//! Claim: derive-total (the derive's own rule).
//!
//! In `smart-pointer-derive/fuzz/`: `cargo +nightly run --release`, with libFuzzer's options after
//! `--`.

#![no_main]

// A procedural macro exports nothing but its macros, so the derive is compiled once more.
#[path = "../../src/derive/mod.rs"]
mod derive;
#[path = "../../src/tests/fuzz.rs"]
mod fuzz;

use derive::expand::Mode;
use fuzz::{ITEMS, Material, Mutator, outcome};
use libfuzzer_sys::arbitrary::Unstructured;
use libfuzzer_sys::fuzz_target;

thread_local! {
    static MATERIAL: Material = Material::of(&ITEMS);
}

fuzz_target!(|data: &[u8]| {
    MATERIAL.with(|material| {
        let mut choices = Unstructured::new(data);
        let [explicit, unsize] = choices.arbitrary().unwrap_or_default();
        let mode = if explicit { Mode::Explicit { unsize } } else { Mode::Implicit };
        let mut input = mutator(material, &mut choices).item();
        while !choices.is_empty() {
            input = mutator(material, &mut choices).mutated(input);
        }
        if let Err(fault) = outcome(&input, mode) {
            panic!("{fault}: {input}");
        }
    });
});

fn mutator<'a>(material: &'a Material, choices: &mut Unstructured<'_>) -> Mutator<'a, impl FnMut(usize) -> usize> {
    Mutator { material, choose: |limit| choices.choose_index(limit).unwrap_or(0) }
}
