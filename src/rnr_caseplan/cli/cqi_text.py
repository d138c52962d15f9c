"""A report over many plans as a table."""

import itertools
from collections.abc import Iterator

from rnr_caseplan.checks.cqi import CqiBy, CqiReport, CqiRow
from rnr_caseplan.checks.fidelity import MeasureKind

_NOT_RECORDED = "not recorded"
_WIDTHS = (9, 12, 44)


def render_cqi(report: CqiReport) -> str:
    """Write a report as text: a table for each group of plans.

    Args:
        report: The report.

    Returns:
        Lines, one for each principle, step and priority, with the share in percent and the
        checks behind it.
    """
    if not report.plans:
        return "No plans."
    groups = itertools.groupby(report.rows, key=_group_of)
    blocks = [list(_lines(list(rows))) for _, rows in groups]
    return "\n\n".join("\n".join(block) for block in blocks)


def _group_of(row: CqiRow) -> tuple[CqiBy, str | None]:
    return row.by, row.group


def _lines(rows: list[CqiRow]) -> Iterator[str]:
    first = rows[0]
    plans = "1 plan" if first.plans == 1 else f"{first.plans} plans"
    if first.by is CqiBy.ALL:
        yield f"All plans ({plans})"
    else:
        group = _NOT_RECORDED if first.group is None else first.group
        yield f"{first.by.value.capitalize()} {group} ({plans})"
    for row in rows:
        kind, name, title = _WIDTHS
        number = "" if row.kind is MeasureKind.PRINCIPLE else row.name
        label = row.title if number else ""
        word = f"{row.kind.value} {number}" if number else row.name
        share = "no check" if row.share is None else f"{row.share:4.0%}"
        counts = "" if row.share is None else f"{row.held} of {row.judged}"
        yield f"  {word:<{name}} {label:<{title}} {share:>{kind}} {counts:>12}".rstrip()
