"""What checks found in a plan, in JSON."""

import datetime
from collections.abc import Iterable
from typing import Any, cast

from rnr_caseplan.checks.check import Finding
from rnr_caseplan.model.plan import CasePlan
from rnr_caseplan.model.recorded import PolicyInForce
from rnr_caseplan.policy.policy import Policy
from rnr_caseplan.serialization.documents import write_document
from rnr_caseplan.structure.writing import to_plain

FINDINGS_SCHEMA = "rnr-caseplan/findings/1"


def findings_to_data(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Give findings as plain data, every key written out.

    Args:
        findings: What ``check_plan`` found.

    Returns:
        One object for each finding, in their order: its fields by their names, days as text. An
        exception is among them, with the reason that somebody wrote.

    Examples:
        >>> findings_to_data(())
        []
    """
    return cast("list[dict[str, Any]]", to_plain(tuple(findings)))


def dump_findings(
    findings: Iterable[Finding], plan: CasePlan, policy: Policy, as_of: datetime.date
) -> str:
    """Write what was found in a plan as JSON; equal findings of equal plans give the same bytes.

    Args:
        findings: What ``check_plan`` found.
        plan: The plan that was checked.
        policy: The policy that it was checked by.
        as_of: The day on which it was checked.

    Returns:
        JSON text with every key: whose plan, in which version and drafted on which day; the
        policy and its version; the day; and ``findings``, possibly empty.

    Examples:
        >>> from rnr_caseplan import Case, Participant, draft_plan, load_policy
        >>> day = datetime.date(2026, 11, 21)
        >>> policy = load_policy("rnr-baseline", on=day)
        >>> plan = draft_plan(Case(participant=Participant(id="P-1"), needs=()), policy, as_of=day)
        >>> dump_findings((), plan, policy, day).splitlines()[2:4]
        ['  "plan": {', '    "participant": "P-1",']
    """
    in_force = PolicyInForce(name=policy.name, version=policy.version, on=policy.on)
    fields = {
        "plan": {
            "participant": plan.case.participant.id,
            "version": plan.version,
            "drafted_on": plan.as_of.isoformat(),
        },
        "policy": to_plain(in_force),
        "as_of": as_of.isoformat(),
        "findings": findings_to_data(findings),
    }
    return write_document(fields, FINDINGS_SCHEMA)
