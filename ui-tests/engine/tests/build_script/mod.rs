//! The build script of both published crates as a program, run without cargo.

use evidence::compiler::{Compiler, Verdict, judge};
use evidence::workspace;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;
use tempfile::TempDir;

pub(crate) struct BuildScript {
    folder: TempDir,
    program: PathBuf,
    rustc: OsString,
    pub(crate) host: String,
}

impl BuildScript {
    pub(crate) fn compile(compiler: &Compiler) -> Self {
        let folder = tempfile::tempdir().expect("there is a temporary folder");
        let program = folder.path().join("build_script");
        let mut rustc = compiler.stable();
        rustc.args(["--crate-name=build_script", "-o"]).arg(&program);
        rustc.arg(workspace().join("pin-coerce-unsized/build.rs"));
        assert_eq!(judge(&mut rustc).expect("rustc runs").verdict, Verdict::Accepted);

        let rustc = compiler.stable().get_program().to_owned();
        let verbose = Command::new(&rustc).arg("-vV").output().expect("rustc runs").stdout;
        let verbose = String::from_utf8(verbose).expect("rustc prints UTF-8");
        let host = verbose.lines().find_map(|line| line.strip_prefix("host: ")).expect("rustc names its host");
        Self { folder, program, host: host.to_owned(), rustc }
    }

    /// The lines that it tells cargo, as a part of the runtime crate that is compiled for the host
    /// and may use unstable features, unless `variables` say otherwise.
    pub(crate) fn run(&self, variables: &[(&str, &str)]) -> Vec<String> {
        // The tests run side by side, and each script writes its probe.
        let folder = tempfile::tempdir_in(self.folder.path()).expect("the folder is writable");
        let output = Command::new(&self.program)
            .env_remove("RUSTC_WRAPPER")
            .env_remove("RUSTC_WORKSPACE_WRAPPER")
            .env("RUSTC", &self.rustc)
            .env("RUSTC_BOOTSTRAP", "pin_coerce_unsized")
            .env("OUT_DIR", folder.path())
            .env("HOST", &self.host)
            .env("TARGET", &self.host)
            .env("CARGO_PKG_NAME", "pin-coerce-unsized")
            .env("CARGO_ENCODED_RUSTFLAGS", "")
            .envs(variables.iter().copied())
            .output()
            .expect("the build script starts");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("the build script prints UTF-8").lines().map(str::to_owned).collect()
    }

    /// The `cfg`s that it sets.
    pub(crate) fn cfgs(&self, variables: &[(&str, &str)]) -> Vec<String> {
        let lines = self.run(variables).into_iter();
        lines.filter_map(|line| line.strip_prefix("cargo::rustc-cfg=").map(str::to_owned)).collect()
    }
}
