//! Everything that one run found out.

use crate::compilers::CompilerResult;
use crate::judged::JudgedCase;
use crate::mistakes;
use crate::setting::Setting;
use crate::shapes::compared::ComparedShapes;

/// Everything that one run found out.
#[derive(Debug)]
pub struct Evidence {
    /// The compiler: `rustc 1.95.0 (59807616e 2026-04-14)`.
    pub version: String,
    /// Whether our derive writes coercions.
    pub implicit: bool,
    /// Every case.
    pub cases: Vec<JudgedCase>,
    /// The generated shapes.
    pub shapes: ComparedShapes,
    /// Whether the derive passes on a million mutated token streams, if that is asked.
    pub mutations_hold: Option<bool>,
    /// The verdict of this compiler on everything, if that is asked.
    pub compiler: Option<CompilerResult>,
    /// Messages about what contradicts the suite.
    pub problems: Vec<String>,
    /// Messages about what would contradict the suite, if this were the compiler that it describes.
    pub notes: Vec<String>,
    /// How long it took to judge the cases, including the build of what they need.
    pub seconds: f64,
}

impl Evidence {
    /// Looks for what contradicts the suite.
    pub(crate) fn find_problems(&mut self, setting: Setting) {
        self.problems.extend(self.cases.iter().filter_map(JudgedCase::contradiction));
        self.notes.extend(self.cases.iter().filter_map(|judged| judged.misstatement(setting)));
        self.notes.extend(self.shapes.problems());
        if setting == Setting::Pinned {
            self.notes.extend(mistakes::problems(&self.cases));
        }
        if setting.is_described_by_headers() {
            self.problems.append(&mut self.notes);
        }
        if self.mutations_hold == Some(false) {
            let problem = "the derive fails on a mutated token stream, or its test did not run; see above";
            self.problems.push(problem.to_owned());
        }
        self.problems.extend(self.compiler.iter().flat_map(CompilerResult::problems));
    }
}
