"""Where does each court-ordered condition stand in the plan?

``conditions.woven``: a condition that fits a goal's domain is woven into that goal (NP-1).
``conditions.alone``: one that fits none stands by itself; both are met all through (VA-3b).
Conditions and needs stay apart: neither turns into the other or holds it up.
"""

import datetime
from collections.abc import Iterable

from rnr_caseplan.decisions import reason_for
from rnr_caseplan.model.circumstances import Condition
from rnr_caseplan.model.plan import PlannedCondition


def place_conditions(
    conditions: Iterable[Condition], goals: Iterable[tuple[str, str, datetime.date | None]]
) -> tuple[PlannedCondition, ...]:
    """Weave each condition into the first goal whose domain it fits.

    A condition fits the domains that somebody recorded for it; its text is never interpreted.
    It does not wait for a goal: one that starts later than the condition's day does not fit.

    Args:
        conditions: The conditions of the case.
        goals: Each goal's id, the domain of its need and the day on which it starts, active
            goals first.

    Returns:
        Every condition, in the order of the case.
    """
    ordered = tuple(goals)
    placed: list[PlannedCondition] = []
    for condition in conditions:
        goal_id = next(
            (
                goal
                for goal, domain, starts_on in ordered
                if domain in condition.domains and _is_in_time(condition, starts_on)
            ),
            None,
        )
        reason = (
            reason_for("conditions.woven", ("goal", goal_id))
            if goal_id
            else reason_for("conditions.alone", ("domains", condition.domains))
        )
        placed.append(
            PlannedCondition(
                id=condition.id,
                text=condition.text,
                due_on=condition.due_on,
                goal_id=goal_id,
                reasons=(reason,),
            )
        )
    return tuple(placed)


def _is_in_time(condition: Condition, starts_on: datetime.date | None) -> bool:
    if condition.due_on is None:
        return True
    return starts_on is not None and starts_on <= condition.due_on
