"""What moves a running day: pauses, and the ends of windows."""

import datetime
from typing import Any

import pytest

from rnr_caseplan import Pause, Unit
from rnr_caseplan.duties.course import AfterPaused, AtEnd
from rnr_caseplan.duties.moving import Moved, Window, after_pauses, at_end, window_of
from rnr_caseplan.policy.cadence import (
    AfterPause,
    Edge,
    PastEnd,
    PauseReads,
    PauseRule,
    Timing,
    WindowEnd,
)
from tests.unit.builders import DAY_0, a_cadence, a_pause, day, known_of

SHIFTED = PauseRule(event="hospital", then=AfterPause.SHIFTED)
EXEMPT = PauseRule(event="warrant", reads=PauseReads.EXEMPT, then=AfterPause.UNCHANGED)
RESTART = PauseRule(event="hospital", then=AfterPause.RESTART, amount=3, unit=Unit.WORKING_DAYS)
LATER = PauseRule(event="hospital", then=AfterPause.LATER, amount=7, unit=Unit.DAYS)


def moved(
    *pauses: Pause,
    rules: tuple[PauseRule, ...] = (SHIFTED,),
    due: int = 30,
    base: int = 0,
    done: int | None = None,
    as_of: int = 100,
    nothing_before: bool = True,
) -> Moved:
    """Say what pauses make of a day."""
    return after_pauses(
        a_cadence(amount=30, pauses=rules),
        known_of(*pauses, as_of=as_of),
        due=day(due),
        base=day(base),
        done_on=None if done is None else day(done),
        nothing_before=nothing_before,
    )


@pytest.mark.parametrize(
    ("rule", "pause", "due"),
    [
        (SHIFTED, (10, 20), 40),
        (SHIFTED, (-5, 5), 35),
        (SHIFTED, (30, 40), 40),
        (SHIFTED, (31, 40), 30),
        (SHIFTED, (-5, 0), 30),
        (SHIFTED, (-5, 1), 31),
        (LATER, (10, 22), 30),
        (LATER, (10, 24), 31),
        (RESTART, (10, 20), 25),
        (PauseRule(event="hospital", then=AfterPause.UNCHANGED), (10, 20), 30),
    ],
)
def test_a_pause_moves_a_day_by_its_rule(rule: PauseRule, pause: tuple[int, int], due: int) -> None:
    """Where it starts up to the day and lasts past the day that is counted from."""
    found = moved(a_pause("hospital", *pause), rules=(rule,))
    assert (found.due, found.paused) == (day(due), None)


def test_a_pause_that_lasts_is_read_as_the_policy_says() -> None:
    """As if it ended today; an end that is to come is not known."""
    for ends in (None, 51):
        found = moved(a_pause("hospital", 10, ends), as_of=50)
        assert (found.due, found.paused) == (day(70), PauseReads.PAUSED)
    (move,) = moved(a_pause("hospital", 10), as_of=50).moves
    assert move == AfterPaused(SHIFTED, day(10), None, day(30))
    exempt = moved(a_pause("warrant", 10), rules=(EXEMPT,), as_of=50)
    assert (exempt.due, exempt.paused) == (day(30), PauseReads.EXEMPT)
    ended = moved(a_pause("hospital", 10, 50), as_of=50)
    assert (ended.due, ended.paused) == (day(70), None)


def test_a_pause_that_lasts_moves_no_day_that_runs_from_later_on() -> None:
    """It is told; what it will move is still to come."""
    for rule in (SHIFTED, RESTART, LATER):
        found = moved(a_pause("hospital", 10), rules=(rule,), due=90, base=60, as_of=50)
        assert (found.due, found.paused) == (day(90), PauseReads.PAUSED)
        assert [move.before for move in found.moves] == [day(90)]
    zero = PauseRule(event="hospital", then=AfterPause.RESTART, amount=0, unit=Unit.DAYS)
    for nothing_before, due in ((True, 50), (False, 80)):
        found = moved(
            a_pause("hospital", 10),
            rules=(zero,),
            due=80,
            base=50,
            as_of=50,
            nothing_before=nothing_before,
        )
        assert found.due == day(due)


def test_only_pauses_that_the_policy_names_count() -> None:
    """For the first rule of that name; without rules nothing is looked at."""
    assert moved(a_pause("warrant", 10, 20)) == Moved(day(30))
    assert moved(a_pause("hospital", 10, 20), rules=()) == Moved(day(30))
    both = (PauseRule(event="hospital", then=AfterPause.UNCHANGED), SHIFTED)
    assert moved(a_pause("hospital", 10, 20), rules=both).due == day(30)


def test_what_was_done_before_a_pause_is_not_paused_by_it() -> None:
    """On its first day it is."""
    assert moved(a_pause("hospital", 10, 20), done=9).due == day(30)
    assert moved(a_pause("hospital", 10, 20), done=10).due == day(40)


def test_several_pauses_move_a_day_one_after_the_other() -> None:
    """Days that two of them share count once; each tells the day before it."""
    rules = (SHIFTED, PauseRule(event="warrant", then=AfterPause.SHIFTED))
    found = moved(a_pause("hospital", 10, 20), a_pause("warrant", 15, 25), rules=rules)
    assert found.due == day(45)
    assert [move.before for move in found.moves] == [day(30), day(40)]
    further = moved(a_pause("hospital", 10, 20), a_pause("hospital", 35, 40))
    assert further.due == day(45)


def test_a_pause_inside_another_ends_with_it() -> None:
    """Whichever is told first, what follows the longer one counts."""
    inside, around = a_pause("hospital", 6, 10), a_pause("hospital", 5, 20)
    for rule, due in ((RESTART, 25), (LATER, 30)):
        assert moved(inside, around, rules=(rule,)).due == day(due)
        assert moved(around, inside, rules=(rule,)).due == day(due)


@pytest.mark.parametrize("then", [AfterPause.SHIFTED, AfterPause.LATER, AfterPause.RESTART])
def test_a_moved_day_stays_in_the_calendar(then: AfterPause) -> None:
    """The last day of it where it would lie past."""
    timed: dict[str, Any] = {} if then is AfterPause.SHIFTED else {"amount": 9, "unit": Unit.DAYS}
    rule = PauseRule(event="hospital", then=then, **timed)
    last = datetime.date.max
    starts_on, ends_on = last - datetime.timedelta(days=9), last - datetime.timedelta(days=1)
    known = known_of(
        Pause(kind="hospital", starts_on=starts_on, ends_on=ends_on), as_of=(last - DAY_0).days
    )
    found = after_pauses(
        a_cadence(amount=1, pauses=(rule,)),
        known,
        due=last - datetime.timedelta(days=3),
        base=DAY_0,
        done_on=None,
        nothing_before=True,
    )
    assert found.due == last


@pytest.mark.parametrize(
    ("edges", "window"),
    [
        ({}, Window(None, None, ())),
        (
            {"opens": Edge(amount=5, unit=Unit.DAYS, before="due")},
            Window(day(25), None, ()),
        ),
        (
            {"opens": Edge(amount=5, unit=Unit.DAYS, after="start")},
            Window(day(15), None, ()),
        ),
        (
            {"ends": WindowEnd(amount=2, unit=Unit.DAYS, before="release", then=PastEnd.NOT_DUE)},
            Window(None, day(38), ()),
        ),
        (
            {
                "opens": Edge(amount=5, unit=Unit.DAYS, before="hearing"),
                "ends": WindowEnd(amount=2, unit=Unit.DAYS, before="visit", then=PastEnd.NOT_DUE),
            },
            Window(None, None, ("hearing", "visit")),
        ),
        (
            {"opens": Edge(amount=36_600, unit=Unit.MONTHS, before="release")},
            Window(None, None, ()),
        ),
    ],
)
def test_a_window_has_the_edges_that_are_known(edges: dict[str, Any], window: Window) -> None:
    """From the due day, from the day that is counted from, or from a day of the case."""
    known = known_of(release=day(40))
    assert window_of(Timing(**edges), known, base=day(10), due=day(30)) == window


DUE_THEN, NOT_DUE, AT_LEAST_ONCE = (
    WindowEnd(amount=0, unit=Unit.DAYS, after="start", then=then)
    for then in (PastEnd.DUE_THEN, PastEnd.NOT_DUE, PastEnd.AT_LEAST_ONCE)
)
KEPT = Moved(day(30))


def cut(on: int) -> Moved:
    """Give the day that its window's end cut off."""
    return Moved(day(on), (AtEnd(day(30)),))


@pytest.mark.parametrize(
    ("end", "on", "first", "later"),
    [
        (None, None, KEPT, KEPT),
        (DUE_THEN, None, KEPT, KEPT),
        (DUE_THEN, 30, KEPT, KEPT),
        (DUE_THEN, 29, cut(29), cut(29)),
        (DUE_THEN, 11, cut(11), cut(11)),
        (DUE_THEN, 10, cut(10), None),
        (DUE_THEN, 9, None, None),
        (NOT_DUE, 30, KEPT, KEPT),
        (NOT_DUE, 29, None, None),
        (AT_LEAST_ONCE, 30, KEPT, KEPT),
        (AT_LEAST_ONCE, 29, cut(29), None),
        (AT_LEAST_ONCE, 10, cut(10), None),
        (AT_LEAST_ONCE, 9, None, None),
    ],
)
def test_no_day_passes_the_end_of_its_window(
    end: WindowEnd | None, on: int | None, first: Moved | None, later: Moved | None
) -> None:
    """The end itself is in it; where nothing was due before, so is the day that is counted from."""
    day_of_end = None if on is None else day(on)
    for nothing_before, expected in ((True, first), (False, later)):
        found = at_end(end, day_of_end, KEPT, after=day(10), nothing_before=nothing_before)
        assert found == expected


def test_a_window_that_ended_before_the_calendar_begins_has_ended() -> None:
    """A day so long before another is none; nothing is due after it."""
    ends = WindowEnd(amount=36_600, unit=Unit.MONTHS, before="start", then=PastEnd.NOT_DUE)
    window = window_of(Timing(ends=ends), known_of(), base=day(10), due=day(30))
    assert window.ends == datetime.date.min
