"""Policies on immigration enforcement: what each agency tells its people, beside the law, and the audit of it (EO 13 § 2)."""
