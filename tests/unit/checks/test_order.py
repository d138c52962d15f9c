"""Are few goals worked on at once, and those that come first? Beyond the examples."""

import datetime
from typing import Any

import pytest
from attrs import evolve

from rnr_caseplan import Override, RiskLevel
from rnr_caseplan.lifecycle import GoalActivated, NeedsReassessed
from scripts.example_plan import CHECKED_ON, DRAFTED_ON
from tests.unit.builders import policy_named
from tests.unit.checks.changed import with_values
from tests.unit.checks.looking import found, look, places, the_example, the_policy
from tests.unit.lives import drafted, later, lived

MAINTENANCE = ("needs[2].tier", "maintenance")
DRINKS = ("needs[0].domain", "substance_use")


def test_maintenance_waits_for_untreated_needs_only() -> None:
    """What is low and does not interfere is no reason to wait."""
    low = (("needs[0].level", "low"), ("needs[1].level", "low"))
    (item,) = found("TGT06", MAINTENANCE)
    assert item.sentence == "goal g2 works on a maintenance need before n3, n1"
    assert found("TGT06", MAINTENANCE, *low) == []
    assert found("TGT06", MAINTENANCE, *low, ("needs[0].interferes", True))


def test_a_goal_on_two_needs_works_in_the_tier_that_comes_first() -> None:
    """A maintenance need beside a criminogenic one waits for nothing."""
    assert found("TGT06", MAINTENANCE, ("goals[1].need_ids", ("n1", "n2"))) == []


@pytest.mark.parametrize("status", ["future", "paused", "achieved"])
def test_only_active_goals_are_too_early(status: str) -> None:
    """A goal that waits is where it should be."""
    assert found("TGT06", MAINTENANCE, ("goals[1].status", status)) == []
    early = (DRINKS, ("case.sober_since", "2026-11-01"))
    assert found("TGT07", MAINTENANCE, *early, ("goals[1].status", status)) == []


@pytest.mark.parametrize(
    ("since", "finds"),
    [("2026-09-01", False), ("2026-09-02", False), ("2026-09-03", True), (None, True)],
)
def test_the_time_of_sobriety_is_reached_on_its_last_day(since: str | None, finds: bool) -> None:
    """Ninety days before 1 December is 2 September; not recorded means not yet."""
    assert bool(found("TGT07", MAINTENANCE, DRINKS, ("case.sober_since", since))) == finds


def test_no_time_of_sobriety_is_asked_where_nobody_records_use() -> None:
    """Under this policy."""
    assert found("TGT07", MAINTENANCE, ("case.sober_since", None)) == []


def test_each_goal_beyond_the_limit_is_found() -> None:
    """As many as the limit are none too many."""
    policy = evolve(
        the_policy(), goals_active_at_once=evolve(the_policy().goals_active_at_once, value=1)
    )
    active = ("goals[2].status", "active")
    assert [item.about for item in found("TGT08", active, policy=policy)] == ["g2", "g3"]
    assert [item.about for item in found("TGT08", active)] == ["g3"]
    assert found("TGT08") == []


def test_criminogenic_work_waits_only_where_the_policy_says_so() -> None:
    """And only while something interferes."""
    court = policy_named("treatment-court", on=DRAFTED_ON)
    interferes = ("needs[0].interferes", True)
    assert [item.about for item in found("TGT10", interferes, policy=court)] == ["g1", "g2"]
    assert found("TGT10", policy=court) == []
    assert found("TGT10", interferes) == []


def test_substance_use_that_interferes_may_be_stabilized_meanwhile() -> None:
    """It stays criminogenic."""
    court = policy_named("treatment-court", on=DRAFTED_ON)
    values = (
        ("needs[0].interferes", True),
        ("needs[1].domain", "substance_use"),
        ("needs[1].interferes", True),
    )
    assert [item.about for item in found("TGT10", *values, policy=court)] == ["g2"]


def test_what_interferes_crowds_nothing_out() -> None:
    """It is what comes first."""
    waiting = ("needs[4].tier", "criminogenic")
    other = ("needs[2].tier", "responsivity")
    assert places("TGT11", waiting, other) == ["goals[1]"]
    assert found("TGT11", waiting, other, ("needs[2].interferes", True)) == []


@pytest.mark.parametrize("level", ["low", "unknown"])
def test_a_need_that_is_no_target_waits_for_no_place(level: str) -> None:
    """So nothing crowds it out."""
    waiting = (("needs[4].tier", "criminogenic"), ("needs[4].level", level))
    assert found("TGT11", *waiting, ("needs[2].tier", "responsivity")) == []


def test_a_goal_of_a_lower_rank_may_wait() -> None:
    """And so may a second goal on a need that is worked on."""
    assert found("TGT12", ("goals[1].status", "future")) == []
    second = (("needs[4].tier", "criminogenic"), ("goals[2].need_ids", ("n1",)))
    assert found("TGT12", *second) == []
    assert places("TGT12", ("goals[0].status", "future")) == ["goals[0]"]


@pytest.mark.parametrize(
    ("named_on", "finds"), [("2026-10-31", True), ("2026-11-01", False), (None, False)]
)
def test_the_longest_delay_is_still_in_time(named_on: str | None, finds: bool) -> None:
    """Thirty days before 1 December is 1 November; an unknown day says nothing."""
    waits = (("goals[0].status", "paused"), ("case.driver.named_on", named_on))
    assert bool(found("TGT13", *waits)) == finds


@pytest.mark.parametrize("level", ["low", "moderate", "unknown"])
def test_a_driver_may_wait_where_the_risk_is_not_high(level: str) -> None:
    """At the levels that the policy does not name."""
    waits: tuple[tuple[str, Any], ...] = (
        ("goals[0].status", "paused"),
        ("case.driver.named_on", "2026-01-01"),
        ("case.risk_level", level),
    )
    assert found("TGT13", *waits) == []


def test_a_driver_without_any_goal_is_found_once() -> None:
    """By the check that asks for the goal."""
    ended = (("goals[0].status", "discontinued"), ("case.driver.named_on", "2026-01-01"))
    assert found("TGT13", *ended) == []
    assert len(found("TGT01", *ended)) == 1


@pytest.mark.parametrize("outcome", ["diverted", "exempt", "assess_first"])
def test_every_active_goal_without_a_full_plan_is_found(outcome: str) -> None:
    """Whatever the reason is."""
    assert places("TGT17", ("eligibility.outcome", outcome)) == ["goals[0]", "goals[1]"]


def test_what_began_while_there_was_a_full_plan_goes_on() -> None:
    """When a later decision on risk or caseload takes the full plan away."""
    plan = drafted()
    fallen = lived(plan, NeedsReassessed(on=later(20), by="staff:17", risk_level=RiskLevel.LOW))
    assert fallen.eligibility.outcome is not plan.eligibility.outcome
    assert fallen.active_goals
    assert look("TGT17", fallen, later(30)) == []


def test_what_a_named_person_began_against_a_rule_is_no_finding() -> None:
    """The override stands in the history for ever."""
    override = Override(by="staff:31", on=later(3), reason="the judge asks for it")
    begun = GoalActivated(on=later(3), by="staff:17", goal_id="g3", override=override)
    active = ("goals[2].status", "active")
    assert [item.about for item in found("TGT06", active)] == ["g3"]
    entry = evolve(the_example().history[16], event=evolve(begun, on=CHECKED_ON))
    held = with_values(the_example(), [active])
    history = (*held.history[:16], entry, *held.history[17:])
    assert look("TGT06", evolve(held, history=history), CHECKED_ON) == []


def test_nothing_waits_before_its_day() -> None:
    """The driver was named on the day of the draft."""
    assert found("TGT13", ("goals[0].status", "paused"), day=datetime.date(2026, 11, 5)) == []
