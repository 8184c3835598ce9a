"""The desk alone stores nothing and publishes nothing, so it has no page of City Hall's, and leads to none."""

import pytest
from django.test import Client


@pytest.mark.parametrize("page", ["what-we-keep", "duties", "reports", "material", "policies"])
def test_the_desk_alone_neither_has_nor_names_the_page(client: Client, page: str) -> None:
    assert client.get(f"/{page}/").status_code == 404
    desk = client.get("/nyc/").content.decode()
    assert f'href="/{page}/' not in desk and "What City Hall shows everybody" not in desk
