//! A case file taken apart.

/// One case: what is written, and what it should be read as.
pub struct Case {
    /// The rule, as its heading says it.
    pub name: String,
    /// The document.
    pub text: String,
    /// What is expected, in order.
    pub wants: Vec<Want>,
}

/// What is expected of one citation, of one work, or of the document.
#[derive(Default)]
pub struct Want {
    /// Which note: its label, or the words of a parenthesis; empty for a work or the document.
    pub note: String,
    /// The note cites nothing.
    pub prose: bool,
    /// `work`: some work of the document is so.
    pub work: bool,
    /// `document`: facts about the whole.
    pub document: bool,
    /// `full`, `short`, `ibid`, `opcit`.
    pub form: Option<String>,
    /// The types that are right.
    pub kinds: Vec<String>,
    /// The citation's work is the same as another's.
    pub cites: Option<Cites>,
    /// `ambiguous` or `certain`.
    pub ambiguous: Option<bool>,
    /// Fields and other lines, `name: value`.
    pub lines: Vec<(String, String)>,
    /// No field but those named.
    pub nothing_else: bool,
}

/// The work a citation should lead to.
pub enum Cites {
    /// That of the n-th citation (from 1) of the note with this label.
    Note(String, usize),
    /// One with these words in its title.
    Title(String),
    /// None that can be known.
    Nothing,
    /// One that no citation before it cites.
    New,
}

/// The cases of a file.
pub fn read(text: &str) -> Result<Vec<Case>, String> {
    let mut cases: Vec<Case> = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        if let Some(name) = line.strip_prefix("## ") {
            cases.push(Case { name: name.trim().to_owned(), text: String::new(), wants: Vec::new() });
        } else if let Some(kind) = line.strip_prefix("```") {
            let inside: Vec<&str> = lines.by_ref().take_while(|line| *line != "```").collect();
            let case = cases.last_mut().ok_or("a block before the first heading")?;
            match kind {
                // Notes stand apart, as in a list of endnotes; a document is as it is.
                "notes" => case.text = inside.join("\n\n") + "\n",
                "document" => case.text = inside.join("\n") + "\n",
                "reads" => {
                    case.wants = wants(&inside).map_err(|error| format!("{}: {error}", case.name))?;
                }
                _ => return Err(format!("{}: a block of `{kind}`", case.name)),
            }
        }
    }
    match cases.iter().find(|case| case.text.is_empty() || case.wants.is_empty()) {
        Some(case) => Err(format!("{}: nothing written or nothing expected", case.name)),
        None => Ok(cases),
    }
}

fn wants(lines: &[&str]) -> Result<Vec<Want>, String> {
    let mut wants: Vec<Want> = Vec::new();
    for line in lines.iter().filter(|line| !line.trim().is_empty()) {
        if !line.starts_with(' ') {
            wants.push(head(line)?);
            continue;
        }
        let want = wants.last_mut().ok_or("a field before the first note")?;
        match line.trim() {
            "nothing else" => want.nothing_else = true,
            line => {
                let (name, value) = line.split_once(": ").ok_or_else(|| format!("`{line}` has no colon"))?;
                want.lines.push((name.to_owned(), value.trim().to_owned()));
            }
        }
    }
    Ok(wants)
}

/// `4: short book, cites 1`, `work: article`, `document:`
fn head(line: &str) -> Result<Want, String> {
    let mut want = Want::default();
    let (label, rest) = match line.strip_suffix(':') {
        Some(label) => (label, ""),
        None => line.split_once(": ").ok_or_else(|| format!("`{line}` has no colon"))?,
    };
    match label {
        "work" => want.work = true,
        "document" => want.document = true,
        label => want.note = label.to_owned(),
    }
    for part in rest.split(", ").map(str::trim).filter(|part| !part.is_empty()) {
        if let Some(target) = part.strip_prefix("cites ") {
            want.cites = Some(cites(target)?);
            continue;
        }
        for word in part.split(' ') {
            match word {
                "prose" => want.prose = true,
                "ambiguous" => want.ambiguous = Some(true),
                "certain" => want.ambiguous = Some(false),
                "full" | "short" | "ibid" | "opcit" => want.form = Some(word.to_owned()),
                kinds if kinds.split('|').all(|kind| KINDS.contains(&kind)) => {
                    want.kinds = kinds.split('|').map(str::to_owned).collect();
                }
                _ => return Err(format!("`{word}` is no form and no type")),
            }
        }
    }
    Ok(want)
}

fn cites(target: &str) -> Result<Cites, String> {
    if let Some(title) = target.strip_prefix('"').and_then(|title| title.strip_suffix('"')) {
        return Ok(Cites::Title(title.to_owned()));
    }
    Ok(match target {
        "nothing" => Cites::Nothing,
        "a new work" => Cites::New,
        _ => match target.split_once('/') {
            Some((label, nth)) => {
                let nth = nth.parse().map_err(|_| format!("`{nth}` is no number"))?;
                Cites::Note(label.to_owned(), nth)
            }
            None => Cites::Note(target.to_owned(), 1),
        },
    })
}

const KINDS: [&str; 19] = [
    "book",
    "collection",
    "incollection",
    "article",
    "periodical",
    "thesis",
    "report",
    "online",
    "unpublished",
    "letter",
    "archival",
    "interview",
    "proceedings",
    "inproceedings",
    "video",
    "audio",
    "jurisdiction",
    "legislation",
    "misc",
];
