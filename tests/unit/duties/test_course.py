"""The course of a duty: what its parts hold."""

from rnr_caseplan.duties.course import AtEnd, Course, Nothing
from rnr_caseplan.policy.cadence import Timing
from tests.unit.builders import a_cadence, course_of, day, known_of


def test_a_course_may_be_empty() -> None:
    """Without days, with nothing that is asked for, and nothing that is lacking."""
    assert Course(()) == ((), None, ())
    assert Nothing(Timing(), ()).ended_on is None
    assert AtEnd(day(3)).before == day(3)


def test_a_day_tells_how_it_was_counted() -> None:
    """From where, how long after, by which timing."""
    (due,) = course_of(a_cadence(amount=30), known_of()).dues
    assert (due.due_on, due.counted_from, due.length.days) == (day(30), day(0), 30)
    assert due.timing.amount == 30
    told = (due.met_on, due.late_on, due.early_on, due.paused, due.earliest_on)
    assert told == (None,) * 5
    assert (due.moves, due.when, due.is_first) == ((), (), False)
