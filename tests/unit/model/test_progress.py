"""What says how far a plan has come."""

import datetime
from typing import Any

import attrs
import pytest

from rnr_caseplan import GoalStatus
from rnr_caseplan.model.progress import GoalProgress, Progress
from tests.unit.builders import TODAY

NOTHING: dict[str, Any] = {
    "as_of": TODAY,
    "goals": (),
    "needs": (),
    "conditions": (),
    "small_wins": (),
    "moved_on": None,
    "days_still": 0,
    "sessions": 0,
    "sessions_with_plan": 0,
    "affirmations": 0,
    "sanctions": 0,
    "adjustments": 0,
    "unanswered": (),
}


@pytest.mark.parametrize(
    ("affirmations", "sanctions", "ratio"),
    [(0, 0, None), (7, 0, None), (0, 3, 0.0), (4, 1, 4.0), (3, 2, 1.5)],
)
def test_the_ratio_of_affirmations_to_sanctions_is_reported(
    affirmations: int, sanctions: int, ratio: float | None
) -> None:
    """Without a sanction there is none to report, however many affirmations there were."""
    found = Progress(**{**NOTHING, "affirmations": affirmations, "sanctions": sanctions})
    assert found.affirmations_per_sanction == ratio


def test_services_that_were_adjusted_are_no_sanctions() -> None:
    """They stand beside the ratio and not in it."""
    found = Progress(**{**NOTHING, "affirmations": 2, "sanctions": 1, "adjustments": 9})
    assert found.affirmations_per_sanction == 2


def test_the_views_of_a_goal_are_not_shown() -> None:
    """They are the words of the participant and of the planner."""
    goal = GoalProgress(
        goal_id="g1",
        status=GoalStatus.ACTIVE,
        steps=(),
        done=0,
        needed=0,
        moved_on=None,
        days_still=None,
        sessions=0,
        participant_view="ZQX",
        planner_view="ZQX",
    )
    assert "ZQX" not in repr(Progress(**{**NOTHING, "goals": (goal,)}))


def test_progress_is_a_value() -> None:
    """Equal by what it holds, and unchangeable."""
    found = Progress(**NOTHING)
    assert len({found, Progress(**NOTHING)}) == 1
    assert found != attrs.evolve(found, as_of=TODAY + datetime.timedelta(days=1))
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        found.sanctions = 1  # type: ignore[misc]
