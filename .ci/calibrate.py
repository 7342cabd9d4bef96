#!/usr/bin/env python3
"""calibrate.py IBID EVIDENCE EVAL [FOLDER...]: the table [sure] of grammars/weights.toml, fitted anew.

IBID is the program, EVIDENCE the example of that name (`cargo build --release --example evidence`). Each work that a
labelled document names in full is an observation: the evidence of its first full citation, and whether all its
fields came out right. A logistic regression with a pull towards 0 (so that what was seldom seen says little) gives
the points. Prints the table; copy it by hand, and look at every number before you do.
"""

from __future__ import annotations

import json
import math
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

from labelled import documents, judged, scorer

PULL = 4.0  # strength of the pull towards 0, in observations
STEPS = 12000


def main() -> int:
    ibid, evidence, folder = str(Path(sys.argv[1]).resolve()), str(Path(sys.argv[2]).resolve()), Path(sys.argv[3])
    folders = [Path(f) for f in sys.argv[4:]] or [folder / "real", folder / "roundtrip"]
    score = scorer(folder)
    seen: list[tuple[frozenset[str], bool, int]] = []
    for document, prefix in documents(folders):
        out = subprocess.run([evidence, str(document)], capture_output=True, text=True, check=True).stdout
        signs = {(c["note"], c["start"]): c for c in map(json.loads, out.splitlines())}
        works: dict[str, tuple[frozenset[str], bool]] = {}
        citing: Counter[str] = Counter()
        for note, citation, right in judged(score, ibid, document, prefix):
            found, key = signs.get((note["id"], citation["start"])), citation.get("entry")
            if found and key:
                citing[key] += 1
                if found["full"]:
                    works.setdefault(key, (frozenset(found["signs"]), right))
        seen += [(signs, right, min(citing[key], 3)) for key, (signs, right) in works.items()]
    names = re.findall(r"(?m)^(\w+) = ", Path("grammars/weights.toml").read_text().split("[sure]")[1])
    points = fit([n for n in names if n != "bias"], seen)
    print(f"# {len(seen)} works, {sum(right for _, right, _ in seen)} right")
    print("[sure]")
    for name in names:
        print(f"{name} = {points[name]:.1f}  # {sum(name in s for s, _, _ in seen)} works" if name != "bias" else f"bias = {points[name]:.1f}")
    return 0


def fit(names: list[str], seen: list[tuple[frozenset[str], bool, int]]) -> dict[str, float]:
    points = dict.fromkeys(["bias", *names], 0.0)
    # Alike observations are one: how many, and how many of them right.
    alike: dict[frozenset[str], list[int]] = {}
    for signs, right, weight in seen:
        counts = alike.setdefault(signs.intersection(points), [0, 0])
        counts[0] += weight
        counts[1] += weight * right
    # Small enough a step that the many signs of one observation do not overshoot together.
    rate = 0.4 / sum(weight for *_, weight in seen)
    for _ in range(STEPS):
        slope = {name: PULL * value for name, value in points.items()}
        slope["bias"] = 0.0
        for signs, (weight, right) in alike.items():
            sum_ = points["bias"] + sum(points[s] for s in signs)
            error = weight / (1 + math.exp(-sum_)) - right
            slope["bias"] += error
            for sign in signs:
                if sign in slope:
                    slope[sign] += error
        for name in points:
            points[name] -= rate * slope[name]
    return points


if __name__ == "__main__":
    sys.exit(main())
