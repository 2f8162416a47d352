//! The evidence as pages that people look at: a static site, drawn from what the last run kept.
//!
//! - `kept`: what a run found out, as a file below the target folder; `other_runs`: what other
//!   commands left there.
//! - `text`: messages of rustc and Markdown as HTML; `code`: the text of a test; `tables`: tables
//!   of the repository's documents.
//! - `facts`: what the pages are about, read from the last run and the documents.
//! - `page`: a page that is not drawn yet; `context`: what its template is given.
//! - `lists`, `cases`, `attacks`, `claims`, `compilers`, `crates`, `overview`, `report`, `search`,
//!   `shapes`, `figures`: what each kind of page shows.
//! - `pages`: all pages, drawn from the templates in `ui-tests/engine/site/`.
//! - `write`: the folder, which is replaced as a whole or not at all.
//!
//! The templates are minijinja's. What a run kept is JSON by serde, which minijinja takes as it is,
//! so no second set of types describes it. minijinja has few dependencies and builds in seconds.
//! askama would check the names in the templates when it compiles them. Here a name that is not
//! defined is an error when the page is drawn, and `engine/tests/site/` draws every kind of page.
//! minijinja escapes whatever is not marked as HTML, and only `text` marks something.
//!
//! rustc's messages become HTML by ansi-to-html: rustc itself writes them in colour, and the spans
//! in its JSON would have to be drawn anew.

mod attacks;
mod cases;
mod claims;
mod code;
mod compilers;
mod context;
mod crates;
mod facts;
mod figures;
pub mod kept;
mod lists;
pub mod other_runs;
mod overview;
mod page;
pub mod pages;
mod report;
mod search;
mod shapes;
mod tables;
mod text;
mod write;

use crate::cargo::target;
use anyhow::Result;
use kept::KeptRun;
use other_runs::OtherRuns;
use std::path::{Path, PathBuf};

pub use write::write;

/// The name of the folder of the site below the target folder.
const FOLDER: &str = "site";

/// The page to open first.
pub const FIRST_PAGE: &str = "index.html";

/// Returns the folder of the site, if none is named.
#[must_use]
pub fn default_folder() -> PathBuf {
    target().join(FOLDER)
}

/// Draws what a run kept into a folder, and returns the page to open.
///
/// # Errors
///
/// If a page cannot be drawn, or the folder is not a site, or cannot be written.
pub fn draw(run: &KeptRun, folder: &Path) -> Result<PathBuf> {
    // A folder that is not a site is refused at once.
    write::place(folder)?;
    write(&pages::all(run, &OtherRuns::last()?)?, folder)
}
