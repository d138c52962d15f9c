"""What events of court-ordered conditions change."""

from typing import Any

import pytest

from rnr_caseplan import CasePlan, Condition, apply
from rnr_caseplan.lifecycle import (
    ConditionAdded,
    ConditionMet,
    ConditionModified,
    ConditionViolated,
    DiscontinuedBecause,
    GoalAchieved,
    GoalDiscontinued,
    GoalPaused,
    GoalReAdded,
    GoalResumed,
)
from tests.unit.builders import a_need, policy_named
from tests.unit.lives import drafted, later, lived, refused

PLAN = drafted()
REPLACED = DiscontinuedBecause.REPLACED_BY_ANOTHER_GOAL


def said(days: int = 1) -> dict[str, Any]:
    """Give the day and the author of an event."""
    return {"on": later(days), "by": "staff:17"}


def placed(plan: CasePlan) -> dict[str, str | None]:
    """Give for each condition the goal that it is woven into; each goal says the same."""
    found = {item.id: item.goal_id for item in plan.conditions}
    woven = {name: goal.id for goal in plan.goals for name in goal.condition_ids}
    assert woven == {name: goal_id for name, goal_id in found.items() if goal_id is not None}
    assert list(found) == [condition.id for condition in plan.case.conditions]
    return found


def added(**facts: Any) -> ConditionAdded:
    """Add a condition."""
    return ConditionAdded(**said(), condition=Condition(**{"id": "c3", "text": "report", **facts}))


@pytest.mark.parametrize(
    ("domains", "goal_id"),
    [
        ((), None),
        (("leisure",), None),
        (("employment",), "g2"),
        (("substance_use",), "g3"),
        (("substance_use", "antisocial_companions"), "g1"),
    ],
)
def test_a_new_condition_is_woven_into_a_goal_that_fits_or_stands_by_itself(
    domains: tuple[str, ...], goal_id: str | None
) -> None:
    """Active goals come before those of the queue (NP-1)."""
    plan = lived(PLAN, added(domains=domains))
    assert placed(plan) == {"c1": "g2", "c2": None, "c3": goal_id}
    assert plan.conditions[-1].met_on is None


def test_a_new_condition_does_not_wait_for_a_goal_that_begins_too_late() -> None:
    """On the first day of the goal it is still in time (VA-3b)."""
    starts = PLAN.future_goals[0].starts_on
    assert starts == later(90)
    in_time = lived(PLAN, added(domains=("substance_use",), due_on=later(90)))
    assert placed(in_time)["c3"] == "g3"
    too_early = lived(PLAN, added(domains=("substance_use",), due_on=later(89)))
    assert placed(too_early)["c3"] is None


def test_a_new_condition_has_an_id_of_its_own_and_domains_that_the_policy_knows() -> None:
    """The refusal says which domains are known, and never what was written."""
    assert refused(PLAN, added(id="c1")) == ["lives.id_taken"]
    event = added(domains=("employment", "gardening"))
    assert refused(PLAN, event) == ["lives.unknown_domain"]
    applied = apply(PLAN, event, policy_named())
    assert "employment" in applied.instead[0]
    assert "gardening" not in applied.why


def test_a_condition_that_is_met_keeps_its_day_and_its_place() -> None:
    """And the other one stays open."""
    plan = lived(PLAN, ConditionMet(**said(9), condition_id="c1"))
    assert {item.id: item.met_on for item in plan.conditions} == {"c1": later(9), "c2": None}
    assert placed(plan) == placed(PLAN)


@pytest.mark.parametrize(
    "event",
    [
        ConditionMet(**said(12), condition_id="c1"),
        ConditionViolated(**said(12), condition_id="c1", behavior="did not come"),
    ],
    ids=lambda event: event.kind,
)
def test_a_condition_that_is_met_is_not_met_again_nor_violated(event: Any) -> None:
    """Until the court changes it."""
    plan = lived(PLAN, ConditionMet(**said(9), condition_id="c1"))
    assert refused(plan, event) == ["lives.condition_met"]
    assert "condition_modified" in apply(plan, event, policy_named()).instead[0]
    changed = ConditionModified(**said(10), condition_id="c1", text="work ten hours")
    assert lived(plan, changed, event).history[-1].event == event


def test_a_violation_leaves_the_condition_open() -> None:
    """It is remembered in the history, and changes nothing else."""
    event = ConditionViolated(**said(9), condition_id="c1", behavior="did not come")
    plan = lived(PLAN, event)
    assert plan.conditions == PLAN.conditions
    assert plan.history[-1].event == event


def test_a_condition_holds_as_the_court_changed_it() -> None:
    """What is not named stays; the case and the plan say the same."""
    plan = lived(PLAN, ConditionModified(**said(), condition_id="c2", due_on=later(99)))
    (_, in_plan), (_, in_case) = plan.conditions, plan.case.conditions
    assert (in_plan.text, in_plan.due_on) == ("pay the fine", later(99))
    assert (in_case.text, in_case.due_on) == ("pay the fine", later(99))
    plan = lived(plan, ConditionModified(**said(2), condition_id="c2", text="pay half the fine"))
    assert (plan.conditions[1].text, plan.conditions[1].due_on) == ("pay half the fine", later(99))


def test_a_condition_that_was_met_is_open_again_when_the_court_changes_it() -> None:
    """Also where it says the same as before: the court ordered it anew."""
    plan = lived(PLAN, ConditionMet(**said(9), condition_id="c2"))
    same = ConditionModified(**said(10), condition_id="c2", text="pay the fine")
    assert lived(plan, same).conditions[1].met_on is None


def test_a_change_of_nothing_is_refused() -> None:
    """The words and the day of an open condition stand so already."""
    same = ConditionModified(**said(), condition_id="c2", text="pay the fine", due_on=later(60))
    assert refused(PLAN, same) == ["lives.nothing_new"]


def test_a_changed_condition_is_placed_anew() -> None:
    """With an earlier day it waits for no goal any more, with a later one it is woven in."""
    plan = lived(PLAN, added(domains=("substance_use",)))
    assert placed(plan)["c3"] == "g3"
    soon = lived(plan, ConditionModified(**said(2), condition_id="c3", due_on=later(20)))
    assert placed(soon)["c3"] is None
    late = lived(soon, ConditionModified(**said(3), condition_id="c3", due_on=later(200)))
    assert placed(late)["c3"] == "g3"


def test_a_condition_that_the_plan_does_not_have_cannot_change() -> None:
    """Its id is nowhere."""
    for event in (
        ConditionMet(**said(), condition_id="c9"),
        ConditionModified(**said(), condition_id="c9", text="other words"),
        ConditionViolated(**said(), condition_id="c9", behavior="did not come"),
    ):
        assert refused(PLAN, event) == ["lives.not_in_the_plan"]


# Conditions of goals that end. ---------------------------------------------------------


@pytest.mark.parametrize(
    "end",
    [
        GoalAchieved(**said(5), goal_id="g2"),
        GoalDiscontinued(**said(5), goal_id="g2", because=REPLACED),
    ],
    ids=lambda event: event.kind,
)
def test_an_open_condition_of_a_goal_that_ends_stands_by_itself(end: Any) -> None:
    """It is not lost with the goal."""
    assert placed(lived(PLAN, end)) == {"c1": None, "c2": None}


def test_an_open_condition_of_a_goal_that_ends_is_woven_into_another_that_fits() -> None:
    """Here the one on substance use, which waits in the queue."""
    plan = drafted(
        conditions=(Condition(id="c1", text="test", domains=("employment", "substance_use")),)
    )
    assert placed(plan) == {"c1": "g2"}
    plan = lived(plan, GoalAchieved(**said(5), goal_id="g2"))
    assert placed(plan) == {"c1": "g3"}
    assert [reason.rule for reason in plan.conditions[0].reasons] == ["conditions.woven"]


def test_a_condition_that_was_met_stays_with_its_goal_when_that_ends() -> None:
    """It shows what the goal has brought about."""
    plan = lived(
        PLAN,
        ConditionMet(**said(4), condition_id="c1"),
        GoalAchieved(**said(5), goal_id="g2"),
    )
    assert placed(plan) == {"c1": "g2", "c2": None}


def test_a_condition_stays_in_a_goal_that_rests() -> None:
    """A pause is no end."""
    assert placed(lived(PLAN, GoalPaused(**said(), goal_id="g2"))) == {"c1": "g2", "c2": None}


def test_a_condition_stays_where_it_is_woven_in_also_where_an_active_goal_would_fit() -> None:
    """People know where to look for it."""
    domains = ("employment", "antisocial_companions")
    plan = drafted(conditions=(Condition(id="c1", text="report", domains=domains),))
    assert placed(plan) == {"c1": "g1"}
    assert placed(lived(plan, GoalPaused(**said(), goal_id="g1"))) == {"c1": "g1"}


def test_a_condition_comes_back_to_its_goal_when_that_joins_the_queue_again() -> None:
    """It stood by itself meanwhile."""
    plan = lived(
        PLAN,
        GoalDiscontinued(**said(5), goal_id="g2", because=REPLACED),
        GoalReAdded(**said(6), goal_id="g2"),
    )
    assert placed(plan) == {"c1": "g2", "c2": None}


@pytest.mark.parametrize(("due", "goal_id"), [(109, None), (110, "g3"), (None, "g3")])
def test_a_condition_does_not_wait_for_a_goal_whose_turn_moves_back(
    due: int | None, goal_id: str | None
) -> None:
    """Both active goals rest for twenty days, so the next one is expected on day 110."""
    due_on = None if due is None else later(due)
    plan = lived(PLAN, added(domains=("substance_use",), due_on=due_on))
    assert placed(plan)["c3"] == "g3"
    rest = [GoalPaused(**said(10), goal_id=goal) for goal in ("g1", "g2")]
    go_on = [GoalResumed(**said(30), goal_id=goal) for goal in ("g1", "g2")]
    plan = lived(plan, *rest, *go_on)
    assert plan.future_goals[0].starts_on == later(110)
    assert placed(plan)["c3"] == goal_id


def test_a_condition_does_not_wait_for_a_goal_whose_turn_nobody_knows() -> None:
    """The need that the goal waits for is not worked on any more; one without a day stays."""
    needs = (
        a_need("h", "unstable_housing", interferes=True),
        a_need("t", "antisocial_cognition"),
    )
    domains = ("antisocial_cognition",)
    plan = drafted(
        needs,
        policy_named("treatment-court"),
        incidents=(),
        conditions=(
            Condition(id="c1", text="a class", domains=domains),
            Condition(id="c2", text="a test", domains=domains, due_on=later(300)),
        ),
    )
    assert placed(plan) == {"c1": "g2", "c2": "g2"}
    plan = lived(plan, GoalPaused(**said(), goal_id="g1"))
    assert plan.future_goals[0].starts_on is None
    assert placed(plan) == {"c1": "g2", "c2": None}
