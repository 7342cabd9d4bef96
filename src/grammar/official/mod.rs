//! Official publications: volumes of documents, papers of parliaments and of the United Nations, laws, cases,
//! treaties.

mod act;
mod collected;
mod command;
mod document_behind;
mod law_report;
mod law_review;
mod parliament;
mod patent;
mod record_by_number;
mod record_name;
mod reporter;
mod session;
mod symbol;
mod tribunal;
mod volume_series;

pub use command::{command, command_behind};
pub use law_review::{reviewed, year_first};
pub use parliament::of_congress;
pub use session::{law_of_congress, session_again};
pub use volume_series::volume_series;

use super::draft::Draft;
use super::input::In;
use super::token::{Case, Kind, bit};
use crate::lexicon::{ArchiveId, Reporter, Sense};
use crate::small;

/// Words without which nothing here is read.
const OFFICIAL: u128 = bit(Sense::DocumentSeries(ArchiveId(0)))
    | bit(Sense::GovernmentWord)
    | bit(Sense::Reporter(Reporter::Law))
    | bit(Sense::PatentWord)
    | bit(Sense::TreatyWord)
    | bit(Sense::Verdict)
    | bit(Sense::BodyWord);

/// True if something here may begin at `i`: a word of the note says so, or a symbol stands here.
pub fn may_begin(i: In<'_>) -> bool {
    i.note.bits & OFFICIAL != 0
        || i.case(0) == Case::Upper && i.is(1, Kind::Slash)
        || act::may_begin(i)
        || small::is(i.word(0), small::COLLECTED_LAWS)
}

/// The first reading that fits; each is sure of itself.
pub fn official(i: In<'_>) -> Option<Draft> {
    volume_series(i)
        .or_else(|| collected::laws_of(i))
        .or_else(|| symbol::united_nations(i))
        .or_else(|| reporter::reported(i))
        .or_else(|| tribunal::judged(i))
        .or_else(|| reporter::treaty(i))
        .or_else(|| patent::patent(i))
        .or_else(|| command::command_first(i))
        .or_else(|| parliament::parliament(i))
        .or_else(|| act::act(i))
        .or_else(|| act::constitution(i))
}

/// What no word of the note need announce: the articles of law reviews, and cases by their parties alone.
pub fn unannounced(i: In<'_>) -> Option<Draft> {
    law_review::law_review(i).or_else(|| law_report::parties_alone(i))
}

/// Past the word for a number and its stop, if one stands here: `No. 94-755`.
fn past_number_word(i: In<'_>) -> In<'_> {
    if !i.means(0, bit(Sense::Number)) {
        return i;
    }
    i.skip(i.long(Sense::Number).unwrap_or(1)).past_dot()
}
