//! Other derives under the names of ours.

use super::Derives;
use crate::artifacts::{RUNTIME, with_path};
use crate::compiler::{Verdict, judge};
use anyhow::{Result, bail};
use std::path::PathBuf;
use std::process::Command;

/// The compiler's own derive and marker under our names.
const BUILTIN: &str = include_str!("../../stand-ins/builtin.rs");

/// A derive that writes nothing, under our names.
const NOTHING: &str = include_str!("../../stand-ins/nothing.rs");

/// A derive that reports each item, under our names.
const NAMES_ITEM: &str = include_str!("../../stand-ins/names_item.rs");

impl Derives {
    /// Compiles the stand-ins for the two derives that ours is compared with.
    ///
    /// # Errors
    ///
    /// If this compiler has no derive of its own.
    pub fn add_stand_ins(&mut self) -> Result<()> {
        self.nothing = self.with_hostile_macros("nothing", NOTHING)?;
        for cfg in ["pin_coerce_unsized", "pin_safe_pointer"] {
            let mut rustc = self.compiler.unstable();
            rustc.args(["--cfg", cfg]);
            self.builtin = self.stand_in("builtin", BUILTIN, rustc)?;
            if self.builtin.is_some() {
                return Ok(());
            }
        }
        bail!("{} has no derive of its own to compare with", self.compiler.version);
    }

    /// Compiles the stand-ins that say where a file derives, and which of its errors have nothing
    /// to do with that.
    ///
    /// # Errors
    ///
    /// If rustc cannot be run.
    pub fn add_probes(&mut self) -> Result<()> {
        self.names_item = self.with_hostile_macros("names_item", NAMES_ITEM)?;
        self.nothing = self.with_hostile_macros("nothing", NOTHING)?;
        Ok(())
    }

    /// Compiles a stand-in whose derive is one of `hostile-macros`.
    fn with_hostile_macros(&self, name: &str, source: &str) -> Result<Option<PathBuf>> {
        let mut rustc = self.compiler.stable();
        self.artifacts.add_hostile_macros(&mut rustc);
        self.stand_in(name, source, rustc)
    }

    /// Compiles a stand-in, and returns its library unless the compiler rejects it.
    fn stand_in(&self, name: &str, source: &str, mut rustc: Command) -> Result<Option<PathBuf>> {
        let source = self.scratch.write(&format!("{name}.rs"), source)?;
        let library = self.scratch.path().join(format!("lib{name}.rmeta"));
        rustc.args(["--crate-name", RUNTIME, "--crate-type=lib", "--cap-lints=allow"]);
        rustc.arg(with_path("--emit=metadata=", &library)).arg(&source);
        Ok((judge(&mut rustc)?.verdict == Verdict::Accepted).then_some(library))
    }
}
