package eo34

decision := "refer EO 34 § 4(c)" if {
	input.person_is_crime_victim
	input.status_necessary_for_eligibility
} else := "must_not EO 34 § 4(c)" if {
	input.person_is_crime_victim
} else := "may EO 34 § 4(a)" if {
	input.actor_is_law_enforcement_officer
	input.investigating_illegal_activity
	input.illegal_activity_other_than_mere_status
} else := "must_not EO 34 § 4(a)" if {
	input.actor_is_law_enforcement_officer
} else := "may EO 34 § 3(a)(1)" if {
	input.status_necessary_for_eligibility
} else := "may EO 34 § 3(a)(2)" if {
	input.inquiry_required_by_law
} else := "must_not EO 34 § 3(a)"
