"""Which bands hold for one scale of one assessment?

``scores.bands``: an agency's own bands, else the tool's, of the norm group and the day.
``scores.agency_needed``, ``scores.agency_unknown``: where bands are an agency's, it is named.
``scores.norm_group_needed``, ``scores.norm_group_unknown``: where bands differ by norm group, the
group is named.
``scores.no_bands``, ``scores.no_bands_for_group``: no bands were in force on that day.
"""

import datetime
from collections.abc import Iterable, Sequence

from rnr_caseplan.decisions import Decision, Reason, reason_for
from rnr_caseplan.instruments.instrument import BandSet, Instrument
from rnr_caseplan.instruments.scores import Scores
from rnr_caseplan.policy.values import Effective

_SINCE = {Effective.UNKNOWN: "a day that is not known", Effective.ALWAYS: "always"}


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
    if not of_agency and scores.agency is None:
        return _refuse("scores.agency_needed", scale, ("accepted", tuple(agencies)))
    return _choose_group(scale, scores, tool, of_agency)


def _choose_group(
    scale: str, scores: Scores, tool: Instrument, stated: Sequence[BandSet]
) -> Decision[BandSet | None]:
    day = scores.assessed_on
    groups = tuple(name for name, _ in tool.norm_groups)
    in_force = {group: _latest(stated, group, day) for group in (groups or (None,))}
    if not any(in_force.values()):
        return _refuse("scores.no_bands", scale, ("on", day.isoformat()))
    differs = len({found and found.value for found in in_force.values()}) > 1
    if differs and scores.norm_group not in in_force:
        is_told = scores.norm_group is not None
        rule = "scores.norm_group_unknown" if is_told else "scores.norm_group_needed"
        return _refuse(rule, scale, ("accepted", groups))
    found = in_force.get(scores.norm_group, next(iter(in_force.values())))
    if found is None:
        return _refuse("scores.no_bands_for_group", scale, ("on", day.isoformat()))
    return _accept(scale, found)


def _latest(stated: Iterable[BandSet], group: str | None, day: datetime.date) -> BandSet | None:
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
        ("norm_group", found.norm_group or "everybody"),
        ("agency", found.agency or "the tool"),
        ("since", _SINCE.get(found.effective) or found.starts_on.isoformat()),
    )
    return Decision(found, (Reason("scores.bands", facts, found.citation),))


def _refuse(
    rule: str, scale: str, *facts: tuple[str, str | tuple[str, ...]]
) -> Decision[BandSet | None]:
    return Decision(None, (reason_for(rule, ("scale", scale), *facts),))
