//! Typed notes made live: citations become commands, everything else stays.

mod common;

use ibid::emit::{Rewritten, rewrite};
use ibid::{Options, emit};
use proptest::prelude::*;

fn live(file: &str) -> Rewritten {
    let reading = ibid::read(file.as_bytes(), &Options::default()).expect("a text");
    rewrite(&reading, file).expect("Markdown or LaTeX")
}

const MARKDOWN: &str = "\
# Roads

Roads *matter*.[^1] They are long.[^2] Really.[^3] And here.^[Clara White, *Harbours and Trade* (Paris: Quai, 2001), 9.]
More.[^4] End.[^5]

[^1]: See Ann Green, *The Roads of Peru* (London: Hill Press, 1989), 34; but compare Thomas Brown,
    “Bridges of the North,” *Journal of Bridges* 12, no. 3 (1975): 12--15.

[^2]: Cf. RGANI, f. 5, op. 28, d. 253, l. 7.
[^3]: Ibid., l. 9. This is all.

[^4]: Green, *Roads of Peru*, 36.
[^5]: Nothing is cited here; see Black, 44.
";

#[test]
fn markdown_gets_pandocs_citations() {
    let wanted = "\
# Roads

Roads *matter*.[^1] They are long.[^2] Really.[^3] And here.^[[@white2001, 9].]
More.[^4] End.[^5]

[^1]: See [@green1989, 34]; but compare [@brown1975, 12-15].

[^2]: Cf. [@rgani5-28-253, l. 7].
[^3]: [@rgani5-28-253, l. 9]. This is all.

[^4]: [@green1989, 36].
[^5]: Nothing is cited here; see Black, 44.
";
    let rewritten = live(MARKDOWN);
    assert_eq!(rewritten.text, wanted);
    assert_eq!((rewritten.live, rewritten.left.len()), (6, 1));
    assert_eq!(rewritten.left[0].raw, "Black, 44");
}

#[test]
fn latex_gets_biblatexs_commands() {
    let file = "\\documentclass{article}\\begin{document}\nRoads.\\footnote{See Ann Green, \\emph{The Roads of Peru} \
                (London: Hill Press, 1989), 34; but compare Thomas Brown, ``Bridges of the North,'' \\textit{Journal \
                of Bridges} 12, no.~3 (1975): 12--15.} Files.\\footnote{RGANI, f. 5, op. 28, d. 253, l. 7.}\n\
                End.\\footnote{Green, \\emph{Roads of Peru}.}\n\\end{document}\n";
    let wanted = "\\documentclass{article}\\begin{document}\nRoads.\\footnote{See \\autocite[34]{green1989}; but \
                  compare \\autocite[12--15]{brown1975}.} Files.\\footnote{\\autocite[\\nopp l. 7]{rgani5-28-253}.}\n\
                  End.\\footnote{\\autocite{green1989}.}\n\\end{document}\n";
    assert_eq!(live(file).text, wanted);
}

#[test]
fn what_could_be_another_work_is_left() {
    let file = "A.[^1] B.[^2]\n\n[^1]: Ann Green, *The Roads of Peru* (London: Hill Press, 1989), 34; Clara White, \
                *Harbours and Trade* (Paris: Quai, 2001), 9.\n\n[^2]: Ibid., 13.\n";
    let rewritten = live(file);
    assert!(rewritten.text.ends_with("[^2]: Ibid., 13.\n"), "{}", rewritten.text);
    assert_eq!((rewritten.live, rewritten.left[0].because), (2, "it could be another work"));
}

/// The samples' notes as a Markdown file: every citation is accounted for, keys are those of the bibliography,
/// and text outside the notes is the same.
#[test]
fn samples_are_accounted_for() {
    for name in common::SAMPLES {
        let reading = common::read(&common::bytes(name));
        let mut file = String::from("The text");
        let notes = &reading.document.notes;
        for n in 1..=notes.len() {
            file.push_str(&format!(" goes on[^{n}]"));
        }
        file.push_str(".\n\n");
        let body = file.len();
        for (n, note) in notes.iter().enumerate() {
            let text = note.text.replace(['*', '_', '[', ']', '<', '&', '`', '~', '^', '\\', '$'], "");
            file.push_str(&format!("[^{}]: {text}\n\n", n + 1));
        }
        let reading = ibid::read(file.as_bytes(), &Options::default()).expect("Markdown");
        let rewritten = rewrite(&reading, &file).expect("Markdown");
        assert_eq!(rewritten.live + rewritten.left.len(), reading.ledger.mentions.len(), "{name}");
        assert!(rewritten.live * 10 > reading.ledger.mentions.len() * 7, "{name}: {:?}", rewritten.left);
        assert_eq!(rewritten.text[..body], file[..body], "{name}");
        let keys: Vec<&str> = reading.ledger.entries.iter().map(|entry| entry.key.as_str()).collect();
        for used in rewritten.text[body..].split("[@").skip(1) {
            let key = used.split([',', ']']).next().unwrap_or_default();
            assert!(keys.contains(&key), "{name}: {key}");
        }
        let lost: Vec<_> = rewritten.left.iter().filter(|left| left.because.contains("file")).collect();
        assert!(lost.is_empty(), "{name}: {lost:?}");
    }
}

#[test]
fn other_formats_are_not_rewritten() {
    let reading = common::read(b"1. Ann Green, Roads (London: Hill Press, 1989), 34.\n");
    assert_eq!(rewrite(&reading, "x"), None);
    assert!(!emit::biblatex(&reading).is_empty());
}

proptest! {
    /// Whatever the markup, nothing breaks, and the file without citations is the same.
    #[test]
    fn any_markup_is_survived(note in "[A-Za-z*_{}\"“”()\\[\\],.;: 0-9-]{0,80}") {
        let file = format!("Text.[^1] More.[^2]\n\n[^1]: {note}\n\n[^2]: Ann Green, *Roads* (London: Hill, 1989), 3.\n");
        if let Ok(reading) = ibid::read(file.as_bytes(), &Options::default())
            && let Some(rewritten) = rewrite(&reading, &file)
        {
            prop_assert!(rewritten.text.starts_with("Text.[^1] More.[^2]\n\n[^1]:"));
            if rewritten.live == 0 {
                prop_assert_eq!(rewritten.text, file);
            }
        }
    }
}
