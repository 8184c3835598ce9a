"""Notices: what City Hall tells the holders of an office by mail, from an outbox, each once and without personal data."""
