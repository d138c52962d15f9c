"""Where conditions and strengths stand while a plan lives."""

from attrs import evolve

from rnr_caseplan import Condition, GoalStatus, Strength
from rnr_caseplan.lifecycle import DiscontinuedBecause, GoalAchieved, GoalDiscontinued, GoalPaused
from rnr_caseplan.lifecycle.parts import find
from rnr_caseplan.lifecycle.placing import place_anew
from rnr_caseplan.model.plan import CasePlan
from tests.unit.lives import drafted, later, lived

TWO = Condition(id="c3", text="no drink", domains=("employment", "substance_use"))


def places(plan: CasePlan) -> dict[str, str | None]:
    """Give the goal of each condition, and see that the goals say the same."""
    for item in plan.conditions:
        holders = [goal.id for goal in plan.goals if item.id in goal.condition_ids]
        assert holders == ([item.goal_id] if item.goal_id else [])
    return {item.id: item.goal_id for item in plan.conditions}


def test_a_plan_in_which_nothing_has_moved_stays_as_it_is() -> None:
    """Its conditions and strengths are where the draft put them."""
    plan = drafted()
    assert place_anew(plan) == plan


def test_an_open_condition_leaves_a_goal_that_has_ended() -> None:
    """It is woven into another goal that fits, and stands by itself where none does."""
    plan = drafted(conditions=(TWO, Condition(id="c1", text="work", domains=("employment",))))
    assert places(plan) == {"c1": "g2", "c3": "g2"}
    ended = lived(plan, GoalAchieved(on=later(5), by="staff:17", goal_id="g2"))
    assert places(ended) == {"c1": None, "c3": "g3"}
    rules = {item.id: item.reasons[0].rule for item in ended.conditions}
    assert rules == {"c1": "conditions.alone", "c3": "conditions.woven"}
    both = lived(
        ended,
        GoalDiscontinued(
            on=later(6), by="staff:17", goal_id="g3", because=DiscontinuedBecause.NOT_ATTAINABLE_NOW
        ),
    )
    assert places(both) == {"c1": None, "c3": None}


def test_a_condition_stays_in_a_goal_that_rests() -> None:
    """It goes on with the goal."""
    plan = lived(drafted(), GoalPaused(on=later(5), by="staff:17", goal_id="g2"))
    assert places(plan)["c1"] == "g2"


def test_a_condition_leaves_a_goal_whose_turn_is_too_late() -> None:
    """A court's day does not wait for the queue."""
    day = later(100)
    plan = drafted(
        conditions=(Condition(id="c1", text="test", domains=("substance_use",), due_on=day),)
    )
    assert places(plan) == {"c1": "g3"}
    goal = find(plan.goals, "g3")
    late = evolve(plan, goals=(*plan.goals[:2], evolve(goal, starts_on=later(101))))
    assert places(place_anew(late)) == {"c1": None}
    without = evolve(plan, goals=(*plan.goals[:2], evolve(goal, starts_on=None)))
    assert places(place_anew(without)) == {"c1": None}


def test_a_strength_that_waits_is_used_when_there_is_a_goal() -> None:
    """In an active goal before one of the queue; several share the steps in turn."""
    plan = drafted(strengths=tuple(Strength(id=f"s{n}", text="patient") for n in range(9)))
    bare = evolve(
        plan,
        strengths=tuple(evolve(item, step_ids=()) for item in plan.strengths),
        goals=tuple(
            evolve(goal, steps=tuple(evolve(step, strength_ids=()) for step in goal.steps))
            for goal in plan.goals
        ),
    )
    placed = place_anew(bare)
    assert {item.id: item.step_ids for item in placed.strengths} == {
        item.id: item.step_ids for item in plan.strengths
    }
    used = [
        name for goal in placed.active_goals for step in goal.steps for name in step.strength_ids
    ]
    assert sorted(used) == [f"s{n}" for n in range(9)]
    ended = tuple(evolve(goal, status=GoalStatus.ACHIEVED) for goal in bare.goals)
    nowhere = place_anew(evolve(bare, goals=ended))
    assert [item.step_ids for item in nowhere.strengths] == [()] * 9
