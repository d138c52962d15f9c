"""Events of action steps and activities: what they must say."""

from typing import Any

import pytest

from rnr_caseplan import ActionStep, Activity, ActivityKind
from rnr_caseplan.lifecycle import (
    ActivityAdded,
    StepAdded,
    StepCannotBeDoneYet,
    StepCompleted,
    StepNoLongerNeeded,
    StepRedated,
    StepStarted,
)
from tests.unit.builders import TODAY
from tests.unit.shapes import Shape, each_wrong, refused_places

SAID: dict[str, Any] = {"on": TODAY, "by": "staff:17"}
WRONG_IDS: list[Any] = ["", " g1", None, 1, ("g1",)]
STEP = ActionStep(id="s9", text="I call.", responsible="P-1")
ACTIVITY = Activity(
    id="a9", kind=ActivityKind.REFERRAL, text="Refer.", often="once", responsible="staff:17"
)
WITH_REASONS: tuple[Any, ...] = (StepCannotBeDoneYet, StepNoLongerNeeded)
WRONG_TEXTS: list[Any] = [None, "", " ", 3]
SET_ASIDE = {**SAID, "step_id": "g1.s1", "reason": "no bus"}

SHAPES: list[Shape] = [
    (
        StepAdded,
        {**SAID, "goal_id": "g1", "step": STEP},
        {"goal_id": WRONG_IDS, "step": [None, "s9", ACTIVITY]},
    ),
    *[
        (kind, {**SAID, "step_id": "g1.s1"}, {"step_id": WRONG_IDS})
        for kind in (StepStarted, StepCompleted)
    ],
    *[(kind, SET_ASIDE, {"step_id": WRONG_IDS, "reason": WRONG_TEXTS}) for kind in WITH_REASONS],
    (
        StepRedated,
        {**SAID, "step_id": "g1.s1", "due_on": TODAY},
        {"step_id": WRONG_IDS, "due_on": [None, "2026-11-21"]},
    ),
    (
        ActivityAdded,
        {**SAID, "goal_id": "g1", "activity": ACTIVITY},
        {"goal_id": WRONG_IDS, "activity": [None, "a9", STEP]},
    ),
]


@pytest.mark.parametrize(("kind", "facts", "_"), SHAPES)
def test_what_is_required_is_enough(kind: Any, facts: dict[str, Any], _: object) -> None:
    """And equal values are one."""
    assert len({kind(**facts), kind(**facts)}) == 1


@pytest.mark.parametrize(("kind", "facts", "name", "wrong"), each_wrong(SHAPES))
def test_each_field_is_checked(kind: Any, facts: dict[str, Any], name: str, wrong: object) -> None:
    """The fault names the field."""
    assert refused_places(kind, {**facts, name: wrong}) == [name]


@pytest.mark.parametrize("kind", WITH_REASONS)
def test_a_step_is_not_set_aside_without_a_reason(kind: Any) -> None:
    """The reason is required, not only checked."""
    with pytest.raises(TypeError, match="reason"):
        kind(**SAID, step_id="g1.s1")
