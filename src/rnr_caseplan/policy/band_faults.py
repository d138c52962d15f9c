"""Bands that leave a gap, overlap, or can never be chosen.

Each fact that bands test is cut at the values that they name, so that all values of one piece
are treated alike; then every combination of pieces is tried.
"""

import itertools
import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from rnr_caseplan.errors import Fault
from rnr_caseplan.policy.cadence import UNKNOWN, Cadence
from rnr_caseplan.policy.terms import FactKind, FactTerm
from rnr_caseplan.policy.when import Span, When, parse_span
from rnr_caseplan.structure.kinds import Scalar

MOST_COMBINATIONS = 5_000
MOST_TRIALS = 100_000
MOST_TOLD = 3
OVERLAPS = "overlaps"
MOST_DAYS_BESIDE_MONTHS = 27


class Piece(NamedTuple):
    """Values of one fact that no test tells apart.

    A word, or a place on a line on which edges have odd numbers and what lies between them even
    ones; ``None`` for a day that is not recorded.
    """

    place: str | int | None
    told: str
    is_time: bool = False


Assignment = Mapping[str, Piece]


def find_band_faults(
    name: str, cadence: Cadence, terms: Mapping[str, FactTerm], unsound: Collection[int] = ()
) -> Iterator[Fault]:
    """Find what is wrong among the bands of one duty.

    Args:
        name: The duty's place, for the paths of the faults.
        cadence: The duty.
        terms: The facts that its bands may test.
        unsound: The bands whose tests are faulty by themselves. They are left out, and with them
            gaps and bands that cannot be chosen are not looked for.

    Yields:
        The faults: gaps, overlaps of bands that test the same facts, bands that no fact reaches.
    """
    if not cadence.choices:
        yield Fault(name, "never says how long", "amount and unit, stages, period or standing")
        return
    sound = [place for place in range(len(cadence.choices)) if place not in unsound]
    tests = [cadence.choices[place][0] for place in sound]
    mixed = list(_edges_of_mixed_length(name, tests))
    if mixed:
        yield from mixed
        return
    edges = _edges(tests)
    pieces = _pieces(tests, edges, terms)
    count = math.prod(len(found) for found in pieces.values())
    if count > MOST_COMBINATIONS or count * len(tests) > MOST_TRIALS:
        yield Fault(f"{name}.bands", "test too many facts together to be checked", "fewer tests")
        return
    combinations = [
        dict(zip(pieces, combination, strict=True))
        for combination in itertools.product(*pieces.values())
    ]
    passing = [
        [number for number, when in enumerate(tests) if passes(when, facts, edges)]
        for facts in combinations
    ]
    if not unsound:
        yield from _gaps(name, combinations, passing)
    reached = {found[0] for found in passing if found}
    overlaps = _overlaps(tests, combinations, passing)
    for number, place in enumerate(sound):
        path = _path(name, place, cadence)
        if number not in reached and not unsound:
            yield Fault(path, "can never be chosen", "a band that some facts reach first")
            continue
        for earlier, both in sorted(overlaps.get(number, {}).items()):
            tested = {subject: both[subject] for subject in _subjects(tests[number])}
            problem = f"{OVERLAPS} bands[{sound[earlier]}] where {_told(tested)}"
            yield Fault(path, problem, "edges that meet without a value in both")


def _subjects(when: Sequence[When]) -> frozenset[str]:
    return frozenset(test.subject for test in when)


def _overlaps(
    tests: Sequence[Sequence[When]],
    combinations: Sequence[Assignment],
    passing: Sequence[Sequence[int]],
) -> dict[int, dict[int, Assignment]]:
    """Give for each band the earlier ones that test the same facts and pass with it, and where."""
    subjects = [_subjects(when) for when in tests]
    found: dict[int, dict[int, Assignment]] = {}
    for facts, passed in zip(combinations, passing, strict=True):
        for earlier, later in itertools.combinations(passed, 2):
            if subjects[earlier] == subjects[later]:
                found.setdefault(later, {}).setdefault(earlier, facts)
    return found


def _path(name: str, place: int, cadence: Cadence) -> str:
    return f"{name}.bands[{place}]" if place < len(cadence.bands) else name


def _gaps(
    name: str, combinations: Sequence[Assignment], passing: Sequence[Sequence[int]]
) -> Iterator[Fault]:
    gaps = [facts for facts, found in zip(combinations, passing, strict=True) if not found]
    if gaps:
        told = "; and where ".join(_told(facts) for facts in gaps[:MOST_TOLD])
        more = f"; and in {len(gaps) - MOST_TOLD} more cases" if len(gaps) > MOST_TOLD else ""
        yield Fault(
            f"{name}.bands",
            f"leave a gap where {told}{more}",
            'a band for it, or one that says standing = "exempt" or "not_stated"',
        )


def _told(facts: Assignment) -> str:
    return " and ".join(
        f"{'the time left until ' if piece.is_time else ''}{subject} is {piece.told}"
        for subject, piece in sorted(facts.items())
    )


# Cutting facts into pieces. -------------------------------------------------------------


def _edges_of_mixed_length(name: str, tests: Sequence[Sequence[When]]) -> Iterator[Fault]:
    """Find lengths of time that are longer than each other by the month: 3 months, 92 days."""
    by_day: dict[str, list[Span]] = {}
    for test in itertools.chain(*tests):
        if test.time_left_until:
            found = by_day.setdefault(test.subject, [])
            found += [span for _, value in test.edges if (span := parse_span(value))]
    for day, spans in by_day.items():
        has_months = any(span.months for span in spans)
        if has_months and any(span.days > MOST_DAYS_BESIDE_MONTHS for span in spans):
            problem = (
                f"measure the time until {day} in months, and in more than "
                f"{MOST_DAYS_BESIDE_MONTHS} days, so that their order depends on the month"
            )
            yield Fault(f"{name}.bands", problem, "months and days, or days alone")


def _edges(tests: Sequence[Sequence[When]]) -> dict[str, list[Scalar | Span]]:
    """Give the values at which each fact is cut, in their order."""
    found: dict[str, set[Scalar | Span]] = {}
    for test in itertools.chain(*tests):
        values = found.setdefault(test.subject, set())
        for _, value in test.edges:
            span = parse_span(value)
            values.add(span or value)
    return {subject: sorted(values) for subject, values in found.items()}


def _pieces(
    tests: Sequence[Sequence[When]],
    edges: Mapping[str, Sequence[Scalar | Span]],
    terms: Mapping[str, FactTerm],
) -> dict[str, list[Piece]]:
    pieces: dict[str, list[Piece]] = {}
    for subject, values in edges.items():
        about = [test for test in itertools.chain(*tests) if test.subject == subject]
        term = terms.get(subject) if any(test.fact for test in about) else None
        if term is not None and not term.is_number:
            named = {word for test in about for word in test.one_of or ()}
            words = [word for word in term.accepted if word != UNKNOWN or word in named]
            pieces[subject] = [Piece(word, word) for word in words]
            continue
        found = list(_places(values, term))
        if any(test.recorded or test.not_recorded for test in about):
            found.append(Piece(None, "not recorded"))
        pieces[subject] = found
    return pieces


def _places(values: Sequence[Scalar | Span], term: FactTerm | None) -> Iterator[Piece]:
    """Give the edges of one fact, and what lies below, between and above them."""
    if not values:
        yield Piece(0, "recorded")
        return
    is_time = isinstance(values[0], Span)
    lowest = term.lowest if term else None
    highest = term.highest if term else None
    if lowest is None or lowest < values[0]:  # type: ignore[operator]
        yield Piece(0, f"less than {_shown(values[0])}", is_time)
    for index, value in enumerate(values):
        if index and not _adjacent(values[index - 1], value, term):
            told = f"between {_shown(values[index - 1])} and {_shown(value)}"
            yield Piece(2 * index, told, is_time)
        yield Piece(2 * index + 1, f"exactly {_shown(value)}", is_time)
    if highest is None or values[-1] < highest:  # type: ignore[operator]
        yield Piece(2 * len(values), f"more than {_shown(values[-1])}", is_time)


def _adjacent(before: Scalar | Span, after: Scalar | Span, term: FactTerm | None) -> bool:
    """Say whether nothing lies between two edges."""
    if isinstance(before, Span) and isinstance(after, Span):
        return before.months == after.months and before.days + 1 == after.days
    is_whole = term is not None and term.kind is FactKind.WHOLE_NUMBER
    return is_whole and before + 1 >= after  # type: ignore[operator]


def _shown(value: Scalar | Span) -> str:
    if not isinstance(value, Span):
        return str(value)
    parts = [(value.months, "month"), (value.days, "day")]
    told = [f"{count} {unit}{'' if count == 1 else 's'}" for count, unit in parts if count]
    return " ".join(told) or "0 days"


def passes(
    when: Sequence[When], facts: Assignment, edges: Mapping[str, Sequence[Scalar | Span]]
) -> bool:
    """Say whether all tests of a band pass in one combination of pieces."""
    return all(_passes(test, facts[test.subject], edges[test.subject]) for test in when)


def _passes(test: When, piece: Piece, edges: Sequence[Scalar | Span]) -> bool:
    if test.recorded or test.not_recorded:
        return (piece.place is None) == bool(test.not_recorded)
    if piece.place is None:
        return False
    if test.one_of is not None and piece.place not in test.one_of:
        return False
    for name, value in test.edges:
        at = 2 * edges.index(parse_span(value) or value) + 1
        place = int(piece.place)
        if not {
            "at_least": place >= at,
            "more_than": place > at,
            "at_most": place <= at,
            "less_than": place < at,
        }[name]:
            return False
    return True
