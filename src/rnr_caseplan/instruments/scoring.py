"""What does an assessment say?

``scores.risk_band``: a total gives the risk level of the band that it lies in (CC-3).
``scores.need_band``: a scale's score gives the level of the band that it lies in (CC-3).
``scores.positive``, ``scores.negative``: what a screening found (CC-3).
``scores.combined``: what must be confirmed about a need.
``scores.unverified``: nobody has read these bands at their source.
``scores.other_scale``: a score of a scale that the tool does not have.
"""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from rnr_caseplan.decisions import Decision, Reason, reason_for
from rnr_caseplan.errors import Fault, InputError
from rnr_caseplan.instruments.choosing import choose_bands
from rnr_caseplan.instruments.grounds import grounds_of_day, grounds_of_score, grounds_of_sum
from rnr_caseplan.instruments.instrument import (
    TOTAL,
    Band,
    BandLevel,
    BandSet,
    Instrument,
    Scale,
)
from rnr_caseplan.instruments.scored import ScoredAssessment, ScoredScale
from rnr_caseplan.instruments.scores import Scores
from rnr_caseplan.model.needs import Need
from rnr_caseplan.model.vocabulary import Level, RiskLevel
from rnr_caseplan.structure.kinds import Facts

_LEVEL_OF = {
    BandLevel.NEGATIVE: Level.LOW,
    BandLevel.LOW: Level.LOW,
    BandLevel.MODERATE: Level.MODERATE,
    BandLevel.HIGH: Level.HIGH,
    BandLevel.POSITIVE: Level.UNKNOWN,
}
_RULE_OF = {BandLevel.NEGATIVE: "scores.negative", BandLevel.POSITIVE: "scores.positive"}


def score_assessment(
    scores: Scores, instrument: Instrument, *, as_of: datetime.date
) -> ScoredAssessment:
    """Say what risk level and which needs an assessment shows.

    A score that is missing, out of range, half answered or too old, and one whose bands cannot
    be told, gives *unknown* with the reason, never a guess.

    Args:
        scores: The assessment.
        instrument: Its tool, as loaded for a day no earlier than the assessment.
        as_of: The day on which the assessment is read; a later one is not seen.

    Returns:
        The risk level and the needs, each with its reasons and citation, and what is unknown.

    Raises:
        InputError: Where the scores are of another tool, or an argument is of the wrong kind.

    Examples:
        >>> from rnr_caseplan.instruments import load_instrument
        >>> today = datetime.date(2026, 11, 21)
        >>> tool = load_instrument("oras-cst", on=today)
        >>> scores = Scores(
        ...     instrument="oras-cst", assessed_on=today, total=24, norm_group="male"
        ... )
        >>> scored = score_assessment(scores, tool, as_of=today)
        >>> scored.risk_level.value.value
        'high'
        >>> scored.needs[0].value.domain, scored.needs[0].value.level.value
        ('criminal_history', 'unknown')
        >>> scored.issues[0].rule
        'scores.missing'
    """
    _refuse_malformed(scores, instrument, as_of)
    shared = (*grounds_of_day(scores, instrument, as_of), *grounds_of_sum(scores, instrument))
    total = instrument.total
    risk_level: Decision[RiskLevel] | None = None
    scales = list(instrument.scales)
    if total is not None and instrument.is_screening:
        scales = [total, *scales]
    elif total is not None:
        risk_level = _risk_level(total, scores, instrument, shared)
    return ScoredAssessment(
        scores=scores,
        kind=instrument.kind,
        as_of=as_of,
        risk_level=risk_level,
        scales=tuple(_scored(scale, scores, instrument, shared) for scale in scales),
        noticed=tuple(_noticed(scores, instrument)),
    )


def _refuse_malformed(scores: object, instrument: object, as_of: object) -> None:
    faults: list[Fault] = []
    if type(scores) is not Scores:
        faults.append(Fault("scores", "is of the wrong kind", "Scores"))
    if type(instrument) is not Instrument:
        faults.append(Fault("instrument", "is of the wrong kind", "an Instrument"))
    if type(as_of) is not datetime.date:
        faults.append(Fault("as_of", "is not a day", "a datetime.date"))
    if (
        isinstance(scores, Scores)
        and isinstance(instrument, Instrument)
        and scores.instrument != instrument.name
    ):
        fault = Fault("instrument", "is another tool", instrument.name)
        faults.append(fault.below("scores"))
    if faults:
        raise InputError(faults)


def _noticed(scores: Scores, tool: Instrument) -> Iterator[Reason]:
    """Find scores, and counts of unanswered items, of scales that the tool does not have."""
    known = {scale.id for scale in tool.all_scales}
    given = [name for name, _ in scores.scales if name == TOTAL or name not in known]
    counted = [name for name, _ in scores.unanswered if name not in {*known, TOTAL}]
    if given or counted:
        accepted = tuple(scale.id for scale in tool.scales)
        yield reason_for("scores.other_scale", ("accepted", accepted))


def _risk_level(
    total: Scale, scores: Scores, tool: Instrument, shared: Sequence[Reason]
) -> Decision[RiskLevel]:
    read = _read(total, scores, tool, shared)
    if read.bands is None or read.band is None:
        return Decision(RiskLevel.UNKNOWN, read.reasons)
    level = RiskLevel(read.band.level.value)
    facts = (*_facts(total, read.score, read.band, tool), ("risk_level", level.value))
    reason = Reason("scores.risk_band", facts, read.bands.citation)
    return Decision(level, (reason, *read.reasons, *_unverified(total, read.bands)))


def _scored(
    scale: Scale, scores: Scores, tool: Instrument, shared: Sequence[Reason]
) -> ScoredScale:
    read = _read(scale, scores, tool, shared)
    level, threshold, word = Decision(Level.UNKNOWN, read.reasons), None, None
    if read.bands is not None and read.band is not None:
        band = read.band
        threshold, word = read.bands.threshold, band.word or band.level.value
        facts = (*_facts(scale, read.score, band, tool), ("level", _LEVEL_OF[band.level].value))
        rule = _RULE_OF.get(band.level, "scores.need_band")
        reason = Reason(rule, facts, read.bands.citation)
        reasons = (reason, *read.reasons, *_unverified(scale, read.bands))
        level = Decision(_LEVEL_OF[band.level], reasons)
    need: Decision[Need] | None = None
    if scale.domain is not None and not read.is_negative:
        value = Need(
            id=scale.domain,
            domain=scale.domain,
            level=level.value,
            score=read.score,
            max_score=scale.maximum,
            threshold=threshold,
            assessed_with=tool.name,
            assessed_on=scores.assessed_on,
            band=word,
            text=scale.note,
        )
        need = Decision(value, (*level.reasons, *_to_confirm(scale)))
    return ScoredScale(
        id=scale.id,
        title=scale.title,
        score=read.score,
        maximum=scale.maximum,
        threshold=threshold,
        band=word,
        level=level,
        need=need,
    )


class _Read(NamedTuple):
    """A score that was looked up.

    ``score`` is ``None`` where it cannot be used, ``bands`` and ``band`` are where the level
    is unknown; ``reasons`` are then the grounds, and otherwise why these bands hold.
    """

    score: int | None
    bands: BandSet | None
    band: Band | None
    reasons: tuple[Reason, ...]

    @property
    def is_negative(self) -> bool:
        """Whether a screening found nothing."""
        return self.band is not None and self.band.level is BandLevel.NEGATIVE


def _read(scale: Scale, scores: Scores, tool: Instrument, shared: Iterable[Reason]) -> _Read:
    grounds = (*shared, *grounds_of_score(scale, scores))
    score = scores.score_of(scale.id)
    if score is None:
        return _Read(None, None, None, grounds)
    chosen = choose_bands(scale.id, scores, tool)
    bands = chosen.value
    if grounds or bands is None:
        refused = chosen.reasons if bands is None else ()
        return _Read(None if grounds else score, None, None, (*grounds, *refused))
    return _Read(score, bands, bands.band_of(score), chosen.reasons)


def _facts(scale: Scale, score: int | None, band: Band, tool: Instrument) -> Facts:
    return (
        ("instrument", tool.name),
        ("scale", scale.id),
        ("score", score),
        ("maximum", scale.maximum),
        ("band", f"{band.at_least} to {band.at_most}"),
    )


def _unverified(scale: Scale, bands: BandSet) -> Iterator[Reason]:
    if not (scale.verified and bands.verified):
        cited = scale if bands.verified else bands
        yield Reason("scores.unverified", (("scale", scale.id),), cited.citation)


def _to_confirm(scale: Scale) -> Iterator[Reason]:
    if scale.note is not None:
        facts = (("scale", scale.id), ("note", scale.note))
        yield Reason("scores.combined", facts, scale.citation)
