"""Taking holidays away never moves a day that is counted forwards to a later one.

The k-th day of a duty that nothing has met lies with fewer holidays where it lay, or earlier.
"""

import datetime
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from rnr_caseplan import Unit
from rnr_caseplan.dates import WorkingDays
from rnr_caseplan.duties.leg import Leg
from rnr_caseplan.policy.cadence import Align, Repeats, Stage
from tests.strategies import (
    TODAY,
    DutySituation,
    a_duty,
    cadences,
    day_near,
    duty_situations,
)

EXAMPLES = max(150, settings().max_examples)
ON_WORKING_DAYS: dict[str, Any] = {"unit": Unit.WORKING_DAYS, "repeats": Repeats.FROM_LAST}
THEN_A_MONTH = (
    Stage(amount=3, unit=Unit.WORKING_DAYS, times=1),
    Stage(amount=1, unit=Unit.MONTHS),
)
WEEKEND = (5, 6)


def days_counted(
    situation: DutySituation, holidays: frozenset[datetime.date]
) -> list[datetime.date]:
    """Give the first ten days of the duty from its anchor, as its intervals give them."""
    working = WorkingDays(weekend=WEEKEND, holidays=holidays)
    timing = situation.cadence.choices[0][1]
    leg = Leg(situation.start, timing, 0, working)
    found: list[datetime.date] = []
    for _ in range(10):
        step = leg.step()
        if step is None:
            break
        found.append(step[0])
    return found


@settings(max_examples=EXAMPLES)
@given(
    situation=duty_situations(
        cadences(
            repeating=(Repeats.NEVER, Repeats.FROM_LAST, Repeats.FROM_ANCHOR),
            has_bands=False,
            has_pauses=False,
        )
    ),
    free=st.frozensets(st.integers(-10, 150), max_size=30),
    kept=st.frozensets(st.integers(-10, 150), max_size=30),
)
@example(situation=a_duty(amount=3, **ON_WORKING_DAYS), free=frozenset({2, 3}), kept=frozenset({3}))
@example(
    situation=a_duty(stages=THEN_A_MONTH, repeats=Repeats.FROM_LAST, unit=None),
    free=frozenset({2}),
    kept=frozenset(),
)
@example(
    situation=a_duty(
        start=datetime.date(2026, 1, 28), amount=1, align=Align.END_OF_MONTH, **ON_WORKING_DAYS
    ),
    free=frozenset({1, 2}),
    kept=frozenset({1}),
)
def test_fewer_holidays_move_no_day_to_a_later_one(
    situation: DutySituation, free: frozenset[int], kept: frozenset[int]
) -> None:
    """Day by day, and more days may fit before the calendar ends, never fewer."""
    start = situation.start
    holidays = frozenset(day_near(start, distance) for distance in free)
    fewer = frozenset(day_near(start, distance) for distance in free & kept)
    with_all, with_fewer = days_counted(situation, holidays), days_counted(situation, fewer)
    assert len(with_fewer) >= len(with_all)
    assert all(new <= old for new, old in zip(with_fewer, with_all, strict=False))


@settings(max_examples=EXAMPLES)
@given(
    amount=st.integers(0, 40),
    start=st.dates(datetime.date(2026, 1, 1), datetime.date(2028, 12, 31)),
    free=st.frozensets(st.integers(-10, 60), max_size=30),
    kept=st.frozensets(st.integers(-10, 60), max_size=30),
)
@example(amount=0, start=TODAY, free=frozenset({0}), kept=frozenset())
@example(amount=1, start=datetime.date(2026, 12, 24), free=frozenset({1}), kept=frozenset())
@example(amount=1, start=datetime.date(2026, 12, 24), free=frozenset({2}), kept=frozenset())
def test_an_agenda_with_fewer_holidays_is_due_no_later(
    amount: int, start: datetime.date, free: frozenset[int], kept: frozenset[int]
) -> None:
    """The first day of a duty, asked for with the callers' holidays."""
    holidays = tuple(day_near(start, distance) for distance in free)
    fewer = tuple(day_near(start, distance) for distance in free & kept)
    situation = a_duty(start=start, amount=amount, unit=Unit.WORKING_DAYS, holidays=holidays)
    (with_all,) = situation.course().dues
    (with_fewer,) = situation.but(holidays=fewer).course().dues
    assert with_fewer.due_on <= with_all.due_on
