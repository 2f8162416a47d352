//! A list does what a `VecDeque` does, whatever the order of operations.

#![cfg(not(loom))]

use kernel_pointers::{GFP_KERNEL, List, ListArc, ListLinks, impl_list_arc_safe, impl_list_item};
use proptest::prelude::{Just, Strategy, any, prop_assert_eq, prop_oneof, proptest};
use std::collections::VecDeque;

struct Item {
    value: u8,
    links: ListLinks,
}

impl_list_arc_safe!(impl ListArcSafe<0> for Item { untracked; });
impl_list_item!(impl ListItem<0> for Item { using ListLinks { links }; });

fn item(value: u8) -> ListArc<Item> {
    ListArc::new(Item { value, links: ListLinks::new() }, GFP_KERNEL).expect("there is memory")
}

#[derive(Debug, Clone)]
enum Operation {
    PushBack(u8),
    PushFront(u8),
    PopBack,
    PopFront,
    Append(Vec<u8>),
    /// At this place, a number of moves to the right and back to the left, then one edit.
    AtCursor(usize, usize, Edit),
}

#[derive(Debug, Clone)]
enum Edit {
    InsertNext(u8),
    InsertPrev(u8),
    RemoveNext,
    RemovePrev,
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        any::<u8>().prop_map(Edit::InsertNext),
        any::<u8>().prop_map(Edit::InsertPrev),
        Just(Edit::RemoveNext),
        Just(Edit::RemovePrev),
    ]
}

fn operation() -> impl Strategy<Value = Operation> {
    prop_oneof![
        any::<u8>().prop_map(Operation::PushBack),
        any::<u8>().prop_map(Operation::PushFront),
        Just(Operation::PopBack),
        Just(Operation::PopFront),
        proptest::collection::vec(any::<u8>(), 0..3).prop_map(Operation::Append),
        (0..8_usize, 0..8_usize, edit()).prop_map(|(right, left, edit)| Operation::AtCursor(right, left, edit)),
    ]
}

proptest! {
    /// Claim: kernel-list.
    #[test]
    fn agrees_with_a_deque(operations in proptest::collection::vec(operation(), 0..60)) {
        let (mut list, mut model) = (List::<Item>::new(), VecDeque::new());
        for operation in operations {
            match operation {
                Operation::PushBack(value) => {
                    list.push_back(item(value));
                    model.push_back(value);
                }
                Operation::PushFront(value) => {
                    list.push_front(item(value));
                    model.push_front(value);
                }
                Operation::PopBack => prop_assert_eq!(list.pop_back().map(|item| item.value), model.pop_back()),
                Operation::PopFront => prop_assert_eq!(list.pop_front().map(|item| item.value), model.pop_front()),
                Operation::Append(values) => {
                    let mut other = List::new();
                    for &value in &values {
                        other.push_back(item(value));
                    }
                    list.push_all_back(&mut other);
                    model.extend(values);
                }
                Operation::AtCursor(right, left, edit) => {
                    let mut cursor = list.cursor_front();
                    let mut place = 0;
                    for _ in 0..right {
                        prop_assert_eq!(cursor.move_next(), place < model.len());
                        place = model.len().min(place + 1);
                    }
                    for _ in 0..left {
                        prop_assert_eq!(cursor.move_prev(), place > 0);
                        place = place.saturating_sub(1);
                    }
                    match edit {
                        Edit::InsertNext(value) => {
                            cursor.insert_next(item(value));
                            model.insert(place, value);
                        }
                        Edit::InsertPrev(value) => {
                            cursor.insert_prev(item(value));
                            model.insert(place, value);
                            place += 1;
                        }
                        Edit::RemoveNext => prop_assert_eq!(cursor.remove_next().map(|item| item.value), model.remove(place)),
                        Edit::RemovePrev => {
                            let expected = place.checked_sub(1).and_then(|place| model.remove(place));
                            prop_assert_eq!(cursor.remove_prev().map(|item| item.value), expected);
                            place = place.saturating_sub(1);
                        }
                    }
                    prop_assert_eq!(cursor.peek_next().map(|item| item.value), model.get(place).copied());
                    let before = place.checked_sub(1).and_then(|place| model.get(place).copied());
                    prop_assert_eq!(cursor.peek_prev().map(|item| item.value), before);
                }
            }
            prop_assert_eq!(list.iter().map(|item| item.value).collect::<VecDeque<_>>(), model.clone());
            prop_assert_eq!(list.is_empty(), model.is_empty());
        }
    }
}
