"""Shares of checks in JSON: those of one plan, and those of many."""

from typing import Any

from rnr_caseplan.checks.cqi import CqiReport
from rnr_caseplan.checks.fidelity import Fidelity
from rnr_caseplan.serialization.documents import write_document
from rnr_caseplan.structure.writing import to_plain

FIDELITY_SCHEMA = "rnr-caseplan/fidelity/1"
CQI_SCHEMA = "rnr-caseplan/cqi/1"


def fidelity_to_data(found: Fidelity) -> dict[str, Any]:
    """Give the shares of one plan as plain data.

    Args:
        found: The shares.

    Returns:
        The day, and for each measure its kind, name, title, the codes that held, failed or were
        excepted, and the share (0 to 1, or ``None``).

    Examples:
        >>> import datetime
        >>> fidelity_to_data(Fidelity(as_of=datetime.date(2026, 11, 21), measures=()))
        {'as_of': '2026-11-21', 'measures': []}
    """
    measures = [{**to_plain(measure), "share": measure.share} for measure in found.measures]
    return {"as_of": found.as_of.isoformat(), "measures": measures}


def dump_fidelity(found: Fidelity) -> str:
    """Write the shares of one plan as JSON; equal shares give the same bytes.

    Args:
        found: The shares.

    Returns:
        JSON text with what ``fidelity_to_data`` gives.

    Examples:
        >>> import datetime
        >>> print(dump_fidelity(Fidelity(as_of=datetime.date(2026, 11, 21), measures=())), end="")
        {
          "schema": "rnr-caseplan/fidelity/1",
          "as_of": "2026-11-21",
          "measures": []
        }
    """
    return write_document(fidelity_to_data(found), FIDELITY_SCHEMA)


def cqi_to_data(report: CqiReport) -> dict[str, Any]:
    """Give the shares of many plans as plain data.

    Args:
        report: The report.

    Returns:
        The number of plans, and every row with its share (0 to 1, or ``None``).

    Examples:
        >>> cqi_to_data(CqiReport(plans=0, rows=()))
        {'plans': 0, 'rows': []}
    """
    rows = [{**to_plain(row), "share": row.share} for row in report.rows]
    return {"plans": report.plans, "rows": rows}


def dump_cqi(report: CqiReport) -> str:
    """Write the shares of many plans as JSON; equal reports give the same bytes.

    Args:
        report: The report.

    Returns:
        JSON text with what ``cqi_to_data`` gives.

    Examples:
        >>> print(dump_cqi(CqiReport(plans=0, rows=())), end="")
        {
          "schema": "rnr-caseplan/cqi/1",
          "plans": 0,
          "rows": []
        }
    """
    return write_document(cqi_to_data(report), CQI_SCHEMA)
