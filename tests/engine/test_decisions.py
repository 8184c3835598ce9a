"""What a decision says: who carries it, what has to be done first, and what follows."""

from datetime import date

from tests.engine.conftest import Town
from tests.engine.towns import WORDS, order

from goldendoor.norms import Verdict

DAY = date(2020, 3, 2)
WORDS_WITH_SEAL = WORDS.replace(
    "fact report_is_out",
    """fact report_seal_given  yes/no
    ask "Is the report sealed?"
    decided by mayor
fact report_is_out""",
)


def test_the_rule_that_carries_the_verdict_is_cited_as_people_write_it(town: Town) -> None:
    decision = town(
        order("""
norm nobody-asks  § 3(a)
    must not inquire
    unless a-minor  § 3(a)(1)
        may when is_minor
""")
    ).decide("inquire", on=DAY, facts={"is_minor": "no"})
    assert decision.verdict is Verdict.MUST_NOT
    (norm,) = decision.norms
    assert (norm.instrument, norm.norm, norm.pinpoint, norm.citation, norm.word) == (
        "TOWN-1", "nobody-asks", "§ 3(a)", "EO 1 § 3(a)", "must not")  # fmt: skip


def test_the_exception_that_leads_away_is_cited_in_place_of_its_rule(town: Town) -> None:
    city = town(
        order("""
norm nobody-asks  § 3(a)
    must not inquire
    unless a-minor  § 3(a)(1)
        may when is_minor
""")
    )
    assert [one.citation for one in city.decide("inquire", on=DAY, facts={"is_minor": True}).norms] == [
        "EO 1 § 3(a)(1)"
    ]


def test_all_rules_with_the_strictest_word_are_cited_and_no_milder_one(town: Town) -> None:
    decision = town(
        order("""
norm nobody-asks  § 1
    must not inquire
norm nobody-takes-down  § 2
    must not collect
norm helpers-may  § 3
    may inquire
""")
    ).decide("inquire", on=DAY)
    assert [one.pinpoint for one in decision.norms] == ["§ 1", "§ 2"]


def test_silence_cites_the_definition_that_kept_the_rule_silent(town: Town) -> None:
    decision = town(
        order("""
define is_young  § 2(b)
    means is_minor
norm the-young-are-not-asked  § 3
    must not inquire
    when is_young
""")
    ).decide("inquire", on=DAY, facts={"is_minor": "no"})
    assert decision.verdict is Verdict.NOT_REGULATED
    assert [(one.word, one.citation) for one in decision.norms] == [("silent", "EO 1 § 2(b)")]


def test_silence_cites_the_scope_where_the_law_does_not_bind_the_one_who_acts(town: Town) -> None:
    body = """
norm nobody-asks  § 3
    must not inquire
"""
    decision = town(order(body, more="binds: actor_kind is manager\n")).decide(
        "inquire", on=DAY, facts={"actor_kind": "line_worker"}
    )
    assert decision.verdict is Verdict.NOT_REGULATED
    assert [(one.norm, one.word) for one in decision.norms] == [("whom it binds", "silent")]


def test_silence_cites_the_commencement_where_the_law_was_not_in_force(town: Town) -> None:
    city = town(order("norm nobody-asks  § 3\n    must not inquire", in_force="from 2018-04-16 by LL-246-2017 § 2"))
    before = city.decide("inquire", on=date(2018, 4, 15), under=["TOWN-1"])
    assert before.verdict is Verdict.NOT_REGULATED
    assert [(one.norm, one.citation, one.word) for one in before.norms] == [
        ("not in force that day", "LL-246-2017 § 2", "silent")
    ]
    assert city.decide("inquire", on=date(2018, 4, 16), under=["TOWN-1"]).verdict is Verdict.MUST_NOT


def test_silence_cites_the_exception_that_makes_the_rule_silent(town: Town) -> None:
    decision = town(
        order("""
norm nobody-asks  § 3
    must not inquire
    unless the-old  § 3(b)
        silent when is_old
""")
    ).decide("inquire", on=DAY, facts={"is_old": True})
    assert decision.verdict is Verdict.NOT_REGULATED
    assert [one.citation for one in decision.norms] == ["EO 1 § 3(b)"]


def test_a_refusal_shows_its_exceptions_with_what_each_lacks(town: Town) -> None:
    decision = town(
        order("""
norm nobody-asks  § 3
    must not inquire
    unless the-old  § 3(b)
        may when is_old
""")
    ).decide("inquire", on=DAY, facts={"is_old": False})
    (instrument,) = decision.because.parts
    (rule,) = instrument.parts
    (exception,) = rule.parts
    assert (exception.holds, exception.pinpoint) == (False, "EO 1 § 3(b)")
    assert "over sixty-five? No" in exception.parts[0].sentence


APPROVALS = """
norm only-with-approval  § 3
    must not disclose
    unless approved-by-counsel  § 3(a)
        may when came_for_help
        provided approved
        then record in disclosures
        then notify mayor within 3 days of arrest_date
        then report to mayor promptly
        then review by counsel by 2020-06-01
"""


def test_with_an_approval_open_it_is_told_what_would_be_once_it_is_given(town: Town) -> None:
    decision = town(order(APPROVALS)).decide("disclose", on=DAY, facts={"came_for_help": True})
    assert (decision.verdict, decision.once) == (Verdict.UNDETERMINED, Verdict.MAY)
    (approval,) = decision.provided
    assert (approval.fact, approval.by, approval.by_words, approval.met) == (
        "approved", "counsel", "the town's counsel", None)  # fmt: skip
    assert approval.words == "Has counsel approved?"


def test_as_things_stand_it_is_refused_and_once_approved_it_is_not(town: Town) -> None:
    decision = town(order(APPROVALS)).decide("disclose", on=DAY, facts={"came_for_help": True}, rest=True)
    assert (decision.verdict, decision.once) == (Verdict.MUST_NOT, Verdict.MAY)
    assert [one.fact for one in decision.provided] == ["approved"]


def test_an_approval_that_was_refused_is_not_supposed(town: Town) -> None:
    decision = town(order(APPROVALS)).decide("disclose", on=DAY, facts={"came_for_help": True, "approved": False})
    assert (decision.verdict, decision.once, decision.provided) == (Verdict.MUST_NOT, None, ())


def test_no_approval_is_named_where_none_would_help(town: Town) -> None:
    decision = town(order(APPROVALS)).decide("disclose", on=DAY, facts={"came_for_help": False}, rest=True)
    assert (decision.verdict, decision.once, decision.provided) == (Verdict.MUST_NOT, None, ())


def test_an_approval_relied_on_is_shown_as_given(town: Town) -> None:
    decision = town(order(APPROVALS)).decide("disclose", on=DAY, facts={"came_for_help": True, "approved": True})
    assert (decision.verdict, decision.once) == (Verdict.MAY, None)
    assert [(one.fact, one.met) for one in decision.provided] == [("approved", True)]


EITHER = """
norm only-with-approval  § 3
    may disclose
    provided approved or approved_by_chief
"""


def test_of_two_approvals_only_the_one_given_is_shown_as_given(town: Town) -> None:
    decision = town(order(EITHER)).decide("disclose", on=DAY, facts={"approved": False, "approved_by_chief": True})
    assert decision.verdict is Verdict.MAY
    assert {one.fact: one.met for one in decision.provided} == {"approved": False, "approved_by_chief": True}


def test_both_approvals_of_a_proviso_are_needed(town: Town) -> None:
    city = town(order(EITHER.replace(" or ", " and ")))
    decision = city.decide("disclose", on=DAY, rest=True)
    assert (decision.verdict, decision.once) == (Verdict.MUST_NOT, Verdict.MAY)
    assert {one.fact: one.met for one in decision.provided} == {"approved": None, "approved_by_chief": None}


def test_an_approval_of_another_rule_is_not_asked_for_along_with_those_that_are_needed(town: Town) -> None:
    city = town(
        order(
            EITHER.replace(" or ", " and ")
            + """
norm a-register-of-the-old  § 4
    may disclose
    when is_old
    provided report_seal_given
""",
            words=WORDS_WITH_SEAL,
        )
    )
    decision = city.decide("disclose", on=DAY, facts={"is_old": False}, rest=True)
    assert decision.once is Verdict.MAY
    assert sorted(one.fact for one in decision.provided) == ["approved", "approved_by_chief"]


def test_at_the_top_may_provided_is_a_refusal_while_it_is_not_met(town: Town) -> None:
    city = town(order("norm with-approval  § 3\n    may disclose\n    when came_for_help\n    provided approved"))
    told = {given: city.decide("disclose", on=DAY, facts={"came_for_help": True, "approved": given}).verdict
            for given in (True, False)}  # fmt: skip
    assert told == {True: Verdict.MAY, False: Verdict.MUST_NOT}
    refused = city.decide("disclose", on=DAY, facts={"came_for_help": True, "approved": False})
    assert [one.word for one in refused.norms] == ["must not"]
    (rule,) = refused.because.parts[0].parts
    assert "must not" in rule.sentence


def test_what_follows_is_owed_by_whoever_relies_on_the_rule_in_the_words_of_the_law(town: Town) -> None:
    city = town(order(APPROVALS))
    facts = {"came_for_help": True, "approved": True, "arrest_date": date(2020, 3, 2)}
    then = city.decide("disclose", on=DAY, facts=facts).then
    assert [(one.kind, one.to, one.due) for one in then] == [
        ("record in", "disclosures", None),
        ("notify", "mayor", "within 3 days of the arrest date"),
        ("report to", "mayor", "promptly"),
        ("review by", "counsel", "by 1 June 2020"),
    ]
    assert {one.citation for one in then} == {"EO 1 § 3(a)"}
    assert [one.words for one in then][:2] == ["record in disclosures", "notify Mayor"]


def test_whoever_does_not_rely_on_the_rule_owes_nothing_by_it(town: Town) -> None:
    city = town(order(APPROVALS))
    assert city.decide("disclose", on=DAY, facts={"came_for_help": False}, rest=True).then == ()
