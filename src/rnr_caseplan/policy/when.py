"""``When``: a test of one fact, by which a policy chooses between the bands of a cadence."""

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from attrs import field, frozen

from rnr_caseplan.errors import Fault, InputError
from rnr_caseplan.model.fields import are_some_texts, is_text, optional
from rnr_caseplan.structure.kinds import Scalar
from rnr_caseplan.value import Value

EDGES = ("at_least", "more_than", "at_most", "less_than")
ABOUT = ("fact", "time_left_until", "recorded", "not_recorded")
A_SPAN = 'a length of time in words, such as "3 months 7 days"'
LONGEST_SPAN = 100_000

_PART = r"([0-9]{1,6}) (year|month|week|day)s?"
_MONTHS = {"year": 12, "month": 1}
_DAYS = {"week": 7, "day": 1}


class Span(NamedTuple):
    """A length of time: calendar months, and then days."""

    months: int
    days: int


@functools.lru_cache(maxsize=1024)
def parse_span(text: object) -> Span | None:
    """Read a length of time from words, the larger units first.

    Args:
        text: Such as ``"3 months 7 days"`` or ``"17 days"``.

    Returns:
        The months and the days; ``None`` where it is no such text.

    Examples:
        >>> parse_span("1 year 3 months 7 days"), parse_span("soon")
        (Span(months=15, days=7), None)
    """
    if not isinstance(text, str):
        return None
    parts = re.findall(_PART, text)
    units = [unit for _, unit in parts]
    order = [*_MONTHS, *_DAYS]
    if not parts or units != sorted(set(units), key=order.index):
        return None
    if not re.fullmatch(rf"{_PART}( {_PART})*", text):
        return None
    months = sum(int(count) * _MONTHS.get(unit, 0) for count, unit in parts)
    days = sum(int(count) * _DAYS.get(unit, 0) for count, unit in parts)
    return Span(months, days) if max(months, days) <= LONGEST_SPAN else None


@frozen(kw_only=True, repr=False, eq=False)
class When(Value):
    """A test of one fact, or of one day.

    It names one of ``fact``, ``time_left_until``, ``recorded`` and ``not_recorded``.

    Attributes:
        fact: The name of a fact of the case.
        one_of: The words that pass; ``yes`` and ``no`` for a fact that is true or false.
        at_least: The lowest value that passes: a number, or a length of time in words.
        more_than: A value that the fact must exceed.
        at_most: The highest value that passes.
        less_than: A value that the fact must stay below.
        time_left_until: The name of a day; the edges then measure the time up to it, from the
            day that a duty is counted from.
        recorded: The name of a day that must be recorded.
        not_recorded: The name of a day that must not be recorded.
        subject: The name of the fact or of the day that is tested.
        edges: The edges that are given, by their names.

    Raises:
        InputError: Where a field is malformed.

    Examples:
        >>> short = When(
        ...     time_left_until="release_on", more_than="3 months", at_most="3 months 7 days"
        ... )
        >>> short.subject
        'release_on'
    """

    fact: str | None = field(default=None, validator=optional(is_text))
    one_of: tuple[str, ...] | None = field(default=None, validator=optional(are_some_texts))
    at_least: Scalar | None = None
    more_than: Scalar | None = None
    at_most: Scalar | None = None
    less_than: Scalar | None = None
    time_left_until: str | None = field(default=None, validator=optional(is_text))
    recorded: str | None = field(default=None, validator=optional(is_text))
    not_recorded: str | None = field(default=None, validator=optional(is_text))
    subject: str = field(init=False, eq=False, repr=False)
    edges: tuple[tuple[str, Scalar], ...] = field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        """Refuse a test that tests nothing, or two things at once; and gather what it says."""
        values = {name: getattr(self, name) for name in (*ABOUT, *EDGES, "one_of")}
        faults = tuple(self.contradictions(values))
        if faults:
            raise InputError(faults)
        subject = next(values[name] for name in ABOUT if values[name] is not None)
        edges = tuple((name, values[name]) for name in EDGES if values[name] is not None)
        object.__setattr__(self, "subject", subject)
        object.__setattr__(self, "edges", edges)

    @staticmethod
    def contradictions(values: Mapping[str, Any]) -> Iterator[Fault]:
        """Find tests that test nothing, or two things at once."""
        given = {name: value for name, value in values.items() if value is not None}
        named = [name for name in ABOUT if name in given]
        if len(named) != 1:
            problem = "tests more than one thing" if named else "tests nothing"
            yield Fault("", problem, f"one of {', '.join(ABOUT)}")
            return
        edges = [name for name in EDGES if name in given]
        yield from _FAULTS_OF_KINDS[named[0]](given, edges)
        if {"at_least", "more_than"} <= set(edges) or {"at_most", "less_than"} <= set(edges):
            yield Fault("", "has two edges on one side", "at most one on each side")


def _faults_of_fact(given: Mapping[str, Any], edges: Sequence[str]) -> Iterator[Fault]:
    if not edges and "one_of" not in given:
        yield Fault("", "says no value", f"one_of, or one or two of {', '.join(EDGES)}")
    for name in edges:
        if type(given[name]) not in {int, float}:
            yield Fault(name, "is not a number", "a number")


def _faults_of_time_left(given: Mapping[str, Any], edges: Sequence[str]) -> Iterator[Fault]:
    if not edges:
        yield Fault("", "says no length of time", f"one or two of {', '.join(EDGES)}")
    if "one_of" in given:
        yield Fault("one_of", "has no meaning beside time_left_until", "edges")
    for name in edges:
        if parse_span(given[name]) is None:
            yield Fault(name, "is not a length of time", A_SPAN)


def _faults_of_record(given: Mapping[str, Any], edges: Sequence[str]) -> Iterator[Fault]:
    for name in (*edges, *(["one_of"] if "one_of" in given else [])):
        yield Fault(name, "has no meaning beside a day that is or is not recorded", f"no {name}")


_FAULTS_OF_KINDS = {
    "fact": _faults_of_fact,
    "time_left_until": _faults_of_time_left,
    "recorded": _faults_of_record,
    "not_recorded": _faults_of_record,
}
