"""Makes the example reports of the documents: a made-up city counts, signs and publishes, and its papers and tables are kept.

Usage: python tools/example_reports.py [FOLDER]     (docs/examples/reports/ where no folder is named)
"""

import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "examples" / "reports"
# The day up to which the made-up city lives; every example is from before it.
AT = datetime(2026, 11, 26, 17, tzinfo=UTC)
EXAMPLES = (
    ("NYC-AC-10-178", "requests-for-help", "2026 quarter 3", ""),
    ("NYC-AC-9-131", "detainers-at-correction", "2026", "DOC"),
    ("NYC-AC-14-154", "detainers-at-the-police", "2026", "NYPD"),
    ("NYC-AC-9-205", "detainers-at-probation", "2026", "DOP"),
)
FORMS = ("pdf", "csv")


def made(folder: Path) -> list[Path]:
    """The examples, from the records of the made-up city that Django is set up with; they are empty before."""
    from goldendoor.hall.people.demonstration import make_up, play_out
    from goldendoor.hall.reports import access
    from goldendoor.hall.reports.demonstration import made_up_reports
    from goldendoor.hall.reports.files import WRITTEN, file_name

    make_up("nyc", AT, people_only=True)
    # Reports and what they count, and nothing else of the made-up city: it takes seconds, and no other app changes it.
    play_out(list(made_up_reports(AT)), AT, lambda done, of: None)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for names in EXAMPLES:
        report = access.newest_published(access.wanted_named(*names, on=AT.date()))
        assert report is not None, names
        for form in FORMS:
            path = folder / file_name(report, form)
            path.write_bytes(WRITTEN[form][1](report))
            written.append(path)
    return written


def main(arguments: list[str]) -> int:
    """Make them in a city of their own, which is gone afterwards."""
    folder = Path(arguments[0]) if arguments else FOLDER
    with tempfile.TemporaryDirectory() as city:
        os.environ["DJANGO_SETTINGS_MODULE"] = "goldendoor.hall.city_settings"
        os.environ["GOLDENDOOR_CITY_FOLDER"] = city
        os.environ.pop("DATABASE_URL", None)
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", interactive=False, verbosity=0)
        for path in made(folder):
            print(f"Written: {path}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
