"""The days of a duty strictly rise, and none passes the end of its window.

Whatever the cadence and whatever happened: bands, stages, windows, pauses, changes of level.
"""

import datetime

from hypothesis import example, given, settings
from hypothesis import strategies as st

from rnr_caseplan import DutyState, LevelChange, Pause, Unit
from rnr_caseplan.policy.cadence import (
    AfterPause,
    Edge,
    PastEnd,
    PauseReads,
    PauseRule,
    Repeats,
    WindowEnd,
)
from tests.strategies import (
    TODAY,
    DutySituation,
    a_duty,
    all_in_order,
    contacts_on,
    day_near,
    duty_situations,
    items_of_duty,
)

AT_RELEASE = WindowEnd(amount=5, unit=Unit.DAYS, after="release_on", then=PastEnd.DUE_THEN)
LONG_STAY = Pause(kind="hospital", starts_on=day_near(TODAY, 3), ends_on=day_near(TODAY, 33))
SHIFTED = (PauseRule(event="hospital", then=AfterPause.SHIFTED),)


@given(situation=duty_situations())
@example(
    situation=a_duty(
        amount=7,
        repeats=Repeats.FROM_LAST,
        ends=AT_RELEASE,
        release_on=day_near(TODAY, 30),
    )
)
@example(
    situation=a_duty(LONG_STAY, amount=7, repeats=Repeats.FROM_ANCHOR, pauses=SHIFTED, as_of=60)
)
@example(situation=a_duty(start=datetime.date.max, amount=0))
def test_days_of_a_duty_strictly_rise_up_to_their_windows_end(situation: DutySituation) -> None:
    """No day comes twice, and a window that ends on a named day holds all of them."""
    course = situation.course()
    days = [due.due_on for due in course.dues]
    assert all_in_order(days, strictly=True)
    assert all(day <= day_near(situation.start, 730) for day in days)
    dates = dict(situation.case.dates)
    for due in course.dues:
        ends = due.timing.ends
        if ends is not None and ends.name in dates:
            assert due.due_on <= day_near(dates[ends.name], ends.amount)
        assert due.earliest_on is None or due.earliest_on <= due.due_on
        for done_on in (due.met_on, due.late_on, due.early_on):
            assert done_on is None or done_on <= situation.as_of
        if due.met_on is not None:
            assert due.late_on is None
            assert (due.earliest_on or due.met_on) <= due.met_on <= due.due_on
        assert due.late_on is None or due.late_on > due.due_on


@given(situation=duty_situations())
@example(situation=a_duty(*contacts_on(TODAY), amount=7, repeats=Repeats.FROM_LAST))
def test_an_agenda_holds_the_days_of_a_duty_in_order(situation: DutySituation) -> None:
    """The items of a period are the days of the duty in it, and the earliest open day before."""
    start, end = day_near(situation.start, 60), day_near(situation.start, 300)
    items = items_of_duty(situation.agenda(start, end))
    days = [item.due_on for item in items if item.due_on is not None]
    assert all_in_order(days, strictly=True)
    course = situation.course(until=end)
    inside = [due.due_on for due in course.dues if start <= due.due_on]
    before = [day for day in days if day < start]
    assert days == [*before, *inside]
    assert len(before) <= 1
    for item in items:
        if item.due_on is not None and item.due_on < start:
            assert item.state in {DutyState.OVERDUE, DutyState.PAUSED}
    open_before = [
        due.due_on
        for due in course.dues
        if due.due_on < min(start, situation.as_of)
        and due.met_on is None
        and due.late_on is None
        and due.paused is None
    ]
    assert not open_before or before
    assert not open_before or before[0] <= open_before[0]


@given(situation=duty_situations())
@example(
    situation=a_duty(
        LevelChange(fact="supervision_level", on=day_near(TODAY, 10), before="low", after="high"),
        amount=30,
        repeats=Repeats.NEVER,
        ends=WindowEnd(amount=20, unit=Unit.DAYS, after="start", then=PastEnd.DUE_THEN),
        opens=Edge(amount=5, unit=Unit.DAYS, before="due"),
    )
)
def test_asking_further_ahead_changes_no_day(situation: DutySituation) -> None:
    """The days up to a day are the same, however far the question reaches."""
    near, far = day_near(situation.start, 120), day_near(situation.start, 400)
    asked_far = situation.course(until=far)
    up_to_near = tuple(due for due in asked_far.dues if due.due_on <= near)
    assert situation.course(until=near).dues == up_to_near


@settings(max_examples=max(200, settings().max_examples))
@given(situation=duty_situations(), begins=st.integers(0, 250))
@example(situation=a_duty(amount=30, repeats=Repeats.FROM_LAST), begins=61)
@example(
    situation=a_duty(
        Pause(kind="hospital", starts_on=day_near(TODAY, 9)),
        Pause(kind="warrant", starts_on=day_near(TODAY, 40)),
        amount=30,
        repeats=Repeats.FROM_LAST,
        pauses=(
            PauseRule(event="hospital", reads=PauseReads.EXEMPT, then=AfterPause.UNCHANGED),
            PauseRule(event="warrant", then=AfterPause.UNCHANGED),
        ),
    ),
    begins=95,
)
def test_a_period_keeps_the_earliest_day_that_is_still_open_before_it(
    situation: DutySituation, begins: int
) -> None:
    """Overdue or paused; what is exempt before it does not hide it."""
    start, end = day_near(situation.start, begins), day_near(situation.start, 400)
    every = items_of_duty(situation.agenda(datetime.date.min, end))
    is_open = {DutyState.OVERDUE, DutyState.PAUSED}
    before = [item for item in every if item.due_on and item.due_on < start]
    earliest = [item for item in before if item.state in is_open][:1]
    found = items_of_duty(situation.agenda(start, end))
    assert [item for item in found if item.due_on and item.due_on < start] == earliest
