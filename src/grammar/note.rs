//! A note is prose with islands: the walk that finds them.

use ecow::eco_vec;
use smallvec::SmallVec;

use super::abroad::usual_order::surname_colon;
use super::another_day::another_day;
use super::archive;
use super::author_date::{named_before, same_author_again, year_follows};
use super::back::{as_above, back, op_cit};
use super::classical::classical;
use super::cross::{WITHIN, cross, within_text};
use super::document::staff_paper;
use super::document_in_edition::document_and_colon;
use super::draft::Draft;
use super::goes_on::{letter_and, part_behind, stops_after, year_and};
use super::gost::name_behind_dash;
use super::imprint::{Paren, paren, past};
use super::in_sentence::{
    ends_in_owner, ends_in_person, house_of_town, in_own_work, only_person, says_of_person, subject_behind,
    title_in_brackets, told_by_person, written_to,
};
use super::input::In;
use super::interview_who::life_date;
use super::italic::authors_before;
use super::known_in_sentence::{behind_in, known_in_sentence, may_be_known};
use super::lead::{Led, holds_lead, lead, named_again};
use super::name::names;
use super::official;
use super::phrase::past_phrase;
use super::possessive::{is_owner, possessive};
use super::prose::{
    author_again, author_before, author_in_sentence, authors_say, before_by_place, book_and_remark,
    clause_before_brackets, clause_before_colon, described_behind_lead, holds_editors, leads_on_to_locator,
    of_one_day, only_dated, own_part, part_alone, possessor, says_where, sentence_before,
    sentence_for_journal, stands_alone, strong, town_and_state,
};
use super::quoted::quoted;
use super::rivals::rivals;
use super::series::in_capital_name;
use super::title::titled;
use super::title_only::{short_title, title_first};
use super::together::{
    address_apart, address_behind, enclosed, joined_letters, printed_in, separators, shared_place,
};
use super::token::{Case, GIVEN, Kind, Token, Tokens, bit};
use super::unread::{evidence, rest_of_address, unread};
use super::weigh::{Start, weigh};
use super::work::close;
use crate::lexicon::Sense;
use crate::model::{Doubt, Field, Kind as Work, Sited, Span, Via};

/// A citation found, and how it was led in.
pub struct Island {
    /// The reading.
    pub draft: Draft,
    /// See, Cf. before it.
    pub signal: Option<Span>,
    /// quoted in before it.
    pub via: Option<Sited<Via>>,
}

impl Island {
    /// A citation that nothing leads in.
    pub fn bare(draft: Draft) -> Island {
        Island { draft, signal: None, via: None }
    }
}

/// What the walk gives.
#[derive(Default)]
pub struct Walked {
    /// In reading order.
    pub islands: SmallVec<[Island; 1]>,
    /// Places that look citable and were not read.
    pub unread: Vec<Span>,
}

/// Walks once over a note.
pub fn walk(note: &Tokens<'_>) -> Walked {
    let mut walked = Walked::default();
    let whole = In::whole(note);
    stretch(past_phrase(whole), false, 0, &mut walked);
    walked.islands.sort_by_key(|i| i.draft.start);
    shared_place(whole, &mut walked);
    address_behind(whole, &mut walked);
    address_apart(whole, &mut walked);
    enclosed(whole, &mut walked);
    joined_letters(whole, &mut walked);
    walked
}

/// Walks over what is left of a parenthesis behind the citations of `out`.
pub fn go_on(i: In<'_>, out: &mut Walked) {
    stretch(i, true, 1, out);
}

/// A clause of prose.
#[derive(Clone, Copy)]
struct Clause {
    /// The token behind it.
    end: usize,
    /// See [`evidence`].
    evident: usize,
}

/// One stretch of a note: all of it, or the inside of a parenthesis.
fn stretch(i: In<'_>, bracket: bool, depth: usize, out: &mut Walked) {
    if bracket && written_to(i) {
        return;
    }
    let mut here = i;
    let mut before: Option<In<'_>> = None;
    let mut seen: Option<Clause> = None;
    while !here.is_empty() {
        let (after, joined) = separators(here, out);
        here = after;
        if here.is_empty() {
            break;
        }
        // `(Kotkin 1995, 2001)`: two works of one author.
        if let Some(last) = out.islands.last().filter(|l| l.draft.end < here.at && l.draft.end + 2 > here.at)
            && let Some(draft) = same_author_again(here, &last.draft)
        {
            here = i.part(draft.end.max(here.at + 1), i.end);
            out.islands.push(Island::bare(draft));
            continue;
        }
        if let Some(draft) = out.islands.last().and_then(|last| another_day(here, &last.draft)) {
            here = i.part(draft.end.max(here.at + 1), i.end);
            out.islands.push(Island::bare(draft));
            continue;
        }
        let led = printed_in(here, out).unwrap_or_else(|| lead(here));
        let start = if led.signal.is_some() || led.via.is_some() {
            Start::Led
        } else if bracket {
            Start::Bracket
        } else {
            Start::Sentence
        };
        // `The point is made by others as well: Lewin, …`: a clause leads as a signal does.
        if start == Start::Sentence
            && let Some(behind) = clause_before_colon(here)
        {
            let led = lead(behind);
            if let Some(draft) = accepted(led.at, Start::Led, i).filter(stands_alone) {
                let clause = here.until(behind.at - 1);
                here = i.part(draft.end.max(here.at + 1), i.end);
                push(draft, led, Some(clause), out);
                before = None;
                continue;
            }
        }
        // `In his Memoirs (New York, 1931), II, 440, Sherman gives …`
        if start == Start::Sentence
            && let Some(title) = in_own_work(here)
            && let Some(mut draft) = accepted(title, Start::Led, i).filter(|d| d.nobody() && d.shows.imprint)
        {
            here = i.part(draft.end, i.end);
            subject_behind(here, &mut draft);
            if draft.nobody() {
                same_author(&mut draft, out);
            }
            push(draft, Led::by_nothing(title), None, out);
            before = None;
            continue;
        }
        if let Some(draft) = in_somebodys(led.at, i).or_else(|| accepted(led.at, start, i)) {
            here = i.part(draft.end.max(here.at + 1), i.end);
            let mut draft = draft;
            if start == Start::Bracket {
                draft.page_behind_title(i.note);
            }
            if joined || led.own {
                // `Everyday Stalinism (…) and Stalin’s Peasants (…)`: no possessor, a title.
                if owned(&draft, i.note.text)
                    && let Some(title) = title_first(led.at).filter(|d| d.shows.imprint)
                {
                    draft = title;
                }
                // `; and Report of the American Commission (…)`: bodies report.
                if joined && !led.at.means(0, bit(Sense::DocumentHead)) {
                    same_author(&mut draft, out);
                }
            }
            push(draft, led, before, out);
            before = None;
            continue;
        }
        // Prose, up to the end of the sentence or clause; islands may stand inside it. What an island leaves of a clause
        // ends where the clause ends, and is not searched again.
        let known = seen.filter(|known| known.end > here.at);
        let known = known.unwrap_or_else(|| {
            let clause = here.until(clause_end(here));
            Clause { end: clause.end, evident: evidence(clause, i) }
        });
        seen = Some(known);
        let end = known.end;
        let clause = here.until(end);
        match inside(clause, known.evident, i, depth, out) {
            Some(next) => {
                here = i.part(next, i.end);
                before = None;
            }
            None => {
                let behind = out
                    .islands
                    .last()
                    .is_some_and(|last| last.draft.kind == Work::Archival && last.draft.end + 1 == clause.at);
                let rest = || if behind { rest_of_address(clause) } else { None };
                out.unread.extend(unread(clause).or_else(rest));
                before = Some(clause);
                here = i.part((end + 1).max(here.at + 1), i.end);
            }
        }
    }
}

fn push(mut draft: Draft, led: Led<'_>, before: Option<In<'_>>, out: &mut Walked) {
    if led.own {
        same_author(&mut draft, out);
        if draft.nobody()
            && draft.fields.has(Field::Title)
            && let Some(sentence) = before
        {
            only_person(sentence, &mut draft);
        }
    }
    if let Some(sentence) = before
        && draft.nobody()
        && draft.shows.imprint
        && draft.kind == Work::Book
    {
        if ends_in_owner(sentence) {
            possessor(sentence, &mut draft);
        } else if sentence.part(sentence.end, sentence.end + 1).is(0, Kind::Semi)
            && led.signal.is_some()
            && let Some(list) = ends_in_person(sentence)
        {
            draft.author_from_sentence(list);
        }
    }
    // The author stands only in the sentence before; `Both letters are in box 14; Hewlett (1962), 157` is another source.
    if let Some(sentence) = before
        && !sentence.part(sentence.end, sentence.end + 1).is(0, Kind::Semi)
        && draft.nobody()
        && draft.shows.imprint
        && draft.kind == Work::Book
        && !draft.shows.quoted
        && let Some((name, _)) = author_in_sentence(sentence)
        // `Dovzhenko died in 1956.`
        && sentence.note.list[sentence.end - 1].kind != Kind::Number
    {
        draft.author_from_sentence(eco_vec![name]);
    }
    out.islands.push(Island { draft, signal: led.signal, via: led.via });
}

/// Read as `Stalin’s Peasants`, an author and a title.
fn owned(draft: &Draft, note: &str) -> bool {
    match (draft.site(Field::Author), draft.site(Field::Title)) {
        (Some(author), Some(title)) => {
            // `Kershaw, Hitler, 50, and Bullock, Hitler: A Study in Tyranny (…)`: a comma makes an author.
            let between = note.get(author.end as usize..title.start as usize).unwrap_or("");
            between.len() <= 4 && between.starts_with(['’', '\'']) && !draft.shows.full_name
        }
        _ => false,
    }
}

/// `…, and his earlier Changes in the Land (New York: …)`: another work of the author just cited.
fn own_work(i: In<'_>, out: &Walked) -> Option<Draft> {
    let author = out.islands.last()?.draft.fields.get(Field::Author)?.clone();
    let mut at = i.skip(1);
    for _ in 0..3 {
        at = at.skip(usize::from(at.case(0) == Case::Lower));
    }
    let quotes = at.is(0, Kind::QuoteOpen);
    if !quotes && !matches!(at.case(0), Case::Capital | Case::Upper) {
        return None;
    }
    let mut draft = Draft::at(at, Work::Book);
    draft.fields.set(Field::Author, author);
    let rest = if quotes { quoted(at, &mut draft) } else { titled(at, &mut draft) }?;
    if !(draft.shows.imprint || draft.shows.journal) || holds_editors(&draft, i) {
        return None;
    }
    close(draft, rest)
}

/// `Author, “Title” (…) and Other Title (…)`: the second work is by the same author.
fn same_author(draft: &mut Draft, out: &Walked) {
    // A part of a volume has an editor, and may lack its author.
    let part = draft.kind == Work::Incollection && !draft.fields.has(Field::Author);
    let facts = matches!(draft.kind, Work::Book | Work::Collection | Work::Thesis | Work::Article)
        && draft.nobody()
        || part;
    if facts
        && draft.fields.has(Field::Title)
        && let Some(last) = out.islands.last()
        && let Some(value) = last.draft.fields.get(Field::Author)
    {
        draft.fields.set(Field::Author, value.clone());
        if draft.kind == Work::Collection {
            draft.kind = Work::Book;
        }
    }
}

/// The best reading here, if it weighs enough for where it starts.
pub fn accepted(at: In<'_>, start: Start, whole: In<'_>) -> Option<Draft> {
    if at.is_empty() {
        return None;
    }
    if start == Start::Sentence && own_part(at) || part_alone(at) || before_by_place(at) || town_and_state(at)
    {
        return None;
    }
    if house_of_town(at) {
        return None;
    }
    let mut draft = citation(at)?;
    if says_of_person(at, &draft)
        || told_by_person(at, &draft)
        || holds_editors(&draft, at)
        || says_where(&draft, at)
        || sentence_before(at, &draft)
        || clause_before_brackets(at, &draft)
        || leads_on_to_locator(at, &draft)
        || described_behind_lead(at, &draft)
    {
        return None;
    }
    let behind = at.part(draft.end, at.end);
    // `Straus 1997a, 1997b`: another work of the author follows.
    let stopped = stops_after(behind) || year_follows(behind);
    // `Pamela Mountbatten cited in Morgan, Edwina, p. 408`: who said it, and no work.
    if draft.doubts.has(Doubt::BareName)
        && behind.means(0, bit(Sense::Via(Via::Quoted)))
        && !draft.fields.has(Field::Title)
    {
        return None;
    }
    if draft.doubts.has(Doubt::BareName) {
        let all = draft.start == whole.at && at.part(draft.end, whole.end).iter_empty();
        let titled = draft.fields.has(Field::Title) && !surname_colon(at.until(draft.end));
        if all && titled && whole.at == 0 && whole.end == whole.note.list.len() {
            // The whole note is a title: a citation, if a bare one.
            draft.doubts.remove(Doubt::BareName);
            return Some(draft);
        }
        // `Большая цензура. С. 45. Письмо Кагановичу …`: at the head of a note a page with its label shows that a few words are a title.
        if draft.start == 0 && stopped && titled && draft.shows.labelled && short_title(&draft, at) {
            draft.doubts.remove(Doubt::BareName);
            return Some(draft);
        }
        // `The classic statement is in The Making of the English Working Class, 12–13`: pages show that a work is meant.
        let paged = draft.shows.numbered
            && draft.fields.has(Field::Title)
            && draft.start > 0
            && whole.note.list[draft.start - 1].bits & bit(Sense::In) != 0;
        // `Цит. по: Путь к трону. С. 12`: what is led in by a colon is no prose.
        let colon = || at.at.checked_sub(1).is_some_and(|at| whole.note.list[at].kind == Kind::Colon);
        if start == Start::Led && whole.note.russian && draft.shows.labelled && colon() {
            draft.doubts.remove(Doubt::BareName);
        }
        let fits = stopped && (start != Start::Inside || paged) && draft.end - draft.start <= 14;
        return fits.then_some(draft);
    }
    if start == Start::Inside
        && (!strong(&draft)
            || sentence_for_journal(at, &draft)
            || of_one_day(&draft)
            || holds_lead(at.until(draft.end)))
    {
        return None;
    }
    // A date is no evidence while the sentence goes on: `The conference opened on April 26, 1954, and closed …`
    let told = || {
        start == Start::Led && draft.shows.full_name && year_and(behind)
            || start != Start::Inside && (book_and_remark(&draft, behind) || letter_and(&draft, behind))
    };
    if !stopped && only_dated(&draft) && !part_behind(behind) && !told() {
        return None;
    }
    (weigh(&draft) >= start.floor()).then_some(draft)
}

/// `In Loginov, Soyuz mozhno bylo sokhranit’, 147–48`: the word at the head that only leads to a work named again.
fn in_somebodys(at: In<'_>, whole: In<'_>) -> Option<Draft> {
    let led = at.case(0) == Case::Capital && at.means(0, bit(Sense::In)) && at.is(2, Kind::Comma);
    let read = || accepted(at.skip(1), Start::Led, whole).filter(stands_alone);
    led.then(read).flatten().filter(|d| d.shows.numbered && !d.nobody())
}

impl In<'_> {
    /// Nothing but closing marks is left.
    fn iter_empty(self) -> bool {
        self.note.list[self.at..self.end]
            .iter()
            .all(|t| matches!(t.kind, Kind::Dot | Kind::Comma | Kind::ParenClose | Kind::QuoteClose))
    }
}

/// Every production that may read a citation at `i`; the best by weight, ties to the earlier.
pub fn citation(i: In<'_>) -> Option<Draft> {
    let bits = i.note.bits;
    if i.means(0, bit(Sense::Ibid) | bit(Sense::Idem) | bit(Sense::OpCit) | bit(Sense::LocCit))
        && let Some(draft) = back(i)
    {
        return Some(draft);
    }
    // `Relacja Ewy Lis, tamże`: a paper, and nobody’s name.
    let paper = || i.case(0) == Case::Capital && i.means(0, bit(Sense::DocumentHead)) && !i.means(0, GIVEN);
    if bits & (bit(Sense::OpCit) | bit(Sense::LocCit) | bit(Sense::Ibid)) != 0
        && !paper()
        && let Some(draft) = op_cit(i)
    {
        return Some(draft);
    }
    if bits & (bit(Sense::Supra) | bit(Sense::Locator(crate::model::Unit::Note))) != 0
        && let Some(draft) = cross(i)
    {
        return Some(draft);
    }
    if bits & bit(Sense::Supra) != 0
        && let Some(draft) = as_above(i)
    {
        return Some(draft);
    }
    if (bits & WITHIN != 0 || bits & bit(Sense::Signal) != 0) && within_text(i) {
        return None;
    }
    // `PL 703, 76th Cong`: no volume of the fathers.
    if let Some(draft) =
        official::law_of_congress(i).or_else(|| classical(i)).or_else(|| document_and_colon(i))
    {
        return Some(draft);
    }
    if official::may_begin(i)
        && let Some(draft) = official::official(i)
    {
        return Some(draft);
    }
    official::unannounced(i).or_else(|| staff_paper(i)).or_else(|| rivals(i))
}

/// Where the clause at `i` ends: at a stop or semicolon outside quotation marks and brackets.
fn clause_end(i: In<'_>) -> usize {
    let mut at = i.at;
    while at < i.end {
        let t = &i.note.list[at];
        // `Who Killed Kirov? (New York, 1999)`
        let asked =
            || t.kind == Kind::Query && matches!(paren(i.part(at + 1, i.end)), Ok((_, Paren::Imprint(_))));
        // `… вернулся к этому. — Скрынников Р. Г. Иван Грозный`
        let dash = || t.kind == Kind::Dot && i.note.russian && name_behind_dash(i.part(at + 1, i.end));
        if t.kind == Kind::Semi || t.stop && !asked() || dash() {
            return at;
        }
        let next = past(i, at);
        // A quotation that ends the sentence.
        if next > at + 1 && next <= i.end && i.note.list[next - 1].stop {
            return next - 1;
        }
        at = next;
    }
    i.end
}

/// Looks for islands inside a clause of prose: behind a signal, in a parenthesis, or where a reading is too
/// good to be chance. `evident` is the last token of the clause that only a citation has. Gives where to go on if one was
/// found.
fn inside(clause: In<'_>, evident: usize, whole: In<'_>, depth: usize, out: &mut Walked) -> Option<usize> {
    let reach = whole.part(clause.at, whole.end);
    let mut at = clause.at;
    let mut tries = 0;
    while at < clause.end {
        let here = reach.part(at, reach.end);
        let t = here.peek(0)?;
        if matches!(t.kind, Kind::ParenOpen | Kind::BracketOpen)
            && (t.partner as usize) < clause.end
            && depth < 4
        {
            let close = t.partner as usize;
            let found = out.islands.len();
            if here.is(1, Kind::Number)
                && here.word(1).len() == 4
                && let Some((drafts, rest)) = named_before(clause, whole.part(at, close + 1))
            {
                out.islands.extend(drafts.into_iter().map(Island::bare));
                stretch(rest, true, depth + 1, out);
                return Some(close + 1);
            }
            if let Some(draft) = title_in_brackets(clause, whole.part(at, close + 1)) {
                let end = draft.end;
                push(draft, Led::by_nothing(here), None, out);
                return Some(end);
            }
            if life_date(whole.part(at + 1, close)) {
                at = close + 1;
                continue;
            }
            stretch(whole.part(at + 1, close), true, depth + 1, out);
            if out.islands.len() > found {
                return Some(close + 1);
            }
            at = close + 1;
            continue;
        }
        if t.bits & bit(Sense::Own) != 0
            && t.case == Case::Lower
            && let Some(draft) = own_work(here, out)
        {
            let end = draft.end;
            push(draft, Led::by_nothing(here), None, out);
            return Some(end);
        }
        if at > clause.at || t.bits & (bit(Sense::Signal) | bit(Sense::Via(Via::Quoted))) != 0 {
            let led = lead(here);
            let is_led = led.signal.is_some() || led.via.is_some();
            if is_led && let Some(draft) = accepted(led.at, Start::Led, whole) {
                let end = draft.end;
                let mut led = led;
                // `The phrase is Charles Beard’s: see his “Written History …”`
                let mut draft = draft;
                if led.own && draft.nobody() && draft.fields.has(Field::Title) {
                    possessor(clause.until(at), &mut draft);
                }
                // The words before belong to the signal: `On the racial attitudes of …, see`.
                if let Some(signal) = led.signal {
                    led.signal = Some(clause.note.span(clause.at, clause.at + 1).to(signal));
                }
                push(draft, led, None, out);
                return Some(end);
            }
            let before = clause.note.list[at.saturating_sub(1)];
            let may_start = at > clause.at
                && matches!(t.kind, Kind::Word | Kind::QuoteOpen)
                && (t.case != Case::Lower
                    || t.kind == Kind::QuoteOpen
                    || t.bits & bit(Sense::Ibid) != 0
                    || same_person(here))
                && !(t.kind == Kind::QuoteOpen && here.case(1) == Case::Lower)
                && (before.kind == Kind::Word && before.case == Case::Lower
                    || matches!(before.kind, Kind::Colon | Kind::Dash | Kind::QuoteClose | Kind::Slash)
                    // A bracket that is never closed.
                    || matches!(before.kind, Kind::ParenOpen | Kind::BracketOpen)
                    || before.kind == Kind::Comma
                    // `…, 1936 год. РГАЭ. Ф. 1`: the stop of an abbreviation ends the sentence too.
                    || before.kind == Kind::Dot && archive::addressed(here));
            if may_start
                && let Some(again) = named_again(here)
                && let Some(draft) = accepted(again, Start::Led, whole).filter(stands_alone)
            {
                let end = draft.end;
                push(draft, Led::by_nothing(again), None, out);
                return Some(end);
            }
            if may_start && tries < 24 && may_be_known(here, &before) {
                tries += 1;
                if let Some(draft) = known_in_sentence(here, &before, evident <= at, whole) {
                    let end = draft.end;
                    push(draft, Led::by_nothing(here), None, out);
                    return Some(end);
                }
            }
            // `draws not only on Lee’s Employment of Negro Troops, but …`: a short title and whose it is.
            if may_start
                && tries < 24
                && is_owner(here.word(0))
                && let Some(mut draft) = possessive(here.until(name_end(here)))
                && draft.fields.has(Field::Title)
                && draft.fields.len() == 2
                && draft.locators.is_empty()
                // `Smith’s Black Metropolis: Chicago and Its People (…)`: the title goes on.
                && !reach.part(draft.end, reach.end).is(0, Kind::Colon)
            {
                draft.doubt(Doubt::BareName);
                let end = draft.end;
                push(draft, Led::by_nothing(here), None, out);
                return Some(end);
            }
            // `This is treated at length in E. H. Carr, What Is History?`: a name and its comma are evidence too.
            let named = || {
                let leads =
                    before.case == Case::Lower && before.bits & (bit(Sense::In) | bit(Sense::By)) != 0;
                // `Diese These vertritt Götz Aly, Hitlers Volksstaat. Raub, Rassenkrieg und …`: what only a citation has stands in the next
                // sentence, which is its subtitle.
                // `See the biography: Samuel H. Baron, Plekhanov. The Father of …`
                let known =
                    (before.case == Case::Lower || before.kind == Kind::Colon) && here.means(0, GIVEN);
                (leads || known) && names(here).is_ok_and(|(rest, found)| found.full && rest.is(0, Kind::Comma))
                    // `… another way of solving them: Boyer, *History of Mathematics*, 241`
                    || before.kind == Kind::Colon && authors_before(here).is_some()
            };
            let named = may_start && named();
            if may_start && tries < 24 && (evident > at || named) {
                tries += 1;
                // `“words quoted,” in Shattered Hope, p. 362`
                let after_quote = at >= 2
                    && clause.note.list[at - 1].bits & bit(Sense::In) != 0
                    && clause.note.list[at - 2].kind == Kind::QuoteClose;
                let start = if after_quote || named { Start::Led } else { Start::Inside };
                // `… note in Central Africans, Atlantic Creoles (…)`: a title, whatever it begins with.
                let titled = behind_in(here, &before) && authors_say(clause.until(at)).is_some();
                let title = if titled { title_first(here).filter(|d| d.shows.imprint) } else { None };
                let read = title.or_else(|| accepted(here, start, whole));
                let alone = |d: &Draft| stands_alone(d) || before.kind == Kind::Colon && d.shows.slanted;
                if let Some(mut draft) = read.filter(|d| !named || evident > at || alone(d)) {
                    draft.doubt(Doubt::StartGuessed);
                    author_before(clause.until(at), &mut draft);
                    author_again(clause.until(at), &out.islands, &mut draft);
                    let end = draft.end;
                    push(draft, Led::by_nothing(here), None, out);
                    return Some(end);
                }
            }
        }
        at = past(clause, at);
    }
    None
}

/// Where the capitalised words at `i` end, and the small words between them.
pub fn name_end(i: In<'_>) -> usize {
    let goes_on = |t: &Token| t.kind == Kind::Word && (t.case != Case::Lower || in_capital_name(t));
    let mut end = i.at;
    while end < i.end && goes_on(&i.note.list[end]) {
        end += 1;
    }
    while end > i.at && i.note.list[end - 1].case == Case::Lower {
        end -= 1;
    }
    end
}

/// `ders., Politik als Beruf`: a word for the same author, and a title behind it.
fn same_person(i: In<'_>) -> bool {
    i.means(0, bit(Sense::Idem))
        && i.long(Sense::Idem).is_some_and(|len| {
            let rest = i.skip(len).past_dot();
            rest.is(0, Kind::Comma) && matches!(rest.case(1), Case::Capital | Case::Upper)
        })
}
