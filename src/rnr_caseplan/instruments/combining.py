"""What do several assessments of one participant say together?

``scores.preferred``, ``scores.later``, ``scores.by_name``, ``scores.only``: which one counts.
``scores.silent``: one that does not know an answer is passed over.
``scores.nothing``: none says anything.
``scores.disagree_risk``, ``scores.disagree_need``: tools that say different things.
``scores.disagree_positive``: a positive screening where a tool says low.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from attrs import field, frozen

from rnr_caseplan.decisions import Decision, Reason, reason_for
from rnr_caseplan.instruments.scored import ScoredAssessment
from rnr_caseplan.model.fields import are_ids
from rnr_caseplan.model.needs import Need
from rnr_caseplan.model.vocabulary import Level, RiskLevel
from rnr_caseplan.value import Value


@frozen(kw_only=True, repr=False, eq=False)
class CombinedAssessments(Value):
    """What several assessments say together.

    Attributes:
        risk_level: The risk level, and which tool it is taken from, and why.
        needs: One need for each domain, with the same; in the order of the domains' ids.
        disagreements: Where two tools say different things, with both values.
    """

    risk_level: Decision[RiskLevel]
    needs: tuple[Decision[Need], ...]
    disagreements: tuple[Reason, ...]


@frozen(kw_only=True, repr=False, eq=False)
class _Preference(Value):
    """The tools that go first, the most preferred before the others."""

    preferred: tuple[str, ...] = field(validator=are_ids)


class _Answer(NamedTuple):
    """What one assessment says on one question: a level, and why."""

    scored: ScoredAssessment
    level: RiskLevel | Level
    reasons: tuple[Reason, ...]


def combine_assessments(
    scored: Iterable[ScoredAssessment], *, preferred: tuple[str, ...] = ()
) -> CombinedAssessments:
    """Say which of several assessments counts, and where they disagree.

    Question by question, for the risk level and for each domain: of those that know the answer
    the preferred tool counts, else the later assessment, and of one day the tool whose name comes
    first. An assessment of a later day than its ``as_of`` is not seen. A screening says nothing
    about the risk level.

    Args:
        scored: The assessments of one participant; their order means nothing.
        preferred: The names of tools that go before others, the most preferred first.

    Returns:
        The risk level, the needs, and every disagreement between two tools.

    Raises:
        InputError: Where ``preferred`` is no tuple of names, each once.

    Examples:
        >>> import datetime
        >>> from rnr_caseplan.instruments import Scores, load_instrument, score_assessment
        >>> day = datetime.date(2026, 11, 21)
        >>> both = [
        ...     score_assessment(
        ...         Scores(instrument=name, assessed_on=day, total=11),
        ...         load_instrument(name, on=day),
        ...         as_of=day,
        ...     )
        ...     for name in ("ls-cmi", "pcra")
        ... ]
        >>> combine_assessments(both).disagreements
        ()
        >>> combine_assessments(both, preferred=("pcra",)).risk_level.reasons[0].rule
        'scores.preferred'
    """
    order = _Preference(preferred=preferred).preferred
    seen = sorted((each for each in scored if each.is_seen), key=lambda each: _key(each, order))
    risks = [(each, each.risk_level) for each in seen if each.risk_level is not None]
    about_risk = [_Answer(each, said.value, said.reasons) for each, said in risks]
    risk_level = Decision(RiskLevel.UNKNOWN, (reason_for("scores.nothing"),))
    if risks:
        place, why = _choose(about_risk, order)
        risk_level = Decision(risks[place][1].value, why)
    by_domain: dict[str, list[tuple[ScoredAssessment, Decision[Need]]]] = {}
    for each in seen:
        for said in each.needs:
            by_domain.setdefault(said.value.domain, []).append((each, said))
    needs: list[Decision[Need]] = []
    disagreements = list(_disagreements(about_risk, None))
    for domain, found in sorted(by_domain.items(), key=_domain_of):
        answers = [_Answer(each, said.value.level, said.reasons) for each, said in found]
        place, why = _choose(answers, order)
        needs.append(Decision(found[place][1].value, why))
        disagreements += _disagreements(answers, domain)
    return CombinedAssessments(
        risk_level=risk_level, needs=tuple(needs), disagreements=tuple(disagreements)
    )


def _key(each: ScoredAssessment, preferred: tuple[str, ...]) -> tuple[Any, ...]:
    """Put what counts first; the scores only make the order total."""
    name, scores = each.instrument, each.scores
    place = preferred.index(name) if name in preferred else len(preferred)
    total = (scores.total is None, -(scores.total or 0))
    rest = (scores.scales, scores.unanswered, str(scores.norm_group), str(scores.agency))
    return (place, -each.assessed_on.toordinal(), name, total, *rest)


def _domain_of(pair: tuple[str, object]) -> str:
    return pair[0]


def _choose(
    answers: Sequence[_Answer], preferred: tuple[str, ...]
) -> tuple[int, tuple[Reason, ...]]:
    """Give the place of the answer that counts, and why: the first that is known, else the first.

    Those before it say nothing, and are told too.
    """
    known = [each for each in answers if _is_known(each)] or list(answers)
    first = known[0]
    place = answers.index(first)
    silent = [
        reason_for("scores.silent", ("instrument", each.scored.instrument))
        for each in answers[:place]
    ]
    return place, (_why(known, preferred), *first.reasons, *silent)


def _is_known(answer: _Answer) -> bool:
    return answer.level not in {RiskLevel.UNKNOWN, Level.UNKNOWN}


def _why(answers: Sequence[_Answer], preferred: tuple[str, ...]) -> Reason:
    """Say why the first of several answers counts."""
    first, *others = (each.scored for each in answers)
    facts = (("instrument", first.instrument), ("on", first.assessed_on.isoformat()))
    if not others:
        return reason_for("scores.only", *facts)
    if first.instrument in preferred and others[0].instrument != first.instrument:
        return reason_for("scores.preferred", *facts)
    if others[0].assessed_on != first.assessed_on:
        return reason_for("scores.later", *facts)
    return reason_for("scores.by_name", *facts)


def _disagreements(answers: Sequence[_Answer], domain: str | None) -> Iterator[Reason]:
    """Give each other tool whose last answer is another than the one that counts.

    Earlier answers of a tool that has a later one are no disagreement but its own past.
    """
    for first in [each for each in answers if _is_known(each)][:1]:
        last_days = {first.scored.instrument: first.scored.assessed_on}
        for each in answers:
            day = each.scored.assessed_on
            said = _said_otherwise(first, each, domain)
            if said is not None and last_days.setdefault(each.scored.instrument, day) == day:
                yield said


def _said_otherwise(first: _Answer, each: _Answer, domain: str | None) -> Reason | None:
    """Tell an answer that is another than the one that counts; ``None`` where it is not."""
    facts = (("instrument", first.scored.instrument), ("other", each.scored.instrument))
    mine, theirs = first.level.value, each.level.value
    if each.reasons[0].rule == "scores.positive" and first.level is Level.LOW:
        return reason_for("scores.disagree_positive", *facts, ("domain", domain), ("level", mine))
    if each.level is first.level or not _is_known(each):
        return None
    if domain is None:
        risks = (("risk_level", mine), ("other_risk_level", theirs))
        return reason_for("scores.disagree_risk", *facts, *risks)
    about = (("domain", domain), ("level", mine), ("other_level", theirs))
    return reason_for("scores.disagree_need", *facts, *about)
