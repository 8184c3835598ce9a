"""The committee and cooperation: crisis files, reports to the Mayor, the four products of EO 13 § 5, requests for help."""
