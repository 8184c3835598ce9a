"""An import goes down only: each room of the house knows the rooms below it and nobody above."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "goldendoor"

LIBRARY = ("norms", "language", "kernel", "engine", "analysis", "exchange", "audit")

# Who may know whom. A room may always know itself.
MAY_IMPORT = {
    "norms": set(),
    "language": {"norms"},
    "kernel": {"norms"},
    "engine": {"norms", "language"},
    "analysis": {"norms", "language", "kernel", "engine"},
    "exchange": {"norms", "language", "kernel", "engine"},
    "audit": {"norms", "language", "kernel", "engine"},
    "hall": {*LIBRARY},
    "public": {"norms", "language", "engine", "exchange"},
    "cli": {*LIBRARY, "hall", "public"},
    "": {"norms", "language", "engine"},  # the package's own face: `from goldendoor import City`
    "__main__": {"cli"},
}

# The whole library installs with these two and nothing else.
OUTSIDERS = {"language": {"lark"}, "exchange": {"icalendar"}, "cli": {"click"}}
UNCHECKED_OUTSIDERS = {"hall", "public"}
# What a room may import only once it is at work: a command about City Hall's records needs the extra `hall`.
OUTSIDERS_AT_WORK = {"cli": {"django"}}


def complaints(source: Path) -> list[str]:
    """Every import under `source` that goes up, sideways or outside, as one line each."""
    return [
        f"{path.relative_to(source)}:{line}: {room or 'goldendoor'} imports {target}"
        for path in sorted(source.rglob("*.py"))
        for room in [room_of(path.relative_to(source))]
        for line, target, lazy in imports_of(path, source)
        if not allowed(room, target, lazy)
    ]


def room_of(path: Path) -> str:
    """`norms` for norms/fact.py, `kernel` for kernel.py, the empty string for the package's own face."""
    first = path.parts[0].removesuffix(".py")
    return "" if first == "__init__" else first


def imports_of(path: Path, source: Path) -> Iterator[tuple[int, str, bool]]:
    """(line, dotted name, whether it waits inside a function) for each import of a file."""
    tree = ast.parse(path.read_text(encoding="utf-8"), str(path))
    waiting = {
        inner
        for part in ast.walk(tree)
        if isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef) or is_for_type_checkers_only(part)
        for inner in ast.walk(part)
    }
    package = ["goldendoor", *path.relative_to(source).parent.parts]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield node.lineno, alias.name, node in waiting
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            module = ".".join([*above, *([node.module] if node.module else [])])
            for alias in node.names:
                yield node.lineno, f"{module}.{alias.name}", node in waiting


def is_for_type_checkers_only(part: ast.AST) -> bool:
    """An `if TYPE_CHECKING:`, which never runs."""
    return isinstance(part, ast.If) and isinstance(part.test, ast.Name) and part.test.id == "TYPE_CHECKING"


def allowed(room: str, target: str, lazy: bool) -> bool:
    """Whether a file in `room` may import `target`; unknown rooms may import nothing until placed."""
    top, *below = target.split(".")
    if top != "goldendoor":
        at_work = OUTSIDERS_AT_WORK.get(room, set()) if lazy else set()
        return top in {*sys.stdlib_module_names, *OUTSIDERS.get(room, set()), *at_work} or room in UNCHECKED_OUTSIDERS
    # What the package's face offers comes from the engine: importing it is importing the engine.
    wanted = below[0] if below and below[0] in MAY_IMPORT else "engine"
    if wanted == room:
        return True
    if room == "cli" and wanted in {"hall", "public"} and not lazy:
        return False
    return wanted in MAY_IMPORT.get(room, set())


def test_every_import_in_the_house_goes_down() -> None:
    assert complaints(SOURCE) == []


def test_every_room_has_its_floor() -> None:
    rooms = {room_of(path.relative_to(SOURCE)) for path in SOURCE.rglob("*.py")}
    assert rooms - MAY_IMPORT.keys() == set()


def test_an_import_that_goes_up_or_sideways_or_outside_is_found(tmp_path: Path) -> None:
    files = {
        "norms/fact.py": "from goldendoor.engine import diagram",
        "norms/act.py": "from ..language import parser",
        "kernel.py": "import lark",
        "engine/decide.py": "def decide():\n    from goldendoor import kernel",
        "engine/face.py": "from goldendoor import City",
        "analysis/gaps.py": "import django.db",
        "language/parser.py": "from goldendoor import City",
        "cli/main.py": "import goldendoor.hall\ndef desk():\n    import goldendoor.hall.wsgi",
        "cli/hall.py": "import django\ndef begin():\n    import django.core",
        "attic/box.py": "import goldendoor.norms",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    assert complaints(tmp_path) == [
        "analysis/gaps.py:1: analysis imports django.db",
        "attic/box.py:1: attic imports goldendoor.norms",
        "cli/hall.py:1: cli imports django",
        "cli/main.py:1: cli imports goldendoor.hall",
        "engine/decide.py:2: engine imports goldendoor.kernel",
        "kernel.py:1: kernel imports lark",
        "language/parser.py:1: language imports goldendoor.City",
        "norms/act.py:1: norms imports goldendoor.language.parser",
        "norms/fact.py:1: norms imports goldendoor.engine.diagram",
    ]


def test_the_library_and_the_command_start_where_django_is_not_installed() -> None:
    modules = sorted(
        ".".join(["goldendoor", *path.relative_to(SOURCE).with_suffix("").parts]).removesuffix(".__init__")
        for path in SOURCE.rglob("*.py")
        if room_of(path.relative_to(SOURCE)) in {*LIBRARY, "cli", ""}
    )
    program = (
        "import sys, importlib\n"
        "for name in ('django', 'csp', 'django_htmx', 'whitenoise', 'granian'): sys.modules[name] = None\n"
        f"for name in {modules!r}: importlib.import_module(name)\n"
    )
    answer = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stderr
