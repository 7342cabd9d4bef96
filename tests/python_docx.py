#!/usr/bin/env python3
"""The sample page as a program without footnotes writes it: marks raised in the text, the notes typed under a heading.

    tests/python_docx.py samples/formats.md samples/formats-python-docx.docx

Needs python-docx.
"""
import re, sys
from docx import Document
source = open(sys.argv[1], encoding="utf-8").read()
body, _, foot = source.partition("\n[^1]:")
foot = "[^1]:" + foot
doc = Document()
def runs(p, text):
    for k, part in enumerate(re.split(r"\*([^*]+)\*", text)):
        if part:
            p.add_run(part).italic = True if k % 2 else None
for block in body.strip().split("\n\n"):
    if block.startswith("# "):
        doc.add_heading(block[2:], 1)
        continue
    text = " ".join(line.strip("> ").strip() for line in block.split("\n") if not set(line) <= set("|-")).strip()
    p = doc.add_paragraph()
    for k, part in enumerate(re.split(r"\[\^(\d+)\]", text)):
        if k % 2:
            p.add_run(part).font.superscript = True
        else:
            runs(p, part)
doc.add_heading("Notes", 1)
for number, text in re.findall(r"\[\^(\d+)\]: (.*?)(?=\n\[\^|\Z)", foot, re.S):
    text = " ".join(line.strip() for line in text.strip().split("\n") if line.strip())
    p = doc.add_paragraph(f"{number}. ")
    runs(p, text.replace("<", "").replace(">", ""))
doc.save(sys.argv[2])
