#!/usr/bin/env python3
"""The samples as print: what ibid reads of a PDF must be what it reads of the .docx it was made from.

    tests/pdf.py target/release/ibid [DOCUMENTS]

Needs pandoc. Prints with LibreOffice (soffice) and pdflatex, in one column and in two under running heads; what
pdflatex has no letters for is printed by lualatex (Debian's texlive-luatex and lmodern) in a font that has them;
a program that is missing is named, and what it would print is left out. DOCUMENTS is a folder of labelled
documents (NAME/NAME.docx) with the scorer score.py in it or above it; they are printed by LibreOffice and both
readings are held against the labels.

Every note must be found, and the score of the fields may be no more than 0.03 under that of the .docx.
"""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
SLACK = 0.03
BODY = [
    "It has long been held that the harvest decided the matter",
    "nobody who had read the reports of that spring could believe it",
    "the ministry answered, after some weeks, in the usual form",
    "what the delegates were told at the station is a different question",
    "historians have since then disagreed about the order of the telegrams",
]
TWO_COLUMNS = r"""
\usepackage{fancyhdr}
\pagestyle{fancy}\fancyhf{}
\fancyhead[L]{The Sowing Campaign}\fancyhead[R]{\thepage}
\fancyfoot[C]{\footnotesize Journal of Examples 12 (2021)}
"""


def run(*command, cwd=None):
    return subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True)


def reading(ibid, path):
    made = run(ibid, "convert", path, "--to", "json", "-q")
    return json.loads(made.stdout) if made.stdout else {"notes": [], "entries": []}


def markdown(notes):
    """Prose with these notes, three marks to a paragraph. `f. 5` begins no list."""
    escape = lambda text: re.sub(r"([\\`*_{}\[\]<>#^~$|@&])|(?<=^\w)(?=[.)])|(?<=^\d\d)(?=[.)])", r"\\\g<0>", text)
    out = []
    for at, note in enumerate(notes):
        words = BODY[at % len(BODY)]
        out.append(f"{words}[^{at + 1}]" + (".\n\n" if at % 3 == 2 else "; "))
    out.append("and there it ended.\n\n")
    out += [f"[^{at + 1}]: {escape(note['text'])}\n\n" for at, note in enumerate(notes)]
    return "".join(out)


def letters(text):
    return "".join(c for c in text.lower() if c.isalnum())


def missed(wanted, found):
    """Labels of the notes that are not found with nine tenths of their text."""
    texts = {}
    for note in found["notes"]:
        texts.setdefault(note["label"], []).append(letters(note["text"]))
    like = lambda a, b: a == b or SequenceMatcher(None, a, b, False).ratio() >= 0.9
    return [
        note["label"]
        for note in wanted["notes"]
        if not any(like(letters(note["text"]), text) for text in texts.get(note["label"], []))
    ]


def facts(read):
    """What is known of each citation's work: (note, field, value)."""
    entries = {entry["key"]: entry for entry in read["entries"]}
    out = Counter()
    for note in read["notes"]:
        for citation in note["citations"]:
            for field, value in entries.get(citation["entry"], {"fields": {}})["fields"].items():
                out[note["label"], field, json.dumps(value, sort_keys=True)] += 1
    return out


def agreement(wanted, found):
    """F1 of the facts."""
    wanted, found = facts(wanted), facts(found)
    whole = wanted.total() + found.total()
    return 2 * (wanted & found).total() / whole if whole else 1.0


class Report:
    def __init__(self):
        self.failed = False

    def line(self, name, notes, lost, fields, of):
        bad = bool(lost) or notes == 0 or fields < of - SLACK
        self.failed |= bad
        tail = f"; without {', '.join(lost[:12])}" if lost else ""
        print(f"{'FAILS' if bad else 'holds'}  {name}: {notes - len(lost)}/{notes} notes, fields {fields:.3f} (docx {of:.3f}){tail}", flush=True)


def office(docx, out):
    run("soffice", "--headless", "--convert-to", "pdf", "--outdir", out, docx)
    return out / (docx.stem + ".pdf")


def latex(text, pdf, *options):
    page = ["-V", "geometry:margin=2.5cm", *options]
    made = run("pandoc", text, "-o", pdf, "--pdf-engine=pdflatex", "-V", "fontfamily=mathptmx", *page)
    if not pdf.exists() and shutil.which("lualatex"):
        made = run("pandoc", text, "-o", pdf, "--pdf-engine=lualatex", "-V", "mainfont=DejaVu Serif", *page)
    said = [line for line in made.stderr.splitlines() if line.startswith("!")]
    return "" if pdf.exists() else (said or ["no reason given"])[0]


def samples(ibid, work, programs, report):
    for sample in sorted(SAMPLES.glob("*.txt")):
        text, docx = work / (sample.stem + ".md"), work / (sample.stem + ".docx")
        text.write_text(markdown(reading(ibid, sample)["notes"]))
        run("pandoc", text, "-o", docx)
        wanted = reading(ibid, docx)
        prints = []
        if "soffice" in programs:
            prints.append(("LibreOffice", office(docx, work), ""))
        if "pdflatex" in programs:
            head = work / "head.tex"
            head.write_text(TWO_COLUMNS)
            for name, options in [("LaTeX", []), ("LaTeX, two columns", ["-V", "classoption=twocolumn", "-H", head])]:
                pdf = work / f"{sample.stem}-{len(options)}.pdf"
                prints.append((name, pdf, latex(text, pdf, *options)))
        for program, pdf, trouble in prints:
            if not pdf.exists():
                print(f"skipped  {sample.name} by {program}: not printed {trouble}", flush=True)
                continue
            found = reading(ibid, pdf)
            report.line(f"{sample.name} by {program}", len(wanted["notes"]), missed(wanted, found), agreement(wanted, found), 1.0)


def labelled(ibid, folder, work, report):
    scorer = next((up / "score.py" for up in (folder, *folder.parents) if (up / "score.py").exists()), None)
    if scorer is None:
        sys.exit(f"no score.py in or above {folder}")
    for docx in sorted(folder.glob("*/*.docx")):
        pdf = office(docx, work)
        scores = []
        for path in (docx, pdf):
            out = work / "reading.json"
            out.write_text(json.dumps(reading(ibid, path)))
            made = run(sys.executable, scorer, docx.with_suffix(""), out)
            scores.append(re.search(r"^fields\s+([\d.]+)", made.stdout, re.M))
        wanted, found = reading(ibid, docx), reading(ibid, pdf)
        fields = [float(score[1]) / 100 if score else 0.0 for score in scores]
        report.line(f"{docx.name} by LibreOffice", len(wanted["notes"]), missed(wanted, found), fields[1], fields[0])


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    ibid = Path(sys.argv[1]).resolve()
    programs = {name for name in ("pandoc", "soffice", "pdflatex") if shutil.which(name)}
    for name in ("soffice", "pdflatex"):
        if name not in programs:
            print(f"skipped  what {name} prints: it is not installed")
    if "pandoc" not in programs:
        sys.exit("skipped  all: pandoc is not installed")
    report = Report()
    with tempfile.TemporaryDirectory() as work:
        samples(ibid, Path(work), programs, report)
        if len(sys.argv) > 2 and "soffice" in programs:
            labelled(ibid, Path(sys.argv[2]).resolve(), Path(work), report)
    sys.exit(report.failed)


if __name__ == "__main__":
    main()
