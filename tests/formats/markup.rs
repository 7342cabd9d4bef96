//! Markdown, LaTeX, and the shapes that pages give their notes.

use super::{before, italics, notes, read};
use ibid::model::{Document, Format, NoteKind};

fn page(body: &str) -> Document {
    let document = read(format!("<!DOCTYPE html><html><body>{body}</body></html>").as_bytes());
    assert_eq!(document.source.format, Format::Html);
    document
}

#[test]
fn markdown_in_pandoc_manner() {
    let document = read(
        b"Text^[In *place* [sic], p.\\ 5.] and[^a]; code `^[no]`, and again[^a].\n\n[^a]: 1989. was a 2^nd^ year--or \"so\".\n",
    );
    assert_eq!(notes(&document), [("1", "In place [sic], p. 5."), ("2", "1989. was a 2nd year–or “so”.")]);
    assert_eq!(italics(&document.notes[0]), ["place"]);
    assert!(
        document.source.text.starts_with("Text1 and2; code ^[no], and again2."),
        "{}",
        document.source.text
    );
}

#[test]
fn markdown_keys_that_are_numbers_are_labels() {
    let document = read(b"A[^7] b[^9].\n\n[^7]: Seven.\n\n[^8]: Nothing calls it.\n\n[^9]: Nine.\n");
    assert_eq!(notes(&document), [("7", "Seven."), ("8", "Nothing calls it."), ("9", "Nine.")]);
}

#[test]
fn latex_prints_what_it_would() {
    let document = read(
        br#"\documentclass{book}\newcommand{\rgani}{RGANI}\newcommand{\bk}[1]{\textit{#1}}
\begin{document}
A\footnote{See \bk{War \& Peace}, p.~12 % not this
  and \rgani, f.\,5; L\'opez, \v{C}apek, na\"\i ve, Mi\l osz, \enquote{A \enquote{b} c}, 1990--95.}
b\footnotemark{} c\footnote[7]{Odd {\it slanted} \url{http://a.b/c_d~e}.}\footnotetext{Later.\cite[12]{key}}
\chapter{Two} ``D,'' he's.\footnote{\unknown{kept} text.}\endnote{The end.}
\end{document} not this\footnote{nor this}"#,
    );
    assert_eq!(
        notes(&document),
        [
            ("1", "See War & Peace, p. 12 and RGANI, f. 5; López, Čapek, naïve, Miłosz, “A ‘b’ c”, 1990–95."),
            ("2", "Later.[@key, 12]"),
            ("7", "Odd slanted http://a.b/c_d~e."),
            ("1", "kept text."),
            ("1", "The end."),
        ]
    );
    assert_eq!(italics(&document.notes[0]), ["War & Peace"]);
    assert_eq!(document.notes.iter().map(|n| n.section).collect::<Vec<_>>(), [0, 0, 0, 1, 0]);
    assert_eq!(before(&document, 3, 16), "“D,” he’s.");
}

#[test]
fn pages_by_word() {
    let document = page(
        "<p>Life<a href=\"#_ftn1\" name=\"_ftnref1\"><span class=MsoFootnoteReference><span>[1]</span></span></a> \
         and <a href=\"#_edn1\" name=\"_ednref1\"><span>[i]</span></a>.</p><div><hr><div id=ftn1><p class=MsoFootnoteText>\
         <a href=\"#_ftnref1\" name=\"_ftn1\"><span>[1]</span></a> Miller, <i>The Road</i>, 5.<p>More.</div></div>\
         <div><div id=edn1><p><a href=\"#_ednref1\" name=\"_edn1\"><span>[i]</span></a> Ibid., 6.</p></div></div>",
    );
    assert_eq!(notes(&document), [("1", "Miller, The Road, 5. More."), ("i", "Ibid., 6.")]);
    assert_eq!(document.notes[1].kind, NoteKind::Endnote);
    assert_eq!(before(&document, 0, 4), "Life");
}

#[test]
fn pages_by_wordpress_and_wikis() {
    let blog = page(
        "<p>One<sup data-fn=x class=fn><a href=\"#ab-1\" id=\"ab-1-link\">1</a></sup>, two<sup class=fn>\
         <a href=\"#ab-2\" id=\"ab-2-link\">2</a></sup></p><ol class=\"wp-block-footnotes\"><li id=\"ab-1\">1989 was it. \
         <a href=\"#ab-1-link\">↩︎</a></li><li id=\"ab-2\">2 May &amp; on. <a href=\"#ab-2-link\">↩︎</a></li></ol><p>End.</p>",
    );
    assert_eq!(notes(&blog), [("1", "1989 was it."), ("2", "2 May & on.")]);
    assert!(blog.source.text.starts_with("One1, two2\nEnd.\n"), "{}", blog.source.text);
    let wiki = page(
        "<p>A<sup id=\"cite_ref-m_1-0\"><a href=\"#cite_note-m-1\">[1]</a></sup> b<sup id=\"cite_ref-m_1-1\">\
         <a href=\"#cite_note-m-1\">[1]</a></sup></p><ol class=references><li id=\"cite_note-m-1\"><span class=\"mw-cite-backlink\">^ \
         <a href=\"#cite_ref-m_1-0\"><sup>a</sup></a> <a href=\"#cite_ref-m_1-1\"><sup>b</sup></a></span> \
         <span class=\"reference-text\"><cite>Miller</cite>, 5.</span></li></ol>",
    );
    assert_eq!(notes(&wiki), [("1", "Miller, 5.")], "called twice, read once");
}

#[test]
fn pages_by_hand_libreoffice_and_google() {
    let old = page(
        "<P>Life<A HREF=\"#n1\" NAME=r1>[1]</A> and<A HREF=\"#n2\" NAME=r2>(2)</A><P><A NAME=n1 HREF=\"#r1\">[1]</A> \
         Miller, 5.<BR><A NAME=n2></A><A HREF=\"#r2\">2.</A> Ibid., 7.<BR>",
    );
    assert_eq!(notes(&old), [("1", "Miller, 5."), ("2", "Ibid., 7.")]);
    let office = page(
        "<p>A<a class=sdfootnoteanc name=sdfootnote1anc href=\"#sdfootnote1sym\"><sup>1</sup></a></p><div id=sdfootnote1>\
         <p><a class=sdfootnotesym name=sdfootnote1sym href=\"#sdfootnote1anc\">1</a>Miller, 5.</p></div>",
    );
    assert_eq!(notes(&office), [("1", "Miller, 5.")]);
    let docs = page(
        "<style>.c4{font-style:italic}</style><p>A<sup><a href=\"#ftnt1\" id=\"ftnt_ref1\">[1]</a></sup></p><hr><div><p>\
         <a href=\"#ftnt_ref1\" id=\"ftnt1\">[1]</a><span>&nbsp;Miller, </span><span class=c4>Road</span>.</p></div>",
    );
    assert_eq!(notes(&docs), [("1", "Miller, Road.")]);
    assert_eq!(italics(&docs.notes[0]), ["Road"]);
}

#[test]
fn links_that_are_no_notes_are_text() {
    let document = page(
        "<p>Go to <a href=\"#c1\">1</a> or <a href=\"#c2\">2</a>.</p><h2 id=c1>One</h2><p>First.</p><h2 id=c2>Two</h2>\
         <p>Second. <a href=\"#top\">^</a></p>",
    );
    assert!(document.notes.is_empty(), "{:?}", notes(&document));
}

#[test]
fn latex_series_of_notes_and_notes_without_a_number() {
    let document = read(
        br"\documentclass{memoir}\begin{document}A\footnoteA{One.} b\Bfootnote{Two.} c\pagenote{Three.} d\footnote*{No number.} e\footnotesize f\footnote{Four.}\end{document}",
    );
    assert_eq!(
        notes(&document),
        [("1", "One."), ("2", "Two."), ("3", "Three."), ("*", "No number."), ("4", "Four.")]
    );
}

#[test]
fn latex_umlauts_of_german_alone() {
    let page = |language: &str| {
        let text = format!(
            "\\documentclass{{article}}\\usepackage[{language}]{{babel}}\\begin{{document}}A\\footnote{{M\"unchen, 5.}}\\end{{document}}"
        );
        read(text.as_bytes()).notes[0].text.clone()
    };
    assert_eq!((page("ngerman").as_str(), page("french").as_str()), ("München, 5.", "M\"unchen, 5."));
}

#[test]
fn latex_opens_no_other_file_and_says_so() {
    let text =
        br"\documentclass{book}\input{macros}\begin{document}\input{one} A\footnote{One.} \include{two/three}
\verb|\input{no}| \import{four/}{five} \input six
B\footnote{Two.}\end{document}";
    let document = read(text);
    let source = &document.source;
    let named: Vec<&str> = source.elsewhere.iter().map(|span| span.of(&source.text)).collect();
    assert_eq!(named, ["\\input{one}", "\\include{two/three}", "\\import{four/five}", "\\input{six}"]);
    assert_eq!(notes(&document), [("1", "One."), ("2", "Two.")]);
    let file = std::str::from_utf8(text).expect("UTF-8");
    let spot = document.spot(None, source.elsewhere[2]).expect("a place");
    assert_eq!(spot.span.of(file).trim(), "\\import{four/}{five}");
}

#[test]
fn pages_whose_labels_stand_in_brackets() {
    let document = page(
        "<p>A<a class='footnote-reference brackets' href='#f1' id='i1'>1</a> b[<a href='#N2_'>2</a>]</p>\
         <aside class='footnote brackets' id='f1'><span class='label'><span>[</span><a href='#i1'>1</a><span>]</span></span>\
         <p>One.</p></aside><p><a name='N2_'>[2]</a>. Two.</p>",
    );
    assert_eq!(notes(&document), [("1", "One."), ("2", "Two.")]);
}

#[test]
fn latex_lists_of_works_are_lists() {
    let document = read(
        br"\documentclass{article}\begin{document}A\footnote{Miller, \emph{The Road}, 5.} b.
\begin{thebibliography}{9}
\bibitem{miller} Miller, Anna. \emph{The Road}.
  London: Verso, 1989.
\bibitem[Hill]{hill} Hill, Peter. \emph{Hills}. Oxford: Oxford University Press, 1990.
\end{thebibliography}\end{document}",
    );
    assert_eq!(
        notes(&document),
        [
            ("1", "Miller, The Road, 5."),
            ("[1]", "Miller, Anna. The Road. London: Verso, 1989."),
            ("[2]", "Hill, Peter. Hills. Oxford: Oxford University Press, 1990."),
        ]
    );
}
