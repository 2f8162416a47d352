//! Allocation, which can fail, is separate from initialization, which cannot. The value is shared
//! under a lock, where nothing may fail.
//!
//! `cargo run -p kernel-pointers --example allocation`

#![forbid(unsafe_code)]

use kernel_pointers::{AllocError, Arc, GFP_ATOMIC, GFP_KERNEL, InPlaceInit, Mutex, UniqueArc};

struct Config {
    generation: u64,
}

fn main() -> Result<(), AllocError> {
    let init = Mutex::new(Arc::new(Config { generation: 1 }, GFP_KERNEL)?);
    let current: Arc<Mutex<Arc<Config>>> = Arc::pin_init(init, GFP_KERNEL)?;

    // Allocate first, where waiting and failing are allowed.
    let memory = UniqueArc::new_uninit(GFP_KERNEL)?;
    let old = {
        let mut current = current.lock();
        // Under the lock, the new value depends on the old one, and nothing can fail.
        let generation = current.generation + 1;
        std::mem::replace(&mut *current, memory.write(Config { generation }).into())
    };
    println!("generation {} replaces {}", current.lock().generation, old.generation);

    // The last owner of the old value uses its memory for something else.
    match old.into_unique_or_drop() {
        Some(mut config) => {
            config.generation = 0;
            println!("the old one is unique, and is reset to generation {}", config.generation);
        }
        None => println!("the old one is still in use"),
    }

    // 64 TiB, which the address space of a process does not have.
    let too_large = UniqueArc::<[u8; 1 << 46]>::new_uninit(GFP_ATOMIC);
    println!(
        "64 TiB: {}",
        too_large.err().map_or("there was memory".to_owned(), |error: AllocError| error.to_string())
    );
    Ok(())
}
