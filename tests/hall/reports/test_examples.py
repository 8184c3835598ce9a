"""The example reports in the documents are what the tool makes of the made-up city today; the pages in pictures are there."""

import importlib.util
import io
import re
from pathlib import Path
from types import ModuleType

import pypdf
import pytest
from django.test import Client

from goldendoor.hall import clock
from goldendoor.hall.people.access import account_of

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
ROOT = Path(__file__).parents[3]
# The law's own hash and, with it, the report's: another one whenever a law file says something else.
HASH = re.compile(r"(?:[0-9a-f]\s*){64}")


def tool(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read_out(paper: bytes) -> str:
    """The words of a paper, without its hashes."""
    return HASH.sub("…", " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(paper)).pages))


def test_the_examples_are_what_the_tool_makes_and_the_pages_are_there_of_which_pictures_are_taken(
    tmp_path: Path, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    example_reports = tool("example_reports")
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
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    pictures = tool("hall_pictures")
    monkeypatch.setattr(clock, "now", lambda: pictures.AT)
    monkeypatch.setattr(clock, "today", lambda: pictures.AT.date())
    client.force_login(account_of(pictures.WHO))
    board, quarter, year = (pages(client, pictures, of) for of in ("board-2026-03-01", "quarterly", "yearly"))
    assert "<strong>1 March 2026</strong>" in board and "EO 13, agency by agency" in board
    assert "Requests for help" in quarter and "Over time" in quarter
    assert "Detainers at correction, DOC" in year and "The figures" in year


def pages(client: Client, pictures: ModuleType, of: str) -> str:
    """The page of which a picture is taken, in this city of reports alone."""
    picture = next(one for one in pictures.PICTURES if one.name.startswith(of))
    answer = client.get(pictures.address_of(picture))
    assert answer.status_code == 200
    return str(answer.content.decode())
