"""Sends one request again and again over connections that stay open, from processes of its own, and counts the answers.

Plain sockets and ready-made bytes: `http.client` would be busier than the server.
"""

import socket
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from threading import Thread
from time import perf_counter, process_time, sleep, time

LONGEST_ANSWER = 1 << 16


@dataclass(frozen=True, slots=True)
class Request:
    """One request, whose bodies are sent in turn; `status` is that of the only answer that counts.

    One that is done `once` for each path is not sent there again; where the paths are known only later, `path` is empty.
    """

    name: str
    method: str
    path: str
    headers: tuple[tuple[str, str], ...] = ()
    bodies: tuple[bytes, ...] = (b"",)
    status: int = 200
    once: bool = False

    def as_bytes(self, host: str, path: str) -> tuple[bytes, ...]:
        """Each of them as it goes over the wire to one path."""
        told = "".join(f"{name}: {value}\r\n" for name, value in self.headers)
        head = f"{self.method} {path} HTTP/1.1\r\nHost: {host}\r\n{told}"
        return tuple(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body for body in self.bodies)


@dataclass(frozen=True, slots=True)
class Turn:
    """What one process does in one turn: when it begins, how long it goes on, over how many connections."""

    request: Request
    host: str
    port: int
    begin: float
    seconds: float
    connections: int
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Counted:
    """What came of a turn: the answers, the seconds until the last one, how long the process itself was busy.

    `led_to` are the paths to which answers led on.
    """

    answers: int
    seconds: float
    busy_seconds: float
    wrong: str = ""
    led_to: tuple[str, ...] = ()


def take_turn(turn: Turn) -> Counted:
    """Send until the time is up, or nothing is left to send. The first answer that is not the expected one ends it."""
    wrong, answers, led_to = list[str](), list[int](), list[str]()
    opened = [socket.create_connection((turn.host, turn.port), timeout=60) for _ in range(turn.connections)]
    sleep(max(0.0, turn.begin - time()))
    begin, busy = perf_counter(), process_time()
    end = begin + turn.seconds

    def send(connection: socket.socket, place: int) -> None:
        answered = 0
        try:
            for body in _in_turn(turn, place):
                connection.sendall(body)
                status, location = _answer(connection)
                if status != turn.request.status:
                    wrong.append(f"{turn.request.name} answered {status}, not {turn.request.status}")
                    return
                answered += 1
                led_to.extend([location] if location else [])
                if perf_counter() >= end:
                    return
        except OSError as trouble:
            wrong.append(f"{turn.request.name}: {trouble}")
        finally:
            answers.append(answered)

    threads = [Thread(target=send, args=[one, place]) for place, one in enumerate(opened)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    taken, busy = perf_counter() - begin, process_time() - busy
    for connection in opened:
        connection.close()
    return Counted(sum(answers), taken, busy, wrong[0] if wrong else "", tuple(led_to))


def _in_turn(turn: Turn, place: int) -> Iterator[bytes]:
    """What one connection sends: every path once, or the bodies again and again."""
    if turn.request.once:
        for path in turn.paths[place :: turn.connections]:
            yield from turn.request.as_bytes(turn.host, path)
        return
    wire = turn.request.as_bytes(turn.host, turn.request.path)
    for number in count(place):
        yield wire[number % len(wire)]


def _answer(connection: socket.socket) -> tuple[int, str]:
    """Read one answer to its end, and give its status, and where it leads."""
    read = b""
    while (end := read.find(b"\r\n\r\n")) < 0:
        read += _more(connection)
    first, *lines = read[:end].split(b"\r\n")
    told = {name.lower(): value.strip() for name, _, value in (line.partition(b":") for line in lines)}
    if b"content-length" not in told:
        raise OSError("an answer does not say how long it is")
    left = int(told[b"content-length"]) - (len(read) - end - 4)
    while left > 0:
        left -= len(_more(connection))
    return int(first.split(b" ", 2)[1]), told.get(b"location", b"").decode()


def _more(connection: socket.socket) -> bytes:
    some = connection.recv(LONGEST_ANSWER)
    if not some:
        raise OSError("the server closed the connection")
    return some
