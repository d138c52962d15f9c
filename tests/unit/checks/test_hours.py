"""Times of the week are read where they are certain, and nothing is said of any other text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnr_caseplan.checks.clock_words import ALL_DAYS, HOUR
from rnr_caseplan.checks.hours import WHOLE_DAY, Block, read_times
from tests.strategies import texts

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
LETTERS = "MTWRFSU"
"""One letter for each day of the week."""
Shown = tuple[str, tuple[str, ...]]


def shown(block: Block) -> Shown:
    """Give a block as letters of days (``*`` where none is named) and as hours of either half."""
    days = "*" if block.days is None else "".join(LETTERS[day] for day in sorted(block.days))
    hours = (
        "all day" if item is WHOLE_DAY else "-".join(clock(minute) for minute in item.says)
        for item in block.either
    )
    return days, tuple(hours)


def clock(minute: int) -> str:
    """Give a minute as a time of the 24-hour clock, which goes on after midnight."""
    return f"{minute // HOUR}:{minute % HOUR:02}"


def named(text: str) -> list[Shown] | None:
    """Give what a text names, as it is shown."""
    times = read_times(text)
    return None if times is None else [shown(block) for block in times.named]


def excluded(text: str) -> list[Shown] | None:
    """Give what a text excludes, as it is shown."""
    times = read_times(text)
    return None if times is None else [shown(block) for block in times.excluded]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("Monday to Friday, 9:00 to 15:00", [("MTWRF", ("9:00-15:00",))]),
        ("from Monday to Friday 9:00-15:00", [("MTWRF", ("9:00-15:00",))]),
        ("MON-FRI 8AM-5PM", [("MTWRF", ("8:00-17:00",))]),
        ("Mon. through Thurs., 8 a.m. until noon", [("MTWR", ("8:00-12:00",))]),
        ("Friday to Monday", [("MFSU", ("all day",))]),
        ("Monday to Monday", [("M", ("all day",))]),
        ("Tuesdays and Thursdays", [("TR", ("all day",))]),
        ("Mon/Wed/Fri mornings", [("MWF", ("4:00-12:00",))]),
        ("Monday, Wednesday, and Friday evenings", [("MWF", ("17:00-24:00",))]),
        ("every day", [("MTWRFSU", ("all day",))]),
        ("weekends only", [("SU", ("all day",))]),
        ("evenings", [("*", ("17:00-24:00",))]),
        ("nights", [("*", ("17:00-24:00",))]),
        ("in the afternoon", [("*", ("12:00-18:00",))]),
        ("after 5 p.m.", [("*", ("17:00-24:00",))]),
        ("from 17:00", [("*", ("17:00-24:00",))]),
        ("after 5", [("*", ("5:00-24:00", "17:00-24:00"))]),
        ("before 9 a.m.", [("*", ("0:00-9:00",))]),
        ("until 3 p.m.", [("*", ("0:00-15:00",))]),
        ("until midnight", [("*", ("0:00-24:00",))]),
        ("between 9 and 12", [("*", ("9:00-12:00", "21:00-24:00"))]),
        ("9 to 5", [("*", ("9:00-17:00", "21:00-29:00"))]),
        ("22:00 to 6:00", [("*", ("22:00-30:00",))]),
        ("Wednesdays at 10", [("W", ("10:00-10:01", "22:00-22:01"))]),
        ("Wednesdays at 10 a.m.", [("W", ("10:00-10:01",))]),
        ("Wednesdays, 14:00", [("W", ("14:00-14:01",))]),
        ("once a week, Mondays at 9:00 to 10:30 a.m.", [("M", ("9:00-10:30",))]),
        ("6 to 8 p.m. on Tuesdays", [("T", ("18:00-20:00",))]),
        ("10 a.m. to 12 p.m.", [("*", ("10:00-12:00",))]),
        ("12 to 2 p.m.", [("*", ("12:00-14:00",))]),
        ("mornings, 9 to 11 a.m.", [("*", ("4:00-12:00",)), ("*", ("9:00-11:00",))]),
        ("evenings on weekdays", [("MTWRF", ("17:00-24:00",))]),
        ("9:00 to 15:00, Monday to Friday", [("MTWRF", ("9:00-15:00",))]),
    ],
)
def test_days_and_hours_are_read(text: str, blocks: list[Shown]) -> None:
    """In the forms that people write; where a time may lie in either half, both are given."""
    assert named(text) == blocks


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("evenings and weekends", [("*", ("17:00-24:00",)), ("SU", ("all day",))]),
        ("Monday evenings and Saturdays", [("M", ("17:00-24:00",)), ("S", ("all day",))]),
        (
            "weekdays before 9 a.m. and after 5 p.m.",
            [("MTWRF", ("0:00-9:00",)), ("MTWRF", ("17:00-24:00",))],
        ),
        (
            "Monday to Thursday 9:00-15:00, Friday 9:00-12:00",
            [("MTWR", ("9:00-15:00",)), ("F", ("9:00-12:00",))],
        ),
        (
            "Mondays, 9:00 to 15:00, and Fridays",
            [("M", ("9:00-15:00",)), ("F", ("all day",))],
        ),
        ("Mondays. Fridays, 13:00 to 15:00", [("M", ("all day",)), ("F", ("13:00-15:00",))]),
        ("Mondays; Fridays.", [("M", ("all day",)), ("F", ("all day",))]),
        ("Mondays\nFridays at noon", [("M", ("all day",)), ("F", ("12:00-12:01",))]),
    ],
)
def test_several_times_are_read_one_by_one(text: str, blocks: list[Shown]) -> None:
    """Hours belong to the days beside them, and *and* sets days and hours apart."""
    assert named(text) == blocks


@pytest.mark.parametrize(
    ("text", "blocks", "others"),
    [
        ("mornings except Monday", [("*", ("4:00-12:00",))], [("M", ("all day",))]),
        ("not on Sundays", [], [("U", ("all day",))]),
        ("any time but not on Tuesday mornings", [], [("T", ("4:00-12:00",))]),
        ("weekdays, never after 3 p.m.", [("MTWRF", ("all day",))], [("*", ("15:00-24:00",))]),
        (
            "Monday to Friday; not Wednesday; not Friday evenings",
            [("MTWRF", ("all day",))],
            [("W", ("all day",)), ("F", ("17:00-24:00",))],
        ),
    ],
)
def test_what_is_excluded_stands_apart(text: str, blocks: list[Shown], others: list[Shown]) -> None:
    """One thing in a sentence; what only excludes names nothing."""
    assert (named(text), excluded(text)) == (blocks, others)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " , and ;",
        "any time",
        "weekly",
        "at every session",
        "once, within three weeks",
        "every other Tuesday",
        "the first Monday of the month",
        "two evenings a week",
        "2 evenings",
        "1 to 2 Saturdays",
        "2-3 weekends",
        "Mondays 2",
        "10/12",
        "works Monday to Friday, 9:00 to 17:00",
        "Tuesdays or Thursdays",
        "weekends, evenings",
        "evenings, weekends",
        "Mondays, 9:00 to 10:00 a.m. and evenings",
        "not Mondays, evenings only",
        "not Mondays, not Tuesdays",
        "except",
        "Monday to 15:00",
        "Mondays - 9:00 to 12:00",
        "Monday 9:00-12:00 Tuesday 13:00-15:00",
        "9:00-12:00 13:00-15:00",
        "after 9 to 12",
        "midnight to 6 a.m.",
        "at midnight",
        "after midnight",
        "between Monday and Friday",
        "to 9:00",
        "los lunes",
    ],
)
def test_nothing_is_said_of_what_is_not_certain(text: str) -> None:
    """Of words that are not known, and of those that may mean several things."""
    assert read_times(text) is None


def test_a_part_of_the_day_has_no_sharp_ends() -> None:
    """What everybody means lies within what it says, and that within the most it may mean."""
    for text in ("mornings", "afternoons", "evenings", "nights", "Mondays", "after 5 p.m."):
        times = read_times(text)
        assert times is not None
        (hours,) = times.named[0].either
        (most, least) = hours.at_most, hours.at_least
        assert most[0] <= hours.says[0] <= least[0] < least[1] <= hours.says[1] <= most[1]
        assert not hours.is_exact


@given(
    days=st.sets(st.sampled_from(ALL_DAYS), min_size=1),
    start=st.integers(0, 23 * HOUR),
    length=st.integers(1, 12 * HOUR),
)
def test_what_is_written_by_the_24_hour_clock_is_read_again(
    days: set[int], start: int, length: int
) -> None:
    """Where at least one of the two times belongs to that clock alone."""
    end = (start + length) % (24 * HOUR)
    text = f"{' and '.join(DAYS[day] for day in sorted(days))}, {clock(start)} to {clock(end)}"
    times = read_times(text)
    assert times is not None
    (block,) = times.named
    assert block.days == frozenset(days)
    assert (start, start + length) in {hours.says for hours in block.either}
    is_24 = not all(HOUR <= minute < 13 * HOUR for minute in (start, end))
    assert len(block.either) == (1 if is_24 else 2)


@given(texts(), st.sampled_from(DAYS))
def test_any_text_is_read_or_not(text: str, day: str) -> None:
    """No text raises, and one more word that is not known leaves nothing of it."""
    for words in (text, f"{day} {text}", f"{text} {day}"):
        times = read_times(words)
        assert times is None or times.named or times.excluded
        assert read_times(f"{words} sometimes") is None
