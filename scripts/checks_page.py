"""Write the page of checks: each with why, who states it, what mends it, and its two examples."""

import json
from collections.abc import Iterator

from rnr_caseplan.checks import AS_IT_IS, Check, all_checks
from rnr_caseplan.checks.registry import FAMILIES
from rnr_caseplan.model.vocabulary import Severity

NOTICE = "<!-- Written by scripts/generate_reference.py; change the code instead. -->"
EXAMPLE = "rowan-plan.json"


def checks_page() -> Iterator[str]:
    """Give the page: one section for each family, one heading for each check."""
    checks = all_checks()
    counts = {
        severity: sum(check.severity is severity for check in checks) for severity in Severity
    }
    yield from (NOTICE, "", "# Checks", "")
    yield f"The library has {len(checks)} checks."
    yield (
        f"{counts[Severity.ERROR]} find errors, {counts[Severity.WARNING]} give warnings and "
        f"{counts[Severity.ADVICE]} give advice, where the policy does not say otherwise."
    )
    yield "`check_plan` makes them all, and so does `rnr-caseplan check PLAN.json`."
    yield "[Check plans](../how-to/check-plans.md) shows how to use them."
    yield "`rnr-caseplan explain CODE` prints one check, and `find_check` gives it in Python."
    yield ""
    yield (
        f"The two examples of a check are made of the plan `examples/{EXAMPLE}`, in which nothing "
        "is found on 1 December 2026."
    )
    yield "They differ in one place; what else both change is given first."
    yield "*For people* marks a finding that says that people have not yet done their part."
    for name, family in FAMILIES.items():
        yield from ("", f"## {name.capitalize()}", "", _question(name))
        for check in family:
            yield from _check(check)


def _question(name: str) -> str:
    """Give the first line of a family's module: the question that its checks ask."""
    module = __import__(f"rnr_caseplan.checks.{name}", fromlist=["CHECKS"])
    return (module.__doc__ or "").partition("\n")[0]


def _check(check: Check) -> Iterator[str]:
    marks = [check.severity.value, *(["for people"] if check.is_for_people else [])]
    yield from ("", f"### {check.code}", "")
    yield f"**{check.title}** ({', '.join(marks)})."
    yield check.why
    yield f"To mend it: {check.mend[0].lower()}{check.mend[1:]}"
    yield ""
    yield f"- Stated in: {check.citation}"
    others = [name for name in check.statements if name != check.citation.statement]
    if others:
        yield f"- Judges too: {', '.join(others)}"
    if check.principles:
        yield f"- Serves: {', '.join(item.value for item in check.principles)}"
    if check.rule:
        area = check.rule.partition(".")[0].replace("_", "-")
        yield f"- Rule: [`{check.rule}`](rules.md#{area})"
    example = check.example
    for place, value in example.given:
        yield f"- Given: {_shown(place, value)}"
    yield f"- Bad: {_shown(example.at, example.bad)}"
    if example.good is AS_IT_IS:
        yield f"- Good: `{example.at}` as it stands in the example plan"
    else:
        yield f"- Good: {_shown(example.at, example.good)}"


def _shown(place: str, value: object) -> str:
    plain = list(value) if isinstance(value, tuple) else value
    return f"`{place}` = `{json.dumps(plain, ensure_ascii=False)}`"
