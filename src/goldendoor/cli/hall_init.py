"""`goldendoor hall init`: the records of a city begin, with one keeper who opens everybody else's account."""

import click

from goldendoor.cli.ledger_city import start_django
from goldendoor.cli.page import show, wrapped

EXAMPLES = """
\b
Examples:
  goldendoor hall init --city nyc --keeper keeper@city.example --known-as "K. Keeper" --agency MOIA
  goldendoor hall init --city nyc --keeper k --known-as K --agency MOIA --made-up

\b
The records are in the folder GOLDENDOOR_CITY_FOLDER names, or in the database of DATABASE_URL. Records that are
made up say so for ever: nothing turns them into real ones.
"""


@click.command(name="init", help="Begin a city's records.\n" + EXAMPLES, short_help="Begin a city's records.")
@click.option("--city", required=True, help="The city, by the name of its law, such as nyc.")
@click.option("--keeper", required=True, help="The name with which the keeper of accounts signs in.")
@click.option("--known-as", required=True, help="What the keeper is called.")
@click.option("--agency", required=True, help="The keeper's agency, such as MOIA.")
@click.option("--made-up", is_flag=True, help="Mark the records as made up, for a demonstration.")
def command(city: str, keeper: str, known_as: str, agency: str, made_up: bool) -> None:
    """Make the tables, begin the records, and print the keeper's first password once."""
    start_django()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)

    from goldendoor.hall import clock
    from goldendoor.hall.desk.law import corpus
    from goldendoor.hall.people.beginning import begin

    corpus().place(city)  # an unknown city is refused, with the near names
    begun = begin(city, keeper, known_as, agency, clock.now(), made_up)
    told = f"The records of {city} have begun, with {begun.agencies} agencies"
    show(
        [
            *wrapped(f"{told}{', marked as made up' if made_up else ''}."),
            f"Sign in as {begun.keeper} with {begun.password}",
            *wrapped("The password is shown this once. At the first sign-in a passkey or codes have to be set up."),
        ]
    )
