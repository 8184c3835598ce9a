"""What is stored about training, and why."""

from goldendoor.hall.sealing.inventory import Declared

LAW = "NYC EO 13 of 2026 §§ 2(2), 5(2), 6(1)"
TWO_PEOPLE = "To know that whoever proposed a course did not approve it."

DECLARED = {
    "CourseVersion.proposed_by": Declared(TWO_PEOPLE, LAW),
    "CourseVersion.proposed_in": Declared("To know in which office a course was proposed.", LAW),
    "CourseVersion.proposed_on": Declared("The day of whose law a course was made.", LAW),
    "CourseVersion.approved_by": Declared(TWO_PEOPLE, LAW),
    "CourseVersion.approved_in": Declared("To know in which office a course was approved.", LAW),
    "CourseVersion.approved_on": Declared("The day from which people are due to take it.", LAW),
    "CourseVersion.withdrawn_by": Declared("To know whom to ask why a course was withdrawn.", LAW),
    "CourseVersion.withdrawn_on": Declared("The day from which nobody is due any more.", LAW),
    "Completion.account": Declared("To know who was trained, and who is due.", LAW),
    "Completion.day": Declared("To know on the law of which day somebody was trained.", LAW),
    "ContractorCount.noted_by": Declared("To know whom to ask about a count.", LAW),
    "ContractorCount.noted_in": Declared("To know in which office a count was noted.", LAW),
}
NOT_ABOUT_PEOPLE = {
    "Course.label": "The name of a course.",
    "CourseVersion.title": "The title of a course, which everybody reads.",
    "CourseVersion.offices": "The names of offices.",
    "CourseVersion.agencies": "The names of agencies.",
    "CourseVersion.employments": "Kinds of employment.",
    "CourseVersion.scenarios": "The names of worked examples in the law files.",
    "CoveredNorm.instrument": "The name of an instrument of the law.",
    "CoveredNorm.norm": "The name of a norm.",
    "CoveredNorm.citation": "A place in an instrument of the law.",
    "CoveredNorm.fingerprint": "A hash of what a norm means.",
    "CoveredNorm.parts": "What a norm means, in words.",
    "ScenarioAnswer.scenario": "The name of a worked example in the law files.",
    "ScenarioAnswer.answer": "What the law says of a worked example.",
    "ContractorCount.contract": "The number of a contract.",
    "ContractorCount.paper": "The number of a paper of the agency.",
    "ContractorCount.day": "The day of a count of people, none of whom it names.",
}
