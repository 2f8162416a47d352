//! Processes in two intrusive lists at a time: one has all of them by age, the other has those that
//! can run, by priority.
//!
//! `cargo run -p kernel-pointers --example two_lists`

#![forbid(unsafe_code)]

use kernel_pointers::{
    AllocError, GFP_KERNEL, List, ListArc, ListLinks, UniqueArc, impl_list_arc_safe, impl_list_item,
};

const ALL: u64 = 0;
const RUNNABLE: u64 = 1;

struct Process {
    name: &'static str,
    priority: u8,
    all: ListLinks<ALL>,
    runnable: ListLinks<RUNNABLE>,
}

impl_list_arc_safe!(impl ListArcSafe<0> for Process { untracked; });
impl_list_arc_safe!(impl ListArcSafe<1> for Process { untracked; });
impl_list_item!(impl ListItem<0> for Process { using ListLinks { all }; });
impl_list_item!(impl ListItem<1> for Process { using ListLinks { runnable }; });

/// Puts the process before the first one of a lower priority.
fn enqueue(queue: &mut List<Process, RUNNABLE>, process: ListArc<Process, RUNNABLE>) {
    let mut cursor = queue.cursor_front();
    while cursor.peek_next().is_some_and(|next| next.priority >= process.priority) {
        cursor.move_next();
    }
    cursor.insert_next(process);
}

fn main() -> Result<(), AllocError> {
    let (mut all, mut queue) = (List::<Process, ALL>::new(), List::<Process, RUNNABLE>::new());
    for (name, priority) in [("init", 1), ("shell", 5), ("editor", 5), ("backup", 0)] {
        let process = Process { name, priority, all: ListLinks::new(), runnable: ListLinks::new() };
        let (by_age, by_priority) = ListArc::pair_from_unique(UniqueArc::new(process, GFP_KERNEL)?);
        all.push_back(by_age);
        enqueue(&mut queue, by_priority);
    }
    while let Some(process) = queue.pop_front() {
        println!("runs: {}", process.name);
    }
    for process in &all {
        println!("still there: {}", process.name);
    }
    Ok(())
}
