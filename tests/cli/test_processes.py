"""The command as a real process: pipes that close, interrupts, odd terminals, and what a start loads."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Timer
from typing import Any

from tests.cli.conftest import COMMAND

CASE = b'{"id": "%d", "act": "inquire", "on": "2010-05-04", "under": ["NYC-EO-34-2003"], "facts": {}}\n'


@contextmanager
def started(*arguments: str) -> Iterator["subprocess.Popen[bytes]"]:
    """The command with open pipes; it is ended after a minute, so that a test fails and never hangs."""
    pipe = subprocess.PIPE
    with subprocess.Popen([COMMAND, *arguments], stdin=pipe, stdout=pipe, stderr=pipe) as running:
        patience = Timer(60, running.kill)
        patience.start()
        try:
            yield running
        finally:
            patience.cancel()
            running.kill()


def test_a_reader_who_leaves_early_hears_no_complaint() -> None:
    with started("decide", "--cases", "-", "--json") as writer:
        assert writer.stdin and writer.stdout and writer.stderr
        writer.stdin.write(CASE % 0)
        writer.stdin.flush()
        assert json.loads(writer.stdout.readline())["id"] == "0"
        writer.stdout.close()
        with suppress(BrokenPipeError):
            writer.stdin.write(b"".join(CASE % number for number in range(1, 300)))
            writer.stdin.close()
        assert writer.stderr.read() == b""
        assert writer.wait() == 0


def test_each_case_from_a_pipe_is_answered_before_the_next_is_given() -> None:
    with started("decide", "--cases", "-", "--json") as answering:
        assert answering.stdin and answering.stdout
        for number in range(3):
            answering.stdin.write(CASE % number)
            answering.stdin.flush()
            assert json.loads(answering.stdout.readline())["id"] == str(number)
        answering.stdin.close()
        assert answering.wait() == 0


def test_an_interrupt_stops_it_without_a_traceback() -> None:
    with started("ask", "may-i-ask", "--city", "nyc", "--on", "2010-05-04") as asking:
        assert asking.stdout and asking.stderr
        while (line := asking.stdout.readline()) and b"1" not in line:
            pass
        asking.send_signal(signal.SIGINT)
        assert asking.wait() == 130
        assert asking.stderr.read() == b"\nstopped\n"


def test_a_terminal_that_can_draw_no_tree_still_gets_its_answer(process: Any) -> None:
    ask = ["explain", "inquire", "--under", "NYC-EO-34-2003", "--on", "2010-05-04", "inquiry_topic=other"]
    done = process(*ask, PYTHONIOENCODING="latin-1")
    assert done.returncode == 0
    assert "EO 34 § 3(a)" in done.stdout.decode("latin-1")
    assert "?? ? " in done.stdout.decode("latin-1")  # where a branch of the tree would be drawn


def test_a_decision_starts_without_the_parser_the_desk_or_a_solver(process: Any) -> None:
    """The compiled law is kept, so the second start reads no law file; nothing heavy is ever imported."""
    ask = ["decide", "inquire", "--city", "nyc", "--on", "2010-05-04", "--json", "inquiry_topic=other"]
    assert process(*ask).returncode == 0
    program = (
        "import sys, goldendoor.cli.main as cli\n"
        "try: cli.main()\n"
        "except SystemExit as leaving: code = leaving.code\n"
        "heavy = {'lark', 'django', 'z3', 'jsonschema', 'hypothesis'} & sys.modules.keys()\n"
        "print(code, sorted(heavy), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, *ask], capture_output=True, env=os.environ, check=False)
    assert done.stderr.decode().strip() == "0 []"


def test_help_starts_without_reading_any_law(process: Any) -> None:
    program = (
        "import sys, goldendoor.cli.main as cli\n"
        "try: cli.main()\n"
        "except SystemExit: pass\n"
        "read = [name for name in sys.modules if name.startswith('goldendoor.engine')]\n"
        "print(read, file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, "--help"], capture_output=True, check=False)
    assert b"Examples:" in done.stdout
    assert done.stderr.decode().strip() == "[]"


def test_the_version_is_the_packages(process: Any) -> None:
    from goldendoor import __version__

    assert process("--version").stdout.decode().strip() == f"goldendoor {__version__}"
