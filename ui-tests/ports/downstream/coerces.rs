//! The same program, which coerces implicitly.

#[test]
fn coerces() {
    let bump = bumpalo::Bump::new();
    let counted: triomphe::Arc<dyn ToString> = triomphe::Arc::new(0);
    let collected: gc::Gc<dyn ToString> = gc::Gc::new(1);
    let borrowed: refbox::RefBox<dyn ToString> = refbox::RefBox::new(2);
    let shared: static_rc::StaticRc<dyn ToString, 1, 1> = static_rc::StaticRc::new(3);
    let portable: portable_atomic_util::Arc<dyn ToString> = portable_atomic_util::Arc::new(4);
    let bumped: bumpalo::boxed::Box<'_, dyn ToString> = bumpalo::boxed::Box::new_in(5, &bump);
    let aliased: aliasable::boxed::AliasableBox<dyn ToString> =
        aliasable::boxed::AliasableBox::from_unique(Box::new(6));
    let styled: servo_arc::Arc<dyn ToString> = servo_arc::Arc::new(7);
    let unique: rc_box::RcBox<dyn ToString> = rc_box::RcBox::new(8);
    let hybrid: hybrid_rc::Rc<dyn ToString> = hybrid_rc::Rc::new(9);
    let shown = [
        counted.to_string(),
        collected.to_string(),
        borrowed.try_borrow_mut().unwrap().to_string(),
        shared.to_string(),
        portable.to_string(),
        bumped.to_string(),
        aliased.to_string(),
        styled.to_string(),
        unique.to_string(),
        hybrid.to_string(),
    ];
    assert!(shown.iter().enumerate().all(|(index, shown)| index.to_string() == *shown), "{shown:?}");
    let slice: dumpster::unsync::Gc<[i32]> = dumpster::unsync::Gc::new([1, 2, 3]);
    assert_eq!(slice.len(), 3);
}
