//! A page's operations: where each character is put, how large, in which font.

use super::font::Font;
use super::object::{self, Budget};
use lopdf::content::Content;
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::HashMap;
use std::rc::Rc;

/// A character on a page. Units are points; up and right are positive.
#[derive(Clone, Debug)]
pub(super) struct Glyph {
    pub(super) x: f32,
    pub(super) y: f32,
    /// Where it ends.
    pub(super) end: f32,
    pub(super) size: f32,
    pub(super) italic: bool,
    /// One character, or the letters of a ligature.
    pub(super) text: String,
}

/// `[a b c d e f]`: a point (x, y) goes to (a·x + c·y + e, b·x + d·y + f).
type Matrix = [f32; 6];

const SAME: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// First `m`, then `n`.
fn then(m: Matrix, n: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = m;
    let [g, h, i, j, k, l] = n;
    [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l]
}

#[derive(Clone)]
struct State {
    matrix: Matrix,
    font: Option<Rc<Font>>,
    size: f32,
    character: f32,
    word: f32,
    scale: f32,
    leading: f32,
    rise: f32,
}

/// Forms may hold forms, but not themselves, and not without end.
const DEEPEST: usize = 12;
/// Characters of one page; a page of print has five thousand.
const MOST: usize = 500_000;

/// Reads pages one after another; fonts are read once.
pub(super) struct Pages<'d> {
    document: &'d Document,
    fonts: HashMap<ObjectId, Rc<Font>>,
    pub(super) budget: Budget,
    glyphs: Vec<Glyph>,
    /// Forms that are being drawn.
    open: Vec<ObjectId>,
}

impl<'d> Pages<'d> {
    pub(super) fn new(document: &'d Document) -> Pages<'d> {
        Pages {
            document,
            fonts: HashMap::new(),
            budget: Budget::default(),
            glyphs: Vec::new(),
            open: Vec::new(),
        }
    }

    /// The characters of a page, in the order in which they are put there.
    pub(super) fn page(&mut self, page: &'d Dictionary, resources: Option<&'d Dictionary>) -> Vec<Glyph> {
        let mut content = Vec::new();
        match page.get(b"Contents").ok().and_then(|object| self.document.dereference(object).ok()) {
            Some((_, Object::Array(parts))) => {
                for part in parts.iter().take(10_000) {
                    content.extend(object::stream(self.document, part, &mut self.budget).unwrap_or_default());
                    content.push(b'\n');
                }
            }
            Some((_, one)) => {
                content = object::stream(self.document, one, &mut self.budget).unwrap_or_default()
            }
            None => {}
        }
        self.open.clear();
        self.run(&content, resources, SAME);
        std::mem::take(&mut self.glyphs)
    }

    fn run(&mut self, content: &[u8], resources: Option<&'d Dictionary>, matrix: Matrix) {
        let Ok(content) = Content::decode(content) else { return };
        let mut state = State {
            matrix,
            font: None,
            size: 0.0,
            character: 0.0,
            word: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        let mut saved: Vec<State> = Vec::new();
        let (mut text, mut line) = (SAME, SAME);
        for operation in content.operations {
            if self.budget.operations == 0 || self.glyphs.len() > MOST {
                return;
            }
            self.budget.operations -= 1;
            let operands = &operation.operands;
            let number = |at: usize| operands.get(at).and_then(|o| o.as_float().ok()).unwrap_or(0.0);
            let matrix = || std::array::from_fn(number);
            let mut next_line = |x: f32, y: f32, text: &mut Matrix| {
                line = then([1.0, 0.0, 0.0, 1.0, x, y], line);
                *text = line;
            };
            match operation.operator.as_str() {
                "q" if saved.len() < 10_000 => saved.push(state.clone()),
                "Q" => state = saved.pop().unwrap_or(state),
                "cm" => state.matrix = then(matrix(), state.matrix),
                "BT" => (text, line) = (SAME, SAME),
                "Tf" => {
                    state.size = number(1);
                    let name = operands.first().and_then(|name| name.as_name().ok());
                    state.font = name.and_then(|name| self.font(resources, name));
                }
                "Tc" => state.character = number(0),
                "Tw" => state.word = number(0),
                "Tz" => state.scale = number(0) / 100.0,
                "TL" => state.leading = number(0),
                "Ts" => state.rise = number(0),
                "Td" => next_line(number(0), number(1), &mut text),
                "TD" => {
                    state.leading = -number(1);
                    next_line(number(0), number(1), &mut text);
                }
                "Tm" => {
                    line = matrix();
                    text = line;
                }
                "T*" => next_line(0.0, -state.leading, &mut text),
                "Tj" => self.show(operands.first(), &state, &mut text),
                "'" => {
                    next_line(0.0, -state.leading, &mut text);
                    self.show(operands.first(), &state, &mut text);
                }
                "\"" => {
                    state.word = number(0);
                    state.character = number(1);
                    next_line(0.0, -state.leading, &mut text);
                    self.show(operands.get(2), &state, &mut text);
                }
                "TJ" => {
                    for item in operands.first().and_then(|o| o.as_array().ok()).into_iter().flatten() {
                        match item.as_float() {
                            Ok(back) => {
                                let by = -back / 1000.0 * state.size * state.scale;
                                text = then([1.0, 0.0, 0.0, 1.0, by, 0.0], text);
                            }
                            Err(_) => self.show(Some(item), &state, &mut text),
                        }
                    }
                }
                "Do" => {
                    if let Some(name) = operands.first().and_then(|name| name.as_name().ok()) {
                        self.form(resources, name, state.matrix);
                    }
                }
                _ => {}
            }
        }
    }

    fn font(&mut self, resources: Option<&'d Dictionary>, name: &[u8]) -> Option<Rc<Font>> {
        let fonts = object::dictionary(self.document, resources?.get(b"Font").ok()?)?;
        let object = fonts.get(name).ok()?;
        let id = object.as_reference().ok();
        if let Some(font) = id.and_then(|id| self.fonts.get(&id)) {
            return Some(font.clone());
        }
        let dictionary = object::dictionary(self.document, object)?;
        let font = Rc::new(Font::read(self.document, dictionary, &mut self.budget));
        if let Some(id) = id {
            self.fonts.insert(id, font.clone());
        }
        Some(font)
    }

    /// Draws a form, if the object is one.
    fn form(&mut self, resources: Option<&'d Dictionary>, name: &[u8], matrix: Matrix) {
        let Some(objects) = resources
            .and_then(|r| r.get(b"XObject").ok())
            .and_then(|objects| object::dictionary(self.document, objects))
        else {
            return;
        };
        let Ok(object) = objects.get(name) else { return };
        let Ok((id, Object::Stream(stream))) = self.document.dereference(object) else { return };
        let Some(id) = id.filter(|id| !self.open.contains(id) && self.open.len() < DEEPEST) else { return };
        if object::name(self.document, &stream.dict, b"Subtype").as_deref() != Some("Form") {
            return;
        }
        let Some(content) = object::stream(self.document, object, &mut self.budget) else { return };
        let own = stream.dict.get(b"Resources").ok().and_then(|r| object::dictionary(self.document, r));
        let placed = match object::get(self.document, &stream.dict, b"Matrix") {
            Some(Object::Array(m)) => then(
                std::array::from_fn(|at| m.get(at).and_then(|o| o.as_float().ok()).unwrap_or(0.0)),
                matrix,
            ),
            _ => matrix,
        };
        self.open.push(id);
        self.run(&content, own.or(resources), placed);
        self.open.pop();
    }

    fn show(&mut self, string: Option<&Object>, state: &State, text: &mut Matrix) {
        let (Some(Object::String(bytes, _)), Some(font)) = (string, &state.font) else { return };
        for (code, spaced) in font.codes(bytes) {
            let own = [state.size * state.scale, 0.0, 0.0, state.size, 0.0, state.rise];
            let [a, b, c, d, x, y] = then(own, then(*text, state.matrix));
            let width = font.width(code);
            let printed = font.text(code);
            // What is written up the page is no line of it.
            let level = a > 0.0 && b.abs() <= a * 0.2;
            if level && !printed.is_empty() && x.is_finite() && y.is_finite() {
                self.glyphs.push(Glyph {
                    x,
                    y,
                    end: x + a * width,
                    size: c.hypot(d),
                    italic: font.italic || c > d * 0.15,
                    text: printed.to_owned(),
                });
            }
            let by =
                (width * state.size + state.character + if spaced { state.word } else { 0.0 }) * state.scale;
            *text = then([1.0, 0.0, 0.0, 1.0, by, 0.0], *text);
        }
    }
}
