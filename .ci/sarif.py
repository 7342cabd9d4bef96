#!/usr/bin/env python3
"""Holds `ibid check --format sarif` against the schema of SARIF 2.1.0.

    sarif.py IBID DOCUMENT...

The schema is that of the npm package named below, fetched once into target/. Exits 0 with a line if neither it nor
the Python package jsonschema can be had.
"""

import io
import json
import pathlib
import subprocess
import sys
import tarfile

PACKAGE = "@microsoft/jest-sarif@1.0.0-beta.0"
MEMBER = "package/lib/schemas/sarif-2.1.0-rtm.5.json"
KEPT = pathlib.Path(__file__).resolve().parent.parent / "target" / "sarif-2.1.0.json"


def schema():
    """The schema, or None if npm cannot fetch it."""
    if not KEPT.exists():
        KEPT.parent.mkdir(exist_ok=True)
        try:
            packed = subprocess.run(
                ["npm", "pack", PACKAGE, "--silent"], cwd=KEPT.parent, capture_output=True, text=True, check=True
            )
        except (OSError, subprocess.CalledProcessError):
            return None
        archive = KEPT.parent / packed.stdout.split()[-1]
        with tarfile.open(fileobj=io.BytesIO(archive.read_bytes())) as files:
            KEPT.write_bytes(files.extractfile(MEMBER).read())
        archive.unlink()
    return json.loads(KEPT.read_text(encoding="utf-8"))


def main():
    ibid, documents = sys.argv[1], sys.argv[2:]
    try:
        import jsonschema
    except ImportError:
        print("skipped: the Python package jsonschema is not there")
        return 0
    found = schema()
    if found is None:
        print("skipped: npm cannot fetch the schema")
        return 0
    validator = jsonschema.validators.validator_for(found)(found)
    if not list(validator.iter_errors({"version": "2.1.0", "runs": [{"tool": {}}]})):
        print("the schema accepts what it must not")
        return 1
    wrong = 0
    results = 0
    for document in documents:
        done = subprocess.run([ibid, "check", document, "--format", "sarif"], capture_output=True, text=True)
        if done.returncode > 1:
            print(f"{document}: {done.stderr.strip()}")
            wrong += 1
            continue
        log = json.loads(done.stdout)
        results += sum(len(run["results"]) for run in log["runs"])
        for error in validator.iter_errors(log):
            print(f"{document}: {'/'.join(map(str, error.absolute_path))}: {error.message}")
            wrong += 1
    print(f"{len(documents)} documents, {results} results: {wrong or 'no'} faults against the schema")
    return 1 if wrong or not results else 0


if __name__ == "__main__":
    sys.exit(main())
