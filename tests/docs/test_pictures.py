"""The documents' pictures are small, are shown with words for those who do not see them, and can be taken anew by anybody."""

import re
import struct
import subprocess
import sys
from pathlib import Path

import pytest
from tests.docs.documents import DOCUMENTS, ROOT

PNG = b"\x89PNG\r\n\x1a\n"
DESK, FOLDER = "desk-on-a-phone.png", ROOT / "docs" / "pictures"
KILOBYTES_AT_MOST = {DESK: 300}
OF_CITY_HALL_AT_MOST = 200
FEWEST_LETTERS = 30


def width_and_height(picture: bytes) -> tuple[int, ...]:
    assert picture.startswith(PNG)
    return struct.unpack(">II", picture[16:24])


def test_there_are_those_that_the_tools_take_and_each_is_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "tools"))
    from hall_pictures import PICTURES

    assert sorted(path.name for path in FOLDER.iterdir()) == sorted([DESK, *(one.name for one in PICTURES)])
    for one in PICTURES:
        assert width_and_height((FOLDER / one.name).read_bytes()) == (one.width, one.height), one.name
    for path in FOLDER.iterdir():
        assert path.stat().st_size < KILOBYTES_AT_MOST.get(path.name, OF_CITY_HALL_AT_MOST) * 1024, path.name


def test_each_is_shown_somewhere_with_words_for_those_who_do_not_see_it() -> None:
    shown = {}
    for document in DOCUMENTS:
        for words, path in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", document.read_text(encoding="utf-8")):
            if "pictures/" in path:
                shown[(document.parent / path).resolve()] = words
    assert sorted(shown) == sorted(path.resolve() for path in FOLDER.iterdir())
    assert all(len(words) >= FEWEST_LETTERS for words in shown.values())


@pytest.mark.browser
def test_the_picture_of_the_desk_can_be_taken_again(tmp_path: Path) -> None:
    command = [sys.executable, ROOT / "tools/pictures.py", tmp_path]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    taken, shown = (tmp_path / DESK).read_bytes(), (FOLDER / DESK).read_bytes()
    assert width_and_height(taken) == width_and_height(shown)
    # An empty page would be a tenth of it.
    assert len(taken) > len(shown) / 2
