use ui_tests::{compiler::*,derives::*,shapes::*,workspace};
fn main(){ let n:u64=std::env::args().nth(1).unwrap().parse().unwrap();
 let seed:u64=std::env::args().nth(2).unwrap().parse().unwrap();
 let mut d=Derives::build(Compiler::find(workspace()).unwrap(),workspace()).unwrap(); d.add_stand_ins().unwrap();
 let t=std::time::Instant::now();
 let j=judge_run(&d,Run{seed,count:n},|_|{}).unwrap();
 eprintln!("{:?}",t.elapsed());
 let mut m=std::collections::BTreeMap::<String,usize>::new();
 for x in &j { *m.entry(format!("{:?} {:?} {}",x.side(),x.known().map(|k|k.name), x.ours.verdict)).or_default()+=1;
  for r in x.ours.reasons.iter() { *m.entry(format!("ours {:?} {}",r.code, if r.code.is_none(){&r.message}else{""})).or_default()+=1; }
  for r in x.builtin.reasons.iter() { *m.entry(format!("builtin {:?} {}",r.code, if r.code.is_none(){&r.message}else{""})).or_default()+=1; }
 }
 println!("{m:#?}");
 for x in j.iter().filter(|x|x.is_unexplained()).take(25) { println!("{}",shrink::describe(x)); }
}
