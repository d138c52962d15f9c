"""Times of the week in words: ``read_times``.

Only what is understood with certainty counts. One word that is not known here, and the whole text
says nothing; where a time may lie in either half of the day, both are given.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rnr_caseplan.checks.clock_words import (
    ALL_DAYS,
    DAY,
    HOUR,
    Clock,
    Span,
    Token,
    UnclearError,
    spans_of,
    starts_of,
    tokens_of,
)


class Hours(NamedTuple):
    """Some hours of a day.

    Attributes:
        says: What the words say.
        at_most: The most that anybody means by them.
        at_least: What everybody means by them.
        is_exact: Whether they are taken up from beginning to end, and not only somewhere within.
        is_point: Whether only their beginning is known.
    """

    says: Span
    at_most: Span
    at_least: Span
    is_exact: bool = False
    is_point: bool = False


_LATE = 28 * HOUR
WHOLE_DAY = Hours((0, DAY), (0, _LATE), (4 * HOUR, DAY))
"""A day of which no hours are named."""
_PARTS = {
    "morning": Hours((4 * HOUR, 12 * HOUR), (4 * HOUR, 13 * HOUR), (8 * HOUR, 11 * HOUR)),
    "afternoon": Hours((12 * HOUR, 18 * HOUR), (11 * HOUR, 19 * HOUR), (13 * HOUR, 16 * HOUR)),
    "evening": Hours((17 * HOUR, DAY), (16 * HOUR, _LATE), (18 * HOUR, 21 * HOUR)),
    "night": Hours((17 * HOUR, DAY), (17 * HOUR, 30 * HOUR), (22 * HOUR, DAY)),
}

Either = tuple[Hours, ...]
"""Hours; two of them where they may lie in either half of the day."""


class Block(NamedTuple):
    """Hours on some days of the week, Monday being 0; ``None`` where no day is named."""

    days: frozenset[int] | None
    either: Either


class Times(NamedTuple):
    """The times of the week that a text names, and those that it excludes."""

    named: tuple[Block, ...]
    excluded: tuple[Block, ...]


class _Run(NamedTuple):
    """Days, or hours, that belong together, and what stands before them: a comma, or *and*."""

    join: str
    days: frozenset[int] | None
    hours: tuple[Either, ...]


def read_times(text: str) -> Times | None:
    """Read the times of the week that a text names.

    Args:
        text: Any text, such as ``Mondays and Thursdays, 6 to 8 p.m.``

    Returns:
        The times; ``None`` where the text is not understood with certainty.

    Examples:
        >>> times = read_times("Tuesdays, 18:00 to 20:00")
        >>> [(block.days, block.either[0].says) for block in times.named]
        [(frozenset({1}), (1080, 1200))]
        >>> read_times("two evenings a week") is None
        True
    """
    try:
        return _read(tokens_of(text.casefold()))
    except UnclearError:
        return None


def _read(tokens: Sequence[Token]) -> Times:
    """Read sentence by sentence; in each, what stands after *not* is excluded."""
    named: list[Block] = []
    excluded: list[Block] = []
    for sentence in _split(tokens, "stop"):
        told, *others = _split(sentence, "not")
        named += _blocks(told)
        for other in others:
            blocks = _blocks(other)
            if len(blocks) != 1 or len(others) != 1:
                raise UnclearError
            excluded += blocks
    if not named and not excluded:
        raise UnclearError
    return Times(tuple(named), tuple(excluded))


def _split(tokens: Sequence[Token], kind: str) -> Iterator[Sequence[Token]]:
    start = 0
    for place, token in enumerate(tokens):
        if token.kind == kind:
            yield tokens[start:place]
            start = place + 1
    yield tokens[start:]


# From days and hours to blocks. -----------------------------------------------------------


def _blocks(tokens: Sequence[Token]) -> list[Block]:
    """Put hours to their days: those that stand beside each other, or apart by a comma only."""
    runs = _runs(tokens)
    blocks: list[Block] = []
    place = 0
    while place < len(runs):
        run, *others = runs[place : place + 3]
        if others and _belong_together(run, others[0]):
            if len(others) > 1 and not others[1].join:
                raise UnclearError
            days = others[0].days if run.days is None else run.days
            blocks += [Block(days, either) for either in (*run.hours, *others[0].hours)]
            place += 2
        else:
            blocks += [Block(run.days, either) for either in run.hours or ((WHOLE_DAY,),)]
            place += 1
    return blocks


def _belong_together(run: _Run, after: _Run) -> bool:
    """Say whether days and hours belong together; "weekends, evenings" may mean either."""
    if after.join != "comma":
        return not after.join
    if not all(hours.is_exact for either in (*run.hours, *after.hours) for hours in either):
        raise UnclearError
    return True


def _runs(tokens: Sequence[Token]) -> list[_Run]:
    """Gather days that follow each other, and hours that do."""
    runs: list[_Run] = []
    join = ""
    place = 0
    while place < len(tokens):
        kind = tokens[place].kind
        if kind in {"and", "comma"}:
            join = "and" if join == "and" else kind
            place += 1
            continue
        run, count = _next_run(join, tokens[place : place + 4])
        runs += _joined(runs.pop(), run) if runs else [run]
        place, join = place + count, ""
    return runs


def _joined(last: _Run, run: _Run) -> list[_Run]:
    """Make one of two runs of days, or of hours; leave a run of each as they are."""
    if last.days is not None and run.days is not None:
        return [last._replace(days=last.days | run.days)]
    if not last.hours or not run.hours:
        return [last, run]
    if not run.join:
        raise UnclearError
    return [last._replace(hours=(*last.hours, *run.hours))]


def _next_run(join: str, tokens: Sequence[Token]) -> tuple[_Run, int]:
    """Read the next days or hours, and say how many words they took."""
    match tokens:
        case [Token("day", first), Token("range"), Token("day", last), *_]:
            count = (last - first) % len(ALL_DAYS) + 1
            days = [(first + place) % len(ALL_DAYS) for place in range(count)]
            return _Run(join, frozenset(days), ()), 3
        case [Token("day", day), *_]:
            return _Run(join, frozenset([day]), ()), 1
        case [Token("days", days), *_]:
            return _Run(join, days, ()), 1
        case [Token("limit", "from" | "at"), Token("day"), *_] | [
            Token("limit", "from" | "at"),
            Token("clock"),
            Token("range"),
            Token("clock"),
        ]:
            run, count = _next_run(join, tokens[1:])
            return run, count + 1
        case _:
            either, count = _next_hours(tokens)
            return _Run(join, None, (either,)), count


def _next_hours(tokens: Sequence[Token]) -> tuple[Either, int]:
    match tokens:
        case [Token("part", name), *_]:
            return (_PARTS[name],), 1
        case [Token("limit", "between"), Token("clock", a), Token("and"), Token("clock", b)]:
            return tuple(Hours(span, span, span) for span in spans_of(a, b)), 4
        case [Token("clock", a), Token("range"), Token("clock", b), *rest]:
            if a.is_bare and b.is_bare and rest and rest[0].kind in {"day", "days"}:
                raise UnclearError  # "1 to 2 Saturdays" counts them
            spans = spans_of(a, b)
            return tuple(Hours(span, span, span, is_exact=True) for span in spans), 3
        case [Token("clock", a), *_] if not a.is_bare:
            return tuple(_points(a)), 1
        case [Token("limit" | "range", word), Token("clock", a), *_]:
            return tuple(_limited(word, a)), 2
        case _:
            raise UnclearError


def _points(clock: Clock) -> Iterator[Hours]:
    for start in starts_of(clock):
        span = start, start + 1
        yield Hours(span, span, span, is_exact=True, is_point=True)


def _limited(word: str, clock: Clock) -> Iterator[Hours]:
    """Give the hours before or after a time, or that time alone."""
    if word == "at":
        yield from _points(clock)
    elif word in {"after", "from"}:
        for start in starts_of(clock):
            yield Hours((start, DAY), (start, _LATE), (start, DAY))
    elif word in {"before", "until", "till"}:
        for end in (DAY,) if clock.minute == DAY else starts_of(clock):
            yield Hours((0, end), (0, end), (0, end))
    else:
        raise UnclearError
