"""Whom an agency named for a post that the law asks it to fill, and the days on which a post was vacant."""
