"""What is true of every plan at every point of its life."""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from rnr_caseplan import (
    CasePlan,
    Disposition,
    GoalStatus,
    Tier,
)
from rnr_caseplan.lifecycle import (
    Drafted,
)

ORDER_OF_GOALS = (
    GoalStatus.ACTIVE,
    GoalStatus.PAUSED,
    GoalStatus.FUTURE,
    GoalStatus.ACHIEVED,
    GoalStatus.DISCONTINUED,
)
OPEN = {GoalStatus.ACTIVE, GoalStatus.PAUSED, GoalStatus.FUTURE}
ENDED = {GoalStatus.ACHIEVED, GoalStatus.DISCONTINUED}
YEAR_OF_NO_DAYS = 9900
"""From here on days that a policy counts may lie past the end of the calendar."""
_PARTS: Mapping[str, Callable[[CasePlan], Iterable[str]]] = {
    "needs": lambda plan: [item.need.id for item in plan.needs],
    "goals": lambda plan: [goal.id for goal in plan.goals],
    "steps": lambda plan: [step.id for goal in plan.goals for step in goal.steps],
    "activities": lambda plan: [
        *[activity.id for goal in plan.goals for activity in goal.activities],
        *[activity.id for item in plan.adaptations for activity in item.activities],
    ],
    "adaptations": lambda plan: [item.need_id for item in plan.adaptations],
    "conditions": lambda plan: [item.id for item in plan.conditions],
    "strengths": lambda plan: [item.id for item in plan.strengths],
    "triggers": lambda plan: [item.id for item in plan.triggers],
    "dangers": lambda plan: [item.id for item in plan.safety],
    "services": lambda plan: [item.id for item in plan.services],
    "referrals": lambda plan: [item.id for item in plan.referrals],
    "responses": lambda plan: [item.id for item in plan.responses],
    "conferences": lambda plan: [item.id for item in plan.case_conferences],
    "assessments": lambda plan: [item.id for item in plan.case.assessments],
    "incidents": lambda plan: [item.id for item in plan.case.incidents],
    "team": lambda plan: [item.id for item in plan.case.team],
    "supporters": lambda plan: [item.id for item in plan.case.supporters],
    "court_dates": lambda plan: [item.id for item in plan.case.court_dates],
}
"""The ids of everything in a plan that nothing may lose."""


def ids_in(plan: CasePlan) -> dict[str, list[str]]:
    """Give the ids of every part of a plan, by collection."""
    return {name: list(ids(plan)) for name, ids in _PARTS.items()}


def check_plan(plan: CasePlan) -> None:
    """Hold whatever is true of every plan at every point of its life."""
    for name, ids in ids_in(plan).items():
        twice = [identifier for identifier, count in Counter(ids).items() if count > 1]
        assert not twice, (name, twice)
    if plan.history:
        assert plan.version == len(plan.history)
        assert [entry.version for entry in plan.history] == [*range(1, plan.version + 1)]
        assert isinstance(plan.history[0].event, Drafted)
        assert all(entry.reasons for entry in plan.history)
    _check_goals(plan)
    _check_needs(plan)
    _check_conditions(plan)
    _check_other_parts(plan)


def _check_goals(plan: CasePlan) -> None:
    places = [ORDER_OF_GOALS.index(goal.status) for goal in plan.goals]
    assert places == sorted(places)
    for goal in plan.goals:
        assert goal.reasons
        assert set(goal.need_ids) <= {item.need.id for item in plan.needs}
        if goal.status is GoalStatus.ACTIVE:
            assert goal.starts_on is not None
            assert goal.target_date is not None or goal.starts_on.year >= YEAR_OF_NO_DAYS
        if goal.starts_on is None:
            assert goal.target_date is None
    if plan.closed_on is not None:
        assert plan.reviews == ()
    active = {goal.id for goal in plan.active_goals}
    assert {review.goal_id for review in plan.reviews} - {None} <= active
    assert [review.due_on for review in plan.reviews] == sorted(
        review.due_on for review in plan.reviews
    )


def _check_needs(plan: CasePlan) -> None:
    """Every need of the case is there as it is, ranked, and treated as the goals on it say."""
    assert {item.need for item in plan.needs} == set(plan.case.needs)
    ranks = [item.rank for item in plan.needs if item.tier is not Tier.NOT_A_TARGET]
    assert ranks == [*range(1, len(ranks) + 1)]
    adapted = {item.need_id for item in plan.adaptations}
    for item in plan.needs:
        if item.tier is Tier.NOT_A_TARGET:
            assert item.rank is None
        statuses = {goal.status for goal in plan.goals if item.need.id in goal.need_ids}
        if GoalStatus.ACTIVE in statuses:
            assert item.disposition is Disposition.ACTIVE
        elif statuses & OPEN:
            assert item.disposition is Disposition.FUTURE
        else:
            assert item.disposition not in {Disposition.ACTIVE, Disposition.FUTURE}
        if item.disposition is Disposition.ADAPTATION:
            assert item.need.id in adapted
        assert item.reasons


def _check_conditions(plan: CasePlan) -> None:
    """Each condition is there in its words; an open one stands alone or in an open goal."""
    assert [(item.id, item.text, item.due_on) for item in plan.conditions] == [
        (condition.id, condition.text, condition.due_on) for condition in plan.case.conditions
    ]
    goals = {goal.id: goal for goal in plan.goals}
    for item in plan.conditions:
        naming = [goal.id for goal in plan.goals if item.id in goal.condition_ids]
        assert naming == ([] if item.goal_id is None else [item.goal_id])
        if item.goal_id is not None and item.met_on is None:
            assert goals[item.goal_id].status in OPEN
    known = {item.id for item in plan.conditions}
    assert {identifier for goal in plan.goals for identifier in goal.condition_ids} <= known


def _check_other_parts(plan: CasePlan) -> None:
    assert plan.triggers == plan.case.triggers
    assert {note.id for note in plan.case.safety} <= {item.id for item in plan.safety}
    assert [(item.id, item.text) for item in plan.strengths] == [
        (strength.id, strength.text) for strength in plan.case.strengths
    ]
    steps = [step for goal in plan.goals for step in goal.steps]
    for item in plan.strengths:
        naming = [step.id for step in steps if item.id in step.strength_ids]
        assert sorted(naming) == sorted(item.step_ids), item.id


def day_of(plan: CasePlan) -> datetime.date:
    """Give the latest day that a plan knows of."""
    return max([plan.as_of, *[entry.event.on for entry in plan.history]])
