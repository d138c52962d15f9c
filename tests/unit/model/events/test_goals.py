"""Events of goals: what they must say."""

from typing import Any

import pytest

from rnr_caseplan import WantedGoal
from rnr_caseplan.lifecycle import (
    DiscontinuedBecause,
    GoalAchieved,
    GoalActivated,
    GoalAdded,
    GoalDiscontinued,
    GoalPaused,
    GoalReAdded,
    GoalResumed,
    GoalReworded,
    GoalsReordered,
)
from tests.unit.builders import TODAY
from tests.unit.shapes import Shape, each_wrong, refused_places

SAID: dict[str, Any] = {"on": TODAY, "by": "staff:17"}
WRONG_IDS = ["", " g1", None, 1, ("g1",)]

SHAPES: list[Shape] = [
    (
        GoalAdded,
        {**SAID, "goal": WantedGoal(need_id="n1", statement="I see my son.")},
        {"goal": [None, "n1", {"need_id": "n1", "statement": "I see my son."}]},
    ),
    (
        GoalReworded,
        {**SAID, "goal_id": "g1", "statement": "I see my son."},
        {"goal_id": WRONG_IDS, "statement": [None, "", " "], "measure": ["", " ", 2]},
    ),
    *[
        (kind, {**SAID, "goal_id": "g1"}, {"goal_id": WRONG_IDS})
        for kind in (GoalActivated, GoalPaused, GoalResumed, GoalAchieved, GoalReAdded)
    ],
    (
        GoalDiscontinued,
        {**SAID, "goal_id": "g1", "because": DiscontinuedBecause.NO_LONGER_RELEVANT},
        {"goal_id": WRONG_IDS, "because": [None, "other", 1]},
    ),
    (
        GoalsReordered,
        {**SAID, "goal_ids": ("g2", "g1")},
        {"goal_ids": [None, "g1", ["g1"], ("g1", "g1"), ("g1", ""), (1,)]},
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


def test_another_reason_for_ending_work_is_said_in_words() -> None:
    """A coded reason needs none."""
    other: dict[str, Any] = {**SAID, "goal_id": "g1", "because": DiscontinuedBecause.OTHER}
    assert GoalDiscontinued(**other, reason="moved away").because is DiscontinuedBecause.OTHER
    assert refused_places(GoalDiscontinued, other) == ["reason"]


def test_the_words_of_a_goal_are_not_shown() -> None:
    """Neither new words nor those of a goal that the participant asks for."""
    added = GoalAdded(**SAID, goal=WantedGoal(need_id="n1", statement="ZQX"))
    reworded = GoalReworded(**SAID, goal_id="g1", statement="ZQX", measure="ZQX")
    assert "ZQX" not in repr(added) + repr(reworded)
