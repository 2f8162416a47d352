//! Both crates in rust-analyzer, as an editor runs it.
//!
//! `.ci/editor` gets a rust-analyzer and the compiler that belongs to it, and runs these tests with
//! the path of the first in `RUST_ANALYZER` and of the second in `RUSTC`.

use evidence::{cargo, workspace};
use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response, ResponseError};
use serde_json::{Value, json};
use std::env;
use std::fs;
use std::io::BufReader;
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use tempfile::TempDir;

/// The values of `RUSTC_BOOTSTRAP` for either mode. In the first, the crate may also declare
/// methods with a pointer as `self`.
const IMPLICIT: &str = "pin_coerce_unsized,editor";
const EXPLICIT: &str = "-1";

/// Compiles in either mode.
const UNSIZED: &str = "
use pin_coerce_unsized::{PinCoerceUnsized, SmartPointer, unsize};
use std::{marker::PhantomData, ops::Deref, pin::Pin, ptr::NonNull};

#[derive(SmartPointer)]
#[repr(transparent)]
struct MyBox<T: ?Sized>(Box<T>);

impl<T: ?Sized> Deref for MyBox<T> {
    type Target = T;
    fn deref(&self) -> &T { &self.0 }
}

// SAFETY: what `deref` returns is what the box owns, whatever `T` is.
unsafe impl<T: ?Sized> PinCoerceUnsized for MyBox<T> {}

struct Inner<T: ?Sized> { _count: usize, _value: T }

#[derive(SmartPointer)]
#[repr(transparent)]
struct Counted<'a, #[pointee] T: ?Sized + Send, A> where A: Copy {
    inner: NonNull<Inner<T>>,
    marker: PhantomData<(&'a (), A)>,
}

fn unsizes(seven: MyBox<i32>, array: MyBox<[u8; 3]>, counted: Counted<u32, u8>, pinned: Pin<MyBox<i32>>) {
    let of_trait = unsize!(seven => dyn ToString);
    let of_slice = unsize!(array => [_]);
    let of_header = unsize!(counted => dyn ToString + Send);
    let of_pin = unsize!(pinned => dyn ToString);
    let _text: String = of_trait.to_string();
    drop((of_slice, of_header, of_pin));
}

fn main() {}
";

/// What `unsize!` gives, as rust-analyzer writes it.
const TYPES: [(&str, &str); 4] = [
    ("of_trait", "MyBox<dyn ToString>"),
    ("of_slice", "MyBox<[u8]>"),
    ("of_header", "Counted<'_, dyn ToString + Send, u8>"),
    ("of_pin", "Pin<MyBox<dyn ToString>>"),
];

/// Compiles beside the above where coercions are implicit.
const COERCED: &str = "
fn coerces(seven: MyBox<i32>, array: MyBox<[u8; 3]>) -> MyBox<[u8]> {
    let object: MyBox<dyn ToString> = seven;
    drop(object);
    array
}
";

/// A crate that uses both crates of this workspace, in one mode.
struct Project {
    folder: TempDir,
    bootstrap: &'static str,
}

impl Project {
    fn new(bootstrap: &'static str) -> Self {
        let folder = tempfile::tempdir().expect("there is a temporary folder");
        let manifest = format!(
            "[package]\nname = \"editor\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
             pin-coerce-unsized.path = \"{}\"\n",
            workspace().join("pin-coerce-unsized").display()
        );
        fs::create_dir(folder.path().join("src")).expect("the folder is writable");
        fs::write(folder.path().join("src/main.rs"), "fn main() {}\n").expect("the folder is writable");
        fs::write(folder.path().join("Cargo.toml"), manifest).expect("the folder is writable");
        fs::copy(workspace().join("Cargo.lock"), folder.path().join("Cargo.lock")).expect("there is a lock file");
        Self { folder, bootstrap }
    }

    /// Runs a command in the folder of the crate, in its mode.
    fn set(&self, mut command: Command) -> Command {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("editor").join(self.bootstrap);
        command.current_dir(self.folder.path()).env("CARGO_TARGET_DIR", target).env("RUSTC_BOOTSTRAP", self.bootstrap);
        command
    }

    /// The errors that the compiler finds in this program, which stays in the folder.
    fn errors_of_rustc(&self, program: &str) -> String {
        fs::write(self.folder.path().join("src/main.rs"), program).expect("the folder is writable");
        let mut cargo = self.set(cargo::command());
        let output = cargo.args(["check", "--quiet"]).output().expect("cargo runs");
        let errors = String::from_utf8_lossy(&output.stderr);
        if output.status.success() { String::new() } else { errors.into_owned() }
    }

    /// The errors that rust-analyzer finds in the folder and in both crates of this workspace.
    fn errors_of_all_crates(&self) -> Vec<String> {
        let mut analyzer = self.set(analyzer());
        let output = analyzer.args(["diagnostics", ".", "--severity", "error"]).output().expect("rust-analyzer runs");
        let text = String::from_utf8_lossy(&output.stdout);
        assert!(text.contains("diagnostic scan complete"), "{text}{}", String::from_utf8_lossy(&output.stderr));
        // Progress is written over itself.
        let errors = text.split(['\n', '\r', '\u{8}']).filter(|line| line.contains("at crate "));
        errors.map(|line| line.trim().to_owned()).collect()
    }
}

fn analyzer() -> Command {
    Command::new(env::var_os("RUST_ANALYZER").expect("`.ci/editor` sets RUST_ANALYZER"))
}

/// rust-analyzer with one file open.
struct Editor<'a> {
    server: Child,
    requests: ChildStdin,
    answers: BufReader<ChildStdout>,
    project: &'a Project,
    text: String,
    /// How many requests and edits there were.
    count: i32,
}

impl<'a> Editor<'a> {
    fn open(project: &'a Project) -> Self {
        let mut analyzer = project.set(analyzer());
        let mut server =
            analyzer.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("rust-analyzer can be started");
        let requests = server.stdin.take().expect("it is piped");
        let answers = BufReader::new(server.stdout.take().expect("it is piped"));
        let text = fs::read_to_string(project.folder.path().join("src/main.rs")).expect("the file is there");
        let mut editor = Self { server, requests, answers, project, text, count: 0 };
        let capabilities = json!({
            "textDocument": {"hover": {"contentFormat": ["markdown"]}, "diagnostic": {}},
            "experimental": {"serverStatusNotification": true},
        });
        let root = format!("file://{}", project.folder.path().display());
        let options = json!({"checkOnSave": false, "cachePriming": {"enable": false}});
        let parameters = json!({"rootUri": root, "capabilities": capabilities, "initializationOptions": options});
        editor.ask("initialize", &parameters);
        editor.tell("initialized", &json!({}));
        let document = json!({"uri": editor.uri(), "languageId": "rust", "version": 0, "text": editor.text});
        editor.tell("textDocument/didOpen", &json!({"textDocument": document}));
        while !editor.read().is_some_and(|message| is_ready(&message)) {}
        editor
    }

    fn uri(&self) -> String {
        format!("file://{}/src/main.rs", self.project.folder.path().display())
    }

    fn tell(&mut self, method: &str, parameters: &Value) {
        self.write(&Notification::new(method.to_owned(), parameters).into());
    }

    /// Asks again if rust-analyzer cancels the request, as the protocol requires of an editor. It does
    /// so when it has read something new in the meantime.
    fn ask(&mut self, method: &str, parameters: &Value) -> Value {
        loop {
            match self.ask_once(method, parameters) {
                Ok(result) => return result,
                Err(error) if error.code == ErrorCode::ServerCancelled as i32 => {}
                Err(error) => panic!("{method}: {}", error.message),
            }
        }
    }

    fn ask_once(&mut self, method: &str, parameters: &Value) -> Result<Value, ResponseError> {
        self.count += 1;
        let id = RequestId::from(self.count);
        self.write(&Request::new(id.clone(), method.to_owned(), parameters).into());
        loop {
            if let Some(Message::Response(answer)) = self.read()
                && answer.id == id
            {
                return answer.response_result;
            }
        }
    }

    fn write(&mut self, message: &Message) {
        message.write(&mut self.requests).expect("rust-analyzer reads");
    }

    /// The next message, unless it is a question, which gets an empty answer.
    fn read(&mut self) -> Option<Message> {
        match Message::read(&mut self.answers).expect("a message").expect("rust-analyzer has not ended") {
            Message::Request(request) => {
                self.write(&Response::new_ok(request.id, Value::Null).into());
                None
            }
            Message::Notification(message) if message.method == "window/showMessage" => panic!("{}", message.params),
            message => Some(message),
        }
    }

    fn replace_text(&mut self, text: String) {
        self.count += 1;
        let document = json!({"uri": self.uri(), "version": self.count});
        self.tell("textDocument/didChange", &json!({"textDocument": document, "contentChanges": [{"text": text}]}));
        self.text = text;
    }

    /// The place where this text is for the first time, as requests name it.
    fn place(&self, of: &str) -> Value {
        let before = self.text.split(of).next().expect("there is a first part");
        assert!(before.len() < self.text.len(), "{of} is not in the file");
        let character = before.len() - before.rfind('\n').map_or(0, |end| end + 1);
        let position = json!({"line": before.matches('\n').count(), "character": character});
        json!({"textDocument": {"uri": self.uri()}, "position": position})
    }

    /// What is shown at this text.
    fn hover(&mut self, over: &str) -> String {
        let place = self.place(over);
        let answer = self.ask("textDocument/hover", &place);
        answer["contents"]["value"].as_str().unwrap_or_default().to_owned()
    }

    /// The type that is shown for this variable.
    fn kind(&mut self, of: &str) -> String {
        let hover = self.hover(of);
        let kind = hover.split_once(&format!("let {of}: ")).and_then(|(_, rest)| rest.lines().next());
        kind.unwrap_or_else(|| panic!("{of} has no type: {hover}")).to_owned()
    }

    /// What the macro at this text is expanded to.
    fn expansion(&mut self, of: &str) -> Option<String> {
        let place = self.place(of);
        self.ask("rust-analyzer/expandMacro", &place)["expansion"].as_str().map(str::to_owned)
    }

    /// What is underlined as an error.
    fn errors(&mut self) -> Vec<String> {
        let document = json!({"textDocument": {"uri": self.uri()}});
        let found = self.ask("textDocument/diagnostic", &document);
        let items = found["items"].as_array().unwrap_or_else(|| panic!("no list: {found}"));
        let errors = items.iter().filter(|item| item["severity"] == 1);
        let word = |item: &Value, key: &str| item[key].as_str().unwrap_or_default().to_owned();
        errors.map(|item| format!("{}: {}", word(item, "code"), word(item, "message"))).collect()
    }
}

impl Drop for Editor<'_> {
    fn drop(&mut self) {
        // It may have ended by itself, and then there is nothing left to do.
        drop(self.server.kill());
        drop(self.server.wait());
    }
}

/// Whether rust-analyzer has read everything, build scripts and procedural macros included.
fn is_ready(message: &Message) -> bool {
    let Message::Notification(message) = message else { return false };
    message.method == "experimental/serverStatus" && message.params["quiescent"] == true && {
        assert_eq!(message.params["health"], "ok", "{}", message.params);
        true
    }
}

const NO_ERRORS: [&str; 0] = [];

/// Claim: derive-in-editor.
#[ignore = "needs a rust-analyzer, which `.ci/editor` gets"]
#[test]
fn only_what_the_compiler_rejects_is_an_error_and_unsize_has_its_type() {
    let coerced = format!("{UNSIZED}{COERCED}");
    for (bootstrap, program) in [(IMPLICIT, &*coerced), (EXPLICIT, UNSIZED)] {
        let project = Project::new(bootstrap);
        assert_eq!(project.errors_of_rustc(program), "");
        assert_eq!(project.errors_of_all_crates(), NO_ERRORS, "{bootstrap}");
        let mut editor = Editor::open(&project);
        assert_eq!(editor.errors(), NO_ERRORS, "{bootstrap}");
        for (name, kind) in TYPES {
            assert_eq!(editor.kind(name), kind, "{bootstrap}");
        }

        // rust-analyzer reports no error because there is none, and not because it overlooks all
        // errors.
        editor.replace_text(program.replace("let _text: String", "let _text: u8"));
        assert_eq!(editor.errors(), ["E0308: expected u8, found String"], "{bootstrap}");
        if bootstrap == EXPLICIT {
            assert_eq!(project.errors_of_rustc(&coerced).matches("error[E0308]").count(), 2);
            editor.replace_text(coerced.clone());
            let expected = [
                "E0308: expected MyBox<dyn ToString + 'static>, found MyBox<i32>",
                "E0308: expected MyBox<[u8]>, found MyBox<[u8; 3]>",
            ];
            assert_eq!(editor.errors(), expected);
        }
    }
}

/// The lines of documentation that count as its first screen.
const SCREEN: usize = 25;

/// Claim: derive-in-editor.
#[ignore = "needs a rust-analyzer, which `.ci/editor` gets"]
#[test]
fn the_first_screen_says_what_is_required() {
    let project = Project::new(EXPLICIT);
    let mut editor = Editor::open(&project);
    editor.replace_text(UNSIZED.to_owned());
    let mut screen = |over: &str| {
        let hover = editor.hover(over);
        // The path and the kind of item come first.
        let (_, documentation) = hover.split_once("\n---\n\n").expect("there is documentation");
        documentation.split_inclusive('\n').take(SCREEN).collect::<String>()
    };
    let derive = screen("SmartPointer)");
    // Markdown counts by itself: rust-analyzer writes each number as 1.
    assert_eq!(derive.matches("\n1. ").count(), 6, "{derive}");
    let unsize = screen("unsize!");
    for (shown, part) in [
        (&derive, "* `#[pointee]` on a type parameter"),
        (&derive, "* `#[smart_pointer(crate = path)]` on the struct"),
        (&unsize, "six requirements"),
        (&unsize, "two attributes"),
        (&unsize, "The target is the new pointee"),
    ] {
        // Where a line ends is not asked.
        let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(shown.contains(part), "no {part}: {shown}");
    }
}

/// A struct, with what it needs around it.
const DERIVE: &str = "use std::marker::PhantomData;\n#[derive(pin_coerce_unsized::SmartPointer)]\n";
const STRUCT: &str = "#[repr(transparent)]\nstruct Ptr<'a, #[pointee] T: ?Sized, A, const N: usize> where A: Copy {\n    \
                      pointer: &'a T,\n    marker: PhantomData<A>,\n}\n";

/// The brackets that an editor has put after the cursor.
fn closed(text: &str) -> String {
    let mut closing = Vec::new();
    for character in text.chars() {
        match character {
            '(' => closing.push(')'),
            '[' => closing.push(']'),
            '{' => closing.push('}'),
            ')' | ']' | '}' => drop(closing.pop()),
            _ => {}
        }
    }
    closing.iter().rev().collect()
}

/// Claim: derive-in-editor.
#[ignore = "needs a rust-analyzer, which `.ci/editor` gets"]
#[test]
fn a_struct_that_is_being_typed_is_expanded() {
    for bootstrap in [IMPLICIT, EXPLICIT] {
        let project = Project::new(bootstrap);
        let mut editor = Editor::open(&project);
        let (mut impls, mut messages) = (0, 0);
        // Inside a word there is nothing new.
        let is_in_word = |end: &usize| STRUCT.as_bytes().get(*end).is_some_and(u8::is_ascii_alphanumeric);
        for end in (0..=STRUCT.len()).filter(|end| !is_in_word(end)) {
            let typed = &STRUCT[..end];
            editor.replace_text(format!("{DERIVE}{typed}{}\nfn main() {{}}\n", closed(typed)));
            let errors = editor.errors();
            assert!(!errors.iter().any(|error| error.contains("panicked")), "{bootstrap}: {typed}: {errors:?}");
            // As long as there is no struct, the derive is not asked.
            let Some(expansion) = editor.expansion("SmartPointer") else { continue };
            let is_error = expansion.contains("compile_error!");
            assert!(is_error || expansion.contains(" for Ptr<") || expansion.contains("__implicit!"), "{expansion}");
            *(if is_error { &mut messages } else { &mut impls }) += 1;
        }
        assert!(impls > 1 && messages > 1, "{bootstrap}: {impls} with impls, {messages} with errors");
        let (errors, expansion) = (editor.errors(), editor.expansion("SmartPointer").unwrap_or_default());
        assert!(errors.is_empty() && !expansion.contains("compile_error!"), "{bootstrap}: {errors:?}: {expansion}");
    }
}

/// A pointer with a bound as the type of `self`, where only a supertrait says that the bound holds.
const RECEIVER: &str = "
trait Safe {}

// derive
#[repr(transparent)]
struct Bounded<T: ?Sized + Safe>(Box<T>);

impl<T: ?Sized + Safe> std::ops::Deref for Bounded<T> {
    type Target = T;
    fn deref(&self) -> &T { &self.0 }
}

trait Plain: Safe {}
trait Runs: Safe { fn run(self: Bounded<Self>) {} }

struct Value;
impl Safe for Value {}
impl Plain for Value {}
impl Runs for Value {}

fn main() {
    let _plain: Bounded<dyn Plain> = Bounded(Box::new(Value)) as Bounded<Value>;
    let value: Bounded<Value> = Bounded(Box::new(Value));
    let object: Bounded<dyn Runs> = value;
    object.run();
}
";

/// The features beside `arbitrary_self_types`, and what makes the pointer coerce.
const DERIVES: [(&str, &str); 3] = [
    ("", "#[derive(pin_coerce_unsized::SmartPointer)]"),
    ("derive_coerce_pointee", "#[derive(std::marker::CoercePointee)]"),
    (
        "coerce_unsized, dispatch_from_dyn, unsize",
        "use std::{marker::Unsize, ops::{CoerceUnsized, DispatchFromDyn}};
         impl<T: ?Sized + Safe + Unsize<U>, U: ?Sized + Safe> CoerceUnsized<Bounded<U>> for Bounded<T> {}
         impl<T: ?Sized + Safe + Unsize<U>, U: ?Sized + Safe> DispatchFromDyn<Bounded<U>> for Bounded<T> {}",
    ),
];

/// rust-analyzer takes a trait for one that is not dyn-compatible if it has such a method.
///
/// Claim: editor-receiver.
#[ignore = "needs a rust-analyzer, which `.ci/editor` gets"]
#[test]
fn a_receiver_with_a_bound_is_an_error_with_any_derive() {
    let project = Project::new(IMPLICIT);
    let mut editor = Editor::open(&project);
    for (features, derive) in DERIVES {
        let program = RECEIVER.replace("// derive", derive);
        let program = format!("#![feature(arbitrary_self_types, {features})]\n{program}");
        assert_eq!(project.errors_of_rustc(&program), "");
        editor.replace_text(program);
        let expected = ["E0308: expected Bounded<dyn Runs + 'static>, found Bounded<Value>"];
        assert_eq!(editor.errors(), expected, "{derive}");
    }
}

/// A pointer with a const parameter, and an impl without a derive, with and without the braces that
/// the derive writes around the name of such a parameter.
const BRACES: &str = "
#[derive(pin_coerce_unsized::SmartPointer)]
#[repr(transparent)]
struct Numbered<T: ?Sized, const ID: u64>(Box<T>);

trait Next<P> {}
struct Bare<const ID: u64>;
impl<const ID: u64> Next<Bare<ID>> for Bare<ID> {}
struct Braced<const ID: u64>;
impl<const ID: u64> Next<Braced<{ ID }>> for Braced<{ ID }> {}
fn next<P: Next<Q>, Q>(_: P) -> Option<Q> { None }

fn main() {
    let by_macro = pin_coerce_unsized::unsize!(Numbered::<_, 7>(Box::new(7)) => dyn ToString);
    let by_bare = next(Bare::<7>);
    let by_braced = next(Braced::<7>);
    drop((by_macro.0.to_string(), by_bare, by_braced));
}
";

/// rust-analyzer does not see that `{ ID }` is `ID`. A bare `ID` would be a type of that name.
///
/// Claim: editor-braces.
#[ignore = "needs a rust-analyzer, which `.ci/editor` gets"]
#[test]
fn a_const_parameter_in_braces_is_unknown_with_any_impl() {
    for bootstrap in [IMPLICIT, EXPLICIT] {
        let project = Project::new(bootstrap);
        assert_eq!(project.errors_of_rustc(BRACES), "");
        let mut editor = Editor::open(&project);
        assert!(editor.errors().is_empty(), "{bootstrap}: {:?}", editor.errors());
        assert_eq!(editor.kind("by_macro"), "Numbered<dyn ToString, _>", "{bootstrap}");
        assert_eq!(editor.kind("by_bare"), "Option<Bare<7>>");
        assert_eq!(editor.kind("by_braced"), "Option<Braced<_>>");
    }
}
