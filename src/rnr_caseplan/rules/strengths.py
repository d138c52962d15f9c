"""In which steps are the strengths used?

``strengths.used``: strengths motivate and give confidence, so steps use them (VA-5, NP-4, CC-9).
``strengths.no_goal``: without a goal a strength waits.
"""

from collections.abc import Iterable, Sequence

from rnr_caseplan.decisions import reason_for
from rnr_caseplan.model.circumstances import Strength
from rnr_caseplan.model.plan import PlannedStrength


def place_strengths(
    strengths: Iterable[Strength], goals: Sequence[tuple[str, str, int]]
) -> tuple[PlannedStrength, ...]:
    """Give every strength a step that uses it.

    Strengths go in turn to the goals whose domain they name, or to any goal where they name
    none or none fits, and there to the next step that has no strength yet.

    Args:
        strengths: The strengths of the case.
        goals: Each goal's id, the domain of its need and its number of steps.

    Returns:
        Every strength, in the order of the case.
    """
    used = {goal: 0 for goal, _, _ in goals}
    placed: list[PlannedStrength] = []
    for strength in strengths:
        fitting = [goal for goal in goals if goal[1] in strength.domains] or goals
        step_ids: tuple[str, ...] = ()
        if fitting:
            goal_id, _, steps = min(fitting, key=lambda goal: used[goal[0]])
            step_ids = (f"{goal_id}.s{used[goal_id] % steps + 1}",)
            used[goal_id] += 1
        reason = (
            reason_for("strengths.used", ("steps", step_ids))
            if step_ids
            else reason_for("strengths.no_goal")
        )
        placed.append(
            PlannedStrength(
                id=strength.id, text=strength.text, step_ids=step_ids, reasons=(reason,)
            )
        )
    return tuple(placed)
