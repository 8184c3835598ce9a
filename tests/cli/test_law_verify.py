"""A city's own copies against the fingerprints: which pinpoints differ, and which rules were encoded from them."""

import json
from pathlib import Path
from typing import Any

import pytest
from tests.cli.test_law_show import ORDER, law_of_umbrellas

from goldendoor.cli.official_text import paragraphs


@pytest.fixture
def umbrellas(tmp_path: Path) -> tuple[str, Path]:
    """A law with the fingerprints of a whole order, and the folder with a copy of it."""
    law, texts = law_of_umbrellas(tmp_path, paragraphs(ORDER))
    return law, Path(texts)


def verify(run: Any, umbrellas: tuple[str, Path], *more: str, code: int = 0) -> Any:
    return run("law", "verify", "--law", umbrellas[0], "--texts", str(umbrellas[1]), *more, code=code)


def test_a_copy_that_is_the_text_matches_paragraph_by_paragraph(run: Any, umbrellas: tuple[str, Path]) -> None:
    copy = umbrellas[1] / "X-EO-1.txt"
    copy.write_text(copy.read_text().replace("lend umbrellas, unless", "LEND  umbrellas; unless"))
    assert verify(run, umbrellas).stdout == f"X-EO-1 (EO 1): {len(paragraphs(ORDER))} paragraphs match\n"


def test_a_word_that_differs_is_named_by_its_pinpoint_with_the_rule_that_was_encoded_from_it(
    run: Any, umbrellas: tuple[str, Path]
) -> None:
    copy = umbrellas[1] / "X-EO-1.txt"
    copy.write_text(copy.read_text().replace("it does not rain; or", "it rains; or"))
    page = verify(run, umbrellas, code=1).stdout
    assert "EO 1 § 2(1) differs (encoded from it: exception no-rain)" in page
    assert "EO 1 § 2 differs" not in page
    found = json.loads(verify(run, umbrellas, "--json", code=1).stdout)["verified"][0]
    assert [one["place"] for one in found["differing"]] == ["2(1)"]
    assert found["is_the_same"] is False and found["missing"] == [] and found["new"] == []


def test_a_paragraph_that_is_gone_and_one_that_is_new_are_named(run: Any, umbrellas: tuple[str, Path]) -> None:
    copy = umbrellas[1] / "X-EO-1.txt"
    copy.write_text(copy.read_text().replace("  2. Fridays.", "  3. Fridays."))
    page = verify(run, umbrellas, code=1).stdout
    assert "EO 1 § 3(2) is missing from the copy" in page
    assert "EO 1 § 3(3) is in the copy and was not encoded" in page


def test_a_text_without_fingerprints_cannot_be_compared(run: Any, tmp_path: Path) -> None:
    law, texts = law_of_umbrellas(tmp_path, {})
    assert "no fingerprint ships" in run("law", "verify", "--law", law, "--texts", texts).stdout


def test_the_instruments_whose_copy_is_not_there_are_named(run: Any, tmp_path: Path) -> None:
    (tmp_path / "NYC-EO-34-2003.txt").write_text("§ 1. Not the order.")
    page = run("law", "verify", "--texts", str(tmp_path), code=1).stdout
    assert "NYC-EO-34-2003 (EO 34): 0 paragraphs match, others do not:" in page
    assert "EO 34 § 3(a) is missing from the copy (encoded from it: norm workers-do-not-ask" in page.replace(
        "\n    ", " "
    )
    assert "- NYC-EO-13-2026" in page and "- NYPD-212-66-IO22-2003" in page
    assert max(map(len, page.splitlines())) <= 80


def test_a_file_named_after_no_instrument_is_told_with_the_near_names(run: Any, umbrellas: tuple[str, Path]) -> None:
    (umbrellas[1] / "X-E0-1.txt").write_text("§ 1. An order.")
    assert "X-E0-1.txt is named after no instrument; did you mean X-EO-1?" in verify(run, umbrellas).stdout


def test_a_folder_without_a_copy_is_told_in_one_line(run: Any, tmp_path: Path) -> None:
    complaint = run("law", "verify", "--texts", str(tmp_path), code=2).stderr
    assert "no copy of an instrument is here; they are named like NYC-EO-34-2003.txt" in complaint
    assert complaint.count("\n") == 1
    assert "does not exist" in run("law", "verify", "--texts", str(tmp_path / "no"), code=2).stderr
