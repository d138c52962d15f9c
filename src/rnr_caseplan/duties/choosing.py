"""Choosing the band of a cadence: the first whose tests all pass."""

import datetime
from typing import NamedTuple

from rnr_caseplan.dates import shifted
from rnr_caseplan.duties.known import Known
from rnr_caseplan.policy.cadence import UNKNOWN, Cadence, Choice, Timing
from rnr_caseplan.policy.terms import FactKind, FactTerm
from rnr_caseplan.policy.when import When, parse_span
from rnr_caseplan.structure.kinds import Scalar


class Held(NamedTuple):
    """The band that holds: its timing, and the tests by which it was chosen."""

    timing: Timing
    when: tuple[When, ...]


class Undecided(NamedTuple):
    """That no band can be chosen, and the names of what is not known."""

    lacking: tuple[str, ...]


Chosen = Held | Undecided


def choose(cadence: Cadence, known: Known, day: datetime.date) -> Chosen:
    """Choose the band that holds on a day that a duty is counted from.

    Args:
        cadence: The duty.
        known: What is known.
        day: The day from which it is counted; the time left is measured from it.

    Returns:
        The first band whose tests all pass. Where a fact is not known, the bands that it
        leaves open must agree; otherwise nothing is chosen, and the fact is named.
    """
    return _first(cadence, known, day)


def choose_anchor(cadence: Cadence, known: Known) -> Chosen:
    """Choose the band by which a duty begins; each is tested on the first day of its anchor."""
    return _first(cadence, known, None)


def anchor_days(anchor: str, known: Known) -> list[datetime.date]:
    """Give the days that a duty is counted from: the one of that name, or those of the events."""
    day = known.dates.get(anchor)
    return [day] if day is not None else list(dict.fromkeys(known.days_of([anchor])))


def _anchor_day(anchor: str | None, known: Known) -> datetime.date | None:
    days = anchor_days(anchor, known) if anchor else []
    return days[0] if days else None


def _first(cadence: Cadence, known: Known, day: datetime.date | None) -> Chosen:
    """Give the first band that holds on a day; without one, each on the day of its anchor."""
    if cadence.choices and not cadence.choices[0][0]:
        return Held(cadence.choices[0][1], ())
    possible: list[Choice] = []
    lacking: dict[str, None] = {}
    for choice in cadence.choices:
        when, timing = choice
        anchor = timing.anchor or cadence.anchor
        unknown: list[str] = []
        on = day
        for test in when:
            if on is None:
                on = _anchor_day(anchor, known)
            verdict = _passes(test, cadence, known, on)
            if verdict is False:
                break
            if verdict is None:
                has_day = test.time_left_until is None or on is not None
                unknown.append(test.subject if has_day else anchor or test.subject)
        else:
            possible.append(choice)
            if not unknown:
                break
            lacking |= dict.fromkeys(unknown)
    if not possible or any(timing != possible[0][1] for _, timing in possible):
        return Undecided(tuple(lacking))
    when, timing = possible[-1]
    return Held(timing, () if lacking else when)


def _passes(test: When, cadence: Cadence, known: Known, day: datetime.date | None) -> bool | None:
    """Say whether a test passes; ``None`` where what it reads is not known.

    Without a day to count from facts are read as they are now, and the time left is not known.
    """
    if test.fact is not None:
        value = known.fact_on(test.fact, day or known.as_of)
        value = _readable(value, known.terms.get(test.fact))
        if value == UNKNOWN and test.fact not in cadence.unknown_in:
            return None
        return None if value is None else _fits(test, value)
    if test.recorded is not None:
        return test.recorded in known.dates
    if test.not_recorded is not None:
        return test.not_recorded not in known.dates
    until = known.dates.get(test.subject)
    return None if until is None or day is None else _time_fits(test, day, until)


def _readable(value: Scalar | None, term: FactTerm | None) -> Scalar | None:
    """Give a fact's value if it is one that the fact may have."""
    if value is None or term is None:
        return None
    if term.kind is FactKind.FLAG:
        return ("no", "yes")[value] if isinstance(value, bool) else None
    if not term.is_number:
        return value if value in term.accepted else None
    if isinstance(value, (bool, str)) or (
        term.kind is FactKind.WHOLE_NUMBER and value != int(value)
    ):
        return None
    is_low = term.lowest is not None and value < term.lowest
    is_high = term.highest is not None and value > term.highest
    return None if is_low or is_high else value


def _fits(test: When, value: Scalar) -> bool:
    if test.one_of is not None:
        return value in test.one_of
    return all(_is_on_side(name, value, edge) for name, edge in test.edges)


def _time_fits(test: When, day: datetime.date, until: datetime.date) -> bool:
    for name, edge in test.edges:
        span = parse_span(edge)
        at = shifted(day, months=span.months, days=span.days) if span else None
        # An edge past the end of the calendar lies after every day.
        if not _is_on_side(name, until.toordinal(), at.toordinal() if at else float("inf")):
            return False
    return True


def _is_on_side(name: str, value: Scalar, edge: Scalar) -> bool:
    number, bound = float(value), float(edge)
    if name == "at_least":
        return number >= bound
    if name == "more_than":
        return number > bound
    if name == "at_most":
        return number <= bound
    return number < bound
