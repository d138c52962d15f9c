"""Which bands hold for one scale of one assessment?

``scores.agency_needed``, ``scores.agency_unknown``: where bands are an agency's, the agency is
named.
``scores.no_bands``, ``scores.no_bands_for_group``: no bands were in force on that day.
``scores.norm_group_needed``, ``scores.norm_group_unknown``: where bands differ by norm group, the
group is named.
"""

import datetime
from collections.abc import Iterable, Sequence

from rnr_caseplan.decisions import Decision, Reason, reason_for
from rnr_caseplan.instruments.instrument import BandSet, Instrument
from rnr_caseplan.instruments.scores import Scores


def choose_bands(scale: str, scores: Scores, tool: Instrument) -> Decision[BandSet | None]:
    """Decide which bands hold.

    An agency's own bands go before the tool's; an agency that states none for the scale uses the
    tool's. Of the bands for a norm group the latest that had begun on the day of the assessment
    hold. The norm group matters only where bands differ by it.

    Args:
        scale: The scale's id, or ``total``.
        scores: The assessment.
        tool: The tool.

    Returns:
        The bands; ``None`` with every ground where it cannot be said which hold.
    """
    stated = [found for found in tool.band_sets if found.scale == scale]
    if not stated:
        return _refuse("scores.no_bands", scale, ("on", scores.assessed_on.isoformat()))
    agencies = [name for name, _ in tool.agencies if any(name == each.agency for each in stated)]
    if agencies and scores.agency is not None and scores.agency not in dict(tool.agencies):
        return _refuse("scores.agency_unknown", scale, ("accepted", tuple(dict(tool.agencies))))
    agency = scores.agency if scores.agency in agencies else None
    of_agency = [found for found in stated if found.agency == agency]
    if not of_agency:
        return _refuse("scores.agency_needed", scale, ("accepted", tuple(agencies)))
    return _choose_group(scale, scores, tool, of_agency)


def _choose_group(
    scale: str, scores: Scores, tool: Instrument, stated: Sequence[BandSet]
) -> Decision[BandSet | None]:
    day = scores.assessed_on
    groups = [name for name, _ in tool.norm_groups]
    in_force = {group: _latest(stated, group, day) for group in groups}
    if not any(in_force.values()):
        found = _latest(stated, None, day)
        if found is None:
            return _refuse("scores.no_bands", scale, ("on", day.isoformat()))
        return _accept(scale, found)
    first = in_force[groups[0]]
    if first is not None and all(found == first for found in in_force.values()):
        return _accept(scale, first)
    if scores.norm_group is None:
        return _refuse("scores.norm_group_needed", scale, ("accepted", tuple(groups)))
    if scores.norm_group not in in_force:
        return _refuse("scores.norm_group_unknown", scale, ("accepted", tuple(groups)))
    of_group = in_force[scores.norm_group]
    if of_group is None:
        return _refuse("scores.no_bands_for_group", scale, ("on", day.isoformat()))
    return _accept(scale, of_group)


def _latest(
    stated: Iterable[BandSet], group: str | None, day: datetime.date
) -> BandSet | None:
    """Give the bands for a group, or for everybody, that began last."""
    begun = [
        found for found in stated if found.starts_on <= day and found.norm_group in {None, group}
    ]
    return max(begun, key=_first_day, default=None)


def _first_day(found: BandSet) -> datetime.date:
    return found.starts_on


def _accept(scale: str, found: BandSet) -> Decision[BandSet | None]:
    facts = (
        ("scale", scale),
        ("norm_group", found.norm_group),
        ("agency", found.agency),
        ("since", found.starts_on.isoformat()),
    )
    return Decision(found, (Reason("scores.bands", facts, found.citation),))


def _refuse(
    rule: str, scale: str, *facts: tuple[str, str | tuple[str, ...]]
) -> Decision[BandSet | None]:
    return Decision(None, (reason_for(rule, ("scale", scale), *facts),))
