"""All that one run found, as the report reads it."""

from dataclasses import dataclass

from city_hall import HallTimes
from city_hall_requests import PLAIN, VERDICT
from cold_start import ColdStart
from compile_all import CompileTimes
from contestants import (
    HANDWRITTEN,
    HANDWRITTEN_SIX,
    OPA,
    OURS,
    OURS_PROVED_ALONE,
    OURS_RACING,
    OURS_WHOLE,
    PEERS,
    NotMeasured,
)
from hidden_figures import Compared
from proof import Proof
from questions import QuestionTime
from rule_eo34.not_obtainable import S_CASP
from stopwatch import Timing
from targets import (
    OPA_TRACE_AT_LEAST,
    S_CASP_AT_LEAST,
    Target,
    beside_an_empty_answer,
    beside_fastest_peer,
    beside_hand_written,
    cold,
    compiled_ahead,
    equality,
    explained_beside,
    hidden_figures_untold,
    questions_on_acts,
    questions_on_diagrams,
)

# How many cases are each explained by a function that was made for this one case.
VERY_FIRST_CASES = 16


@dataclass(frozen=True, slots=True)
class Findings:
    """Timings are by the engine's module; a string in place of times is the reason why there are none."""

    proofs: tuple[Proof, ...]
    explained_proofs: tuple[Proof, ...]
    not_measured: tuple[NotMeasured, ...]
    decisions: dict[str, Timing]
    explanations: dict[str, Timing]
    first_telling: Timing | None
    very_first_seconds: float
    questions_on_diagrams: list[QuestionTime]
    questions_on_acts: list[QuestionTime]
    without_question: int
    cold_starts: list[ColdStart] | str
    compile_all: CompileTimes | str
    city_hall: HallTimes | str
    hidden_figures: list[Compared] | str
    versions: dict[str, str]
    # How many processes wanted to run, on average over the minute before the run began and over its last one.
    load_before: float
    load_after: float

    @property
    def peers(self) -> list[Timing]:
        return [timing for module, timing in self.decisions.items() if module in PEERS]

    @property
    def fastest_peer(self) -> Timing | None:
        return min(self.peers, key=lambda peer: peer.median_seconds, default=None)

    @property
    def targets(self) -> list[Target]:
        """Every promise, kept or not; like is held against like."""
        plain = {proof.contestant.module: proof for proof in self.proofs}
        explained = {proof.contestant.module: proof for proof in self.explained_proofs}
        ours, tree, found = self.decisions.get(OURS), self.explanations.get(OURS), self.decisions
        return [
            equality(
                [plain.get(one) for one in (*OURS_RACING, *OURS_PROVED_ALONE)]
                + [explained.get(one) for one in OURS_RACING]
            ),
            beside_hand_written("on six facts", ours, found.get(HANDWRITTEN_SIX)),
            beside_hand_written("on the whole situation", found.get(OURS_WHOLE), found.get(HANDWRITTEN)),
            beside_fastest_peer(ours, self.fastest_peer),
            explained_beside(tree, self.explanations.get(OPA), "OPA's trace", OPA_TRACE_AT_LEAST),
            explained_beside(tree, self.explanations.get(S_CASP), "s(CASP)", S_CASP_AT_LEAST),
            questions_on_diagrams(self.questions_on_diagrams),
            questions_on_acts(self.questions_on_acts),
            cold(self.cold_starts),
            compiled_ahead(self.compile_all),
            *(beside_an_empty_answer(self.city_hall, name) for name in (PLAIN, VERDICT)),
            hidden_figures_untold(self.hidden_figures),
        ]
