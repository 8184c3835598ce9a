"""The example reports in the documents are what the tool makes of the made-up city today."""

import importlib.util
import io
import re
from pathlib import Path
from types import ModuleType

import pypdf
import pytest

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ROOT = Path(__file__).parents[3]
# The law's own hash and, with it, the report's: another one whenever a law file says something else.
HASH = re.compile(r"(?:[0-9a-f]\s*){64}")


def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("example_reports", ROOT / "tools" / "example_reports.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_out(paper: bytes) -> str:
    """The words of a paper, without its hashes."""
    return HASH.sub("…", " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(paper)).pages))


def test_the_examples_are_what_the_tool_makes(tmp_path: Path) -> None:
    example_reports = tool()
    written = example_reports.made(tmp_path)
    kept = sorted(path.name for path in example_reports.FOLDER.iterdir())
    assert sorted(path.name for path in written) == kept
    for path in written:
        there = (example_reports.FOLDER / path.name).read_bytes()
        if path.suffix == ".csv":
            assert path.read_bytes() == there, path.name
        else:
            assert read_out(path.read_bytes()) == read_out(there), path.name
            assert "Made up for a demonstration" in read_out(there)
