"""The picture in the README can be taken anew by anybody."""

import struct
import subprocess
import sys
from pathlib import Path

import pytest
from tests.docs.documents import ROOT

KILOBYTES_AT_MOST = 300
PNG = b"\x89PNG\r\n\x1a\n"
NAME = "desk-on-a-phone.png"


def width_and_height(picture: bytes) -> tuple[int, ...]:
    assert picture.startswith(PNG)
    return struct.unpack(">II", picture[16:24])


def test_the_picture_is_small() -> None:
    pictures = sorted((ROOT / "docs/pictures").iterdir())
    assert [path.name for path in pictures] == [NAME]
    assert pictures[0].stat().st_size < KILOBYTES_AT_MOST * 1024


@pytest.mark.browser
def test_the_picture_can_be_taken_again(tmp_path: Path) -> None:
    command = [sys.executable, ROOT / "tools/pictures.py", tmp_path]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    taken, shown = (tmp_path / NAME).read_bytes(), (ROOT / "docs/pictures" / NAME).read_bytes()
    assert width_and_height(taken) == width_and_height(shown)
    # An empty page would be a tenth of it.
    assert len(taken) > len(shown) / 2
