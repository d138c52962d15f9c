"""When a level changes in mid-period, the policy says what becomes of the running duty.

``keep``: its day stays, and the next one follows the new band. ``recount``: counted anew from
where it began, never before the day of the change. ``restart``: counted from the day of the
change. ``earlier``: the earlier of ``keep`` and ``restart``.
"""

import datetime

from hypothesis import example, given, settings
from hypothesis import strategies as st

from rnr_caseplan import DutyState, LevelChange, Unit
from rnr_caseplan.dates import Period
from rnr_caseplan.policy.cadence import Band, Edge, FirstPeriod, OnChange, Repeats, Standing
from tests.strategies import (
    TODAY,
    DutySituation,
    a_duty,
    contacts_on,
    day_near,
    items_of_duty,
    where_level_is,
)

EXAMPLES = max(150, settings().max_examples)
ONE_TO_SIXTY = st.integers(1, 60)


def by_level(low: int, high: int) -> tuple[Band, ...]:
    """Give an interval in days at a low level, and another at the levels above it."""
    return (
        Band(when=where_level_is("low"), amount=low, unit=Unit.DAYS),
        Band(when=where_level_is("medium", "high", "unknown"), amount=high, unit=Unit.DAYS),
    )


def to_high(day: int) -> LevelChange:
    """Give the change from low to high, so many days after the anchor."""
    return LevelChange(
        fact="supervision_level", on=day_near(TODAY, day), before="low", after="high"
    )


def changed(
    how: OnChange, low: int, high: int, day: int, repeats: Repeats = Repeats.FROM_LAST
) -> DutySituation:
    """Give a duty whose level changes on a day."""
    return a_duty(
        to_high(day),
        unit=None,
        bands=by_level(low, high),
        repeats=repeats,
        on_change=how,
        level="high",
        as_of=day,
    )


def days_of(situation: DutySituation) -> list[int]:
    """Give the days of the duty, counted from the anchor."""
    return [(due.due_on - TODAY).days for due in situation.course().dues]


@settings(max_examples=EXAMPLES)
@given(
    how=st.sampled_from(OnChange),
    low=ONE_TO_SIXTY,
    high=ONE_TO_SIXTY,
    day=st.integers(0, 60),
    repeats=st.sampled_from((Repeats.NEVER, Repeats.FROM_LAST)),
)
@example(how=OnChange.KEEP, low=30, high=7, day=29, repeats=Repeats.FROM_LAST)
@example(how=OnChange.KEEP, low=30, high=7, day=30, repeats=Repeats.FROM_LAST)
@example(how=OnChange.RECOUNT, low=30, high=7, day=6, repeats=Repeats.FROM_LAST)
@example(how=OnChange.RECOUNT, low=30, high=7, day=7, repeats=Repeats.FROM_LAST)
@example(how=OnChange.RECOUNT, low=30, high=7, day=20, repeats=Repeats.FROM_LAST)
@example(how=OnChange.RECOUNT, low=30, high=60, day=20, repeats=Repeats.NEVER)
@example(how=OnChange.RESTART, low=30, high=7, day=20, repeats=Repeats.FROM_LAST)
@example(how=OnChange.RESTART, low=30, high=60, day=30, repeats=Repeats.FROM_LAST)
@example(how=OnChange.EARLIER, low=30, high=7, day=22, repeats=Repeats.FROM_LAST)
@example(how=OnChange.EARLIER, low=30, high=7, day=23, repeats=Repeats.FROM_LAST)
@example(how=OnChange.EARLIER, low=30, high=7, day=24, repeats=Repeats.FROM_LAST)
@example(how=OnChange.EARLIER, low=30, high=7, day=0, repeats=Repeats.FROM_LAST)
def test_a_running_day_becomes_what_the_policy_says(
    how: OnChange, low: int, high: int, day: int, repeats: Repeats
) -> None:
    """Up to its day; a change on the day that is counted from chooses the band itself."""
    first = days_of(changed(how, low, high, day, repeats))[0]
    kept, restarted = low, day + high
    if day == 0:
        expected = high
    elif day > low or low == high:
        expected = kept
    else:
        expected = {
            OnChange.KEEP: kept,
            OnChange.RECOUNT: max(high, day),
            OnChange.RESTART: restarted,
            OnChange.EARLIER: min(kept, restarted),
        }[how]
    assert first == expected
    if how is OnChange.RECOUNT and 0 < day <= low:
        assert first >= min(day, low)


@settings(max_examples=EXAMPLES)
@given(how=st.sampled_from(OnChange), low=ONE_TO_SIXTY, high=ONE_TO_SIXTY, day=ONE_TO_SIXTY)
@example(how=OnChange.KEEP, low=30, high=7, day=10)
@example(how=OnChange.EARLIER, low=30, high=7, day=25)
@example(how=OnChange.RECOUNT, low=30, high=7, day=20)
def test_the_next_day_follows_the_new_band(how: OnChange, low: int, high: int, day: int) -> None:
    """Whatever became of the running one: an interval of the new band after it."""
    if day > low:
        return
    first, second = days_of(changed(how, low, high, day))[:2]
    if how is OnChange.RECOUNT and high < day:
        assert second > first  # the running day was put off to the day of the change
    else:
        assert second - first == high


@settings(max_examples=EXAMPLES)
@given(
    how=st.sampled_from(OnChange),
    low=ONE_TO_SIXTY,
    high=ONE_TO_SIXTY,
    done=st.integers(0, 60),
    day=ONE_TO_SIXTY,
)
@example(how=OnChange.RESTART, low=30, high=7, done=10, day=11)
@example(how=OnChange.RESTART, low=30, high=7, done=10, day=10)
def test_a_duty_that_is_done_before_a_change_is_met_as_it_ran(
    how: OnChange, low: int, high: int, done: int, day: int
) -> None:
    """The change concerns the duty that runs from the contact."""
    if not done < day or done > low:
        return
    situation = changed(how, low, high, day)
    situation = situation.but(history=(*situation.history, *contacts_on(day_near(TODAY, done))))
    items = items_of_duty(situation.agenda(TODAY, day_near(TODAY, 400)))
    met = [item.due_on for item in items if item.state is DutyState.MET]
    running = min(item.due_on for item in items if item.due_on and item.state is not DutyState.MET)
    runs_to = done + low
    if day <= runs_to and low != high:
        runs_to = {
            OnChange.KEEP: runs_to,
            OnChange.RECOUNT: max(done + high, day),
            OnChange.RESTART: day + high,
            OnChange.EARLIER: min(runs_to, day + high),
        }[how]
    assert running == day_near(TODAY, runs_to)
    assert day_near(TODAY, low) in {item.due_on for item in items}
    assert set(met) <= {day_near(TODAY, low)}  # where two fall together, the open one is told


@settings(max_examples=EXAMPLES)
@given(
    how=st.sampled_from((OnChange.KEEP, OnChange.RESTART)),
    low=ONE_TO_SIXTY,
    high=ONE_TO_SIXTY,
    day=ONE_TO_SIXTY,
)
@example(how=OnChange.KEEP, low=30, high=7, day=10)
@example(how=OnChange.RESTART, low=30, high=7, day=10)
@example(how=OnChange.RESTART, low=30, high=7, day=30)
def test_fixed_days_stay_or_start_anew(how: OnChange, low: int, high: int, day: int) -> None:
    """At intervals from the anchor: the running day is kept, or counted from the change."""
    if day > low:
        return
    first, second = days_of(changed(how, low, high, day, Repeats.FROM_ANCHOR))[:2]
    stays = how is OnChange.KEEP or low == high
    assert first == (low if stays else day + high)
    assert second == first + high


@given(day=st.integers(1, 60), how=st.sampled_from(OnChange))
@example(day=30, how=OnChange.KEEP)
@example(day=31, how=OnChange.KEEP)
def test_a_change_to_an_exempt_level_ends_a_running_duty(day: int, how: OnChange) -> None:
    """From the change on nothing is asked for; a day that was missed before it stays."""
    bands = (
        Band(when=where_level_is("low"), amount=30, unit=Unit.DAYS),
        Band(when=where_level_is("medium", "high", "unknown"), standing=Standing.EXEMPT),
    )
    situation = a_duty(
        to_high(day),
        unit=None,
        bands=bands,
        repeats=Repeats.FROM_LAST,
        on_change=how,
        level="high",
        as_of=100,
    )
    items = items_of_duty(situation.agenda(TODAY, day_near(TODAY, 200)))
    states = [item.state for item in items]
    if how is OnChange.KEEP or day > 30:
        assert states[0] is DutyState.OVERDUE
    else:
        assert states == [DutyState.EXEMPT]


def test_a_calendar_period_starts_anew_where_the_policy_says_so() -> None:
    """The rest of the period counts from the change; with ``keep`` the period stays whole."""
    bands = (
        Band(when=where_level_is("low"), times=1),
        Band(when=where_level_is("medium", "high", "unknown"), times=2),
    )
    change = LevelChange(
        fact="supervision_level", on=datetime.date(2026, 12, 10), before="low", after="high"
    )
    situation = a_duty(
        change,
        *contacts_on(datetime.date(2026, 12, 2), datetime.date(2026, 12, 20)),
        start=datetime.date(2026, 12, 1),
        unit=None,
        bands=bands,
        repeats=Repeats.EACH_PERIOD,
        period=Period.MONTH,
        first_period=FirstPeriod.PARTIAL,
        level="high",
        as_of=40,
    )
    kept = situation.course().dues[0]
    assert (kept.met_on, kept.timing.times) == (datetime.date(2026, 12, 2), 1)
    anew = situation.but(
        cadence=a_duty(
            unit=None,
            bands=bands,
            repeats=Repeats.EACH_PERIOD,
            period=Period.MONTH,
            first_period=FirstPeriod.PARTIAL,
            on_change=OnChange.RESTART,
        ).cadence
    )
    first = anew.course().dues[0]
    assert (first.due_on, first.timing.times) == (datetime.date(2026, 12, 31), 2)
    assert first.met_on is None


@given(how=st.sampled_from(OnChange), day=st.integers(1, 30), early=st.integers(0, 24))
@example(how=OnChange.RESTART, day=10, early=5)
@example(how=OnChange.RECOUNT, day=10, early=9)
def test_a_contact_before_the_window_opens_keeps_no_change_from_counting(
    how: OnChange, day: int, early: int
) -> None:
    """It does not meet the duty, so that the duty runs on."""
    opens = Edge(amount=5, unit=Unit.DAYS, before="due")
    windowed = a_duty(
        to_high(day),
        unit=None,
        bands=by_level(30, 60),
        repeats=Repeats.FROM_LAST,
        on_change=how,
        opens=opens,
        level="high",
        as_of=max(day, early),
    )
    contact = contacts_on(day_near(TODAY, early))
    with_contact = windowed.but(history=(*windowed.history, *contact))
    assert days_of(with_contact)[0] == days_of(windowed)[0]
