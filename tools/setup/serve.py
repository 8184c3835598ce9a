"""Serves the desk on this machine: law checked and compiled, the city's records in order, then the address.

Usage: python tools/setup/serve.py PORT
"""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

HOST = "127.0.0.1"
BIN = Path(sys.executable).parent
SECONDS_TO_START = 30.0


def main(arguments: list[str]) -> int:
    """Serve until interrupted; 1 when the law is wrong or the server fails, 2 when the port is no use."""
    try:
        port = int(arguments[0])
        refuse_taken(port)
    except (IndexError, ValueError, OverflowError):
        return complain("PORT is a number between 1 and 65535, as in  make run PORT=8001", 2)
    except OSError as reason:
        return complain(f"port {port} is no use ({reason.strerror}): try  make run PORT={port + 1}", 2)
    if subprocess.run([BIN / "goldendoor", "law", "check", "--if-changed"]).returncode:
        return complain("the law has mistakes (above): the desk serves no law that fails its check", 1)
    if subprocess.run([BIN / "goldendoor", "law", "compile"]).returncode:
        print(
            "not all law could be compiled ahead: what is missing is compiled when it is first asked", file=sys.stderr
        )
    prepare_hall()
    return serve(port)


def refuse_taken(port: int) -> None:
    """Raise OSError when something else listens on the port."""
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        trial.bind((HOST, port))


def prepare_hall() -> None:
    """Bring the city's records up to date; where there are none, make some up and print who can sign in."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "goldendoor.hall.city_settings"
    from goldendoor.hall.folders import city_folder

    os.environ.setdefault("GOLDENDOOR_CITY_FOLDER", str(city_folder() / "demonstration"))
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", interactive=False, verbosity=0)
    from goldendoor.cli.progress import progress
    from goldendoor.hall import clock
    from goldendoor.hall.people import access, demonstration

    if access.city_records() is None:
        print("making up a demonstration city and two years of what it did …", flush=True)
        with progress("made up") as moved:
            demonstration.make_up("nyc", clock.now(), moved)
    if access.is_made_up():
        print(f"Made-up people who can sign in at /hall/, all with the password  {demonstration.PASSWORD}")
        for one in demonstration.everybody():
            print(f"  {one.name:<32}{one.office.replace('_', ' ')}, {one.agency}")


def serve(port: int) -> int:
    """Run the server, print the address once it answers, and stop it when interrupted."""
    command = [str(BIN / "granian"), "--interface", "wsgi", "--host", HOST, "--port", str(port)]
    # The backlog would set the number of threads otherwise.
    command += ["--blocking-threads", "4", "--log-level", "warning", "goldendoor.hall.city_wsgi:application"]
    server = subprocess.Popen(command)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        if not wait_until_it_answers(server, port):
            return complain("the desk did not start", 1)
        print(f"The desk is at http://{HOST}:{port}/   (Ctrl-C stops it)", flush=True)
        return server.wait()
    except KeyboardInterrupt:
        return 0
    finally:
        server.terminate()
        server.wait()


def wait_until_it_answers(server: subprocess.Popen[bytes], port: int) -> bool:
    """Tell whether the server takes connections before it ends or the time is up."""
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline and server.poll() is None:
        try:
            socket.create_connection((HOST, port), timeout=1).close()
            return True
        except OSError:
            time.sleep(0.1)
    return False


def complain(sentence: str, code: int) -> int:
    """Say one line on standard error and hand the exit code on."""
    print(sentence, file=sys.stderr)
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
