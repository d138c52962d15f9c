"""What is found while one duty is counted."""

import datetime
from typing import Any

import pytest

from rnr_caseplan import Unit
from rnr_caseplan.duties.choosing import Held, Undecided
from rnr_caseplan.duties.length import NOT_STATED, Basis, Length
from rnr_caseplan.duties.moving import Moved
from rnr_caseplan.duties.runner import Counted, Opened, Outcome, Runner
from rnr_caseplan.policy.cadence import (
    Band,
    Cadence,
    Edge,
    PastEnd,
    Repeats,
    Standing,
    Timing,
    WindowEnd,
)
from rnr_caseplan.policy.when import When
from tests.unit.builders import (
    DAY_0,
    a_cadence,
    a_pause,
    day,
    known_of,
    level_change,
    level_is,
)

EVERY_30 = a_cadence(amount=30, repeats=Repeats.FROM_LAST)
BY_LEVEL = a_cadence(
    amount=30,
    bands=(
        Band(when=level_is("low"), standing=Standing.EXEMPT),
        Band(when=level_is("medium"), standing=Standing.NOT_STATED),
    ),
)


def a_runner(
    cadence: Cadence = EVERY_30,
    since: int = 0,
    until: int = 100,
    most: int | None = None,
    **known: Any,
) -> Runner:
    """Begin to count."""
    return Runner(cadence, known_of(**known), (day(since), day(until)), most)


def counted(due: int, **timing: Any) -> Counted:
    """Give a day as it is counted."""
    held = Held(Timing(**{"anchor": "assigned_on", **timing}), ())
    return Counted(day(due), DAY_0, Basis.ANCHOR, Length(0, due, 0, to_month_end=False), held)


def add(runner: Runner, due: int, outcome: Outcome) -> None:
    """Keep a day."""
    runner.add(counted(due), Moved(day(due)), outcome, is_first=False)


OPEN, MET, LATE = Outcome(), Outcome(met_on=day(1)), Outcome(late_on=day(90))


def test_a_runner_begins_with_nothing() -> None:
    """No days, nothing lacking, nothing exempt."""
    assert a_runner().course() == ((), None, ())


def test_days_are_kept_in_order() -> None:
    """However they are found, up to the last one that is asked for."""
    runner = a_runner(until=60)
    for due in (60, 30, 61, 45):
        add(runner, due, OPEN)
    assert [due.due_on for due in runner.course().dues] == [day(30), day(45), day(60)]


def test_of_the_days_before_the_first_one_only_the_earliest_open_one_is_kept() -> None:
    """In whatever order they are found; a met or missed one is not."""
    runner = a_runner(since=50)
    for due, outcome in ((40, OPEN), (20, OPEN), (30, OPEN), (10, MET), (11, LATE), (50, MET)):
        add(runner, due, outcome)
    assert [due.due_on for due in runner.course().dues] == [day(20), day(50)]


@pytest.mark.parametrize(
    ("outcomes", "kept"),
    [
        ((MET, OPEN), OPEN),
        ((OPEN, MET), OPEN),
        ((LATE, OPEN), OPEN),
        ((OPEN, LATE), OPEN),
        ((MET, LATE), LATE),
        ((LATE, MET), LATE),
    ],
)
def test_where_two_fall_together_the_one_that_is_still_open_stays(
    outcomes: tuple[Outcome, ...], kept: Outcome
) -> None:
    """A missed one rather than a met one, whichever is found first."""
    runner = a_runner()
    for outcome in outcomes:
        add(runner, 30, outcome)
    (due,) = runner.course().dues
    assert (due.met_on, due.late_on) == (kept.met_on, kept.late_on)


def test_a_runner_is_full_when_it_has_found_what_is_asked_for() -> None:
    """Without a number it never is."""
    runner, endless = a_runner(most=2), a_runner()
    for due in (30, 60):
        assert not runner.is_full
        add(runner, due, OPEN)
        add(endless, due, OPEN)
    assert runner.is_full
    assert not endless.is_full


def test_what_may_change_while_it_counts_is_known_before() -> None:
    """Changes of tested facts, tests of the time that is left, pauses of the policy."""
    assert a_runner().is_steady
    changed = Runner(BY_LEVEL, known_of(level_change(5, "low", "high")), (DAY_0, day(100)))
    assert not changed.is_steady
    assert changed.changes == [day(5)]
    test = When(time_left_until="release_on", at_most="3 months")
    timed = a_cadence(amount=30, bands=(Band(when=(test,), amount=7),))
    assert not a_runner(timed).is_steady
    paused = Runner(EVERY_30, known_of(a_pause("hospital", 1)), (DAY_0, day(100)))
    assert not paused.is_paused


def test_it_begins_on_the_day_on_which_something_is_asked_for() -> None:
    """This one, or that of a later change; else it notes why not."""
    known = known_of(
        level_change(5, "low", "medium"), level_change(9, "medium", "high"), level="high"
    )
    runner = Runner(BY_LEVEL, known, (DAY_0, day(100)))
    exempt = Held(BY_LEVEL.choices[0][1], BY_LEVEL.choices[0][0])
    begun = runner.begin(DAY_0, exempt)
    assert begun is not None
    assert begun[0] == day(9)
    assert runner.course() == ((), None, ())
    asked = Held(BY_LEVEL.choices[2][1], ())
    assert runner.begin(day(3), asked) == (day(3), asked)
    assert runner.begin(day(10), exempt) is None
    course = runner.course()
    assert course.nothing is not None
    assert course.nothing.when == level_is("low")
    unstated = Held(BY_LEVEL.choices[1][1], BY_LEVEL.choices[1][0])
    assert runner.begin(day(10), unstated) is None
    assert runner.begin(DAY_0, Undecided(("supervision_level",))) is None
    assert runner.course().lacking == (NOT_STATED, "supervision_level")


UNTIL_RELEASE = WindowEnd(amount=0, unit=Unit.DAYS, after="release_on", then=PastEnd.DUE_THEN)


@pytest.mark.parametrize(
    ("release", "base", "nothing_before", "due"),
    [
        (40, 0, True, 30),
        (20, 0, True, 20),
        (0, 0, True, 0),
        (-1, 0, True, None),
        (20, 10, False, 20),
        (10, 10, False, None),
    ],
)
def test_a_day_settles_within_its_window(
    release: int, base: int, nothing_before: bool, due: int | None
) -> None:
    """A first one may be due on the day that it is counted from, a later one not again."""
    runner = a_runner(release_on=day(release))
    found = runner.settle(
        counted(30, ends=UNTIL_RELEASE), day(base), None, nothing_before=nothing_before
    )
    assert (None if found is None else found.due) == (None if due is None else day(due))


def test_a_window_that_ended_before_anything_was_due_is_told() -> None:
    """And an end that is not known as well."""
    runner = a_runner(release_on=day(-1))
    runner.settle(counted(30, ends=UNTIL_RELEASE), DAY_0, None, nothing_before=True)
    nothing = runner.course().nothing
    assert nothing is not None
    assert nothing.ended_on == day(-1)
    unknown = a_runner()
    assert unknown.settle(counted(30, ends=UNTIL_RELEASE), DAY_0, None, nothing_before=True) is None
    assert unknown.course().lacking == ("release_on",)


def test_an_end_past_the_calendar_ends_nothing() -> None:
    """Every day lies before it."""
    end = WindowEnd(amount=9, unit=Unit.DAYS, after="release_on", then=PastEnd.NOT_DUE)
    runner = a_runner(release_on=datetime.date.max)
    for nothing_before in (True, False):
        found = runner.settle(counted(30, ends=end), DAY_0, None, nothing_before=nothing_before)
        assert found == Moved(day(30))


def test_a_window_opens_on_a_day_or_always() -> None:
    """Never after the due day; a day that is not known is told."""
    runner = a_runner(release_on=day(50))

    def opens(edge: Edge | None) -> Opened | None:
        return runner.opens(Held(Timing(opens=edge), ()), DAY_0, day(30))

    assert opens(None) == Opened(None)
    assert opens(Edge(amount=5, unit=Unit.DAYS, before="due")) == Opened(day(25))
    assert opens(Edge(amount=5, unit=Unit.DAYS, before="release_on")) == Opened(day(30))
    assert opens(Edge(amount=36_600, unit=Unit.MONTHS, before="due")) == Opened(None)
    assert opens(Edge(amount=5, unit=Unit.DAYS, before="hearing_on")) is None
    assert runner.course().lacking == ("hearing_on",)
