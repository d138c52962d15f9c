"""Needs, drivers, incidents, wanted goals."""

import pytest

from rnr_caseplan import Driver, Incident, InputError, Level, Need, WantedGoal


def test_a_need_knows_only_what_was_recorded() -> None:
    """An absent level is unknown, and absent claims are neither true nor false."""
    need = Need(id="n1", domain="employment")
    assert need.level is Level.UNKNOWN
    assert need.interferes is None
    assert need.contributed is None


@pytest.mark.parametrize("score", [None, 0, 9, 9.0])
def test_a_score_up_to_its_maximum_is_accepted(score: float | None) -> None:
    """The maximum itself is a score."""
    assert Need(id="n1", domain="food", score=score, max_score=9).score == score


def test_scores_without_a_maximum_are_accepted() -> None:
    """Nothing is known of the scale then."""
    assert Need(id="n1", domain="food", score=900, threshold=-3).max_score is None


def test_scores_that_contradict_their_scale_are_refused_together() -> None:
    """Score, threshold and the maximum itself are each named."""
    with pytest.raises(InputError) as caught:
        Need(id="n1", domain="food", score=1, threshold=0.5, max_score=0)
    assert [fault.path for fault in caught.value.faults] == ["score", "threshold", "max_score"]
    with pytest.raises(InputError) as caught:
        Need(id="n1", domain="food", score=9.5, threshold=9, max_score=9)
    assert [fault.path for fault in caught.value.faults] == ["score"]


@pytest.mark.parametrize("priority", [-1, 11, 5.0])
def test_priority_is_a_ruler_from_0_to_10(priority: float) -> None:
    """Whole numbers at both ends included."""
    with pytest.raises(InputError, match="priority"):
        Need(id="n1", domain="food", priority=priority)  # type: ignore[arg-type]
    assert [Need(id="n1", domain="food", priority=end).priority for end in (0, 10)] == [0, 10]


def test_a_driver_needs_only_its_need() -> None:
    """Who, when and why may be missing; the plan says so."""
    assert Driver(need_id="n1").named_on is None
    with pytest.raises(InputError, match="need_id"):
        Driver(need_id="")


def test_incidents_and_wanted_goals_name_needs() -> None:
    """A need is named once in an incident, and a goal has words."""
    assert Incident(id="i1", need_ids=("n1", "n2")).need_ids == ("n1", "n2")
    with pytest.raises(InputError, match="need_ids"):
        Incident(id="i1", need_ids=("n1", "n1"))
    with pytest.raises(InputError, match="statement"):
        WantedGoal(need_id="n1", statement="")
