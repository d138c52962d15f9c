"""How a plan's text shows needs that may be the driver: evidence, and what would change it."""

from collections.abc import Iterator

from rnr_caseplan.explain import tell
from rnr_caseplan.lifecycle.parts import last_day
from rnr_caseplan.model.needs import Incident
from rnr_caseplan.model.plan import CasePlan, DriverCandidate
from rnr_caseplan.planning.history import known_on
from rnr_caseplan.planning.turning_points import find_turning_points
from rnr_caseplan.policy.policy import Policy


def tell_candidates(
    plan: CasePlan, policy: Policy
) -> Iterator[tuple[DriverCandidate, tuple[str, ...]]]:
    """Show each candidate for the driver, with its evidence and what would change the answer.

    What people wrote about incidents stands as it was written.

    Args:
        plan: The plan.
        policy: The policy that it was drafted with.

    Yields:
        Each candidate, the first one first, with its lines.
    """
    if not plan.driver_candidates:
        return
    case, _ = known_on(plan.case, last_day(plan, plan.as_of))
    incidents = {incident.id: incident for incident in case.incidents}
    points = find_turning_points(case, policy)
    for candidate in plan.driver_candidates:
        at_work = [incidents[name] for name in candidate.incident_ids if name in incidents]
        lines = (
            *[f"Why: {tell(reason)}" for reason in candidate.reasons],
            *[line for incident in at_work for line in _tell_incident(incident)],
            *[
                f"What would change it: {tell(point.reasons[0])}"
                for point in points
                if point.need_id == candidate.need_id
            ],
        )
        yield candidate, lines


def _tell_incident(incident: Incident) -> Iterator[str]:
    """Show where an incident was and what came before, where somebody wrote it down."""
    told = [
        f"{label}: \u201c{words}\u201d"
        for label, words in (("where", incident.setting), ("before", incident.before))
        if words is not None
    ]
    if told:
        yield f"Incident {incident.id}: {'; '.join(told)}"
