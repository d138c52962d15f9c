"""``check_plan``: what a good supervisor would notice in a plan, with the reason and the place."""

import datetime
import re
from collections.abc import Iterable, Mapping

from rnr_caseplan.checks.check import Check, Finding, Found
from rnr_caseplan.checks.examined import Examined
from rnr_caseplan.checks.registry import all_checks
from rnr_caseplan.errors import Fault, InputError
from rnr_caseplan.model.plan import CasePlan
from rnr_caseplan.model.records import CheckException
from rnr_caseplan.model.vocabulary import Severity
from rnr_caseplan.policy.policy import Policy
from rnr_caseplan.value import maker_of

Exceptions = Mapping[tuple[str, str | None], CheckException]
"""The last exception made for each check and part; ``None`` stands for the whole plan."""

_make_finding = maker_of(Finding)
_FOR_PEOPLE = "; people have not yet done their part"
_DIGITS = re.compile(r"\d+")


def check_plan(plan: CasePlan, policy: Policy, as_of: datetime.date) -> tuple[Finding, ...]:
    """Find what a good supervisor would notice in a plan on a day.

    Nothing is changed, and nothing is decided: a finding says what is wrong, where, who states
    that it matters, and what would mend it. The policy turns checks off and sets how serious
    they are (``checks.severities``). An exception that the plan carries does not hide a finding:
    it stands in ``exception``.

    Args:
        plan: The plan.
        policy: The policy in force; its name must be that of the plan's.
        as_of: The day. Events, signatures, services and exceptions of later days are not seen; what
            the plan says of its goals, steps and parts is taken as it is given. To look back, check
            the plan as it was.

    Returns:
        The findings, the most serious first, and then in the order of the plan; empty where
        nothing is found. A plan that is closed is checked as it was left.

    Raises:
        InputError: Where an argument is of the wrong kind, the policy is not the plan's, or
            ``as_of`` lies before the draft.

    Examples:
        >>> from rnr_caseplan import Case, Level, Need, Participant, RiskLevel
        >>> from rnr_caseplan import draft_plan, load_policy
        >>> day = datetime.date(2026, 11, 21)
        >>> policy = load_policy("rnr-baseline", on=day)
        >>> case = Case(
        ...     participant=Participant(id="P-1"),
        ...     risk_level=RiskLevel.HIGH,
        ...     needs=(Need(id="n1", domain="employment", level=Level.HIGH),),
        ... )
        >>> findings = check_plan(draft_plan(case, policy, as_of=day), policy, day)
        >>> [item.code for item in findings if item.severity is Severity.ERROR]
        ['PRT32', 'WRD01', 'PRT30']
        >>> findings[1].sentence
        'goal g1 is in starter words; people have not yet done their part'
    """
    _check_arguments(plan, policy, as_of)
    examined = Examined(plan, policy, as_of)
    severities = {item.code: item.severity for item in policy.check_severities.value}
    made = [item for item in plan.exceptions if item.on <= as_of]
    exceptions = {(item.code, item.about): item for item in sorted(made, key=_day_of)}
    findings = [
        _finding(check, found, severity, exceptions, as_of)
        for check in all_checks()
        if (severity := severities.get(check.code, check.severity)) is not Severity.OFF
        for found in check.look(examined)
    ]
    return tuple(in_order(findings))


def in_order(findings: Iterable[Finding]) -> list[Finding]:
    """Put findings in order: the most serious first, then as the plan goes, then by code."""
    return sorted(findings, key=_place_in_order)


def _finding(
    check: Check, found: Found, severity: Severity, exceptions: Exceptions, as_of: datetime.date
) -> Finding:
    return _make_finding(
        check.code,
        severity,
        found.sentence + _FOR_PEOPLE if check.is_for_people else found.sentence,
        found.place,
        found.about,
        check.why,
        check.mend,
        check.rule,
        found.citation or check.citation,
        check.is_for_people,
        _exception_for(check.code, found.about, exceptions, as_of),
    )


def _day_of(exception: CheckException) -> datetime.date:
    return exception.on


def _exception_for(
    code: str, about: str | None, exceptions: Exceptions, as_of: datetime.date
) -> CheckException | None:
    """Give the exception for a check that holds for a part, or else for the whole plan.

    Of several for the same check and part the last one made counts, also where it has ended.
    """
    for part in (about, None):
        exception = exceptions.get((code, part))
        if exception is not None and (exception.until is None or as_of <= exception.until):
            return exception
    return None


def _place_in_order(finding: Finding) -> tuple[Severity, tuple[tuple[str, int], ...], str]:
    """Order by how serious, then by place, the tenth goal after the second, then by code."""
    parts = tuple(
        (_DIGITS.sub("", part), int(number.group()) if (number := _DIGITS.search(part)) else -1)
        for part in finding.place.split(".")
    )
    return finding.severity, parts, finding.code


def _check_arguments(plan: object, policy: object, as_of: object) -> None:
    faults: list[Fault] = []
    if type(plan) is not CasePlan:
        faults.append(Fault("plan", "is of the wrong kind", "a CasePlan, as read_plan gives it"))
    if type(policy) is not Policy:
        faults.append(Fault("policy", "is of the wrong kind", "a Policy, as load_policy gives it"))
    if type(as_of) is not datetime.date:
        faults.append(Fault("as_of", "is not a day", "a datetime.date"))
    if (
        isinstance(plan, CasePlan)
        and isinstance(policy, Policy)
        and plan.policy.name != policy.name
    ):
        problem = f"is policy {policy.name}, and not the plan's"
        faults.append(Fault("policy", problem, f"the policy {plan.policy.name}"))
    if isinstance(plan, CasePlan) and type(as_of) is datetime.date and as_of < plan.as_of:
        faults.append(Fault("as_of", "lies before the draft", f"a day from {plan.as_of} on"))
    if faults:
        raise InputError(faults)
