"""When is the plan looked at?"""

import datetime
from typing import Any

import pytest

from rnr_caseplan import (
    Cadence,
    Goal,
    GoalStatus,
    Policy,
    RiskLevel,
    override_risk_level,
    schedule_reviews,
)
from rnr_caseplan.dates import Unit
from rnr_caseplan.policy.cadence import Band, ForEach, Repeats, Standing
from rnr_caseplan.policy.when import When
from rnr_caseplan.rules.reviews import count_reviews, list_unscheduled_reviews
from tests.unit.builders import TODAY, a_case, policy_named, policy_with


def a_goal(identifier: str, target: datetime.date | None, status: str = "active") -> Goal:
    """Give a goal with a target date."""
    return Goal(
        id=identifier,
        status=GoalStatus(status),
        need_ids=(),
        statement="I do it.",
        target_date=target,
    )


def days(kind: str, policy: Policy, as_of: str, **facts: Any) -> list[str]:
    """Give the days of one kind of review."""
    day = datetime.date.fromisoformat(as_of)
    reviews = schedule_reviews(policy, as_of=day, **facts)
    assert list(reviews) == sorted(reviews, key=lambda review: review.due_on)
    return [str(review.due_on) for review in reviews if review.kind.value == kind]


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        ("2026-11-21", ["2027-05-21", "2027-11-21"]),
        ("2026-08-31", ["2027-02-28", "2027-08-31"]),
        ("2024-02-29", ["2024-08-29", "2025-02-28"]),
        ("2023-08-31", ["2024-02-29", "2024-08-31"]),
        ("9999-06-30", ["9999-12-30"]),
        ("9999-07-01", []),
        ("0001-01-01", ["0001-07-01", "0002-01-01"]),
    ],
)
def test_formal_reviews_come_every_six_months(as_of: str, expected: list[str]) -> None:
    """Counted from the draft, never chained, and no further than the calendar."""
    assert days("formal_review", policy_named(), as_of) == expected


def test_the_last_listed_day_is_included() -> None:
    """As far ahead as the policy lists them."""
    weekly = Cadence(anchor="drafted", amount=1, unit=Unit.WEEKS, repeats=Repeats.FROM_LAST)
    policy = policy_with(formal_review=weekly, reviews_listed_months=1)
    assert days("formal_review", policy, "2026-02-01") == [
        "2026-02-08",
        "2026-02-15",
        "2026-02-22",
        "2026-03-01",
    ]


def test_active_goals_are_checked_on_in_cadences_of_their_own() -> None:
    """The first every two weeks, the second a week later and every four; further ones as it."""
    target = TODAY + datetime.timedelta(days=60)
    goals = [a_goal(name, target) for name in ("g1", "g2", "g3")]
    reviews = schedule_reviews(policy_named(), as_of=TODAY, goals=goals)
    found: dict[str | None, list[int]] = {}
    for review in reviews:
        found.setdefault(review.goal_id, []).append((review.due_on - TODAY).days)
    assert found["g1"] == [14, 28, 42, 56]
    assert found["g2"] == [21, 49]
    assert found["g3"] == [28, 56]


@pytest.mark.parametrize(("length", "expected"), [(13, 1), (14, 1), (27, 1), (28, 2)])
def test_a_goal_is_checked_on_up_to_its_target_date(length: int, expected: int) -> None:
    """The target date itself included; a short goal is checked on once, on that day."""
    goal = a_goal("g1", TODAY + datetime.timedelta(days=length))
    assert len(days("goal_check_in", policy_named(), "2026-11-21", goals=[goal])) == expected


@pytest.mark.parametrize("status", ["future", "paused", "achieved", "discontinued"])
def test_other_goals_are_not_checked_on(status: str) -> None:
    """And take no turn from the active ones."""
    target = TODAY + datetime.timedelta(days=20)
    goals = [a_goal("g1", target, status), a_goal("g2", target)]
    assert days("goal_check_in", policy_named(), "2026-11-21", goals=goals) == ["2026-12-05"]


def test_without_a_target_date_check_ins_end_with_the_calendar() -> None:
    """A goal whose target lies past the last day is checked on until then."""
    goal = a_goal("g1", None)
    found = days("goal_check_in", policy_named(), "9999-12-01", goals=[goal])
    assert found == ["9999-12-15", "9999-12-29"]


def test_a_policy_may_have_one_interval_for_all_goals() -> None:
    """Without bands every goal is checked on alike."""
    weekly = Cadence(
        for_each=ForEach.ACTIVE_GOAL,
        anchor="goal_started",
        amount=7,
        unit=Unit.DAYS,
        repeats=Repeats.FROM_LAST,
    )
    policy = policy_with(goal_check_in=weekly)
    goals = [a_goal(name, TODAY + datetime.timedelta(days=7)) for name in ("g1", "g2")]
    assert days("goal_check_in", policy, "2026-11-21", goals=goals) == ["2026-11-28"] * 2


@pytest.mark.parametrize(
    ("assessed_on", "expected"),
    [
        (None, []),
        (datetime.date(2026, 10, 31), ["2027-10-31"]),
        (datetime.date(2024, 2, 29), ["2025-02-28"]),
        (datetime.date(9999, 1, 1), []),
    ],
)
def test_needs_are_reassessed_after_a_year(
    assessed_on: datetime.date | None, expected: list[str]
) -> None:
    """Counted from the last assessment; an overdue one keeps its day in the past."""
    found = days("reassessment", policy_named(), "2026-11-21", last_assessed_on=assessed_on)
    assert found == expected


def test_every_review_has_a_reason_with_its_amounts() -> None:
    """And the citation of the value that dates it."""
    goal = a_goal("g1", TODAY + datetime.timedelta(days=14))
    reviews = schedule_reviews(
        policy_named(), as_of=TODAY, goals=[goal], last_assessed_on=datetime.date(2026, 1, 31)
    )
    rules = {review.kind.value: review.reasons[0] for review in reviews}
    assert rules["formal_review"].citation.statement == "TC-8"
    assert dict(rules["formal_review"].facts) == {
        "every": "every 6 months",
        "counted_from": "2026-11-21",
    }
    assert dict(rules["goal_check_in"].facts) == {
        "every": "every 14 days",
        "counted_from": "2026-11-21",
    }
    assert rules["reassessment"].fact("counted_from") == "2026-01-31"


@pytest.mark.parametrize(
    ("policy", "events"),
    [
        ("virginia", ["session_held", "need_arises"]),
        ("treatment-court", ["session_held", "needs_or_stability_change"]),
        ("success-plan", ["session_held", "goal_completed", "circumstances_change"]),
        (
            "rnr-baseline",
            [
                "session_held",
                "need_arises",
                "needs_or_stability_change",
                "goal_completed",
                "circumstances_change",
            ],
        ),
    ],
)
def test_events_call_for_a_look_at_once(policy: str, events: list[str]) -> None:
    """Each with the source that states it."""
    found = list_unscheduled_reviews(policy_named(policy))
    assert [item.event.value for item in found] == events
    assert all(item.reasons[0].rule == "reviews.unscheduled" for item in found)
    assert all(item.reasons[0].citation.statement for item in found)


BY_RISK = Cadence(
    anchor="drafted",
    unit=Unit.MONTHS,
    repeats=Repeats.FROM_LAST,
    bands=(
        Band(when=(When(fact="risk_level", one_of=("high", "very_high")),), amount=3),
        Band(
            when=(When(fact="risk_level", one_of=("moderate", "low_moderate", "low", "very_low")),),
            standing=Standing.EXEMPT,
        ),
    ),
)


def test_intervals_may_depend_on_the_case() -> None:
    """A band that asks for none gives none; what is not known is named and not guessed."""
    policy = policy_with(formal_review=BY_RISK, reviews_listed_months=6)
    at_high = days("formal_review", policy, "2026-08-31", case=a_case(risk_level=RiskLevel.HIGH))
    assert at_high == ["2026-11-30", "2027-02-28"]
    low = a_case(risk_level=RiskLevel.LOW)
    assert days("formal_review", policy, "2026-08-31", case=low) == []
    for case in (a_case(), None):
        counted = count_reviews(policy, as_of=TODAY, goals=(), last_assessed_on=None, case=case)
        assert counted.reviews == ()
        assert counted.lacking == (("duties.formal_review", ("risk_level",)),)


def test_at_least_the_first_formal_review_is_listed() -> None:
    """Also where it lies further ahead than reviews are listed."""
    yearly = Cadence(anchor="drafted", amount=24, unit=Unit.MONTHS, repeats=Repeats.FROM_LAST)
    policy = policy_with(formal_review=yearly, reviews_listed_months=1)
    assert days("formal_review", policy, "2026-08-31") == ["2028-08-31"]


def test_a_review_by_a_persons_level_of_risk_says_so() -> None:
    """Where the policy asks for the level, and only there."""
    often = Band(when=(When(fact="risk_level", one_of=("high",)),), amount=3)
    monthly = Cadence(anchor="drafted", unit=Unit.MONTHS, amount=6, bands=(often,))
    case = a_case(risk_level=RiskLevel.LOW)
    case = override_risk_level(case, RiskLevel.HIGH, by="s", on=TODAY, reason="r")
    for policy, rules in (
        (policy_with(formal_review=monthly), ["reviews.formal", "levels.overridden"]),
        (policy_named(), ["reviews.formal"]),
    ):
        first = schedule_reviews(policy, as_of=TODAY, case=case)[0]
        assert [reason.rule for reason in first.reasons] == rules
