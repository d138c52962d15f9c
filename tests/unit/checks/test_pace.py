"""Whether the steps are few enough, in their order, and close enough to each other."""

import datetime
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from rnr_caseplan import ActionStep, CasePlan
from rnr_caseplan.lifecycle import StepAdded, StepCompleted, StepRedated
from rnr_caseplan.policy.policy import Policy
from scripts.example_plan import CHECKED_ON
from tests.strategies import Situation, situations
from tests.unit.builders import TODAY
from tests.unit.checks.looking import abouts, found, look, places, the_example, the_policy
from tests.unit.lives import drafted, later, lived

BY = "staff:17"
OF_PACE = ("SMT19", "SMT20", "SMT21", "SMT22", "SMT23")
AHEAD = ("SMT19", "SMT20", "SMT22", "SMT23")
CLOSED = ("closed_on", "2026-11-25")
S2, S3, S4 = (f"goals[0].steps[{place}].due_on" for place in (1, 2, 3))
FIRST = datetime.date(2026, 12, 10)


def with_limits(**limits: int) -> Policy:
    """Give the example plan's policy with other limits."""
    policy = the_policy()
    changes: dict[str, Any] = {
        name: evolve(getattr(policy, name), value=value) for name, value in limits.items()
    }
    return evolve(policy, **changes)


def with_steps(*distances: int | None, **facts: Any) -> CasePlan:
    """Give the example plan with one goal, whose steps are due so many days after the first."""
    goal = the_example().goals[0]
    steps = tuple(
        ActionStep(
            id=f"s{number}",
            text="I call one kitchen on my list.",
            responsible="P-3001",
            due_on=None if distance is None else FIRST + datetime.timedelta(distance),
        )
        for number, distance in enumerate(distances, start=1)
    )
    return evolve(the_example(), goals=(evolve(goal, steps=steps, **facts),))


def sentences(code: str, plan: CasePlan, **limits: int) -> list[str]:
    """Give the sentences of one check about a plan, under the example's policy or other limits."""
    return [item.sentence for item in look(code, plan, CHECKED_ON, with_limits(**limits))]


@pytest.mark.parametrize("code", OF_PACE)
@given(situation=situations())
def test_a_fresh_draft_keeps_a_good_pace(code: str, situation: Situation) -> None:
    """But that somebody may have to be in court on the day of a step."""
    plan = situation.draft()
    assert look(code, plan, plan.as_of, situation.policy) == [] or code == "SMT22"


@pytest.mark.parametrize("code", OF_PACE)
def test_nothing_is_found_without_goals(code: str) -> None:
    """Or without steps, or with steps that have no day."""
    empty = evolve(the_example(), goals=())
    for plan in (empty, with_steps(), with_steps(None, None, None)):
        assert look(code, plan, CHECKED_ON, the_policy()) == []


@pytest.mark.parametrize("status", ["future", "paused", "achieved", "discontinued"])
@pytest.mark.parametrize("code", OF_PACE)
def test_only_goals_in_work_count(code: str, status: str) -> None:
    """The steps of others are not taken now."""
    plan = with_steps(90, *[41] * 9)
    plan = evolve(plan, goals=(evolve(plan.goals[0], status=type(plan.goals[0].status)(status)),))
    assert look(code, plan, CHECKED_ON, the_policy()) == []


@pytest.mark.parametrize("code", AHEAD)
def test_the_steps_of_a_closed_plan_are_not_taken_any_more(code: str) -> None:
    """Before it was closed, they were."""
    plan = with_steps(*[41] * 9, 90)
    assert look(code, plan, CHECKED_ON, the_policy()) != []
    closed = evolve(plan, closed_on=CHECKED_ON)
    assert look(code, closed, CHECKED_ON, the_policy()) == []
    assert look(code, closed, CHECKED_ON - datetime.timedelta(1), the_policy()) != []


# How many. ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("distances", "is_found"),
    [
        ((0, 10, 29), True),
        ((0, 10, 30), False),
        ((0, 10), False),
        ((0, 0, 0), True),
        ((29, 0, 10), True),
        ((-60, 0, 30, 60), False),
        ((0, 20, 40, 41), True),
    ],
)
def test_thirty_days_end_on_the_29th_day_after_the_first(
    distances: tuple[int, ...], is_found: bool
) -> None:
    """With a limit of two; the order of the steps makes no difference."""
    assert bool(sentences("SMT19", with_steps(*distances), steps_a_month=2)) == is_found


def test_each_stretch_of_days_is_told_once() -> None:
    """With the number of its steps, at the first step beyond the limit."""
    plan = with_steps(0, 1, 2, 3, 50, 100, 101, 102)
    first, second = look("SMT19", plan, CHECKED_ON, with_limits(steps_a_month=2))
    assert first.sentence == "4 steps are due in the 30 days from 2026-12-10, more than 2"
    assert (first.place, first.about) == ("goals[0].steps[2].due_on", "s3")
    assert second.sentence == "3 steps are due in the 30 days from 2027-03-20, more than 2"
    assert (second.place, second.about) == ("goals[0].steps[7].due_on", "s8")
    assert first.citation == the_policy().steps_a_month.citation


def test_steps_of_all_goals_in_work_count_together() -> None:
    """Of two goals with two each."""
    (item,) = found("SMT19", policy=with_limits(steps_a_month=3))
    assert item.sentence == "4 steps are due in the 30 days from 2026-12-08, more than 3"
    assert item.about == "g2.s3"
    assert found("SMT19", policy=with_limits(steps_a_month=4)) == []


def test_a_stretch_may_reach_the_end_of_the_calendar() -> None:
    """It ends there."""
    last = datetime.date.max
    plan = with_steps(0, 0, 0)
    goal = plan.goals[0]
    steps = tuple(evolve(step, due_on=last) for step in goal.steps)
    plan = evolve(plan, goals=(evolve(goal, steps=steps),))
    assert len(sentences("SMT19", plan, steps_a_month=2)) == 1


def test_each_day_with_too_many_steps_is_told_once() -> None:
    """The limit itself is not too many; the step beyond it is named."""
    plan = with_steps(5, 0, 0, 5, 0, 5, 0, 9)
    first, second = look("SMT20", plan, CHECKED_ON, the_policy())
    assert first.sentence == "4 steps are due on 2026-12-10, more than 2"
    assert (first.place, first.about) == ("goals[0].steps[4].due_on", "s5")
    assert second.sentence == "3 steps are due on 2026-12-15, more than 2"
    assert (second.place, second.about) == ("goals[0].steps[5].due_on", "s6")
    assert first.citation == the_policy().steps_a_day.citation
    assert sentences("SMT20", with_steps(0, 0, 5, 5)) == []


@given(st.lists(st.integers(0, 120), max_size=14), st.integers(1, 5))
def test_a_month_is_too_full_when_some_30_days_are(distances: list[int], limit: int) -> None:
    """Looked at day by day."""
    fullest = max(
        (sum(first <= other < first + 30 for other in distances) for first in range(121)), default=0
    )
    told = sentences("SMT19", with_steps(*distances), steps_a_month=limit)
    assert bool(told) == (fullest > limit)


# In which order. ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("distances", "out_of_order"),
    [
        ((0, 1, 2), []),
        ((0, 0, 0), []),
        ((0, 5, 4), ["s3"]),
        ((9, 1, 2), ["s2", "s3"]),
        ((0, None, 1), []),
        ((5, None, 1), ["s3"]),
        ((0, 5, 3, 4, 6), ["s3", "s4"]),
    ],
)
def test_a_step_before_one_that_stands_before_it_is_found(
    distances: tuple[int | None, ...], out_of_order: list[str]
) -> None:
    """On the same day it is not; one without a day is another fault."""
    plan = with_steps(*distances)
    found_steps = look("SMT21", plan, CHECKED_ON, the_policy())
    assert [item.about for item in found_steps] == out_of_order


def test_a_step_out_of_order_names_the_latest_one_before_it() -> None:
    """Each goal is looked at by itself."""
    (item,) = found("SMT21", (S3, "2026-12-05"))
    assert item.sentence == "step g1.s3 is due before g1.s2, which comes first"
    assert item.place == S3
    done = ("goals[0].steps[1].status", "completed")
    assert found("SMT21", (S3, "2026-12-05"), done) == []


def a_step(identifier: str, days: int) -> StepAdded:
    """Give the event by which a step is added at the end of g1."""
    step = ActionStep(id=identifier, text="I call.", responsible="P-1", due_on=later(days))
    return StepAdded(on=TODAY, by=BY, goal_id="g1", step=step)


def test_a_step_that_people_added_stands_last_whatever_its_day() -> None:
    """It is compared with none, on neither side."""
    plan = lived(drafted(), a_step("new", 3), a_step("more", 2))
    assert abouts("SMT21", plan, TODAY) == []
    moved = lived(plan, StepRedated(on=TODAY, by=BY, step_id="g1.s1", due_on=later(50)))
    assert abouts("SMT21", moved, TODAY) == ["g1.s2"]


# Around court. --------------------------------------------------------------------------


def test_a_step_on_a_day_in_court_is_found() -> None:
    """Each of them, until the day has passed."""
    court = datetime.date(2027, 1, 20)
    both = ((S4, "2027-01-20"), ("goals[1].steps[3].due_on", "2027-01-20"))
    assert [(item.place, item.sentence) for item in found("SMT22", *both, day=court)] == [
        (S4, "step g1.s4 is due on a day in court"),
        ("goals[1].steps[3].due_on", "step g2.s4 is due on a day in court"),
    ]
    assert places("SMT22", *both, day=court + datetime.timedelta(1)) == []
    assert places("SMT22", (S4, "2027-01-19")) == []
    assert places("SMT22", (S4, "2027-01-20"), ("case.court_dates", ())) == []


# One after the other. -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("distances", "gaps"),
    [
        ((0, 45, 90), 0),
        ((0, 46, 90), 1),
        ((0, 46, 92), 2),
        ((46, 0), 1),
        ((0,), 0),
        ((60,), 0),
        ((0, None, 46), 1),
    ],
)
def test_a_gap_between_steps_is_longer_than_the_policy_allows(
    distances: tuple[int | None, ...], gaps: int
) -> None:
    """45 days are allowed; how late the first step comes is another question."""
    assert len(sentences("SMT23", with_steps(*distances))) == gaps


def test_a_gap_says_from_when_to_when() -> None:
    """At the step that comes late, under the policy's citation."""
    (item,) = look("SMT23", with_steps(50, 0), CHECKED_ON, the_policy())
    assert item.sentence == "goal g1 has no step from 2026-12-10 to 2027-01-29"
    assert (item.place, item.about) == ("goals[0].steps[0].due_on", "g1")
    assert item.citation == the_policy().step_days.citation


@pytest.mark.parametrize(("days", "is_found"), [(48, False), (49, True)])
def test_once_a_step_is_done_the_next_one_comes_soon(days: int, is_found: bool) -> None:
    """Counted from the day on which somebody looks."""
    plan = lived(
        drafted(),
        StepCompleted(on=later(3), by=BY, step_id="g1.s1"),
        StepRedated(on=later(3), by=BY, step_id="g1.s2", due_on=later(days)),
        StepRedated(on=later(3), by=BY, step_id="g1.s3", due_on=later(days)),
    )
    assert abouts("SMT23", plan, later(3)) == ["g1"] * is_found
    assert abouts("SMT23", plan, later(4)) == []


def test_a_late_step_counts_from_today() -> None:
    """The time that has passed cannot be filled any more."""
    plan = with_steps(-40, 30)
    assert sentences("SMT23", plan) == []
    assert sentences("SMT23", with_steps(-40, 37)) == [
        "goal g1 has no step from 2026-12-01 to 2027-01-16"
    ]


def test_a_goal_that_begins_later_counts_from_its_first_day() -> None:
    """And one without a first day from today."""
    start = FIRST + datetime.timedelta(20)
    assert sentences("SMT23", with_steps(0, 60, starts_on=start)) == []
    assert len(sentences("SMT23", with_steps(0, 60, starts_on=None))) == 1
