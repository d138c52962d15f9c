"""Putting assessments into a case: the risk level, the needs, and the record of each use."""

from collections.abc import Iterable, Iterator

from attrs import evolve

from rnr_caseplan.instruments.combining import combine_assessments
from rnr_caseplan.instruments.scored import ScoredAssessment
from rnr_caseplan.model.case import Case
from rnr_caseplan.model.circumstances import Assessment
from rnr_caseplan.model.needs import Need
from rnr_caseplan.model.vocabulary import Level, RiskLevel


def case_with_assessments(
    case: Case, *scored: ScoredAssessment, preferred: tuple[str, ...] = ()
) -> Case:
    """Put what assessments say into a case.

    Give all assessments of the participant in one call: which one counts is decided among these.
    What they do not know leaves the case as it was. A risk level that they know replaces the
    recorded one, whose day a case does not hold; a need that was assessed later keeps its level.
    Doing it twice changes nothing more.

    Args:
        case: The case.
        scored: The assessments; those of a later day than their ``as_of`` are left out.
        preferred: The names of tools that go before others, the most preferred first.

    Returns:
        The case with the risk level, with the needs (one of the same domain keeps its id and
        whatever people recorded about it, a new one gets a new id), and with a record of each
        assessment.

    Raises:
        InputError: Where ``preferred`` is no tuple of names, each once.

    Examples:
        >>> import datetime
        >>> from rnr_caseplan import Participant
        >>> from rnr_caseplan.instruments import Scores, load_instrument, score_assessment
        >>> day = datetime.date(2026, 11, 21)
        >>> scores = Scores(instrument="pcra", assessed_on=day, total=10)
        >>> scored = score_assessment(scores, load_instrument("pcra", on=day), as_of=day)
        >>> empty = Case(participant=Participant(id="P-1"), needs=())
        >>> case = case_with_assessments(empty, scored)
        >>> case.risk_level.value, case.assessments[0].instrument
        ('moderate', 'pcra')
    """
    combined = combine_assessments(scored, preferred=preferred)
    is_known = combined.risk_level.value is not RiskLevel.UNKNOWN
    return evolve(
        case,
        risk_level=combined.risk_level.value if is_known else case.risk_level,
        needs=_needs(case.needs, [decided.value for decided in combined.needs]),
        assessments=(*case.assessments, *_records(case.assessments, scored)),
    )


def _needs(recorded: tuple[Need, ...], assessed: Iterable[Need]) -> tuple[Need, ...]:
    needs = {need.id: need for need in recorded}
    for found in assessed:
        of_domain = min(
            (need for need in recorded if need.domain == found.domain),
            key=_id_of,
            default=None,
        )
        if of_domain is None:
            identifier = _new_id("n", needs)
            needs[identifier] = evolve(found, id=identifier)
        elif _says_more(found, of_domain):
            needs[of_domain.id] = evolve(
                of_domain,
                level=found.level,
                score=found.score,
                max_score=found.max_score,
                threshold=found.threshold,
                assessed_with=found.assessed_with,
                assessed_on=found.assessed_on,
                band=found.band,
                text=of_domain.text or found.text,
            )
    return tuple(needs.values())


def _id_of(need: Need) -> str:
    return need.id


def _says_more(found: Need, recorded: Need) -> bool:
    """Say whether an assessed need takes the place of what is recorded."""
    if found.level is Level.UNKNOWN:
        return recorded.level is Level.UNKNOWN and recorded.assessed_with is None
    if recorded.level is Level.UNKNOWN or recorded.assessed_on is None:
        return True
    return found.assessed_on is not None and found.assessed_on >= recorded.assessed_on


def _records(
    recorded: Iterable[Assessment], scored: Iterable[ScoredAssessment]
) -> Iterator[Assessment]:
    """Give a record of each assessment that has none yet, the earliest first."""
    known = {(each.instrument, each.assessed_on) for each in recorded}
    ids = {each.id for each in recorded}
    for each in sorted(scored, key=lambda each: (each.assessed_on, each.instrument)):
        if each.is_seen and (each.instrument, each.assessed_on) not in known:
            known.add((each.instrument, each.assessed_on))
            identifier = _new_id("a", ids)
            ids.add(identifier)
            yield Assessment(
                id=identifier,
                kind=each.kind,
                instrument=each.instrument,
                assessed_on=each.assessed_on,
            )


def _new_id(letter: str, taken: Iterable[str]) -> str:
    """Give the first id of this form that is not taken."""
    known = set(taken)
    number = 1
    while f"{letter}{number}" in known:
        number += 1
    return f"{letter}{number}"
