//! What is printed for other programs.

use crate::{DERIVE, file_with, run, run_for_json};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;
use std::process::Command;

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().expect("this is an object").keys().map(String::as_str).collect()
}

/// The shape that `ui-tests/README.md` documents.
fn assert_shape(value: &Value) {
    assert_eq!(keys(value), ["errors", "file", "mode", "problem", "structs", "verdict"], "{value:#}");
    assert_ne!(value["problem"].is_null(), value["verdict"].is_null(), "{value:#}");
    let array = |value: &Value| value.as_array().expect("this is an array").clone();
    let structs = array(&value["structs"]);
    for judged in &structs {
        assert_eq!(keys(judged), ["errors", "expansion", "file", "line", "name", "verdict"], "{value:#}");
    }
    for error in structs.iter().flat_map(|judged| array(&judged["errors"])).chain(array(&value["errors"])) {
        let expected = ["cause", "code", "column", "file", "fix", "line", "message", "rendered", "rule"];
        assert_eq!(keys(&error), expected, "{value:#}");
        assert!(!error["rendered"].as_str().expect("rustc shows it").contains('\x1b'), "{error}");
    }
}

#[test]
fn it_has_one_shape_whatever_happens() {
    let bad = DERIVE.replace("#[repr(transparent)]", "");
    for content in [DERIVE, &bad, &format!("{DERIVE} fn f() -> u8 {{ \"\" }}"), "", "fn main( {", "use crate::a::B;"] {
        let (_folder, file) = file_with(content);
        assert_shape(&run_for_json(&[], &file).1);
    }
    let (code, missing) = run_for_json(&[], Path::new("missing.rs"));
    assert_shape(&missing);
    let parts = (&missing["file"], &missing["problem"]);
    assert_eq!((code, parts), (Some(2), (&json!("missing.rs"), &json!("missing.rs: no such file"))));
    let (code, printed, _) = run(&["expand", "--json"], Path::new("missing.rs"));
    assert_eq!((code, serde_json::from_str(&printed).ok()), (Some(2), Some(missing)));
}

#[test]
fn a_wrong_command_line_has_the_same_shape() {
    let engine = Command::new(env!("CARGO_BIN_EXE_evidence")).args(["check", "--json"]).output();
    let output = engine.expect("the engine runs");
    let value: Value = serde_json::from_slice(&output.stdout).expect("the engine prints JSON");
    assert_shape(&value);
    assert!(value["problem"].as_str().is_some_and(|problem| problem.contains("<FILE>")), "{value:#}");
    assert_eq!((output.status.code(), output.stderr.len()), (Some(2), 0));
}

#[test]
fn errors_have_their_rule_and_impls_are_there_if_asked_for() {
    let (_folder, file) = file_with(DERIVE.replace("#[repr(transparent)]", ""));
    let error = &run_for_json(&[], &file).1["structs"][0]["errors"][0];
    assert_eq!(error["rule"], "repr-absent");
    let (_folder, file) = file_with(DERIVE);
    assert!(run_for_json(&[], &file).1["structs"][0]["expansion"].is_null());
    let expansion = &run_for_json(&["--expand"], &file).1["structs"][0]["expansion"];
    assert!(expansion.as_str().is_some_and(|impls| impls.contains("> Ptr<T>")), "{expansion}");
}

#[test]
fn every_key_is_documented() {
    let readme = fs::read_to_string(evidence::workspace().join("ui-tests/README.md")).expect("the file is there");
    let documented = ["file", "verdict", "problem", "mode", "structs", "errors", "name", "line", "expansion", "rule"];
    let more = ["reason", "code", "message", "column", "rendered", "cause", "fix"];
    for key in documented.into_iter().chain(more) {
        assert!(readme.contains(&format!("`{key}`")), "{key}");
    }
}
