"""`law check` and `law format` as people use them: a whole law, a part of one, one file, a draft from elsewhere."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from goldendoor.cli.law_folder import LawFolder
from goldendoor.language import Problem

LAW = Path(__file__).parents[2] / "law"
EO_34 = "nyc/eo-34-2003.md"
MISSPELT = ("when inquiry_required_by_law", "when inquiry_required_by_lau")


@pytest.fixture
def own_law(tmp_path: Path) -> Path:
    """A copy of the law that ships, to be spoilt."""
    return Path(shutil.copytree(LAW, tmp_path / "law"))


def spoil(file: Path, right: str, wrong: str) -> Path:
    text = file.read_text(encoding="utf-8")
    assert right in text
    file.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    return file


def test_a_city_of_the_law_that_ships_has_no_mistake(run: Any) -> None:
    """All of it is looked at in tests/law."""
    assert run("law", "check", str(LAW / "philadelphia")).stdout.splitlines()[-1].startswith("no mistake")


def test_a_misspelt_name_is_shown_with_its_line_a_caret_and_what_was_meant(run: Any, own_law: Path) -> None:
    file = spoil(own_law / EO_34, *MISSPELT)
    shown = run("law", "check", str(own_law), code=1).stdout
    assert f"{file}:" in shown
    assert "^" in shown
    assert "did you mean inquiry_required_by_law" in shown
    assert "1 mistake" in shown.splitlines()[-1]


def test_one_file_is_checked_inside_its_whole_law_and_only_its_own_mistakes_are_shown(run: Any, own_law: Path) -> None:
    spoil(own_law / EO_34, *MISSPELT)
    spoil(own_law / "nyc/ac-4-210.md", "area_is_nonpublic", "area_is_nonpublik")
    shown = run("law", "check", str(own_law / EO_34), code=1).stdout
    assert "eo-34-2003.md" in shown
    assert "ac-4-210.md" not in shown
    assert "area_is_nonpublik" in run("law", "check", str(own_law / "nyc"), code=1).stdout


def test_a_draft_from_elsewhere_is_laid_over_the_law_that_ships(run: Any, tmp_path: Path) -> None:
    draft = tmp_path / "draft-of-eo-34.md"
    shutil.copyfile(LAW / EO_34, draft)
    for table in (LAW / "nyc").glob("*.csv"):
        shutil.copyfile(table, tmp_path / table.name)
    spoil(draft, *MISSPELT)
    shown = run("law", "check", str(draft), code=1).stdout
    assert shown.startswith(f"{draft}:")
    assert "declared twice" not in shown


def test_a_draft_of_a_part_is_laid_over_that_part(run: Any, tmp_path: Path) -> None:
    draft = tmp_path / "eo-34-2003-worked-examples.md"
    shutil.copyfile(LAW / "nyc" / draft.name, draft)
    spoil(draft, "expect must not § 3(a)", "expect must § 3(a)")
    shown = run("law", "check", str(draft), code=1).stdout
    assert shown.startswith(f"{draft}:")
    assert "comes out as must not, not as must" in shown


def test_mistakes_are_exact_as_json(run: Any, own_law: Path) -> None:
    file = spoil(own_law / EO_34, *MISSPELT)
    found = json.loads(run("law", "check", str(own_law), "--json", code=1).stdout)
    wrong = [one for one in found if "inquiry_required_by_lau" in one["message"]]
    assert wrong and wrong[0]["file"] == str(file)
    assert wrong[0]["line"] > 1 and wrong[0]["column"] >= 1


UNTIDY = """---
id: X-EO-1
---

Prose   with  its   own   spaces.

```law
norm offices-lend   § 2
    must   lend
```
"""


def test_format_tidies_the_blocks_and_leaves_the_prose(run: Any, tmp_path: Path) -> None:
    file = tmp_path / "order.md"
    file.write_text(UNTIDY)
    assert run("law", "format", str(file), "--check", code=1).stdout.startswith(f"would change: {file}\n")
    assert file.read_text() == UNTIDY
    assert run("law", "format", str(tmp_path)).stdout == f"changed: {file}\n1 of 1 files changed\n"
    tidy = file.read_text()
    assert "    must lend\n" in tidy
    assert tidy.partition("```law")[0] == UNTIDY.partition("```law")[0]
    assert json.loads(run("law", "format", str(file), "--check", "--json").stdout)["changed"] == []


def test_format_tells_what_it_cannot_read_and_leaves_it(run: Any, tmp_path: Path) -> None:
    file = tmp_path / "order.md"
    file.write_text(UNTIDY.replace("must   lend", "must   lend   when"))
    result = run("law", "format", str(file), code=1)
    assert result.stderr.startswith(f"{file}:9:")
    assert "must   lend   when" in file.read_text()


def test_the_law_that_ships_is_tidy(run: Any) -> None:
    assert run("law", "format", "--check").stdout.startswith("0 of ")


def test_what_is_no_law_file_is_told(run: Any, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no law")
    assert "no law file is here" in run("law", "format", str(tmp_path), code=2).stderr
    assert "no law file is here" in run("law", "format", str(tmp_path / "notes.txt"), code=2).stderr
    (tmp_path / "order.md").write_bytes(b"\xff\xfe")
    assert "this is not UTF-8 text" in run("law", "format", str(tmp_path), code=2).stderr


def test_a_law_that_was_sound_before_is_not_looked_at_again(
    run: Any, own_law: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOLDENDOOR_CACHE", str(own_law.parent / "cache"))
    looked_at = []

    def looking(law: LawFolder) -> list[Problem]:
        looked_at.append(law.folder)
        return []

    monkeypatch.setattr("goldendoor.cli.law_check.problems_in", looking)
    run("law", "check", str(own_law), "--if-changed")
    assert "checked before" in run("law", "check", str(own_law), "--if-changed").stdout
    assert len(looked_at) == 1
    run("law", "check", str(own_law))
    assert len(looked_at) == 2, "without the option it is looked at again"
    spoil(own_law / EO_34, *MISSPELT)
    run("law", "check", str(own_law), "--if-changed")
    assert len(looked_at) == 3, "other law"


def test_a_law_with_mistakes_is_looked_at_every_time(run: Any, own_law: Path) -> None:
    spoil(own_law / EO_34, *MISSPELT)
    for _ in range(2):
        assert "did you mean" in run("law", "check", str(own_law), "--if-changed", code=1).stdout
