//! XML as the office formats need it: elements by local name, text with its references resolved.
//!
//! No entity but the five names and numbers is ever resolved, and a part that declares any is refused;
//! nothing outside the part is looked at.

use super::flow::At;
use crate::error::Error;
use crate::text;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::borrow::Cow;

/// A part of a document, read from front to back.
pub(super) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    part: &'a str,
    depth: usize,
    /// Where the last item begins, in bytes of the part.
    at: u64,
    /// The sort of the last item's bytes.
    written: Written,
    /// The local names of the elements that are paragraphs, and how many have begun.
    named: &'static [&'static str],
    paragraphs: u32,
    /// The prefix of the first element; empty if it has none.
    prefix: String,
    /// Paragraphs have that prefix.
    prefixed: bool,
}

/// How a text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Written {
    Plain,
    /// `<![CDATA[…]]>`
    Section,
    /// `&amp;`
    Reference,
}

/// What comes next in a part. An empty element is a start and an end.
pub(super) enum Item<'a> {
    Start(Tag<'a>),
    /// With the local name.
    End(Name<'a>),
    Text(Cow<'a, str>),
}

/// A name that may have a prefix.
pub(super) struct Name<'a>(Cow<'a, str>);

impl Name<'_> {
    /// The name without prefix.
    pub(super) fn local(&self) -> &str {
        self.0.rsplit(':').next().unwrap_or("")
    }
}

/// A start tag.
pub(super) struct Tag<'a>(BytesStart<'a>);

impl Tag<'_> {
    /// The name without prefix.
    pub(super) fn local(&self) -> &str {
        self.0.name().0.rsplit(':').next().unwrap_or("")
    }

    /// The prefix; empty if there is none.
    pub(super) fn prefix(&self) -> &str {
        self.0.name().0.split_once(':').map_or("", |(prefix, _)| prefix)
    }

    /// The value of the attribute with this local name.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let attributes = attributes.with_checks(false);
        let found = attributes.flatten().find(|a| a.key.0.rsplit(':').next() == Some(name))?;
        Some(match found.normalized_value(quick_xml::XmlVersion::Implicit1_0) {
            Ok(value) => value.into_owned(),
            Err(_) => found.value.into_owned(),
        })
    }

    /// True for an on/off element (`w:i`) that is on: its value may be left out.
    pub(super) fn is_on(&self) -> bool {
        !matches!(self.get("val").as_deref(), Some("0" | "false" | "off"))
    }
}

impl<'a> Xml<'a> {
    /// Reads `text`, which messages call `part`.
    pub(super) fn new(text: &'a str, part: &'a str) -> Xml<'a> {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.check_end_names = true;
        config.allow_dangling_amp = true;
        Xml {
            reader,
            part,
            depth: 0,
            at: 0,
            written: Written::Plain,
            named: &[],
            paragraphs: 0,
            prefix: String::new(),
            prefixed: false,
        }
    }

    /// Counts the elements of these local names as paragraphs, those that are passed over too; if `prefixed`, only
    /// those with the prefix of the first element.
    pub(super) fn count(mut self, named: &'static [&'static str], prefixed: bool) -> Xml<'a> {
        (self.named, self.prefixed) = (named, prefixed);
        self
    }

    fn count_in(&mut self, name: &str) {
        let (prefix, local) = name.split_once(':').unwrap_or(("", name));
        if self.depth == 0 && self.prefixed {
            prefix.clone_into(&mut self.prefix);
        }
        if self.named.contains(&local) && (!self.prefixed || prefix == self.prefix) {
            self.paragraphs += 1;
        }
    }

    /// How many paragraphs have begun.
    pub(super) fn paragraphs(&self) -> u32 {
        self.paragraphs
    }

    /// Where the text that was read last stands; `part` is the part's number, `paragraph` that of its paragraph.
    pub(super) fn place(&self, part: u16, paragraph: u32) -> At {
        let (start, end) = (self.at as u32, self.reader.buffer_position() as u32);
        let at = At { part, paragraph, byte: start, whole: None };
        match self.written {
            Written::Plain => at,
            Written::Section => At { byte: start + "<![CDATA[".len() as u32, ..at },
            Written::Reference => at.whole(end.saturating_sub(start) as usize),
        }
    }

    /// The next item; `None` at the end.
    ///
    /// # Errors
    /// [`Error::Damaged`] if it is no XML, ends too soon, or declares entities.
    pub(super) fn next(&mut self) -> Result<Option<Item<'a>>, Error> {
        loop {
            self.at = self.reader.buffer_position();
            let event = self.reader.read_event().map_err(|error| self.damaged(&error.to_string()))?;
            return Ok(Some(match event {
                Event::Start(tag) | Event::Empty(tag) => {
                    if !self.named.is_empty() {
                        self.count_in(tag.name().0);
                    }
                    self.depth += 1;
                    Item::Start(Tag(tag))
                }
                Event::End(tag) => {
                    self.depth = self.depth.saturating_sub(1);
                    Item::End(Name(Cow::Owned(tag.name().0.to_owned())))
                }
                Event::Text(text) => {
                    self.written = Written::Plain;
                    Item::Text(text.into_inner())
                }
                Event::CData(text) => {
                    self.written = Written::Section;
                    Item::Text(text.into_inner())
                }
                Event::GeneralRef(name) => {
                    self.written = Written::Reference;
                    Item::Text(resolve(&name))
                }
                Event::DocType(text) if text.contains("<!ENTITY") => {
                    return Err(self.damaged("it declares entities, which no program writes"));
                }
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => continue,
                Event::Eof if self.depth > 0 => return Err(self.damaged("it ends in the middle")),
                Event::Eof => return Ok(None),
            }));
        }
    }

    /// Passes over what is left of the element whose start was read last.
    pub(super) fn skip(&mut self) -> Result<(), Error> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            if self.next()?.is_none() {
                break;
            }
        }
        Ok(())
    }

    fn damaged(&self, message: &str) -> Error {
        Error::Damaged {
            part: self.part.to_owned(),
            message: format!("byte {}: {message}", self.reader.error_position()),
        }
    }
}

/// A reference's character; one that is not known stays as it stands.
fn resolve<'a>(name: &str) -> Cow<'a, str> {
    let known = match name {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => {
            let code = name.strip_prefix('#').and_then(|digits| match digits.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok(),
                None => digits.parse().ok(),
            });
            let character = code.and_then(char::from_u32).filter(|c| *c != '\0');
            return Cow::Owned(character.map_or_else(|| format!("&{name};"), String::from));
        }
    };
    Cow::Borrowed(known)
}

/// The characters of a part: UTF-8 unless it says otherwise.
///
/// # Errors
/// [`Error::Damaged`] if they are no characters.
pub(super) fn characters(bytes: Vec<u8>, part: &str) -> Result<String, Error> {
    let bytes = match String::from_utf8(bytes) {
        Ok(mut text) => {
            if text.starts_with('\u{feff}') {
                text.drain(..'\u{feff}'.len_utf8());
            }
            return Ok(text);
        }
        Err(error) => error.into_bytes(),
    };
    let head = String::from_utf8_lossy(bytes.get(..200.min(bytes.len())).unwrap_or(&[])).into_owned();
    let declared = head.split_once("encoding=").and_then(|(_, rest)| {
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        rest.get(1..)?.split(quote).next().map(str::to_owned)
    });
    let utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    let name = if utf16 { None } else { Some(declared.as_deref().unwrap_or("utf-8")) };
    text::characters(&bytes, name)
        .map(|(text, _)| text)
        .map_err(|error| Error::Damaged { part: part.to_owned(), message: error.to_string() })
}
