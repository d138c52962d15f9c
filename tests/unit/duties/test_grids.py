"""Duties at fixed days: each with a window of its own."""

import datetime
from typing import Any

import pytest

from rnr_caseplan import Cadence, Unit
from rnr_caseplan.dates import Period
from rnr_caseplan.duties.counting import count_duty
from rnr_caseplan.duties.length import Basis
from rnr_caseplan.policy.cadence import (
    AfterPause,
    Align,
    Band,
    Edge,
    FirstPeriod,
    Interval,
    OnChange,
    PastEnd,
    PauseRule,
    Repeats,
    Stage,
    Standing,
    WindowEnd,
)
from tests.unit.builders import (
    a_cadence,
    a_pause,
    contacts,
    course_of,
    day,
    days_of,
    known_of,
    level_change,
    level_is,
)

EVERY_30 = a_cadence(amount=30, repeats=Repeats.FROM_ANCHOR)


def each(period: Period = Period.MONTH, **other: Any) -> Cadence:
    """Give a duty of each period of the calendar."""
    return a_cadence(
        **{
            "unit": None,
            "repeats": Repeats.EACH_PERIOD,
            "period": period,
            "first_period": FirstPeriod.PARTIAL,
            **other,
        }
    )


def test_fixed_days_do_not_move_with_what_was_done() -> None:
    """Each has a window from the day after the one before it."""
    course = course_of(EVERY_30, known_of(*contacts(10, 31, 95)), until=120)
    assert days_of(course) == [30, 60, 90, 120]
    assert [due.met_on for due in course.dues] == [day(10), day(31), None, day(95)]
    assert [due.late_on for due in course.dues] == [None, None, day(95), None]
    assert [due.earliest_on for due in course.dues] == [None] * 4


def test_several_times_in_each_window() -> None:
    """The last of them meets it; late ones complete what was done in time."""
    cadence = a_cadence(amount=30, times=2, repeats=Repeats.FROM_ANCHOR)
    course = course_of(cadence, known_of(*contacts(10, 30, 40, 65)), until=90)
    assert [due.met_on for due in course.dues] == [day(30), None, None]
    assert [due.late_on for due in course.dues] == [None, day(65), None]
    none = course_of(cadence, known_of(*contacts(35)), until=30)
    assert none.dues[0].late_on is None


def test_fixed_days_have_a_first_interval_and_stages() -> None:
    """As others do, whether they were met or not."""
    first = a_cadence(
        amount=30, first=Interval(amount=7, unit=Unit.DAYS), repeats=Repeats.FROM_ANCHOR
    )
    assert days_of(course_of(first, known_of(), until=70)) == [7, 37, 67]
    stages = (Stage(amount=7, unit=Unit.DAYS, times=2), Stage(amount=30, unit=Unit.DAYS))
    staged = a_cadence(unit=None, stages=stages, repeats=Repeats.FROM_ANCHOR)
    assert days_of(course_of(staged, known_of(), until=80)) == [7, 14, 44, 74]


def test_what_is_done_before_a_window_opens_does_not_meet_a_fixed_day() -> None:
    """It is told, as far as it lies in the day's own window."""
    cadence = a_cadence(
        amount=30,
        repeats=Repeats.FROM_ANCHOR,
        opens=Edge(amount=10, unit=Unit.DAYS, before="due"),
    )
    course = course_of(cadence, known_of(*contacts(5, 19, 45, 50)), until=60)
    first, second = course.dues
    assert (first.early_on, first.earliest_on, first.met_on) == (day(19), day(20), None)
    assert (second.early_on, second.met_on) == (day(45), day(50))


@pytest.mark.parametrize(
    ("start", "first", "expected"),
    [
        ("2026-01-01", FirstPeriod.PARTIAL, ["2026-01-31", "2026-02-28"]),
        ("2026-01-31", FirstPeriod.PARTIAL, ["2026-01-31", "2026-02-28"]),
        ("2026-01-01", FirstPeriod.FULL, ["2026-01-31", "2026-02-28"]),
        ("2026-01-02", FirstPeriod.FULL, ["2026-02-28", "2026-03-31"]),
    ],
)
def test_the_first_period_counts_as_the_policy_says(
    start: str, first: FirstPeriod, expected: list[str]
) -> None:
    """A whole one always does."""
    cadence = each(anchor="begun_on", first_period=first)
    course = course_of(cadence, known_of(begun_on=datetime.date.fromisoformat(start)))
    assert [str(due.due_on) for due in course.dues[:2]] == expected


def test_only_what_lies_in_a_period_meets_it() -> None:
    """From its first day, or from the anchor in the first one."""
    cadence = each(anchor="begun_on")
    course = course_of(cadence, known_of(*contacts(5, 31, 58), begun_on=day(10)), until=60)
    assert [due.met_on for due in course.dues] == [None, day(31)]
    assert [due.earliest_on for due in course.dues] == [day(10), day(31)]
    assert course.dues[0].late_on == day(31)


def test_the_calendar_ends_every_period() -> None:
    """Nothing is invented past its last day."""
    last = known_of(begun_on=datetime.date(9999, 11, 20), as_of=0)
    period = (datetime.date.min, datetime.date.max)
    for first, count in ((FirstPeriod.PARTIAL, 2), (FirstPeriod.FULL, 1)):
        cadence = each(anchor="begun_on", first_period=first)
        assert len(count_duty(cadence, last, met_by=(), period=period).dues) == count
    cut = known_of(begun_on=datetime.date(9999, 12, 15), as_of=0)
    cadence = each(anchor="begun_on", first_period=FirstPeriod.FULL)
    (due,) = count_duty(cadence, cut, met_by=(), period=period).dues
    assert due.due_on == datetime.date.max
    fixed = a_cadence(anchor="begun_on", amount=10, repeats=Repeats.FROM_ANCHOR)
    assert len(count_duty(fixed, cut, met_by=(), period=period).dues) == 1


def test_a_window_that_ended_ends_fixed_days() -> None:
    """An end past which nothing is due."""
    ends = WindowEnd(amount=0, unit=Unit.DAYS, after="release_on", then=PastEnd.NOT_DUE)
    cadence = a_cadence(amount=30, ends=ends, repeats=Repeats.FROM_ANCHOR)
    assert days_of(course_of(cadence, known_of(release_on=day(89)))) == [30, 60]
    closed = course_of(cadence, known_of(release_on=day(20)))
    assert closed.dues == ()
    assert closed.nothing is not None
    assert closed.nothing.ended_on == day(20)
    assert course_of(cadence, known_of()).lacking == ("release_on",)


def test_a_duty_that_was_due_before_its_window_ended_is_not_told_as_exempt() -> None:
    """Its days were asked for, and are there."""
    ends = WindowEnd(amount=0, unit=Unit.DAYS, after="release_on", then=PastEnd.NOT_DUE)
    cadence = a_cadence(amount=30, ends=ends, repeats=Repeats.FROM_ANCHOR)
    course = course_of(cadence, known_of(*contacts(10, 40), release_on=day(70)))
    assert days_of(course) == [30, 60]
    assert course.nothing is None


def test_a_pause_moves_a_fixed_day_alone() -> None:
    """The days after it stay where they are."""
    rules = (PauseRule(event="hospital", then=AfterPause.SHIFTED),)
    cadence = a_cadence(amount=30, repeats=Repeats.FROM_ANCHOR, pauses=rules)
    course = course_of(cadence, known_of(a_pause("hospital", 10, 15)), until=70)
    assert days_of(course) == [35, 60]


def test_ends_of_months_are_fixed_days() -> None:
    """Each month once, and what met one stays."""
    cadence = a_cadence(
        amount=1, unit=Unit.MONTHS, align=Align.END_OF_MONTH, repeats=Repeats.FROM_ANCHOR
    )
    course = course_of(cadence, known_of(*contacts(40)), until=90)
    assert days_of(course) == [58, 89]
    assert course.dues[0].met_on == day(40)


def test_a_day_that_two_intervals_share_is_met_once() -> None:
    """Twice two weeks, to the same end of the month: what met it meets it."""
    cadence = a_cadence(amount=14, align=Align.END_OF_MONTH, repeats=Repeats.FROM_ANCHOR)
    course = course_of(cadence, known_of(*contacts(10)), until=30)
    assert [(due.due_on, due.met_on) for due in course.dues] == [(day(30), day(10))]


def by_level(how: OnChange) -> Cadence:
    """Give thirty days at a low level, seven at a high one, none at a medium one."""
    return a_cadence(
        unit=Unit.DAYS,
        repeats=Repeats.FROM_ANCHOR,
        on_change=how,
        bands=(
            Band(when=level_is("low"), amount=30),
            Band(when=level_is("high"), amount=7),
            Band(when=level_is("medium", "unknown"), standing=Standing.EXEMPT),
        ),
    )


@pytest.mark.parametrize(
    ("how", "on", "expected"),
    [
        (OnChange.KEEP, 10, [30, 37, 44]),
        (OnChange.KEEP, 31, [30, 37, 44]),
        (OnChange.RESTART, 10, [17, 24, 31]),
        (OnChange.RESTART, 30, [37, 44, 51]),
        (OnChange.RESTART, 31, [30, 37, 44]),
    ],
)
def test_a_change_of_level_keeps_or_restarts_the_running_window(
    how: OnChange, on: int, expected: list[int]
) -> None:
    """A change on the day after a fixed day chooses the next window itself."""
    known = known_of(level_change(on, "low", "high"))
    course = course_of(by_level(how), known, until=expected[-1])
    assert days_of(course) == expected


def test_a_window_after_a_change_is_counted_on_from_the_day_before_it() -> None:
    """With ``keep`` from the last fixed day."""
    course = course_of(by_level(OnChange.KEEP), known_of(level_change(10, "low", "high")), until=40)
    assert [due.basis for due in course.dues] == [Basis.ANCHOR, Basis.DUE]
    assert course.dues[1].counted_from == day(30)
    anew = course_of(by_level(OnChange.RESTART), known_of(level_change(10, "low", "high")))
    assert anew.dues[0].counted_from == day(10)


def test_a_change_to_the_same_interval_restarts_nothing() -> None:
    """Only another timing does."""
    cadence = a_cadence(
        amount=30,
        repeats=Repeats.FROM_ANCHOR,
        on_change=OnChange.RESTART,
        bands=(Band(when=level_is("low"), amount=30),),
    )
    known = known_of(level_change(10, "low", "high"))
    assert days_of(course_of(cadence, known, until=60)) == [30, 60]


@pytest.mark.parametrize("how", [OnChange.KEEP, OnChange.RESTART])
def test_a_change_to_a_level_that_asks_for_nothing_or_is_not_known_ends_fixed_days(
    how: OnChange,
) -> None:
    """At once, or after the running one."""
    exempt = course_of(by_level(how), known_of(level_change(10, "low", "medium")))
    assert days_of(exempt) == ([30] if how is OnChange.KEEP else [])
    assert exempt.nothing is not None
    lost = course_of(by_level(how), known_of(level_change(10, "low", "enormous")))
    assert days_of(lost) == ([30] if how is OnChange.KEEP else [])
    assert lost.lacking == ("supervision_level",)
