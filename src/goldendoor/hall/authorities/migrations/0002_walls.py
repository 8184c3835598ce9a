"""The database itself holds the two-person rule and keeps what was proposed as it was, whoever asks.

A later migration that makes SQLite build one of these tables anew takes its triggers away: it has to put them up again.
"""

from django.db import migrations

AUTHORITY, SIGNATURE = "authorities_authority", "authorities_signature"

NOT_THEIR_OWN = "nobody approves what they proposed, or what names them"
CLOSED = "what is approved or declined is signed no more"
NO_SUCH_PLACE = "there are no more places for a signature than are needed"
SIGNATURE_STAYS = "a signature is never changed or removed"
BEGINS = "an authority begins as a proposal, and replaces none"
AS_IT_WAS = "what was proposed is never changed: an authority is approved, declined or ended, each once"
NOT_SIGNED = "an authority is approved on the day of its last signature, and not before"
AUTHORITY_STAYS = "an authority is never removed"

# What was proposed: no act changes one of these.
PROPOSED = (
    "id", "sealing_id", "kind", "establishes", "agency_id", "other_agency_id", "title", "scope", "paper", "paper_dated",
    "since", "until", "holder_id", "proposed_by_id", "proposed_in", "proposed_at", "signatures_needed",
)  # fmt: skip
# What an act writes once.
WRITTEN_ONCE = ("approved_on", "declined_on", "declined_by_id", "ended_on", "ended_by_id", "closing_reason")

# Conditions that both databases understand. Each says when the statement is refused.
OWN = f"""EXISTS (SELECT 1 FROM {AUTHORITY} a WHERE a.id = NEW.authority_id
    AND (a.proposed_by_id = NEW.account_id OR a.holder_id = NEW.account_id))"""
IS_CLOSED = f"""EXISTS (SELECT 1 FROM {AUTHORITY} a WHERE a.id = NEW.authority_id
    AND (a.approved_on IS NOT NULL OR a.declined_on IS NOT NULL))"""
TOO_MANY = f"NEW.place >= (SELECT a.signatures_needed FROM {AUTHORITY} a WHERE a.id = NEW.authority_id)"
REPLACES_SIGNATURE = f"""EXISTS (SELECT 1 FROM {SIGNATURE} s WHERE s.id = NEW.id
    OR (s.authority_id = NEW.authority_id AND (s.account_id = NEW.account_id OR s.place = NEW.place)))"""
NO_PROPOSAL = f"""NEW.approved_on IS NOT NULL OR NEW.declined_on IS NOT NULL OR NEW.ended_on IS NOT NULL
    OR EXISTS (SELECT 1 FROM {AUTHORITY} a WHERE a.id = NEW.id OR a.sealing_id = NEW.sealing_id)"""
UNSIGNED = f"""OLD.approved_on IS NULL AND NEW.approved_on IS NOT NULL AND (
    (SELECT count(*) FROM {SIGNATURE} s WHERE s.authority_id = NEW.id) < NEW.signatures_needed
    OR NEW.approved_on <> (SELECT max(s.day) FROM {SIGNATURE} s WHERE s.authority_id = NEW.id))"""


def edited(differs: str) -> str:
    """Whether an update changes what was proposed, or writes anew what is written once."""
    changed = [f"OLD.{name} {differs} NEW.{name}" for name in PROPOSED]
    again = [f"(OLD.{name} IS NOT NULL AND OLD.{name} {differs} NEW.{name})" for name in WRITTEN_ONCE]
    return " OR ".join([*changed, *again])


def _sqlite(name: str, when: str, table: str, condition: str, why: str) -> str:
    return f"CREATE TRIGGER {name} BEFORE {when} ON {table} WHEN {condition} BEGIN SELECT RAISE(ABORT, '{why}'); END"


SQLITE = (
    _sqlite("authorities_not_their_own", "INSERT", SIGNATURE, OWN, NOT_THEIR_OWN),
    _sqlite("authorities_closed", "INSERT", SIGNATURE, IS_CLOSED, CLOSED),
    _sqlite("authorities_no_such_place", "INSERT", SIGNATURE, TOO_MANY, NO_SUCH_PLACE),
    # Without this, INSERT OR REPLACE would remove a signature past the other triggers.
    _sqlite("authorities_signature_new", "INSERT", SIGNATURE, REPLACES_SIGNATURE, SIGNATURE_STAYS),
    _sqlite("authorities_signature_as_it_was", "UPDATE", SIGNATURE, "1", SIGNATURE_STAYS),
    _sqlite("authorities_signature_stays", "DELETE", SIGNATURE, "1", SIGNATURE_STAYS),
    _sqlite("authorities_begins", "INSERT", AUTHORITY, NO_PROPOSAL, BEGINS),
    _sqlite("authorities_as_it_was", "UPDATE", AUTHORITY, edited("IS NOT"), AS_IT_WAS),
    _sqlite("authorities_signed", "UPDATE", AUTHORITY, UNSIGNED, NOT_SIGNED),
    _sqlite("authorities_stays", "DELETE", AUTHORITY, "1", AUTHORITY_STAYS),
)
SQLITE_UNDONE = tuple(f"DROP TRIGGER {statement.split()[2]}" for statement in SQLITE)


def _postgres(name: str, rules: tuple[tuple[str, str], ...]) -> str:
    refusals = "\n".join(f"IF {condition} THEN RAISE EXCEPTION '{why}'; END IF;" for condition, why in rules)
    return f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {refusals} RETURN NEW; END $$"


SIGNING = ((OWN, NOT_THEIR_OWN), (IS_CLOSED, CLOSED), (TOO_MANY, NO_SUCH_PLACE))
UPDATING = ((edited("IS DISTINCT FROM"), AS_IT_WAS), (UNSIGNED, NOT_SIGNED))
POSTGRES = (
    _postgres("authorities_signing", SIGNING),
    _postgres("authorities_proposing", ((NO_PROPOSAL, BEGINS),)),
    _postgres("authorities_updating", UPDATING),
    f"""
    CREATE FUNCTION authorities_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '% of % is refused: {SIGNATURE_STAYS}, and {AUTHORITY_STAYS}', TG_OP, TG_TABLE_NAME; END $$
    """,
    f"""
    CREATE FUNCTION authorities_refuse_unless_empty() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF EXISTS (SELECT 1 FROM {AUTHORITY}) THEN
            RAISE EXCEPTION 'TRUNCATE of % is refused: {AUTHORITY_STAYS}', TG_TABLE_NAME;
        END IF;
        RETURN NULL;
    END $$
    """,
    f"""
    CREATE TRIGGER authorities_signing BEFORE INSERT ON {SIGNATURE}
    FOR EACH ROW EXECUTE FUNCTION authorities_signing()
    """,
    f"""
    CREATE TRIGGER authorities_signature_stays BEFORE UPDATE OR DELETE ON {SIGNATURE}
    FOR EACH ROW EXECUTE FUNCTION authorities_refuse()
    """,
    f"""
    CREATE TRIGGER authorities_proposing BEFORE INSERT ON {AUTHORITY}
    FOR EACH ROW EXECUTE FUNCTION authorities_proposing()
    """,
    f"""
    CREATE TRIGGER authorities_updating BEFORE UPDATE ON {AUTHORITY}
    FOR EACH ROW EXECUTE FUNCTION authorities_updating()
    """,
    f"""
    CREATE TRIGGER authorities_stays BEFORE DELETE ON {AUTHORITY}
    FOR EACH ROW EXECUTE FUNCTION authorities_refuse()
    """,
    f"""
    CREATE TRIGGER authorities_all_stay BEFORE TRUNCATE ON {AUTHORITY}
    FOR EACH STATEMENT EXECUTE FUNCTION authorities_refuse_unless_empty()
    """,
    f"""
    CREATE TRIGGER authorities_signatures_all_stay BEFORE TRUNCATE ON {SIGNATURE}
    FOR EACH STATEMENT EXECUTE FUNCTION authorities_refuse_unless_empty()
    """,
)
POSTGRES_UNDONE = (
    *(f"DROP TRIGGER {one} ON {SIGNATURE}" for one in (
        "authorities_signing", "authorities_signature_stays", "authorities_signatures_all_stay",
    )),
    *(f"DROP TRIGGER {one} ON {AUTHORITY}" for one in (
        "authorities_proposing", "authorities_updating", "authorities_stays", "authorities_all_stay",
    )),
    "DROP FUNCTION authorities_signing(), authorities_proposing(), authorities_updating(), authorities_refuse(), "
    "authorities_refuse_unless_empty()",
)  # fmt: skip


def _run(statements: dict[str, tuple[str, ...]]):
    def run(apps, schema_editor):
        vendor = schema_editor.connection.vendor
        if vendor not in statements:
            raise NotImplementedError(f"the register has no walls for {vendor}: it needs SQLite or PostgreSQL")
        for statement in statements[vendor]:
            schema_editor.execute(statement, params=None)

    return run


class Migration(migrations.Migration):
    dependencies = [("authorities", "0001_authorities_and_signatures")]

    operations = [
        migrations.RunPython(
            _run({"sqlite": SQLITE, "postgresql": POSTGRES}),
            _run({"sqlite": SQLITE_UNDONE, "postgresql": POSTGRES_UNDONE}),
        )
    ]
