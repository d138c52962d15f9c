"""Rules, checks and decisions told to people."""

import difflib
import json
from collections.abc import Iterator

from rnr_caseplan.catalogue.check_codes import CHECK_CODES
from rnr_caseplan.catalogue.telling import RULES, find_rule
from rnr_caseplan.checks.check import AS_IT_IS, Check, Shown
from rnr_caseplan.checks.registry import find_check
from rnr_caseplan.decisions import Reason
from rnr_caseplan.errors import NotFoundError


def explain(name: str) -> str:
    """Tell what a rule or a check says and where it is stated.

    Args:
        name: The id of a rule, as reasons carry it, or the code of a check, as findings do; a
            code in small letters too.

    Returns:
        What ``explain_rule`` or ``explain_check`` tells.

    Raises:
        NotFoundError: Where there is neither such a rule nor such a check; with those that are
            written alike, or else all that exist.

    Examples:
        >>> explain("TGT08").splitlines()[1]
        '  No more goals are active than the policy allows.'
    """
    if name in RULES:
        return explain_rule(name)
    code = name.upper()
    if code in CHECK_CODES:
        return explain_check(code)
    names = (*RULES, *CHECK_CODES)
    alike = difflib.get_close_matches(name, names) or difflib.get_close_matches(code, names)
    raise NotFoundError(kind="rule or check", accepted=alike or names)


def explain_rule(rule_id: str) -> str:
    """Tell what a rule says and where it is stated.

    Args:
        rule_id: The rule's id, as reasons carry it.

    Returns:
        Three lines: the id, the statement, the place.

    Raises:
        NotFoundError: Where no rule has this id.

    Examples:
        >>> print(explain_rule("conditions.woven"))
        conditions.woven
          A condition that fits a goal's domain is woven into that goal.
          Stated in: NP Pull together the right data, NP-1
    """
    rule = find_rule(rule_id)
    return f"{rule.id}\n  {rule.statement}\n  Stated in: {rule.citation}"


def explain_check(code: str) -> str:
    """Tell what a check looks for, why, who states that, and what would mend a finding.

    Args:
        code: The check's code, as findings carry it.

    Returns:
        Lines of text: the code, what holds in a plan that passes, how serious a finding is, why,
        what would mend it, where it is stated, and a bad and a good example, as places of a plan
        with what stands there in JSON.

    Raises:
        NotFoundError: Where no check has this code; with the codes that exist.

    Examples:
        >>> for line in explain_check("TGT08").splitlines()[:3]:
        ...     print(line)
        TGT08
          No more goals are active than the policy allows.
          Severity: error, where the policy does not say otherwise
    """
    return "\n  ".join(_lines_of(find_check(code)))


def tell(reason: Reason) -> str:
    """Tell a reason in one sentence, with its source and its rule's id.

    Args:
        reason: The reason.

    Returns:
        The sentence.
    """
    return f"{reason.sentence} [{reason.rule}]"


def _lines_of(check: Check) -> Iterator[str]:
    yield check.code
    yield f"{check.title}."
    yield f"Severity: {check.severity.value}, where the policy does not say otherwise"
    yield f"Why: {check.why}"
    yield f"To mend: {check.mend}"
    yield f"Stated in: {check.citation}"
    further = {
        "Statements": check.statements,
        "Principles": [principle.value for principle in check.principles],
        "Rule": [] if check.rule is None else [check.rule],
    }
    for label, words in further.items():
        if words:
            yield f"{label}: {', '.join(words)}"
    if check.is_for_people:
        yield "A finding says that people have not yet done their part."
    example = check.example
    yield f"Bad: {_stands(example.at, example.bad)}"
    yield f"Good: {_stands(example.at, example.good)}"
    for place, value in example.given:
        yield f"Both with: {_stands(place, value)}"


def _stands(place: str, value: Shown) -> str:
    """Tell what stands at a place, in JSON."""
    if value is AS_IT_IS:
        return f"{place} as it is in the example plan"
    return f"{place} = {json.dumps(value, ensure_ascii=False)}"
