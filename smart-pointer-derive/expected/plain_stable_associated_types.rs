compile_error! {
    "exactly one type parameter must be marked as `#[pointee]` to derive `SmartPointer`\nhelp: mark the one that is unsized, for instance `#[pointee] T`"
}
