"""Takes the pictures of the documents: the desk as it stands, in a real browser of a phone's width.

Usage: python tools/pictures.py [FOLDER]     (docs/pictures/ where no folder is named)
"""

import base64
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]
PHONE = {"width": 390, "height": 844}
SITUATION = "/nyc/someone-wants-to-come-in/"
ANSWERED = {"requester_kind": "federal_immigration_agent", "area_kind": "staff_only"}
AT_ONCE = "button[name=enough]"
BESIDE = """<style>body {{ margin: 0; display: flex; gap: 28px; padding: 28px; background: #e7e2d8 }}
img {{ border-radius: 18px }}</style>
<img src="data:image/png;base64,{}"><img src="data:image/png;base64,{}">"""


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        """No log of what is asked, here neither."""


@contextmanager
def desk() -> Iterator[str]:
    """The address of the desk, served by this process."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "goldendoor.hall.settings")
    import django

    django.setup()
    with served() as address:
        yield address


@contextmanager
def served() -> Iterator[str]:
    """The address of what Django is set up with, served by this process."""
    from django.core.wsgi import get_wsgi_application

    server = make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=_Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def tap(page: Page, button: str) -> None:
    """Tap a button, and wait for the next heading."""
    before = page.locator("h1").inner_text()
    page.locator(button).first.click()
    page.wait_for_function("before => document.querySelector('h1').innerText !== before", arg=before)


def question_and_answer(browser: Browser, address: str) -> list[bytes]:
    """A question as a phone shows it, and the answer that it leads to."""
    page = browser.new_page(viewport=PHONE, reduced_motion="reduce")
    page.goto(address + SITUATION)
    pictures = []
    for fact, value in ANSWERED.items():
        pictures = [taken(page)]
        tap(page, f'button[name="fact.{fact}"][value="{value}"]')
    tap(page, AT_ONCE)
    return [*pictures, taken(page)]


def taken(page: Page) -> bytes:
    """The page from its top, with no finger on it."""
    page.mouse.move(0, 0)
    page.evaluate("scrollTo(0, 0)")
    return page.screenshot()


def beside(browser: Browser, pictures: list[bytes]) -> bytes:
    """Two pictures side by side in one."""
    page = browser.new_page(viewport={"width": 2 * PHONE["width"] + 84, "height": PHONE["height"] + 56})
    page.set_content(BESIDE.format(*[base64.b64encode(one).decode() for one in pictures]))
    return page.screenshot(full_page=True)


@contextmanager
def real_browser() -> Iterator[Browser]:
    """The browser that set-up found or installed, in which pictures come out the same on every machine."""
    chromium = subprocess.run([ROOT / "tools/setup/browser.sh"], capture_output=True, text=True, check=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium.stdout.strip(),
            args=["--no-sandbox", "--disable-gpu", "--force-color-profile=srgb"],
        )
        yield browser
        browser.close()


def folder_named(arguments: list[str]) -> Path:
    """Where the pictures go."""
    folder = Path(arguments[0]) if arguments else ROOT / "docs" / "pictures"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def keep(picture: bytes, file: Path) -> None:
    """Put a picture into its file, and say how large it is."""
    file.write_bytes(picture)
    print(f"{file}: {len(picture) // 1024} KB")


def main(arguments: list[str]) -> int:
    """Take every picture and say how large it is."""
    folder = folder_named(arguments)
    with desk() as address, real_browser() as browser:
        picture = beside(browser, question_and_answer(browser, address))
    keep(picture, folder / "desk-on-a-phone.png")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
