"""The addresses of what the City itself owes: posts, lists, training, policies, audits and reports, and who gets which."""

from tests.hall.people.visitors import (
    COUNSEL_ONLY,
    EVERYBODY,
    KEEPER_ONLY,
    NOBODY,
    NOT_SO,
    NOT_THERE,
    PAGE,
    SIGN_IN,
    TAKING_PART,
    Codes,
    alike,
    only,
)  # fmt: skip

# Training: a course is for workers; everybody in an office may read that there is one.
IN_AN_OFFICE = alike(PAGE) | {"no office": NOT_THERE}
MAKES_COURSES = COUNSEL_ONLY
APPROVES_COURSES = only("agency_general_counsel", "corporation_counsel", "chief_privacy_officer")
TRAINING: dict[str, Codes] = {
    "training/": EVERYBODY,
    "training/due/": only(
        "supervisor", "agency_head", "agency_privacy_officer", "agency_general_counsel", "chief_privacy_officer",
        "corporation_counsel", "response_committee",
    ),
    "training/coverage/": APPROVES_COURSES,
    "training/contractors/": only("supervisor", "property_official", "agency_general_counsel"),
    "training/courses/": IN_AN_OFFICE,
    "training/courses/propose/": MAKES_COURSES,
    "training/courses/<int:number>/": IN_AN_OFFICE,
    "training/courses/<int:number>/take/": only("worker"),
    "training/courses/<int:number>/passed/": alike(NOT_SO),
    # The whole city's: an agency's counsel neither renews nor withdraws it. Nothing of it waits for approval.
    "training/courses/<int:number>/renew/": only("corporation_counsel"),
    "training/courses/<int:number>/approve/": only(),
    "training/courses/<int:number>/withdraw/": only("corporation_counsel", "chief_privacy_officer"),
}  # fmt: skip
# By the number of a privacy officer of the visitor's agency, named and not sent yet, and of another agency's.
SEES_POSTS, OF_EVERY_AGENCY = TAKING_PART, only("chief_privacy_officer", "response_committee")
HEAD, HEAD_OR_COUNSEL, CHIEF = (
    only("agency_head"),
    only("agency_head", "agency_general_counsel"),
    only("chief_privacy_officer"),
)
ABOUT_A_POST: dict[str, tuple[Codes, Codes]] = {
    "designations/": (SEES_POSTS, SEES_POSTS),
    "designations/<slug:agency>/<slug:post>/": (SEES_POSTS, OF_EVERY_AGENCY),
    "designations/<slug:agency>/<slug:post>/name/": (HEAD, NOBODY),
    "designations/<int:number>/tell/": (HEAD_OR_COUNSEL, NOBODY),
    "designations/<int:number>/receive/": (CHIEF, CHIEF),
    "designations/<int:number>/end/": (HEAD, NOBODY),
    "designations/<int:number>/consult/": (HEAD_OR_COUNSEL, NOBODY),
    "designations/<int:number>/correct/": (HEAD, NOBODY),
}
# The keeper's lists. Whoever would change a number that everybody calls signs in again first.
KEEPER_AGAIN = {**KEEPER_ONLY, "keeper": SIGN_IN}
OF_THE_KEEPER: dict[str, Codes] = {
    "reference/": KEEPER_ONLY,
    "reference/agency/": KEEPER_ONLY,
    "reference/agency/<int:object_id>/change/": KEEPER_ONLY,
    "reference/building/": KEEPER_ONLY,
    "reference/building/add/": KEEPER_ONLY,
    "reference/building/<int:object_id>/change/": KEEPER_ONLY,
    "reference/building/<int:object_id>/delete/": KEEPER_ONLY,
    "reference/contact/": KEEPER_ONLY,
    "reference/contact/add/": KEEPER_AGAIN,
    "reference/contact/<int:object_id>/change/": KEEPER_AGAIN,
    "reference/contact/<int:object_id>/delete/": KEEPER_AGAIN,
}
# By the number of a policy, a version, a link, an audit or a finding: of the visitor's agency, and of another's.
READS_DRAFTS, OF_LAW = only("agency_head", "agency_general_counsel", "corporation_counsel"), only("corporation_counsel")
COUNSEL_OF_IT, HEAD_OF_IT, EITHER_OF_IT = (
    only("agency_general_counsel"), only("agency_head"), only("agency_general_counsel", "agency_head"),
)  # fmt: skip
ABOUT_A_POLICY: dict[str, tuple[Codes, Codes]] = {
    "policies/<int:number>/": (READS_DRAFTS, OF_LAW),
    "policies/<int:number>/change/": (COUNSEL_OF_IT, NOBODY),
    "policies/<int:number>/withdraw/": (HEAD_OF_IT, NOBODY),
    "policies/versions/<int:number>/": (READS_DRAFTS, OF_LAW),
    "policies/versions/<int:number>/publish/": (HEAD_OF_IT, NOBODY),
    "policies/versions/<int:number>/take-back/": (EITHER_OF_IT, NOBODY),
    "policies/versions/<int:number>/translate/": (COUNSEL_OF_IT, NOBODY),
    "policies/versions/<int:number>/<int:place>/link/": (COUNSEL_OF_IT, NOBODY),
    "policies/links/<int:number>/remove/": (COUNSEL_OF_IT, NOBODY),
    "audits/<int:number>/": (READS_DRAFTS, OF_LAW),
    "audits/<int:number>/report.pdf": (READS_DRAFTS, OF_LAW),
    "audits/<int:number>/sign/": (EITHER_OF_IT, NOBODY),
    "audits/<int:number>/return/": (HEAD_OF_IT, NOBODY),
    "audits/<int:number>/send/": (EITHER_OF_IT, NOBODY),
    "audits/<int:number>/<slug:instrument>/<slug:label>/": (COUNSEL_OF_IT, NOBODY),
    "audits/findings/<int:number>/clear/": (COUNSEL_OF_IT, NOBODY),
}
# By the number of a draft of a report, of the visitor's agency and of another's: whoever prepared it is somebody else.
SEES_REPORTS = alike(PAGE) | dict.fromkeys(("no office", "worker", "keeper", "translator"), NOT_THERE)
PREPARES = only("agency_head", "agency_privacy_officer", "agency_general_counsel")
READS_A_DRAFT = PREPARES | dict.fromkeys(("response_committee", "auditor", "publisher"), PAGE)
READS_EVERY_DRAFT = only("response_committee", "auditor", "publisher")
ABOUT_A_REPORT: dict[str, tuple[Codes, Codes]] = {
    "reports/": (SEES_REPORTS, SEES_REPORTS),
    "reports/prepare/": (NOBODY, NOBODY),  # it is not said which
    "reports/<int:number>/": (READS_A_DRAFT, READS_EVERY_DRAFT),
    "reports/<int:number>/cut/": (READS_A_DRAFT, READS_EVERY_DRAFT),
    "reports/<int:number>/report.<slug:form>": (READS_A_DRAFT, READS_EVERY_DRAFT),
    "reports/<int:number>/items/": (NOBODY, NOBODY),  # nothing may be left out of this one
    "reports/<int:number>/items/<int:matter>/leave-out/": (NOBODY, NOBODY),
    "reports/<int:number>/figures/<slug:figure>/": (NOBODY, NOBODY),  # there is none of that name
    "reports/<int:number>/parts/<slug:part>/": (PREPARES, NOBODY),
    "reports/<int:number>/sign/": (NOBODY, NOBODY),
    "reports/<int:number>/give-back/": (NOBODY, NOBODY),
    "reports/<int:number>/publish/": (NOBODY, NOBODY),
    "reports/<int:number>/correct/": (NOBODY, NOBODY),
}
