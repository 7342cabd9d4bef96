//! Names with the surname first, and what divides them from a title.

use ecow::{EcoString, EcoVec, eco_vec};
use nom::Input;

use super::super::draft::Draft;
use super::super::gost::authors;
use super::super::imprint::{Paren, has, paren};
use super::super::input::{In, comma};
use super::super::name::{Names, and_len, person};
use super::super::name_bracket::in_full;
use super::super::name_list::with_initials;
use super::super::quoted::quoted;
use super::super::quoted_words::opens_title_words;
use super::super::roles::responsible;
use super::super::surname::is_capital_particle;
use super::super::tail::ends;
use super::super::title::titled;
use super::super::token::{Case, GIVEN, Kind, bit};
use super::super::work::{close, may_be_name};
use super::facts::initial;
use super::usual_order::{compound, straight, straight_behind, straight_list};
use crate::lexicon::Sense;
use crate::model::{Field, Kind as Work, Locator, Name, Sited};

/// `Mommsen, Hans: Titel. Berlin: Propyläen 1989`   `HOLANDA, Sérgio Buarque de. Raízes do Brasil. Rio de Janeiro: …`   `Tuñón de Lara, Manuel, La España del siglo XX, Barcelona, …`
///
/// The surname stands first, or a colon behind the name. Facts of publication or a host must follow, not in
/// parentheses: `Smith, Empire: A History (New York: …)` is another habit.
pub fn by_inverted(i: In<'_>) -> Option<Draft> {
    let divides = |ahead| matches!(i.kind(ahead), Some(Kind::Comma | Kind::Colon));
    let stop = |ahead: usize| i.peek(ahead).is_some_and(|t| t.stop && t.kind == Kind::Dot);
    if !(1..14).any(|ahead| divides(ahead) || stop(ahead)) || !may_be_name(i) {
        return None;
    }
    let found = inverted(i)?;
    if found.sep == Kind::Colon && i.note.russian && !given_known(i, &found) && responsible(i) {
        return None;
    }
    // `Müller-Wille, Staffan/Rheinberger, Hans-Jörg (Hrsg.), Heredity Produced`: of several so divided one is enough.
    let several = || {
        found.turned && found.names.list.len() > 1 && {
            let names = i.until(found.names_end);
            has(names, GIVEN) && names.iter_elements().any(|t| t.kind == Kind::Slash)
        }
    };
    // `Halperín Donghi, Tulio, “La expansión ganadera”`, `Thomas, Yan, « Fictio legis »`: a given name that no list knows, before a title in marks.
    let before_quote = found.sep == Kind::Comma
        && found.turned
        && !found.editor
        && found.names.list.len() == 1
        && i.part(found.title_at, i.end).is(0, Kind::QuoteOpen)
        && (!i.means(0, GIVEN) || i.case(2) == Case::Capital && i.peek(2).is_some_and(|t| t.bits == 0));
    // `Lebot, Yvonnick, La révolte indienne, Paris, …`: a word alone, and behind its comma the article of a title.
    let titled_behind = || {
        let at = i.part(found.title_at, i.end);
        let [only] = found.names.list.as_slice() else { return false };
        found.turned
            && !only.given.contains(' ')
            && at.case(0) == Case::Capital
            && at.means(0, bit(Sense::Small))
    };
    let unknown = found.sep == Kind::Comma
        && !found.capitals
        && !given_known(i, &found)
        && !several()
        && !titled_behind();
    if unknown && !before_quote {
        return None;
    }
    let known = given_known(i, &found) || found.sep == Kind::Comma && titled_behind();
    // `Froissart, Chroniques, éd. Siméon Luce`: a title, and who edited it.
    let bare_role = found.editor
        && found.sep == Kind::Dot
        && found.title_at.checked_sub(2).is_some_and(|at| i.note.list[at].kind == Kind::Word);
    if bare_role && !known {
        return None;
    }
    let named = found.capitals && found.sep == Kind::Dot && known;
    // `C. Vann Woodward. Origins of the New South (Baton Rouge: …)`: where no sentence could end with the name.
    let free = i.at.checked_sub(1).is_none_or(|before| {
        let t = &i.note.list[before];
        t.kind != Kind::Word || t.bits & bit(Sense::Signal) != 0
    });
    let listed =
        found.sep == Kind::Dot && if found.turned { known || found.names.list.len() > 1 } else { free };
    let mut draft = Draft::at(i, if found.editor { Work::Collection } else { Work::Book });
    draft.stops = found.sep != Kind::Comma;
    let several_named = found.names.list.len() > 1;
    let lettered = found.names.list.as_slice().last_chunk::<1>().is_some_and(|last| with_initials(last));
    let initials = found.names.list.last().is_some_and(|name| name.given.ends_with('.'));
    let field = if found.editor { Field::Editor } else { Field::Author };
    let one_turned = found.turned
        && !found.editor
        && !i.note.russian
        && found.sep != Kind::Colon
        && found.names.list.len() == 1;
    draft.names(field, i.note.span(i.at, found.names_end), found.names);
    draft.shows.role = found.editor;
    // An editor who leads says as much as an author.
    draft.shows.author |= found.editor;
    draft.shows.full_name |= found.editor;
    let at = i.part(found.title_at, i.end);
    // `Herodotus, Historiae, ed. N. G. Wilson, Oxford: …`: who edited follows, so a title went before.
    if found.editor
        && !i.note.list[..found.title_at].last().is_some_and(|t| matches!(t.kind, Kind::Comma | Kind::Colon))
        && let Ok((behind, editor)) = person(at)
        && behind.is(0, Kind::Comma)
        && (editor.given.contains('.') || at.means(0, GIVEN))
    {
        return None;
    }
    let rest = if at.is(0, Kind::QuoteOpen) && !opens_title_words(at) {
        quoted(at, &mut draft)?
    } else {
        titled(at, &mut draft)?
    };
    // `Bancroft, George, History of the United States, II, 45`, `Brackett, J. R. The Negro in Maryland, 45`: as older notes have it.
    // `Luther, D. Martin Luthers Werke`: a given name opens the title, and the letter is its own.
    let one_turned = one_turned && !(found.sep == Kind::Dot && initials && at.means(0, GIVEN));
    // `Farge, Arlette, « Évidentes émeutières »`: named again.
    let again = at.is(0, Kind::QuoteOpen) && found.sep == Kind::Comma;
    if one_turned && known && (draft.shows.numbered || again) && ends(rest) && titled_in_words(&draft) {
        return close(draft, rest);
    }
    // `Fitzpatrick S. Stalinism: …. London: Tauris, 1999. P. 5` is the Russian habit: pages behind a stop.
    let year = draft.sites.iter().filter(|(f, _)| *f == Field::Date).map(|(_, s)| s.end).max();
    let comma = year.is_some_and(|end| i.note.text.get(end as usize..).is_some_and(|t| t.starts_with(',')));
    // `Harrison E. Salisbury: Title, in: New York Times (1959)`: a given name before a colon is not that habit.
    // `I. KERSHAW: Bolton Priory, 1973`
    let shouted = || {
        let last = &i.note.list[found.names_end.saturating_sub(1)];
        initial(i) && last.case == Case::Upper && last.text.chars().count() > 2
    };
    let straight = found.sep == Kind::Colon && (i.means(0, GIVEN) || !found.turned && shouted());
    // `Koselleck, Historia Magistra Vitae. Über die Auflösung des Topos, in Braun/Riedel (Hrsg)`: where stops divide, no comma is before
    // "in".
    let unknown = found.sep == Kind::Dot && found.turned && !found.capitals && !known && !initials;
    let held_by_comma = || {
        let behind = draft.site(Field::Title).and_then(|title| i.note.text.get(title.end as usize..));
        behind.is_some_and(|text| text.starts_with(", in "))
    };
    if unknown && draft.shows.host && held_by_comma() {
        return None;
    }
    let s = &draft.shows;
    let facts =
        draft.sites.iter().find(|(f, _)| matches!(f, Field::Location | Field::Publisher | Field::Date));
    let opens = |span: &crate::model::Span| i.note.text[..span.start as usize].ends_with('(');
    // `(Selbstzeugnisse der Neuzeit 1996) 119`: the series opens the bracket that has the year.
    let in_series = || {
        let (series, date) = (draft.site(Field::Series), draft.site(Field::Date));
        series.zip(date).is_some_and(|(series, date)| {
            let between = i.note.text.get(series.end as usize..date.start as usize).unwrap_or(")");
            !between.contains(')') && opens(&series)
        })
    };
    let open = facts.is_some_and(|(_, span)| opens(span)) || in_series();
    // `Fitzpatrick, S. Everyday Stalinism. New York: Oxford University Press, 1999.`: with a comma, no bracket, and nothing behind.
    let listed_alone = found.turned && !i.note.russian && (!open || s.journal) && rest.past_dot().is_empty();
    let another_habit = !comma && !straight && found.sep != Kind::Colon && !listed_alone;
    if !found.editor && !found.capitals && another_habit && authors(i).is_some() {
        return None;
    }
    // `Hobsbawm, Eric et Terence Ranger (dir.). The Invention of Tradition. Op. cit.`
    let again = s.back && draft.stops && (found.capitals || known);
    // `KOTKIN, Stephen. Magnetic Mountain, p. 336`: ISO 690 names a work again so.
    let again = again || named && ends(rest);
    // `Ulrike Schneider: Die Reichsbahn im Ruhrkampf, 1998, S. 308`: a year alone.
    // `Chambers, Robert: Vestiges of the Natural History of Creation, 1844`
    let turned = found.turned && found.sep == Kind::Colon && known;
    let again = again || (straight || turned) && s.dated && !open;
    // `SPENCE, J. D.: The Search for Modern China, p. 40`, `Kaplan, K.: Československo v letech, s. 60`: so Slovaks name a work again.
    let again = again || turned && (found.capitals || initials && s.labelled) && ends(rest);
    // `Fest, Joachim: Hitler, S. 53`, but `Weir, Elizabeth: The Queen, p. 5`
    let label = |l: &Sited<Locator>| {
        let before = i.note.text[..l.span.start as usize].trim_end();
        before.ends_with("S.") || before.ends_with("s.")
    };
    let german = draft.locators.first().is_some_and(label);
    let again = again || turned && ends(rest) && (german || i.note.colons && s.labelled);
    // `Hartmut Kaelble: Bürgertum in Europa (1988) S. 109`: nothing but the year in the bracket.
    let again = again || straight && s.dated && (german || i.note.colons || several_named);
    // `Brinkley, Alan. The End of Reform (New York: Knopf, 1995)`: as an entry of a list, its facts in brackets as in a note.
    let open = open && !listed;
    // `TAU ANZOÁTEGUI, Víctor y MARTIRÉ, Eduardo, Manual de historia (Buenos Aires, 1971)`
    let told = if found.capitals { known || two_surnames(i) } else { known && i.is(2, Kind::Comma) };
    let open = open && !(found.turned && found.sep == Kind::Comma && told);
    // `Peter Berger, Thomas Luckmann: Die Konstruktion der Wirklichkeit: Eine Theorie. Frankfurt: …`: one more colon, and a life has no initials alone.
    let subtitled = || draft.fields.text(Field::Title).is_some_and(|title| title.contains(": "));
    // `Hans Mommsen, Dieter Grunow: Beamtentum im Dritten Reich. Stuttgart 1966`: where a comma is behind the author, none but a comma or a
    // bracket is before the facts.
    let behind_stop = || {
        let facts =
            draft.sites.iter().filter(|(f, _)| matches!(f, Field::Location | Field::Publisher | Field::Date));
        let first = facts.map(|(_, span)| span.start).min();
        first
            .and_then(|at| i.note.text.get(..at as usize))
            .is_some_and(|before| before.trim_end().ends_with('.'))
    };
    if found.by_comma && !(s.host || s.journal || s.imprint && (subtitled() || lettered || behind_stop())) {
        return None;
    }
    if !(s.imprint && !open || s.host || s.journal || s.genre || s.url || again)
        || unknown && !(s.journal && draft.fields.has(Field::Date))
    {
        return None;
    }
    close(draft, rest)
}

/// `History of the United States`: a title of more than one word, the first with a capital, and no facts of publication.
fn titled_in_words(draft: &Draft) -> bool {
    let s = &draft.shows;
    !(s.imprint || s.journal || s.host || s.dated)
        && draft.fields.text(Field::Title).is_some_and(|title| {
            title.contains(' ') && !title.contains(", ") && title.starts_with(char::is_uppercase)
        })
}

/// `BALLESTEROS GAIBROIS, Manuel`   `ATHAYDE, Tristán de`: two in capitals before the comma, or a particle behind the given name, show
/// the surname, whatever the given name is.
fn two_surnames(i: In<'_>) -> bool {
    i.case(0) == Case::Upper
        && (i.case(1) == Case::Upper && i.is(2, Kind::Comma)
            || i.is(1, Kind::Comma) && i.means(3, bit(Sense::Particle)) && i.is(4, Kind::Comma))
}

/// Every given name begins with one that is known, or is initials.
pub fn given_known(i: In<'_>, found: &Inverted) -> bool {
    let known = |given: &str| {
        // `E. P.`, and `Christopher G.`, which no title is like.
        let initials = given.ends_with('.')
            && (given.contains(' ') || given.chars().filter(|c| c.is_alphabetic()).count() <= 3);
        // `J. Robert`
        let first = given.chars().nth(1) == Some('.');
        initials
            || first
            || i.note.list[i.at..found.names_end]
                .iter()
                .any(|t| t.bits & GIVEN != 0 && given.starts_with(t.text))
    };
    // `Andrew, Christopher, and Vasili Mitrokhin.`: the first is told by his given name, the last stands as a name does.
    let straight =
        |n: &Name| i.note.list[..found.names_end].last().is_some_and(|t| n.family.ends_with(t.text));
    match found.names.list.as_slice() {
        [first, last] if found.turned && found.sep == Kind::Dot && straight(last) => known(&first.given),
        list => list.iter().all(|n| known(&n.given)),
    }
}

/// Names, what they are, and where the title begins.
pub struct Inverted {
    /// In order.
    pub names: Names,
    /// A role behind them says that they edited.
    pub editor: bool,
    /// The token behind the last name.
    pub names_end: usize,
    /// The first token of what follows.
    pub title_at: usize,
    /// What stands before it.
    pub sep: Kind,
    /// Surnames in capitals.
    pub capitals: bool,
    /// The surname stands first.
    pub turned: bool,
    /// Nothing but a comma and the colon behind them shows that there are two: `Hugo Young, Margaret Thatcher: A Biography`
    /// looks alike.
    pub by_comma: bool,
}

/// `Mommsen, Hans:`   `HOLANDA, Sérgio Buarque de.`   `Broszat, Martin/Fröhlich, Elke (Hg.):`   `FRAGOSO, João; FLORENTINO, Manolo.`   `KATZ, Friedrich,`
pub fn inverted(i: In<'_>) -> Option<Inverted> {
    inverted_where(i, false)
}

/// `Seward, A. C.`, `Jardine, N., Secord, J. A. and Spary, E. C.` behind `ed.`: names turned round, which nothing but a comma, a bracket or the
/// end follows.
pub fn turned_behind_role(i: In<'_>) -> Option<(In<'_>, Names)> {
    const MOST: usize = 8;
    const INITIALS: usize = 4;
    let mut list = EcoVec::new();
    let mut here = i;
    while here.case(0) == Case::Capital
        && here.is(1, Kind::Comma)
        && initial(here.skip(2))
        && list.len() < MOST
    {
        let count = (1..=INITIALS).take_while(|n| initial(here.skip(2 * n))).count();
        let rest = here.skip(2 + 2 * count);
        let given = here.skip(2).text_to(rest);
        list.push(Name { family: here.word(0).into(), given: given.into(), ..Name::default() });
        let at = rest.past_comma();
        let next = at.skip(and_len(at));
        if next.case(0) == Case::Capital && next.is(1, Kind::Comma) && initial(next.skip(2)) {
            here = next;
            continue;
        }
        let over = matches!(
            rest.kind(0),
            None | Some(Kind::ParenClose | Kind::ParenOpen | Kind::Comma | Kind::Semi)
        );
        return over.then_some((rest, Names { list, full: true }));
    }
    None
}

/// The same; `habit` if the citation has turned its author's name round: so it has that of the host's editor, though no list knows his
/// given name.
pub fn inverted_where(i: In<'_>, habit: bool) -> Option<Inverted> {
    let Some((mut rest, first, capitals)) = one(i) else { return straight(i) };
    let mut list = eco_vec![first];
    while list.len() < 8 {
        let and = and_len(rest);
        let sep = match rest.kind(0) {
            Some(Kind::Slash | Kind::Semi | Kind::Amp) => 1,
            // `Gebhart, Jan – Kuklík, Jan: Druhá republika`
            Some(Kind::Dash) if !capitals && rest.peek(0).is_some_and(|t| t.spaced) => 1,
            // `KAPLAN, Karel – PALEČEK, Pavel:`, but `LEAL, João – Etnografias Portuguesas`
            Some(Kind::Dash) if capitals && one(rest.skip(1)).is_some_and(|(_, _, upper)| upper) => 1,
            // `MEYER, L., CAMACHO, M. La ciencia política`
            Some(Kind::Comma) if capitals && one(rest.skip(1)).is_some_and(|(_, _, upper)| upper) => 1,
            // `Müller, Jan Dirk, Pfisterer, Ulrich, Vorrede, in: …`
            Some(Kind::Comma) if !capitals && another(rest.skip(1)) => 1,
            // `García de Cortázar, Fernando, y González Vesga, José Manuel,`
            Some(Kind::Comma) if and_len(rest.skip(1)) > 0 => 1 + and_len(rest.skip(1)),
            _ => and,
        };
        if sep == 0 {
            break;
        }
        // A list has its names all one way round, but the last may be printed straight.
        match one(rest.skip(sep)) {
            Some((next, name, upper)) if upper == capitals => {
                list.push(name);
                rest = next;
            }
            // `Hobsbawm, Eric et Terence Ranger (dir.).`: the last printed straight.
            _ => {
                // `Koselleck, Reinhart/Otto Brunner/Werner Conze (Hrsg.)`
                let slash = rest.is(0, Kind::Slash);
                // `Kolko, Joyce, and Gabriel Kolko.`; `Ana Ruiz, Antonio Gil, and Luis Sáenz` is a list in its usual order.
                let joined = and > 0 || sep > 1 && list.iter().all(|name| !name.family.contains(' '));
                // `Incommensurability, Incomparability and Practical Reason` is a title.
                // `Harley, J. B. und David Woodward (Hrsg.):`
                let given =
                    has(i.until(rest.at), GIVEN) || list.last().is_some_and(|n| n.given.contains('.'));
                if (joined || slash)
                    && given
                    && let Ok((next, name)) = person(rest.skip(sep))
                    && !name.given.is_empty()
                    && (matches!(next.kind(0), Some(Kind::ParenOpen | Kind::Dot | Kind::Comma | Kind::Colon))
                        || slash && next.is(0, Kind::Slash))
                {
                    list.push(name);
                    rest = next;
                    if slash {
                        continue;
                    }
                }
                break;
            }
        }
    }
    // `Foner, Eric, Ira Berlin, and Leon Litwack.`
    if let [_] = list.as_slice()
        && let Some((behind, others)) = straight_behind(rest)
    {
        list.extend(others);
        rest = behind;
    }
    if let [only] = list.as_slice()
        && let Some(behind) = in_full(rest, only)
    {
        rest = behind;
    }
    let mut names_end = rest.at;
    if let Some(len) = rest.past_comma().long(Sense::EtAl) {
        rest = rest.past_comma().skip(len);
        rest = rest.past_dot();
        names_end = names_end.max(rest.at);
    }
    let mut editor = false;
    // `Banti, Ginsborg (a cura di)`: two surnames.
    if let [only] = list.as_slice()
        && !capitals
        && !only.given.contains([' ', '.'])
        && !habit
        && rest.is(0, Kind::ParenOpen)
        && !i.part(rest.at - 1, i.end).means(0, GIVEN)
    {
        return None;
    }
    if let Ok((after, Paren::Editor)) = paren(rest) {
        rest = after;
        editor = true;
    } else if let Some(((), len)) = comma(rest)
        .map_or(rest, |(i, ())| i)
        .hit(|s| matches!(s, Sense::Editor | Sense::Compiler).then_some(()))
        && (rest.is(0, Kind::Comma) || capitals && rest.is(len, Kind::Dot))
    {
        let after = rest.skip(usize::from(rest.is(0, Kind::Comma)) + len);
        rest = after.past_dot();
        editor = true;
    }
    let names = Names { list, full: true };
    // The stop of the last initial is the area's as well: `CARVALHO, J. M. Cidadania`.
    if i.note.list[rest.at - 1].kind == Kind::Dot
        && (matches!(rest.case(0), Case::Capital | Case::Upper) || rest.is(0, Kind::QuoteOpen))
    {
        return Some(Inverted {
            names,
            editor,
            names_end,
            title_at: rest.at,
            sep: Kind::Dot,
            capitals,
            turned: true,
            by_comma: false,
        });
    }
    // `LEAL, João – Etnografias Portuguesas`: a dash, as Portuguese notes have it.
    let dash = |k: &Kind| capitals && *k == Kind::Dash && rest.peek(0).is_some_and(|t| t.spaced);
    let sep = rest.kind(0).filter(|k| matches!(k, Kind::Colon | Kind::Dot | Kind::Comma) || dash(k))?;
    Some(Inverted {
        names,
        editor,
        names_end,
        title_at: rest.at + 1,
        sep,
        capitals,
        turned: true,
        by_comma: false,
    })
}

/// `Pfisterer, Ulrich,`: one more of several who are divided by commas, as their names are; the given name is known.
fn another(i: In<'_>) -> bool {
    // `Castro Leiva, Luis y Guerra, François-Xavier`
    let words = if i.is(1, Kind::Word) && i.case(1) == Case::Capital { 2 } else { 1 };
    i.case(0) == Case::Capital
        && i.is(words, Kind::Comma)
        && i.means(words + 1, GIVEN)
        && one(i).is_some_and(|(rest, _, capitals)| {
            !capitals
                && (matches!(rest.kind(0), Some(Kind::Comma | Kind::Colon | Kind::ParenOpen | Kind::Slash))
                    || and_len(rest) > 0 && one(rest.skip(and_len(rest))).is_some())
        })
}

/// `Mommsen, Hans`   `HOLANDA, Sérgio Buarque de`   `Tuñón de Lara, Manuel`   `Winkler, Heinrich A.`
pub fn one(i: In<'_>) -> Option<(In<'_>, Name, bool)> {
    // The surname: one to four words before the comma.
    let compound = compound(i);
    let mut here = i.skip(if compound { 3 } else { 0 });
    let mut words = usize::from(compound);
    while here.kind(0) == Some(Kind::Word) && words < 5 {
        let t = here.peek(0)?;
        let particle = t.bits & bit(Sense::Particle) != 0 && t.case == Case::Lower;
        if t.case == Case::Lower && !particle {
            return None;
        }
        words += 1;
        here = here.skip(1);
    }
    if words == 0 || words > 4 || !here.is(0, Kind::Comma) {
        return None;
    }
    let family = i.until(here.at);
    let capitals = all_capitals(family);
    // `Eric Hobsbawm, Nations: …` is a name in its usual order: two words before the comma are a surname in
    // capitals, or one before a given name that is known.
    let several =
        family.note.list[family.at..family.end].iter().filter(|t| t.case != Case::Lower).count() > 1;
    // `SIMON SCHAMA, Citizens: A Chronicle`, `SANDRA CAVALLO, SIMONA CERUTTI, Onore femminile`: in their usual order.
    if capitals && several && i.means(0, GIVEN) && !given_behind(here) {
        return None;
    }
    // `Martínez Cuadrado, M.: Elecciones`: initials between a comma and a colon.
    let initials = initial(here.skip(1))
        && (here.is(3, Kind::Colon) || initial(here.skip(3)) && here.is(5, Kind::Colon));
    // `De Beer, Gavin: Early Travellers`
    // `Du Bois, W. E. B. The Souls of Black Folk`
    let particle = is_capital_particle(family.word(0))
        && (here.case(1) == Case::Capital && here.is(2, Kind::Colon) || initial(here.skip(1)));
    // `Halperín Donghi, Tulio, “…”`
    let quoted = here.case(1) == Case::Capital
        && here.is(2, Kind::Comma)
        && here.is(3, Kind::QuoteOpen)
        && !family.means(0, GIVEN);
    if several
        && !capitals
        && !compound
        && !initials
        && !quoted
        && !particle
        && (!here.means(1, GIVEN) || family.means(0, GIVEN) || straight_list(here.skip(1)))
    {
        return None;
    }
    let prefix = usize::from(family.case(0) == Case::Lower && family.len() > 1);
    // The given names: one to four words, initials with their stops, particles behind.
    let given_at = here.skip(1);
    let mut here = given_at;
    let mut words = 0;
    let mut given_end = here.at;
    while let Some(t) = here.peek(0).filter(|t| t.kind == Kind::Word) {
        // `SOUZA, Laura de Mello e (Org.)`
        // `SOUZA, Laura de Mello e.`
        // `SOUZA, Laura de Mello e, O diabo e a terra`
        let closes = here.is(1, Kind::ParenOpen)
            || capitals && matches!(here.kind(1), Some(Kind::Dot | Kind::Comma | Kind::Colon));
        let joins = words > 1 && t.bits & bit(Sense::And) != 0 && closes;
        let particle = t.bits & bit(Sense::Particle) != 0 && t.case == Case::Lower || joins;
        // `Wurzbach, Wolfgang v.,`
        if words > 0
            && t.case == Case::Lower
            && t.span.len() == 1
            && t.bits & bit(Sense::By) != 0
            && here.is(1, Kind::Dot)
        {
            here = here.skip(2);
            given_end = here.at;
            break;
        }
        // `WEE, Herman van der.`
        if let Some(len) = here.long(Sense::Particle).filter(|len| *len > 1 && words > 0 && particle) {
            here = here.skip(len);
            given_end = here.at;
            continue;
        }
        if t.case == Case::Lower && !particle {
            // `Le Goff, Jacques et Pierre Nora (dir.)`, `KUKLÍK, Jan a Jan GEBHART.`
            if words > 0 && (t.bits & bit(Sense::And) != 0 || and_len(here) > 0) {
                break;
            }
            return None;
        }
        // Words that begin a title or lead a role are no given name.
        // `STONE, Lawrence.`: a city's name that people bear, behind a surname in capitals.
        // `Stone, Lawrence. « The Revival of Narrative »`
        let quoted = matches!(here.kind(1), Some(Kind::Dot | Kind::Colon)) && here.is(2, Kind::QuoteOpen);
        let bears = (capitals || quoted) && t.bits & GIVEN != 0;
        let city = if bears { 0 } else { bit(Sense::City) };
        if words == 0 && t.bits & (bit(Sense::Small) | bit(Sense::Editor) | city) != 0 && t.span.len() > 2 {
            return None;
        }
        words += 1;
        here = here.skip(1);
        if here.is(0, Kind::Dot) && t.case == Case::Upper && t.text.chars().count() <= 2 && !particle {
            // The stop of the last initial may also end the area: `SLENES, Robert W. Na senzala`, `THOMPSON, E. P. Costumes em comum`;
            // not in `Oppenheimer, J. Robert`.
            // `Fitzpatrick, S. War, Evacuation, and the Exercise of Power` is not, nor is `JUDT, T. Reappraisals: Reflections`.
            let borne =
                here.means(1, GIVEN) || here.is(2, Kind::Colon) && !capitals || and_len(here.skip(3)) > 0;
            let alone =
                words == 1 && matches!(here.kind(2), Some(Kind::Comma | Kind::Colon | Kind::Dot)) && borne;
            let last = !matches!(here.case(1), Case::Upper | Case::Capital)
                || here.peek(0).is_some_and(|d| d.stop)
                || !alone;
            here = here.skip(1);
            given_end = here.at;
            if last
                && here.case(0) != Case::None
                // `HOLANDA, S. B. de.`
                && !(here.case(0) == Case::Lower && here.means(0, bit(Sense::Particle)))
                && here.peek(0).is_some_and(|n| n.spaced)
                && !initial(here)
            {
                break;
            }
        } else {
            given_end = here.at;
        }
        if here.is(0, Kind::Dash) && here.peek(0).is_some_and(|t| !t.spaced) && here.case(1) == Case::Upper {
            here = here.skip(1);
        }
    }
    if words == 0 || words > 4 || given_at.case(0) == Case::Lower {
        return None;
    }
    // `Bonnie Costello, Marianne Moore: Imaginary Possessions`: two words and two, the last of them no given name: nobody is turned
    // round.
    let last = &i.note.list[given_end - 1];
    if several
        && !capitals
        && !compound
        && words > 1
        && last.case == Case::Capital
        && last.bits & GIVEN == 0
        && last.text.chars().count() > 2
    {
        return None;
    }
    let name = Name {
        family: i.note.slice(family.at + prefix, family.end).into(),
        given: i.note.slice(given_at.at, given_end).into(),
        prefix: if prefix > 0 {
            i.note.slice(family.at, family.at + prefix).into()
        } else {
            EcoString::new()
        },
        ..Name::default()
    };
    Some(ranked(i.part(given_end, i.end), name, capitals))
}

/// `KING, Martin Luther, Jr.`: the rank of a son behind the given names.
fn ranked(i: In<'_>, name: Name, capitals: bool) -> (In<'_>, Name, bool) {
    let at = i.skip(1);
    match at.long(Sense::Suffix).filter(|_| i.is(0, Kind::Comma) && at.case(0) == Case::Capital) {
        Some(len) => {
            let rest = at.skip(len).past_dot();
            let suffix = at.text_to(rest).into();
            (rest, Name { suffix, ..name }, capitals)
        }
        None => (i, name, capitals),
    }
}

/// `, Manuel` behind a surname: a given name that is known, not in capitals, or an initial.
fn given_behind(comma: In<'_>) -> bool {
    comma.means(1, GIVEN) && comma.case(1) == Case::Capital || initial(comma.skip(1))
}

/// `HOLANDA`, `PRADO JÚNIOR`, `DE ROSA`: every word in capitals, and more than a letter.
fn all_capitals(i: In<'_>) -> bool {
    let list = &i.note.list[i.at..i.end];
    list.iter().all(|t| t.case == Case::Upper || t.case == Case::Lower)
        && list.iter().any(|t| t.case == Case::Upper && t.span.len() > 2)
}
