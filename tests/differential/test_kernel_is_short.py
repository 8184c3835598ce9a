"""The kernel is what a reader opens first: short, made of the norms alone, and no relative of the engine."""

import ast
import sys
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src" / "goldendoor"
KERNEL = SOURCE / "kernel.py"
LINES_IN_THE_KERNEL = 200
# What the kernel alone may use: the engine says the same in its own way, or it could not be checked against it.
THE_KERNELS_OWN = {"given_facts", "meeting", "outcome"}


def imported(path: Path) -> set[str]:
    """The dotted names that a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports by dots"
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def test_the_kernel_is_read_in_one_sitting() -> None:
    assert 50 < len(KERNEL.read_text(encoding="utf-8").splitlines()) <= LINES_IN_THE_KERNEL


def test_the_kernel_is_made_of_the_norms_and_the_standard_library_alone() -> None:
    names = imported(KERNEL)
    assert any(name.startswith("goldendoor.norms") for name in names)
    foreign = {name for name in names if not name.startswith("goldendoor.norms")}
    assert {name for name in foreign if name.split(".")[0] not in sys.stdlib_module_names} == set()


def test_the_engine_uses_nothing_that_is_the_kernels_own() -> None:
    own = {f"goldendoor.norms.{module}" for module in THE_KERNELS_OWN}
    assert all((SOURCE / "norms" / f"{module}.py").is_file() for module in THE_KERNELS_OWN)
    borrowed = {
        f"{path.name}: {name}"
        for path in (SOURCE / "engine").rglob("*.py")
        for name in imported(path)
        if name == "goldendoor.kernel" or any(name.startswith(module) for module in own)
    }
    assert borrowed == set()


def test_the_norms_do_not_hand_on_what_is_the_kernels_own() -> None:
    """Nor may it come by way of the package's face or of another module of the norms."""
    relatives = {
        f"{path.name}: {name}"
        for path in (SOURCE / "norms").glob("*.py")
        if path.stem not in THE_KERNELS_OWN
        for name in imported(path)
        if name.split(".")[2:3] and name.split(".")[2] in THE_KERNELS_OWN
    }
    assert relatives == set()


def test_every_rule_of_the_meaning_is_named_in_the_kernel() -> None:
    """Rules 13, 15, 16 and 17 are about steps, citations, questions and law files: the kernel only decides."""
    text = KERNEL.read_text(encoding="utf-8")
    written = {int(word.strip(",:")) for line in text.splitlines() if "ule" in line
               for word in line.split() if word.strip(",:").isdecimal()}  # fmt: skip
    ranges = {4, 5, 6} if "Rules 4 to 6" in text else set()
    assert {*range(1, 13), 14} - written - ranges == set()
