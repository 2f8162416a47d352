//! The ways to unsize your own pointer, side by side: what each costs its author, and what coerces.
//!
//! - `pointers/`: one pointer, `base.rs`, and what each way adds to it.
//! - `programs/`: what a user of such a pointer, or of the crate's own, writes.
//! - `tests/table.rs`: compiles and runs them, and compares with `ui-tests/peers.md`.
//! - `tests/instructions.rs`: what `unsize!` costs at run time, which is nothing.
//!
//! Here is how lines are counted.

/// What a way adds to the pointer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Added {
    /// Lines with code.
    pub lines: usize,
    /// Those of them in an `unsafe` block, function, trait or impl.
    pub in_unsafe: usize,
}

/// The lines of `extended` that `base` does not have, without comments and blank ones.
///
/// # Panics
///
/// If they are not the same pointer: every line of `base` has to be in `extended`, in this order.
#[must_use]
pub fn added(base: &str, extended: &str) -> Added {
    let mut base = code(base).into_iter().peekable();
    let mut added = Added { lines: 0, in_unsafe: 0 };
    for (line, is_unsafe) in code(extended) {
        if base.next_if(|(of_base, _)| *of_base == line).is_none() {
            added.lines += 1;
            added.in_unsafe += usize::from(is_unsafe);
        }
    }
    assert_eq!(base.next(), None, "every line of the pointer is there");
    added
}

/// The lines with code, and whether there is something unsafe in each.
///
/// From the word `unsafe` to the end of what it governs: the next brace that is opened, or a
/// semicolon before one. Strings with braces or comments in them would be misread; the pointers
/// have none.
fn code(source: &str) -> Vec<(&str, bool)> {
    let mut lines = Vec::new();
    // How many braces are open since an `unsafe`, if it has not ended.
    let mut since_unsafe: Option<usize> = None;
    for line in source.lines().map(|line| line.split("//").next().unwrap_or_default().trim()) {
        if line.is_empty() {
            continue;
        }
        let mut is_unsafe = since_unsafe.is_some();
        let mut rest = line;
        while !rest.is_empty() {
            let Some(depth) = since_unsafe else {
                let Some((_, after)) = rest.split_once("unsafe ") else { break };
                (since_unsafe, rest, is_unsafe) = (Some(0), after, true);
                continue;
            };
            let mut characters = rest.chars();
            since_unsafe = match characters.next() {
                Some('{') => Some(depth + 1),
                Some('}') => depth.checked_sub(1).filter(|depth| *depth > 0),
                Some(';') if depth == 0 => None,
                _ => since_unsafe,
            };
            rest = characters.as_str();
        }
        lines.push((line, is_unsafe));
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{Added, added, code};

    #[test]
    fn comments_and_blank_lines_do_not_count() {
        assert_eq!(code("//! About.\n\n/// A function.\nfn f() {} // Here.\n"), [("fn f() {}", false)]);
    }

    #[test]
    fn unsafe_lasts_to_the_end_of_its_block() {
        let lines = code(
            "unsafe impl A for B {\nfn f() {\ng();\n}\n}\nfn g() {\nlet x = unsafe { f() };\nunsafe {\nf();\n}\n}\n\
             unsafe fn h();\nfn i() {}",
        );
        let is_unsafe: String = lines.iter().map(|(_, is_unsafe)| if *is_unsafe { 'u' } else { '.' }).collect();
        assert_eq!(is_unsafe, "uuuuu.uuuu.u.");
    }

    #[test]
    fn a_line_after_an_unsafe_impl_without_a_body_is_safe() {
        assert_eq!(code("unsafe impl A for B {}\nfn f() {}"), [("unsafe impl A for B {}", true), ("fn f() {}", false)]);
    }

    #[test]
    fn what_the_base_has_is_not_added() {
        let base = "struct A;\nimpl A {\n}\n";
        let extended = "#[derive(B)]\nstruct A;\nimpl A {\n}\nunsafe impl C for A {}\n";
        assert_eq!(added(base, extended), Added { lines: 2, in_unsafe: 1 });
    }

    #[test]
    #[should_panic(expected = "every line of the pointer is there")]
    fn another_pointer_is_not_a_base() {
        let _ = added("struct A;\nstruct B;", "struct A;\nstruct C;");
    }
}
