//! The hidden macro for fields borrows the struct.

#![forbid(unsafe_code)]

struct Owner {
    text: String,
}

impl Owner {
    fn text(&self) -> &'static String {
        kernel_pointers::__field!(self.text).field()
    }
}

fn main() {}
