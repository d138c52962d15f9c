"""Does the plan work on the right needs? Beyond the examples: ends of goals, edges, nothing."""

from typing import Any

import pytest

from rnr_caseplan import RiskLevel, WantedGoal
from tests.unit.builders import TODAY, a_case, a_need, a_plan
from tests.unit.checks.looking import abouts, found, look, places

ACHIEVED = ("goals[0].status", "achieved")


@pytest.mark.parametrize("status", ["active", "paused", "future"])
def test_a_driver_is_worked_on_by_any_goal_that_has_not_ended(status: str) -> None:
    """One that rests or waits counts."""
    assert found("TGT01", ("goals[0].status", status)) == []


@pytest.mark.parametrize(
    ("level", "finds"), [("low", False), ("moderate", False), ("high", True), ("unknown", True)]
)
def test_a_driver_whose_goal_was_reached_needs_none_at_the_closing_level(
    level: str, finds: bool
) -> None:
    """At the level that the goal was to end at, or below it."""
    assert bool(found("TGT01", ACHIEVED, ("needs[1].level", level))) == finds


def test_a_driver_whose_goal_was_given_up_needs_another() -> None:
    """Whatever its level."""
    given_up = (("goals[0].status", "discontinued"), ("needs[1].level", "moderate"))
    (item,) = found("TGT01", *given_up)
    assert (item.place, item.about) == ("driver", "n1")


def test_a_participant_without_a_full_plan_needs_no_goal_on_the_driver() -> None:
    """Nobody is to work intensively at low risk."""
    assert found("TGT01", ("goals[0].need_ids", ("n3",)), ("eligibility.outcome", "diverted")) == []


def test_a_refused_driver_is_found_by_its_own_check_only() -> None:
    """It is no driver."""
    refused = (("goals[0].need_ids", ("n3",)), ("driver.standing", "refused"))
    assert found("TGT01", *refused) == []
    assert places("TGT14", *refused) == ["driver"]


def test_every_target_without_a_goal_is_found_at_its_place() -> None:
    """The driver apart, which has a check of its own."""
    ended = [(f"goals[{place}].status", "discontinued") for place in range(3)]
    assert [item.place for item in found("TGT02", *ended)] == ["needs[2]", "needs[4]"]


def test_a_target_whose_goal_was_reached_at_its_closing_level_is_treated() -> None:
    """At a higher level it is not."""
    reached = ("goals[1].status", "achieved")
    assert found("TGT02", reached, ("needs[2].level", "moderate")) == []
    assert [item.about for item in found("TGT02", reached)] == ["n2"]


@pytest.mark.parametrize("status", ["achieved", "discontinued"])
def test_a_goal_that_has_ended_may_have_been_about_anything(status: str) -> None:
    """Only goals that have not ended are looked at."""
    on_history = ("goals[2].need_ids", ("n6",))
    assert places("TGT03", on_history) == ["goals[2].need_ids"]
    assert found("TGT03", on_history, ("goals[2].status", status)) == []
    for_nothing = ("goals[2].need_ids", ())
    assert places("TGT09", for_nothing) == ["goals[2]"]
    assert found("TGT09", for_nothing, ("goals[2].status", status)) == []


def test_a_goal_that_serves_a_condition_serves_something() -> None:
    """Even without a need."""
    assert found("TGT09", ("goals[1].need_ids", ())) == []


def test_a_low_need_may_be_worked_on_where_it_interferes_or_is_asked_for() -> None:
    """Or where it was higher when it was targeted."""
    low = ("needs[4].level", "low")
    assert places("TGT04", low) == ["goals[2].need_ids"]
    assert found("TGT04", low, ("needs[4].interferes", True)) == []
    wanted = {"need_id": "n4", "statement": "I will see a doctor one time."}
    assert found("TGT04", low, ("case.wanted_goals", (wanted,))) == []
    assert found("TGT04", low, ("goals[2].status", "active")) == []
    begun_low = (low, ("goals[2].status", "active"), ("goals[2].closes_at", None))
    assert places("TGT04", *begun_low) == ["goals[2].need_ids"]


def test_a_goal_that_serves_a_low_and_a_high_need_serves_the_high_one() -> None:
    """All its needs have to be low."""
    low = (("needs[4].level", "low"), ("goals[2].need_ids", ("n2", "n4")))
    assert found("TGT04", *low) == []


def test_an_unknown_need_may_be_worked_on_where_it_interferes() -> None:
    """And may wait in the queue."""
    unknown = ("needs[1].level", "unknown")
    assert places("TGT05", unknown) == ["goals[0].need_ids"]
    assert found("TGT05", unknown, ("needs[1].interferes", True)) == []
    assert found("TGT05", unknown, ("goals[0].status", "future")) == []


@pytest.mark.parametrize(
    ("needs", "facts", "finds"),
    [
        ((a_need("n1", "leisure", "high"),), {}, True),
        ((a_need("n1", "leisure", "low"),), {}, False),
        ((a_need("n1", "leisure", "unknown"),), {}, False),
        ((a_need("n1", "transport", "high", interferes=True),), {}, False),
        ((a_need("n1", "leisure", "high"),), {"risk_level": RiskLevel.LOW}, False),
        ((), {}, False),
    ],
)
def test_a_driver_is_asked_for_where_there_may_be_one(
    needs: Any, facts: dict[str, Any], finds: bool
) -> None:
    """In a full plan with a criminogenic target."""
    case = a_case(*needs, **{"risk_level": RiskLevel.HIGH, **facts})
    assert bool(look("TGT15", a_plan(case), TODAY)) == finds


@pytest.mark.parametrize(
    ("level", "finds"), [("low", True), ("moderate", True), ("high", False), ("unknown", False)]
)
def test_work_may_end_at_the_closing_level_and_below(level: str, finds: bool) -> None:
    """An unknown level says nothing."""
    assert bool(found("TGT16", ("needs[1].level", level))) == finds


def test_work_that_has_not_begun_cannot_end() -> None:
    """A goal in the queue is not asked about; one that rests is."""
    fallen = ("needs[1].level", "low")
    assert found("TGT16", fallen, ("goals[0].status", "future")) == []
    assert places("TGT16", fallen, ("goals[0].status", "paused")) == ["goals[0]"]


def test_work_on_two_needs_ends_when_both_have_fallen() -> None:
    """One is not enough."""
    both = ("goals[0].need_ids", ("n1", "n2"))
    assert found("TGT16", both, ("needs[1].level", "low")) == []
    fallen = (("needs[1].level", "low"), ("needs[2].level", "low"))
    assert places("TGT16", both, *fallen) == ["goals[0]", "goals[1]"]


def test_a_wish_on_a_low_need_is_no_finding_in_a_draft() -> None:
    """It is kept, and waits."""
    case = a_case(
        a_need("n1", "leisure", "low"),
        risk_level=RiskLevel.HIGH,
        wanted_goals=(WantedGoal(need_id="n1", statement="I will paint on one day a week."),),
    )
    assert abouts("TGT04", a_plan(case), TODAY) == []
