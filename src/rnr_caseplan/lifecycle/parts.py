"""The parts of a plan by their ids, and plans with one part exchanged."""

import datetime
from collections.abc import Callable, Collection, Iterable, Mapping
from types import MappingProxyType
from typing import Protocol, TypeVar

from attrs import evolve

from rnr_caseplan.errors import Fault, InputError
from rnr_caseplan.model.case import Case
from rnr_caseplan.model.goals import ActionStep, Goal
from rnr_caseplan.model.people import Readiness
from rnr_caseplan.model.plan import CasePlan
from rnr_caseplan.model.vocabulary import OPEN_GOALS, GoalStatus, Level
from rnr_caseplan.planning.history import levels_known_on
from rnr_caseplan.policy.policy import Policy

_PLACE = {
    GoalStatus.ACTIVE: 0,
    GoalStatus.PAUSED: 1,
    GoalStatus.FUTURE: 2,
    GoalStatus.ACHIEVED: 3,
    GoalStatus.DISCONTINUED: 4,
}


class HasId(Protocol):
    """Whatever has an id."""

    @property
    def id(self) -> str:
        """The id."""
        ...


P = TypeVar("P", bound=HasId)


def _ids(parts: Iterable[HasId]) -> list[str]:
    return [part.id for part in parts]


IDS: Mapping[str, Callable[[CasePlan], list[str]]] = MappingProxyType(
    {
        "goals": lambda plan: _ids(plan.goals),
        "steps": lambda plan: [step.id for goal in plan.goals for step in goal.steps],
        "activities": lambda plan: [
            activity.id
            for activities in (
                *[goal.activities for goal in plan.goals],
                *[item.activities for item in plan.adaptations],
            )
            for activity in activities
        ],
        "conditions": lambda plan: _ids(plan.conditions),
        "needs": lambda plan: [item.need.id for item in plan.needs],
        "services": lambda plan: _ids(plan.services),
        "referrals": lambda plan: _ids(plan.referrals),
        "responses": lambda plan: _ids(plan.responses),
        "case_conferences": lambda plan: _ids(plan.case_conferences),
        "safety items": lambda plan: _ids(plan.safety),
        "strengths": lambda plan: _ids(plan.strengths),
        "triggers": lambda plan: _ids(plan.triggers),
        "assessments": lambda plan: _ids(plan.case.assessments),
        "incidents": lambda plan: _ids(plan.case.incidents),
        "team": lambda plan: _ids(plan.case.team),
        "supporters": lambda plan: _ids(plan.case.supporters),
        "court_dates": lambda plan: _ids(plan.case.court_dates),
    }
)
"""The ids of each collection that events speak of."""


def find(parts: Iterable[P], identifier: str) -> P:
    """Give the part with an id that is known to be there."""
    return next(part for part in parts if part.id == identifier)


def put(parts: tuple[P, ...], changed: P) -> tuple[P, ...]:
    """Give the parts with one exchanged for its changed form."""
    return tuple(changed if part.id == changed.id else part for part in parts)


def goal_of_step(plan: CasePlan, step_id: str) -> Goal:
    """Give the goal that holds a step."""
    return next(goal for goal in plan.goals if any(step.id == step_id for step in goal.steps))


def with_goal(plan: CasePlan, goal: Goal) -> CasePlan:
    """Give the plan with a goal in its changed form, in the place that its status gives it."""
    return evolve(plan, goals=in_order(put(plan.goals, goal)))


def with_step(plan: CasePlan, step: ActionStep) -> CasePlan:
    """Give the plan with a step in its changed form."""
    goal = goal_of_step(plan, step.id)
    return evolve(plan, goals=put(plan.goals, evolve(goal, steps=put(goal.steps, step))))


def free_goal_id(goals: Collection[Goal]) -> str:
    """Give an id that no goal has, and that no step or activity of people's own begins with."""
    steps = [step.id for goal in goals for step in goal.steps]
    activities = [activity.id for goal in goals for activity in goal.activities]
    taken = {part_id.partition(".")[0] for part_id in (*steps, *activities)}
    taken |= {goal.id for goal in goals}
    number = len(goals) + 1
    while f"g{number}" in taken:
        number += 1
    return f"g{number}"


def in_order(goals: Iterable[Goal]) -> tuple[Goal, ...]:
    """Put goals in the order of a plan: by status, and else as they are."""
    return tuple(sorted(goals, key=lambda goal: _PLACE[goal.status]))


def readiness_after(held: Readiness | None, asked: Readiness) -> Readiness:
    """Give the readiness as it is after it was asked for; what was not answered stays."""
    if held is None:
        return asked
    return Readiness(
        stage=held.stage if asked.stage is None else asked.stage,
        importance=held.importance if asked.importance is None else asked.importance,
        confidence=held.confidence if asked.confidence is None else asked.confidence,
    )


def check_question(plan: object, policy: object, as_of: object) -> None:
    """Refuse arguments of the wrong kind, and a policy that is not the plan's.

    Raises:
        InputError: With every fault.
    """
    faults: list[Fault] = []
    if type(plan) is not CasePlan:
        faults.append(Fault("plan", "is of the wrong kind", "a CasePlan"))
    if type(policy) is not Policy:
        faults.append(Fault("policy", "is of the wrong kind", "a Policy, as load_policy gives it"))
    if type(as_of) is not datetime.date:
        faults.append(Fault("as_of", "is not a day", "a datetime.date"))
    if type(plan) is CasePlan and type(policy) is Policy and plan.policy.name != policy.name:
        problem = f"is policy {policy.name}, and not the plan's"
        faults.append(Fault("policy", problem, f"the policy {plan.policy.name}"))
    if faults:
        raise InputError(faults)


def last_day(plan: CasePlan, on: datetime.date) -> datetime.date:
    """Give the latest day that is known of: that of an event, or a later one in the history."""
    return max([on, plan.as_of, *[entry.event.on for entry in plan.history]])


def known_case(plan: CasePlan, on: datetime.date) -> Case:
    """Give the case of a plan at the levels that count on a day, or later in its history."""
    if levels_known_on(plan.case, on) is plan.case:
        return plan.case
    return levels_known_on(plan.case, last_day(plan, on))


def closes_at_last(goals: Iterable[Goal], need_id: str) -> Level | None:
    """Give the level at which work on a need may end, as it was targeted last.

    A goal that is open was targeted last, and else the one with the latest number; ``None`` where
    no goal on it says.
    """
    ends = [
        (goal.status in OPEN_GOALS, len(goal.id), goal.id, goal.closes_at)
        for goal in goals
        if need_id in goal.need_ids and goal.closes_at is not None
    ]
    return max(ends)[-1] if ends else None
