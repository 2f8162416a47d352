//! The addresses of pages that other pages link to.

/// Returns the address of the page of a case.
pub(crate) fn address_of_case(name: &str) -> String {
    format!("case/{}.html", name.trim_end_matches(".rs"))
}

/// Returns the address of the page of a claim.
pub(crate) fn address_of_claim(id: &str) -> String {
    format!("claim/{id}.html")
}

/// Returns the address of the list of a folder, or of all cases.
pub(crate) fn list_address(folder: &str) -> String {
    if folder.is_empty() { "case/index.html".to_owned() } else { format!("case/{folder}/index.html") }
}

/// Returns every folder that a case is in, the widest first.
pub(crate) fn folders(name: &str) -> impl Iterator<Item = &str> {
    name.match_indices('/').map(|(at, _)| &name[..at])
}
