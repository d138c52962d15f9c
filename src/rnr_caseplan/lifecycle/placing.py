"""Where conditions and strengths stand while a plan lives: in goals that are open.

The rules are those of a draft: ``conditions.woven``, ``conditions.alone`` (NP-1, VA-3b),
``strengths.used``, ``strengths.no_goal`` (VA-5).
"""

from collections.abc import Iterable, Sequence

from attrs import evolve

from rnr_caseplan.decisions import reason_for
from rnr_caseplan.model.goals import Goal
from rnr_caseplan.model.plan import CasePlan, PlannedCondition, PlannedStrength
from rnr_caseplan.model.vocabulary import OPEN_GOALS, OPEN_STEPS, GoalStatus
from rnr_caseplan.rules.conditions import place_conditions
from rnr_caseplan.rules.strengths import place_strengths


def place_anew(plan: CasePlan) -> CasePlan:
    """Give the plan with its conditions and strengths in goals that are open.

    A condition that is not met leaves a goal that has ended, so that it cannot be lost with it, and
    one of the queue whose turn is too late for it; one that stands by itself is woven into a goal
    that fits.
    """
    domains = {item.need.id: item.need.domain for item in plan.needs}
    open_goals = [goal for goal in plan.goals if goal.status in OPEN_GOALS]
    targets = [(goal.id, domains[goal.need_ids[0]], goal.starts_on) for goal in open_goals]
    still = {goal.id: goal for goal in open_goals}
    of_case = {condition.id: condition for condition in plan.case.conditions}
    conditions = tuple(
        item
        if item.met_on is not None or _stays(item, still.get(item.goal_id or ""))
        else _same_or(item, place_conditions([of_case[item.id]], targets)[0])
        for item in plan.conditions
    )
    woven: dict[str | None, list[str]] = {}
    for item in conditions:
        woven.setdefault(item.goal_id, []).append(item.id)
    goals = tuple(_with_conditions(goal, woven.get(goal.id, [])) for goal in plan.goals)
    return _place_strengths(evolve(plan, conditions=conditions, goals=goals))


def _stays(item: PlannedCondition, goal: Goal | None) -> bool:
    """Say whether a condition stays where it is woven in."""
    if goal is None or goal.status is not GoalStatus.FUTURE or item.due_on is None:
        return goal is not None
    return goal.starts_on is not None and goal.starts_on <= item.due_on


def _same_or(item: PlannedCondition, placed: PlannedCondition) -> PlannedCondition:
    return item if item.goal_id == placed.goal_id else placed


def _with_conditions(goal: Goal, woven: Sequence[str]) -> Goal:
    kept = [identifier for identifier in goal.condition_ids if identifier in woven]
    added = [identifier for identifier in woven if identifier not in kept]
    condition_ids = (*kept, *added)
    return (
        goal if condition_ids == goal.condition_ids else evolve(goal, condition_ids=condition_ids)
    )


def _place_strengths(plan: CasePlan) -> CasePlan:
    """Use strengths that have no step yet, in an active goal or else in one of the queue."""
    waiting = {item.id for item in plan.strengths if not item.step_ids}
    goals = plan.active_goals or plan.future_goals
    if not waiting or not goals:
        return plan
    domains = {item.need.id: item.need.domain for item in plan.needs}
    found = place_strengths(
        [strength for strength in plan.case.strengths if strength.id in waiting],
        [
            (goal.id, domains[goal.need_ids[0]], starters)
            for goal in goals
            if (starters := _starter_steps(goal))
        ],
    )
    found = tuple(_in_open_step(item, goals) for item in found)
    helps: dict[str, list[str]] = {}
    for item in found:
        for step_id in item.step_ids:
            helps.setdefault(step_id, []).append(item.id)
    placed = {item.id: item for item in found}
    return evolve(
        plan,
        strengths=tuple(placed.get(item.id, item) for item in plan.strengths),
        goals=tuple(_with_strengths(goal, helps) for goal in plan.goals),
    )


def _in_open_step(placed: PlannedStrength, goals: Iterable[Goal]) -> PlannedStrength:
    """Move a strength from a step that is done to the first one of its goal that is open."""
    steps = next(
        (goal.steps for goal in goals if any(step.id in placed.step_ids for step in goal.steps)), ()
    )
    still = [step.id for step in steps if step.status in OPEN_STEPS]
    if not steps or set(placed.step_ids) <= set(still):
        return placed
    step_ids = tuple(still[:1])
    reason = (
        reason_for("strengths.used", ("steps", step_ids))
        if step_ids
        else reason_for("strengths.no_goal")
    )
    return evolve(placed, step_ids=step_ids, reasons=(reason,))


def _starter_steps(goal: Goal) -> int:
    """Count the steps that the library wrote; they come first and are numbered."""
    ids = {step.id for step in goal.steps}
    return next(number for number in range(len(ids) + 1) if f"{goal.id}.s{number + 1}" not in ids)


def _with_strengths(goal: Goal, helps: dict[str, list[str]]) -> Goal:
    if not any(step.id in helps for step in goal.steps):
        return goal
    steps = tuple(
        evolve(step, strength_ids=(*step.strength_ids, *helps.get(step.id, ())))
        for step in goal.steps
    )
    return evolve(goal, steps=steps)
