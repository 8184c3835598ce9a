"""A printed paper can be read aloud, carries its own fonts, comes out the same twice, and looks nothing up."""

import io
from datetime import date

import pikepdf
import pypdf
import pytest

from goldendoor.hall.printing.paper import from_html, printed

PAGE = """<!doctype html><html lang="en"><head><title>Doors & lots</title>
<meta name="dcterms.created" content="2026-02-14"><link rel="stylesheet" href="paper:paper.css"></head>
<body><main><h1>Doors &amp; lots</h1><p>Nobody asked §&nbsp;4-210 twice.</p>
<table><caption>By quarter</caption><thead><tr><th scope="col">Quarter</th><th scope="col">Asked</th></tr></thead>
<tbody><tr><th scope="row">First</th><td>12</td></tr></tbody></table></main></body></html>"""


@pytest.fixture(scope="module")
def paper() -> bytes:
    """One paper with a table."""
    return from_html(PAGE)


def roles(paper: bytes) -> set[str]:
    """The names of the tags in a paper."""
    found: set[str] = set()
    with pikepdf.open(io.BytesIO(paper)) as opened:
        for one in opened.objects:
            if isinstance(one, pikepdf.Dictionary) and "/S" in one and "/P" in one:
                found.add(str(one["/S"]))
    return found


def test_its_words_can_be_read_out(paper: bytes) -> None:
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(paper)).pages)
    assert "Nobody asked § 4-210 twice." in text.replace("\xa0", " ")


def test_it_carries_tags_its_language_and_its_title(paper: bytes) -> None:
    assert {"/H1", "/P", "/Table", "/TH", "/TD"} <= roles(paper)
    with pikepdf.open(io.BytesIO(paper)) as opened:
        assert str(opened.Root.Lang) == "en"
        assert bool(opened.Root.MarkInfo.Marked)
        assert opened.open_metadata()["dc:title"] == "Doors & lots"


def test_every_font_is_in_it(paper: bytes) -> None:
    names: dict[str, bool] = {}
    with pikepdf.open(io.BytesIO(paper)) as opened:
        for one in opened.objects:
            if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor":
                names[str(one.FontName)] = any(key in one for key in ("/FontFile", "/FontFile2", "/FontFile3"))
    assert names and all(names.values())
    assert all("Public" in name for name in names), names


def test_it_is_the_same_on_a_second_run(paper: bytes) -> None:
    assert from_html(PAGE) == paper


@pytest.mark.parametrize("address", ["https://example.org/x.png", "file:///etc/hostname", "paper:../settings.py"])
def test_it_looks_nothing_up(address: str, caplog: pytest.LogCaptureFixture) -> None:
    made = from_html(PAGE.replace("<main>", f'<main><img src="{address}" alt="x">'))
    with pikepdf.open(io.BytesIO(made)) as opened:
        assert not any(isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image" for one in opened.objects)
    assert any("may not look up" in record.getMessage() for record in caplog.records)


def test_a_paper_of_the_house_shows_its_title_and_its_day() -> None:
    made = printed("print/paper.html", {"made_up": True}, title="The audit of ACS", dated=date(2026, 5, 7))
    text = " ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages)
    assert "The audit of ACS" in text and "May 7, 2026" in text and "Made up for a demonstration" in text
