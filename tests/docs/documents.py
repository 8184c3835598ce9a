"""The documents of the project as text: their headings, their blocks, and the commands that they show."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
DOCUMENTS = sorted(
    [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), ROOT / "benchmarks" / "README.md"],
    key=lambda path: path.relative_to(ROOT).as_posix(),
)
_FENCE = re.compile(r"^(`{3,})(\w*)\s*$")
_HEADING = re.compile(r"^#{1,6} +(.*)$")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its kind (`console`, `law`), its text, and the line on which it begins."""

    kind: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A command as a document shows it, with the output that it is said to have."""

    command: str
    output: str
    line: int


def named(path: Path) -> str:
    """A document's name as a reader types it."""
    return path.relative_to(ROOT).as_posix()


def split(text: str) -> tuple[str, list[Block]]:
    """The prose of a document, with empty lines where its blocks stood, and the blocks."""
    prose, blocks, inside = list[str](), list[Block](), list[str]()
    fence = kind = ""
    begins = 0
    for number, line in enumerate(text.split("\n"), 1):
        mark = _FENCE.match(line)
        if not fence and mark:
            fence, kind, begins, inside = mark[1], mark[2], number, []
        elif fence and line.rstrip() == fence:
            blocks.append(Block(kind, "\n".join(inside), begins))
            fence = ""
        elif fence:
            inside.append(line)
        prose.append("" if fence or mark else line)
    assert not fence, f"the block on line {begins} is not closed"
    return "\n".join(prose), blocks


def anchors(text: str) -> set[str]:
    """The names by which a document's headings can be linked to."""
    headings = [mark[1] for line in split(text)[0].split("\n") if (mark := _HEADING.match(line))]
    plain = [re.sub(r"[^\w\- ]", "", heading.lower()) for heading in headings]
    return {heading.strip().replace(" ", "-") for heading in plain}


def shown(block: Block) -> Iterator[Shown]:
    """The commands of a console block, each with its output; a command goes on where the next line begins with `> `."""
    parts = re.split(r"^\$ ", block.text, flags=re.MULTILINE)
    line = block.line + 1 + parts[0].count("\n")
    for part in parts[1:]:
        command = re.match(r".*(?:\n> .*)*", part)
        assert command is not None
        yield Shown(command[0].replace("\n> ", "\n"), part[command.end() :].removeprefix("\n"), line)
        line += part.count("\n")


def matches(wanted: str, came: str) -> bool:
    """Whether what came is what was shown; `...` alone on a line is any lines, and inside one any words."""
    parts = []
    for line in wanted.rstrip("\n").split("\n"):
        inside = ".*".join(re.escape(part.rstrip()) for part in line.split("..."))
        parts.append(r"(?:[^\n]*\n)*?" if line.strip() == "..." else inside + r"[ ]*\n")
    return re.fullmatch("".join(parts), came.rstrip("\n") + "\n") is not None


def run(command: str, folder: Path, cache: Path) -> str:
    """What a command prints when somebody types it in this folder; whatever it says on standard error comes along."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    surroundings = {**os.environ, "PATH": path, "COLUMNS": "80", "GOLDENDOOR_CACHE": str(cache), "NO_COLOR": "1"}
    done = subprocess.run(
        ["bash", "-c", command], cwd=folder, env=surroundings, text=True, timeout=300, check=False,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    return done.stdout
