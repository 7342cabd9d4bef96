//! A note of n bytes costs O(n), whatever stands in it: eight times the words take about eight times as long.
//!
//!     cargo bench --bench hostile

use std::time::{Duration, Instant};

use ibid::{Options, emit, read};

/// Words that begin a reading and never end it, or end one at every turn.
const HOSTILE: &[&str] = &[
    "see ; ",
    "(",
    "[",
    "\"",
    "“",
    "‘",
    "in ",
    ", ",
    "Castle ",
    "Castle, ",
    "CASTLE, ",
    "Ibid. ",
    "Ibid., p. 5; ",
    "Smith and ",
    "A. B. ",
    "London: ",
    "(1999) ",
    "(London: Smith, 1999), ",
    "(London, 1999) ",
    "“Title,” ",
    "“Word” in ",
    "12, ",
    "p. 5, ",
    "f. 5, op. 3, ",
    "ed. ",
    "vol. 3, ",
    "Т. 5. Кн. 1. ",
    "Title // Journal. 1999. ",
    "Иванов И. И. ",
    "RGANI, ",
    "Castle Papers, ",
    "http://a.b/c ",
    "Smith to Jones, ",
    "3 May 1960, ",
    "quoted in Smith, ",
    "n. 3 above, ",
    "Smith, op. cit., ",
    "(hereafter ",
    "Word. Next. ",
    "the Castle, in The Tower (see ",
];

fn main() {
    read_time("", 1);
    println!("{:<28} {:>10} {:>10} {:>7}", "a note of", "300 times", "2400 times", "ratio");
    for words in HOSTILE {
        let (few, many) = (shortest(words, 300), shortest(words, 2400));
        let ratio = many.as_secs_f64() / few.as_secs_f64().max(1e-6);
        println!("{:<28} {:>8.2}ms {:>8.2}ms {ratio:>7.1}", format!("{words:?}"), millis(few), millis(many));
    }
}

fn millis(time: Duration) -> f64 {
    1e3 * time.as_secs_f64()
}

fn shortest(words: &str, times: usize) -> Duration {
    (0..2).map(|_| read_time(words, times)).min().unwrap_or_default()
}

/// One note of `words` again and again, from bytes to BibLaTeX.
fn read_time(words: &str, times: usize) -> Duration {
    let text =
        format!("1. Miller, Title (London: Press, 1999), 5. {}\n\n2. Ibid., 6.\n", words.repeat(times));
    let start = Instant::now();
    let reading = read(text.as_bytes(), &Options::default());
    std::hint::black_box(reading.map(|r| emit::biblatex(&r)).ok());
    start.elapsed()
}
