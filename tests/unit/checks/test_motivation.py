"""Readiness that is known, and low motivation that is answered."""

import pytest
from attrs import evolve

from rnr_caseplan import (
    ActionStep,
    CasePlan,
    GoalStatus,
    PlanEvent,
    Readiness,
    RiskLevel,
    StageOfChange,
)
from rnr_caseplan.lifecycle import GoalPaused, ReadinessRecorded, StepAdded
from tests.unit.builders import TODAY, policy_named, policy_with
from tests.unit.checks.looking import abouts, look
from tests.unit.lives import drafted, later, lived

BY = "staff:17"


def at(stage: StageOfChange | None) -> CasePlan:
    """Give a plan that was drafted at a stage of change."""
    return drafted(readiness=Readiness(stage=stage))


def recorded(stage: StageOfChange | None, days: int = 10) -> ReadinessRecorded:
    """Give the event by which readiness was asked for again."""
    readiness = Readiness(stage=stage, importance=3)
    return ReadinessRecorded(on=later(days), by=BY, readiness=readiness)


def a_step(days: int, goal_id: str = "g1") -> StepAdded:
    """Give the event by which a goal gets one more step."""
    step = ActionStep(
        id=f"{goal_id}-{days}", text="I weigh both.", responsible="P-1", due_on=later(99)
    )
    return StepAdded(on=later(days), by=BY, goal_id=goal_id, step=step)


def test_the_stage_of_change_is_asked_for() -> None:
    """The rulers alone do not say with which step to begin; a diverted plan needs none."""
    assert len(look("PRT22", drafted(readiness=None), TODAY)) == 1
    assert len(look("PRT22", drafted(readiness=Readiness(importance=5)), TODAY)) == 1
    assert look("PRT22", at(StageOfChange.ACTION), TODAY) == []
    assert look("PRT22", drafted(risk_level=RiskLevel.LOW), TODAY) == []


@pytest.mark.parametrize("stage", [None, *StageOfChange])
def test_a_draft_answers_low_motivation_by_itself(stage: StageOfChange | None) -> None:
    """At any stage, also when the stage is recorded once more."""
    assert abouts("PRT23", at(stage), TODAY) == []
    if stage is not None:
        assert abouts("PRT23", lived(at(stage), recorded(stage)), later(10)) == []


@pytest.mark.parametrize("stage", list(StageOfChange))
def test_motivation_that_falls_asks_for_a_step_in_every_goal_in_work(stage: StageOfChange) -> None:
    """From the stages on that the policy calls low."""
    plan = lived(at(StageOfChange.MAINTENANCE), recorded(stage))
    stages = policy_named().enhancement_stages
    findings = look("PRT23", plan, later(10))
    assert [item.about for item in findings] == ["g1", "g2"] * (stage in stages.value)
    assert {item.citation for item in findings} <= {stages.citation}
    assert look("PRT23", plan, later(9)) == []
    assert look("PRT23", plan, later(10), policy_with(enhancement_stages=())) == []


@pytest.mark.parametrize(
    ("events", "waiting"),
    [
        ((recorded(StageOfChange.CONTEMPLATION), a_step(12)), ["g2"]),
        ((a_step(5), recorded(StageOfChange.CONTEMPLATION)), ["g1", "g2"]),
        ((recorded(StageOfChange.CONTEMPLATION), a_step(12), a_step(12, "g2")), []),
        (
            (
                recorded(StageOfChange.CONTEMPLATION),
                a_step(12),
                recorded(StageOfChange.CONTEMPLATION, 20),
            ),
            ["g2"],
        ),
        (
            (
                recorded(StageOfChange.CONTEMPLATION),
                a_step(12),
                recorded(StageOfChange.PRECONTEMPLATION, 20),
            ),
            ["g1", "g2"],
        ),
        (
            (
                recorded(StageOfChange.PRECONTEMPLATION),
                a_step(12),
                recorded(StageOfChange.CONTEMPLATION, 20),
            ),
            ["g2"],
        ),
        ((recorded(StageOfChange.CONTEMPLATION), recorded(StageOfChange.ACTION, 20)), []),
        ((recorded(StageOfChange.CONTEMPLATION), recorded(None, 20)), ["g1", "g2"]),
        (
            (
                recorded(StageOfChange.CONTEMPLATION),
                GoalPaused(on=later(12), by=BY, goal_id="g1"),
            ),
            ["g2"],
        ),
    ],
)
def test_a_step_since_motivation_fell_answers_it(
    events: tuple[PlanEvent, ...], waiting: list[str]
) -> None:
    """Asking again changes nothing while the stage stays or rises; a fall asks for one more."""
    assert abouts("PRT23", lived(at(StageOfChange.ACTION), *events), later(30)) == waiting


def test_a_stage_that_becomes_known_counts_like_one_that_fell() -> None:
    """A step from before cannot have answered it."""
    plan = lived(at(None), a_step(2), recorded(StageOfChange.CONTEMPLATION))
    assert abouts("PRT23", plan, later(9)) == []
    assert abouts("PRT23", plan, later(10)) == ["g1", "g2"]
    assert abouts("PRT23", lived(plan, a_step(11)), later(11)) == ["g2"]


def test_events_of_one_life_count_in_the_order_of_their_days() -> None:
    """Also where one was recorded late."""
    plan = lived(at(StageOfChange.ACTION), recorded(StageOfChange.CONTEMPLATION), a_step(5))
    assert abouts("PRT23", plan, later(10)) == ["g1", "g2"]


def test_a_plan_put_together_by_hand_is_judged_by_its_case() -> None:
    """It has no history that could say more; goals that wait are not looked at."""
    plan = at(StageOfChange.CONTEMPLATION)
    bare = evolve(plan, goals=tuple(evolve(goal, reasons=()) for goal in plan.goals))
    assert [goal.status for goal in bare.goals][2] is GoalStatus.FUTURE
    assert abouts("PRT23", bare, TODAY) == ["g1", "g2"]
    assert abouts("PRT23", evolve(bare, case=evolve(bare.case, readiness=None)), TODAY) == []
