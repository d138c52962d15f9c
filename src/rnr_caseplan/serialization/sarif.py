"""What checks found in a plan, in the format of code scanners: SARIF 2.1.0 (OASIS).

Editors and pipelines show such findings beside the line of the plan's document.
"""

import json
import re
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from typing import Any

from rnr_caseplan.checks.check import Check, Finding
from rnr_caseplan.checks.registry import all_checks
from rnr_caseplan.errors import Fault, InputError, NotFoundError
from rnr_caseplan.model.records import CheckException
from rnr_caseplan.model.vocabulary import Severity
from rnr_caseplan.serialization.positions import Position, find_positions

SARIF_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_TOOL = "rnr-caseplan"
_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.ADVICE: "note",
    Severity.OFF: "none",
}
_URI_REFERENCE = re.compile(r"(?:[A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+")
_DOUBLED = str.maketrans({"{": "{{", "}": "}}"})


def findings_to_sarif(
    findings: Iterable[Finding], *, uri: str, document: bytes | str | None = None
) -> str:
    """Write findings as SARIF 2.1.0, so that editors and pipelines can show them.

    The same findings of the same version of the library give the same bytes. Every check of the
    library is listed as a rule, so that a reader can tell a check that found nothing from one
    that does not exist. A finding with an exception is marked as suppressed: by whom and on
    which day, and not why, since such files go to many places.

    Args:
        findings: What ``check_plan`` found.
        uri: Where the plan's document is, as a relative or absolute URI, for example
            ``plans/P-1001.json``.
        document: The document's bytes or text; with it, each result tells line and column.

    Returns:
        JSON text: one run, with a result for each finding in their order.

    Raises:
        InputError: Where ``uri`` is not a URI.
        NotFoundError: Where a finding is of a check that does not exist.

    Examples:
        >>> log = json.loads(findings_to_sarif((), uri="plan.json"))
        >>> log["version"], log["runs"][0]["results"]
        ('2.1.0', [])
    """
    if not _URI_REFERENCE.fullmatch(uri):
        expected = "a relative or absolute URI, blanks written as %20"
        raise InputError([Fault("uri", "is not a URI", expected)])
    found = tuple(findings)
    checks = all_checks()
    index_of = {check.code: index for index, check in enumerate(checks)}
    if any(finding.code not in index_of for finding in found):
        raise NotFoundError(kind="check", accepted=index_of)
    places = dict.fromkeys(finding.place for finding in found)
    positions = {} if document is None else find_positions(document, places)
    results = [
        {
            "ruleId": finding.code,
            "ruleIndex": index_of[finding.code],
            "level": _LEVELS[finding.severity],
            "message": {"text": _message(finding)},
            "locations": [_location(finding, uri, positions.get(finding.place))],
            "suppressions": list(_suppressions(finding.exception)),
            "properties": {"about": finding.about, "forPeople": finding.is_for_people},
        }
        for finding in found
    ]
    driver = {
        "name": _TOOL,
        "version": version(_TOOL),
        "rules": [_rule(check) for check in checks],
    }
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    log = {"version": "2.1.0", "$schema": SARIF_SCHEMA, "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _rule(check: Check) -> dict[str, Any]:
    """Give what a viewer shows of a check."""
    return {
        "id": check.code,
        "shortDescription": {"text": _plain(f"{check.title}.")},
        "fullDescription": {"text": _plain(check.why)},
        "help": {"text": _plain(f"{check.mend} Stated in: {check.citation}.")},
        "defaultConfiguration": {"level": _LEVELS[check.severity]},
        "properties": {
            "severity": check.severity.value,
            "statements": list(check.statements),
            "principles": [principle.value for principle in check.principles],
            "rule": check.rule,
            "forPeople": check.is_for_people,
        },
    }


def _message(finding: Finding) -> str:
    """Give what is wrong, what would mend it, and who states it."""
    return _plain(f"{finding.sentence}. {finding.mend} Stated in: {finding.citation}.")


def _plain(text: str) -> str:
    """Give text in which viewers take nothing for a placeholder or a link: ids hold anything."""
    return text.translate(_DOUBLED).replace("](", "] (")


def _location(finding: Finding, uri: str, position: Position | None) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": uri}}
    if position is not None:
        physical["region"] = {"startLine": position.line, "startColumn": position.column}
    location: dict[str, Any] = {"physicalLocation": physical}
    if finding.place:
        name = finding.place.rpartition(".")[2]
        location["logicalLocations"] = [{"name": name, "fullyQualifiedName": finding.place}]
    return location


def _suppressions(exception: CheckException | None) -> Iterator[dict[str, str]]:
    """Give who made an exception and when; none of a finding without one."""
    if exception is not None:
        until = "" if exception.until is None else f" until {exception.until}"
        yield {
            "kind": "external",
            "status": "accepted",
            "justification": f"Excepted by {exception.by} on {exception.on}{until}.",
        }
