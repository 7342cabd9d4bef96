//! local tool
#[path = "../benches/document/mod.rs"]
mod document;
#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;
use ibid::{Options, emit, read};
use std::time::Instant;
fn main() {
    let a: Vec<String> = std::env::args().skip(1).collect();
    match a[0].as_str() {
        "dump" => std::fs::write(&a[2], document::of_notes(a[1].parse().unwrap())).unwrap(),
        "once" => {
            let b = std::fs::read(&a[1]).unwrap();
            println!("{}", read(&b, &Options::default()).map(|r| emit::biblatex(&r)).unwrap().len());
        }
        "time" => {
            let b = std::fs::read(&a[1]).unwrap();
            let n: usize = a[2].parse().unwrap();
            let mut best = [f64::MAX; 7];
            for _ in 0..n {
                let t0 = Instant::now();
                let s = ibid::text::decode(&b, None).unwrap();
                let t1 = Instant::now();
                let d = ibid::intake::read(s);
                let t2 = Instant::now();
                let g = ibid::grammar::read(&d, ibid::lexicon::Lexicon::builtin());
                let t3 = Instant::now();
                let l = ibid::resolve::resolve(&d, &g);
                let t4 = Instant::now();
                let r = ibid::Reading { document: d, notes: g, ledger: l };
                let s = emit::biblatex(&r);
                let t5 = Instant::now();
                drop(r);
                drop(s);
                let t6 = Instant::now();
                for (k, (x, y)) in [(t0, t1), (t1, t2), (t2, t3), (t3, t4), (t4, t5), (t5, t6), (t0, t6)].into_iter().enumerate() {
                    best[k] = best[k].min((y - x).as_secs_f64() * 1e3);
                }
            }
            println!("decode {:.1} intake {:.1} grammar {:.1} resolve {:.1} emit {:.1} drop {:.1} whole {:.1} ms", best[0], best[1], best[2], best[3], best[4], best[5], best[6]);
        }
        "out" => {
            // hash of every output of every file
            let list = std::fs::read_to_string(&a[1]).unwrap();
            let dir = &a[2];
            for f in list.lines() {
                let b = std::fs::read(f).unwrap();
                let Ok(r) = read(&b, &Options::default()) else { println!("{f} error"); continue };
                let name = f.replace('/', "_");
                for w in emit::WRITERS {
                    if let Ok(o) = (w.write)(&r, &emit::Printing { path: f, client: None, with_notes: true }) {
                        std::fs::write(format!("{dir}/{name}.{}", w.name), o).unwrap();
                    }
                }
            }
        }
        _ => panic!(),
    }
}
