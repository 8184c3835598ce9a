"""What tests in several rooms share: one real Chromium, and the accessibility checker that runs in it."""

import os
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[1]

# A busy machine is no mistake in the program: examples are limited in number, never in time.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

# Debian's Chromium looks for updates and a sign-in at every start; a test machine has neither.
QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
    "--no-sandbox",
]


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A part is left to the slow test that contains it; and the files with slow tests come first.

    Begun last, one of them would keep one core busy while the others have nothing to do.
    """
    whole = {item.nodeid.partition("[")[0] for item in items if item.get_closest_marker("slow")}
    parts = [item for item in items if item.get_closest_marker("part") and item.nodeid.partition("[")[0] in whole]
    if parts:
        config.hook.pytest_deselected(items=parts)
        items[:] = [item for item in items if item not in parts]
    patience: Counter[Path] = Counter(
        item.path for item in items for mark in ("slow", "browser") if item.get_closest_marker(mark)
    )
    items.sort(key=lambda item: -patience[item.path])


@pytest.fixture(scope="session", autouse=True)
def cache_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Compiled law of the tests is kept apart from the person's own; the processes that run them share it."""
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "law-cache"
    folder.mkdir(exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GOLDENDOOR_CACHE", str(folder))
        yield folder


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser that set-up found or installed; a test that asks for it fails where there is none."""
    found = subprocess.run([ROOT / "tools/setup/browser.sh"], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found.stdout.strip(), args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def accessibility_faults() -> Callable[[Page], list[str]]:
    """A function from a page to what axe holds against it: rule, help, and where."""
    axe = (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")

    def faults(page: Page) -> list[str]:
        # Evaluated rather than added as a script: the pages' own policy forbids foreign scripts, rightly.
        page.evaluate(axe)
        answer: dict[str, Any] = page.evaluate("() => axe.run()")
        assert answer["passes"], "axe looked at nothing"
        return [
            f"{violation['id']}: {violation['help']}: {node['html']}"
            for violation in answer["violations"]
            for node in violation["nodes"]
        ]

    return faults
