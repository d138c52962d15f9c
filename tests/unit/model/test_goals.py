"""Goals, steps and activities."""

from typing import Any

import pytest

from rnr_caseplan import (
    ActionStep,
    Activity,
    ActivityKind,
    Goal,
    GoalStatus,
    InputError,
    StepStatus,
    Wording,
)
from rnr_caseplan.decisions import reason_for

STEP = ActionStep(id="g1.s1", text="I list two jobs.", responsible="P-1")
ACTIVITY = Activity(
    id="g1.a1",
    kind=ActivityKind.REFERRAL,
    text="Refer to a service.",
    often="once, within two weeks",
    responsible="staff:17",
)
GOAL: dict[str, Any] = {
    "id": "g1",
    "status": GoalStatus.ACTIVE,
    "need_ids": ("n1",),
    "statement": "I get a job.",
}


def test_a_goal_that_somebody_writes_is_in_their_own_words() -> None:
    """Starter wording is what the library says of its own words only."""
    assert Goal(**GOAL).wording is Wording.OWN
    assert STEP.status is StepStatus.PLANNED


def test_a_goal_tells_why_it_is_there() -> None:
    """Its reasons make one sentence; without reasons there is none."""
    reasons = (reason_for("targets.static"), reason_for("targets.driver"))
    goal = Goal(**GOAL, reasons=reasons)
    assert goal.why == f"{reasons[0].sentence}; {reasons[1].sentence}"
    assert Goal(**GOAL).why == ""


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", ""),
        ("status", "active"),
        ("need_ids", ["n1"]),
        ("condition_ids", ("c1", "c1")),
        ("statement", " "),
        ("wording", None),
        ("measure", ""),
        ("starts_on", "2026-11-21"),
        ("target_date", 90),
        ("closes_at", "low"),
        ("steps", (ACTIVITY,)),
        ("activities", (STEP,)),
        ("reasons", ("because",)),
    ],
)
def test_each_field_of_a_goal_is_checked(field: str, value: object) -> None:
    """The fault names the field."""
    with pytest.raises(InputError) as caught:
        Goal(**{**GOAL, field: value})
    assert [fault.path for fault in caught.value.faults] == [field]


def test_steps_and_activities_say_who_does_them() -> None:
    """Nobody in particular is not an answer."""
    with pytest.raises(InputError, match="responsible"):
        ActionStep(id="s", text="x", responsible="")
    with pytest.raises(InputError, match="responsible"):
        Activity(id="a", kind=ActivityKind.REFERRAL, text="x", often="once", responsible=" ")
