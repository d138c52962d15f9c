"""Bands that leave a gap, overlap, stand in the wrong order, or leave their scale."""

import itertools
from collections.abc import Collection, Iterator, Sequence

from rnr_caseplan.errors import Fault
from rnr_caseplan.instruments.instrument import Band, BandLevel, BandSet, Scale


def find_band_faults(
    path: str, bands: Sequence[Band], scale: Scale | None, accepted: Collection[BandLevel]
) -> Iterator[Fault]:
    """Find what is wrong among the bands of one scale.

    Args:
        path: The place of the bands.
        bands: The bands, in the order of the file.
        scale: Their scale; ``None`` where it is faulty itself, so that its ends are not known.
        accepted: The levels that this scale can say.

    Yields:
        Every fault, with the band's place.
    """
    if not bands:
        yield Fault(path, "is empty", "bands that cover the scale")
    words = f"one of {', '.join(level.value for level in accepted)}"
    for place, band in enumerate(bands):
        if band.level not in accepted:
            yield Fault(f"{path}[{place}].level", "is not a level of this scale", words)
        if band.at_most < band.at_least:
            problem = "ends below its beginning"
            yield Fault(f"{path}[{place}].at_most", problem, "at_least or more")
    for place, (below, above) in enumerate(itertools.pairwise(bands), start=1):
        yield from _faults_between(f"{path}[{place}]", below, above)
    if scale is not None and bands:
        yield from _faults_at_the_ends(path, bands, scale)


def _faults_between(path: str, below: Band, above: Band) -> Iterator[Fault]:
    if above.level < below.level:
        yield Fault(f"{path}.level", "is lower than that of the band before", "rising levels")
    if above.at_least <= below.at_least:
        yield Fault(f"{path}.at_least", "comes before the band before", "rising scores")
    elif above.at_least <= below.at_most:
        problem = f"overlaps the band before at {_span(above.at_least, below.at_most)}"
        yield Fault(f"{path}.at_least", problem, f"{below.at_most + 1}")
    elif above.at_least > below.at_most + 1 and below.at_most >= below.at_least:
        problem = f"leaves a gap before it at {_span(below.at_most + 1, above.at_least - 1)}"
        yield Fault(f"{path}.at_least", problem, f"{below.at_most + 1}")


def _faults_at_the_ends(path: str, bands: Sequence[Band], scale: Scale) -> Iterator[Fault]:
    lowest, highest = scale.minimum, scale.maximum
    last = f"{path}[{len(bands) - 1}].at_most"
    for place, band in enumerate(bands):
        for end in ("at_least", "at_most"):
            if not lowest <= getattr(band, end) <= highest:
                yield Fault(f"{path}[{place}].{end}", "lies outside the scale", scale.accepted)
    if lowest < bands[0].at_least <= highest:
        problem = f"leaves a gap before it at {_span(lowest, bands[0].at_least - 1)}"
        yield Fault(f"{path}[0].at_least", problem, f"{lowest}")
    if bands[-1].at_least <= bands[-1].at_most < highest:
        problem = f"leaves a gap after it at {_span(bands[-1].at_most + 1, highest)}"
        yield Fault(last, problem, f"{highest}")


def _span(first: int, last: int) -> str:
    return f"{first}" if first >= last else f"{first} to {last}"


def find_clashes(placed: Sequence[tuple[str, BandSet]]) -> Iterator[Fault]:
    """Find sets of bands that hold for the same scores from the same day.

    Args:
        placed: The sets, each with its place.

    Yields:
        A fault at each set that clashes with an earlier one.
    """
    for number, (path, later) in enumerate(placed):
        for earlier_path, earlier in placed[:number]:
            same = (earlier.scale, earlier.agency, earlier.starts_on)
            if same != (later.scale, later.agency, later.starts_on):
                continue
            if earlier.norm_group == later.norm_group:
                problem = f"is for the same as {earlier_path}, from the same day"
                yield Fault(path, problem, "one set of bands a day")
            elif None in {earlier.norm_group, later.norm_group}:
                problem = f"and {earlier_path} are for everybody and for one group, from one day"
                yield Fault(path, problem, "one set for everybody, or one for each group")
