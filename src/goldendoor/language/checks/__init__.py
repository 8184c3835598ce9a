"""What is looked at in law files beyond their form: one small function a rule, each with its own message."""

from collections.abc import Callable, Iterable

from goldendoor.language.checks import (
    days,
    doubt,
    facts,
    meanings,
    names,
    provenance,
    rules,
    situations,
    unused,
)
from goldendoor.language.checks.law import Law
from goldendoor.language.problems import Problem

Check = Callable[[Law], Iterable[Problem]]

CHECKS: tuple[Check, ...] = (
    names.every_name_means_something,
    meanings.a_name_means_one_thing,
    meanings.a_label_names_one_provision,
    meanings.a_reading_is_named_once,
    meanings.nothing_is_given_twice,
    meanings.no_term_or_permission_goes_in_a_circle,
    days.versions_do_not_overlap,
    days.provisions_lie_within_their_instrument,
    days.words_are_law_when_they_are_used,
    days.counts_agree_with_days,
    rules.an_exception_says_when,
    rules.binds_is_one_test,
    rules.the_lower_does_not_prevail_over_the_higher,
    rules.references_find_their_place,
    doubt.doubt_says_what_to_do_meanwhile,
    doubt.a_question_is_decided_once_a_day,
    facts.a_fact_has_one_judge,
    facts.a_fact_that_takes_a_regulated_question_is_a_burden,
    facts.rest_is_for_kinds_that_need_it,
    situations.first_questions_can_be_asked,
    provenance.provenance_is_told,
    provenance.a_review_is_of_this_text,
    provenance.ends_and_beginnings_agree,
    unused.every_fact_is_used_or_noted,
    unused.every_word_is_used,
)
