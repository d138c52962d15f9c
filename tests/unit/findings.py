"""Findings and exceptions for the tests of what is written of them."""

import datetime
from typing import Any

from attrs import evolve

from rnr_caseplan.checks.check import Check, Finding
from rnr_caseplan.checks.registry import find_check
from rnr_caseplan.model.records import CheckException

MADE_ON = datetime.date(2026, 11, 20)


def finding_of(code: str = "TGT08", /, **facts: Any) -> Finding:
    """Give a finding of a check, with other facts than usual."""
    check = find_check(code)
    usual = Finding(
        code=code,
        severity=check.severity,
        sentence="goal g3 is active beyond the limit of 2",
        place="goals[2].status",
        about="g3",
        why=check.why,
        mend=check.mend,
        rule=check.rule,
        citation=check.citation,
        is_for_people=check.is_for_people,
        exception=None,
    )
    return evolve(usual, **facts)


def finding_at_its_example(check: Check) -> Finding:
    """Give a finding of a check at the place of its example."""
    return finding_of(check.code, place=check.example.at, sentence=f"{check.code} is found")


def an_exception(code: str = "TGT08", /, **facts: Any) -> CheckException:
    """Give an exception to a check, with other facts than usual."""
    usual = CheckException(
        code=code, by="staff:17", on=MADE_ON, reason="two goals end this week", about="g3"
    )
    return evolve(usual, **facts)
