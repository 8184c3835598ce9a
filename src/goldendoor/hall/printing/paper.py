"""A page of words and figures as a PDF that a screen reader can read and that comes out the same on every run.

WeasyPrint lays it out and writes PDF/UA-1. It is let at nothing but our own stylesheet and fonts: no address in a paper
is ever looked up.
"""

import hashlib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string

HERE = Path(__file__).parent
FONTS = HERE.parent / "static_built" / "fonts"
OURS = "paper:"
VARIANT = "pdf/ua-1"


class CannotPrint(Exception):
    """This machine lacks what draws text; the sentence says what to install."""


def printed(template: str, shown: Mapping[str, Any], *, title: str, dated: date, language: str = "en") -> bytes:
    """A paper as PDF.

    Args:
        template: one that extends `print/paper.html`.
        shown: what the template is given, beside `title`, `dated` and `language`.
        dated: the day that stands on it and in its particulars; the clock is not asked.

    Raises:
        CannotPrint: where Pango is not installed.
    """
    words = {**shown, "title": title, "dated": dated, "language": language}
    return from_html(render_to_string(template, words))


def from_html(html: str) -> bytes:
    """A whole page of HTML as PDF; its particulars are those of the page's head."""
    weasyprint, urls = _weasyprint()

    class OnlyOurs(urls.URLFetcher):  # type: ignore[name-defined,misc]
        """What a paper names is found in the house, or not at all."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            path, kind = _of_the_house(url)
            return urls.URLFetcherResponse(url, path.read_bytes(), {"Content-Type": kind})

    made = weasyprint.HTML(string=html, base_url=OURS, url_fetcher=OnlyOurs())
    # What names the file inside is taken from its words, not from the moment.
    named = hashlib.sha256(html.encode()).hexdigest()[:32].encode()
    written: bytes = made.write_pdf(pdf_variant=VARIANT, pdf_identifier=named, pdf_tags=True)
    return written


def _weasyprint() -> tuple[Any, Any]:
    try:
        import weasyprint
        import weasyprint.urls as urls
    except OSError as fault:
        raise CannotPrint(
            "Papers cannot be printed on this machine: install Pango (Debian: apt-get install libpangoft2-1.0-0)."
        ) from fault
    return weasyprint, urls


def _of_the_house(address: str) -> tuple[Path, str]:
    """The stylesheet and the fonts of the house, by their names; nothing else."""
    name = address.removeprefix(OURS)
    for folder, suffix, kind in ((HERE, ".css", "text/css"), (FONTS, ".woff2", "font/woff2")):
        if address.startswith(OURS) and name.endswith(suffix) and (folder / Path(name).name).is_file():
            return folder / Path(name).name, kind
    raise ValueError(f"a paper may not look up {address}")
