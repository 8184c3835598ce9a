"""Addresses of style and script that change with their content, so that a browser may keep them and is never stale."""

from functools import cache
from hashlib import sha256

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage


class NamedByContent(StaticFilesStorage):
    """Adds a mark made from the file's content to its address. Nothing is copied anywhere: no collectstatic."""

    def url(self, name: str | None) -> str:
        """The address of the file, as in `/static/css/desk.css?3f2a91c0`."""
        return f"{super().url(name)}?{content_mark(name)}"


@cache
def content_mark(name: str) -> str:
    """Eight digits of the content's SHA-256.

    Raises:
        FileNotFoundError: when nobody has built the file.
    """
    found = finders.find(name)
    if not found:
        raise FileNotFoundError(f"{name} is not built: run  make assets")
    with open(found, "rb") as file:
        return sha256(file.read()).hexdigest()[:8]
