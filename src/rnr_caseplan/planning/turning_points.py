"""``find_turning_points``: what would change who may be the driver.

``drivers.turning_point``: the rule is asked again with one fact changed, from the smallest change
on, until the answer is another one; no formula of its own says what the rule would answer.
"""

from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from attrs import evolve

from rnr_caseplan.decisions import reason_for
from rnr_caseplan.errors import Fault, InputError
from rnr_caseplan.model.case import Case
from rnr_caseplan.model.needs import Incident, Need
from rnr_caseplan.model.plan import DriverCandidate
from rnr_caseplan.model.turning_points import TurningFact, TurningOutcome, TurningPoint
from rnr_caseplan.model.vocabulary import Level
from rnr_caseplan.planning.needs import classify_needs
from rnr_caseplan.policy.policy import Policy
from rnr_caseplan.rules.drivers import find_candidates, review_incidents

_KNOWN_LEVELS = (Level.LOW, Level.MODERATE, Level.HIGH)


class _Change(NamedTuple):
    """One fact that would be otherwise, and the case as it would be then."""

    size: int
    fact: TurningFact
    of: str
    about: tuple[str, ...]
    level: Level | None
    needs: tuple[Need, ...]
    incidents: tuple[Incident, ...]


def find_turning_points(case: Case, policy: Policy) -> tuple[TurningPoint, ...]:
    """Say what would change who may be the driver: for each candidate the smallest change.

    For a candidate that is not first: by which single fact about itself it would be; where none
    is enough, by which fact about the one that comes first. For each candidate: by which single
    fact about itself it would be none. A fact is a number of reviewed incidents, a number of needs
    that it fuels, a level, or whether it contributed to offending. Of changes of one size the
    first in this order is given.

    Args:
        case: The case, with its incidents and with what fuels what.
        policy: The policy in force.

    Returns:
        At most two for each candidate, in the order of the candidates; none where no single
        change is enough.

    Raises:
        InputError: Where the policy does not know a domain, or an argument is of the wrong kind.

    Examples:
        >>> import datetime
        >>> from rnr_caseplan import Participant, load_policy
        >>> policy = load_policy("rnr-baseline", on=datetime.date(2026, 11, 21))
        >>> needs = (
        ...     Need(id="n1", domain="substance_use", level=Level.HIGH),
        ...     Need(id="n2", domain="leisure", level=Level.MODERATE),
        ... )
        >>> at_work = (("n1",), ("n1", "n2"), ("n1",), ())
        >>> incidents = tuple(
        ...     Incident(id=f"i{number}", need_ids=ids) for number, ids in enumerate(at_work)
        ... )
        >>> case = Case(participant=Participant(id="P-1"), needs=needs, incidents=incidents)
        >>> for point in find_turning_points(case, policy):
        ...     print(point.reasons[0].sentence.partition(" (")[0])
        n1 would be no candidate if its level fell to low
        n2 would be first if it were at work in 3 more of the 4 reviewed incidents
        n2 would be no candidate if it were at work in 1 fewer of the 4 reviewed incidents
    """
    _check(case, policy)
    candidates = _ask(case.needs, case.incidents, policy)
    if not candidates:
        return ()
    asked = _Asked(case, policy, candidates[0])
    return tuple(point for candidate in candidates for point in asked.about(candidate))


def _check(case: object, policy: object) -> None:
    faults: list[Fault] = []
    if type(case) is not Case:
        faults.append(Fault("case", "is of the wrong kind", "a Case"))
    if type(policy) is not Policy:
        faults.append(Fault("policy", "is of the wrong kind", "a Policy, as load_policy gives it"))
    if faults:
        raise InputError(faults)


def _ask(
    needs: Iterable[Need], incidents: Iterable[Incident], policy: Policy
) -> tuple[DriverCandidate, ...]:
    """Ask the rule for the candidates."""
    return find_candidates(classify_needs(needs, policy), incidents, policy).value


class _Asked:
    """A case, and the answer that it gives as it is."""

    def __init__(self, case: Case, policy: Policy, first: DriverCandidate) -> None:
        self._case = case
        self._policy = policy
        self._first = first
        self._reviewed = review_incidents(case.incidents, policy)
        self._needs = {need.id: need for need in case.needs}

    def about(self, candidate: DriverCandidate) -> Iterator[TurningPoint]:
        """Give the turning points of a candidate."""
        if candidate is not self._first:
            either = (candidate, self._first)
            yield from self._smallest(TurningOutcome.FIRST, candidate, either)
        yield from self._smallest(TurningOutcome.NO_CANDIDATE, candidate, (candidate,))

    def _smallest(
        self,
        outcome: TurningOutcome,
        candidate: DriverCandidate,
        subjects: Sequence[DriverCandidate],
    ) -> Iterator[TurningPoint]:
        """Ask again with each change, from the smallest on; the first subject's come first."""
        for subject in subjects:
            for change in sorted(self._changes(subject), key=attrgetter("size")):
                if self._becomes(outcome, candidate.need_id, change):
                    yield self._point(outcome, candidate.need_id, change)
                    return

    def _becomes(self, outcome: TurningOutcome, need_id: str, change: _Change) -> bool:
        found = [
            candidate.need_id for candidate in _ask(change.needs, change.incidents, self._policy)
        ]
        return need_id in found[:1] if outcome is TurningOutcome.FIRST else need_id not in found

    def _point(self, outcome: TurningOutcome, need_id: str, change: _Change) -> TurningPoint:
        told = outcome.value.replace("_", " ")
        facts = (("need", need_id), ("outcome", told), ("change", self._tell(need_id, change)))
        return TurningPoint(
            need_id=need_id,
            outcome=outcome,
            fact=change.fact,
            of_need_id=change.of,
            size=change.size,
            level=change.level,
            about=change.about,
            reasons=(reason_for("drivers.turning_point", *facts),),
        )

    def _tell(self, need_id: str, change: _Change) -> str:
        """Tell a change in words."""
        it, its = ("it", "its") if change.of == need_id else (change.of, f"{change.of}'s")
        if change.level is not None:
            rises = _KNOWN_LEVELS.index(change.level) > self._level_place(self._needs[change.of])
            return f"{its} level {'rose' if rises else 'fell'} to {change.level.value}"
        others = " and ".join(change.about)
        number, reviewed = change.size, len(self._reviewed)
        return {
            TurningFact.MORE_INCIDENTS: (
                f"{it} were at work in {number} more of the {reviewed} reviewed incidents"
            ),
            TurningFact.FEWER_INCIDENTS: (
                f"{it} were at work in {number} fewer of the {reviewed} reviewed incidents"
            ),
            TurningFact.FUELS_MORE: f"{it} also fueled {others}",
            TurningFact.FUELS_LESS: f"{it} no longer fueled {others}",
            TurningFact.NOT_CONTRIBUTED: f"{it} had not contributed to offending",
        }[change.fact]

    # The changes, kind by kind. ---------------------------------------------------------

    def _changes(self, subject: DriverCandidate) -> Iterator[_Change]:
        need = self._needs[subject.need_id]
        yield from self._of_incidents(need)
        yield from self._of_fuels(need, subject.fuels)
        yield from self._of_level(need)
        if need.contributed:
            changed = evolve(need, contributed=False)
            yield self._of_need(changed, TurningFact.NOT_CONTRIBUTED, 1)

    def _of_incidents(self, need: Need) -> Iterator[_Change]:
        """Let a need be at work in more or fewer of the reviewed incidents, the latest first."""
        at_work = [item for item in self._reviewed if need.id in item.need_ids]
        others = [item for item in self._reviewed if need.id not in item.need_ids]
        more = {item.id: evolve(item, need_ids=(*item.need_ids, need.id)) for item in others}
        fewer = {
            item.id: evolve(item, need_ids=tuple(name for name in item.need_ids if name != need.id))
            for item in at_work
        }
        for fact, changed in (
            (TurningFact.MORE_INCIDENTS, more),
            (TurningFact.FEWER_INCIDENTS, fewer),
        ):
            for size in range(1, len(changed) + 1):
                about = tuple(changed)[:size]
                incidents = tuple(
                    changed[item.id] if item.id in about else item for item in self._case.incidents
                )
                yield _Change(size, fact, need.id, about, None, self._case.needs, incidents)

    def _of_fuels(self, need: Need, fed: tuple[str, ...]) -> Iterator[_Change]:
        """Let a need feed more or fewer of the others, by id."""
        others = sorted(set(self._needs) - {need.id, *fed})
        for size in range(1, len(others) + 1):
            about = tuple(others[:size])
            changed = evolve(need, fuels=(*need.fuels, *about))
            yield self._of_need(changed, TurningFact.FUELS_MORE, size, about)
        for size in range(1, len(fed) + 1):
            about = fed[:size]
            kept = tuple(name for name in need.fuels if name not in about)
            changed = evolve(need, fuels=kept)
            yield self._of_need(changed, TurningFact.FUELS_LESS, size, about)

    def _of_level(self, need: Need) -> Iterator[_Change]:
        """Let a need have another level, whoever assessed it."""
        for place, level in enumerate(_KNOWN_LEVELS):
            if level is not need.level:
                changed = evolve(need, level=level, level_override=None)
                size = abs(place - self._level_place(need))
                yield self._of_need(changed, TurningFact.LEVEL, size, level=level)

    def _level_place(self, need: Need) -> int:
        """Give the place of a level among the known ones; an unknown one comes before them."""
        return _KNOWN_LEVELS.index(need.level) if need.level in _KNOWN_LEVELS else -1

    def _of_need(
        self,
        changed: Need,
        fact: TurningFact,
        size: int,
        about: tuple[str, ...] = (),
        *,
        level: Level | None = None,
    ) -> _Change:
        needs = tuple(changed if need.id == changed.id else need for need in self._case.needs)
        return _Change(size, fact, changed.id, about, level, needs, self._case.incidents)
