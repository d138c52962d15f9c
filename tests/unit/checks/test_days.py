"""Whether everything has its day, and the days agree; boundary days above all."""

import datetime
from typing import Any

import pytest
from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from rnr_caseplan import CasePlan, Goal
from rnr_caseplan.lifecycle import GoalPaused, GoalResumed, StepRedated
from scripts.example_plan import CHECKED_ON
from tests.strategies import Situation, a_need, a_situation, day_near, days, situations
from tests.unit.checks.looking import abouts, found, look, places, the_example, the_policy
from tests.unit.lives import drafted, later, lived

BY = "staff:17"
DATED = ("SMT12", "SMT13", "SMT14", "SMT15", "SMT16", "SMT17", "SMT18")
S2, S3, S4 = (f"goals[0].steps[{place}].due_on" for place in (1, 2, 3))
START, TARGET = "goals[0].starts_on", "goals[0].target_date"
CLOSED = ("closed_on", "2026-11-25")


@pytest.mark.parametrize("code", DATED)
@given(situation=situations())
@example(situation=a_situation(a_need("n1", "employment"), as_of=datetime.date.max))
@example(situation=a_situation(a_need("n1", "employment"), as_of=datetime.date(9999, 10, 2)))
@example(situation=a_situation(a_need("n1", "employment"), as_of=datetime.date(9999, 10, 3)))
def test_the_days_of_a_fresh_draft_agree(code: str, situation: Situation) -> None:
    """Also where the calendar ends; but that supervision may end first, which the case says."""
    plan = situation.draft()
    found_codes = look(code, plan, plan.as_of, situation.policy)
    assert found_codes == [] or code == "SMT17"


@pytest.mark.parametrize("code", DATED)
@pytest.mark.parametrize("status", ["future", "paused", "achieved", "discontinued"])
def test_only_goals_in_work_have_days_to_keep(code: str, status: str) -> None:
    """A goal that waits has none yet, one that rests gets others, and one that ended needs none."""
    values = (
        ("goals[0].status", status),
        (S2, "2026-11-01"),
        (S3, None),
        (S4, "2029-01-01"),
        ("case.sentence_months", 1),
    )
    assert [place for place in places(code, *values) if place.startswith("goals[0]")] == []


# Within the goal. -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "is_found"),
    [
        ("2026-11-04", True),
        ("2026-11-05", False),
        ("2027-02-03", False),
        ("2027-02-04", True),
        (None, False),
    ],
)
def test_a_step_is_due_from_the_first_day_of_its_goal_to_its_target_date(
    day: str | None, is_found: bool
) -> None:
    """Both days are within it."""
    assert places("SMT12", (S4, day)) == [S4] * is_found


def test_each_step_says_on_which_side_it_lies() -> None:
    """By the ids of step and goal."""
    sentences = [item.sentence for item in found("SMT12", (S3, "2026-11-01"), (S4, "2027-03-01"))]
    assert sentences == [
        "step g1.s3 is due before goal g1 starts",
        "step g1.s4 is due after the target date of goal g1",
    ]


def test_a_step_after_a_target_date_that_has_passed_is_no_second_fault() -> None:
    """On the target date itself it still is one."""
    late = ((S2, "2026-12-10"), (S3, None), (S4, None))
    assert places("SMT12", *late, (TARGET, "2026-12-01")) == [S2]
    assert places("SMT12", *late, (TARGET, "2026-11-30")) == []
    assert places("SMT16", *late, (TARGET, "2026-11-30")) == [TARGET]


def test_days_of_a_goal_that_contradict_each_other_are_one_fault() -> None:
    """Whatever the steps say."""
    values = ((START, "2026-12-20"), (TARGET, "2026-12-19"))
    assert places("SMT18", *values) == [TARGET]
    assert places("SMT12", *values) == []
    assert places("SMT18", (START, "2026-12-19"), (TARGET, "2026-12-19")) == []
    assert places("SMT18", (START, None)) == []
    assert places("SMT18", (TARGET, None)) == []


@pytest.mark.parametrize("status", ["future", "paused"])
def test_a_goal_that_waits_may_not_contradict_itself_either(status: str) -> None:
    """Its expected days are shown, too."""
    values = (("goals[0].status", status), (TARGET, "2026-11-04"))
    assert places("SMT18", *values) == [TARGET]
    assert places("SMT18", ("goals[0].status", "achieved"), (TARGET, "2026-11-04")) == []


def test_without_first_day_or_target_date_no_step_lies_outside() -> None:
    """On the side that is unknown."""
    assert places("SMT12", (START, None), (S2, "2020-01-01")) == []
    assert places("SMT12", (TARGET, None), (S4, "2030-01-01")) == []
    assert places("SMT12", (START, None), (S4, "2030-01-01")) == [S4]


# A day for everything. ------------------------------------------------------------------


def test_every_open_step_without_a_day_is_found() -> None:
    """One that is done or not needed has no day to keep."""
    without = ((S2, None), (S3, None))
    assert [(item.place, item.about, item.sentence) for item in found("SMT13", *without)] == [
        (S2, "g1.s2", "step g1.s2 has no day"),
        (S3, "g1.s3", "step g1.s3 has no day"),
    ]
    assert places("SMT13", *without, ("goals[0].steps[1].status", "completed")) == [S3]


def test_a_goal_without_a_target_date_is_found() -> None:
    """Each that is worked on."""
    both = ((TARGET, None), ("goals[1].target_date", None), ("goals[2].target_date", None))
    assert [(item.place, item.sentence) for item in found("SMT14", *both)] == [
        (TARGET, "goal g1 has no target date"),
        ("goals[1].target_date", "goal g2 has no target date"),
    ]


@pytest.mark.parametrize(
    ("day", "start", "is_found"),
    [
        (datetime.date(9999, 10, 2), datetime.date(9999, 1, 1), True),
        (datetime.date(9999, 10, 3), datetime.date(9999, 1, 1), False),
        (datetime.date(9999, 1, 1), datetime.date(9999, 10, 2), True),
        (datetime.date(9999, 1, 1), datetime.date(9999, 10, 3), False),
        (datetime.date(9999, 10, 2), None, True),
        (datetime.date(9999, 10, 3), None, False),
    ],
)
def test_where_the_calendar_ends_nothing_can_have_a_day(
    day: datetime.date, start: datetime.date | None, is_found: bool
) -> None:
    """Where the policy's 90 days for a goal go beyond 31 December 9999."""
    values: tuple[tuple[str, Any], ...] = (
        (START, start.isoformat() if start else None),
        (TARGET, None),
        (S2, None),
    )
    assert places("SMT13", *values, day=day) == [S2] * is_found
    assert places("SMT14", *values, day=day) == [TARGET] * is_found


def test_a_long_pause_at_the_end_of_the_calendar_leaves_no_fault() -> None:
    """The days that move beyond it are gone."""
    begin, back = datetime.date(9999, 6, 1), datetime.date(9999, 11, 1)
    situation = a_situation(a_need("n1", "employment"), as_of=begin)
    plan = lived(
        situation.draft(),
        GoalPaused(on=begin, by=BY, goal_id="g1"),
        GoalResumed(on=back, by=BY, goal_id="g1"),
        policy=situation.policy,
    )
    assert plan.goals[0].target_date is None
    assert abouts("SMT13", plan, back) == []
    assert abouts("SMT14", plan, back) == []


# Time that passes. ----------------------------------------------------------------------


def test_a_step_is_late_from_the_day_after_its_day() -> None:
    """The earlier step of each goal; done ones are not late."""
    day = datetime.date(2026, 12, 8)
    assert places("SMT15", day=day) == []
    (first, second) = found("SMT15", day=day + datetime.timedelta(1))
    assert first.sentence == "step g1.s2 was due on 2026-12-08 and is open"
    assert (first.place, second.place) == (S2, "goals[1].steps[1].due_on")
    done = ("goals[0].steps[1].status", "completed")
    assert places("SMT15", done, day=day + datetime.timedelta(1)) == ["goals[1].steps[1].due_on"]


def test_a_goal_is_late_from_the_day_after_its_target_date() -> None:
    """Both goals have the same one."""
    day = datetime.date(2027, 2, 3)
    assert places("SMT16", day=day) == []
    (first, second) = found("SMT16", day=day + datetime.timedelta(1))
    assert first.sentence == "goal g1 was to be reached by 2027-02-03"
    assert (first.place, second.place) == (TARGET, "goals[1].target_date")
    assert places("SMT16", (TARGET, None), day=day) == []


@pytest.mark.parametrize("code", ["SMT15", "SMT16", "SMT17"])
def test_in_a_closed_plan_nothing_is_late(code: str) -> None:
    """Before it is closed, everything is."""
    values = ((S2, "2026-11-10"), (TARGET, "2026-11-20"), ("goals[1].target_date", "2029-01-01"))
    assert len(found(code, *values)) == 1
    assert found(code, *values, CLOSED) == []
    before = datetime.date(2026, 11, 24)
    assert len(found(code, *values, CLOSED, day=before)) == 1


def test_a_step_with_another_day_is_in_time() -> None:
    """Until that day has passed."""
    plan = lived(drafted(), StepRedated(on=later(20), by=BY, step_id="g1.s1", due_on=later(30)))
    assert "g1.s1" not in abouts("SMT15", plan, later(30))
    assert "g1.s1" in abouts("SMT15", plan, later(31))
    assert "g2.s1" in abouts("SMT15", plan, later(30))


# Supervision. ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("assigned_on", "months", "target", "is_found"),
    [
        ("2026-11-02", 24, "2028-11-02", False),
        ("2026-11-02", 24, "2028-11-03", True),
        ("2026-08-31", 6, "2027-02-28", False),
        ("2026-08-31", 6, "2027-03-01", True),
        ("2026-11-02", None, "2030-01-01", False),
        (None, 24, "2030-01-01", False),
        ("2026-11-02", 100_000, "9999-12-31", False),
        ("2026-11-05", 0, "2026-11-06", True),
        ("2026-11-04", 0, "2026-11-06", False),
        ("2026-11-02", 24, None, False),
    ],
)
def test_a_goal_is_reached_by_the_last_day_of_the_sentence(
    assigned_on: str | None, months: int | None, target: str | None, is_found: bool
) -> None:
    """Months are counted from the assignment; a sentence over before the draft tells nothing."""
    values: tuple[tuple[str, Any], ...] = (
        ("case.assigned_on", assigned_on),
        ("case.sentence_months", months),
        (TARGET, target),
        ("goals[1].target_date", None),
    )
    assert places("SMT17", *values) == [TARGET] * is_found


def test_each_goal_beyond_supervision_is_found_with_its_last_day() -> None:
    """By the ids of the goals."""
    assert [item.sentence for item in found("SMT17", ("case.sentence_months", 2))] == [
        "goal g1 is to be reached after supervision ends on 2027-01-02",
        "goal g2 is to be reached after supervision ends on 2027-01-02",
    ]


# Laws. ----------------------------------------------------------------------------------


def with_days(
    start: datetime.date | None, due_on: datetime.date | None, target: datetime.date | None
) -> CasePlan:
    """Give the example plan with one goal of one step."""
    goal: Goal = the_example().goals[0]
    step = evolve(goal.steps[1], due_on=due_on)
    changed = evolve(goal, starts_on=start, target_date=target, steps=(step,))
    return evolve(the_example(), goals=(changed,))


@given(start=st.none() | days(), due_on=st.none() | days(), target=st.none() | days(), as_of=days())
def test_no_day_of_the_calendar_brings_an_exception(
    start: datetime.date | None,
    due_on: datetime.date | None,
    target: datetime.date | None,
    as_of: datetime.date,
) -> None:
    """And one fault of days is told by one error."""
    plan = with_days(start, due_on, target)
    codes = [code for code in DATED if look(code, plan, as_of, the_policy())]
    assert len(set(codes) & {"SMT12", "SMT18"}) <= 1
    if start is not None and target is not None:
        assert ("SMT18" in codes) == (target < start)
    if due_on is not None:
        assert ("SMT15" in codes) == (due_on < as_of)


@given(shift=st.integers(-3000, 3000))
def test_days_that_all_move_by_the_same_time_are_judged_the_same(shift: int) -> None:
    """Nothing depends on the date of the year."""

    def moved(day: datetime.date) -> datetime.date:
        return day_near(day, shift)

    start, due_on, target, as_of = (datetime.date(2026, 11, day) for day in (5, 12, 19, 20))
    for days_of_plan in ((start, due_on, target), (start, target, due_on), (due_on, start, target)):
        here = with_days(*days_of_plan)
        there = with_days(*[moved(day) for day in days_of_plan])
        for code in ("SMT12", "SMT15", "SMT16", "SMT18"):
            assert abouts_of(code, here, as_of) == abouts_of(code, there, moved(as_of))


def abouts_of(code: str, plan: CasePlan, day: datetime.date) -> list[str | None]:
    """Give the parts about which one check finds something under the example's policy."""
    return [item.about for item in look(code, plan, day, the_policy())]


def test_nothing_is_found_without_goals() -> None:
    """In a plan that was diverted, for example."""
    empty = evolve(the_example(), goals=())
    assert [code for code in DATED if look(code, empty, CHECKED_ON, the_policy())] == []
