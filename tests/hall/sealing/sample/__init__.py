"""An app with sealed fields, for the tests alone."""
