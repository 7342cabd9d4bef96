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


def score(ibid: str, folder: Path, ext: str) -> dict[str, dict[str, float | None]]:
    """Scores (times 100) of every document of a group, and of all together as POOLED."""
    command = f"{ibid} convert {{input}} --from text --to json"
    done = subprocess.run(
        [sys.executable, str(folder.parent / "score.py"), "--all", str(folder), "--ext", ext, "--run", command, "--json"],
        stdout=subprocess.PIPE, text=True, check=True,
    )
    return {name: {s: value(report.get(s)) for s in SCORES} for name, report in json.loads(done.stdout).items()}


def value(score: object) -> float | None:
    if isinstance(score, dict):
        score = score.get("score")
    return 100 * float(score) if isinstance(score, (int, float)) else None


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
    below = []
    for group, (name, ext) in GROUPS.items():
        rows = score(ibid, folder / name, ext)
        show(group, rows)
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
