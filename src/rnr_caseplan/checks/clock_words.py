"""Words for days of the week and times of day, and what minutes of a day they mean."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

HOUR = 60
HALF_DAY = 12 * HOUR
DAY = 24 * HOUR
"""The minutes of a day."""
ALL_DAYS = tuple(range(7))
"""The days of the week, Monday being 0."""
_NOON = 12
_WORKING_DAYS = 5
_DAY_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_TOKEN = re.compile(
    r"""
      (?P<day>(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b
            |(?:mon|tues?|weds?|thu(?:rs?)?|fri|sat|sun)\b\.?)
    | (?P<days>weekdays?|weekends?|(?:every|each)[ ]day|all[ ]week)\b
    | (?P<part>morning|afternoon|evening|night)s?\b
    | (?P<hour>\d{1,2})(?::(?P<minute>[0-5]\d))?(?:\s?(?P<half>[ap])(?:\.m\.|\.?m\b))?(?![\w:])
    | (?P<fixed>noon|midnight)\b
    | (?P<range>[-\N{EN DASH}\N{EM DASH}]|(?:to|till|until|through)\b)
    | (?P<limit>(?:after|before|between|from|at)\b)
    | (?P<and>[&/]|and\b)
    | (?P<comma>,)
    | (?P<stop>[;.\n])
    | (?P<not>(?:except(?:[ ]for)?|(?:but[ ])?not(?![ ]only)|never)\b)
    | (?P<neutral>\s+|:|(?:on|the|in|only|weekly|available|free|any[ ](?:day|time)|all[ ]day
            |(?:once[ ]a|each|every)[ ]week|each|every)\b)
    """,
    re.VERBOSE,
)

Span = tuple[int, int]
"""Minutes from midnight: the first, and the one after the last; it may lie on the next day."""


class UnclearError(Exception):
    """A text that is not understood with certainty."""


class Clock(NamedTuple):
    """A time of day.

    Attributes:
        minute: The minute; in the first half of the day where it may lie in either.
        is_sure: Whether its half of the day is known.
        is_bare: Whether it is a number alone, which may mean anything.
    """

    minute: int
    is_sure: bool
    is_bare: bool


class Token(NamedTuple):
    """A word with its kind: a day, a time of day, a part of the day, or what stands between."""

    kind: str
    value: Any


def tokens_of(text: str) -> tuple[Token, ...]:
    """Take a text apart; a time that only the 24-hour clock has tells how all others are meant.

    Args:
        text: The text, in small letters.

    Returns:
        Its words, without those that change nothing.

    Raises:
        UnclearError: Where a word is not known.

    Examples:
        >>> [token.kind for token in tokens_of("on mondays after 5 p.m.")]
        ['day', 'limit', 'clock']
    """
    matches = tuple(_matches(text))
    is_24 = any(
        match["hour"] and not match["half"] and not 0 < int(match["hour"]) <= _NOON
        for match in matches
    )
    return tuple(_token(match, is_24=is_24) for match in matches if not match["neutral"])


def _matches(text: str) -> Iterator[re.Match[str]]:
    place = 0
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None:
            raise UnclearError
        yield match
        place = match.end()


def _token(match: re.Match[str], *, is_24: bool) -> Token:
    if match["day"]:
        return Token("day", _DAY_NAMES.index(match["day"][:3]))
    if match["days"]:
        return Token("days", _days(match["days"]))
    if match["hour"]:
        return Token("clock", _clock(match, is_24=is_24))
    if match["fixed"]:
        minute = HALF_DAY if match["fixed"] == "noon" else DAY
        return Token("clock", Clock(minute, is_sure=True, is_bare=False))
    kind = match.lastgroup or ""
    return Token(kind, match[kind])


def _days(words: str) -> frozenset[int]:
    if words.startswith("weekday"):
        return frozenset(ALL_DAYS[:_WORKING_DAYS])
    return frozenset(ALL_DAYS[_WORKING_DAYS:] if words.startswith("weekend") else ALL_DAYS)


def _clock(match: re.Match[str], *, is_24: bool) -> Clock:
    hour, minute, half = int(match["hour"]), int(match["minute"] or 0), match["half"]
    if (half and not 0 < hour <= _NOON) or hour * HOUR + minute > DAY:
        raise UnclearError
    is_bare = half is None and match["minute"] is None
    if half is None and is_24:
        return Clock(hour * HOUR + minute, is_sure=True, is_bare=is_bare)
    if half is None or hour == _NOON:  # many write 12 a.m. for noon
        return Clock(hour % _NOON * HOUR + minute, is_sure=False, is_bare=is_bare)
    minute += hour * HOUR + (HALF_DAY if half == "p" else 0)
    return Clock(minute, is_sure=True, is_bare=is_bare)


def starts_of(clock: Clock) -> tuple[int, ...]:
    """Give the minutes at which something begins that begins at a time.

    Raises:
        UnclearError: For midnight, which may be that before or after the day.
    """
    if clock.minute >= DAY:
        raise UnclearError
    return (clock.minute,) if clock.is_sure else (clock.minute, clock.minute + HALF_DAY)


def spans_of(first: Clock, last: Clock) -> Iterator[Span]:
    """Give the minutes from one time to the next time that the words of another can mean.

    Raises:
        UnclearError: Where it begins at midnight.

    Examples:
        >>> nine, two = Clock(540, is_sure=False, is_bare=True), Clock(840, True, False)
        >>> list(spans_of(nine, two))
        [(540, 840)]
    """
    starts = starts_of(first)
    end = last.minute
    if last.is_sure and not first.is_sure:
        start = end - ((end - first.minute) % HALF_DAY or HALF_DAY)
        yield (start, end) if start >= 0 else (start + DAY, end + DAY)
        return
    turn = DAY if last.is_sure else HALF_DAY
    for start in starts:
        yield start, start + ((end - start) % turn or turn)
