//! For whom is printed.

/// A program that takes the output, where it needs something of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Client {
    /// biblatex-chicago: archives as its manual has them (`@misc` with an `entrysubtype`).
    Chicago,
    /// LaTeX with any other style of biblatex: types and fields of the standard data model alone, volumes under the
    /// title of their whole.
    Latex,
    /// JabRef: a library in BibLaTeX mode.
    Jabref,
    /// pandoc: types that citeproc knows.
    Pandoc,
    /// Typst: addresses in the one field that it prints, dates that it reads.
    Typst,
    /// Zotero: only what its import keeps.
    Zotero,
}

impl Client {
    /// All of them.
    pub const ALL: [Client; 6] =
        [Client::Chicago, Client::Jabref, Client::Latex, Client::Pandoc, Client::Typst, Client::Zotero];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Client::Chicago => "chicago",
            Client::Jabref => "jabref",
            Client::Latex => "latex",
            Client::Pandoc => "pandoc",
            Client::Typst => "typst",
            Client::Zotero => "zotero",
        }
    }

    /// The client of that name.
    pub fn named(name: &str) -> Option<Client> {
        Client::ALL.into_iter().find(|client| client.name() == name)
    }
}

/// How to print.
#[derive(Clone, Copy, Debug, Default)]
pub struct Printing<'p> {
    /// The path the document came from, for formats that name it.
    pub path: &'p str,
    /// For whom; `None` for what every program takes.
    pub client: Option<Client>,
    /// Say with every work which notes cite it.
    pub with_notes: bool,
}

impl<'p> Printing<'p> {
    /// The plain way, for a document from `path`.
    pub fn of(path: &'p str) -> Printing<'p> {
        Printing { path, ..Printing::default() }
    }
}
