//! One program with pointers of many ported crates, which uses `unsize!`.

use pin_coerce_unsized::unsize;

#[test]
fn unsizes() {
    let bump = bumpalo::Bump::new();
    let shown = [
        unsize!(triomphe::Arc::new(0) => dyn ToString).to_string(),
        unsize!(gc::Gc::new(1) => dyn ToString).to_string(),
        unsize!(refbox::RefBox::new(2) => dyn ToString).try_borrow_mut().unwrap().to_string(),
        unsize!(static_rc::StaticRc::<_, 1, 1>::new(3) => dyn ToString).to_string(),
        unsize!(portable_atomic_util::Arc::new(4) => dyn ToString).to_string(),
        unsize!(bumpalo::boxed::Box::new_in(5, &bump) => dyn ToString).to_string(),
        unsize!(aliasable::boxed::AliasableBox::from_unique(Box::new(6)) => dyn ToString).to_string(),
        unsize!(servo_arc::Arc::new(7) => dyn ToString).to_string(),
        unsize!(rc_box::RcBox::new(8) => dyn ToString).to_string(),
        unsize!(hybrid_rc::Rc::new(9) => dyn ToString).to_string(),
        unsize!(unique_rc::UniqRc::new(std::rc::Rc::new(10)) => dyn ToString).to_string(),
        gc_arena::arena::rootless_mutate(|context| {
            unsize!(gc_arena::Gc::new(context, 11) => dyn ToString).to_string()
        }),
    ];
    assert!(shown.iter().enumerate().all(|(index, shown)| index.to_string() == *shown), "{shown:?}");
    assert_eq!(unsize!(dumpster::unsync::Gc::new([1, 2, 3]) => [_]).len(), 3);
}
