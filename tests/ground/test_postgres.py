"""PostgreSQL is there for whoever outgrows one file: a cluster of our own starts and answers."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from tests.postgres import OWNER, running_cluster


@pytest.fixture(scope="module")
def cluster() -> Iterator[Path]:
    """The socket folder of a running cluster."""
    with running_cluster() as home:
        yield home


def test_a_cluster_of_our_own_answers(cluster: Path) -> None:
    with psycopg.connect(host=str(cluster), user=OWNER, dbname="postgres") as connection:
        assert connection.execute("select 1").fetchone() == (1,)


def test_the_cluster_keeps_what_every_language_of_the_city_writes(cluster: Path) -> None:
    words = "ñ 中文 русский বাংলা kreyòl العربية اردو"
    with psycopg.connect(host=str(cluster), user=OWNER, dbname="postgres") as connection:
        assert connection.execute("select %s::text, char_length(%s)", (words, words)).fetchone() == (
            words,
            len(words),
        )
