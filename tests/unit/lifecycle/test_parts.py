"""The parts of a plan by their ids."""

from typing import Any

import pytest
from attrs import evolve

from rnr_caseplan import GoalStatus, Level, RiskLevel, StepStatus, override_risk_level
from rnr_caseplan.lifecycle import CopyGiven, SessionHeld
from rnr_caseplan.lifecycle.parts import (
    IDS,
    closes_at_last,
    find,
    free_goal_id,
    goal_of_step,
    in_order,
    known_case,
    last_day,
    put,
    with_goal,
    with_step,
)
from tests.unit.builders import TODAY, a_need, a_plan
from tests.unit.every_event import whole_life
from tests.unit.lives import NEEDS, drafted, later, lived

PLAN = drafted()
G1, G2, G3 = PLAN.goals


@pytest.mark.parametrize(
    ("collection", "ids"),
    [
        ("goals", ["g1", "g2", "g3"]),
        ("steps", [f"g{goal}.s{step}" for goal in (1, 2, 3) for step in (1, 2, 3)]),
        ("activities", [f"g{goal}.a{number}" for goal in (1, 2, 3) for number in (1, 2, 3)]),
        ("conditions", ["c1", "c2"]),
        ("needs", ["n1", "n2", "n3", "n4"]),
        ("services", []),
        ("referrals", []),
        ("responses", []),
        ("case_conferences", []),
        ("safety items", ["d1"]),
        ("strengths", ["s1"]),
        ("triggers", ["t1", "t2"]),
        ("assessments", ["a1"]),
        ("incidents", ["i1"]),
        ("team", ["staff:17", "staff:20"]),
        ("supporters", []),
        ("court_dates", []),
    ],
)
def test_each_collection_gives_its_ids_in_the_order_of_the_plan(
    collection: str, ids: list[str]
) -> None:
    """Steps and activities across all goals."""
    assert IDS[collection](PLAN) == ids


def test_no_collection_is_left_out_above() -> None:
    """A new one needs its line."""
    assert len(IDS) == 17


def test_activities_of_adaptations_are_activities_of_the_plan() -> None:
    """They have ids of the same kind."""
    plan = drafted((*NEEDS, a_need("n5", "transport")))
    assert [item.need_id for item in plan.adaptations] == ["n5"]
    assert IDS["activities"](plan)[-3:] == ["r1.a1", "r1.a2", "r1.a3"]


@pytest.mark.parametrize(
    ("collection", "identifier"),
    [
        ("services", "v1"),
        ("referrals", "r2"),
        ("responses", "x1"),
        ("case_conferences", "m1"),
        ("steps", "s9"),
        ("activities", "a9"),
        ("safety items", "d2"),
        ("incidents", "i2"),
        ("supporters", "u1"),
        ("court_dates", "k1"),
    ],
)
def test_what_events_add_is_in_its_collection(collection: str, identifier: str) -> None:
    """From then on other events can speak of it."""
    assert identifier in IDS[collection](whole_life())


def test_a_part_is_exchanged_in_its_place() -> None:
    """The others stay the same objects."""
    changed = evolve(G2, status=GoalStatus.PAUSED)
    assert put(PLAN.goals, changed) == (G1, changed, G3)
    assert put(PLAN.goals, changed)[0] is G1
    assert find(PLAN.goals, "g2") is G2


def test_a_part_that_is_not_there_is_not_put_in() -> None:
    """Exchanging is not adding."""
    assert put(PLAN.goals, evolve(G1, id="g9")) == PLAN.goals


def test_a_goal_moves_to_the_place_that_its_status_gives_it() -> None:
    """Active, paused, future, achieved, discontinued; else the order stays."""
    statuses = [
        GoalStatus.DISCONTINUED,
        GoalStatus.ACHIEVED,
        GoalStatus.FUTURE,
        GoalStatus.PAUSED,
        GoalStatus.ACTIVE,
    ]
    goals = [
        evolve(G1, id=f"{status.value} {number}", status=status)
        for status in statuses
        for number in (1, 2)
    ]
    assert [goal.id for goal in in_order(goals)] == [
        f"{status.value} {number}" for status in reversed(statuses) for number in (1, 2)
    ]
    paused = with_goal(PLAN, evolve(G1, status=GoalStatus.PAUSED))
    assert [goal.id for goal in paused.goals] == ["g2", "g1", "g3"]


def test_a_step_is_found_and_exchanged_in_its_goal() -> None:
    """No other goal changes."""
    step = evolve(G2.steps[1], status=StepStatus.COMPLETED)
    plan = with_step(PLAN, step)
    assert goal_of_step(PLAN, "g2.s2") is G2
    assert plan.goals[1].steps == (G2.steps[0], step, G2.steps[2])
    assert (plan.goals[0], plan.goals[2]) == (G1, G3)


@pytest.mark.parametrize(
    ("on", "last"),
    [(0, 5), (4, 5), (5, 5), (6, 6)],
)
def test_the_last_day_that_is_known_of_is_never_before_the_history(on: int, last: int) -> None:
    """Whatever is written down late."""
    said: dict[str, Any] = {"by": "staff:17"}
    plan = lived(PLAN, CopyGiven(on=later(5), **said), SessionHeld(on=later(1), **said))
    assert last_day(plan, later(on)) == later(last)


def test_the_last_day_of_a_draft_is_its_own() -> None:
    """Where nothing happened after it."""
    assert last_day(PLAN, TODAY) == TODAY


@pytest.mark.parametrize(
    ("step_ids", "free"),
    [
        ((), "g4"),
        (("call home", "g40.s1"), "g4"),
        (("g4.s1",), "g5"),
        (("g4",), "g5"),
        (("g4.s1", "g5.x", "g7.s1"), "g6"),
    ],
)
def test_an_id_for_one_more_goal_is_one_that_nothing_begins_with(
    step_ids: tuple[str, ...], free: str
) -> None:
    """Its steps and activities get ids that begin with it, and none may be there twice."""
    added = tuple(evolve(G1.steps[0], id=identifier) for identifier in step_ids)
    goals = (evolve(G1, steps=(*G1.steps, *added)), G2, G3)
    assert free_goal_id(goals) == free
    by_activities = tuple(evolve(G1.activities[0], id=identifier) for identifier in step_ids)
    assert free_goal_id((evolve(G1, activities=by_activities), G2, G3)) == free


def test_the_first_goal_of_a_plan_without_goals_is_the_first() -> None:
    """And one that people named like the next one is passed by."""
    assert free_goal_id(()) == "g1"
    assert free_goal_id((evolve(G1, id="g2"),)) == "g3"


def test_the_last_targeting_says_at_which_level_work_may_end() -> None:
    """That of an open goal, and else of the goal with the latest number; none where none says."""
    first, second = (
        evolve(goal, need_ids=("n1",), status=GoalStatus.ACHIEVED) for goal in PLAN.goals[:2]
    )
    early = evolve(first, id="g9", closes_at=Level.MODERATE)
    late = evolve(second, id="g10", closes_at=Level.LOW)
    assert closes_at_last([late, early], "n1") is Level.LOW
    again = evolve(early, status=GoalStatus.FUTURE)
    assert closes_at_last([again, late], "n1") is Level.MODERATE
    assert closes_at_last([evolve(late, closes_at=None)], "n1") is None
    assert closes_at_last([early], "n2") is None


def test_the_case_of_a_plan_is_at_the_levels_of_the_day() -> None:
    """Or at those of the latest day of its history, where work is written down late."""
    decision: dict[str, Any] = {"by": "supervisor:2", "on": later(9), "reason": "r"}
    case = override_risk_level(PLAN.case, RiskLevel.LOW, **decision)
    plan = a_plan(case)
    assert known_case(PLAN, TODAY) is PLAN.case
    assert known_case(plan, later(9)) is case
    assert known_case(plan, later(8)).risk_level is RiskLevel.HIGH
    lived_on = lived(plan, CopyGiven(on=later(10), by="staff:17"))
    assert known_case(lived_on, later(8)) is lived_on.case
