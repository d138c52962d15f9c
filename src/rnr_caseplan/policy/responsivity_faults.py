"""Faults in what a policy says of barriers and of the ways of working that answer them."""

from collections.abc import Iterator

from rnr_caseplan.errors import Fault
from rnr_caseplan.model.barriers import AdaptationKind, Barrier
from rnr_caseplan.policy.policy import Policy

_ADAPTATIONS = "responsivity.adaptations"


def find_responsivity_faults(policy: Policy) -> Iterator[Fault]:
    """Find barriers without an answer of their own, and ways of working without words.

    A barrier that is recorded beside any others still has an answer, so one of its ways of working
    must be one that nothing rules out.

    Args:
        policy: The snapshot.

    Returns:
        The faults, each with its parameter; none where every barrier is answered.
    """
    answers = policy.barrier_answers.value
    if sorted(item.barrier for item in answers) != list(Barrier):
        names = ", ".join(barrier.value for barrier in Barrier)
        yield Fault(_ADAPTATIONS, "does not have one entry for each barrier", names)
    impossible = {kind for item in answers for kind in item.rules_out}
    for place, item in enumerate(answers):
        if impossible.issuperset(item.kinds):
            problem = "names no way of working that stays possible beside every barrier"
            accepted = "at least one that no entry rules out"
            yield Fault(f"{_ADAPTATIONS}[{place}].kinds", problem, accepted)
    if sorted(item.kind for item in policy.adaptation_words.value) != list(AdaptationKind):
        names = ", ".join(kind.value for kind in AdaptationKind)
        yield Fault("responsivity.words", "does not have words for each way of working", names)
