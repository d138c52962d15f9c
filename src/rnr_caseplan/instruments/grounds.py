"""Why can a score not be used?

``scores.not_yet``, ``scores.stale``, ``scores.after_tool``: the day of the assessment.
``scores.missing``, ``scores.out_of_range``, ``scores.half_answered``: the score itself.
``scores.contradict``: the total and the scales cannot both be right.
"""

import datetime
from collections.abc import Iterator

from rnr_caseplan.dates import Unit, day_after
from rnr_caseplan.decisions import Reason, reason_for
from rnr_caseplan.instruments.instrument import TOTAL, Instrument, Scale
from rnr_caseplan.instruments.scores import Scores


def grounds_of_day(scores: Scores, tool: Instrument, as_of: datetime.date) -> Iterator[Reason]:
    """Give why no score of an assessment can be used, by its day.

    Args:
        scores: The assessment.
        tool: The tool.
        as_of: The day on which it is read.

    Yields:
        Each ground. An assessment of the same day counts, and so does one that holds until then.
    """
    assessed_on = ("assessed_on", scores.assessed_on.isoformat())
    if scores.assessed_on > as_of:
        yield reason_for("scores.not_yet", assessed_on, ("as_of", as_of.isoformat()))
    if scores.assessed_on > tool.on:
        yield reason_for("scores.after_tool", assessed_on, ("on", tool.on.isoformat()))
    last = day_after(scores.assessed_on, tool.validity.months, Unit.MONTHS)
    if last is not None and last < as_of:
        facts = (assessed_on, ("months", tool.validity.months), ("last", last.isoformat()))
        yield Reason("scores.stale", facts, tool.validity.citation)


def grounds_of_score(scale: Scale, scores: Scores) -> Iterator[Reason]:
    """Give why the score of one scale, or the total, cannot be used.

    Args:
        scale: The scale.
        scores: The assessment.

    Yields:
        Each ground.
    """
    score = scores.score_of(scale.id)
    if score is None:
        yield reason_for("scores.missing", ("scale", scale.id))
    elif not is_in_range(scale, score):
        facts = (("scale", scale.id), ("lowest", scale.minimum), ("highest", scale.maximum))
        yield Reason("scores.out_of_range", facts, scale.citation)
    unanswered = scores.unanswered_of(scale.id)
    if unanswered > scale.unanswered_at_most:
        counts = (
            ("scale", scale.id),
            ("unanswered", unanswered),
            ("at_most", scale.unanswered_at_most),
        )
        if scale.unanswered_at_most:
            yield Reason("scores.half_answered", counts, scale.citation)
        else:
            yield reason_for("scores.half_answered", *counts)


def grounds_of_sum(scores: Scores, tool: Instrument) -> Iterator[Reason]:
    """Give why the total and the scales cannot both be right.

    Where the total is the sum of all items, it is no less than the scales together, and more by
    no more than what lies outside of them. With unanswered items the sum is not looked at.

    Args:
        scores: The assessment.
        tool: The tool.

    Yields:
        The ground, if there is one.
    """
    total = tool.total
    if not tool.adds_up or total is None or scores.total is None:
        return
    if scores.unanswered_of(TOTAL) or not is_in_range(total, scores.total):
        return
    scored = [
        (scale.maximum, score)
        for scale in tool.scales
        if (score := scores.score_of(scale.id)) is not None and is_in_range(scale, score)
    ]
    least = sum(score for _, score in scored)
    most = least + total.maximum - sum(maximum for maximum, _ in scored)
    if not least <= scores.total <= most:
        facts = (("total", scores.total), ("least", least), ("most", most))
        yield reason_for("scores.contradict", *facts)


def is_in_range(scale: Scale, score: int) -> bool:
    """Say whether a scale has such a score."""
    return scale.minimum <= score <= scale.maximum
