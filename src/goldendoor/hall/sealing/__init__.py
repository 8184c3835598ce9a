"""Sealed fields: what could identify somebody is kept encrypted, under a key that can be destroyed."""
