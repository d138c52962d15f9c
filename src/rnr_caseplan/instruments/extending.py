"""What a tool's file keeps of the tool that it builds on."""

import datetime
from collections.abc import Iterable

from rnr_caseplan.instruments.instrument import BandSet


def kept_bands(inherited: Iterable[BandSet], own: Iterable[BandSet]) -> tuple[BandSet, ...]:
    """Give the inherited bands that a file's own ones do not replace.

    A file's own bands of a scale and an agency hold from their first day on; before that day the
    inherited ones do.

    Args:
        inherited: The bands of the tool that the file builds on.
        own: The bands that the file states.

    Returns:
        The inherited bands that stay.
    """
    first_days: dict[tuple[str, str | None], datetime.date] = {}
    for found in own:
        key = (found.scale, found.agency)
        first_days[key] = min(found.starts_on, first_days.get(key, found.starts_on))
    return tuple(
        found
        for found in inherited
        if (found.scale, found.agency) not in first_days
        or found.starts_on < first_days[found.scale, found.agency]
    )
