"""The desk takes answers of a few words and nothing else."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

MARKER = "marker-kz8802"
HOUSE = "/nyc/may-i-ask/"


def test_a_file_that_is_sent_is_not_taken(client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    paper = SimpleUploadedFile("warrant.jpg", MARKER.encode() * 1000, "image/jpeg")
    response = client.post(HOUSE, {"fact.inquiry_topic": "other", "paper": paper})
    assert MARKER not in response.content.decode()
    assert not response.wsgi_request.FILES
    assert list(tmp_path.rglob("*")) == []


@pytest.mark.parametrize(
    "page", ["/nyc/", HOUSE, "/nyc/they-went-in-anyway/", "/philadelphia/a-document-for-identity/"]
)
def test_no_page_asks_for_a_file(client: Client, page: str) -> None:
    assert 'type="file"' not in client.get(page).content.decode()


def test_whoever_sends_too_much_is_refused(client: Client) -> None:
    assert client.post(HOUSE, {"words": "x" * 70_000}).status_code == 400
    assert client.post(HOUSE, {f"field-{number}": "x" for number in range(400)}).status_code == 400
