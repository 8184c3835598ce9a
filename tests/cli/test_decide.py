"""`goldendoor decide` on one case: what a person reads, and what a program reads."""

import json
from datetime import date
from typing import Any

import pytest

CLERK = ("actor_kind=line_worker", "inquiry_topic=immigration_status")
IN_2010 = ("--city", "nyc", "--on", "2010-05-04", "--under", "NYC-EO-34-2003")
AT_THE_DOOR = (
    "give_access", "--under", "NYC-AC-4-210", "--on", "2021-05-05", "--rest", "no",
    "is_city_property_4_210=yes", "area_is_nonpublic=yes", "requester_is_nonlocal_le=yes",
    "city_knowingly_permits=yes",
)  # fmt: skip


def as_json(run: Any, *arguments: str) -> Any:
    return json.loads(run("decide", *arguments, "--json").stdout)


def test_a_clerk_reads_the_verdict_what_to_do_why_the_section_and_how_well_it_is_known(run: Any) -> None:
    page = run("decide", "inquire", *IN_2010, "--rest", "no", *CLERK).stdout
    assert page.startswith("Is somebody in danger? Act, call 911.")
    for part in ("must not ask about immigration status", "What to do", "Words to say", "Why", "Sections",
                 "EO 34 § 3(a)", "Taken as at rest", "Research, not the City's advice, not legal advice.",
                 "Law as of 2010-05-04: NYC-EO-34-2003", "Hash "):  # fmt: skip
        assert part in page


def test_what_to_do_stands_before_the_reasons(run: Any) -> None:
    page = run("decide", "inquire", *IN_2010, "--rest", "no", *CLERK).stdout
    places = [page.index(part) for part in ("must not ask", "What to do", "Why", "Sections", "Research, not")]
    assert places == sorted(places)


def test_a_page_fits_eighty_columns(run: Any) -> None:
    page = run("decide", "inquire", "--city", "nyc", "--on", "2010-05-04", *CLERK).stdout
    assert max(map(len, page.splitlines())) <= 80


def test_missing_facts_are_named_with_the_next_question_whom_to_call_and_what_to_do_meanwhile(
    run: Any,
) -> None:
    page = run("decide", "inquire", *IN_2010, "inquiry_topic=immigration_status").stdout
    assert "depends on what is not known yet" in page
    for part in ("Not known yet, and it matters", "Find out next", "Call", "Until they have answered",
                 "It could still go either way"):  # fmt: skip
        assert part in page


def test_silence_never_reads_as_permission(run: Any) -> None:
    page = run("decide", *(one.replace("nonpublic=yes", "nonpublic=no") for one in AT_THE_DOOR)).stdout
    assert "NO RULE WE HOLD SPEAKS OF THIS" in page
    assert "This is not permission" in page
    assert "Call" in page and "Until they have answered" in page
    assert "YES" not in page and "allowed" not in page


def test_an_answer_about_a_door_ends_what_to_do_with_hands_off(run: Any) -> None:
    page = " ".join(run("decide", *AT_THE_DOOR).stdout.split())
    assert "Do not block, touch or mislead anybody, hide anybody, or destroy anything." in page
    assert "If they go on without your consent, do not resist" in page


def test_an_emergency_that_only_the_agent_asserts_sends_to_a_lawyer(run: Any) -> None:
    page = run("decide", *AT_THE_DOOR, "exigent_circumstances=yes", "exigency_asserted_by_agent_only=yes").stdout
    assert "ASK A LAWYER FIRST." in page
    assert "Until they have answered" in page


def test_several_kinds_are_answered_kind_by_kind(run: Any) -> None:
    page = run(
        "decide", "disclose", "--under", "NYC-EO-41-2003", "--on", "2014-01-15", "--rest", "no",
        "is_eo41_confidential_information=yes", "recipient_kind=third_party_private",
        "necessary_for_any_city_agency_mission=yes",
        "info_category=immigration_status,public_assistance_receipt",
    ).stdout  # fmt: skip
    assert "Kind by kind" in page
    assert "info_category immigration_status: must not" in page
    assert "info_category public_assistance_receipt: may (EO 41 § 2(a)(iv))" in page


def test_json_holds_every_field_that_was_promised(run: Any) -> None:
    decision = as_json(run, "inquire", *IN_2010, "--rest", "no", *CLERK)
    promised = {"id", "act", "city", "on", "verdict", "norms", "provided", "then", "duties", "because",
                "assumed", "questions", "missing", "next", "say", "call", "meanwhile",
                "provenance", "law"}  # fmt: skip
    assert promised <= decision.keys()
    assert decision["verdict"] == "must_not"
    assert decision["on"] == "2010-05-04"
    assert decision["norms"][0]["instrument"] == "NYC-EO-34-2003"
    assert decision["norms"][0]["pinpoint"] == "§ 3(a)"


def test_what_is_put_at_rest_is_listed_and_what_is_unknown_never_is(run: Any) -> None:
    decision = as_json(run, "inquire", *IN_2010, "--rest", "no", *CLERK, "inquiry_required_by_law=unknown")
    assert decision["verdict"] == "undetermined"
    assert decision["assumed"]
    assert "inquiry_required_by_law" not in decision["assumed"]
    assert not {"actor_kind", "inquiry_topic"} & decision["assumed"].keys()


def test_without_rest_nothing_is_assumed(run: Any) -> None:
    assert as_json(run, "inquire", *IN_2010, *CLERK)["assumed"] == {}


def test_under_limits_the_answer_to_the_instruments_named(run: Any) -> None:
    everything = as_json(run, "inquire", "--city", "nyc", "--on", "2010-05-04", "--rest", "no", *CLERK)
    limited = as_json(run, "inquire", *IN_2010, "--rest", "no", *CLERK)
    assert set(limited["law"]["instruments"]) == {"NYC-EO-34-2003"}
    assert set(limited["law"]["instruments"]) < set(everything["law"]["instruments"])


def test_no_city_is_needed_where_instruments_are_named(run: Any) -> None:
    decision = as_json(run, *AT_THE_DOOR)
    assert decision["city"] is None
    assert decision["verdict"] == "must_not"


def test_the_city_may_be_typed_in_capitals(run: Any) -> None:
    assert as_json(run, "inquire", "--city", "NYC", "--on", "2010-05-04", *CLERK)["city"] == "nyc"


@pytest.mark.parametrize("given", [(), ("--on", "today")])
def test_the_day_is_today_unless_given_and_the_answer_says_which_day_that_was(run: Any, given: tuple[str, ...]) -> None:
    before = date.today()
    decision = as_json(run, "inquire", "--city", "nyc", *given, *CLERK)
    assert before.isoformat() <= decision["on"] <= date.today().isoformat()
    assert decision["on"] in run("decide", "inquire", "--city", "nyc", *given, *CLERK).stdout


def test_every_verdict_leaves_with_zero(run: Any) -> None:
    verdicts = {as_json(run, *AT_THE_DOOR, *more)["verdict"] for more in (
        (), ("warrant_presented=yes", "judicial_warrant_4_210=yes", "access_within_warrant_terms=yes"),
        ("warrant_presented=yes", "warrant_issuer=unknown", "access_within_warrant_terms=yes"),
        ("exigent_circumstances=yes", "exigency_asserted_by_agent_only=yes"),
    )}  # fmt: skip
    assert verdicts == {"must_not", "may", "undetermined", "refer"}


def test_colour_is_only_for_a_terminal(run: Any) -> None:
    arguments = ("decide", "inquire", *IN_2010, "--rest", "no", *CLERK)
    assert "\x1b[" not in run(*arguments).stdout
    assert "\x1b[31m" in run(*arguments, colour=True).stdout


def test_no_colour_is_respected_on_a_terminal(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run("decide", "inquire", *IN_2010, *CLERK, colour=True).stdout


def test_a_duty_is_told_with_its_day_and_how_it_was_computed(run: Any) -> None:
    page = " ".join(run(
        "decide", "report", "--under", "NYC-EO-13-2026", "--on", "2026-02-10", "--rest", "no",
        "actor_agency=DOC",
    ).stdout.split())  # fmt: skip
    assert "Who owes what" in page
    assert "due 2026-05-07" in page


def test_intervals_are_typed_as_two_days_with_dots(run: Any) -> None:
    decision = as_json(run, *AT_THE_DOOR, "vsc_incarceration_intervals=2001-05-01..2002-04-30,2004-01-01..2004-02-01")
    assert decision["verdict"] == "must_not"


def test_the_command_tells_the_target_as_the_citys_own(run: Any) -> None:
    shown = " ".join(
        run("decide", "report", "--under", "NYC-AC-10-178", "--on", "2026-04-10", "--rest", "no").stdout.split()
    )
    assert "the law names no day after it" in shown
    assert "Internal target: by 30 April 2026, 30 days after the quarter that ends on 31 March 2026" in shown
    assert "(the City's own target, not law), an example for demonstration" in shown
