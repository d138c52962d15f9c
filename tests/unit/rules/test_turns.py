"""When is it a queued goal's turn, if the goals before it keep their dates?"""

import datetime
from typing import Any

import pytest

from rnr_caseplan import Need, RiskLevel, WantedGoal
from tests.unit.builders import TODAY, a_case, a_need, a_plan, policy_named, policy_with

TURN = 90
WORK, FUN, FAMILY, SCHOOL, THINKING = (
    a_need("w", "employment"),
    a_need("l", "leisure"),
    a_need("f", "family_marital"),
    a_need("e", "education", contributed=True),
    a_need("t", "antisocial_cognition"),
)
TEETH, EYES, HEALTH = (
    a_need("m1", "dental"),
    a_need("m2", "vision"),
    a_need("m3", "medical"),
)


def starts(
    *needs: Need, policy: str = "rnr-baseline", limit: int = 2, **facts: Any
) -> dict[str, list[int | None]]:
    """Give for each need the days after which its goals start."""
    facts = {"risk_level": RiskLevel.HIGH, **facts}
    used = policy_with(policy, goals_active_at_once=limit, criminogenic_targets=9)
    found: dict[str, list[int | None]] = {}
    for goal in a_plan(a_case(*needs, **facts), used).goals:
        day = None if goal.starts_on is None else (goal.starts_on - TODAY).days
        found.setdefault(goal.need_ids[0], []).append(day)
    return found


def test_queued_goals_start_when_those_before_them_end() -> None:
    """As many at once as there are places."""
    assert starts(WORK, FUN, FAMILY, SCHOOL, THINKING) == {
        "t": [0],
        "f": [0],
        "w": [TURN],
        "e": [TURN],
        "l": [2 * TURN],
    }
    assert starts(WORK, FUN, limit=1) == {"w": [0], "l": [TURN]}


def test_maintenance_takes_its_turn_after_all_others() -> None:
    """Its own goals share the places then."""
    assert starts(FAMILY, WORK, FUN, TEETH, EYES, HEALTH) == {
        "f": [0],
        "w": [0],
        "l": [TURN],
        "m3": [2 * TURN],
        "m1": [2 * TURN],
        "m2": [3 * TURN],
    }


def test_maintenance_waits_for_a_place_like_others() -> None:
    """Where maintenance is all there is, the third goal comes after the first two."""
    assert starts(TEETH, EYES, HEALTH) == {"m3": [0], "m1": [0], "m2": [TURN]}


def test_goals_on_one_need_follow_each_other() -> None:
    """Whatever places are free."""
    wanted = tuple(WantedGoal(need_id="w", statement=f"I do {number}.") for number in range(3))
    assert starts(WORK, wanted_goals=wanted) == {"w": [0, TURN, 2 * TURN]}
    assert starts(WORK, wanted_goals=wanted, limit=9) == {"w": [0, TURN, 2 * TURN]}


@pytest.mark.parametrize(("sober_days", "start"), [(10, 80), (89, 1), (None, None)])
def test_maintenance_starts_no_earlier_than_its_time_of_sobriety(
    sober_days: int | None, start: int | None
) -> None:
    """Without a first day of sobriety nobody knows when."""
    since = None if sober_days is None else TODAY - datetime.timedelta(days=sober_days)
    assert starts(TEETH, policy="treatment-court", sober_since=since) == {"m1": [start]}


def test_the_later_of_turn_and_sobriety_counts() -> None:
    """A goal before it ends after ninety days, which is later than its sobriety."""
    since = TODAY - datetime.timedelta(days=80)
    assert starts(WORK, TEETH, policy="treatment-court", sober_since=since) == {
        "w": [0],
        "m1": [TURN],
    }


@pytest.mark.parametrize("level", ["unknown", "high"])
def test_what_waits_for_a_need_without_a_goal_has_no_day(level: str) -> None:
    """Nobody knows when that need is treated."""
    open_need = a_need("x", "employment" if level == "unknown" else "trauma", level)
    assert starts(open_need, TEETH) == {"m1": [None]}


def test_without_a_full_plan_nothing_has_a_day() -> None:
    """Until the risk level is assessed."""
    assert starts(WORK, TEETH, risk_level=RiskLevel.UNKNOWN) == {"w": [None], "m1": [None]}


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [("9999-10-02", "9999-12-31"), ("9999-10-03", None)],
)
def test_a_turn_past_the_calendar_has_no_day(as_of: str, expected: str | None) -> None:
    """Never clamped."""
    day = datetime.date.fromisoformat(as_of)
    case = a_case(WORK, FUN, FAMILY, risk_level=RiskLevel.HIGH)
    (queued,) = a_plan(case, policy_named("rnr-baseline", day), day).future_goals
    assert queued.starts_on == (datetime.date.fromisoformat(expected) if expected else None)


def test_work_that_waits_for_stabilization_takes_its_turn() -> None:
    """When the goal on the interfering need ends."""
    housing = a_need("h", "unstable_housing", interferes=True)
    assert starts(housing, WORK, TEETH, policy="treatment-court", sober_since=TODAY) == {
        "h": [0],
        "w": [TURN],
        "m1": [2 * TURN],
    }
