"""Days of the week and times of day are known by their words, in either half of the day."""

import pytest

from rnr_caseplan.checks.clock_words import (
    ALL_DAYS,
    DAY,
    HOUR,
    Clock,
    UnclearError,
    spans_of,
    starts_of,
    tokens_of,
)


def sure(hour: int, minute: int = 0) -> Clock:
    """Give a time of which the half of the day is known."""
    return Clock(hour * HOUR + minute, is_sure=True, is_bare=False)


def unsure(hour: int, *, is_bare: bool = True) -> Clock:
    """Give a time that may lie in either half of the day."""
    return Clock(hour % 12 * HOUR, is_sure=False, is_bare=is_bare)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("monday", 0),
        ("mondays", 0),
        ("mon", 0),
        ("mon.", 0),
        ("tue", 1),
        ("tues", 1),
        ("tuesdays", 1),
        ("wed", 2),
        ("weds", 2),
        ("wednesday", 2),
        ("thu", 3),
        ("thur", 3),
        ("thurs.", 3),
        ("thursdays", 3),
        ("fri", 4),
        ("sat", 5),
        ("saturdays", 5),
        ("sun", 6),
        ("sundays", 6),
    ],
)
def test_days_of_the_week_have_several_names(text: str, day: int) -> None:
    """Short, long and in the plural."""
    assert [(token.kind, token.value) for token in tokens_of(text)] == [("day", day)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("weekdays", (0, 1, 2, 3, 4)),
        ("weekend", (5, 6)),
        ("weekends", (5, 6)),
        ("every day", ALL_DAYS),
        ("each day", ALL_DAYS),
        ("all week", ALL_DAYS),
    ],
)
def test_some_words_mean_several_days(text: str, days: tuple[int, ...]) -> None:
    """Monday is the first."""
    (token,) = tokens_of(text)
    assert (token.kind, sorted(token.value)) == ("days", list(days))


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("9", unsure(9)),
        ("12", unsure(12)),
        ("9:00", unsure(9, is_bare=False)),
        ("0:00", sure(0)),
        ("13:30", sure(13, 30)),
        ("24:00", sure(24)),
        ("9 a.m.", sure(9)),
        ("9am", sure(9)),
        ("9 am", sure(9)),
        ("9 a.m", sure(9)),
        ("12 a.m.", unsure(12, is_bare=False)),
        ("12 p.m.", unsure(12, is_bare=False)),
        ("11:59 p.m.", sure(23, 59)),
        ("noon", sure(12)),
        ("midnight", sure(24)),
    ],
)
def test_times_have_several_forms(text: str, clock: Clock) -> None:
    """Of both clocks; where nothing tells the half of the day, it is not sure."""
    assert [(token.kind, token.value) for token in tokens_of(text)] == [("clock", clock)]


def test_a_time_of_the_24_hour_clock_tells_how_the_others_are_meant() -> None:
    """But those with a half of the day stay what they are."""
    values = [token.value for token in tokens_of("9:00, 15:00, 8, 2 p.m.")]
    assert [value.minute for value in values if isinstance(value, Clock)] == [540, 900, 480, 840]
    assert all(value.is_sure for value in values if isinstance(value, Clock))
    assert tokens_of("8 , 15:00")[0].value == Clock(480, is_sure=True, is_bare=True)


@pytest.mark.parametrize(
    "text",
    ["session", "25:00", "24:01", "13 p.m.", "0 a.m.", "9:60", "9:0", "9:00:00", "1000", "9ish"],
)
def test_what_is_not_known_is_not_read(text: str) -> None:
    """Other words, and times that no clock has."""
    with pytest.raises(UnclearError):
        tokens_of(text)


def test_words_that_change_nothing_are_left_out() -> None:
    """And a text without any other has no words at all."""
    assert tokens_of("once a week, on every monday")[0].kind == "comma"
    assert [token.kind for token in tokens_of("on the mondays: in the mornings only")] == [
        "day",
        "part",
    ]
    assert tokens_of("") == tokens_of("any time") == ()


def test_not_only_is_not_read() -> None:
    """It does not exclude anything."""
    assert [token.kind for token in tokens_of("not mondays")] == ["not", "day"]
    with pytest.raises(UnclearError):
        tokens_of("not only mondays")


@pytest.mark.parametrize(
    ("first", "last", "spans"),
    [
        (sure(9), sure(15), [(540, 900)]),
        (sure(22), sure(6), [(1320, 1800)]),
        (sure(21), sure(24), [(1260, DAY)]),
        (sure(9), sure(9), [(540, 540 + DAY)]),
        (unsure(10), sure(14), [(600, 840)]),
        (unsure(1), sure(15), [(780, 900)]),
        (unsure(10), sure(2), [(1320, 1560)]),
        (unsure(12), sure(14), [(720, 840)]),
        (unsure(9), sure(24), [(1260, DAY)]),
        (unsure(12), sure(12), [(0, 720)]),
        (sure(9), unsure(3), [(540, 900)]),
        (sure(22), unsure(2), [(1320, 1560)]),
        (unsure(9), unsure(5), [(540, 1020), (1260, 1740)]),
        (unsure(12), unsure(2), [(0, 120), (720, 840)]),
        (unsure(9), unsure(9), [(540, 1260), (1260, 1980)]),
    ],
)
def test_a_span_ends_at_the_next_time_that_its_words_can_mean(
    first: Clock, last: Clock, spans: list[tuple[int, int]]
) -> None:
    """Over noon and over midnight; where both halves are possible there are two."""
    assert list(spans_of(first, last)) == spans


def test_nothing_begins_at_midnight() -> None:
    """It may be that before the day or that after it."""
    for start in (sure(24), sure(25)):
        with pytest.raises(UnclearError):
            starts_of(start)
        with pytest.raises(UnclearError):
            list(spans_of(start, sure(6)))
    assert starts_of(sure(0)) == (0,)
    assert starts_of(unsure(9)) == (540, 1260)
