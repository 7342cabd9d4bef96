//! What speaks for and against every citation of a document, a JSON line each: for `.ci/calibrate.py`.
//!
//!     cargo run --release --example evidence -- thesis.txt

use std::process::ExitCode;

use ibid::emit::View;
use ibid::model::Because;
use ibid::{Options, read};

fn main() -> ExitCode {
    let Some(path) = std::env::args_os().nth(1) else {
        eprintln!("evidence: which document?");
        return ExitCode::FAILURE;
    };
    let reading = match std::fs::read(&path).map_err(|e| e.to_string()).and_then(|bytes| {
        let options = Options { format: Some(ibid::model::Format::Text), ..Options::default() };
        read(&bytes, &options).map_err(|e| e.to_string())
    }) {
        Ok(reading) => reading,
        Err(error) => {
            eprintln!("evidence: {}: {error}", path.display());
            return ExitCode::FAILURE;
        }
    };
    let view = View::new(&reading);
    for mention in &reading.ledger.mentions {
        let Some(standing) = view.citation(mention.citation) else { continue };
        let signs: Vec<&str> = standing.citation.evidence.iter().map(|sign| sign.name()).collect();
        let leans = matches!(mention.because, Because::Ibid { .. } | Because::Short { .. });
        let line = serde_json::json!({
            "note": view.note_ids()[mention.citation.note.0 as usize],
            "start": standing.citation.span.start,
            "entry": mention.entry.and_then(|e| reading.ledger.entries.get(e)).map(|e| &e.key),
            "full": mention.form.name() == "full" && !leans,
            "signs": signs,
        });
        println!("{line}");
    }
    ExitCode::SUCCESS
}
