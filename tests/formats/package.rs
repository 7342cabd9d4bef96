//! Files made by hand: a zip of parts.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// A zip with these parts.
pub fn pack(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, bytes) in parts {
        zip.start_file(*name, options).expect("a part");
        zip.write_all(bytes).expect("bytes");
    }
    zip.finish().expect("a zip").into_inner()
}

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A .docx: what stands in `w:body`, `w:footnotes`, `w:endnotes`, `w:styles`, `w:settings`.
#[derive(Default)]
pub struct Docx<'a> {
    pub body: &'a str,
    pub footnotes: &'a str,
    pub endnotes: &'a str,
    pub styles: &'a str,
    pub settings: &'a str,
}

impl Docx<'_> {
    pub fn bytes(&self) -> Vec<u8> {
        let part = |root: &str, inner: &str| {
            format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:{root} xmlns:w=\"{W}\">{inner}</w:{root}>")
        };
        let body = part("document", &format!("<w:body>{}</w:body>", self.body));
        let mut parts = vec![("[Content_Types].xml", "<Types/>".to_owned()), ("word/document.xml", body)];
        for (name, root, inner) in [
            ("word/footnotes.xml", "footnotes", self.footnotes),
            ("word/endnotes.xml", "endnotes", self.endnotes),
            ("word/styles.xml", "styles", self.styles),
            ("word/settings.xml", "settings", self.settings),
        ] {
            if !inner.is_empty() {
                parts.push((name, part(root, inner)));
            }
        }
        let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
        pack(&parts)
    }
}

/// A run of text.
pub fn run(text: &str) -> String {
    format!("<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

/// A run that is a mark.
pub fn mark(id: u32) -> String {
    format!("<w:r><w:footnoteReference w:id=\"{id}\"/></w:r>")
}

/// A footnote with its number in front.
pub fn footnote(id: u32, inner: &str) -> String {
    format!("<w:footnote w:id=\"{id}\"><w:p><w:r><w:footnoteRef/></w:r>{inner}</w:p></w:footnote>")
}

/// A flat OpenDocument text.
pub fn fodt(styles: &str, body: &str) -> Vec<u8> {
    format!(
        "<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" \
         xmlns:style=\"s\" xmlns:text=\"t\" xmlns:fo=\"f\" xmlns:draw=\"d\" xmlns:svg=\"v\" \
         office:mimetype=\"application/vnd.oasis.opendocument.text\"><office:automatic-styles>{styles}\
         </office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document>"
    )
    .into_bytes()
}
