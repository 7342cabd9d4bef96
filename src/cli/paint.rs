//! Colours: one for each sort of thing a note says.

use clap::builder::styling::{AnsiColor, Color, Style};

use ibid::model::{Field, Part};

/// The look of a field.
pub(super) fn field(field: Field) -> Style {
    let color = match field {
        Field::Author | Field::Bookauthor | Field::Editor | Field::Translator => AnsiColor::Cyan,
        Field::Title => return ink(AnsiColor::Yellow).bold(),
        Field::Booktitle | Field::Journaltitle | Field::Series | Field::Eventtitle | Field::Entrysubtype => {
            AnsiColor::Magenta
        }
        Field::Location | Field::Publisher | Field::Institution => AnsiColor::Blue,
        Field::Date | Field::Origdate | Field::Urldate => AnsiColor::Green,
        Field::Archive => AnsiColor::Red,
        _ => AnsiColor::BrightBlue,
    };
    ink(color)
}

/// The look of a piece of a note.
pub(super) fn part(part: Part) -> Style {
    match part {
        Part::Prose => Style::new().dimmed(),
        Part::Separator => Style::new(),
        Part::Signal | Part::Via => Style::new().italic(),
        Part::Back => Style::new().bold(),
        Part::Field { is, .. } => field(is),
        Part::Locator { .. } => locator(),
    }
}

/// The look of a locator.
pub(super) fn locator() -> Style {
    Style::new().underline()
}

/// The look of a warning.
pub(super) fn warning() -> Style {
    ink(AnsiColor::Red).bold()
}

fn ink(color: AnsiColor) -> Style {
    Style::new().fg_color(Some(Color::Ansi(color)))
}

/// Text without characters that could steer a terminal.
pub(super) fn printable(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect()
}
