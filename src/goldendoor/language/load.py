"""All the law files of a folder read into one corpus, with everything that is wrong in them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from goldendoor.language import frontmatter
from goldendoor.language.markdown import LawFile, cut
from goldendoor.language.parse import Parsed, parse
from goldendoor.language.problems import Problem, at, meant, short
from goldendoor.language.tables import read_rows
from goldendoor.norms import (
    Act,
    Corpus,
    Decided,
    Definition,
    Duty,
    Fact,
    Given,
    Instrument,
    Norm,
    NotHeld,
    Party,
    Question,
    Report,
    Rule,
    Scenario,
    Section,
    Situation,
    Source,
    Table,
)
from goldendoor.norms.vocabulary import DATE, INTERVALS, TEXT

_WORD = re.compile(r"[A-Za-z_][\w\-]*")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A corpus, every problem found while reading it, and the parsed statements for further checks.

    `instrument_of` gives the instrument that each file holds, `texts` the lines of each file. `half_read` are
    the names whose own blocks have mistakes, `half_used` the words in such blocks: that the first are unknown
    elsewhere, or the others used nowhere else, is no second mistake.
    """

    corpus: Corpus
    problems: tuple[Problem, ...]
    parsed: tuple[Parsed, ...]
    instrument_of: dict[str, str] = field(default_factory=dict)
    texts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    half_read: frozenset[str] = frozenset()
    half_used: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Gathered:
    """What has been read so far."""

    problems: list[Problem] = field(default_factory=list)
    parsed: list[Parsed] = field(default_factory=list)
    named: dict[str, dict[str, Any]] = field(default_factory=dict)
    terms: dict[str, list[Definition]] = field(default_factory=dict)
    tables: dict[str, list[Table]] = field(default_factory=dict)
    decided: list[Decided] = field(default_factory=list)
    scenarios: list[Scenario] = field(default_factory=list)
    cities: dict[str, tuple[str, ...]] = field(default_factory=dict)
    instrument_of: dict[str, str] = field(default_factory=dict)
    texts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    half_read: set[str] = field(default_factory=set)
    half_used: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Opened:
    """A law file before its blocks are understood."""

    path: Path
    name: str
    content: bytes
    law_file: LawFile
    front: frontmatter.Front


def shipped_law() -> Path:
    """The folder of law files that comes with the program: in the wheel, or at the top of the repository."""
    here = Path(__file__).resolve().parent.parent
    inside = here / "law"
    return inside if inside.is_dir() else here.parent.parent / "law"


def load(folder: Path) -> Loaded:
    """Read every law file below a folder, in the order of their names; mistakes are gathered, never raised.

    The parts of instruments come last, when every instrument is known.

    Raises:
        OSError: when the folder or a file in it cannot be read.
    """
    gathered = _Gathered()
    opened = list[_Opened]()
    digest = sha256()
    for path in sorted(folder.rglob("*.md")):
        name = path.relative_to(folder).as_posix()
        content = path.read_bytes()
        digest.update(name.encode() + b"\0" + content + b"\0")
        opened += _opened(path, name, content, gathered)
    for path in sorted(folder.rglob("*.csv")):
        digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    for one in opened:
        if not one.front.part_of:
            _read_file(one, gathered)
    for one in opened:
        if one.front.part_of:
            _read_part(one, gathered)
    return Loaded(
        _corpus(gathered, digest.hexdigest()), tuple(gathered.problems), tuple(gathered.parsed), gathered.instrument_of,
        gathered.texts, frozenset(gathered.half_read), frozenset(gathered.half_used),
    )  # fmt: skip


def _opened(path: Path, name: str, content: bytes, gathered: _Gathered) -> Iterator[_Opened]:
    """A file cut into its parts, with its front matter understood; nothing where it is no text."""
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        gathered.problems.append(Problem(name, line, 1, "this is not UTF-8 text"))
        return
    law_file = cut(text)
    gathered.texts[name] = tuple(text.split("\n"))
    gathered.problems += _fences(law_file, name)
    front = frontmatter.read(law_file, name)
    gathered.problems += front.problems
    gathered.half_read |= {value for key, value, _ in law_file.front if key == "id" and not front.instrument}
    if front.binds:
        gathered.parsed.append(front.binds)
    yield _Opened(path, name, content, law_file, front)


def _read_file(one: _Opened, gathered: _Gathered) -> None:
    """A file of shared words, or the one that an instrument begins in."""
    content_hash = sha256(one.content)
    provisions = _read_statements(one, one.front.instrument, gathered, content_hash)
    if one.front.instrument is None:
        return
    instrument = replace(
        one.front.instrument, **provisions, sections=_sections(one), content_hash=content_hash.hexdigest()
    )
    _name("instrument", instrument.name, instrument, Source(one.name, 1), gathered)
    gathered.instrument_of[one.name] = instrument.name
    if len(instrument.places) == 3:
        gathered.cities.setdefault(Path(one.name).parts[0], instrument.places)


def _read_part(one: _Opened, gathered: _Gathered) -> None:
    """A file that goes on where another ends: what it says, the instrument says."""
    held = gathered.named.setdefault("instrument", {})
    whole = held.get(one.front.part_of)
    content_hash = sha256(one.content)
    provisions = _read_statements(one, whole, gathered, content_hash)
    if whole is None:
        if one.front.part_of not in gathered.half_read:
            hint = meant(one.front.part_of, held) or "a part stands beside the file of its instrument"
            gathered.problems.append(_at_front(one, f"no law file holds {one.front.part_of}", hint))
        return
    if Path(one.name).parent != Path(whole.source.file).parent:
        hint = f"that is {whole.source.file}"
        gathered.problems.append(_at_front(one, "a part stands beside the file of its instrument", hint))
    added = {room: getattr(whole, room) + values for room, values in provisions.items()}
    joined = sha256(f"{whole.content_hash}\n{content_hash.hexdigest()}".encode()).hexdigest()
    held[whole.name] = replace(
        whole, **added, sections=whole.sections + _sections(one), content_hash=joined, parts=(*whole.parts, one.name)
    )
    gathered.instrument_of[one.name] = whole.name


def _at_front(one: _Opened, message: str, hint: str) -> Problem:
    """A problem at the name that a part gives of its instrument."""
    key, value, line = next(entry for entry in one.law_file.front if entry[0] == frontmatter.PART_OF)
    return Problem(one.name, line, len(key) + 3, message, hint, f"{key}: {value}", len(value))


def _sections(one: _Opened) -> tuple[Section, ...]:
    return tuple(replace(section, file=one.name) for section in one.law_file.sections)


def _fences(law_file: LawFile, name: str) -> Iterator[Problem]:
    """Blocks that never end, and lines that look as if they began one."""
    for line in law_file.odd_fences:
        yield Problem(name, line, 1, "a block of law begins with ```law alone on its line, and ends with ```")
    if law_file.unclosed is not None:
        yield Problem(name, law_file.unclosed, 1, "this block is not closed", "end it with ``` on a line of its own")


def _read_statements(
    one: _Opened, instrument: Instrument | None, gathered: _Gathered, content_hash: Any
) -> dict[str, Any]:
    """The provisions of an instrument; what is shared by all files goes into `gathered`."""
    path, name, law_file = one.path, one.name, one.law_file
    own: dict[str, list[Any]] = {"norms": [], "duties": [], "reports": [], "not_held": []}
    of = instrument.name if instrument else ""
    for statement in law_file.statements:
        parsed = parse(statement, name)
        if isinstance(parsed, Problem):
            gathered.problems.append(parsed)
            gathered.half_read |= set(statement.lines[0].split()[1:2])
            gathered.half_used |= set(_WORD.findall(statement.text))
            continue
        gathered.parsed.append(parsed)
        value = _placed(parsed.value, parsed)
        if isinstance(value, Norm | Duty | Report | NotHeld):
            room = {Norm: "norms", Duty: "duties", Report: "reports", NotHeld: "not_held"}[type(value)]
            if instrument is None and not law_file.front:
                message = f"a {parsed.statement.word} stands in an instrument, and this file holds none"
                gathered.problems.append(parsed.problem(0, message, "give the file its front matter", 4))
            own[room].append(value)
        elif isinstance(value, Table):
            _read_table(value, path, name, of, parsed, gathered, content_hash)
        else:
            _share(value, of, instrument, parsed, gathered)
    return {room: tuple(values) for room, values in own.items()}


def _placed(value: Any, parsed: Parsed) -> Any:
    """The value with its sources turned from offsets in the statement into lines of the file."""
    if isinstance(value, Norm | Duty):
        return replace(value, rule=_placed_rule(value.rule, parsed))
    if isinstance(value, Report):
        return replace(value, duty=_placed(value.duty, parsed))
    if isinstance(value, Definition):
        exceptions = tuple(_placed_rule(rule, parsed) for rule in value.exceptions)
        return replace(value, source=parsed.source(value.source.column), exceptions=exceptions)
    if hasattr(value, "source") and not isinstance(value, NotHeld):
        return replace(value, source=parsed.source(value.source.column))
    return value


def _placed_rule(rule: Rule, parsed: Parsed) -> Rule:
    exceptions = tuple(_placed_rule(inner, parsed) for inner in rule.exceptions)
    return replace(rule, source=parsed.source(rule.source.column), exceptions=exceptions)


def _read_table(
    table: Table, path: Path, name: str, of: str, parsed: Parsed, gathered: _Gathered, content_hash: Any
) -> None:
    beside = path.parent / table.file
    if "/" in table.file or not beside.is_file():
        message, hint = f"there is no file {table.file} here", "a table stands beside its law file"
        offset = parsed.statement.text.rfind(table.file)
        gathered.problems.append(parsed.problem(offset, message, hint, len(table.file)))
        gathered.half_read.add(table.name)
        return
    content = beside.read_bytes()
    content_hash.update(content)
    file = (Path(name).parent / table.file).as_posix()
    text = content.decode("utf-8-sig", "replace")
    rows, problems = read_rows(text, file)
    gathered.texts[file] = tuple(text.splitlines())
    gathered.problems += problems
    gathered.tables.setdefault(table.name, []).append(replace(table, rows=rows, instrument=of))


def _share(value: Any, of: str, instrument: Instrument | None, parsed: Parsed, gathered: _Gathered) -> None:
    """Put a value among those that every law file can use."""
    if isinstance(value, Definition):
        dates = value.dates.within(instrument.dates) if instrument else value.dates
        gathered.terms.setdefault(value.name, []).append(replace(value, dates=dates, instrument=of))
    elif isinstance(value, Decided):
        gathered.decided.append(value)
    elif isinstance(value, Scenario):
        under = value.under or ((of,) if of else ())
        gathered.scenarios.append(replace(value, under=under, instrument=of))
    elif isinstance(value, Question):
        _name("question", value.name, replace(value, instrument=of), value.source, gathered)
    elif isinstance(value, Party | Act | Fact | Situation):
        _name(type(value).__name__.lower(), value.name, value, value.source, gathered)


def _name(kind: str, name: str, value: Any, source: Source, gathered: _Gathered) -> None:
    """Give a name its one meaning."""
    room = gathered.named.setdefault(kind, {})
    if name in room:
        message = f"the {kind} {short(name)} is declared twice"
        gathered.problems.append(at(source, message, f"first at {room[name].source}"))
        return
    room[name] = value


def _corpus(gathered: _Gathered, content_hash: str) -> Corpus:
    named = gathered.named
    facts = named.get("fact", {})
    return Corpus(
        parties=named.get("party", {}),
        acts=named.get("act", {}),
        facts=facts,
        tables={name: tuple(versions) for name, versions in gathered.tables.items()},
        terms={name: tuple(versions) for name, versions in gathered.terms.items()},
        instruments=named.get("instrument", {}),
        questions=named.get("question", {}),
        decided=tuple(gathered.decided),
        situations={name: _with_nothing(one, facts) for name, one in named.get("situation", {}).items()},
        scenarios=tuple(_with_nothing(one, facts) for one in gathered.scenarios),
        cities=gathered.cities,
        content_hash=content_hash,
    )


def _with_nothing(one: Any, facts: dict[str, Fact]) -> Any:
    """What a scenario or situation gives; `none` of a day, text or list is that there is none."""
    return replace(one, given=tuple(_nothing(given, facts) for given in one.given))


def _nothing(given: Given, facts: dict[str, Fact]) -> Given:
    fact = facts.get(given.name)
    if given.value == "none" and fact is not None and fact.kind in (DATE, TEXT, INTERVALS):
        return Given(given.name, None)
    return given
