//! The commands of one request are in the memory of that request, and are trait objects. A box of a
//! command has the arena in it, and frees through it.
//!
//! `cargo run -p kernel-pointers --example arena`

#![forbid(unsafe_code)]

use kernel_pointers::GFP_KERNEL;
use kernel_pointers::arena::{Arena, ArenaBox};

trait Command {
    fn run(&mut self) -> String;
}

struct Read {
    sector: u64,
}

struct Write {
    sector: u64,
    data: [u8; 32],
}

impl Command for Read {
    fn run(&mut self) -> String {
        format!("read sector {}", self.sector)
    }
}

impl Command for Write {
    fn run(&mut self) -> String {
        format!("write {} bytes to sector {}", self.data.len(), self.sector)
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let request = Arena::new(256, GFP_KERNEL)?;
    let mut commands: Vec<ArenaBox<'_, dyn Command>> = Vec::new();
    // The coercion. Before it, each of these boxes is a pointer to its own type.
    commands.push(ArenaBox::new(Read { sector: 7 }, &request)?);
    commands.push(ArenaBox::new(Write { sector: 8, data: [0; 32] }, &request)?);
    println!("the request has {request:?}");
    for command in &mut commands {
        println!("{}", command.run());
    }

    // Each box gives its memory back to the arena that it came from.
    drop(commands);
    println!("the request has {request:?}");
    Ok(())
}
