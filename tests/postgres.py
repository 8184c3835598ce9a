"""A PostgreSQL of the tests' own: a cluster that listens on no network and is gone afterwards."""

import getpass
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
OWNER = "goldendoor"


def user_who_may_own_a_cluster() -> str:
    """PostgreSQL refuses to run as root, so root lends the work to Debian's own user for it."""
    return "postgres" if os.geteuid() == 0 else getpass.getuser()


@contextmanager
def running_cluster() -> Iterator[Path]:
    """The socket folder of a running cluster that listens on no network and is gone afterwards."""
    found = subprocess.run([ROOT / "tools/setup/postgres.sh"], capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stderr
    programs, user = Path(found.stdout.strip()), user_who_may_own_a_cluster()
    # Not pytest's tmp_path: another user cannot enter it, and a socket's path has to be short.
    home = Path(tempfile.mkdtemp(prefix="gd-pg-"))
    identity = pwd.getpwnam(user)
    os.chown(home, identity.pw_uid, identity.pw_gid)

    def run(program: str, *arguments: str) -> None:
        as_user = {"user": user, "group": identity.pw_gid, "extra_groups": []} if os.geteuid() == 0 else {}
        done = subprocess.run(
            [programs / program, "-D", home / "cluster", *arguments],
            cwd=home,
            stdin=subprocess.DEVNULL,
            stdout=(log := (home / "log").open("a+")),
            stderr=subprocess.STDOUT,
            check=False,
            **as_user,
        )
        log.close()
        assert done.returncode == 0, (home / "log").read_text()

    try:
        # Whoever can enter the folder is trusted, and only its owner can.
        run(
            "initdb",
            "--auth=trust",
            f"--username={OWNER}",
            "--encoding=UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        )
        run("pg_ctl", "start", "--wait", "-o", f"-c listen_addresses='' -c unix_socket_directories={home}")
        try:
            yield home
        finally:
            run("pg_ctl", "stop", "--wait", "--mode=fast")
    finally:
        shutil.rmtree(home)
