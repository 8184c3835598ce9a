"""The diagrams of an act as plain values for a cache, and planted anew without the nodes that came up on the way."""

from dataclasses import replace

from goldendoor.engine.compile import Compiled, Kept
from goldendoor.engine.diagram import Forest, Frozen, Node
from goldendoor.engine.whole import turning_diagrams
from goldendoor.norms import Corpus


def keep(corpus: Corpus, compiled: Compiled) -> Kept:
    """The diagrams as plain values, for a cache."""
    forest, verdict = compiled.forest, compiled.verdict
    turning = dict(compiled.turning)

    def frozen(node: Node) -> Frozen:
        return compiled.frozen.get(node) or forest.freeze(node)

    if verdict is not None:
        turning = turning_of(corpus, compiled, verdict)
    return (
        {name: tuple(map(frozen, some)) for name, some in compiled.provisions.items() if some},
        turning,
        forest.freeze_if_any(compiled.on_facts),
        forest.freeze(compiled.possible),
    )


def turning_of(corpus: Corpus, compiled: Compiled, verdict: Node) -> dict[str, Frozen]:
    """For each question of law the diagram of the cases in which another reading would change the verdict."""
    whole = compiled.whole
    if whole is not None and whole.turning is not None:
        return dict(whole.turning)
    drawn = turning_diagrams(corpus, compiled.forest, verdict, compiled.settled)
    turning = {name: compiled.forest.freeze(drawn[name]) for name in compiled.questions}
    if whole is not None:
        whole.turning = turning
    return turning


def planted_anew(compiled: Compiled) -> Compiled:
    """The same diagrams in a forest of their own, without the nodes that earlier cases left behind."""
    new = Forest(compiled.forest.variables, compiled.forest.subject, compiled.forest.budget)

    def moved(node: Node) -> Node:
        return new.thaw(compiled.forest.freeze(node))

    return replace(
        compiled,
        forest=new,
        provisions={name: tuple(map(moved, some)) for name, some in compiled.provisions.items()},
        on_facts=None if compiled.on_facts is None else moved(compiled.on_facts),
        verdict=None if compiled.verdict is None else moved(compiled.verdict),
        possible=moved(compiled.possible),
    )
