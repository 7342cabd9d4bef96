#!/usr/bin/env python3
"""reliability.py IBID EVAL [FOLDER...]: how often citations of each degree of confidence are right.

A citation is right when it has the work of its label and every field of that work is right, none missing and
none invented; a citation that stands for no labelled one is wrong. Folders are `real` and `roundtrip` of EVAL if
none is named. Fails if of the citations of confidence 0.9 or more fewer than 97 in 100 are right, or if those
below 0.5 are not mostly wrong; of fewer than FEW of these nothing can be told.
"""

from __future__ import annotations

import sys
from pathlib import Path

from labelled import documents, judged, scorer

FEW = 5
BINS = [(0.0, 0.3), (0.3, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.01)]


def main() -> int:
    ibid, folder = str(Path(sys.argv[1]).resolve()), Path(sys.argv[2])
    folders = [Path(f) for f in sys.argv[3:]] or [folder / "real", folder / "roundtrip"]
    score = scorer(folder)
    found = [
        (float(citation["confidence"]), right)
        for document, prefix in documents(folders)
        for _, citation, right in judged(score, ibid, document, prefix)
    ]
    print("confidence     citations   right")
    for low, high in BINS:
        inside = [right for confidence, right in found if low <= confidence < high]
        share = f"{100 * sum(inside) / len(inside):6.1f}" if inside else "     -"
        print(f"{low:.2f} to {min(high, 1):.2f}   {len(inside):9}  {share}")
    sure = [right for confidence, right in found if confidence >= 0.9]
    unsure = [right for confidence, right in found if confidence < 0.5]
    print(f"0.9 and more: {sum(sure)} of {len(sure)} right; below 0.5: {sum(unsure)} of {len(unsure)} right")
    wrong = sure and sum(sure) < 0.97 * len(sure) or len(unsure) >= FEW and sum(unsure) > 0.5 * len(unsure)
    return 1 if wrong or not found else 0


if __name__ == "__main__":
    sys.exit(main())
