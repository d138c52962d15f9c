"""From a cadence and what is known to the days on which a duty is due."""

import datetime
import subprocess
import sys

import pytest

from rnr_caseplan import Event, Unit
from rnr_caseplan.dates import Period
from rnr_caseplan.duties.counting import count_duty
from rnr_caseplan.duties.length import NOT_STATED
from rnr_caseplan.policy.cadence import Band, FirstPeriod, Interval, Repeats, Standing
from rnr_caseplan.policy.when import When
from tests.unit.builders import (
    DAY_0,
    a_cadence,
    contacts,
    course_of,
    day,
    days_of,
    known_of,
    level_change,
    level_is,
)


def intakes(*numbers: int) -> tuple[Event, ...]:
    """Give intakes on some days."""
    return tuple(Event(kind="intake", on=day(number)) for number in numbers)


@pytest.mark.parametrize(
    ("repeats", "expected"),
    [
        (None, [30]),
        (Repeats.NEVER, [30]),
        (Repeats.FROM_LAST, [30, 60, 90]),
        (Repeats.FROM_ANCHOR, [30, 60, 90]),
    ],
)
def test_a_duty_comes_once_or_comes_back(repeats: Repeats | None, expected: list[int]) -> None:
    """Without a word about it once."""
    course = course_of(a_cadence(amount=30, repeats=repeats), known_of(), until=100)
    assert days_of(course) == expected


def test_the_last_day_is_included_and_the_day_after_it_is_not() -> None:
    """As far as is asked for."""
    cadence = a_cadence(amount=30, repeats=Repeats.FROM_LAST)
    assert days_of(course_of(cadence, known_of(), until=60)) == [30, 60]
    assert days_of(course_of(cadence, known_of(), until=59)) == [30]
    assert days_of(course_of(cadence, known_of(), until=29)) == []


@pytest.mark.parametrize("repeats", [Repeats.FROM_LAST, Repeats.FROM_ANCHOR])
def test_of_the_days_before_a_period_only_the_earliest_open_one_is_given(repeats: Repeats) -> None:
    """What was done before it is not."""
    cadence = a_cadence(amount=30, repeats=repeats)
    open_since = course_of(cadence, known_of(*contacts(20)), until=130, since=day(100))
    assert days_of(open_since)[0] == (50 if repeats is Repeats.FROM_LAST else 60)
    assert all(number >= 100 for number in days_of(open_since)[1:])
    done = known_of(*contacts(20, 45, 70, 95, 120))
    assert days_of(course_of(cadence, done, until=130, since=day(100)))[0] >= 100


def test_no_more_days_are_counted_than_are_asked_for() -> None:
    """The first ones."""
    period = (datetime.date.min, datetime.date.max)
    for repeats in (Repeats.FROM_LAST, Repeats.FROM_ANCHOR):
        cadence = a_cadence(amount=30, repeats=repeats)
        course = count_duty(cadence, known_of(), met_by=(), period=period, most=2)
        assert days_of(course) == [30, 60]
    first = Interval(amount=60, unit=Unit.DAYS)
    several = a_cadence(amount=14, times=2, first=first, repeats=Repeats.FROM_LAST)
    for most in (1, 2):
        course = count_duty(several, known_of(), met_by=(), period=period, most=most)
        assert days_of(course) == [14, 28][:most]


def test_without_an_anchor_nothing_is_counted() -> None:
    """And its name is told."""
    for anchor in ("release_on", "intake"):
        course = course_of(a_cadence(anchor=anchor, amount=30), known_of())
        assert (course.dues, course.lacking) == ((), (anchor,))


def test_a_duty_is_counted_from_each_event_that_it_is_anchored_at() -> None:
    """Once for each; what comes back starts anew at the next one."""
    known = known_of(*intakes(0, 50, 50), as_of=200)
    assert days_of(course_of(a_cadence(anchor="intake", amount=30), known)) == [30, 80]
    again = a_cadence(anchor="intake", amount=20, repeats=Repeats.FROM_LAST)
    assert days_of(course_of(again, known, until=100)) == [20, 40, 70, 90]
    fixed = a_cadence(anchor="intake", amount=20, repeats=Repeats.FROM_ANCHOR)
    assert days_of(course_of(fixed, known, until=100)) == [20, 40, 70, 90]


def test_each_anchor_is_met_by_what_follows_it() -> None:
    """A contact before an intake does not meet the duty that the intake begins."""
    known = known_of(*intakes(0, 50), *contacts(10, 60), as_of=200)
    course = course_of(a_cadence(anchor="intake", amount=30), known)
    assert [due.met_on for due in course.dues] == [day(10), day(60)]


def test_the_band_is_chosen_anew_for_each_anchor() -> None:
    """Where it cannot be chosen for one of them, its name is told and the others count."""
    cadence = a_cadence(
        anchor="intake",
        bands=(
            Band(when=level_is("low"), amount=30),
            Band(when=level_is("high"), amount=7),
        ),
    )
    known = known_of(*intakes(0, 50), level_change(40, "low", "high"), as_of=200)
    assert days_of(course_of(cadence, known)) == [30, 57]
    lost = known_of(*intakes(0, 50), level_change(40, "low", "enormous"), as_of=200)
    course = course_of(cadence, lost)
    assert days_of(course) == [30]
    assert course.lacking == ("supervision_level",)


def test_a_duty_that_is_counted_from_what_meets_it_begins_with_the_first() -> None:
    """That one does not meet it; the later ones do."""
    cadence = a_cadence(anchor="contact", amount=30, repeats=Repeats.FROM_LAST)
    course = course_of(cadence, known_of(*contacts(5, 20), as_of=100), until=60)
    assert days_of(course) == [35, 50]
    assert [due.met_on for due in course.dues] == [day(20), None]
    assert course_of(cadence, known_of()).lacking == ("contact",)


def test_what_is_due_on_a_day_may_be_done_before_it() -> None:
    """With an amount of nothing the day itself is the anchor; done later it was missed."""
    cadence = a_cadence(anchor="release_on", amount=0)
    for done, met, late in ((40, 40, None), (10, 10, None), (41, None, 41)):
        known = known_of(*contacts(done), release_on=day(40), as_of=100)
        (due,) = course_of(cadence, known).dues
        assert due.due_on == day(40)
        assert due.met_on == (None if met is None else day(met))
        assert due.late_on == (None if late is None else day(late))


def test_what_is_not_known_is_told() -> None:
    """Where no band can be chosen."""
    cadence = a_cadence(amount=7, bands=(Band(when=level_is("low"), amount=30),))
    assert course_of(cadence, known_of()).lacking == ("supervision_level",)


@pytest.mark.parametrize("standing", list(Standing))
@pytest.mark.parametrize("anchor", ["assigned_on", "release_on", None])
def test_a_standing_is_no_day(standing: Standing, anchor: str | None) -> None:
    """Nothing is asked for, or the policy does not state it; whatever the anchor."""
    cadence = a_cadence(anchor=anchor, unit=None, standing=standing)
    course = course_of(cadence, known_of())
    assert course.dues == ()
    if standing is Standing.EXEMPT:
        assert course.nothing is not None
        assert course.lacking == ()
    else:
        assert course.nothing is None
        assert course.lacking == (NOT_STATED,)


def test_from_the_day_on_which_a_level_asks_for_it_a_duty_is_counted() -> None:
    """A level that asks for nothing before it is no anchor."""
    cadence = a_cadence(
        amount=30,
        bands=(
            Band(when=level_is("low"), standing=Standing.EXEMPT),
            Band(when=level_is("medium"), standing=Standing.NOT_STATED),
        ),
    )
    changes = (level_change(10, "low", "medium"), level_change(20, "medium", "high"))
    course = course_of(cadence, known_of(*changes, as_of=100))
    assert days_of(course) == [50]
    assert (course.nothing, course.lacking) == (None, ())
    only = course_of(cadence, known_of(changes[0], as_of=100))
    assert (only.dues, only.lacking) == ((), (NOT_STATED,))
    lost = course_of(cadence, known_of(level_change(10, "low", "enormous"), as_of=100))
    assert (lost.dues, lost.lacking) == ((), ("supervision_level",))


def test_the_day_that_is_signed_counts_once_it_is_recorded() -> None:
    """A band may take another anchor."""
    band = Band(when=(When(recorded="signed"),), anchor="signed", amount=30)
    cadence = a_cadence(anchor="drafted", amount=30, bands=(band,))
    assert days_of(course_of(cadence, known_of(drafted=day(5)))) == [35]
    assert days_of(course_of(cadence, known_of(drafted=day(5), signed=day(9)))) == [39]


def test_a_period_of_the_calendar_is_counted_from_its_anchor() -> None:
    """On its last day."""
    cadence = a_cadence(
        unit=None,
        repeats=Repeats.EACH_PERIOD,
        period=Period.MONTH,
        first_period=FirstPeriod.PARTIAL,
    )
    assert days_of(course_of(cadence, known_of(), until=60)) == [30, 58]
    assert DAY_0.day == 1


def test_all_units_count() -> None:
    """Working days by the weekend and the holidays that are known."""
    cadence = a_cadence(amount=1, unit=Unit.WORKING_DAYS)
    assert days_of(course_of(cadence, known_of())) == [1]
    assert days_of(course_of(cadence, known_of(holidays=(day(1),)))) == [4]


MIXED = """
bands=(
    Band(when=level_is("low", "medium"), amount=30, unit=Unit.DAYS),
    Band(
        when=level_is("high", "unknown"),
        repeats=Repeats.EACH_PERIOD,
        period=Period.MONTH,
        first_period=FirstPeriod.FULL,
    ),
),
"""
RESTARTING = """
amount=30,
unit=Unit.DAYS,
pauses=(PauseRule(event="hospital", then=AfterPause.RESTART, amount=7, unit=Unit.DAYS),),
"""
PROGRAM = """
from rnr_caseplan import Cadence, Unit
from rnr_caseplan.dates import Period
from rnr_caseplan.policy.cadence import *
from rnr_caseplan.policy.duty_faults import find_duty_faults
from rnr_caseplan.policy.terms import Terms
from tests.unit.builders import *
cadence = Cadence(anchor="assigned_on", repeats=Repeats.FROM_LAST, {timing})
events = (("contact", "a contact"), ("hospital", "a stay in hospital"))
terms = Terms(events=events, facts=tuple(DUTY_FACTS.items()))
if not any(find_duty_faults("d", "contact", cadence, terms)):
    history = (a_pause("hospital", 5), level_change(40, "low", "high"))
    assert len(course_of(cadence, known_of(*history, as_of=60), until=400).dues) < 100
"""


@pytest.mark.parametrize("timing", [MIXED, RESTARTING])
def test_counting_a_duty_that_a_policy_may_state_ends(timing: str) -> None:
    """Bands that come back in other ways, a pause that lasts: each day lies after the last."""
    program = PROGRAM.format(timing=timing.strip())
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=False, timeout=10
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_level_that_does_not_have_the_duty_needs_no_anchor() -> None:
    """It is exempt, whether or not the day is known that others count from."""
    cadence = a_cadence(
        anchor="intake",
        amount=30,
        bands=(Band(when=level_is("low"), standing=Standing.EXEMPT),),
    )
    exempt = course_of(cadence, known_of(level="low"), until=100)
    assert (exempt.dues, exempt.lacking) == ((), ())
    assert exempt.nothing is not None
    assert course_of(cadence, known_of(level="high"), until=100).lacking == ("intake",)


def test_a_band_that_comes_once_adds_nothing_after_a_contact_of_a_rolling_one() -> None:
    """Four contacts in thirty days at one level, and one contact at another."""
    cadence = a_cadence(
        amount=30,
        bands=(
            Band(when=level_is("high"), repeats=Repeats.FROM_LAST, times=2),
            Band(when=level_is("low"), repeats=Repeats.NEVER),
        ),
    )
    change = level_change(40, "high", "low")
    known = known_of(*contacts(5, 10, 50), change, level="low", as_of=60)
    course = course_of(cadence, known, until=100)
    assert 80 not in days_of(course)
    assert days_of(course)[:1] == [30]
