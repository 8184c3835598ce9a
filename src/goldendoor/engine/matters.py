"""Which duties the facts of a matter bring, whatever its act: worked out once for a law, since every decision asks."""

from datetime import date

from goldendoor.engine.relevant import counted_from
from goldendoor.norms import Corpus, Duty
from goldendoor.norms.walk import made_of, names_of_who_acts


class Matters:
    """The law's duties, told apart by what their conditions test (docs/law/language.md, rule 13)."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.who_acts = names_of_who_acts(corpus)
        self._brought: dict[tuple[int, date], bool] = {}

    def brings(self, duty: Duty, day: date, instruments_named: bool) -> bool:
        """Whether a duty of another act belongs to a matter: some fact of the matter brings it, not only who acts.

        A case that names its instruments is about all that these ask of the one who acts. `day` is any day on which the
        law is as on the day of the case; the duty is one of this law.
        """
        if counted_from(duty) is not None:
            return True
        if duty.rule.when is None or instruments_named:
            return duty.rule.when is not None
        key = (id(duty), day)
        if key not in self._brought:
            tested = made_of(self.corpus, duty.rule.when, day) & self.corpus.facts.keys()
            self._brought[key] = bool(tested - self.who_acts)
        return self._brought[key]
