"""Sends one request again and again over connections that stay open, from processes of its own, and counts the answers.

Plain sockets and ready-made bytes: `http.client` would be busier than the server.
"""

import socket
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from threading import Thread
from time import perf_counter, process_time, sleep, time

# What is replaced, in a body that may not be sent twice, by as many digits.
UNIQUE = b"unique-digits"
LONGEST_ANSWER = 1 << 16


@dataclass(frozen=True, slots=True)
class Request:
    """One request, whose bodies are sent in turn; `status` is that of the only answer that counts."""

    name: str
    method: str
    path: str
    headers: tuple[tuple[str, str], ...] = ()
    bodies: tuple[bytes, ...] = (b"",)
    status: int = 200

    def as_bytes(self, host: str) -> tuple[bytes, ...]:
        """Each of them as it goes over the wire."""
        told = "".join(f"{name}: {value}\r\n" for name, value in self.headers)
        head = f"{self.method} {self.path} HTTP/1.1\r\nHost: {host}\r\n{told}"
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
    first_number: int


@dataclass(frozen=True, slots=True)
class Counted:
    """What came of a turn: the answers, the seconds until the last one, and how long the process itself was busy."""

    answers: int
    seconds: float
    busy_seconds: float
    wrong: str = ""


def take_turn(turn: Turn) -> Counted:
    """Send until the time is up. The first answer that is not the expected one ends it, and is told."""
    wire, wrong, answers = turn.request.as_bytes(turn.host), list[str](), list[int]()
    numbers = count(turn.first_number)
    opened = [socket.create_connection((turn.host, turn.port), timeout=60) for _ in range(turn.connections)]
    sleep(max(0.0, turn.begin - time()))
    begin, busy = perf_counter(), process_time()
    end = begin + turn.seconds

    def send(connection: socket.socket, place: int) -> None:
        answered = 0
        try:
            for body in _in_turn(wire, place, numbers):
                connection.sendall(body)
                status = _status_of_answer(connection)
                if status != turn.request.status:
                    wrong.append(f"{turn.request.name} answered {status}, not {turn.request.status}")
                    return
                answered += 1
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
    return Counted(sum(answers), taken, busy, wrong[0] if wrong else "")


def _in_turn(wire: Sequence[bytes], place: int, numbers: Iterator[int]) -> Iterator[bytes]:
    for number in count(place):
        one = wire[number % len(wire)]
        yield one.replace(UNIQUE, b"%013d" % next(numbers)) if UNIQUE in one else one


def _status_of_answer(connection: socket.socket) -> int:
    """Read one answer to its end, and give its status."""
    read = b""
    while (end := read.find(b"\r\n\r\n")) < 0:
        read += _more(connection)
    head = read[:end].lower()
    at = head.find(b"content-length:")
    if at < 0:
        raise OSError("an answer does not say how long it is")
    left = int(head[at + 15 :].split(b"\r\n", 1)[0]) - (len(read) - end - 4)
    while left > 0:
        left -= len(_more(connection))
    return int(head.split(b" ", 2)[1])


def _more(connection: socket.socket) -> bytes:
    some = connection.recv(LONGEST_ANSWER)
    if not some:
        raise OSError("the server closed the connection")
    return some
