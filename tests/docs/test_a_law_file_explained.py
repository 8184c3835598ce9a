"""The page that explains law files by the sections on detainers shows them as they are."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from goldendoor.cli.main import goldendoor
from goldendoor.language import shipped_law

PAGE = Path(__file__).parents[2] / "docs" / "law" / "detainers.md"
SHOWN = re.findall(r"```law\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
COMMANDS = re.findall(r"^goldendoor (.+)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)


def law_of_the_section() -> str:
    files = sorted((shipped_law() / "nyc").glob("ac-9-131*.md"))
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


@pytest.mark.parametrize("shown", SHOWN, ids=lambda shown: shown.split("\n")[0].strip())
def test_what_is_shown_stands_so_in_the_law_file(shown: str) -> None:
    assert shown in law_of_the_section()


def test_enough_is_shown_to_be_held() -> None:
    assert len(SHOWN) >= 7
    assert len(COMMANDS) >= 4


def words_of(command: str) -> list[str]:
    return [quoted or plain for quoted, plain in re.findall(r'"([^"]+)"|(\S+)', command)]


@pytest.mark.slow
@pytest.mark.parametrize("command", [one for one in COMMANDS if not one.startswith("law check")])
def test_a_command_on_the_page_can_be_typed(command: str) -> None:
    found = CliRunner().invoke(goldendoor, words_of(command))
    assert found.exit_code in (0, 1), found.stderr  # 2 would say that it was typed wrongly
    assert "9-131" in found.stdout or "A-14" in found.stdout
