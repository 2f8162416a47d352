//! What the kernel's sources import together.

pub use crate::alloc::{flags::*, Box, KBox, KVBox, KVVec, KVec, VBox, VVec, Vec};
pub use crate::error::{code::*, Error, Result};
pub use crate::init::{InPlaceInit, InPlaceWrite, Init, PinInit};
pub use crate::{build_assert, init, pin_init, static_assert, try_init, try_pin_init};
pub use core::pin::Pin;
pub use macros::{pin_data, pinned_drop, Zeroable};
