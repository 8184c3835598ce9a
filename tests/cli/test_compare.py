"""`goldendoor compare` as people type it: sentences, pinpoints, silence, and one line where something is wrong."""

import json
from typing import Any

import pytest

THREE = ("nyc@2003-11-01", "philadelphia@2003-11-01", "durham@2003-11-01")
SIGNED = ("information_obtained_and_maintained_by_city_agency=yes", "info_category=immigration_status",
          "recipient_kind=third_party_private", "written_authorization_by_subject=yes")  # fmt: skip


def test_a_difference_is_told_in_sentences_with_the_section_of_each_city(run: Any) -> None:
    page = run("compare", "disclose", *THREE, *SIGNED).stdout
    assert max(map(len, page.splitlines())) <= 80
    differing = page.split("Where they are alike")[0]
    assert "nyc@2003-11-01           may           EO 41 § 2(a)(i)" in differing
    assert "philadelphia@2003-11-01  must not      Solicitor memo ¶ sharing" in differing
    assert "durham@2003-11-01        silent" in differing
    plain = " ".join(differing.split())
    assert "Has the person it is about agreed in writing? Yes." in plain
    assert (
        "If instead: Is the paper in a language that the person understands? Yes. Then: philadelphia@2003-11-01 may."
        in plain
    )
    assert "Silent is no permission" in page and "Research, not the City's advice" in page


def test_law_that_is_known_and_not_encoded_is_named_for_each_side(run: Any) -> None:
    found = json.loads(run("compare", "inquire", "durham@2003-11-17", "durham@2003-11-18", "--json").stdout)
    assert [one["side"] for one in found["sides"]] == ["durham@2003-11-17", "durham@2003-11-18"]
    assert all(isinstance(one["not_encoded"], dict) for one in found["sides"])
    assert "DUR-RES-9046-2003" in found["sides"][0]["speaking"]


def test_the_same_as_json_holds_every_fact_of_a_situation(run: Any) -> None:
    found = json.loads(run("compare", "inquire", *THREE, "--json").stdout)
    assert found["complete"] is True and found["not_replayed"] == 0
    assert found["banner"].startswith("Research, not the City's advice, not legal advice.")
    for one in found["differences"]:
        assert set(one["stands_out"]) <= one["facts"].keys()
        assert len(one["sentences"]) == len(one["stands_out"])
        assert len({answer["verdict"] for answer in one["answers"]}) > 1
        assert [answer["side"] for answer in one["answers"]] == list(THREE)


def test_a_situation_that_is_shown_comes_out_so_in_decide(run: Any) -> None:
    found = json.loads(run("compare", "inquire", *THREE, "--json", "actor_kind=nypd_uniformed").stdout)
    for one in found["differences"][:4]:
        typed = [f"{name}={_typed(value)}" for name, value in one["facts"].items()]
        for answer in one["answers"]:
            decided = run("decide", "inquire", "--city", answer["city"], "--on", answer["on"], "--json", *typed)
            assert json.loads(decided.stdout)["verdict"] == answer["verdict"]


def _typed(value: Any) -> str:
    return (
        {True: "yes", False: "no", None: "none"}.get(value, value) if not isinstance(value, list) else ",".join(value)
    )


def test_the_same_question_gets_the_same_situations_in_the_same_order(run: Any) -> None:
    asked = ("compare", "inquire", *THREE, "--every-rule", "--json")
    assert run(*asked).stdout == run(*asked).stdout


def test_every_rule_that_makes_a_difference_can_be_asked_for(run: Any) -> None:
    few = json.loads(run("compare", "disclose", *THREE, "--json").stdout)["differences"]
    every = json.loads(run("compare", "disclose", *THREE, "--every-rule", "--json").stdout)["differences"]
    cited = {norm["citation"] for one in every for answer in one["answers"] for norm in answer["norms"]}
    assert len(every) > len(few)
    assert {"EO 41 § 2(a)(ii)", "EO 41 § 2(a)(iii)", "EO 41 § 2(a)(iv)", "EO 41 § 2(a)(v)(1)"} <= cited


def test_where_the_search_ends_early_it_says_so(run: Any) -> None:
    assert "There are more situations than these" in " ".join(
        run("compare", "inquire", *THREE, "--most", "2").stdout.split()
    )


def test_two_laws_that_say_the_same_differ_nowhere(run: Any) -> None:
    page = run("compare", "inquire", "philadelphia@2003-11-01", "philadelphia@2003-11-02").stdout
    assert "They differ nowhere." in page


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (("inquire", "nyc@2003-11-01"), "name at least two to compare, like nyc@2003-11-01 durham@2003-11-01"),
        (("inquire", "nyc", "durham@2003-11-01"), "'nyc' names no day; write nyc@2003-11-01"),
        (("inquire", "nyc@2003-11-01", "nyc@2003-11-01"), "one city on one day is given twice"),
        (("inquire", "nyc@2003-13-01", "durham@2003-11-01"), "'2003-13-01' is no day"),
        (("inquire", "durhan@2003-11-01", "nyc@2003-11-01"), "did you mean durham?"),
        (("inqire", "nyc@2003-11-01", "durham@2003-11-01"), "there is no act named 'inqire'; did you mean inquire?"),
        (("inquire", *THREE, "actor_kin=other"), "there is no fact named 'actor_kin'; did you mean actor_kind"),
        (("disclose", *THREE, "info_category=address,release_date"), "compare one kind at a time"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_in_one_line(run: Any, typed: tuple[str, ...], said: str) -> None:
    complaint = run("compare", *typed, code=2).stderr
    assert said in complaint
    assert complaint.count("\n") == 1
