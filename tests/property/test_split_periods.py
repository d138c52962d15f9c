"""Splitting a period in two gives the union of the two agendas.

Nothing falls between the parts and nothing is added: items, and duties that are not decided.
"""

import datetime

from hypothesis import example, given, settings
from hypothesis import strategies as st

from rnr_caseplan import Agenda, AgendaItem, LevelChange, Pause, Unit
from rnr_caseplan.dates import Period
from rnr_caseplan.policy.cadence import (
    AfterPause,
    Band,
    FirstPeriod,
    OnChange,
    PauseRule,
    Repeats,
    Standing,
)
from tests.strategies import (
    TODAY,
    DutySituation,
    a_duty,
    contacts_on,
    day_near,
    duty_situations,
    where_level_is,
)

EXAMPLES = max(150, settings().max_examples)
EXEMPT_AT_HIGH = (
    Band(when=where_level_is("low", "medium", "unknown"), amount=30, unit=Unit.DAYS),
    Band(when=where_level_is("high"), standing=Standing.EXEMPT),
)
TO_HIGH = LevelChange(fact="supervision_level", on=day_near(TODAY, 40), before="low", after="high")
IN_HOSPITAL = Pause(kind="hospital", starts_on=day_near(TODAY, 20), ends_on=day_near(TODAY, 50))


def facts_of(items: tuple[AgendaItem, ...] | Agenda) -> set[AgendaItem]:
    """Give items as a set; each is equal by its day, its state and its reasons."""
    return set(items)


@settings(max_examples=EXAMPLES)
@given(
    situation=duty_situations(),
    begins=st.integers(-30, 200),
    cut=st.integers(0, 120),
    lasts=st.integers(1, 200),
)
@example(situation=a_duty(amount=30, repeats=Repeats.FROM_LAST), begins=0, cut=30, lasts=60)
@example(situation=a_duty(amount=30, repeats=Repeats.FROM_LAST), begins=0, cut=29, lasts=60)
@example(situation=a_duty(amount=30, repeats=Repeats.FROM_LAST), begins=31, cut=0, lasts=1)
@example(situation=a_duty(amount=30), begins=40, cut=10, lasts=20)
@example(
    situation=a_duty(TO_HIGH, bands=EXEMPT_AT_HIGH, unit=None, repeats=Repeats.FROM_LAST),
    begins=0,
    cut=35,
    lasts=60,
)
@example(
    situation=a_duty(
        IN_HOSPITAL,
        amount=30,
        repeats=Repeats.FROM_ANCHOR,
        pauses=(PauseRule(event="hospital", then=AfterPause.RESTART, amount=1, unit=Unit.DAYS),),
    ),
    begins=0,
    cut=45,
    lasts=60,
)
@example(
    situation=a_duty(
        *contacts_on(day_near(TODAY, 5), day_near(TODAY, 70)),
        unit=None,
        repeats=Repeats.EACH_PERIOD,
        period=Period.MONTH,
        first_period=FirstPeriod.PARTIAL,
        on_change=OnChange.RESTART,
    ),
    begins=0,
    cut=9,
    lasts=90,
)
def test_two_parts_of_a_period_hold_what_the_whole_holds(
    situation: DutySituation, begins: int, cut: int, lasts: int
) -> None:
    """Wherever it is cut; an open day from before the period stands in both parts."""
    start = day_near(situation.start, begins)
    middle = day_near(start, cut)
    end = day_near(middle, lasts)
    whole = situation.agenda(start, end)
    first = situation.agenda(start, middle)
    second = situation.agenda(day_near(middle, 1), end)
    assert facts_of(whole) == facts_of(first) | facts_of(second)
    undecided = {*first.undecided, *second.undecided}
    assert set(whole.undecided) == undecided


@given(situation=duty_situations(), begins=st.integers(0, 150))
@example(situation=a_duty(amount=0), begins=0)
@example(situation=a_duty(start=datetime.date.max, amount=0), begins=0)
def test_a_period_of_one_day_holds_what_is_due_on_it(situation: DutySituation, begins: int) -> None:
    """The first and the last day belong to the period."""
    day = day_near(situation.start, begins)
    only = {item for item in situation.agenda(day, day) if item.due_on == day}
    around = situation.agenda(day_near(day, -10), day_near(day, 10))
    assert only == {item for item in around if item.due_on == day}
