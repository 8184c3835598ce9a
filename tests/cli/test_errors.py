"""Whatever is wrong with what was typed: one line on standard error, near names, exit code 2."""

import errno
import shutil
from pathlib import Path
from typing import Any

import pytest

LAW = Path(__file__).parents[2] / "law"
CLERK = ("--city", "nyc", "--on", "2010-05-04", "actor_kind=line_worker")

MISTAKES = [
    (["decied"], "there is no subcommand 'decied'; did you mean decide?"),
    (["xyzzy"], "there is no subcommand 'xyzzy'; there are: decide, ask, explain"),
    (["law", "chek"], "there is no subcommand 'chek'; did you mean check?"),
    (["decide", "inqire", *CLERK], "there is no act named 'inqire'; did you mean inquire?"),
    (["decide", "inquire", *CLERK, "inquiry_topik=other"],
     "there is no fact named 'inquiry_topik'; did you mean inquiry_topic"),
    (["decide", "inquire", *CLERK, "inquiry_topic=citizenshp"],
     "inquiry_topic cannot be 'citizenshp'; did you mean citizenship?"),
    (["decide", "inquire", *CLERK, "person_is_minor=perhaps"],
     "person_is_minor cannot be 'perhaps'; say yes, no or unknown"),
    (["decide", "inquire", *CLERK, "apo_vacancy_date=2026-02-30"],
     "apo_vacancy_date cannot be '2026-02-30'; give a day like 2026-04-01, or none"),
    (["decide", "inquire", *CLERK, "person_is_minor"],
     "'person_is_minor' gives no value; write person_is_minor=yes"),
    (["decide", "inquire", *CLERK, "actor_kind=manager"], "actor_kind is given twice"),
    (["decide", "inquire", "--city", "nycc"], "there is no city named 'nycc'; did you mean nyc?"),
    (["decide", "inquire", "--city", "boston"], "there is no city named 'boston'; there are: "),
    (["decide", "inquire"], "say which city, as in --city nyc"),
    (["decide"], "say which act, as in `goldendoor decide inquire …`"),
    (["decide", "inquire", "--city", "nyc", "--on", "2026-13-01"],
     "'2026-13-01' is no day; give one like 2026-04-01, or today"),
    (["decide", "inquire", "--city", "nyc", "--on", "20260401"], "'20260401' is no day"),
    (["decide", "inquire", "--city", "nyc", "--under", "NYC-EO-35-2003"],
     "there is no instrument named 'NYC-EO-35-2003'; did you mean NYC-EO-34-2003"),
    (["decide", "inquire", "--citty", "nyc"], "No such option '--citty'. Did you mean '--city'?"),
    (["decide", "inquire", "--city", "nyc", "--rest", "yes"], "'yes' is not 'no'"),
    (["decide", "--cases", "no-such-file.jsonl"], "no-such-file.jsonl: No such file or directory"),
    (["decide", "inquire", "--cases", "cases.jsonl"], "give either a file or an act"),
    (["law", "test"], "Missing option '--cases'"),
    (["law", "test", "--cases", "no-such-file.jsonl"], "no-such-file.jsonl: No such file or directory"),
    (["law", "show", "EO 35"], "there is no instrument named 'EO 35'; did you mean EO 50 or EO 34 or"),
    (["law", "show", "EO 34 § 99"], "there is no section named 'EO 34 § 99'"),
    (["law", "check", "no-such-law.md"], "no-such-law.md: No such file or directory"),
    (["law", "format", "no-such-law.md"], "no-such-law.md: No such file or directory"),
    (["ask", "may-i-aks", "--city", "nyc"],
     "there is no situation named 'may-i-aks'; did you mean may-i-ask?"),
    (["ask", "may-i-ask"], "say which city, as in --city nyc"),
    (["explain", "inqire", *CLERK], "there is no act named 'inqire'; did you mean inquire?"),
    (["timeline"], "say which city, as in --city nyc"),
    (["facts", "--law", "no-such-folder"], "Directory 'no-such-folder' does not exist"),
]  # fmt: skip


@pytest.mark.parametrize(("typed", "told"), MISTAKES, ids=[" ".join(typed) for typed, _ in MISTAKES])
def test_a_mistake_is_told_in_one_line(run: Any, typed: list[str], told: str) -> None:
    result = run(*typed, code=2)
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1
    assert result.stderr.startswith("goldendoor: ")
    assert told in result.stderr


def test_a_folder_given_as_a_file_of_cases_is_told(run: Any, tmp_path: Path) -> None:
    assert "Is a directory" in run("decide", "--cases", str(tmp_path), code=2).stderr


def test_contacts_that_cannot_be_read_are_told_where_the_number_would_stand(run: Any, tmp_path: Path) -> None:
    law = Path(shutil.copytree(LAW, tmp_path / "law"))
    (law / "nyc" / "contacts.toml").write_text("mayor = [")
    page = run("decide", "inquire", *CLERK, "--law", str(law)).stdout
    assert "contacts.toml of nyc cannot be read" in " ".join(page.split())


def test_law_that_does_not_load_is_told_and_points_to_the_check(run: Any, tmp_path: Path) -> None:
    (tmp_path / "bad.md").write_text("```law\nact\n```\n")
    told = run("acts", "--law", str(tmp_path), code=2).stderr
    assert "the law has mistakes" in told and "goldendoor law check" in told


def test_a_mistake_of_the_program_is_one_line_too_and_no_traceback(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*arguments: Any, **more: Any) -> None:
        raise ZeroDivisionError("of all things")

    monkeypatch.setattr("goldendoor.engine.city.City.decide", broken)
    told = run("decide", "inquire", *CLERK, code=70).stderr
    assert told.startswith("goldendoor: this is a mistake in the program (test_errors.py:")
    assert told.endswith("): ZeroDivisionError: of all things\n") and told.count("\n") == 1


def test_somebody_who_stops_the_program_sees_one_word(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*arguments: Any, **more: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("goldendoor.engine.city.City.decide", interrupted)
    assert run("decide", "inquire", *CLERK, code=130).stderr == "\nstopped\n"


def test_a_full_disk_is_told(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*arguments: Any, **more: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("goldendoor.cli.page.show", full)
    assert run("decide", "inquire", *CLERK, code=2).stderr == "goldendoor: No space left on device\n"
