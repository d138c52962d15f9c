"""``n`` times in each period of the calendar: only what happens inside a period meets it.

The period is the calendar's, from Monday or from the first of a month, quarter or year; it is due
on its last day. One contact fewer does not meet it, and one outside never counts for it.
"""

import calendar
import datetime
from collections.abc import Sequence

from hypothesis import example, given, settings
from hypothesis import strategies as st

from rnr_caseplan import AgendaItem, DutyState
from rnr_caseplan.dates import Period
from rnr_caseplan.policy.cadence import FirstPeriod, Repeats
from tests.strategies import (
    FIRST_DAYS,
    TODAY,
    DutySituation,
    a_duty,
    contacts_on,
    day_near,
    items_of_duty,
)

EXAMPLES = max(150, settings().max_examples)
ONE_DAY = datetime.timedelta(days=1)
MONTHS = {Period.MONTH: 1, Period.QUARTER: 3, Period.YEAR: 12}


def last_day_of(day: datetime.date, period: Period) -> datetime.date:
    """Give the last day of the calendar period of a day, by the calendar alone."""
    if period is Period.WEEK:
        return day_near(day, 6 - day.weekday())
    length = MONTHS[period]
    month = (day.month - 1) // length * length + length
    return datetime.date(day.year, month, calendar.monthrange(day.year, month)[1])


def day_after_last(day: datetime.date, period: Period) -> datetime.date | None:
    """Give the first day of the next calendar period; ``None`` past the end of the calendar."""
    last = last_day_of(day, period)
    return last + ONE_DAY if last < datetime.date.max else None


def first_day_of(day: datetime.date, period: Period) -> datetime.date:
    """Give the first day of the calendar period of a day."""
    if period is Period.WEEK:
        return day - datetime.timedelta(days=day.weekday())
    length = MONTHS[period]
    return datetime.date(day.year, (day.month - 1) // length * length + 1, 1)


def each(
    period: Period,
    contacts: Sequence[datetime.date],
    *,
    start: datetime.date = TODAY,
    times: int = 1,
    first: FirstPeriod = FirstPeriod.PARTIAL,
    as_of: datetime.date | int = 800,
) -> DutySituation:
    """Give a duty of each period of the calendar, with its contacts."""
    return a_duty(
        *contacts_on(*contacts),
        start=start,
        unit=None,
        repeats=Repeats.EACH_PERIOD,
        period=period,
        first_period=first,
        times=times,
        as_of=as_of,
    )


def items_of(situation: DutySituation, until: datetime.date) -> list[AgendaItem]:
    """Give the items of the duty up to a day."""
    return list(items_of_duty(situation.agenda(datetime.date.min, until)))


@settings(max_examples=EXAMPLES)
@given(
    start=st.sampled_from(FIRST_DAYS),
    period=st.sampled_from(Period),
    first=st.sampled_from(FirstPeriod),
)
@example(start=datetime.date(2027, 2, 1), period=Period.MONTH, first=FirstPeriod.FULL)
@example(start=datetime.date(2027, 2, 2), period=Period.MONTH, first=FirstPeriod.FULL)
@example(start=datetime.date(2026, 12, 31), period=Period.QUARTER, first=FirstPeriod.PARTIAL)
@example(start=datetime.date(2026, 11, 16), period=Period.WEEK, first=FirstPeriod.FULL)
@example(start=datetime.date(9999, 12, 31), period=Period.WEEK, first=FirstPeriod.PARTIAL)
@example(start=datetime.date(9999, 12, 31), period=Period.YEAR, first=FirstPeriod.FULL)
def test_each_period_is_due_on_its_last_day(
    start: datetime.date, period: Period, first: FirstPeriod
) -> None:
    """The period of the anchor counts as the policy says; a whole one always counts."""
    until = day_near(start, 800)
    items = items_of(each(period, (), start=start, first=first, as_of=start), until)
    expected: list[datetime.date] = []
    day: datetime.date | None = start
    if first is FirstPeriod.FULL and first_day_of(start, period) < start:
        day = day_after_last(start, period) or start
    while day is not None:
        last = last_day_of(day, period)
        if last > until:
            break
        expected.append(last)
        day = day_after_last(day, period)
    assert [item.due_on for item in items] == expected


@settings(max_examples=EXAMPLES)
@given(
    period=st.sampled_from(Period),
    times=st.integers(1, 4),
    inside=st.lists(st.integers(0, 400), min_size=4, max_size=4),
    before=st.lists(st.integers(1, 400), max_size=3),
    after=st.lists(st.integers(1, 40), max_size=3),
)
@example(period=Period.MONTH, times=2, inside=[0, 27, 0, 0], before=[1], after=[1])
@example(period=Period.WEEK, times=1, inside=[6, 0, 0, 0], before=[1], after=[])
@example(period=Period.QUARTER, times=3, inside=[0, 0, 0, 0], before=[], after=[1, 1])
@example(period=Period.YEAR, times=4, inside=[0, 364, 1, 2], before=[], after=[])
def test_so_many_contacts_inside_a_period_meet_it_and_one_fewer_does_not(
    period: Period, times: int, inside: list[int], before: list[int], after: list[int]
) -> None:
    """Contacts before the period and after it never count for it."""
    first = first_day_of(datetime.date(2028, 2, 10), period)
    last = last_day_of(first, period)
    length = (last - first).days + 1
    contacts = [day_near(first, distance % length) for distance in inside[:times]]
    outside = [day_near(first, -distance) for distance in before]
    outside += [day_near(last, distance) for distance in after]
    as_of = day_near(last, 40)

    def item_with(found: Sequence[datetime.date]) -> AgendaItem:
        situation = each(
            period, (*outside, *found), start=day_near(first, -500), times=times, as_of=as_of
        )
        return next(item for item in items_of(situation, last) if item.due_on == last)

    met = item_with(contacts)
    assert met.state is DutyState.MET
    assert met.done_on == max(contacts)
    assert met.earliest_on == first
    too_few = item_with(contacts[:-1])
    assert too_few.state in {DutyState.OVERDUE, DutyState.MISSED}
    more = item_with([*contacts, first])
    assert more.state is DutyState.MET
    assert (more.due_on, more.earliest_on) == (met.due_on, met.earliest_on)


@given(period=st.sampled_from(Period), times=st.integers(1, 3), late=st.integers(1, 20))
@example(period=Period.MONTH, times=1, late=1)
@example(period=Period.MONTH, times=2, late=1)
def test_a_late_contact_makes_a_period_missed_and_counts_for_the_next(
    period: Period, times: int, late: int
) -> None:
    """The missed day stays missed; contacts of the next period may meet that one."""
    first = first_day_of(datetime.date(2028, 2, 10), period)
    last = last_day_of(first, period)
    following = last_day_of(last + ONE_DAY, period)
    length = (following - last).days
    contacts = [day_near(last, 1 + late % length)] * times
    situation = each(period, contacts, start=first, times=times, as_of=following)
    items = items_of(situation, following)
    assert [item.state for item in items] == [DutyState.MISSED, DutyState.MET]
    assert [item.done_on for item in items] == [contacts[-1], contacts[-1]]
