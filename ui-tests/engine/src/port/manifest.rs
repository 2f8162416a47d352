//! The manifest: the dependency, the feature that switches it on, and what is no longer needed.

use super::entries;
use super::heap;
use super::judged::Judged;
use super::krate::Crate;
use super::left::LeftAlone;
use crate::cargo::runtime;
use anyhow::{Context, Result, bail};
use cargo_metadata::{Dependency, DependencyKind, MetadataCommand};
use std::fs;
use std::path::{Component, Path, PathBuf};
use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, Value};

/// The crate to depend on.
const RUNTIME: &str = "pin-coerce-unsized";

/// What happens to the manifest.
#[derive(Debug)]
pub(super) struct Changed {
    /// The new text.
    pub(super) text: String,
    /// What a maintainer has to know.
    pub(super) notes: Vec<LeftAlone>,
}

/// Returns the manifest of the ported crate.
///
/// # Errors
///
/// If the manifest cannot be read, or the feature cannot switch the dependency on.
pub(super) fn changed(krate: &Crate, judged: &Judged, feature: Option<&str>, needs_unsize: bool) -> Result<Changed> {
    let old = &krate.package.manifest;
    let windows = old.matches("\r\n").count();
    if windows > 0 && windows != old.matches('\n').count() {
        bail!("Cargo.toml: its lines end in different ways");
    }
    let text = old.trim_start_matches('\u{feff}');
    let without = without_unsize(text, krate).filter(|_| !needs_unsize);
    let mut manifest: DocumentMut = without.as_deref().unwrap_or(text).parse().context("Cargo.toml")?;
    let mut notes = Vec::new();
    if without.is_some() {
        notes.extend(keep_feature(&mut manifest, krate, feature));
    }
    if own_dependency(krate).is_none() {
        add_dependency(&mut manifest, krate, judged, feature.is_some())?;
    }
    if let Some(feature) = feature {
        switch_on(&mut manifest, krate, feature)?;
    }
    let text = manifest.to_string();
    let text = if old.contains("\r\n") { text.replace("\r\n", "\n").replace('\n', "\r\n") } else { text };
    let mark = if old.starts_with('\u{feff}') && !text.starts_with('\u{feff}') { "\u{feff}" } else { "" };
    Ok(Changed { text: format!("{mark}{text}"), notes })
}

/// Refuses a feature whose name cargo does not accept. Cargo itself says so, about a package with
/// this feature.
///
/// # Errors
///
/// If cargo refuses the name, or the package cannot be written.
pub(super) fn check_feature(name: &str) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let mut manifest: DocumentMut = "[package]\nname = \"named\"\n[lib]\npath = \"lib.rs\"\n[features]\n".parse()?;
    manifest["features"][name] = Array::new().into();
    let path = folder.path().join("Cargo.toml");
    fs::write(folder.path().join("lib.rs"), "")?;
    fs::write(&path, manifest.to_string())?;
    let Err(error) = MetadataCommand::new().manifest_path(path).no_deps().exec() else { return Ok(()) };
    let error = error.to_string();
    let first = error.lines().find_map(|line| line.rsplit_once("error: ")).map_or(&*error, |(_, cause)| cause);
    bail!("`--optional {name}`: cargo does not accept this as the name of a feature: {first}");
}

/// Returns the dependency on the runtime crate.
fn own_dependency(krate: &Crate) -> Option<&Dependency> {
    let own = |dependency: &&Dependency| dependency.name == RUNTIME && dependency.kind == DependencyKind::Normal;
    krate.package.metadata.dependencies.iter().find(own)
}

/// Returns why the derive cannot use the dependency that is there, and what to do.
pub(super) fn unfit_dependency(
    krate: &Crate,
    judged: &Judged,
    feature: Option<&str>,
) -> Option<(String, &'static str)> {
    let is_taken = |of: &&Dependency| {
        let key = of.rename.as_ref().map(|key| key.replace('_', "-"));
        of.name != RUNTIME && key.as_deref() == Some(RUNTIME)
    };
    if let Some(other) = krate.package.metadata.dependencies.iter().find(is_taken) {
        return Some((format!("its dependency `{RUNTIME}` is the package `{}`", other.name), "give it another name"));
    }
    let own = own_dependency(krate)?;
    let lacks = |name: &str| !own.uses_default_features && !own.features.iter().any(|feature| feature == name);
    let (is, decide) = match feature {
        _ if own.rename.is_some() => ("has another name", "give it its own name, or write the derive by hand"),
        _ if own.target.is_some() => ("is only there for some targets", "move it to `[dependencies]`"),
        None if own.optional => ("is optional", "use `--optional FEATURE`, or remove `optional`"),
        Some(_) if !own.optional => ("is not optional", "make it optional, or do not use `--optional`"),
        _ if lacks("derive") || lacks("unsize") => {
            ("is without the default features", "add its features `derive` and `unsize`")
        }
        _ if lacks("alloc") && !enables_alloc(krate) && has_heap_pointer(krate, judged) => (
            "is without the feature `alloc`, and a pointer is made of a `Box`, `Rc`, `Arc` or `Weak`",
            "add its feature `alloc`",
        ),
        _ => return None,
    };
    Some((format!("its dependency on `{RUNTIME}` {is}"), decide))
}

fn add_dependency(manifest: &mut DocumentMut, krate: &Crate, judged: &Judged, is_optional: bool) -> Result<()> {
    let mut entry = InlineTable::new();
    entry.insert("version", env!("CARGO_PKG_VERSION").into());
    entry.insert("path", path_from(&krate.package.folder).display().to_string().into());
    if !needs_alloc(krate, judged) {
        entry.insert("default-features", false.into());
        entry.insert("features", Value::Array(["derive", "unsize"].into_iter().collect::<Array>()));
    }
    if is_optional {
        entry.insert("optional", true.into());
    }
    let dependencies = manifest.entry("dependencies").or_insert_with(|| Item::Table(Table::new()));
    let dependencies = dependencies.as_table_like_mut().context("Cargo.toml: `dependencies` is not a table")?;
    // Manifests of the package registry have a table for each dependency.
    let is_spread = !dependencies.is_empty() && dependencies.iter().all(|(_, dependency)| dependency.is_table());
    let item = if is_spread { Item::Table(entry.into_table()) } else { Item::Value(Value::InlineTable(entry)) };
    dependencies.insert(RUNTIME, item);
    Ok(())
}

/// Returns the path of the runtime crate from a folder, as `cargo add --path` writes it.
fn path_from(folder: &Path) -> PathBuf {
    let runtime = runtime();
    let shared = folder.components().zip(runtime.components()).take_while(|(one, other)| one == other).count();
    let up = folder.components().skip(shared).map(|_| Component::ParentDir);
    up.chain(runtime.components().skip(shared)).collect()
}

/// Whether the crate can have the marker impls for `Box`, `Rc` and `Arc`: it uses the standard
/// library, or one of its pointers is made of these.
fn needs_alloc(krate: &Crate, judged: &Judged) -> bool {
    let root = krate.root().map(|root| &krate.files[root]);
    let is_no_std =
        root.is_some_and(|root| root.syntax.attrs.iter().any(|attribute| super::types::mentions(attribute, "no_std")));
    !is_no_std || has_heap_pointer(krate, judged)
}

/// Whether one of the pointers is made of `Box`, `Rc`, `Arc` or `Weak`.
fn has_heap_pointer(krate: &Crate, judged: &Judged) -> bool {
    judged.pointers.iter().any(|pointer| heap::is_on_heap(krate, pointer.item))
}

/// Whether a feature of the crate switches on the marker impls for `Box`, `Rc` and `Arc`.
fn enables_alloc(krate: &Crate) -> bool {
    let mut enabled = krate.package.metadata.features.values().flatten();
    enabled.any(|enabled| {
        enabled.split_once('/').is_some_and(|(of, name)| of.trim_end_matches('?') == RUNTIME && name == "alloc")
    })
}

/// Makes a feature switch the dependency on.
fn switch_on(manifest: &mut DocumentMut, krate: &Crate, feature: &str) -> Result<()> {
    let is_for_target = |dependency: &Dependency| {
        dependency.target.is_some() && dependency.rename.as_ref().unwrap_or(&dependency.name) == feature
    };
    if manifest.get("dependencies").is_some_and(|dependencies| dependencies.get(feature).is_some())
        || krate.package.metadata.dependencies.iter().any(is_for_target)
    {
        bail!("`--optional {feature}`: this is the name of a dependency; choose another feature");
    }
    let features = manifest.entry("features").or_insert_with(|| Item::Table(Table::new()));
    let enables = features.as_table_like_mut().map(|features| features.entry(feature).or_insert(Array::new().into()));
    let Some(enables) = enables.and_then(Item::as_array_mut) else {
        bail!("`--optional {feature}`: the manifest's features cannot be changed");
    };
    // The first `dep:` takes away the feature that an optional dependency has by itself.
    let is_feature = krate.package.metadata.features.contains_key(RUNTIME);
    let dependency = if is_feature { RUNTIME.to_owned() } else { format!("dep:{RUNTIME}") };
    if !enables.iter().any(|enabled| enabled.as_str() == Some(&dependency)) {
        entries::push(enables, &dependency);
    }
    Ok(())
}

/// Returns the dependency on the crate `unsize`, if it has its own name.
fn unsize_dependency(krate: &Crate) -> Option<&Dependency> {
    let is_it = |of: &&Dependency| of.name == "unsize" && of.rename.is_none();
    krate.package.metadata.dependencies.iter().find(is_it)
}

/// Returns a manifest without the dependency on the crate `unsize`, if it has it.
fn without_unsize(text: &str, krate: &Crate) -> Option<String> {
    unsize_dependency(krate)?;
    let text = entries::without_dependency(text, "unsize")?;
    let starts = ["dep:unsize", "unsize/", "unsize?/"];
    Some(entries::without_enabled(&text, |enabled| starts.iter().any(|start| enabled.starts_with(start))))
}

/// Keeps the feature of an optional dependency that is gone, because users may name it.
fn keep_feature(manifest: &mut DocumentMut, krate: &Crate, feature: Option<&str>) -> Option<LeftAlone> {
    let is_it = |of: &&Dependency| of.name == "unsize" && of.rename.is_none();
    let is_optional = krate.package.metadata.dependencies.iter().filter(is_it).any(|of| of.optional);
    let mut features = krate.package.metadata.features.values().flatten();
    let is_named = features.any(|enabled| enabled == "dep:unsize");
    let is_nameable = krate.package.metadata.features.contains_key("unsize") || !is_named;
    if !is_optional || !is_nameable || feature == Some("unsize") {
        return None;
    }
    let features = manifest.entry("features").or_insert_with(|| Item::Table(Table::new())).as_table_like_mut()?;
    if features.get("unsize").is_some() {
        return None;
    }
    features.insert("unsize", Array::new().into());
    Some(LeftAlone {
        place: "Cargo.toml".to_owned(),
        about: "feature `unsize`".to_owned(),
        reason: "it stays for users who name it, and switches nothing on; `--optional unsize` keeps its meaning"
            .to_owned(),
    })
}
