#!/usr/bin/env python3
"""eval.py IBID EVAL [--raise]: score the program on labelled documents and hold the floors.

Runs EVAL/score.py over each group of documents, prints its table, and fails where a score is below
its floor in floors.json. Floors are scores times 100. With --raise, floors that a score has outgrown
are raised to it (rounded down to a tenth); no floor is ever lowered.
"""

from __future__ import annotations

import json
import math
import subprocess
import sys
from pathlib import Path

FLOORS = Path(__file__).with_name("floors.json")
SCORES = ("notes", "citations", "form", "fields", "entries", "type", "links", "nulls", "locators", "ambiguous")
GROUPS = {"real": ("real", "txt"), "roundtrip": ("roundtrip", "txt"), "roundtrip list": ("roundtrip", "list.txt")}
# The same documents in other formats: each at least as good as its text.
GROUPS |= {f"roundtrip {ext}": ("roundtrip", ext) for ext in ("docx", "odt", "html", "md", "tex")}


def score(ibid: str, folder: Path, ext: str) -> dict[str, dict[str, float | None]]:
    """Scores (times 100) of every document of a group, and of all together as POOLED."""
    form = "--from text " if ext.endswith("txt") else ""
    command = f"{ibid} convert {{input}} {form}--to json"
    done = subprocess.run(
        [sys.executable, str(folder.parent / "score.py"), "--all", str(folder), "--ext", ext, "--run", command, "--json"],
        stdout=subprocess.PIPE, text=True, check=True,
    )
    return {name: {s: value(report.get(s)) for s in SCORES} for name, report in json.loads(done.stdout).items()}


def value(score: object) -> float | None:
    if isinstance(score, dict):
        score = score.get("score")
    return 100 * float(score) if isinstance(score, (int, float)) else None


def worse(group: str, rows: dict[str, dict[str, float | None]], texts: dict[str, dict[str, float | None]]) -> list[str]:
    """Scores of a format that are below those of the same document's text."""
    return [
        f"{group}: {document}: {which} is {got}, of its text {text:.2f}"
        for document, scores in rows.items() if document != "POOLED"
        for which, got in scores.items()
        if (text := texts[document][which]) is not None and (got is None or got < text - 1e-9)
    ] or ([f"{group}: no documents"] if len(rows) < 2 else [])


def show(group: str, rows: dict[str, dict[str, float | None]]) -> None:
    width = max(map(len, [group, *rows]))
    print(" ".join([f"{group:<{width}}", *(f"{s:>9}" for s in SCORES)]))
    for name, scores in rows.items():
        cells = ("-" if v is None else f"{v:.1f}" for v in scores.values())
        print(" ".join([f"{name:<{width}}", *(f"{c:>9}" for c in cells)]))
    print()


def main() -> int:
    ibid, folder = str(Path(sys.argv[1]).resolve()), Path(sys.argv[2])
    floors = json.loads(FLOORS.read_text())
    below, texts = [], {}
    for group, (name, ext) in GROUPS.items():
        rows = score(ibid, folder / name, ext)
        show(group, rows)
        if group == "roundtrip":
            texts = rows
        elif ext not in ("txt", "list.txt"):
            below += worse(group, rows, texts)
        for document, wanted in floors.get(group, {}).items():
            for which, floor in wanted.items():
                got = rows.get(document, {}).get(which)
                if got is None and which in ("nulls", "ambiguous"):
                    continue  # no citation of that sort is among the labelled ones
                if got is None or got < floor - 1e-9:
                    below.append(f"{group}: {document}: {which} is {'absent' if got is None else f'{got:.2f}'}, the floor is {floor}")
                elif "--raise" in sys.argv:
                    wanted[which] = max(floor, math.floor(10 * got) / 10)
    print("\n".join(below) or "every score is at or above its floor")
    if "--raise" in sys.argv and not below:
        FLOORS.write_text(json.dumps(floors, indent=2) + "\n")
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
