"""Files of cases: answered one a line, in order, whatever is wrong; and held against what is expected."""

import json
from pathlib import Path
from typing import Any

import pytest

CASES = sorted((Path(__file__).parents[1] / "cases").glob("*.jsonl"))
ASK = {"act": "inquire", "on": "2010-05-04", "under": ["NYC-EO-34-2003"], "facts": {
    "actor_kind": "line_worker", "inquiry_topic": "immigration_status"}}  # fmt: skip


def file_of(folder: Path, *cases: Any) -> str:
    path = folder / "cases.jsonl"
    lines = [case if isinstance(case, bytes) else json.dumps(case).encode() for case in cases]
    path.write_bytes(b"\n".join(lines) + b"\n")
    return str(path)


def test_decisions_come_one_a_line_in_the_order_of_the_cases_with_their_ids(run: Any, tmp_path: Path) -> None:
    names = [f"case-{number}" for number in (7, 3, 5)]
    file = file_of(tmp_path, *({**ASK, "id": name} for name in names))
    decisions = [
        json.loads(line) for line in run("decide", "--cases", file, "--rest", "no", "--json").stdout.splitlines()
    ]
    assert [one["id"] for one in decisions] == names
    assert {one["verdict"] for one in decisions} == {"must_not"}


def test_a_case_may_leave_out_its_id_and_its_city(run: Any, tmp_path: Path) -> None:
    decision = json.loads(run("decide", "--cases", file_of(tmp_path, ASK), "--json").stdout)
    assert decision["id"] is None
    assert decision["city"] is None


def test_a_case_without_instruments_is_about_the_city_it_names_or_the_one_that_was_typed(
    run: Any, tmp_path: Path
) -> None:
    whole = {name: value for name, value in ASK.items() if name != "under"}
    file = file_of(tmp_path, {**whole, "city": "durham"}, whole)
    answers = run("decide", "--cases", file, "--city", "nyc", "--json").stdout.splitlines()
    assert [json.loads(line)["city"] for line in answers] == ["durham", "nyc"]


BAD_LINES = [
    (b"{not json", "this is not JSON"),
    (b"[1, 2]", "a case is one JSON object"),
    (b'{"act": "inquire"}', "it does not give 'on'"),
    (b'{"on": "2010-05-04"}', "it does not give 'act'"),
    (b'{"act": "inquire", "on": "2010-05-04"}', "it names neither a city nor"),
    (b'{"act": "inqire", "on": "2010-05-04", "city": "nyc"}', "did you mean inquire?"),
    (b'{"act": "inquire", "on": "2010-13-04", "city": "nyc"}', "'2010-13-04' is no day"),
    (b'{"act": "inquire", "on": 20100504, "city": "nyc"}', "'on' has to be a text"),
    (b'{"act": "inquire", "on": "2010-05-04", "city": "nycc"}', "did you mean nyc?"),
    (b'{"act": "inquire", "on": "2010-05-04", "under": "NYC-EO-34-2003"}', "'under' has to be a list"),
    (b'{"act": "inquire", "on": "2010-05-04", "under": [34]}', "a list of names of instruments"),
    (b'{"act": "inquire", "on": "2010-05-04", "under": ["NYC-EO-33-2003"]}', "did you mean NYC-EO-34-2003"),
    (b'{"act": "inquire", "on": "2010-05-04", "city": "nyc", "facts": []}', "'facts' has to be an object"),
    (b'{"act": "inquire", "on": "2010-05-04", "city": "nyc", "facts": {"person_is_miner": true}}',
     "did you mean person_is_minor"),
    (b'{"act": "inquire", "on": "2010-05-04", "city": "nyc", "facts": {"inquiry_topic": {"a": 1}}}',
     "inquiry_topic cannot be"),
    (b"\xff\xfe{}", "this is not UTF-8 text"),
    (b"[" * 100_000, "this is not JSON"),
    (b'{"act": "' + b"x" * 1_100_000 + b'"}', "it is longer than 1,000,000 bytes"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "told"), BAD_LINES, ids=[told for _, told in BAD_LINES])
def test_a_bad_line_is_told_by_its_number_and_the_others_are_answered(
    run: Any, tmp_path: Path, line: bytes, told: str
) -> None:
    file = file_of(tmp_path, {**ASK, "id": "before"}, b"", line, {**ASK, "id": "after"})
    result = run("decide", "--cases", file, "--json", code=2)
    assert [json.loads(answer)["id"] for answer in result.stdout.splitlines()] == ["before", "after"]
    assert result.stderr.startswith(f"{file}, line 3: ")
    assert told in result.stderr
    assert result.stderr.count("\n") == 1


def test_cases_come_from_standard_input_too(run: Any) -> None:
    result = run("decide", "--cases", "-", "--json", typed=json.dumps(ASK) + "\nnonsense\n", code=2)
    assert json.loads(result.stdout)["act"] == "inquire"
    assert result.stderr.startswith("standard input, line 2: ")


def test_without_json_each_case_is_a_line_for_people(run: Any, tmp_path: Path) -> None:
    file = file_of(tmp_path, {**ASK, "id": "a-clerk"})
    assert run("decide", "--cases", file, "--rest", "no").stdout == "a-clerk  must not  EO 34 § 3(a)\n"


@pytest.mark.parametrize("file", CASES, ids=[file.stem for file in CASES])
def test_the_law_agrees_with_every_case_in_the_repository(run: Any, file: Path) -> None:
    count = len(file.read_text(encoding="utf-8").splitlines())
    assert run("law", "test", "--cases", str(file)).stdout == f"{count} agree, 0 do not\n"


def test_the_repositorys_cases_are_of_every_instrument_that_has_to_be_encoded() -> None:
    cases = [json.loads(line) for file in CASES for line in file.read_text(encoding="utf-8").splitlines()]
    assert {name for case in cases for name in case.get("under", ())} >= {
        "NYC-EO-34-2003", "NYC-EO-41-2003", "NYC-EO-124-1989", "NYPD-212-66-IO22-2003", "PHL-MEMO-2003",
        "DUR-RES-9046-2003", "NYC-AC-4-210", "NYC-EO-13-2026", "NYC-AC-23-12", "NYC-CHARTER-8-18", "US-8USC1373",
        "US-8USC1644",
    }  # fmt: skip
    assert len(cases) >= 40
    assert len({case["id"] for case in cases}) == len(cases)


def test_a_disagreement_is_shown_with_both_pinpoints_and_leaves_with_one(run: Any, tmp_path: Path) -> None:
    file = file_of(tmp_path, {**ASK, "id": "wrong", "expect": "may", "pinpoint": "EO 34 s.3(a)(1)"})
    shown = run("law", "test", "--cases", file, code=1).stdout
    assert shown.splitlines() == [
        "wrong: inquire on 2010-05-04",
        "    expected: may at EO 34 s.3(a)(1)",
        "    the law:  must not at EO 34 § 3(a)",
        "0 agree, 1 do not",
    ]


DUTY = {"act": "report", "on": "2026-02-20", "under": ["NYC-EO-13-2026"], "facts": {"actor_agency": "NYPD"},
        "expect": "duty", "pinpoint": "EO 13 s.2"}  # fmt: skip


@pytest.mark.parametrize(
    ("duty", "agrees"),
    [
        ({"who": "NYPD", "due": "2026-05-07"}, True),
        ({"who": "agency", "due": "2026-05-07"}, True),
        ({"who": "NYPD"}, True),
        ({"who": "NYPD", "due": "2026-05-08"}, False),
        ({"who": "DOC", "due": "2026-05-07"}, False),
    ],
)
def test_a_duty_agrees_when_one_of_those_found_is_the_same_partys_on_the_same_day(
    run: Any, tmp_path: Path, duty: dict[str, str], agrees: bool
) -> None:
    file = file_of(tmp_path, {**DUTY, "duty": duty})
    shown = run("law", "test", "--cases", file, "--json", code=0 if agrees else 1).stdout
    assert json.loads(shown)["agrees"] is agrees


@pytest.mark.parametrize(
    ("case", "told"),
    [
        (ASK, "it does not give 'expect'"),
        ({**ASK, "expect": "perhaps"}, "'expect' cannot be 'perhaps'; say one of: must_not"),
        ({**ASK, "expect": "duty"}, "says in 'duty' who owes it"),
    ],
)
def test_a_case_that_expects_nothing_is_told_and_the_others_are_compared(
    run: Any, tmp_path: Path, case: Any, told: str
) -> None:
    file = file_of(tmp_path, case, {**ASK, "expect": "must not"})
    result = run("law", "test", "--cases", file, code=2)
    assert told in result.stderr
    assert result.stdout == "1 agree, 0 do not, 1 could not be read\n"


def test_what_a_case_leaves_out_is_at_rest_unless_it_is_to_stay_unknown(run: Any, tmp_path: Path) -> None:
    file = file_of(tmp_path, {**ASK, "expect": "undetermined"})
    assert "1 do not" in run("law", "test", "--cases", file, code=1).stdout
    assert "1 agree" in run("law", "test", "--cases", file, "--rest", "unknown").stdout
