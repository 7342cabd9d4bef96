//! How fast a document becomes a bibliography, on one core.
//!
//!     cargo bench
//!     IBID_BENCH_MILLION=1 cargo bench -- linear

mod document;

/// As the program has it.
#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

use std::time::{Duration, Instant};

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use ibid::lexicon::Lexicon;
use ibid::{Options, Reading, emit, grammar, intake, merge, read, resolve, text};

/// Notes of the document that the whole pipeline and its stages are measured on.
const NOTES: usize = 10_000;

fn main() {
    summary();
    divan::main();
}

/// The figures in plain words, before divan's table.
fn summary() {
    let bytes = document::of_notes(NOTES);
    let best = (0..5).map(|_| time(&bytes)).min().unwrap_or(Duration::MAX).as_secs_f64();
    println!(
        "bytes to BibLaTeX, one core: {NOTES} notes, {:.1} MB in {:.1} ms = {:.0} notes/s, {:.1} MB/s",
        bytes.len() as f64 / 1e6,
        best * 1e3,
        NOTES as f64 / best,
        bytes.len() as f64 / 1e6 / best,
    );
}

fn time(bytes: &[u8]) -> Duration {
    let start = Instant::now();
    let converted = black_box(convert(bytes));
    let time = start.elapsed();
    drop(converted);
    time
}

/// What `ibid convert` does between reading the file and writing the other. What was read is handed out with the text: as in
/// the program, which ends then, giving its memory back is no part of it.
fn convert(bytes: &[u8]) -> Option<(Reading, String)> {
    let reading = read(bytes, &Options::default()).ok()?;
    let text = emit::biblatex(&reading);
    Some((reading, text))
}

#[divan::bench(sample_count = 20, sample_size = 1)]
fn whole(bencher: Bencher) {
    let bytes = document::of_notes(NOTES);
    bencher
        .counter(ItemsCount::new(NOTES))
        .counter(BytesCount::new(bytes.len()))
        .bench(|| convert(black_box(&bytes)));
}

/// The same from the package of a word processor: under a second.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn whole_docx(bencher: Bencher) {
    let bytes = document::docx_of_notes(NOTES).expect("a package");
    let reading = read(&bytes, &Options::default()).expect("a document");
    assert_eq!(reading.document.notes.len(), NOTES);
    bencher
        .counter(ItemsCount::new(NOTES))
        .counter(BytesCount::new(bytes.len()))
        .bench(|| convert(black_box(&bytes)));
}

#[divan::bench_group(sample_count = 20, sample_size = 1)]
mod stage {
    use super::*;

    #[divan::bench]
    fn a_decode(bencher: Bencher) {
        let bytes = document::of_notes(NOTES);
        bencher
            .counter(ItemsCount::new(NOTES))
            .counter(BytesCount::new(bytes.len()))
            .bench(|| text::decode(black_box(&bytes), None));
    }

    #[divan::bench]
    fn b_intake(bencher: Bencher) {
        let source = text::decode(&document::of_notes(NOTES), None).expect("a text");
        bencher
            .counter(ItemsCount::new(NOTES))
            .with_inputs(|| source.clone())
            .bench_values(|source| intake::read(black_box(source)));
    }

    #[divan::bench]
    fn c_grammar(bencher: Bencher) {
        let document = intake::read(text::decode(&document::of_notes(NOTES), None).expect("a text"));
        bencher
            .counter(ItemsCount::new(NOTES))
            .bench(|| grammar::read(black_box(&document), Lexicon::builtin()));
    }

    #[divan::bench]
    fn d_resolve(bencher: Bencher) {
        let document = intake::read(text::decode(&document::of_notes(NOTES), None).expect("a text"));
        let notes = grammar::read(&document, Lexicon::builtin());
        bencher.counter(ItemsCount::new(NOTES)).bench(|| resolve::resolve(black_box(&document), &notes));
    }

    #[divan::bench]
    fn e_biblatex(bencher: Bencher) {
        let reading = read(&document::of_notes(NOTES), &Options::default()).expect("a text");
        bencher.counter(ItemsCount::new(NOTES)).bench(|| emit::biblatex(black_box(&reading)));
    }
}

/// The same share of time for a note, however many there are.
#[divan::bench(sample_count = 3, sample_size = 1, args = sizes())]
fn linear(bencher: Bencher, notes: usize) {
    let bytes = document::of_notes(notes);
    bencher.counter(ItemsCount::new(notes)).bench(|| convert(black_box(&bytes)));
}

fn sizes() -> Vec<usize> {
    let mut sizes = vec![10_000, 100_000];
    if std::env::var_os("IBID_BENCH_MILLION").is_some() {
        sizes.push(1_000_000);
    }
    sizes
}

/// A library of some 5,000 works read and extended by a document of 1,000 notes.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn merge_library(bencher: Bencher) {
    let library = emit::biblatex(&read(&document::of_notes(6_000), &Options::default()).expect("a text"));
    let reading = read(&document::of_notes(1_000), &Options::default()).expect("a text");
    bencher.with_inputs(|| reading.clone()).bench_values(|mut reading| {
        let library = merge::Library::read(black_box(&library));
        merge::merge(&library, &mut reading, &merge::Decisions::default())
    });
}
