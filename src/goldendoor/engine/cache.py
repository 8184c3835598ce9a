"""The law read once and kept by its content: the next start reads it back in a fraction of the time.

What is kept is a pickle that may name nothing but Golden Door's own plain values, behind a hash of itself; a damaged,
stale or foreign file is noticed and the law is read again.
"""

import os
import pickle
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any, TypeVar

from goldendoor.norms import Corpus, Scenario
from goldendoor.norms.vocabulary import TEXT

T = TypeVar("T")
_MAGIC = b"golden door law 1\n"
_OWN = "goldendoor.norms."
_PLAIN = {("datetime", "date"), ("builtins", "frozenset"), ("builtins", "set")}


class LawHasMistakes(Exception):
    """Law files that do not load; `problems` are printed one by one."""

    def __init__(self, problems: tuple[Any, ...]) -> None:
        self.problems = problems
        first = str(problems[0]).splitlines()[0]
        more = f" (and {len(problems) - 1} more)" if len(problems) > 1 else ""
        super().__init__(f"the law has mistakes: {first}{more}; see `goldendoor law check`")


class _Plain(pickle.Unpickler):
    """Reads only Golden Door's own values, so that a foreign file cannot run anything."""

    def find_class(self, module: str, name: str) -> Any:
        # A name with a dot could go on from a class to its methods, and from these to everything that Python can do.
        if "." not in name and (module.startswith(_OWN) or (module, name) in _PLAIN):
            found = super().find_class(module, name)
            if isinstance(found, type) and found.__module__ == module:
                return found
        raise pickle.UnpicklingError(f"{module}.{name} has no place in a cache of law")


def cache_folder() -> Path:
    """Where compiled law is kept: $GOLDENDOOR_CACHE, else the user's cache folder.

    Raises:
        OSError: for a user who has no home.
    """
    if own := os.environ.get("GOLDENDOOR_CACHE"):
        return Path(own)
    try:
        return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "goldendoor"
    except RuntimeError as error:
        raise OSError(str(error)) from None


def law_folder() -> Path:
    """The law that comes with the program: inside the wheel, or at the top of the repository."""
    here = Path(__file__).resolve().parent.parent
    inside = here / "law"
    return inside if inside.is_dir() else here.parent.parent / "law"


@lru_cache(1)
def _code_key() -> str:
    """A hash of the code that reads and compiles law: other code makes other diagrams."""
    code = Path(__file__).resolve().parent.parent
    suffixes = (".py", ".lark")
    rooms = [code / room for room in ("norms", "language", "engine")]
    return _hash_of(code, (path for room in rooms for path in sorted(room.rglob("*")) if path.suffix in suffixes))


def _hash_of(folder: Path, paths: Iterable[Path]) -> str:
    """A hash of files and of where in the folder they are: a city is named after its folder."""
    digest = sha256(_MAGIC + sys.version.encode())
    for path in paths:
        content = path.read_bytes()
        head = f"{path.relative_to(folder).as_posix()}\0{len(content)}\0"
        digest.update(head.encode("utf-8", "surrogateescape") + content)
    return digest.hexdigest()


def _content_key(folder: Path) -> str:
    """A hash of every law file and of the code that reads them."""
    law = _hash_of(folder, sorted(path for path in folder.rglob("*") if path.suffix in (".md", ".csv")))
    return sha256((law + _code_key()).encode()).hexdigest()


def open_law(folder: Path | None = None) -> Corpus:
    """The corpus of a folder of law files, from the cache where it holds this very content.

    Raises:
        LawHasMistakes: when the law files do not load.
        OSError: when they cannot be read. A cache that cannot be written is no error.
    """
    folder = folder or law_folder()
    key = _content_key(folder)
    corpus = _read(f"{key}.law", Corpus)
    if corpus is not None:
        return replace(corpus, scenarios=_WorkedExamples(folder, key))
    corpus = _load(folder)
    if _content_key(folder) == key:  # else somebody wrote a law file while it was read
        _write(f"{key}.law", replace(corpus, scenarios=()))
        _write(f"{key}.scenarios", tuple(corpus.scenarios))
    return corpus


def _load(folder: Path) -> Corpus:
    # Only here: the parser is slow to import, and the cache spares it.
    from goldendoor.engine.stretches import changes_by_act
    from goldendoor.engine.variables import texts_of_the_law
    from goldendoor.language.load import load

    loaded = load(folder)
    if loaded.problems:
        raise LawHasMistakes(loaded.problems)
    corpus = loaded.corpus
    texts = [fact.name for fact in corpus.facts.values() if fact.kind == TEXT]
    return replace(corpus, changes=changes_by_act(corpus), texts=texts_of_the_law(corpus, texts))


class _WorkedExamples(Sequence[Scenario]):
    """The worked examples of kept law, read when somebody first looks at one: no decision needs them."""

    def __init__(self, folder: Path, key: str) -> None:
        self._folder, self._key = folder, key
        self._read: tuple[Scenario, ...] | None = None

    def _all(self) -> tuple[Scenario, ...]:
        if self._read is None:
            kept = _read(f"{self._key}.scenarios", tuple)
            self._read = tuple(_load(self._folder).scenarios) if kept is None else kept
        return self._read

    def __len__(self) -> int:
        return len(self._all())

    def __getitem__(self, place: Any) -> Any:
        return self._all()[place]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._all() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._all())


def _read(name: str, kind: type[T]) -> T | None:
    """What a cache file holds, or None where it is absent, damaged, or holds something else."""
    try:
        content = (cache_folder() / name).read_bytes()
    except OSError:
        return None
    head = len(_MAGIC)
    if content[:head] != _MAGIC or sha256(content[head + 32 :]).digest() != content[head : head + 32]:
        return None
    try:
        found = _Plain(BytesIO(content[head + 32 :])).load()
    except Exception:  # a file that somebody else made can fail in any way
        return None
    return found if isinstance(found, kind) else None


def _write(name: str, content: Any) -> bool:
    """Write whole or not at all: into a file of its own name first, then renamed. False where it cannot be written."""
    from tempfile import NamedTemporaryFile  # only here: what is kept already is read without it

    body = pickle.dumps(content, protocol=5)
    with suppress(OSError):
        folder = cache_folder()
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=folder, delete=False) as file:
            try:
                file.write(_MAGIC + sha256(body).digest() + body)
                file.flush()
                os.replace(file.name, folder / name)
                return True
            except OSError:
                os.unlink(file.name)
    return False


def found_sound(folder: Path) -> bool:
    """Whether this very law was checked before, by this very code, and no mistake was found."""
    return _read(_sound_file(folder), bool) is True


def note_as_sound(folder: Path) -> None:
    """Remember that a check found no mistake in this law; where that cannot be written it is checked again."""
    _write(_sound_file(folder), True)


def _sound_file(folder: Path) -> str:
    checks = Path(__file__).resolve().parent.parent / "analysis"
    key = _content_key(folder) + _hash_of(checks, sorted(checks.rglob("*.py")))
    return f"{sha256(key.encode()).hexdigest()}.sound"


def _diagrams_file(law: str, *what: object) -> str:
    key = sha256("\n".join([law, _code_key(), *map(repr, what)]).encode()).hexdigest()
    return f"{key}.diagrams"


def kept_diagrams(law: str, *what: object) -> tuple[Any, ...] | None:
    """The diagrams of an act as they were kept for this very law, code, and case of `what`; else None."""
    return _read(_diagrams_file(law, *what), tuple)


def holds_diagrams(law: str, *what: object) -> bool:
    """Whether the diagrams of an act are kept for this very law, code, and case of `what`; a damaged file counts as none."""
    return kept_diagrams(law, *what) is not None


def keep_diagrams(diagrams: tuple[Any, ...], law: str, *what: object) -> bool:
    """Keep the diagrams of an act; False where they cannot be written: then they are not kept, and nothing is lost."""
    return _write(_diagrams_file(law, *what), diagrams)
