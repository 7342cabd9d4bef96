"""Documents with their labels, and which citations have every field of their work right."""

from __future__ import annotations

import importlib.util
import json
import subprocess
from pathlib import Path
from typing import Any, Iterator


def scorer(eval_folder: Path) -> Any:
    """EVAL/score.py as a module."""
    spec = importlib.util.spec_from_file_location("score", eval_folder / "score.py")
    module = importlib.util.module_from_spec(spec)
    import sys
    sys.modules["score"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def documents(folders: list[Path]) -> Iterator[tuple[Path, Path]]:
    """(document, path of its labels without suffix)."""
    for folder in folders:
        for labels in sorted(folder.rglob("*.notes.jsonl")):
            prefix = labels.with_name(labels.name.removesuffix(".notes.jsonl"))
            document = prefix.with_name(prefix.name + ".txt")
            if document.exists():
                yield document, prefix


def lines(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def judged(score: Any, ibid: str, document: Path, prefix: Path) -> Iterator[tuple[dict, dict, bool]]:
    """(note, citation, right) for every citation read that stands for a labelled one. Right: it has the work of
    the label, and every field of the work is right and none invented; or neither has a work."""
    out = subprocess.run(
        [ibid, "convert", str(document), "--from", "text", "--to", "json", "-q"], capture_output=True, text=True, check=True
    )
    got = json.loads(out.stdout)
    gold = lines(Path(f"{prefix}.notes.jsonl"))
    works = {work["id"]: work for work in lines(Path(f"{prefix}.works.jsonl"))}
    entries = {entry["key"]: entry for entry in got["entries"]}
    report = score.Report()
    pairs, extras = score.score_notes(report, gold, got["notes"])
    chosen = score.main_entries(pairs)
    whose = {id(citation): note for note in got["notes"] for citation in note["citations"]}
    for pair in pairs:
        if pair.got is None:
            continue
        work, key = pair.gold.get("work"), pair.got.get("entry")
        right = work is None and key is None
        if work is not None and key is not None and chosen.get(work) == key:
            results = score.compare_works(works[work], entries.get(key))
            right = not any(r.counts.extra or r.counts.missed for r in results)
        yield whose[id(pair.got)], pair.got, right
    for _, citation in extras:
        yield whose[id(citation)], citation, False
