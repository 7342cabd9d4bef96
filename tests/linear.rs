//! A note of n bytes costs O(n), whatever stands in it.

use std::time::{Duration, Instant};

use ibid::{Options, emit, read};

/// Words that begin a reading and never end it, or end one at every turn.
const HOSTILE: &[&str] = &[
    "see ; ",
    "(",
    "[",
    "\"",
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
    "“Title,” ",
    "“Word” in ",
    "12, ",
    "p. 5, ",
    "f. 5, op. 3, ",
    "ed. ",
    "vol. 3, ",
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

/// How much longer eight times the words may take: far more than what is linear, far less than what is quadratic.
/// The shortest of several times is taken, so that a busy machine does not decide.
const WIDE: u32 = 24;

/// Less than this is not told from the machine's own noise.
const LEAST: Duration = Duration::from_millis(10);

#[test]
fn eight_times_the_words_take_about_eight_times_as_long() {
    read_time("", 1);
    for words in HOSTILE {
        let few = shortest(words, 300).max(LEAST);
        // A machine that is busy for a while gets a second and a third chance.
        let linear = (0..3).any(|_| shortest(words, 2400) < few * WIDE);
        assert!(linear, "{words:?}: {few:?} for 300 of them, {:?} for 2400", shortest(words, 2400));
    }
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
