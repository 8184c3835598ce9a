"""All that one run found, as the report reads it."""

from dataclasses import dataclass

from cold_start import ColdStart
from contestants import FLOOR, HANDWRITTEN, KERNEL, OPA, OURS, PEERS, NotMeasured
from proof import Proof
from questions import QuestionTime
from rule_eo34.not_obtainable import S_CASP
from stopwatch import Timing
from targets import (
    OPA_TRACE_AT_LEAST,
    S_CASP_AT_LEAST,
    Target,
    beside_fastest_peer,
    beside_hand_written,
    cold,
    equality,
    explained_beside,
    questions_on_acts,
    questions_on_diagrams,
)


@dataclass(frozen=True, slots=True)
class Findings:
    """Timings are by the engine's module; a string in place of times is the reason why there are none."""

    proofs: tuple[Proof, ...]
    explained_proofs: tuple[Proof, ...]
    not_measured: tuple[NotMeasured, ...]
    decisions: dict[str, Timing]
    explanations: dict[str, Timing]
    questions_on_diagrams: list[QuestionTime] | str
    questions_on_acts: list[QuestionTime] | str
    cold_starts: list[ColdStart] | str
    versions: dict[str, str]

    @property
    def handwritten(self) -> Timing:
        return self.decisions[HANDWRITTEN]

    @property
    def floor(self) -> Timing:
        return self.decisions[FLOOR]

    @property
    def peers(self) -> list[Timing]:
        return [timing for module, timing in self.decisions.items() if module in PEERS]

    @property
    def targets(self) -> list[Target]:
        """Every promise, kept or not."""
        plain = {proof.contestant.module: proof for proof in self.proofs}
        explained = {proof.contestant.module: proof for proof in self.explained_proofs}
        ours, tree = self.decisions.get(OURS), self.explanations.get(OURS)
        opa_trace = self.explanations.get(OPA)
        return [
            equality([plain.get(OURS), explained.get(OURS), plain.get(KERNEL)]),
            beside_hand_written(ours, self.handwritten, self.floor),
            beside_fastest_peer(ours, self.peers),
            explained_beside(tree, opa_trace, "OPA's trace", OPA_TRACE_AT_LEAST),
            explained_beside(tree, self.explanations.get(S_CASP), "s(CASP)", S_CASP_AT_LEAST),
            questions_on_diagrams(self.questions_on_diagrams),
            questions_on_acts(self.questions_on_acts),
            cold(self.cold_starts),
        ]
