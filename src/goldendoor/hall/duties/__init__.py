"""The duties of the City itself: who owes what by when, and what shows that it was done."""
