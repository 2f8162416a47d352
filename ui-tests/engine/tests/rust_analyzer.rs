//! The derive in the process that rust-analyzer expands procedural macros in, which comes with the
//! compiler.
//!
//! One request and one answer are a line of JSON each. Token trees are lists of numbers: see
//! [`Tree`].

use evidence::compiler::Compiler;
use evidence::derives::Derives;
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use tempfile::TempDir;

/// The version of the protocol that the pinned compiler's process speaks.
const VERSION: u64 = 6;

const STRUCT: &str = "#[repr(transparent)] struct Ptr<'a, #[pointee] T: ?Sized + Trait<T>, A, const N: usize = 3> \
                      where A: Copy { pointer: &'a T, marker: PhantomData<A> }";

const NO_SUFFIX: u32 = u32::MAX;

/// rust-analyzer's form of a token stream: indices into each other, five numbers for a group, four
/// for a literal, three for others. A span is the number of the token, from 1 on.
#[derive(Default)]
struct Tree {
    groups: Vec<[u32; 5]>,
    literals: Vec<[u32; 4]>,
    puncts: Vec<[u32; 3]>,
    idents: Vec<[u32; 3]>,
    trees: Vec<u32>,
    texts: Vec<String>,
    spans: u32,
}

impl Tree {
    fn of(tokens: TokenStream) -> Self {
        let mut tree = Self::default();
        tree.add_group(Delimiter::None, tokens);
        tree
    }

    fn add_group(&mut self, delimiter: Delimiter, tokens: TokenStream) -> u32 {
        let kind = match delimiter {
            Delimiter::None => 0,
            Delimiter::Parenthesis => 1,
            Delimiter::Brace => 2,
            Delimiter::Bracket => 3,
        };
        let (group, open) = (self.groups.len(), self.next_span());
        self.groups.push([open, open, kind, 0, 0]);
        let content: Vec<u32> = tokens.into_iter().map(|token| self.add(token)).collect();
        self.groups[group][3] = number(self.trees.len());
        self.trees.extend(content);
        self.groups[group][4] = number(self.trees.len());
        number(group)
    }

    fn add(&mut self, token: TokenTree) -> u32 {
        match token {
            TokenTree::Group(group) => self.add_group(group.delimiter(), group.stream()) << 2,
            TokenTree::Literal(literal) => {
                // The only literals in the structs here are integers.
                let literal = [self.next_span(), self.text(literal.to_string()), 2, NO_SUFFIX];
                self.literals.push(literal);
                number(self.literals.len() - 1) << 2 | 1
            }
            TokenTree::Punct(punct) => {
                let is_joint = punct.spacing() == proc_macro2::Spacing::Joint;
                let punct = [self.next_span(), u32::from(punct.as_char()), u32::from(is_joint)];
                self.puncts.push(punct);
                number(self.puncts.len() - 1) << 2 | 2
            }
            TokenTree::Ident(ident) => {
                let ident = [self.next_span(), self.text(ident.to_string()), 0];
                self.idents.push(ident);
                number(self.idents.len() - 1) << 2 | 3
            }
        }
    }

    fn next_span(&mut self) -> u32 {
        self.spans += 1;
        self.spans
    }

    fn text(&mut self, text: String) -> u32 {
        self.texts.push(text);
        number(self.texts.len() - 1)
    }

    fn json(&self) -> Value {
        json!({
            "subtree": self.groups.concat(),
            "literal": self.literals.concat(),
            "punct": self.puncts.concat(),
            "ident": self.idents.concat(),
            "token_tree": self.trees,
            "text": self.texts,
        })
    }
}

fn number(index: usize) -> u32 {
    u32::try_from(index).expect("the structs are small")
}

/// The process.
struct Server {
    child: Child,
    requests: ChildStdin,
    answers: BufReader<ChildStdout>,
    /// Where it copies the library to, which it does not remove.
    _folder: TempDir,
}

impl Server {
    fn start(compiler: &Compiler) -> Self {
        let folder = tempfile::tempdir().expect("there is a temporary folder");
        let mut child = Command::new(compiler.sysroot.join("libexec/rust-analyzer-proc-macro-srv"))
            .env("RUST_ANALYZER_INTERNALS_DO_NOT_USE", "this is unstable")
            .env("TMPDIR", folder.path())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("it comes with the compiler");
        let requests = child.stdin.take().expect("it is piped");
        let answers = BufReader::new(child.stdout.take().expect("it is piped"));
        Self { child, requests, answers, _folder: folder }
    }

    fn ask(&mut self, request: &Value) -> Value {
        writeln!(self.requests, "{request}").expect("the process reads");
        let mut answer = String::new();
        self.answers.read_line(&mut answer).expect("the process answers");
        serde_json::from_str(&answer).expect("the answer is JSON")
    }

    /// The expansion, in rust-analyzer's form.
    fn expand(&mut self, library: &Path, input: &Tree) -> Value {
        let answer = self.ask(&json!({"ExpandMacro": {
            "lib": library,
            "env": [],
            "current_dir": null,
            "macro_body": input.json(),
            "macro_name": "SmartPointer",
            "attributes": null,
            "has_global_spans": {"serialize": true, "def_site": 0, "call_site": 0, "mixed_site": 0},
            "span_data_table": [],
        }}));
        answer["ExpandMacro"]["Ok"].clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // It may have ended by itself, and then there is nothing left to do.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// The words of an expansion, and where in the input each is.
fn words(expansion: &Value) -> Vec<(String, u64)> {
    let list = |key: &str| expansion[key].as_array().unwrap_or_else(|| panic!("no {key}: {expansion}"));
    let word = |ident: &[Value]| {
        let text = usize::try_from(ident[1].as_u64()?).ok()?;
        Some((list("text")[text].as_str()?.to_owned(), ident[0].as_u64()?))
    };
    list("ident").chunks(3).map(|ident| word(ident).expect("an identifier is three numbers")).collect()
}

/// The first tokens, at every depth.
fn until(tokens: TokenStream, left: &mut usize) -> TokenStream {
    let mut before = TokenStream::new();
    for token in tokens {
        let Some(rest) = left.checked_sub(1) else { break };
        *left = rest;
        before.extend([match token {
            TokenTree::Group(group) => proc_macro2::Group::new(group.delimiter(), until(group.stream(), left)).into(),
            token => token,
        }]);
    }
    before
}

/// Claim: derive-in-rust-analyzer.
#[rustversion::attr(not(stable(1.95)), ignore = "the protocol of the process changes with the compiler")]
#[test]
fn expands_the_derive_on_a_struct_that_is_being_typed() {
    let compiler = Compiler::find().expect("there is a compiler");
    let mut server = Server::start(&compiler);
    let derives = Derives::build(compiler).expect("the derive builds");
    assert_eq!(server.ask(&json!({"ApiVersionCheck": {}})), json!({"ApiVersionCheck": VERSION}));

    let tokens: TokenStream = STRUCT.parse().expect("the brackets are closed");
    let count = usize::try_from(Tree::of(tokens.clone()).spans).expect("the struct is small") - 1;
    let mut are_errors = Vec::new();
    for typed in 0..=count {
        let input = Tree::of(until(tokens.clone(), &mut { typed }));
        let words = words(&server.expand(derives.procedural_macro(), &input));
        let has = |name: &str| words.iter().any(|(word, _)| word == name);
        // Where coercions are implicit, the macro of the runtime crate writes the impls.
        // Beside an error, there are only impls that apply to nothing.
        let has_impls = has("__implicit") || has("impl") && !has("Rejected");
        assert!(has("compile_error") != has_impls && !has("struct"), "{typed}: {words:?}");
        let of_input = 0..=u64::from(input.spans);
        assert!(words.iter().all(|(_, span)| of_input.contains(span)), "{typed}: {words:?}");
        are_errors.push(has("compile_error"));
    }
    // The struct is whole with the type of its pointer, and again with the type of the marker.
    let impls = are_errors.iter().filter(|is_error| !**is_error).count();
    assert!(!are_errors[count] && (2..count / 2).contains(&impls), "{impls} of {count}");
}
