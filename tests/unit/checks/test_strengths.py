"""Strengths that are found and used, and triggers with their response plans."""

import pytest
from attrs import evolve

from rnr_caseplan import ActionStep, GoalStatus, RiskLevel, StepStatus, Strength, Trigger
from rnr_caseplan.lifecycle import (
    DiscontinuedBecause,
    GoalAchieved,
    GoalDiscontinued,
    GoalPaused,
    ResponsePlanWritten,
    StepAdded,
    StepCompleted,
    StepNoLongerNeeded,
    StrengthFound,
    TriggerFound,
)
from tests.unit.builders import TODAY
from tests.unit.checks.looking import abouts, look, places
from tests.unit.lives import drafted, later, lived

BY = "staff:17"
GIVEN_UP = GoalDiscontinued(
    on=later(1), by=BY, goal_id="g1", because=DiscontinuedBecause.NOT_ATTAINABLE_NOW
)


def test_a_full_plan_without_strengths_and_triggers_says_so() -> None:
    """A diverted one is planned for by nobody."""
    assert [len(look(code, drafted(), TODAY)) for code in ("PRT16", "PRT20")] == [0, 0]
    bare = drafted(strengths=(), triggers=())
    assert [len(look(code, bare, TODAY)) for code in ("PRT16", "PRT20")] == [1, 1]
    low = drafted(strengths=(), triggers=(), risk_level=RiskLevel.LOW)
    assert [len(look(code, low, TODAY)) for code in ("PRT16", "PRT20")] == [0, 0]


def test_a_draft_uses_every_strength() -> None:
    """And so does a plan in which one more is found."""
    found = StrengthFound(on=TODAY, by=BY, strength=Strength(id="s2", text="cooks"))
    plan = lived(drafted(), found)
    for code in ("PRT17", "PRT18", "PRT19"):
        assert abouts(code, plan, TODAY) == []


def test_without_open_goals_no_step_can_use_a_strength() -> None:
    """So nothing is asked for."""
    assert places("PRT17", ("strengths[0].step_ids", ()), ("goals", ())) == []
    low = drafted(risk_level=RiskLevel.LOW)
    assert [abouts(code, low, TODAY) for code in ("PRT17", "PRT18", "PRT19")] == [[], [], []]


def test_a_strength_of_a_step_that_is_given_up_is_not_used() -> None:
    """By itself, or with its goal."""
    gone = StepNoLongerNeeded(on=later(1), by=BY, step_id="g1.s1", reason="done by others")
    assert abouts("PRT17", lived(drafted(), gone), later(1)) == ["s1"]
    assert abouts("PRT17", lived(drafted(), GIVEN_UP), later(1)) == ["s1"]


def test_a_strength_that_carried_a_step_was_used() -> None:
    """Whatever becomes of its goal; so was one of a goal that was reached."""
    done = StepCompleted(on=later(1), by=BY, step_id="g1.s1")
    assert abouts("PRT17", lived(drafted(), done, GIVEN_UP), later(1)) == []
    reached = GoalAchieved(on=later(1), by=BY, goal_id="g1")
    assert abouts("PRT17", lived(drafted(), reached), later(1)) == []


@pytest.mark.parametrize(
    ("step_ids", "strength_ids", "codes"),
    [
        ((), (), ["PRT17"]),
        (("g2.s1",), (), ["PRT18"]),
        ((), ("s1",), ["PRT18"]),
        (("g2.s1",), ("s1",), []),
        (("g2.s1", "g2.s2"), ("s1",), ["PRT18"]),
        (("nothing",), (), ["PRT17", "PRT18"]),
    ],
)
def test_a_strength_and_its_step_name_each_other(
    step_ids: tuple[str, ...], strength_ids: tuple[str, ...], codes: list[str]
) -> None:
    """One that names a step, or is named by one, is used; both should be said."""
    values = (
        ("strengths[0].step_ids", step_ids),
        ("goals[1].steps[0].strength_ids", strength_ids),
    )
    found = [code for code in ("PRT17", "PRT18") if places(code, *values)]
    assert found == codes
    for code in codes:
        assert places(code, *values) == ["strengths[0].step_ids"]


def test_what_is_not_named_back_is_named_in_a_fixed_order() -> None:
    """By the ids of the steps."""
    plan = drafted()
    (strength,) = plan.strengths
    (finding,) = look(
        "PRT18", evolve(plan, strengths=(evolve(strength, step_ids=("z", "b")),)), TODAY
    )
    assert finding.sentence == "strength s1 and step b, g1.s1, z do not name each other"


def test_goals_in_work_that_use_no_strength_are_found_where_others_do() -> None:
    """Where no goal is worked on, and where no step ever used one, other checks speak."""
    plan = lived(drafted(), GoalPaused(on=later(1), by=BY, goal_id="g1"))
    assert len(look("PRT19", plan, later(1))) == 1
    assert look("PRT17", plan, later(1)) == []
    step = ActionStep(
        id="new", text="I play chess.", responsible="P-1", due_on=later(9), strength_ids=("s1",)
    )
    helped = lived(plan, StepAdded(on=later(1), by=BY, goal_id="g2", step=step))
    assert look("PRT19", helped, later(1)) == []
    resting = lived(plan, GoalPaused(on=later(1), by=BY, goal_id="g2"))
    assert look("PRT19", resting, later(1)) == []
    unused = evolve(
        plan,
        goals=tuple(
            evolve(goal, steps=tuple(evolve(step, strength_ids=()) for step in goal.steps))
            for goal in plan.goals
        ),
    )
    assert look("PRT19", unused, later(1)) == []


def test_each_trigger_without_a_response_plan_is_found() -> None:
    """Until it has one."""
    assert abouts("PRT21", drafted(), TODAY) == ["t2"]
    more = lived(drafted(), TriggerFound(on=TODAY, by=BY, trigger=Trigger(id="t3", text="a song")))
    assert [item.place for item in look("PRT21", more, TODAY)] == [
        "triggers[1].response",
        "triggers[2].response",
    ]
    written = ResponsePlanWritten(on=TODAY, by=BY, trigger_id="t2", response="I walk home.")
    assert abouts("PRT21", lived(more, written), TODAY) == ["t3"]
    assert abouts("PRT21", drafted(risk_level=RiskLevel.LOW), TODAY) == []


def test_a_goal_that_was_reached_leaves_its_strengths_to_the_next() -> None:
    """That is said once, for the plan, and not as a fault of the strength."""
    plan = lived(drafted(), GoalAchieved(on=later(1), by=BY, goal_id="g1"))
    assert [goal.status for goal in plan.goals if goal.id == "g1"] == [GoalStatus.ACHIEVED]
    assert {step.status for step in plan.goals[-1].steps} == {StepStatus.PLANNED}
    assert abouts("PRT19", plan, later(1)) == [None]
