"""Is every condition and every need answered, and do their days agree? Beyond the examples."""

import pytest

from tests.unit.builders import TODAY, a_case, a_plan
from tests.unit.checks.looking import found, look, places

CODES = [f"COV0{number}" for number in range(1, 9)]


@pytest.mark.parametrize("code", CODES)
def test_an_empty_plan_leaves_nothing_uncovered(code: str) -> None:
    """There is nothing to cover."""
    assert look(code, a_plan(a_case()), TODAY) == []


def test_a_condition_that_the_plan_leaves_out_is_found_without_a_place_of_its_own() -> None:
    """Each of them."""
    lost = found("COV01", ("conditions", ()))
    assert [(item.place, item.about) for item in lost] == [
        ("conditions", "c1"),
        ("conditions", "c2"),
    ]


def test_a_condition_in_a_goal_that_has_ended_is_carried_by_nothing() -> None:
    """Unless it is met."""
    ended = ("goals[1].status", "achieved")
    assert places("COV01", ended) == ["conditions[0]"]
    assert found("COV01", ended, ("conditions[0].met_on", "2026-11-20")) == []
    assert found("COV01", ended, ("conditions[0].goal_id", None)) == []


def test_a_need_that_interferes_may_be_answered_by_a_goal_or_an_adaptation() -> None:
    """It is found where neither is there."""
    values = (("needs[3].tier", "responsivity"), ("needs[3].interferes", True))
    assert places("COV02", *values) == ["needs[3]"]
    assert found("COV02", *values, ("goals[2].need_ids", ("n5",))) == []
    assert found("COV02", *values, ("adaptations[0].need_id", "n5")) == []


def test_a_target_that_interferes_is_left_to_the_check_of_targets() -> None:
    """So that one fault is found once."""
    values = (
        ("needs[3].tier", "responsivity"),
        ("needs[3].interferes", True),
        ("needs[3].disposition", "future"),
    )
    assert found("COV02", *values) == []
    assert places("TGT02", *values) == ["needs[3]"]


def test_a_need_to_adapt_to_may_have_a_goal_instead() -> None:
    """Somebody decided to work on it."""
    assert places("COV03", ("adaptations", ())) == ["needs[0]"]
    assert found("COV03", ("adaptations", ()), ("goals[2].need_ids", ("n3",))) == []


def test_only_open_conditions_need_a_day() -> None:
    """One that is met has had it."""
    bare = ("conditions[1].due_on", None)
    assert places("COV04", bare) == ["conditions[1].due_on"]
    assert found("COV04", bare, ("conditions[1].met_on", "2026-11-20")) == []


@pytest.mark.parametrize(("due_on", "finds"), [("2026-11-04", True), ("2026-11-05", False)])
def test_a_condition_may_be_due_on_the_day_on_which_its_goal_starts(
    due_on: str, finds: bool
) -> None:
    """A day earlier it is too late for the goal."""
    assert bool(found("COV05", ("conditions[0].due_on", due_on))) == finds


def test_days_that_nobody_knows_do_not_disagree() -> None:
    """Neither the condition's nor the goal's; and what is met is past."""
    assert found("COV05", ("conditions[0].due_on", None)) == []
    assert found("COV05", ("goals[1].starts_on", None)) == []
    early = ("conditions[0].due_on", "2026-11-01")
    assert found("COV05", early, ("conditions[0].met_on", "2026-11-01")) == []
    assert found("COV05", early, ("conditions[0].goal_id", None)) == []


def test_a_condition_may_stand_beside_a_goal_that_only_waits() -> None:
    """Or one in another domain."""
    alone = ("conditions[0].goal_id", None)
    assert places("COV06", alone) == ["conditions[0].goal_id"]
    assert found("COV06", alone, ("goals[1].status", "future")) == []
    assert found("COV06", alone, ("conditions[0].met_on", "2026-11-20")) == []


@pytest.mark.parametrize(("due_on", "finds"), [("2026-11-30", True), ("2026-12-01", False)])
def test_a_condition_is_late_from_the_day_after_its_day(due_on: str, finds: bool) -> None:
    """The day itself is in time."""
    assert bool(found("COV07", ("conditions[1].due_on", due_on))) == finds


@pytest.mark.parametrize(
    ("due_on", "finds"),
    [("2026-11-30", False), ("2026-12-01", True), ("2026-12-31", True), ("2027-01-01", False)],
)
def test_soon_is_from_today_to_the_last_of_thirty_days(due_on: str, finds: bool) -> None:
    """What was due earlier is found as late."""
    waits = ("goals[1].status", "paused")
    assert bool(found("COV08", waits, ("conditions[0].due_on", due_on))) == finds
