"""Papers that City Hall prints: PDF with text, tags and its own fonts, the same bytes for the same words."""
