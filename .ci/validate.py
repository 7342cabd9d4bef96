#!/usr/bin/env python3
"""validate.py IBID SAMPLE...: biber judges the BibLaTeX of every sample against the data model.

Fails on every error and warning but one: a mandatory field that is missing because no note of the
sample gives it (a date, mostly). Those are counted and printed; nothing is made up to please biber.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

MISSING = re.compile(r"Missing mandatory field")


def judge(ibid: str, sample: Path) -> int:
    """Complaints about one sample, printed."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([ibid, "convert", str(sample), "--to", "biblatex"], capture_output=True, text=True)
        if done.returncode:
            print(f"{sample}: ibid failed: {done.stderr.strip()}")
            return 1
        Path(folder, "in.bib").write_text(done.stdout, encoding="utf-8")
        biber = subprocess.run(
            ["biber", "--tool", "--validate-datamodel", "--nolog", "--output-file=out.bib", "in.bib"],
            cwd=folder, capture_output=True, text=True,
        )
    said = [line for line in (biber.stdout + biber.stderr).splitlines() if re.match(r"(WARN|ERROR) ", line)]
    bad = [line for line in said if line.startswith("ERROR") or not MISSING.search(line)]
    bad = [line for line in bad if not re.match(r"(WARN|ERROR) - (WARNINGS|ERRORS): \d+$", line)]
    entries = len(re.findall(r"(?m)^@\w+\{", done.stdout))
    print(f"{sample}: {entries} entries, {len(bad)} complaints, {sum(bool(MISSING.search(s)) for s in said)} fields not in the notes")
    for line in bad:
        print(f"  {line}")
    if biber.returncode and not bad:
        print(f"  biber: exit {biber.returncode}")
    return len(bad) or int(biber.returncode != 0) or int(entries == 0)


def main() -> int:
    ibid, *samples = sys.argv[1:]
    ibid = str(Path(ibid).resolve())
    return 1 if sum(judge(ibid, Path(s)) for s in samples) or not samples else 0


if __name__ == "__main__":
    sys.exit(main())
