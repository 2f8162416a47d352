//! A driver whose data holds two locks that must not move. It is initialized in place, without
//! `unsafe`, and then becomes a trait object.
//!
//! `cargo run -p kernel-pointers --example driver`

#![forbid(unsafe_code)]
#![allow(clippy::expl_impl_clone_on_copy, reason = "written by `pin_data`")]

use kernel_pointers::{AllocError, Arc, GFP_KERNEL, InPlaceInit, Mutex};
use pinned_init::{PinInit, pin_data, try_pin_init};
use std::convert::Infallible;
use std::fmt;
use std::thread;

/// What can go wrong when a driver is bound to its device.
#[derive(Debug)]
enum ProbeError {
    Memory(AllocError),
    NoSuchDevice(u32),
}

impl From<AllocError> for ProbeError {
    fn from(error: AllocError) -> Self {
        Self::Memory(error)
    }
}

impl From<Infallible> for ProbeError {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

impl fmt::Display for ProbeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Memory(error) => error.fmt(f),
            Self::NoSuchDevice(id) => write!(f, "there is no device {id}"),
        }
    }
}

impl std::error::Error for ProbeError {}

/// What the rest of the kernel knows about a driver.
trait Driver: Send + Sync {
    fn interrupt(&self, line: u32);
    fn report(&self) -> String;
}

/// The driver's data.
#[pin_data]
struct DriverData {
    #[pin]
    pending: Mutex<Vec<u32>>,
    #[pin]
    handled: Mutex<usize>,
    device: u32,
}

impl DriverData {
    /// Finds the device and initializes the data where it will stay.
    fn probe(device: u32) -> impl PinInit<Self, ProbeError> {
        try_pin_init!(Self {
            pending <- Mutex::new(Vec::new()),
            handled <- Mutex::new(0),
            device: if device < 8 { device } else { return Err(ProbeError::NoSuchDevice(device)) },
        }? ProbeError)
    }
}

impl Driver for DriverData {
    fn interrupt(&self, line: u32) {
        self.pending.lock().push(line);
        *self.handled.lock() += 1;
    }

    fn report(&self) -> String {
        let mut lines = self.pending.lock().clone();
        lines.sort_unstable();
        format!("device {}: {} interrupts, lines {lines:?}", self.device, *self.handled.lock())
    }
}

fn bind(device: u32) -> Result<Arc<dyn Driver>, ProbeError> {
    let data: Arc<DriverData> = Arc::try_pin_init(DriverData::probe(device), GFP_KERNEL)?;
    Ok(data)
}

fn main() -> Result<(), ProbeError> {
    let driver = bind(3)?;
    thread::scope(|scope| {
        for line in 1..=3 {
            let driver = driver.clone();
            scope.spawn(move || driver.interrupt(line));
        }
    });
    println!("{}", driver.report());

    match bind(9) {
        Ok(driver) => println!("{}", driver.report()),
        Err(error) => println!("not bound: {error}"),
    }
    Ok(())
}
