"""How well the text behind an answer is known: the weakest of everything that was used (docs/safety.md 10)."""

from collections.abc import Iterable

from goldendoor.engine.answering import Spoken
from goldendoor.engine.compile import Compiled
from goldendoor.engine.decision import Provenance
from goldendoor.norms import Corpus, Instrument

BANNER = "Research, not the City's advice, not legal advice. No lawyer has reviewed this encoding."
_BEST_FIRST = ("held", "told from secondary sources", "recalled", "not held")


def weakness(instrument: Instrument) -> tuple[int, int]:
    """How weak the text of an instrument is; a larger pair is weaker, an unreviewed encoding weaker than a reviewed one."""
    text = max((place for place, known in enumerate(_BEST_FIRST) if instrument.text.startswith(known)), default=3)
    return text, int(instrument.reviewed == "none")


def weakest(corpus: Corpus, compiled: Compiled, spoken: Iterable[Spoken]) -> Provenance:
    """The provenance of the weakest instrument whose words carry the verdict, or else of all that were asked."""
    used = [one.instrument for one in spoken]
    used = used or [what.instrument for what in compiled.speaking if what.speaks]
    used = used or list(compiled.scope)
    if not used:
        return Provenance("no instrument was asked", "", "none", "", BANNER)
    worst = max(used, key=weakness)
    banner = BANNER if any(one.reviewed == "none" for one in used) else ""
    return Provenance(worst.text, worst.checked, worst.reviewed, worst.name, banner)
