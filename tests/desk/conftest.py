"""The desk as its tests meet it: by its own pages, in memory or through a real server on a port of its own."""

import os
import threading
from collections.abc import Iterator
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest

# Named before pytest-django looks for it, which then prepares City Hall for tests.
os.environ["DJANGO_SETTINGS_MODULE"] = "goldendoor.hall.settings"

import django

django.setup()

from django.core.wsgi import get_wsgi_application  # noqa: E402 -- the settings have to stand first
from django.test import Client  # noqa: E402


@pytest.fixture
def client() -> Client:
    """Somebody at the desk; a fault of the program is shown as the visitor sees it."""
    return Client(raise_request_exception=False)


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        """The test server keeps no log either."""


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The address of a desk that a browser can reach."""
    server = make_server("127.0.0.1", 0, get_wsgi_application(), server_class=_Server, handler_class=_Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
