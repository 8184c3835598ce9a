"""Every command in the developers' document does what the document shows."""

import threading
from collections.abc import Iterator
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from tests.docs.documents import ROOT, Shown, matches, run, shown, split

from goldendoor.hall.wsgi import application

WRITTEN = "http://127.0.0.1:8000"
COMMANDS = [
    one
    for block in split((ROOT / "docs" / "api.md").read_text(encoding="utf-8"))[1]
    if block.kind == "console"
    for one in shown(block)
]


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        """The test server keeps no log either."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of a server on a port of its own."""
    server = make_server("127.0.0.1", 0, application, handler_class=_Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize("one", COMMANDS, ids=[f"line {one.line}" for one in COMMANDS])
def test_a_command_prints_what_is_shown(one: Shown, address: str, tmp_path: Path) -> None:
    came = run(one.command.replace(WRITTEN, address), tmp_path, tmp_path)
    assert matches(one.output, came), came


def test_each_way_of_asking_is_shown() -> None:
    commands = "\n".join(one.command for one in COMMANDS)
    assert all(
        f"/api/v1/{told}" in commands
        for told in ("nyc/decide", "nyc/verdict", "nyc/consult/", "cities", "nyc/instruments?on=")
    )
