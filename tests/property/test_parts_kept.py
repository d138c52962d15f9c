"""What the case holds is in the plan, exactly once (VA-3b, VA-5, VA-6b, SP-8, SP-11).

Every condition, strength, trigger and safety note of the case is in the plan, in order, in its
own words, whoever gets a full plan. A condition is woven into at most one goal, and that goal says
so; a strength is used in steps that name it.
"""

from typing import Any

from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from rnr_caseplan import Condition, Goal, Strength
from tests.strategies import Situation, a_need, a_situation, kept_parts, situations


@st.composite
def full_situations(draw: st.DrawFn) -> Situation:
    """Draw situations whose cases hold conditions, strengths, triggers and safety notes."""
    situation = draw(situations())
    parts: dict[str, Any] = draw(kept_parts(situation.policy, situation.as_of))
    return evolve(situation, case=evolve(situation.case, **parts))


TWO_GOALS = (a_need("n1", "employment"), a_need("n2", "leisure"))
FITTING = Condition(id="c1", text="look for work", domains=("leisure", "employment"))
LONELY = Condition(id="c2", text="pay the fee", domains=("fines_and_fees",))


@given(situation=full_situations())
@example(situation=a_situation(conditions=(FITTING,)))
@example(situation=a_situation(*TWO_GOALS, conditions=(LONELY, FITTING)))
@example(situation=a_situation(*TWO_GOALS, conditions=(FITTING,), risk_level="low"))
def test_every_condition_is_in_the_plan_once(situation: Situation) -> None:
    """Conditions keep order, words and day; a woven one is named by its goal and by no other."""
    plan, given_ones = situation.draft(), situation.case.conditions
    assert [(item.id, item.text, item.due_on) for item in plan.conditions] == [
        (item.id, item.text, item.due_on) for item in given_ones
    ]
    domain_of = {need.id: need.domain for need in situation.case.needs}
    for item, condition in zip(plan.conditions, given_ones, strict=True):
        naming = [goal for goal in plan.goals if item.id in goal.condition_ids]
        assert [goal.id for goal in naming] == ([item.goal_id] if item.goal_id else [])
        fitting = [
            goal
            for goal in plan.goals
            if domain_of[goal.need_ids[0]] in condition.domains and in_time(goal, condition)
        ]
        assert bool(item.goal_id) == bool(fitting)


def in_time(goal: Goal, condition: Condition) -> bool:
    """Say whether a goal starts by a condition's day: a condition does not wait for a goal."""
    if condition.due_on is None:
        return True
    return goal.starts_on is not None and goal.starts_on <= condition.due_on


@given(situation=full_situations())
@example(situation=a_situation(strengths=(Strength(id="s1", text="a certificate"),)))
@example(
    situation=a_situation(
        *TWO_GOALS,
        strengths=tuple(Strength(id=f"s{number}", text="a certificate") for number in range(20)),
    )
)
def test_every_strength_is_in_the_plan_once_and_used_where_there_is_a_goal(
    situation: Situation,
) -> None:
    """Strengths keep order and words; the steps that use one name it."""
    plan = situation.draft()
    assert [(item.id, item.text) for item in plan.strengths] == [
        (item.id, item.text) for item in situation.case.strengths
    ]
    for item in plan.strengths:
        assert bool(item.step_ids) == bool(plan.goals)
        naming = [
            step.id for goal in plan.goals for step in goal.steps if item.id in step.strength_ids
        ]
        assert naming == list(item.step_ids)


@given(situation=full_situations())
def test_every_trigger_and_safety_note_is_in_the_plan_once(situation: Situation) -> None:
    """Triggers are there unchanged, and each safety note has one item of its id and kind."""
    plan, case = situation.draft(), situation.case
    assert plan.triggers == case.triggers
    from_notes = [(item.id, item.kind) for item in plan.safety if item.need_id is None]
    assert from_notes == [(note.id, note.kind) for note in case.safety]
    assert plan.case == case
