"""Which law a path belongs to: a folder of law files, a part of one, or a file laid over the shipped law."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from goldendoor.language import frontmatter, load, shipped_law
from goldendoor.language.markdown import cut

# A folder of law is known by the shared words that its files are written in.
VOCABULARY = "vocabulary"
ON_ITS_OWN = "on-its-own"


@dataclass(frozen=True, slots=True)
class LawFolder:
    """A folder to load, and which of its files were meant: those whose names begin with `meant`.

    `shown` is what a file's name is replaced by when people are told of it.
    """

    folder: Path
    meant: str = ""
    shown: str | None = None

    def is_meant(self, file: str) -> bool:
        """Whether a file of the folder, by its name in it, was asked for."""
        return not self.meant or file == self.meant or file.startswith(self.meant + "/")

    def named(self, file: str) -> str:
        """A file's name as the one who typed the path knows it."""
        return self.shown if self.shown and file == self.meant else str(self.folder / file)


@contextmanager
def law_folder(path: Path | None) -> Iterator[LawFolder]:
    """The law that a path belongs to; without a path, the shipped law.

    Raises:
        OSError: when there is nothing at the path, or it cannot be read.
    """
    if path is None:
        yield LawFolder(shipped_law())
        return
    whole = path.resolve(strict=True)
    root = next((one for one in (whole, *whole.parents) if (one / VOCABULARY).is_dir()), None)
    if root is not None:
        inside = whole.relative_to(root).as_posix()
        yield LawFolder(root, "" if inside == "." else inside, str(path) if whole.is_file() else None)
    elif whole.is_dir():
        yield LawFolder(whole)
    else:
        with TemporaryDirectory() as temporary:
            yield _laid_over(whole, Path(temporary) / "law", str(path))


def _laid_over(file: Path, folder: Path, shown: str) -> LawFolder:
    """The shipped law with one file from elsewhere, in place of the one of the same name, if there is one."""
    shutil.copytree(shipped_law(), folder)
    text = file.read_text(encoding="utf-8", errors="replace")
    front = frontmatter.read(cut(text), file.name)
    instrument = front.instrument
    instruments = load(folder).corpus.instruments
    same = instruments.get(instrument.name if instrument else front.part_of)
    if same is not None and instrument:
        target = same.source.file
    elif same is not None:
        target = (Path(same.source.file).parent / file.name).as_posix()
    else:
        beside = [one for one in instruments.values() if instrument and one.places == instrument.places]
        home = Path(beside[0].source.file).parent if beside else Path(ON_ITS_OWN)
        target = (home / file.name).as_posix()
    (folder / target).parent.mkdir(exist_ok=True)
    shutil.copyfile(file, folder / target)
    for table in file.parent.glob("*.csv"):
        shutil.copyfile(table, (folder / target).parent / table.name)
    return LawFolder(folder, target, shown)
