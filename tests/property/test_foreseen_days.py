"""What is foreseen at a draft is what an agenda counts as long as nothing has happened.

The two ways of counting give the same days, by the same band, and lack the same names.
"""

import datetime

from hypothesis import example, given, settings
from hypothesis import strategies as st

from rnr_caseplan import Unit
from rnr_caseplan.duties.foreseeing import foresee
from rnr_caseplan.policy.cadence import (
    Align,
    Edge,
    Interval,
    PastEnd,
    Repeats,
    Stage,
    WindowEnd,
)
from tests.strategies import (
    TODAY,
    DutySituation,
    a_duty,
    day_near,
    duty_situations,
)

EXAMPLES = max(150, settings().max_examples)
FIRST_TO_MONTHS_END = Interval(amount=1, unit=Unit.MONTHS, align=Align.END_OF_MONTH)
UNTIL_RELEASE = WindowEnd(amount=0, unit=Unit.DAYS, after="release_on", then=PastEnd.NOT_DUE)


@settings(max_examples=EXAMPLES)
@given(situation=duty_situations(), reach=st.integers(0, 700), most=st.sampled_from((None, 1, 2)))
@example(situation=a_duty(amount=30, repeats=Repeats.FROM_LAST), reach=90, most=None)
@example(situation=a_duty(amount=30, repeats=Repeats.FROM_LAST), reach=89, most=2)
@example(situation=a_duty(amount=30), reach=29, most=1)
@example(
    situation=a_duty(
        amount=14, first=Interval(amount=60, unit=Unit.DAYS), times=2, repeats=Repeats.FROM_LAST
    ),
    reach=90,
    most=None,
)
@example(
    situation=a_duty(amount=7, first=FIRST_TO_MONTHS_END, repeats=Repeats.FROM_LAST),
    reach=90,
    most=None,
)
@example(
    situation=a_duty(
        amount=30,
        repeats=Repeats.FROM_LAST,
        ends=UNTIL_RELEASE,
        release_on=day_near(TODAY, 60),
    ),
    reach=90,
    most=None,
)
@example(
    situation=a_duty(
        stages=(
            Stage(amount=3, unit=Unit.WORKING_DAYS, times=1),
            Stage(amount=1, unit=Unit.MONTHS),
        ),
        unit=None,
        repeats=Repeats.FROM_LAST,
        opens=Edge(amount=2, unit=Unit.DAYS, before="due"),
    ),
    reach=120,
    most=None,
)
@example(situation=a_duty(start=datetime.date.max, amount=1), reach=0, most=1)
def test_foreseen_days_are_those_that_are_counted(
    situation: DutySituation, reach: int, most: int | None
) -> None:
    """Without a history, and without anything that met the duty."""
    plain = situation.but(history=())
    until = day_near(plain.start, reach)
    foreseen = foresee(plain.cadence, plain.known, until=until, most=most)
    counted = plain.course(until=until)
    dues = counted.dues if most is None else counted.dues[:most]
    assert foreseen.days == tuple(due.due_on for due in dues)
    if dues:
        first = dues[0]
        told = (foreseen.counted_from, foreseen.timing, foreseen.when)
        assert told == (first.counted_from, first.timing, first.when)
    else:
        assert foreseen.lacking == counted.lacking
