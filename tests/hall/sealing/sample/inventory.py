"""What the sample says of its plain fields; its day of receipt is left out, for the tests to miss."""

from goldendoor.hall.sealing.inventory import Declared

DECLARED = {"Note.title": Declared("to find it again", "a law")}
NOT_ABOUT_PEOPLE = {"Paper.brought_by": "Only for the test."}
