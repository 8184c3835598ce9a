"""Which headers each kind of response carries: a changed decision is a changed row."""

import pytest
from django.test import Client
from django.urls import get_resolver
from django.urls.resolvers import URLPattern, URLResolver

POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
}
EVERYWHERE = {
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Robots-Tag": "noindex",
    "Server": "desk",
}
NO_STORE = "no-store"

# route, method, address, what is posted, status, Cache-Control
ROWS = [
    ("front-door", "get", "/", {}, 302, NO_STORE),
    ("home", "get", "/nyc/", {}, 200, NO_STORE),
    ("home", "post", "/nyc/", {"words": "badge"}, 200, NO_STORE),
    ("situation", "get", "/nyc/may-i-ask/", {}, 200, NO_STORE),
    ("situation", "post", "/nyc/may-i-ask/", {"fact.inquiry_topic": "other"}, 200, NO_STORE),
    ("situation", "post", "/nyc/may-i-ask/", {"fact.inquiry_topic": "nonsense"}, 422, NO_STORE),
    ("situation", "post", "/nyc/may-i-ask/", {"fact.no_such_fact": "yes"}, 400, NO_STORE),
    ("situation", "post", "/nyc/may-i-ask/", {"words": "x" * 70_000}, 400, NO_STORE),
    ("situation", "put", "/nyc/may-i-ask/", {}, 405, NO_STORE),
    ("situation", "get", "/nyc/no-such-situation/", {}, 404, NO_STORE),
    ("print", "get", "/nyc/may-i-ask/print/", {}, 200, NO_STORE),
    ("print", "post", "/nyc/may-i-ask/print/", {"fact.inquiry_topic": "other"}, 200, NO_STORE),
    ("choose-to-compare", "get", "/compare/", {}, 200, NO_STORE),
    (
        "choose-to-compare",
        "get",
        "/compare/",
        {"act": "accept_id", "city": ["nyc", "durham"], "day": ["2003-11-01"] * 2},
        302,
        NO_STORE,
    ),
    (
        "choose-to-compare",
        "get",
        "/compare/",
        {"act": "accept_id", "city": ["nyc"], "day": ["2003-11-01"]},
        422,
        NO_STORE,
    ),
    ("choose-to-compare", "post", "/compare/", {}, 405, NO_STORE),
    ("compare", "get", "/compare/accept_id/", {"with": ["nyc@2003-11-01", "durham@2003-11-01"]}, 200, NO_STORE),
    ("compare", "get", "/compare/accept_id/", {"with": ["nyc@soon", "durham@2003-11-01"]}, 422, NO_STORE),
    ("compare", "get", "/compare/no_such_act/", {}, 404, NO_STORE),
    ("compare", "post", "/compare/accept_id/", {}, 405, NO_STORE),
    ("", "get", "/nyc", {}, 301, NO_STORE),
    ("", "get", "/static/css/desk.css", {}, 200, "max-age=2592000, public"),
    ("", "get", "/static/js/htmx.min.js", {}, 200, "max-age=2592000, public"),
    ("", "get", "/static/desk/desk.js", {}, 200, "max-age=2592000, public"),
    ("", "get", "/static/../settings.py", {}, 404, NO_STORE),
]


@pytest.mark.parametrize(
    ("method", "address", "posted", "status", "cache"),
    [row[1:] for row in ROWS],
    ids=[f"{method} {address} {status}" for _, method, address, _, status, _ in ROWS],
)
def test_a_response_carries_exactly_these_headers(
    client: Client, method: str, address: str, posted: dict[str, str], status: int, cache: str
) -> None:
    response = getattr(client, method)(address, posted)
    assert response.status_code == status
    assert {name: response.headers.get(name) for name in EVERYWHERE} == EVERYWHERE
    assert set(response.headers["Content-Security-Policy"].split("; ")) == POLICY
    assert response.headers["Cache-Control"] == cache
    assert "Set-Cookie" not in response.headers and not response.cookies


def test_every_route_of_the_desk_has_its_rows() -> None:
    def names(patterns: list[URLPattern | URLResolver]) -> set[str]:
        inner = [names(one.url_patterns) for one in patterns if isinstance(one, URLResolver)]
        return {one.name or "" for one in patterns if isinstance(one, URLPattern)}.union(*inner)

    # The API's are all asked in tests/api/test_nothing_is_kept.py.
    desk = [one for one in get_resolver().url_patterns if str(one.pattern) != "api/v1/"]
    assert names(desk) == {row[0] for row in ROWS} - {""}


def test_a_browser_that_brings_a_cookie_gets_none_back(client: Client) -> None:
    client.cookies["sessionid"] = "4711"
    assert not client.post("/nyc/may-i-ask/", {"fact.inquiry_topic": "other"}).cookies


def test_style_and_script_have_an_address_of_their_own_content(client: Client) -> None:
    page = client.get("/nyc/").content.decode()
    for name in ("css/desk.css", "js/htmx.min.js", "desk/desk.js", "desk/door.svg"):
        assert f"/static/{name}?" in page
    assert "http://" not in page and "https://" not in page
