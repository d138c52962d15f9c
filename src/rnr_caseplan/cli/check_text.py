"""What checks found in a plan, as text for staff to work through."""

import datetime
from collections.abc import Iterator, Sequence

from rnr_caseplan.checks.check import Finding
from rnr_caseplan.cli.plan_text import wrap
from rnr_caseplan.model.plan import CasePlan
from rnr_caseplan.model.records import CheckException
from rnr_caseplan.model.vocabulary import Severity
from rnr_caseplan.policy.policy import Policy

_HEADS = {Severity.ERROR: "ERRORS", Severity.WARNING: "WARNINGS", Severity.ADVICE: "ADVICE"}
_COUNTS = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.ADVICE: ("piece of advice", "pieces of advice"),
}
_INDENT = "      "


def render_findings(
    findings: Sequence[Finding], plan: CasePlan, policy: Policy, as_of: datetime.date
) -> str:
    """Write findings as text.

    Args:
        findings: What ``check_plan`` found.
        plan: The plan that was checked.
        policy: The policy that it was checked by; it gives the titles of sources.
        as_of: The day on which it was checked.

    Returns:
        A head, the findings by how serious they are, the sources, and a last line that counts
        them; where there are none, a last line that says so. Lines have at most 88 characters,
        where no single word is longer.
    """
    blocks = [
        list(_head(plan, policy, as_of)),
        *(list(_group(severity, findings)) for severity in _HEADS),
        list(_sources(findings, policy)),
        wrap(_count(findings), ""),
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _head(plan: CasePlan, policy: Policy, as_of: datetime.date) -> Iterator[str]:
    yield f"PLAN CHECK: version {plan.version}, drafted on {plan.as_of}, as of {as_of}"
    yield from wrap(f"For {plan.case.participant.id}", "")
    yield from wrap(
        f"Policy {policy.name}, version {policy.version}, as in force on {policy.on}", ""
    )


def _group(severity: Severity, findings: Sequence[Finding]) -> Iterator[str]:
    of_severity = [finding for finding in findings if finding.severity is severity]
    if of_severity:
        yield _HEADS[severity]
    for finding in of_severity:
        yield from wrap(f"{finding.code}  {finding.sentence}", "  ", _INDENT)
        yield from wrap(f"At: {finding.place or 'the whole plan'}", _INDENT)
        yield from wrap(f"Stated in: {finding.citation}", _INDENT)
        yield from wrap(f"To mend: {finding.mend}", _INDENT)
        if finding.exception is not None:
            yield from wrap(_tell_exception(finding.exception), _INDENT)


def _tell_exception(exception: CheckException) -> str:
    """Tell who made an exception and when; why is in the plan."""
    until = "" if exception.until is None else f", until {exception.until}"
    return f"Exception: made by {exception.by} on {exception.on}{until}"


def _sources(findings: Sequence[Finding], policy: Policy) -> Iterator[str]:
    cited = {finding.citation.source for finding in findings}
    if cited:
        yield "SOURCES (rnr-caseplan explain CODE tells why a check matters)"
    for source in policy.sources:
        if source.id in cited:
            yield from wrap(f"{source.id}: {source.title} ({source.publisher})", "  ", _INDENT)


def _count(findings: Sequence[Finding]) -> str:
    if not findings:
        return "Nothing is found in this plan."
    counts = [
        f"{number} {one if number == 1 else many}"
        for severity, (one, many) in _COUNTS.items()
        if (number := sum(finding.severity is severity for finding in findings))
    ]
    excepted = sum(finding.exception is not None for finding in findings)
    tail = f"; an exception is made for {excepted} of {len(findings)}" if excepted else ""
    return f"{', '.join(counts)}{tail}"
