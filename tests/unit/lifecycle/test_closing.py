"""What is still open before a plan ends, by rule."""

from typing import Any

import pytest

from rnr_caseplan import (
    CasePlan,
    Condition,
    Level,
    RiskLevel,
    SafetyKind,
    SafetyNote,
    WantedGoal,
)
from rnr_caseplan.lifecycle import (
    ConditionMet,
    DiscontinuedBecause,
    GoalAchieved,
    GoalActivated,
    GoalAdded,
    GoalDiscontinued,
    GoalPaused,
    GoalReAdded,
    NeedsReassessed,
    NewLevel,
    SafetyAnswered,
    SafetyNoted,
    SobrietyChanged,
)
from rnr_caseplan.lifecycle.closing import judge_closing, open_parts, stands_against
from rnr_caseplan.model.needs import Need
from tests.unit.builders import a_case, a_need, a_plan, policy_named, policy_with
from tests.unit.lives import drafted, later, lived

WORK = a_need("w", "employment")
TEETH = a_need("m", "dental")


def said(days: int = 1) -> dict[str, Any]:
    """Give the day and the author of an event."""
    return {"on": later(days), "by": "staff:17"}


def plan_of(*needs: Need, policy: str = "rnr-baseline", **facts: Any) -> CasePlan:
    """Draft a plan at high risk, with nothing but needs."""
    return a_plan(a_case(*needs, risk_level=RiskLevel.HIGH, **facts), policy_named(policy))


def reached(goal_id: str = "g1", days: int = 4) -> GoalAchieved:
    """Reach a goal."""
    return GoalAchieved(**said(days), goal_id=goal_id)


def ended(goal_id: str = "g1", days: int = 4) -> GoalDiscontinued:
    """End work on a goal before it is reached."""
    because = DiscontinuedBecause.NEED_RESOLVED_OTHERWISE
    return GoalDiscontinued(**said(days), goal_id=goal_id, because=because)


def reassessed(need_id: str, level: str, days: int = 5) -> NeedsReassessed:
    """Assess one need again."""
    return NeedsReassessed(**said(days), levels=(NewLevel(need_id=need_id, level=Level(level)),))


def still_open(plan: CasePlan, days: int = 100, *, graduates: bool = False) -> list[str]:
    """Give the rules that stand against closing a plan."""
    policy = policy_named(plan.policy.name)
    decided = judge_closing(plan, policy, as_of=later(days), graduates=graduates)
    rules = [reason.rule for reason in decided.reasons]
    assert decided.value is (set(rules) <= {"closing.nothing_open", "closing.goal_open"})
    return rules


def test_in_a_plan_without_anything_nothing_is_open() -> None:
    """It may close at once, and the participant may graduate."""
    for graduates in (False, True):
        assert still_open(plan_of(), graduates=graduates) == ["closing.nothing_open"]


def test_every_goal_that_has_not_ended_is_named_with_where_it_stands() -> None:
    """Active ones, those that rest, and those of the queue; ended ones are not."""
    plan = plan_of(WORK, a_need("c", "antisocial_companions"), a_need("f", "family_marital"))
    plan = lived(plan, GoalPaused(**said(), goal_id="g1"), ended("g2"))
    policy = policy_named()
    decided = judge_closing(plan, policy, as_of=later(9))
    told = {
        reason.fact("goal"): reason.fact("status")
        for reason in decided.reasons
        if reason.rule == "closing.goal_open"
    }
    assert told == {"g1": "paused", "g3": "future"}


def test_an_unfinished_goal_does_not_stand_against_the_end() -> None:
    """Closing says where it goes; its need is low by now."""
    plan = lived(plan_of(WORK), reassessed("w", "low"))
    decided = judge_closing(plan, policy_named(), as_of=later(9))
    assert decided.value
    assert [reason.rule for reason in decided.reasons] == ["closing.goal_open"]


def test_what_is_unfinished_is_the_open_goals_and_conditions() -> None:
    """In the order of the plan, each by its collection and id."""
    plan = drafted()
    assert open_parts(plan) == [
        "goals g1",
        "goals g2",
        "goals g3",
        "conditions c1",
        "conditions c2",
    ]
    plan = lived(plan, reached("g1"), ended("g2"), ConditionMet(**said(), condition_id="c1"))
    assert open_parts(plan) == ["goals g3", "conditions c2"]


# Needs. --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "now", "is_open"),
    [
        ("high", "high", True),
        ("high", "moderate", False),
        ("high", "low", False),
        ("high", "unknown", True),
        ("moderate", "moderate", True),
        ("moderate", "low", False),
        ("moderate", "unknown", True),
    ],
)
def test_a_need_is_open_until_it_has_fallen_to_its_closing_level(
    first: str, now: str, *, is_open: bool
) -> None:
    """Moderate for a high one, low for a moderate one; unknown is never read as low (SP-14)."""
    plan = lived(plan_of(a_need("w", "employment", first)), reassessed("w", now, 3), reached())
    assert still_open(plan) == (["closing.need_open"] if is_open else ["closing.nothing_open"])


def test_an_open_need_says_at_which_level_its_work_may_end() -> None:
    """With the source of the policy's value and what would be accepted."""
    plan = lived(plan_of(WORK), reached())
    (reason,) = judge_closing(plan, policy_named(), as_of=later(9)).reasons
    assert (reason.fact("need"), reason.fact("level"), reason.fact("closes_at")) == (
        "w",
        "high",
        "moderate",
    )
    assert reason.fact("accepted") == "a reassessment of w at most moderate"
    assert reason.citation == policy_named().closing_level.citation


def test_a_need_that_was_given_up_is_open_as_well() -> None:
    """The end of a goal does not lower a level."""
    assert still_open(lived(plan_of(WORK), ended())) == ["closing.need_open"]


def test_a_need_that_nobody_worked_on_does_not_hold_up_the_end() -> None:
    """It had no goal: low, unknown, or beyond the count of targets."""
    four = [
        a_need("n1", "antisocial_cognition"),
        a_need("n2", "antisocial_companions"),
        a_need("n3", "family_marital"),
        a_need("n4", "leisure"),
    ]
    plan = plan_of(a_need("l", "leisure", "low"), a_need("u", "employment", "unknown"))
    assert still_open(plan) == ["closing.nothing_open"]
    against = stands_against(plan_of(*four), policy_named(), on=later(9), graduates=False)
    assert [reason.fact("need") for reason in against] == ["n1", "n2", "n3"]


def test_a_need_that_is_no_risk_factor_does_not_hold_up_the_end() -> None:
    """What interferes, and maintenance, is finished with its goal."""
    plan = plan_of(a_need("h", "unstable_housing", interferes=True))
    assert still_open(lived(plan, reached())) == ["closing.nothing_open"]
    assert still_open(lived(plan_of(TEETH), reached())) == ["closing.nothing_open"]


def test_a_need_that_was_targeted_anew_has_to_fall_further() -> None:
    """Its goal was added again at moderate, so that its work may end at low."""
    plan = lived(
        plan_of(WORK),
        reached(),
        reassessed("w", "moderate"),
        GoalReAdded(**said(6), goal_id="g1"),
    )
    assert plan.goals[0].closes_at is Level.LOW
    assert "closing.need_open" in still_open(plan)


def test_after_two_rounds_of_work_the_last_one_says_which_level_is_enough() -> None:
    """The first goal was on a high need, and the second on a moderate one."""
    wanted = WantedGoal(need_id="w", statement="I learn to weld.")
    plan = lived(
        plan_of(WORK),
        reassessed("w", "moderate", 3),
        reached(),
        GoalAdded(**said(5), goal=wanted),
        ended("g2", 6),
    )
    assert {goal.closes_at for goal in plan.goals} == {Level.MODERATE, Level.LOW}
    assert still_open(plan) == ["closing.need_open"]
    assert still_open(lived(plan, reassessed("w", "low", 7))) == ["closing.nothing_open"]


# Conditions, dangers. ------------------------------------------------------------------


def test_every_condition_that_is_not_met_is_open() -> None:
    """Closing follows the conditions as well (SP-18)."""
    conditions = (Condition(id="c1", text="pay"), Condition(id="c2", text="report"))
    plan = plan_of(conditions=conditions)
    plan = lived(plan, ConditionMet(**said(), condition_id="c1"))
    (reason,) = judge_closing(plan, policy_named(), as_of=later(9)).reasons
    assert (reason.rule, reason.fact("condition")) == ("closing.condition_open", "c2")
    assert reason.fact("accepted") == f"condition_met for {reason.fact('condition')} first"
    plan = lived(plan, ConditionMet(**said(2), condition_id="c2"))
    assert still_open(plan) == ["closing.nothing_open"]


def test_every_danger_that_is_not_answered_is_open() -> None:
    """Acute danger is answered before anything ends."""
    note = SafetyNote(id="d1", kind=SafetyKind.SUICIDE)
    plan = lived(plan_of(), SafetyNoted(**said(), note=note))
    (reason,) = judge_closing(plan, policy_named(), as_of=later(9)).reasons
    assert (reason.rule, reason.fact("danger")) == ("closing.danger_open", "d1")
    assert reason.fact("accepted") == f"safety_answered for {reason.fact('danger')} first"
    plan = lived(plan, SafetyAnswered(**said(), safety_id="d1"))
    assert still_open(plan) == ["closing.nothing_open"]


def test_all_that_is_open_is_told_at_once() -> None:
    """Goals, needs, conditions and dangers, each with its own reason."""
    assert still_open(drafted()) == [
        *["closing.need_open"] * 3,
        *["closing.condition_open"] * 2,
        "closing.danger_open",
        *["closing.goal_open"] * 3,
    ]


# Graduation. ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("policy", "is_required"),
    [
        ("rnr-baseline", True),
        ("treatment-court", True),
        ("virginia", False),
        ("success-plan", False),
    ],
)
def test_graduation_asks_for_maintenance_where_the_policy_requires_it(
    policy: str, *, is_required: bool
) -> None:
    """A goal on the need that was given up is not enough (TC-12c); completion does not ask."""
    plan = plan_of(TEETH, policy=policy, sober_since=later(-400))
    plan = lived(plan, ended())
    expected = ["closing.maintenance_open"] if is_required else ["closing.nothing_open"]
    assert still_open(plan, graduates=True) == expected
    assert still_open(plan) == ["closing.nothing_open"]


def test_a_maintenance_goal_that_is_reached_is_enough_for_graduation() -> None:
    """Until then the need is named."""
    plan = plan_of(TEETH)
    assert "closing.maintenance_open" in still_open(plan, graduates=True)
    plan = lived(plan, reached())
    assert still_open(plan, graduates=True) == ["closing.nothing_open"]


def test_maintenance_that_was_given_up_is_made_up_for() -> None:
    """The goal is added again and reached."""
    plan = lived(
        plan_of(TEETH),
        ended(),
        GoalReAdded(**said(5), goal_id="g1"),
        GoalActivated(**said(6), goal_id="g1"),
        reached(days=7),
    )
    assert still_open(plan, graduates=True) == ["closing.nothing_open"]


def test_a_maintenance_need_without_a_goal_is_not_required() -> None:
    """It was low, so nobody planned work on it."""
    plan = plan_of(a_need("m", "dental", "low"))
    assert still_open(plan, graduates=True) == ["closing.nothing_open"]


@pytest.mark.parametrize(("days", "is_open"), [(89, True), (90, False), (91, False)])
def test_graduation_asks_for_the_time_of_sobriety(days: int, *, is_open: bool) -> None:
    """Its ninetieth day is enough (TC-12b); completion does not ask."""
    plan = plan_of(policy="treatment-court", sober_since=later(0))
    expected = ["closing.sobriety"] if is_open else ["closing.nothing_open"]
    assert still_open(plan, days, graduates=True) == expected
    assert still_open(plan, days) == ["closing.nothing_open"]


def test_without_a_time_of_sobriety_there_is_no_graduation() -> None:
    """Absent means not yet, and a relapse ends it; the reason tells the days that are asked."""
    plan = plan_of(policy="treatment-court", sober_since=later(-200))
    assert still_open(plan, 1, graduates=True) == ["closing.nothing_open"]
    plan = lived(plan, SobrietyChanged(**said(), sober_since=None))
    policy = policy_named("treatment-court")
    (reason,) = judge_closing(plan, policy, as_of=later(2), graduates=True).reasons
    assert (reason.rule, reason.fact("days")) == ("closing.sobriety", 90)
    assert reason.fact("accepted") == "graduation when the time is over"


def test_elsewhere_sobriety_is_asked_where_substance_use_is_recorded() -> None:
    """And not low by now."""
    plan = lived(plan_of(a_need("u", "substance_use")), reached(), reassessed("u", "moderate"))
    assert still_open(plan, graduates=True) == ["closing.sobriety"]
    low = lived(plan, reassessed("u", "low", 6))
    assert still_open(low, graduates=True) == ["closing.nothing_open"]


def test_the_policy_in_force_decides_what_graduation_asks() -> None:
    """The same plan, under a policy that requires no maintenance."""
    plan = lived(plan_of(TEETH), ended())
    policy = policy_with(maintenance_for_graduation=False)
    assert judge_closing(plan, policy, as_of=later(9), graduates=True).value
