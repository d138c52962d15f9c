"""The days of a duty before anything has happened."""

import datetime
from typing import Any

import pytest

from rnr_caseplan import Cadence, Event, Unit
from rnr_caseplan.dates import Period, WorkingDays
from rnr_caseplan.duties.counting import count_duty
from rnr_caseplan.duties.foreseeing import Foreseen, foresee
from rnr_caseplan.duties.known import Known
from rnr_caseplan.duties.remembering import remember
from rnr_caseplan.policy.cadence import (
    Align,
    Band,
    FirstPeriod,
    Interval,
    OnChange,
    PastEnd,
    Repeats,
    Stage,
    Standing,
    WindowEnd,
)
from rnr_caseplan.policy.terms import FactKind, FactTerm
from rnr_caseplan.policy.when import When

MONDAY = datetime.date(2026, 8, 31)
UNTIL = datetime.date(2026, 12, 31)
RELEASE = datetime.date(2026, 11, 1)
LEVEL = FactTerm(kind=FactKind.WORD, words=("low", "high"))
LOW, HIGH = (When(fact="level", one_of=(word,)) for word in ("low", "high"))
LONG, SHORT = (
    When(time_left_until="release_on", more_than="1 month"),
    When(time_left_until="release_on", at_most="1 month"),
)
WEEKLY: dict[str, Any] = {"amount": 1, "unit": Unit.WEEKS, "repeats": Repeats.FROM_LAST}
MONTHLY: dict[str, Any] = {"amount": 1, "unit": Unit.MONTHS, "repeats": Repeats.FROM_ANCHOR}


def known(
    *events: Event,
    holidays: tuple[datetime.date, ...] = (),
    facts: dict[str, str] | None = None,
    **dates: datetime.date,
) -> Known:
    """Give what is known on the day that duties are counted from; weekends are free."""
    plain = Known(
        as_of=UNTIL,
        dates={"began_on": MONDAY, **dates},
        facts=facts or {},
        terms={"level": LEVEL},
        working=WorkingDays(weekend=(5, 6), holidays=holidays),
    )
    return remember(plain, events)


def a_duty(**timing: Any) -> Cadence:
    """Give a duty that is counted from its beginning."""
    return Cadence(**{"anchor": "began_on", **timing})


def ends(then: PastEnd = PastEnd.NOT_DUE, **edge: Any) -> WindowEnd:
    """Give a window that ends on the day of release, or near it."""
    usual: dict[str, Any] = {"amount": 0, "unit": Unit.DAYS, "after": "release_on"}
    return WindowEnd(then=then, **{**usual, **edge})


def days_of(found: Foreseen) -> list[str]:
    """Give the foreseen days as text."""
    return [str(day) for day in found.days]


@pytest.mark.parametrize(
    ("timing", "days"),
    [
        ({"amount": 30, "unit": Unit.DAYS}, ["2026-09-30"]),
        ({"amount": 0, "unit": Unit.DAYS}, ["2026-08-31"]),
        ({"amount": 6, "unit": Unit.WEEKS, "repeats": Repeats.NEVER}, ["2026-10-12"]),
        ({"amount": 3, "unit": Unit.WORKING_DAYS}, ["2026-09-04"]),
        ({"amount": 122, "unit": Unit.DAYS}, ["2026-12-31"]),
        ({"amount": 123, "unit": Unit.DAYS}, []),
        (MONTHLY, ["2026-09-30", "2026-10-31", "2026-11-30", "2026-12-31"]),
        (
            {**MONTHLY, "repeats": Repeats.FROM_LAST, "align": Align.END_OF_MONTH},
            ["2026-09-30", "2026-10-31", "2026-11-30", "2026-12-31"],
        ),
        ({**MONTHLY, "amount": 4}, ["2026-12-31"]),
        ({**WEEKLY, "amount": 8}, ["2026-10-26", "2026-12-21"]),
        ({**WEEKLY, "amount": 60, "unit": Unit.DAYS}, ["2026-10-30", "2026-12-29"]),
        (
            {**WEEKLY, "amount": 30, "unit": Unit.WORKING_DAYS},
            ["2026-10-13", "2026-11-24"],
        ),
        (
            {**WEEKLY, "amount": 8, "first": Interval(amount=3, unit=Unit.DAYS)},
            ["2026-09-03", "2026-10-29", "2026-12-24"],
        ),
        (
            {
                "stages": (
                    Stage(amount=2, unit=Unit.DAYS, times=1),
                    Stage(amount=7, unit=Unit.DAYS, times=2),
                    Stage(amount=2, unit=Unit.MONTHS),
                ),
                "repeats": Repeats.FROM_LAST,
            },
            ["2026-09-02", "2026-09-09", "2026-09-16", "2026-11-16"],
        ),
    ],
)
def test_intervals_follow_each_other_from_the_anchor(
    timing: dict[str, Any], days: list[str]
) -> None:
    """Up to the last day that is asked for, which belongs to them."""
    holiday = datetime.date(2026, 9, 2)
    cadence = a_duty(**timing)
    about = known(holidays=(holiday,)) if timing.get("unit") is Unit.WORKING_DAYS else known()
    found = foresee(cadence, about, until=UNTIL)
    assert days_of(found) == days
    assert found.lacking == ()
    if days:
        ((when, held),) = cadence.choices
        assert (found.counted_from, found.timing, found.when) == (MONDAY, held, when)


@pytest.mark.parametrize("most", [1, 2, 3])
@pytest.mark.parametrize(
    "timing",
    [
        WEEKLY,
        MONTHLY,
        {**WEEKLY, "ends": ends(PastEnd.DUE_THEN)},
        {
            "period": Period.MONTH,
            "first_period": FirstPeriod.FULL,
            "repeats": Repeats.EACH_PERIOD,
        },
    ],
)
def test_no_more_days_are_foreseen_than_are_asked_for(timing: dict[str, Any], most: int) -> None:
    """The first ones count; a duty that comes once has one at most."""
    about = known(release_on=RELEASE)
    every = foresee(a_duty(**timing), about, until=UNTIL).days
    assert len(every) > 3
    assert foresee(a_duty(**timing), about, until=UNTIL, most=most).days == every[:most]
    once = a_duty(amount=1, unit=Unit.DAYS)
    assert len(foresee(once, about, until=UNTIL, most=most).days) == 1


def test_a_window_that_closes_leaves_out_what_comes_after_it() -> None:
    """Its last day belongs to it."""
    closing = a_duty(**{**WEEKLY, "amount": 3}, ends=ends())
    for release_on, days in (
        (datetime.date(2026, 10, 12), ["2026-09-21", "2026-10-12"]),
        (datetime.date(2026, 10, 11), ["2026-09-21"]),
        (datetime.date(2026, 9, 20), []),
    ):
        about = known(release_on=release_on)
        assert days_of(foresee(closing, about, until=UNTIL)) == days
    month_before = ends(amount=1, unit=Unit.MONTHS, after=None, before="release_on")
    earlier = a_duty(**{**WEEKLY, "amount": 3}, ends=month_before)
    assert days_of(foresee(earlier, known(release_on=RELEASE), until=UNTIL)) == ["2026-09-21"]


def test_a_window_may_be_counted_from_the_beginning() -> None:
    """Its last day belongs to it, too."""
    for amount, days in ((50, ["2026-10-20"]), (51, [])):
        once = a_duty(amount=amount, unit=Unit.DAYS, ends=ends(amount=50, after="start"))
        assert days_of(foresee(once, known(), until=UNTIL)) == days


def test_a_window_may_end_past_the_calendar() -> None:
    """Then nothing is left out."""
    endless = a_duty(**MONTHLY, ends=ends(amount=36_600, unit=Unit.MONTHS))
    late = known(release_on=datetime.date(9000, 1, 1))
    assert days_of(foresee(endless, late, until=UNTIL)) == [
        "2026-09-30",
        "2026-10-31",
        "2026-11-30",
        "2026-12-31",
    ]


def test_what_is_due_at_the_end_of_its_window_is_moved_there() -> None:
    """And nothing comes after it."""
    moved = a_duty(amount=90, unit=Unit.DAYS, ends=ends(PastEnd.DUE_THEN))
    found = foresee(moved, known(release_on=RELEASE), until=UNTIL)
    assert (days_of(found), found.counted_from) == (["2026-11-01"], MONDAY)


def test_a_window_that_closed_before_anything_was_due_asks_for_nothing() -> None:
    """The timing says why there is no day."""
    cadence = a_duty(amount=90, unit=Unit.DAYS, ends=ends(PastEnd.DUE_THEN))
    found = foresee(cadence, known(release_on=datetime.date(2026, 8, 1)), until=UNTIL)
    assert found.days == ()
    assert found.timing is not None
    assert found.timing.ends == ends(PastEnd.DUE_THEN)


def test_periods_of_the_calendar_are_counted() -> None:
    """Each has its last day."""
    quarters = a_duty(
        period=Period.QUARTER, first_period=FirstPeriod.PARTIAL, repeats=Repeats.EACH_PERIOD
    )
    found = foresee(quarters, known(), until=UNTIL)
    assert days_of(found) == ["2026-09-30", "2026-12-31"]
    assert found.timing == quarters.choices[0][1]


@pytest.mark.parametrize(("level", "tests"), [("low", (LOW,)), ("high", (HIGH,))])
def test_the_band_that_holds_is_told(level: str, tests: tuple[When, ...]) -> None:
    """With its tests, so that a plan can say why."""
    cadence = a_duty(
        unit=Unit.DAYS, bands=(Band(when=(LOW,), amount=60), Band(when=(HIGH,), amount=30))
    )
    found = foresee(cadence, known(facts={"level": level}), until=UNTIL)
    assert days_of(found) == [{"low": "2026-10-30", "high": "2026-09-30"}[level]]
    assert found.when == tests
    assert found.timing is not None
    assert found.timing.anchor == "began_on"


@pytest.mark.parametrize("facts", [{}, {"level": "medium"}])
def test_an_unknown_fact_leaves_the_days_open(facts: dict[str, str]) -> None:
    """It is named, unless all bands that it leaves open agree."""
    cadence = a_duty(
        unit=Unit.DAYS, bands=(Band(when=(LOW,), amount=60), Band(when=(HIGH,), amount=30))
    )
    assert foresee(cadence, known(facts=facts), until=UNTIL) == Foreseen(lacking=("level",))
    alike = a_duty(
        unit=Unit.DAYS, bands=(Band(when=(LOW,), amount=30), Band(when=(HIGH,), amount=30))
    )
    assert days_of(foresee(alike, known(facts=facts), until=UNTIL)) == ["2026-09-30"]


def test_an_unknown_anchor_leaves_the_days_open() -> None:
    """Whether it is a day or an event."""
    for anchor in ("release_on", "intake"):
        cadence = a_duty(anchor=anchor, amount=1, unit=Unit.DAYS)
        assert foresee(cadence, known(), until=UNTIL) == Foreseen(lacking=(anchor,))


def test_a_band_may_ask_for_nothing_or_not_be_stated() -> None:
    """The first is told by its timing, the second as what is not known."""
    for standing in Standing:
        cadence = a_duty(standing=standing)
        found = foresee(cadence, known(), until=UNTIL)
        assert (found.days, found.counted_from) == ((), None)
        if standing is Standing.EXEMPT:
            assert found == Foreseen(timing=cadence.choices[0][1])
        else:
            assert found == Foreseen(lacking=("not_stated",))


def test_events_are_anchors_too() -> None:
    """What comes back is counted anew from each; what comes once, from each as well."""
    intakes = [Event(kind="intake", on=MONDAY + datetime.timedelta(days=10 * n)) for n in (0, 1)]
    once = a_duty(anchor="intake", amount=3, unit=Unit.DAYS)
    assert days_of(foresee(once, known(intakes[0]), until=UNTIL)) == ["2026-09-03"]
    assert days_of(foresee(once, known(*intakes), until=UNTIL)) == ["2026-09-03", "2026-09-13"]
    weekly = a_duty(anchor="intake", **WEEKLY)
    until = datetime.date(2026, 9, 17)
    assert days_of(foresee(weekly, known(*intakes), until=until)) == ["2026-09-07", "2026-09-17"]


def test_the_time_left_is_measured_anew_for_each_day() -> None:
    """Another band may hold for the next one."""
    cadence = a_duty(**WEEKLY, bands=(Band(when=(LONG,), amount=4), Band(when=(SHORT,), amount=1)))
    found = foresee(cadence, known(release_on=RELEASE), until=datetime.date(2026, 10, 31))
    assert days_of(found) == ["2026-09-28", "2026-10-26"]
    near = foresee(cadence, known(release_on=datetime.date(2026, 10, 20)), until=RELEASE)
    assert days_of(near)[:3] == ["2026-09-28", "2026-10-05", "2026-10-12"]


@pytest.mark.parametrize("repeats", [Repeats.NEVER, Repeats.FROM_LAST, Repeats.FROM_ANCHOR])
def test_no_day_is_foreseen_past_the_calendar(repeats: Repeats) -> None:
    """The last day of the calendar is one."""
    last = datetime.date.max
    for amount, days in ((1, ["9999-12-31"]), (2, [])):
        cadence = a_duty(anchor="end_on", amount=amount, unit=Unit.DAYS, repeats=repeats)
        about = known(end_on=last - datetime.timedelta(days=1))
        assert days_of(foresee(cadence, about, until=last)) == days


OPTIONS: list[dict[str, Any]] = [
    {"amount": 30, "unit": Unit.DAYS},
    {"amount": 0, "unit": Unit.DAYS, "align": Align.END_OF_MONTH},
    {**WEEKLY},
    {**WEEKLY, "first": Interval(amount=2, unit=Unit.WORKING_DAYS)},
    {**WEEKLY, "ends": ends()},
    {**WEEKLY, "ends": ends(PastEnd.DUE_THEN)},
    {**WEEKLY, "ends": ends(amount=3, after="never_on")},
    {**WEEKLY, "ends": ends(amount=40, after="start")},
    {**WEEKLY, "on_change": OnChange.EARLIER},
    {**MONTHLY},
    {**MONTHLY, "align": Align.END_OF_MONTH},
    {**MONTHLY, "times": 3},
    {"period": Period.WEEK, "first_period": FirstPeriod.FULL, "repeats": Repeats.EACH_PERIOD},
    {"standing": Standing.EXEMPT},
    {"standing": Standing.NOT_STATED},
    {
        **WEEKLY,
        "bands": (Band(when=(LOW,), amount=4), Band(when=(HIGH,), standing=Standing.EXEMPT)),
    },
    {**WEEKLY, "bands": (Band(when=(LONG,), amount=4), Band(when=(SHORT,), amount=1))},
]


@pytest.mark.parametrize("timing", OPTIONS)
@pytest.mark.parametrize("anchor", ["began_on", "intake", "never_on"])
@pytest.mark.parametrize("level", ["low", "high", None])
def test_what_is_foreseen_is_what_is_counted(
    timing: dict[str, Any], anchor: str, level: str | None
) -> None:
    """The two ways to the same days agree, and so do the reasons for having none."""
    cadence = a_duty(anchor=anchor, **timing)
    about = known(
        Event(kind="intake", on=MONDAY),
        release_on=RELEASE,
        facts={} if level is None else {"level": level},
    )
    found = foresee(cadence, about, until=UNTIL)
    course = count_duty(cadence, about, met_by=(), period=(datetime.date.min, UNTIL))
    assert found.days == tuple(due.due_on for due in course.dues)
    assert found.lacking == course.lacking
    if course.dues:
        first = course.dues[0]
        assert (found.counted_from, found.timing, found.when) == (
            first.counted_from,
            first.timing,
            first.when,
        )
