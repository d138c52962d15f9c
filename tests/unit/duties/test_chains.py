"""Duties that are counted from the event that met them last, or that come once."""

from typing import Any

import pytest

from rnr_caseplan import Cadence, Event, Unit
from rnr_caseplan.duties.course import AfterChange, Course, Due
from rnr_caseplan.duties.known import Known
from rnr_caseplan.duties.length import Basis
from rnr_caseplan.policy.cadence import (
    AfterPause,
    Band,
    Edge,
    Interval,
    OnChange,
    PastEnd,
    PauseRule,
    Repeats,
    Stage,
    Standing,
    WindowEnd,
)
from rnr_caseplan.policy.when import When
from tests.unit.builders import (
    a_cadence,
    a_pause,
    contacts,
    course_of,
    day,
    days_of,
    known_of,
    level_change,
    level_is,
)

EVERY_30 = a_cadence(amount=30, repeats=Repeats.FROM_LAST)


def told(due: Due) -> tuple[int, str | None, int | None]:
    """Tell a day: its number, what became of it, and when."""
    for what, done_on in (("met", due.met_on), ("late", due.late_on)):
        if done_on is not None:
            return (due.due_on - day(0)).days, what, (done_on - day(0)).days
    return (due.due_on - day(0)).days, None, None


def all_told(course: Course) -> list[tuple[int, str | None, int | None]]:
    """Tell every day of a course."""
    return [told(due) for due in course.dues]


def by_level(repeats: Repeats | None = Repeats.FROM_LAST, **other: Any) -> Cadence:
    """Give thirty days at a low level, seven at a high one."""
    return a_cadence(
        unit=None,
        repeats=repeats,
        bands=(
            Band(when=level_is("low"), amount=30, unit=Unit.DAYS),
            Band(when=level_is("high"), amount=7, unit=Unit.DAYS),
            Band(when=level_is("medium", "unknown"), standing=Standing.EXEMPT),
        ),
        **other,
    )


def to(after: str, on: int, **more: Any) -> Known:
    """Give what is known where the level changes from low on a day."""
    return known_of(level_change(on, "low", after), level=after, **more)


# Once. ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("done", "expected"),
    [
        ((), (30, None, None)),
        ((0,), (30, "met", 0)),
        ((30,), (30, "met", 30)),
        ((31,), (30, "late", 31)),
        ((40, 50), (30, "late", 40)),
        ((-1,), (30, None, None)),
    ],
)
def test_a_duty_that_comes_once_is_met_by_its_day(
    done: tuple[int, ...], expected: tuple[int, str | None, int | None]
) -> None:
    """The day included; done later it was missed."""
    assert all_told(course_of(a_cadence(amount=30), known_of(*contacts(*done)))) == [expected]


def test_a_duty_of_several_times_is_met_by_the_last_of_them() -> None:
    """Each event counts, two on one day as well."""
    cadence = a_cadence(amount=30, times=3)
    assert all_told(course_of(cadence, known_of(*contacts(5, 5)))) == [(30, None, None)]
    assert all_told(course_of(cadence, known_of(*contacts(5, 5, 9)))) == [(30, "met", 9)]
    assert all_told(course_of(cadence, known_of(*contacts(5, 5, 35)))) == [(30, "late", 35)]


def test_a_duty_that_comes_once_follows_a_change_of_level() -> None:
    """To a level that asks for nothing it ends; from there on a later one begins anew."""
    kept = by_level(None)
    assert all_told(course_of(kept, to("high", 10))) == [(30, None, None)]
    assert all_told(course_of(kept, to("medium", 10))) == [(30, None, None)]
    cadence = by_level(None, on_change=OnChange.RESTART)
    ended = course_of(cadence, to("medium", 10))
    assert ended.dues == ()
    assert ended.nothing is not None
    again = known_of(
        level_change(10, "low", "medium"), level_change(20, "medium", "high"), *contacts(12, 25)
    )
    (due,) = course_of(cadence, again).dues
    assert told(due) == (27, "met", 25)
    assert (due.counted_from, due.basis) == (day(20), Basis.CHANGE)


def test_past_the_calendar_there_is_no_day() -> None:
    """For no duty."""
    for repeats in (None, Repeats.FROM_LAST):
        cadence = a_cadence(amount=36_600, unit=Unit.MONTHS, repeats=repeats)
        far = cadence if repeats is None else a_cadence(amount=36_600, unit=Unit.MONTHS)
        course = course_of(far, known_of(), until=2_900_000)
        assert len(course.dues) == 1
    stages = (Stage(amount=36_600, unit=Unit.MONTHS),)
    course = course_of(
        a_cadence(unit=None, stages=stages, repeats=Repeats.FROM_LAST), known_of(), until=2_900_000
    )
    assert len(course.dues) == 2


# From the last one. ---------------------------------------------------------------------


def test_each_contact_begins_the_count_anew() -> None:
    """And tells from where it is counted."""
    course = course_of(EVERY_30, known_of(*contacts(10, 40)), until=80)
    assert all_told(course) == [(30, "met", 10), (40, "met", 40), (70, None, None)]
    assert [due.basis for due in course.dues] == [Basis.ANCHOR, Basis.DONE, Basis.DONE]
    assert [due.counted_from for due in course.dues] == [day(0), day(10), day(40)]


def test_a_missed_day_stays_missed_and_the_next_ones_follow() -> None:
    """Until somebody does it: from that day the count begins anew."""
    course = course_of(EVERY_30, known_of(*contacts(70)), until=110)
    assert all_told(course) == [(30, "late", 70), (60, "late", 70), (100, None, None)]
    open_ones = course_of(EVERY_30, known_of(), until=60)
    assert all_told(open_ones) == [(30, None, None), (60, None, None)]


def test_a_contact_on_the_anchor_counts() -> None:
    """And several on one day count once."""
    course = course_of(EVERY_30, known_of(*contacts(0, 0)), until=40)
    assert all_told(course) == [(30, None, None)]
    twice = course_of(EVERY_30, known_of(*contacts(5, 5)), until=40)
    assert all_told(twice) == [(30, "met", 5), (35, None, None)]


def test_a_first_interval_and_stages_follow_what_was_met() -> None:
    """A missed day does not bring a duty to its next stage."""
    first = a_cadence(
        amount=30, first=Interval(amount=7, unit=Unit.DAYS), repeats=Repeats.FROM_LAST
    )
    course = course_of(first, known_of(*contacts(5)), until=40)
    assert all_told(course) == [(7, "met", 5), (35, None, None)]
    assert [due.is_first for due in course.dues] == [True, False]
    stages = (Stage(amount=7, unit=Unit.DAYS, times=2), Stage(amount=30, unit=Unit.DAYS))
    staged = a_cadence(unit=None, stages=stages, repeats=Repeats.FROM_LAST)
    assert days_of(course_of(staged, known_of(*contacts(5, 10)), until=50)) == [7, 12, 40]
    missed = course_of(staged, known_of(*contacts(9, 12)), until=50)
    assert all_told(missed) == [(7, "late", 9), (16, "met", 12), (42, None, None)]


def test_what_is_done_before_a_window_opens_does_not_meet_the_duty() -> None:
    """It is told, and the next one counts."""
    opens = Edge(amount=10, unit=Unit.DAYS, before="due")
    cadence = a_cadence(amount=30, opens=opens, repeats=Repeats.FROM_LAST)
    early = course_of(cadence, known_of(*contacts(19)), until=40)
    assert all_told(early) == [(30, None, None)]
    assert (early.dues[0].early_on, early.dues[0].earliest_on) == (day(19), day(20))
    course = course_of(cadence, known_of(*contacts(5, 19, 20)), until=60)
    assert all_told(course) == [(30, "met", 20), (50, None, None)]
    assert course.dues[0].early_on == day(19)


def test_windows_that_ended_end_the_duty() -> None:
    """Where no day fits before the end any more."""
    ends = WindowEnd(amount=0, unit=Unit.DAYS, after="release_on", then=PastEnd.NOT_DUE)
    cadence = a_cadence(amount=30, ends=ends, repeats=Repeats.FROM_LAST)
    assert days_of(course_of(cadence, known_of(release_on=day(60)))) == [30, 60]
    assert days_of(course_of(cadence, known_of(release_on=day(59)))) == [30]
    then = WindowEnd(amount=0, unit=Unit.DAYS, after="release_on", then=PastEnd.DUE_THEN)
    cut = a_cadence(amount=30, ends=then, repeats=Repeats.FROM_LAST)
    assert days_of(course_of(cut, known_of(release_on=day(59)))) == [30, 59]
    assert course_of(cut, known_of()).lacking == ("release_on",)


def test_time_left_chooses_the_band_anew_at_each_day() -> None:
    """Without a change of any fact."""
    cadence = a_cadence(
        unit=None,
        repeats=Repeats.FROM_LAST,
        bands=(
            Band(
                when=(When(time_left_until="release_on", more_than="40 days"),),
                amount=30,
                unit=Unit.DAYS,
            ),
            Band(
                when=(When(time_left_until="release_on", at_most="40 days"),),
                amount=7,
                unit=Unit.DAYS,
            ),
        ),
    )
    known = known_of(release_on=day(100))
    assert days_of(course_of(cadence, known, until=80)) == [30, 60, 67, 74]


def test_a_moved_day_is_where_the_next_one_is_counted_from() -> None:
    """After a pause that ended."""
    rules = (PauseRule(event="hospital", then=AfterPause.SHIFTED),)
    cadence = a_cadence(amount=30, repeats=Repeats.FROM_LAST, pauses=rules)
    course = course_of(cadence, known_of(a_pause("hospital", 10, 15)), until=70)
    assert days_of(course) == [35, 65]
    assert [due.basis for due in course.dues] == [Basis.ANCHOR, Basis.DUE]


# Several times in any window. -----------------------------------------------------------


TWO_IN_30 = a_cadence(amount=30, times=2, repeats=Repeats.FROM_LAST)


def test_two_in_any_thirty_days() -> None:
    """Each contact opens a window that the second next one closes."""
    assert all_told(course_of(TWO_IN_30, known_of(), until=60)) == [
        (30, None, None),
        (60, None, None),
    ]
    assert all_told(course_of(TWO_IN_30, known_of(*contacts(10)), until=60))[0] == (30, None, None)
    course = course_of(TWO_IN_30, known_of(*contacts(10, 20, 35)), until=60)
    assert all_told(course) == [(30, "met", 20), (40, "met", 35), (50, None, None)]


def test_a_separate_first_contact_is_met_by_one() -> None:
    """Beside the windows; met in time, late or not at all."""
    cadence = a_cadence(
        amount=30,
        times=2,
        first=Interval(amount=3, unit=Unit.DAYS),
        repeats=Repeats.FROM_LAST,
    )
    for done, expected in (
        ((2,), (3, "met", 2)),
        ((5,), (3, "late", 5)),
        ((), (3, None, None)),
    ):
        course = course_of(cadence, known_of(*contacts(*done)), until=35)
        assert all_told(course)[0] == expected
        assert course.dues[0].is_first
        assert days_of(course)[1] == 30


def test_a_first_contact_that_no_window_or_calendar_holds_is_none() -> None:
    """The windows go on by themselves."""
    ends = WindowEnd(amount=10, unit=Unit.DAYS, after="start", then=PastEnd.NOT_DUE)
    cadence = a_cadence(
        amount=5,
        times=2,
        first=Interval(amount=20, unit=Unit.DAYS),
        ends=ends,
        repeats=Repeats.FROM_LAST,
    )
    assert days_of(course_of(cadence, known_of(), until=12))[0] == 5
    far = a_cadence(
        amount=5,
        times=2,
        first=Interval(amount=36_600, unit=Unit.WORKING_DAYS),
        repeats=Repeats.FROM_LAST,
        anchor="late",
    )
    last = known_of(late=day(2_912_400))
    assert course_of(far, last, until=2_912_440).dues != ()


def test_one_of_the_bands_may_ask_for_one() -> None:
    """Then each contact is the base of the next."""
    cadence = a_cadence(
        unit=Unit.DAYS,
        repeats=Repeats.FROM_LAST,
        bands=(
            Band(when=level_is("low"), amount=30, first=Interval(amount=7, unit=Unit.DAYS)),
            Band(when=level_is("high"), amount=30, times=2),
            Band(when=level_is("medium", "unknown"), standing=Standing.EXEMPT),
        ),
    )
    course = course_of(cadence, known_of(*contacts(5), level="low"), until=40)
    assert all_told(course) == [(7, "met", 5), (35, None, None)]
    changed = course_of(cadence, to("high", 3, as_of=60), until=40)
    assert days_of(changed)[0] == 7
    assert course_of(cadence, known_of(level="medium"), until=40).nothing is not None
    ended = course_of(cadence, known_of(*contacts(5), level_change(4, "low", "medium")), until=40)
    assert all_told(ended) == [(7, "met", 5)]


# Changes of level. ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("how", "on", "expected"),
    [
        (OnChange.KEEP, 10, [30, 37]),
        (OnChange.RECOUNT, 5, [7, 14]),
        (OnChange.RESTART, 10, [17, 24]),
        (OnChange.RESTART, 30, [37, 44]),
        (OnChange.RESTART, 31, [30, 38]),
        (OnChange.EARLIER, 10, [17, 24]),
        (OnChange.EARLIER, 23, [30, 37]),
        (OnChange.EARLIER, 25, [30, 37]),
    ],
)
def test_a_running_day_follows_the_rule_for_changes(
    how: OnChange, on: int, expected: list[int]
) -> None:
    """And the next day the new band."""
    course = course_of(by_level(on_change=how), to("high", on), until=expected[-1])
    assert days_of(course) == expected


def test_what_moved_a_day_is_told() -> None:
    """The change, the policy's word for it, and the day before it."""
    (due, *_) = course_of(by_level(on_change=OnChange.RESTART), to("high", 10)).dues
    assert due.moves == (AfterChange(day(10), OnChange.RESTART, day(30)),)
    assert (due.counted_from, due.basis) == (day(10), Basis.CHANGE)


def test_recounting_never_goes_back_before_the_change() -> None:
    """A day that would have passed is due on the day of the change."""
    (due, *_) = course_of(by_level(None, on_change=OnChange.RECOUNT), to("high", 20)).dues
    assert told(due) == (20, None, None)


def test_a_change_to_a_level_of_the_same_interval_changes_nothing() -> None:
    """Whatever the policy says of changes."""
    cadence = a_cadence(amount=30, repeats=Repeats.FROM_LAST, on_change=OnChange.RESTART, bands=())
    with_band = a_cadence(
        amount=30,
        repeats=Repeats.FROM_LAST,
        on_change=OnChange.RESTART,
        bands=(Band(when=level_is("low"), amount=30),),
    )
    known = to("high", 10)
    assert days_of(course_of(with_band, known)) == days_of(course_of(cadence, known))


def test_a_change_counts_up_to_the_contact_that_closes_the_duty() -> None:
    """A later one concerns the next."""
    cadence = by_level(on_change=OnChange.RESTART)
    met = known_of(*contacts(8), level_change(10, "low", "high"))
    course = course_of(cadence, met, until=20)
    assert all_told(course) == [(17, None, None)]
    assert days_of(course_of(cadence, met, until=30)) == [17, 24, 30]


def test_a_change_to_a_level_that_cannot_be_read_ends_the_count() -> None:
    """And its name is told."""
    course = course_of(by_level(on_change=OnChange.RESTART), to("enormous", 10))
    assert (course.dues, course.lacking) == ((), ("supervision_level",))
    once = course_of(by_level(None, on_change=OnChange.RESTART), to("enormous", 10))
    assert (once.dues, once.lacking) == ((), ("supervision_level",))


def test_a_duty_whose_missed_day_is_followed_by_nothing_ends() -> None:
    """The day stays; from it on the band asks for nothing, or is not known."""
    cadence = by_level()
    course = course_of(cadence, to("medium", 30), until=100)
    assert days_of(course) == [30]
    assert course.nothing is not None
    later = course_of(cadence, to("medium", 31), until=100)
    assert days_of(later) == [30, 60]
    lost = course_of(cadence, to("enormous", 30), until=100)
    assert lost.lacking == ("supervision_level",)


def test_a_new_interval_past_the_calendar_leaves_the_day_as_it_was() -> None:
    """A day that cannot be counted moves nothing."""
    cadence = a_cadence(
        amount=36_600,
        unit=Unit.MONTHS,
        anchor="late",
        on_change=OnChange.RESTART,
        bands=(Band(when=level_is("low"), amount=30, unit=Unit.DAYS),),
    )
    late = 2_800_000
    known = known_of(level_change(late + 5, "low", "high"), late=day(late), as_of=late + 50)
    assert days_of(course_of(cadence, known, until=late + 50)) == [late + 30]


def test_several_times_are_counted_from_each_anchor_that_asks_for_it() -> None:
    """At another one the level asks for nothing."""
    cadence = a_cadence(
        anchor="intake",
        repeats=Repeats.FROM_LAST,
        bands=(
            Band(when=level_is("low"), amount=30, times=2),
            Band(when=level_is("medium", "high"), standing=Standing.EXEMPT),
        ),
    )
    known = known_of(
        Event(kind="intake", on=day(0)),
        Event(kind="intake", on=day(40)),
        level_change(35, "low", "high"),
        as_of=100,
    )
    assert days_of(course_of(cadence, known, until=100)) == [30]


@pytest.mark.parametrize("times", [1, 2])
def test_a_level_that_asks_for_nothing_ends_several_times_as_it_ends_one(times: int) -> None:
    """It is told; a later level that asks again begins anew, and one that is not known is named."""
    cadence = a_cadence(
        repeats=Repeats.FROM_LAST,
        on_change=OnChange.RESTART,
        bands=(
            Band(when=level_is("low"), amount=30, times=times),
            Band(when=level_is("medium", "high", "unknown"), standing=Standing.EXEMPT),
        ),
    )
    change = level_change(10, "low", "high")
    ended = course_of(cadence, known_of(change), until=100)
    assert ended.dues == ()
    assert ended.nothing is not None
    again = course_of(cadence, known_of(change, level_change(20, "high", "low")), until=100)
    assert days_of(again) == [50, 80]
    lost = course_of(cadence, known_of(level_change(10, "low", "enormous")), until=100)
    assert (lost.dues, lost.lacking) == ((), ("supervision_level",))


@pytest.mark.parametrize(
    ("repeats", "other", "expected"),
    [
        (Repeats.FROM_LAST, Repeats.NEVER, [30]),
        (Repeats.NEVER, Repeats.FROM_LAST, [30, 70]),
    ],
)
def test_bands_may_come_once_or_come_back(
    repeats: Repeats, other: Repeats, expected: list[int]
) -> None:
    """After what was done, the band that holds then says whether there is a next one."""
    cadence = a_cadence(
        bands=(
            Band(when=level_is("low"), amount=30, repeats=repeats),
            Band(when=level_is("medium", "high", "unknown"), amount=60, repeats=other),
        ),
    )
    known = known_of(*contacts(10), level_change(5, "low", "high"))
    assert days_of(course_of(cadence, known, until=100)) == expected
