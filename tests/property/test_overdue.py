"""A duty is overdue from the day after its day, and its state is right on the days around it.

On its day it is due and still in time; until then it is due soon for as many days as the policy
says, and to come before that.
"""

import datetime

from hypothesis import example, given
from hypothesis import strategies as st

from rnr_caseplan import AgendaItem, DutyState, Unit
from rnr_caseplan.policy.cadence import Repeats
from tests.strategies import (
    FIRST_DAYS,
    TODAY,
    DutySituation,
    a_duty,
    contacts_on,
    day_near,
    duty_situations,
    items_of_duty,
)

SOON = 7
PAUSED = {DutyState.PAUSED, DutyState.EXEMPT}


def expected_state(days_left: int) -> DutyState:
    """Give the state of a day that nothing has met, by the days that are left."""
    if days_left < 0:
        return DutyState.OVERDUE
    if days_left == 0:
        return DutyState.DUE
    return DutyState.DUE_SOON if days_left <= SOON else DutyState.UPCOMING


def only_item(situation: DutySituation) -> AgendaItem:
    """Give the one item of the duty, wherever it lies."""
    (item,) = items_of_duty(situation.agenda(datetime.date.min, datetime.date.max))
    return item


@given(
    start=st.sampled_from(FIRST_DAYS), amount=st.integers(0, 400), distance=st.integers(-20, 400)
)
@example(start=TODAY, amount=60, distance=52)
@example(start=TODAY, amount=60, distance=53)
@example(start=TODAY, amount=60, distance=59)
@example(start=TODAY, amount=60, distance=60)
@example(start=TODAY, amount=60, distance=61)
@example(start=datetime.date.max, amount=0, distance=0)
@example(start=datetime.date.min, amount=0, distance=0)
@example(start=datetime.date.min, amount=0, distance=1)
def test_a_duty_is_due_on_its_day_and_overdue_the_day_after(
    start: datetime.date, amount: int, distance: int
) -> None:
    """And due soon on the seven days before it."""
    as_of = day_near(start, distance)
    item = only_item(a_duty(start=start, amount=amount, as_of=as_of))
    assert item.due_on == day_near(start, amount)
    assert item.state is expected_state((item.due_on - as_of).days)
    assert item.done_on is None
    has_next = item.due_on < datetime.date.max
    assert item.overdue_from == (day_near(item.due_on, 1) if has_next else None)


@given(amount=st.integers(0, 100), done=st.integers(0, 120), later=st.integers(0, 60))
@example(amount=60, done=60, later=0)
@example(amount=60, done=61, later=0)
@example(amount=60, done=0, later=60)
@example(amount=0, done=0, later=0)
def test_a_duty_that_is_done_is_met_up_to_its_day_and_missed_after_it(
    amount: int, done: int, later: int
) -> None:
    """From the day on which it is done, whenever one asks."""
    done_on = day_near(TODAY, done)
    situation = a_duty(*contacts_on(done_on), amount=amount, as_of=done + later)
    item = only_item(situation)
    assert item.state is (DutyState.MET if done <= amount else DutyState.MISSED)
    assert item.done_on == done_on
    assert only_item(situation.but(as_of=day_near(done_on, -1))).state is expected_state(
        amount - done + 1
    )


@given(situation=duty_situations())
@example(situation=a_duty(amount=30, repeats=Repeats.FROM_LAST))
@example(situation=a_duty(amount=30, repeats=Repeats.FROM_ANCHOR, unit=Unit.WORKING_DAYS))
def test_states_around_any_day_are_right(situation: DutySituation) -> None:
    """Whatever the cadence and its history: overdue from the day after, met only in time."""
    start, end = day_near(situation.start, -30), day_near(situation.start, 400)
    for item in items_of_duty(situation.agenda(start, end)):
        if item.due_on is None:
            assert item.state is DutyState.EXEMPT
            assert item.overdue_from is None
            continue
        assert item.overdue_from == day_near(item.due_on, 1)
        if item.done_on is None:
            assert item.state in {expected_state((item.due_on - situation.as_of).days), *PAUSED}
        elif item.state is DutyState.MET:
            assert (item.earliest_on or item.done_on) <= item.done_on <= item.due_on
        else:
            assert item.state is DutyState.MISSED
            assert item.overdue_from <= item.done_on <= situation.as_of
        assert item.why
        assert all(reason.citation.source for reason in item.reasons)
