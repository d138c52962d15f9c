"""A contact more never makes anything overdue earlier.

What lies before the contact was due before it and stays; with intervals that never shorten, the
earliest overdue day never moves to an earlier day. Where several contacts are asked for in any
window, each opens a window of its own, so that more days may be told, but none earlier.
"""

import datetime

from hypothesis import example, given, settings
from hypothesis import strategies as st

from rnr_caseplan import Pause, Unit
from rnr_caseplan.policy.cadence import AfterPause, Edge, Interval, PauseRule, Repeats
from tests.strategies import (
    TODAY,
    DutySituation,
    a_duty,
    cadences,
    contacts_on,
    day_near,
    duty_situations,
)

EXAMPLES = max(150, settings().max_examples)
NEVER = datetime.date.max
IN_HOSPITAL = Pause(kind="hospital", starts_on=day_near(TODAY, 10), ends_on=day_near(TODAY, 20))
SHIFTED = (PauseRule(event="hospital", then=AfterPause.SHIFTED),)
FIVE_DAYS_BEFORE = Edge(amount=5, unit=Unit.DAYS, before="due")


def overdue_days(situation: DutySituation) -> list[datetime.date]:
    """Give the days that have passed and are still to be met, in order."""
    return [
        due.due_on
        for due in situation.course(until=situation.as_of).dues
        if due.due_on < situation.as_of
        and due.met_on is None
        and due.late_on is None
        and due.paused is None
    ]


def with_a_contact(situation: DutySituation, distance: int) -> tuple[DutySituation, datetime.date]:
    """Give the situation with one more contact, and its day: not before the duty began."""
    latest = max((situation.as_of - situation.start).days, 0)
    day = day_near(situation.start, min(distance, latest))
    return situation.but(history=(*situation.history, *contacts_on(day))), day


def is_rolling(situation: DutySituation) -> bool:
    """Say whether the duty is done several times in any window."""
    repeated = [timing for _, timing in situation.cadence.choices]
    return any(
        timing.repeats is Repeats.FROM_LAST and (timing.times or 1) > 1 for timing in repeated
    )


def counted_from_a_day(situation: DutySituation) -> bool:
    """Say whether contacts do not also begin the duty."""
    return situation.cadence.anchor == "assigned_on"


@settings(max_examples=EXAMPLES)
@given(situation=duty_situations(), distance=st.integers(0, 240))
@example(situation=a_duty(amount=30, repeats=Repeats.FROM_LAST), distance=10)
@example(situation=a_duty(amount=30, repeats=Repeats.FROM_LAST), distance=30)
@example(situation=a_duty(amount=30, repeats=Repeats.FROM_LAST), distance=31)
def test_what_a_contact_adds_lies_after_it(situation: DutySituation, distance: int) -> None:
    """A day up to the contact is overdue only if it was overdue without it."""
    if not counted_from_a_day(situation) or is_rolling(situation):
        return
    more, day = with_a_contact(situation, distance)
    before = set(overdue_days(situation))
    assert {found for found in overdue_days(more) if found <= day} <= before


@settings(max_examples=EXAMPLES)
@given(
    situation=duty_situations(cadences(has_bands=False)),
    distance=st.integers(0, 240),
)
@example(situation=a_duty(amount=30, repeats=Repeats.FROM_LAST), distance=0)
@example(situation=a_duty(amount=30, repeats=Repeats.FROM_LAST, times=2), distance=29)
@example(situation=a_duty(amount=30, times=2), distance=31)
@example(
    situation=a_duty(
        amount=30,
        repeats=Repeats.FROM_LAST,
        opens=FIVE_DAYS_BEFORE,
    ),
    distance=24,
)
@example(
    situation=a_duty(IN_HOSPITAL, amount=30, pauses=SHIFTED, opens=FIVE_DAYS_BEFORE, as_of=60),
    distance=5,
)
@example(
    situation=a_duty(
        IN_HOSPITAL,
        amount=30,
        repeats=Repeats.FROM_ANCHOR,
        pauses=SHIFTED,
        opens=FIVE_DAYS_BEFORE,
        as_of=60,
    ),
    distance=5,
)
@example(
    situation=a_duty(
        amount=30, first=Interval(amount=7, unit=Unit.DAYS), repeats=Repeats.FROM_LAST
    ),
    distance=7,
)
def test_the_earliest_overdue_day_never_moves_to_an_earlier_one(
    situation: DutySituation, distance: int
) -> None:
    """With one interval that holds always, or fixed days, a contact can only help."""
    cadence = situation.cadence
    is_shortening = cadence.stages is not None or cadence.first is not None
    if not counted_from_a_day(situation) or is_shortening:
        return
    more, _ = with_a_contact(situation, distance)
    earliest = next(iter(overdue_days(situation)), NEVER)
    assert next(iter(overdue_days(more)), NEVER) >= earliest


def test_a_contact_in_time_and_one_too_late_meet_and_miss() -> None:
    """On the day itself is in time; a day later the day was missed, and the next one counts."""
    in_time = a_duty(
        *contacts_on(day_near(TODAY, 30)), amount=30, repeats=Repeats.FROM_LAST, as_of=31
    )
    assert overdue_days(in_time) == []
    late = in_time.but(history=contacts_on(day_near(TODAY, 31)))
    assert overdue_days(late) == []
    first, second = late.course().dues[:2]
    assert (first.due_on, first.late_on) == (day_near(TODAY, 30), day_near(TODAY, 31))
    assert second.due_on == day_near(TODAY, 61)
