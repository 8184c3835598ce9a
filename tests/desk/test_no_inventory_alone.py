"""The desk alone stores nothing, so it has no page of what is stored, and leads to none."""

from django.test import Client


def test_the_desk_alone_neither_has_nor_names_the_page(client: Client) -> None:
    assert client.get("/what-we-keep/").status_code == 404
    assert "what-we-keep" not in client.get("/nyc/").content.decode()
