"""Which sources a plan's text cites."""

from collections.abc import Iterator

from rnr_caseplan.cli.dosage_text import reasons_of_dosage
from rnr_caseplan.cli.motivation_text import reasons_of_motivation
from rnr_caseplan.decisions import Reason, reason_for
from rnr_caseplan.model.plan import CasePlan
from rnr_caseplan.policy.policy import Policy


def sources_cited_in(plan: CasePlan, policy: Policy) -> frozenset[str]:
    """Give the ids of the sources that the text of a plan names.

    Args:
        plan: The plan.
        policy: The policy that it was drafted with.

    Returns:
        The ids, each once.
    """
    return frozenset(reason.citation.source for reason in _reasons_in(plan, policy))


def _reasons_in(plan: CasePlan, policy: Policy) -> Iterator[Reason]:
    yield from plan.eligibility.reasons
    for parts in (
        plan.needs,
        plan.goals,
        plan.adaptations,
        plan.ways_of_working,
        plan.conditions,
        plan.safety,
        plan.strengths,
        plan.reviews,
        plan.unscheduled_reviews,
        plan.driver_candidates,
    ):
        for part in parts:
            yield from part.reasons
    if plan.driver_candidates:
        yield reason_for("drivers.turning_point")
    if plan.driver is not None:
        yield from plan.driver.reasons
    yield from reasons_of_motivation(plan, policy)
    yield from reasons_of_dosage(plan, policy)
