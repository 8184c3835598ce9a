"""Writes the fingerprints of an official text's paragraphs into law/fingerprints.csv, and none of its words.

Usage: python tools/fingerprints.py INSTRUMENT FILE [--after TEXT] [--before TEXT] [--cite-as TEXT]

`--after` and `--before` cut one instrument out of a file that holds several: from the line after the one that
contains the first text, up to the line that contains the second. Rows of other instruments are kept.
"""

import argparse
import csv
import sys
from pathlib import Path

from goldendoor.cli.official_text import fingerprint, paragraphs, read_fingerprints

FINGERPRINTS = Path(__file__).parents[1] / "law" / "fingerprints.csv"


def main(arguments: list[str]) -> int:
    """Write the rows of one instrument; 2 when the file cannot be read, or no numbered paragraph is in it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("instrument")
    parser.add_argument("file", type=Path)
    parser.add_argument("--after")
    parser.add_argument("--before")
    parser.add_argument("--cite-as", default="")
    given = parser.parse_args(arguments)
    try:
        text = between(given.file.read_text(encoding="utf-8"), given.after, given.before)
    except (OSError, UnicodeDecodeError) as reason:
        print(f"{given.file}: {reason}", file=sys.stderr)
        return 2
    found = paragraphs(text, given.cite_as)
    if not found:
        print(f"{given.file}: no numbered paragraph is here", file=sys.stderr)
        return 2
    rows = {key: value for key, value in read_fingerprints(FINGERPRINTS).items() if key[0] != given.instrument}
    rows |= {(given.instrument, pinpoint): fingerprint(words) for pinpoint, words in found.items()}
    with FINGERPRINTS.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["instrument", "pinpoint", "sha256"])
        writer.writerows([*key, value] for key, value in sorted(rows.items()))
    print(f"{given.instrument}: {len(found)} paragraphs")
    return 0


def between(text: str, after: str | None, before: str | None) -> str:
    """The lines after the one that holds one text and before the one that holds the other."""
    lines = text.splitlines()
    if after:
        lines = lines[next((at + 1 for at, line in enumerate(lines) if after in line), len(lines)) :]
    if before:
        lines = lines[: next((at for at, line in enumerate(lines) if before in line), len(lines))]
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
