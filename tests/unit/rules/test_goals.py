"""What does a goal look like, and how many are active?"""

import datetime

import pytest

from rnr_caseplan import (
    ActivityKind,
    CasePlan,
    Goal,
    GoalStatus,
    Level,
    Need,
    Policy,
    Readiness,
    RiskLevel,
    StageOfChange,
    Strength,
    WantedGoal,
    limit_goals,
)
from rnr_caseplan.rules.goals import LEAD_CASE_PLANNER
from tests.unit.builders import TODAY, a_case, a_need, a_plan, policy_named, policy_with

ACTIVE, FUTURE, PAUSED = "active", "future", "paused"


def goals(*statuses: str) -> list[Goal]:
    """Give goals in an order."""
    return [
        Goal(id=f"g{number}", status=GoalStatus(status), need_ids=(), statement="I do it.")
        for number, status in enumerate(statuses)
    ]


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ([], []),
        ([ACTIVE], [ACTIVE]),
        ([FUTURE], [FUTURE]),
        ([ACTIVE, ACTIVE], [ACTIVE, ACTIVE]),
        ([ACTIVE, ACTIVE, ACTIVE], [ACTIVE, ACTIVE, FUTURE]),
        ([FUTURE, ACTIVE, ACTIVE, ACTIVE], [FUTURE, ACTIVE, ACTIVE, FUTURE]),
        ([PAUSED, ACTIVE, "achieved", ACTIVE, "discontinued", FUTURE],
         [PAUSED, ACTIVE, "achieved", ACTIVE, "discontinued", FUTURE]),
    ],
)  # fmt: skip
def test_active_goals_beyond_the_limit_are_queued(given: list[str], expected: list[str]) -> None:
    """None is dropped, and none is started: that is for people to decide."""
    asked = goals(*given)
    decided = limit_goals(asked, policy_named())
    assert [goal.status.value for goal in decided.value] == expected
    assert [goal.id for goal in decided.value] == [goal.id for goal in asked]
    assert dict(decided.reasons[0].facts) == {
        "active": expected.count(ACTIVE),
        "asked": given.count(ACTIVE),
        "limit": 2,
    }
    assert decided.reasons[0].citation.statement == "VA-7c"


def test_a_goal_that_keeps_its_status_stays_the_same_goal() -> None:
    """Nothing is made anew without need."""
    (goal,) = goals(ACTIVE)
    assert limit_goals(iter([goal]), policy_named()).value[0] is goal


def plan_for(
    *needs: Need, policy: Policy | None = None, as_of: datetime.date = TODAY, **facts: object
) -> CasePlan:
    """Draft a plan for needs."""
    return a_plan(a_case(*needs, **facts), policy or policy_named("treatment-court"), as_of)


def test_steps_are_spread_between_the_first_step_and_the_target() -> None:
    """The first after 14 days, the target after 90; three steps lie evenly between."""
    (goal,) = plan_for(a_need("n1", "employment")).goals
    due = [(step.due_on - TODAY).days for step in goal.steps if step.due_on]
    assert due == [14, 39, 64]
    assert goal.target_date == TODAY + datetime.timedelta(days=90)
    assert goal.starts_on == TODAY


def test_a_motivational_step_comes_first_and_takes_its_own_day() -> None:
    """All steps are there, each by one person, with ids of their own."""
    ready = Readiness(stage=StageOfChange.CONTEMPLATION)
    plan = plan_for(a_need("n1", "employment"), readiness=ready)
    (goal,) = plan.goals
    words = policy_named().guidance_for("employment").value
    assert [step.text for step in goal.steps] == [words.first_steps.contemplation, *words.steps]
    due = [(step.due_on - TODAY).days for step in goal.steps if step.due_on]
    assert due == [14, 33, 52, 71]
    assert [step.id for step in goal.steps] == ["g1.s1", "g1.s2", "g1.s3", "g1.s4"]
    assert {step.responsible for step in goal.steps} == {"P-1"}


def test_first_step_and_target_may_fall_on_one_day() -> None:
    """Then every step is due on it."""
    policy = policy_with("treatment-court", first_step_after_days=90)
    (goal,) = plan_for(a_need("n1", "employment"), policy=policy).goals
    assert {step.due_on for step in goal.steps} == {goal.target_date}


def test_days_past_the_calendar_are_left_out() -> None:
    """Those that it reaches are there."""
    (goal,) = plan_for(a_need("n1", "employment"), as_of=datetime.date(9999, 12, 1)).goals
    assert [str(step.due_on) for step in goal.steps] == ["9999-12-15", "None", "None"]
    assert goal.target_date is None
    needs = [a_need(f"n{number}", "employment") for number in range(3)]
    queued = plan_for(*needs, as_of=datetime.date(9999, 12, 1)).future_goals[0]
    assert queued.starts_on is None
    assert {step.due_on for step in queued.steps} == {None}


def test_activities_are_one_of_each_kind_in_the_policys_order() -> None:
    """By the lead case planner, named or not."""
    (goal,) = plan_for(a_need("n1", "employment")).goals
    assert [activity.kind for activity in goal.activities] == list(ActivityKind)
    assert {activity.responsible for activity in goal.activities} == {LEAD_CASE_PLANNER}
    kinds = (ActivityKind.REFERRAL, ActivityKind.SUPERVISION_STRATEGY)
    policy = policy_with("treatment-court", activity_kinds=kinds)
    (goal,) = plan_for(a_need("n1", "employment"), policy=policy, lead="staff:17").goals
    assert [activity.kind for activity in goal.activities] == list(kinds)
    assert {activity.responsible for activity in goal.activities} == {"staff:17"}
    assert [activity.id for activity in goal.activities] == ["g1.a1", "g1.a2"]
    words = policy.guidance_for("employment").value.activities
    assert goal.activities[0].text == words.referral.text


def test_a_goal_says_whose_words_it_is_in() -> None:
    """Starter words until somebody asks for their own."""
    needs = (a_need("n1", "employment"), a_need("n2", "leisure"))
    wanted = (WantedGoal(need_id="n2", statement="I play in the band."),)
    own, starter = sorted(
        plan_for(*needs, wanted_goals=wanted).goals, key=lambda goal: goal.wording
    )[::-1]
    assert (own.statement, own.wording.value) == ("I play in the band.", "own")
    assert starter.statement == policy_named().guidance_for("employment").value.goal
    rules = [[reason.rule for reason in goal.reasons] for goal in (own, starter)]
    assert "goals.own_wording" in rules[0]
    assert "goals.starter_wording" in rules[1]


@pytest.mark.parametrize(
    ("level", "closing", "expected"),
    [
        ("high", Level.MODERATE, "moderate"),
        ("high", Level.LOW, "low"),
        ("high", Level.HIGH, "moderate"),
        ("moderate", Level.MODERATE, "low"),
        ("moderate", Level.LOW, "low"),
    ],
)
def test_work_goes_on_until_the_closing_level(level: str, closing: Level, expected: str) -> None:
    """Always below the level at which the need was targeted."""
    policy = policy_with("treatment-court", closing_level=closing)
    (goal,) = plan_for(a_need("n1", "employment", level), policy=policy).goals
    assert goal.closes_at is not None
    assert goal.closes_at.value == expected
    (reason,) = [reason for reason in goal.reasons if reason.rule == "goals.closing_level"]
    assert reason.fact("closes_at") == expected


@pytest.mark.parametrize("level", ["low", "unknown"])
def test_a_need_that_interferes_closes_when_it_no_longer_does(level: str) -> None:
    """Its level cannot fall to anything."""
    (goal,) = plan_for(a_need("n1", "food", level, interferes=True)).goals
    assert goal.closes_at is None
    assert "goals.closing_level" not in {reason.rule for reason in goal.reasons}


@pytest.mark.parametrize(
    ("policy", "domain", "required"),
    [
        ("treatment-court", "dental", True),
        ("treatment-court", "employment", False),
        ("rnr-baseline", "dental", True),
        ("virginia", "dental", False),
        ("success-plan", "dental", False),
    ],
)
def test_maintenance_may_be_required_for_graduation(
    policy: str, domain: str, required: bool
) -> None:
    """Where the policy says so."""
    case = a_case(a_need("n1", domain), risk_level=RiskLevel.HIGH)
    (goal,) = a_plan(case, policy_named(policy)).goals
    assert ("goals.graduation" in {reason.rule for reason in goal.reasons}) == required


def test_dates_are_told_as_what_they_are() -> None:
    """An active goal's dates count, a queued goal's are expected."""
    needs = [a_need(f"n{number}", "employment") for number in range(3)]
    plan = plan_for(*needs)
    active, queued = plan.active_goals[0], plan.future_goals[0]
    dated = {reason.rule: reason for reason in (*active.reasons, *queued.reasons)}
    assert dict(dated["goals.dates"].facts) == {"starts_on": "2026-11-21", "target": 90}
    assert dict(dated["goals.first_step"].facts) == {"days": 14}
    assert dated["goals.expected_dates"].fact("starts_on") == "2027-02-19"
    assert "goals.expected_dates" not in {reason.rule for reason in active.reasons}


def test_a_goal_that_cannot_start_yet_says_so() -> None:
    """Until the risk level is assessed it has no dates."""
    case = a_case(a_need("n1", "employment"))
    (goal,) = a_plan(case).goals
    rules = {reason.rule for reason in goal.reasons}
    assert "goals.no_dates_yet" in rules
    assert not {"goals.dates", "goals.expected_dates"} & rules


def test_strengths_stand_at_the_steps_that_use_them() -> None:
    """In both directions."""
    strengths = (Strength(id="s1", text="x"), Strength(id="s2", text="y"))
    plan = plan_for(a_need("n1", "employment"), strengths=strengths)
    (goal,) = plan.goals
    assert [step.strength_ids for step in goal.steps] == [("s1",), ("s2",), ()]
    assert [item.step_ids for item in plan.strengths] == [("g1.s1",), ("g1.s2",)]
