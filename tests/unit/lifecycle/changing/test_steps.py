"""What events of action steps and activities change."""

import datetime
from typing import Any

import pytest

from rnr_caseplan import ActionStep, Activity, ActivityKind, CasePlan, StepStatus, Strength, apply
from rnr_caseplan.lifecycle import (
    ActivityAdded,
    DiscontinuedBecause,
    GoalAchieved,
    GoalDiscontinued,
    GoalPaused,
    StepAdded,
    StepCannotBeDoneYet,
    StepCompleted,
    StepNoLongerNeeded,
    StepRedated,
    StepStarted,
)
from tests.unit.builders import policy_named
from tests.unit.lives import drafted, later, lived, refused

PLAN = drafted()
REPLACED = DiscontinuedBecause.REPLACED_BY_ANOTHER_GOAL


def said(days: int = 1) -> dict[str, Any]:
    """Give the day and the author of an event, with a reason."""
    return {"on": later(days), "by": "staff:17", "reason": "as agreed"}


def a_step(due: int | None = 30, **facts: Any) -> ActionStep:
    """Give a step of somebody's own."""
    due_on = None if due is None else later(due)
    return ActionStep(
        **{"id": "x1", "text": "call", "responsible": "P-1", "due_on": due_on, **facts}
    )


def steps(plan: CasePlan, goal: str = "g1") -> dict[str, ActionStep]:
    """Give the steps of a goal by their ids."""
    return next({step.id: step for step in item.steps} for item in plan.goals if item.id == goal)


def accepted_instead(plan: CasePlan, event: Any) -> tuple[str, ...]:
    """Give what a refusal would accept."""
    return apply(plan, event, policy_named()).instead


AN_ACTIVITY = Activity(
    id="y1",
    kind=ActivityKind.FACE_TO_FACE,
    text="practise an interview",
    often="weekly",
    responsible="staff:17",
)
PLAN_WITH_ENDED_GOALS = lived(
    PLAN,
    GoalAchieved(**said(), goal_id="g1"),
    GoalDiscontinued(**said(), goal_id="g2", because=REPLACED),
)


@pytest.mark.parametrize("goal", ["g1", "g3"])
def test_a_step_of_peoples_own_comes_last_in_its_goal(goal: str) -> None:
    """In a goal that is worked on, and in one of the queue; it is kept as it was given."""
    plan = lived(PLAN, StepAdded(**said(), goal_id=goal, step=a_step()))
    assert list(steps(plan, goal)) == [f"{goal}.s1", f"{goal}.s2", f"{goal}.s3", "x1"]
    assert steps(plan, goal)["x1"] == a_step()


def test_a_step_can_be_added_to_a_goal_that_rests() -> None:
    """It has not ended."""
    plan = lived(PLAN, GoalPaused(**said(), goal_id="g1"))
    assert "x1" in steps(lived(plan, StepAdded(**said(2), goal_id="g1", step=a_step())))


@pytest.mark.parametrize("goal", ["g1", "g2"])
def test_nothing_is_added_to_a_goal_that_has_ended(goal: str) -> None:
    """Neither a step nor an activity, whether it was reached or given up."""
    plan = PLAN_WITH_ENDED_GOALS
    step = StepAdded(**said(2), goal_id=goal, step=a_step())
    activity = ActivityAdded(**said(2), goal_id=goal, activity=AN_ACTIVITY)
    assert refused(plan, step) == refused(plan, activity) == ["lives.goal_status"]


@pytest.mark.parametrize("due", [None, 0])
def test_a_step_has_one_day_that_is_not_past(due: int | None) -> None:
    """Without a day, or with one before the event, it is refused (VA-7d)."""
    event = StepAdded(**said(1), goal_id="g1", step=a_step(due))
    assert refused(PLAN, event) == ["lives.step_day"]
    assert accepted_instead(PLAN, event) == (f"a day from {later(1)} on",)


def test_a_step_may_be_due_on_the_very_day_on_which_it_is_added() -> None:
    """That day is not past."""
    plan = lived(PLAN, StepAdded(**said(1), goal_id="g1", step=a_step(1)))
    assert steps(plan)["x1"].due_on == later(1)


def test_a_step_may_be_due_on_the_last_day_of_the_calendar() -> None:
    """Nothing is counted from it."""
    last = datetime.date.max
    plan = lived(PLAN, StepAdded(**said(1), goal_id="g1", step=a_step(due_on=last)))
    assert steps(plan)["x1"].due_on == last


@pytest.mark.parametrize("status", [status for status in StepStatus if status.value != "planned"])
def test_a_new_step_is_a_planned_one(status: StepStatus) -> None:
    """What was done before is told by an event of its own."""
    event = StepAdded(**said(), goal_id="g1", step=a_step(status=status))
    assert refused(PLAN, event) == ["lives.step_status"]


def test_a_new_step_has_an_id_of_its_own_and_names_strengths_that_are_there() -> None:
    """Also across goals."""
    taken = StepAdded(**said(), goal_id="g1", step=a_step(id="g2.s1"))
    assert refused(PLAN, taken) == ["lives.id_taken"]
    unknown = StepAdded(**said(), goal_id="g1", step=a_step(strength_ids=("s9",)))
    assert refused(PLAN, unknown) == ["lives.not_in_the_plan"]


def test_a_strength_that_helps_with_a_new_step_says_so() -> None:
    """Beside the steps that it helps with already; the others stay (VA-5)."""
    plan = drafted(
        strengths=(Strength(id="s1", text="plays chess"), Strength(id="s2", text="a good cook"))
    )
    step = StepAdded(**said(), goal_id="g2", step=a_step(strength_ids=("s1",)))
    changed = lived(plan, step)
    used = {item.id: item.step_ids for item in changed.strengths}
    assert used == {"s1": ("g1.s1", "x1"), "s2": ("g2.s1",)}
    assert changed.strengths[0].reasons[0].fact("steps") == ("g1.s1", "x1")
    assert steps(changed, "g2")["x1"].strength_ids == ("s1",)


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (StepStarted, StepStatus.STARTED),
        (StepCompleted, StepStatus.COMPLETED),
        (StepCannotBeDoneYet, StepStatus.CANNOT_BE_DONE_YET),
        (StepNoLongerNeeded, StepStatus.NO_LONGER_NEEDED),
    ],
)
def test_a_step_stands_where_the_last_event_says(kind: Any, status: StepStatus) -> None:
    """Its words and its day stay, and so do the other steps."""
    plan = lived(PLAN, kind(**said(), step_id="g1.s2"))
    before, after = steps(PLAN), steps(plan)
    assert after["g1.s2"].status is status
    assert (after["g1.s2"].text, after["g1.s2"].due_on) == (
        before["g1.s2"].text,
        before["g1.s2"].due_on,
    )
    assert [after[name] for name in ("g1.s1", "g1.s3")] == [
        before[name] for name in ("g1.s1", "g1.s3")
    ]


def test_a_step_goes_on_when_what_stood_in_its_way_is_over() -> None:
    """It can be started again after it could not be done."""
    plan = lived(
        PLAN,
        StepStarted(**said(1), step_id="g1.s1"),
        StepCannotBeDoneYet(**said(2), step_id="g1.s1"),
        StepStarted(**said(3), step_id="g1.s1"),
        StepCompleted(**said(4), step_id="g1.s1"),
    )
    assert steps(plan)["g1.s1"].status is StepStatus.COMPLETED


@pytest.mark.parametrize("kind", [StepStarted, StepCannotBeDoneYet])
def test_a_step_that_stands_so_already_does_not_move(kind: Any) -> None:
    """On another day the event would change nothing."""
    plan = lived(PLAN, kind(**said(1), step_id="g1.s1"))
    assert refused(plan, kind(**said(2), step_id="g1.s1")) == ["lives.step_status"]


@pytest.mark.parametrize("first", [StepCompleted, StepNoLongerNeeded])
@pytest.mark.parametrize(
    "then", [StepStarted, StepCompleted, StepCannotBeDoneYet, StepNoLongerNeeded]
)
def test_a_step_that_is_done_or_not_needed_stays_so(first: Any, then: Any) -> None:
    """Whatever is said later."""
    plan = lived(PLAN, first(**said(1), step_id="g1.s1"))
    assert refused(plan, then(**said(2), step_id="g1.s1")) == ["lives.step_status"]


@pytest.mark.parametrize(
    "event",
    [
        StepStarted(**said(2), step_id="g1.s1"),
        StepCompleted(**said(2), step_id="g2.s1"),
        StepCannotBeDoneYet(**said(2), step_id="g1.s1"),
        StepNoLongerNeeded(**said(2), step_id="g2.s1"),
        StepRedated(**said(2), step_id="g1.s1", due_on=later(40)),
    ],
    ids=lambda event: event.kind,
)
def test_steps_of_an_ended_goal_stay_as_they_are(event: Any) -> None:
    """What it held is kept, and nothing moves in it."""
    assert refused(PLAN_WITH_ENDED_GOALS, event) == ["lives.goal_status"]


def test_a_step_of_a_waiting_goal_can_be_done_early() -> None:
    """Nobody has to wait for the goal's turn."""
    plan = lived(PLAN, StepCompleted(**said(), step_id="g3.s1"))
    assert steps(plan, "g3")["g3.s1"].status is StepStatus.COMPLETED


def test_a_step_that_the_plan_does_not_have_cannot_move() -> None:
    """Its id is nowhere."""
    for event in (
        StepCompleted(**said(), step_id="g1.s9"),
        StepRedated(**said(), step_id="g1.s9", due_on=later(9)),
        StepAdded(**said(), goal_id="g9", step=a_step()),
        ActivityAdded(**said(), goal_id="g9", activity=AN_ACTIVITY),
    ):
        assert refused(PLAN, event) == ["lives.not_in_the_plan"]


@pytest.mark.parametrize("due", [5, 400])
def test_a_step_gets_another_day(due: int) -> None:
    """The day of the event itself is not past; the other steps keep theirs."""
    plan = lived(PLAN, StepRedated(**said(5), step_id="g1.s1", due_on=later(due)))
    assert steps(plan)["g1.s1"].due_on == later(due)
    assert steps(plan)["g1.s2"] == steps(PLAN)["g1.s2"]


def test_a_step_is_not_moved_into_the_past() -> None:
    """The day before the event is past."""
    event = StepRedated(**said(5), step_id="g1.s1", due_on=later(4))
    assert refused(PLAN, event) == ["lives.step_day"]


@pytest.mark.parametrize("kind", [StepCompleted, StepNoLongerNeeded])
def test_a_step_that_is_done_or_not_needed_gets_no_other_day(kind: Any) -> None:
    """It is over."""
    plan = lived(PLAN, kind(**said(1), step_id="g1.s1"))
    event = StepRedated(**said(2), step_id="g1.s1", due_on=later(40))
    assert refused(plan, event) == ["lives.step_status"]


def test_an_activity_of_staff_is_added_to_what_they_do_already() -> None:
    """It comes last, as it was given (SP-10)."""
    plan = lived(PLAN, ActivityAdded(**said(), goal_id="g3", activity=AN_ACTIVITY))
    goal = next(goal for goal in plan.goals if goal.id == "g3")
    assert [activity.id for activity in goal.activities] == ["g3.a1", "g3.a2", "g3.a3", "y1"]
    assert goal.activities[-1] == AN_ACTIVITY


def test_an_activity_has_an_id_of_its_own() -> None:
    """No other one of the plan has it."""
    plan = lived(PLAN, ActivityAdded(**said(), goal_id="g1", activity=AN_ACTIVITY))
    again = ActivityAdded(**said(2), goal_id="g2", activity=AN_ACTIVITY)
    assert refused(plan, again) == ["lives.id_taken"]
