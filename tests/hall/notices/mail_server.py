"""A mail server of our own on this machine, which takes, refuses, hangs, or takes and then leaves without a word."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message

# What becomes of one letter after another; when the list is over, each is taken.
TAKES, REFUSES, REFUSES_WHAT_IT_SAYS, HANGS, LEAVES, TAKES_AND_LEAVES = (
    "takes", "refuses", "refuses what it says", "hangs", "leaves", "takes and leaves",
)  # fmt: skip


@dataclass
class MailServer:
    """What it is to do, and what it took."""

    port: int = 0
    does: list[str] = field(default_factory=list)
    took: list[tuple[str, Message]] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)
    turn: threading.Lock = field(default_factory=threading.Lock)

    @property
    def addresses(self) -> list[str]:
        return [address for address, _ in self.took]

    def what_to_do(self) -> str:
        with self.turn:
            return self.does.pop(0) if self.does else TAKES


@contextmanager
def running(*does: str) -> Iterator[MailServer]:
    """Such a server, while the test goes on."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.05)
        server = MailServer(listening.getsockname()[1], list(does))
        listens = threading.Thread(target=_listen, args=(server, listening), daemon=True)
        listens.start()
        yield server
        server.over.set()
        listens.join(5)


def nobody_listens() -> int:
    """A port at which nothing answers."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def _listen(server: MailServer, listening: socket.socket) -> None:
    while not server.over.is_set():
        try:
            one, _ = listening.accept()
        except TimeoutError:
            continue
        threading.Thread(target=_talk, args=(server, one), daemon=True).start()


def _talk(server: MailServer, one: socket.socket) -> None:
    # Whoever talks to us may die in the middle of a word.
    with suppress(OSError), one, one.makefile("rw", encoding="utf-8", newline="\r\n") as talk:

        def say(words: str) -> None:
            talk.write(f"{words}\n")
            talk.flush()

        say("220 here")
        address, does = "", TAKES
        for line in talk:
            word = line[:4].upper().strip()
            if word == "MAIL":
                does = server.what_to_do()
                say("250 yes")
            elif word == "RCPT":
                address = line.partition("<")[2].partition(">")[0]
                say("550 nobody of that name" if does == REFUSES else "250 yes")
            elif word == "DATA":
                say("354 go on")
                text = "".join(iter(lambda: next(talk), ".\r\n"))
                if not _after(server, does, address, text):
                    return
                say("554 we do not like it" if does == REFUSES_WHAT_IT_SAYS else "250 taken")
            elif word == "QUIT":
                say("221 goodbye")
                return
            else:
                say("250 yes")


def _after(server: MailServer, does: str, address: str, text: str) -> bool:
    """What becomes of a letter that was said to the end; False where the server says no more."""
    if does in (TAKES, TAKES_AND_LEAVES):
        server.took.append((address, message_from_bytes(text.encode())))
    if does == HANGS:
        server.over.wait(20)
    return does in (TAKES, REFUSES_WHAT_IT_SAYS)
