//! Typed notes made live: citations become commands, everything else stays.

mod common;

use ibid::emit::{Rewritten, rewrite, rewrite_joined};
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

/// The works of a note in one bracket, as far as semicolons part them; other prose stays outside.
#[test]
fn a_note_can_be_one_citation() {
    let wanted = "\
[^1]: [See @green1989, 34; but compare @brown1975, 12-15].

[^2]: [Cf. @rgani5-28-253, l. 7].
[^3]: [@rgani5-28-253, l. 9]. This is all.

[^4]: [@green1989, 36].
[^5]: Nothing is cited here; see Black, 44.
";
    let reading = ibid::read(MARKDOWN.as_bytes(), &Options::default()).expect("Markdown");
    let rewritten = rewrite_joined(&reading, MARKDOWN).expect("Markdown");
    assert!(rewritten.text.ends_with(wanted), "{}", rewritten.text);
    assert!(rewritten.text.contains("And here.^[[@white2001, 9].]"), "{}", rewritten.text);
    assert_eq!((rewritten.live, rewritten.left.len()), (6, 1));
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

/// Signals and prose of other languages stay, several works in one note are each their own.
#[test]
fn notes_in_other_languages_get_live_citations() {
    let german = live(
        "A.[^1] B.[^2] C.[^3] D.[^4]\n\n\
[^1]: Vgl. Hans Müller, *Die Straßen von Peru* (Köln: Böhlau, 1989), S. 34–36.\n\n\
[^2]: Müller, Straßen, S. 12; Clara Weiß, *Häfen und Handel* (Paris: Quai, 2001), S. 9.\n\n\
[^3]: Siehe auch Müller, Straßen, S. 3; dagegen Weiß, Häfen, S. 10, mit weiterer Literatur.\n\n\
[^4]: Unbekannt, a.a.O., S. 3.\n",
    );
    let wanted = "A.[^1] B.[^2] C.[^3] D.[^4]\n\n\
[^1]: Vgl. [@muller1989, 34-36].\n\n\
[^2]: [@muller1989, 12]; [@weiss2001, 9].\n\n\
[^3]: Siehe auch [@muller1989, 3]; dagegen [@weiss2001, 10], mit weiterer Literatur.\n\n\
[^4]: Unbekannt, a.a.O., S. 3.\n";
    assert_eq!(german.text, wanted, "{:?}", german.left);
    assert_eq!(german.left.len(), 1);
    let russian = live(
        "А.[^1] Б.[^2] В.[^3]\n\n\
[^1]: См.: Ёлкин И. И. Дела и люди. М.: Наука, 1990. С. 5.\n\n\
[^2]: Там же. С. 7; РГАНИ. Ф. 5. Оп. 28. Д. 253. Л. 5 об.\n\n\
[^3]: Ёлкин И. И. Указ. соч. С. 9.\n",
    );
    let wanted = "А.[^1] Б.[^2] В.[^3]\n\n\
[^1]: См.: [@elkin1990, 5].\n\n\
[^2]: [@elkin1990, 7]; [@rgani5-28-253, Л. 5 об.]\n\n\
[^3]: [@elkin1990, 9].\n";
    assert_eq!(russian.text, wanted, "{:?}", russian.left);
}

/// Of two years a work has one: the note that has both stays as it is.
#[test]
fn no_year_is_lost() {
    let note = "Memorandum of Conversation, 3 June 1961, Foreign Relations of the United States, 1961–1963, vol. 5, Soviet Union (Washington, DC: Government Printing Office, 1998), doc. 84.";
    let rewritten = live(&format!("A.[^1]\n\n[^1]: {note}\n"));
    assert!(rewritten.text.contains("1998") || rewritten.live == 0, "{}", rewritten.text);
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

/// A sample's notes as a Markdown file.
fn as_markdown(reading: &ibid::Reading) -> String {
    let mut file = String::from("The text");
    let notes = &reading.document.notes;
    for n in 1..=notes.len() {
        file.push_str(&format!(" goes on[^{n}]"));
    }
    file.push_str(".\n\n");
    for (n, note) in notes.iter().enumerate() {
        let text = note.text.replace(['*', '_', '[', ']', '<', '&', '`', '~', '^', '\\', '$'], "");
        file.push_str(&format!("[^{}]: {text}\n\n", n + 1));
    }
    file
}

/// Letters and figures in small letters.
fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// pandoc prints the notes again from what was made live, and they are read again: the same works with the same
/// names, titles and years, and the same pages.
#[test]
fn pandoc_prints_the_notes_again() {
    use ibid::emit::{Client, Printing, View};
    use ibid::model::{Field, NoteId};

    let style = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rewrite/notes.csl");
    let folder = std::env::temp_dir().join(format!("ibid-rewrite-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let (mut citations, mut kept, mut fields, mut same) = (0, 0, 0, 0);
    let mut wrong = Vec::new();
    let ways = [rewrite, rewrite_joined];
    for (name, rewrite) in common::SAMPLES.iter().flat_map(|name| ways.map(|rewrite| (name, rewrite))) {
        let file = as_markdown(&common::read(&common::bytes(name)));
        let reading = ibid::read(file.as_bytes(), &Options::default()).expect("Markdown");
        let live = rewrite(&reading, &file).expect("Markdown").text;
        let writer = emit::writer("biblatex").expect("BibLaTeX");
        let printing = Printing { client: Some(Client::Pandoc), ..Printing::default() };
        std::fs::write(folder.join("a.bib"), (writer.write)(&reading, &printing).expect("printed"))
            .expect("written");
        std::fs::write(folder.join("a.md"), live).expect("written");
        let style = format!("--csl={}", style.display());
        let args = ["--citeproc", "--bibliography=a.bib", &style, "-t", "plain", "--wrap=none", "a.md"];
        let output = match std::process::Command::new("pandoc").args(args).current_dir(&folder).output() {
            Ok(output) => output,
            Err(error) => {
                eprintln!("skipped: pandoc: {error}");
                return;
            }
        };
        assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
        // It marks italics with `_`.
        let text = String::from_utf8(output.stdout).expect("UTF-8").replace("_", "");
        let again = ibid::read(text.as_bytes(), &Options::default()).expect("a text");
        assert_eq!(again.document.notes.len(), reading.document.notes.len(), "{name}\n{text}");
        let (before, after) = (View::new(&reading), View::new(&again));
        for n in (0..reading.document.notes.len()).map(|n| NoteId(n as u32)) {
            let (ours, theirs): (Vec<_>, Vec<_>) =
                (before.standing(n).collect(), after.standing(n).collect());
            citations += ours.len();
            if ours.len() != theirs.len() {
                wrong.push(format!(
                    "{name}: note {}: {} citations, {} in {:?}",
                    before.label(n),
                    ours.len(),
                    theirs.len(),
                    after.text(n)
                ));
                continue;
            }
            for (a, b) in ours.iter().zip(&theirs) {
                let at = |one: &ibid::emit::Standing| -> Vec<String> {
                    // The stop of `3ob.` goes with the sentence's own.
                    let plain = |l: &str| l.trim_end_matches('.').to_owned();
                    one.mention.locators.iter().map(|l| plain(&l.value.value)).collect()
                };
                let entries = (before.entry(a.mention), after.entry(b.mention));
                // Pages of an article that none is pointed at of are its own.
                let pages = |entry: Option<&ibid::model::Entry>| {
                    entry.and_then(|e| e.fields.text(Field::Pages)).map(|p| vec![p.to_owned()])
                };
                let bare = a.citation.form == ibid::model::Form::Ibid && at(a).is_empty();
                if at(a) == at(b)
                    || bare
                    || Some(at(b)) == pages(entries.0)
                    || Some(at(a)) == pages(entries.1)
                {
                    kept += 1;
                } else {
                    wrong.push(format!(
                        "{name}: note {}: {:?} comes back as {:?}",
                        before.label(n),
                        at(a),
                        at(b)
                    ));
                }
                let (Some(x), Some(y)) = entries else { continue };
                for field in [Field::Author, Field::Title, Field::Date] {
                    let said = |entry: &ibid::model::Entry| match entry.fields.get(field) {
                        Some(ibid::model::Value::Text(text)) => plain(text),
                        Some(ibid::model::Value::Names(names)) => {
                            names.iter().map(|n| plain(n.sort_word())).collect()
                        }
                        Some(ibid::model::Value::Date(date)) => date.edtf.chars().take(4).collect(),
                        _ => String::new(),
                    };
                    if said(x).is_empty() {
                        continue;
                    }
                    fields += 1;
                    if said(x) == said(y) {
                        same += 1;
                    } else {
                        wrong.push(format!(
                            "{name}: note {}: {} {:?} comes back as {:?}",
                            before.label(n),
                            field.name(),
                            said(x),
                            said(y)
                        ));
                    }
                }
            }
        }
    }
    let _ = std::fs::remove_dir_all(&folder);
    let said = format!("{kept} of {citations} citations, {same} of {fields} fields\n{}", wrong.join("\n"));
    assert_eq!((kept, same), (citations, fields), "{said}");
}
