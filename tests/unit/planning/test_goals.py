"""The goals of a draft, with conditions woven in and strengths used."""

from typing import Any

from rnr_caseplan import (
    Barrier,
    CasePlan,
    Condition,
    Need,
    Readiness,
    ResponsivityProfile,
    RiskLevel,
    StageOfChange,
    Strength,
    WantedGoal,
)
from tests.unit.builders import a_case, a_need, a_plan, policy_named

WORK, FUN, HOME = (
    a_need("w", "employment"),
    a_need("l", "leisure"),
    a_need("h", "unstable_housing", interferes=True),
)


def draft(*needs: Need, policy: str = "rnr-baseline", **facts: Any) -> CasePlan:
    """Draft a plan at moderate risk."""
    facts = {"risk_level": RiskLevel.MODERATE, **facts}
    return a_plan(a_case(*needs, **facts), policy_named(policy))


def summary(plan: CasePlan) -> list[tuple[str, str, str]]:
    """Give id, status and need of each goal."""
    return [(goal.id, goal.status.value, goal.need_ids[0]) for goal in plan.goals]


def test_without_needs_there_are_no_goals() -> None:
    """Conditions and strengths are kept all the same."""
    plan = draft(
        conditions=(Condition(id="c1", text="x"),), strengths=(Strength(id="s1", text="x"),)
    )
    assert plan.goals == ()
    assert [item.goal_id for item in plan.conditions] == [None]
    assert [item.step_ids for item in plan.strengths] == [()]


def test_active_goals_come_before_future_ones_each_by_rank() -> None:
    """With numbers in that order."""
    plan = draft(a_need("d", "dental"), FUN, WORK, HOME)
    assert summary(plan) == [
        ("g1", "active", "h"),
        ("g2", "active", "w"),
        ("g3", "future", "l"),
        ("g4", "future", "d"),
    ]


def test_a_goal_that_is_asked_for_takes_the_place_of_its_need() -> None:
    """In the participant's own words."""
    wanted = (WantedGoal(need_id="w", statement="I cook for a living."),)
    plan = draft(WORK, wanted_goals=wanted)
    assert [goal.statement for goal in plan.active_goals] == ["I cook for a living."]


def test_several_goals_on_one_need_wait_for_the_first() -> None:
    """None is dropped, and the reason says so."""
    wanted = tuple(WantedGoal(need_id="w", statement=f"I do {number}.") for number in range(3))
    plan = draft(WORK, FUN, wanted_goals=wanted)
    assert summary(plan) == [
        ("g1", "active", "w"),
        ("g2", "active", "l"),
        ("g3", "future", "w"),
        ("g4", "future", "w"),
    ]
    assert [goal.statement for goal in plan.goals if goal.need_ids == ("w",)] == [
        "I do 0.",
        "I do 1.",
        "I do 2.",
    ]
    assert [goal.reasons[0].rule for goal in plan.future_goals] == ["sequence.one_goal_a_need"] * 2


def test_a_goal_that_is_asked_for_on_a_need_without_a_place_is_queued() -> None:
    """Watched, unknown, not targeted, or answered otherwise: kept with the reason."""
    needs = (
        a_need("n1", "leisure", "low"),
        a_need("n2", "employment", "unknown"),
        a_need("n3", "trauma"),
    )
    wanted = tuple(WantedGoal(need_id=need.id, statement="I do it.") for need in needs)
    plan = draft(*needs, wanted_goals=wanted)
    assert plan.active_goals == ()
    assert {goal.need_ids[0] for goal in plan.future_goals} == {"n1", "n2", "n3"}
    assert {goal.reasons[0].rule for goal in plan.future_goals} == {"targets.wanted"}
    assert {item.disposition.value for item in plan.needs} == {"future"}


def test_a_goal_on_static_history_is_not_drafted() -> None:
    """It stays in the case, and a warning says why."""
    wanted = (WantedGoal(need_id="c", statement="I change my past."),)
    plan = draft(a_need("c", "criminal_history"), wanted_goals=wanted)
    assert plan.goals == ()
    assert any(line.startswith("wanted_goals: the goal on need c") for line in plan.warnings)


def test_conditions_are_woven_into_goals_active_ones_first() -> None:
    """Both sides name each other."""
    conditions = (
        Condition(id="c1", text="x", domains=("employment", "unstable_housing")),
        Condition(id="c2", text="x", domains=("leisure",)),
        Condition(id="c3", text="x"),
    )
    plan = draft(HOME, WORK, FUN, conditions=conditions)
    assert [(item.id, item.goal_id) for item in plan.conditions] == [
        ("c1", "g1"),
        ("c2", "g3"),
        ("c3", None),
    ]
    assert [goal.condition_ids for goal in plan.goals] == [("c1",), (), ("c2",)]


def test_strengths_are_used_in_active_goals() -> None:
    """In future ones only where none is active."""
    strengths = (Strength(id="s1", text="x", domains=("leisure",)),)
    plan = draft(HOME, WORK, FUN, strengths=strengths)
    assert plan.strengths[0].step_ids == ("g1.s1",)
    unknown = draft(FUN, risk_level=RiskLevel.UNKNOWN, strengths=strengths)
    assert [goal.status.value for goal in unknown.goals] == ["future"]
    assert unknown.strengths[0].step_ids == ("g1.s1",)


def test_without_a_full_plan_queued_goals_have_no_dates() -> None:
    """Nobody knows when they start."""
    plan = draft(WORK, risk_level=RiskLevel.UNKNOWN)
    (goal,) = plan.goals
    assert (goal.starts_on, goal.target_date) == (None, None)
    assert {step.due_on for step in goal.steps} == {None}


def test_every_goal_begins_with_the_step_of_its_stage() -> None:
    """And says why."""
    plan = draft(HOME, WORK, readiness=Readiness(stage=StageOfChange.ACTION))
    for goal in plan.goals:
        assert "motivation.first_step" in {reason.rule for reason in goal.reasons}
        domain = {"h": "unstable_housing", "w": "employment"}[goal.need_ids[0]]
        words = policy_named().guidance_for(domain).value
        assert goal.steps[0].text == words.first_steps.action


def days_of(plan: CasePlan) -> list[list[int]]:
    """Give the days of each goal's steps, counted from its first day of work."""
    return [
        [(step.due_on - goal.starts_on).days for step in goal.steps if step.due_on]
        for goal in plan.goals
        if goal.starts_on
    ]


def test_the_ways_of_working_move_the_days_of_steps() -> None:
    """Active goals begin together and take turns; a queued one has all its days."""
    needs = (WORK, FUN, a_need("c", "antisocial_companions"))
    assert days_of(draft(*needs)) == [[14, 39, 64]] * 3
    for barrier, expected in {
        Barrier.SHORT_ATTENTION: [[7, 34, 62]] * 3,
        Barrier.EASILY_OVERWHELMED: [[7, 34, 62], [14, 39, 64], [14, 39, 64]],
        Barrier.THINKING_AND_MEMORY: [[3, 32, 61], [7, 34, 62], [7, 34, 62]],
    }.items():
        plan = draft(*needs, responsivity=ResponsivityProfile(barriers=(barrier,)))
        assert days_of(plan) == expected
        assert [goal.target_date for goal in plan.goals] == [
            goal.target_date for goal in draft(*needs).goals
        ]


def test_a_goal_says_why_its_first_step_is_due_when_it_is() -> None:
    """After the reason of its dates, in the place of the usual one."""
    profile = ResponsivityProfile(barriers=(Barrier.THINKING_AND_MEMORY,))
    plan = draft(WORK, FUN, a_need("c", "antisocial_companions"), responsivity=profile)
    told = [[reason.rule for reason in goal.reasons] for goal in plan.goals]
    for rules in told[:2]:
        place = rules.index("goals.dates")
        assert rules[place + 1 : place + 3] == [
            "responsivity.shorter_steps",
            "responsivity.in_turn",
        ]
    place = told[2].index("goals.expected_dates")
    assert told[2][place + 1] == "responsivity.shorter_steps"
    assert "responsivity.in_turn" not in told[2]
    assert not any("goals.first_step" in rules for rules in told)


def test_a_goal_that_begins_alone_takes_no_turn() -> None:
    """Also where one thing comes at a time; without a full plan none begins."""
    profile = ResponsivityProfile(barriers=(Barrier.EASILY_OVERWHELMED,))
    plan = draft(WORK, responsivity=profile)
    assert days_of(plan) == [[14, 39, 64]]
    waiting = draft(WORK, FUN, responsivity=profile, risk_level=RiskLevel.UNKNOWN)
    rules = {reason.rule for goal in waiting.goals for reason in goal.reasons}
    assert "responsivity.in_turn" not in rules
    assert "goals.first_step" in rules
