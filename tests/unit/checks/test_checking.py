"""Checking a plan: order, severities, exceptions, and what is refused."""

import datetime
from typing import Any

import pytest
from attrs import evolve

from rnr_caseplan import Finding, InputError, Severity, check_plan, load_policy
from rnr_caseplan.checks.checking import in_order
from rnr_caseplan.policy.values import CheckSeverity
from scripts.example_plan import CHECKED_ON, DRAFTED_ON, example_plan, example_policy
from tests.unit.builders import a_case, a_need, a_plan
from tests.unit.checks.changed import example_with

POLICY = example_policy()
LIMIT = (("goals[2].status", "active"), ("needs[4].tier", "criminogenic"))


def policy_with(**severities: str) -> Any:
    """Give the policy with other severities."""
    value = tuple(
        CheckSeverity(code=code, severity=Severity(word)) for code, word in severities.items()
    )
    return evolve(POLICY, check_severities=evolve(POLICY.check_severities, value=value))


def found(code: str, *values: tuple[str, Any], policy: Any = POLICY) -> list[Finding]:
    """Give the findings of one check in the example plan with other values."""
    plan = example_with(*values)
    return [item for item in check_plan(plan, policy, CHECKED_ON) if item.code == code]


def test_a_finding_says_where_what_why_and_how_to_mend() -> None:
    """With the policy's value behind it."""
    (finding,) = found("TGT08", *LIMIT)
    assert finding.place == "goals[2].status"
    assert finding.about == "g3"
    assert finding.sentence == "goal g3 is active beyond the limit of 2"
    assert finding.rule == "goals.limit"
    assert str(finding.citation) == "VA step 7, VA-7c"
    assert finding.severity is Severity.ERROR
    assert finding.exception is None


def test_the_policy_sets_how_serious_a_finding_is() -> None:
    """And turns a check off."""
    (finding,) = found("TGT08", *LIMIT, policy=policy_with(TGT08="advice"))
    assert finding.severity is Severity.ADVICE
    assert found("TGT08", *LIMIT, policy=policy_with(TGT08="off")) == []


@pytest.mark.parametrize(
    ("on", "until", "about", "holds"),
    [
        ("2026-11-20", None, None, True),
        ("2026-12-01", "2026-12-01", "g3", True),
        ("2026-12-02", None, None, False),
        ("2026-11-20", "2026-11-30", None, False),
        ("2026-11-20", None, "g2", False),
    ],
)
def test_an_exception_is_reported_and_hides_nothing(
    on: str, until: str | None, about: str | None, holds: bool
) -> None:
    """From its first day to its last, for its part or for the whole plan."""
    exception = {"code": "TGT08", "by": "staff:20", "on": on, "reason": "a short while"}
    held = {**exception, "about": about, "until": until}
    (finding,) = found("TGT08", *LIMIT, ("exceptions", (held,)))
    assert (finding.exception is not None) == holds


def test_an_exception_to_another_check_holds_for_nothing_else() -> None:
    """Each names its code."""
    exception = {"code": "TGT01", "by": "staff:20", "on": "2026-11-20", "reason": "a while"}
    (finding,) = found("TGT08", *LIMIT, ("exceptions", (exception,)))
    assert finding.exception is None


def test_the_last_exception_counts() -> None:
    """It may be for a longer time than the first."""
    first = {"code": "TGT08", "by": "staff:20", "on": "2026-11-20", "reason": "a while"}
    last = {**first, "by": "staff:31", "on": "2026-11-25"}
    (finding,) = found("TGT08", *LIMIT, ("exceptions", (first, last)))
    assert finding.exception is not None
    assert finding.exception.by == "staff:31"


def test_a_later_exception_ends_an_earlier_one() -> None:
    """Even one without a last day; the day on which it was made counts, not the place."""
    first = {"code": "TGT08", "by": "staff:20", "on": "2026-11-20", "reason": "a while"}
    last = {**first, "on": "2026-11-25", "until": "2026-11-30"}
    for both in ((first, last), (last, first)):
        (finding,) = found("TGT08", *LIMIT, ("exceptions", both))
        assert finding.exception is None


def test_an_exception_for_the_part_goes_before_one_for_the_plan() -> None:
    """Where that of the part has ended, the one for the whole plan holds."""
    plan = {"code": "TGT08", "by": "staff:20", "on": "2026-11-20", "reason": "a while"}
    part = {**plan, "by": "staff:31", "about": "g3", "on": "2026-11-10"}
    for until, by in ((None, "staff:31"), ("2026-11-30", "staff:20")):
        (finding,) = found("TGT08", *LIMIT, ("exceptions", ({**part, "until": until}, plan)))
        assert finding.exception is not None
        assert finding.exception.by == by


def test_the_most_serious_findings_come_first_and_then_the_order_of_the_plan() -> None:
    """The tenth need after the second."""
    needs = [a_need(f"n{number}", "employment", "unknown") for number in range(12)]
    findings = check_plan(a_plan(a_case(*needs)), POLICY, a_plan(a_case()).as_of)
    severities = [item.severity for item in findings]
    assert severities == sorted(severities)
    goals = [item.place for item in found_places(("goals[10].steps", "goals[2].steps"))]
    assert goals == ["goals[2].steps", "goals[10].steps"]


def found_places(places: tuple[str, ...]) -> list[Finding]:
    """Give findings at some places in the order in which checking gives them."""
    (finding,) = found("TGT08", *LIMIT)
    return in_order(evolve(finding, place=place) for place in places)


def test_nothing_is_changed_by_looking() -> None:
    """Twice the same plan, twice the same findings."""
    plan = example_with(*LIMIT)
    first = check_plan(plan, POLICY, CHECKED_ON)
    assert plan == example_with(*LIMIT)
    assert check_plan(plan, POLICY, CHECKED_ON) == first


@pytest.mark.parametrize(
    ("arguments", "paths"),
    [
        ((None, None, None), ["plan", "policy", "as_of"]),
        ((example_plan(), POLICY, datetime.datetime(2026, 12, 1)), ["as_of"]),  # noqa: DTZ001
        ((example_plan(), POLICY, datetime.date(2026, 11, 4)), ["as_of"]),
        ((example_plan(), load_policy("virginia", on=DRAFTED_ON), CHECKED_ON), ["policy"]),
        (
            (example_plan(), load_policy("virginia", on=DRAFTED_ON), datetime.date(2026, 11, 4)),
            ["policy", "as_of"],
        ),
    ],
)
def test_arguments_of_the_wrong_kind_are_refused(arguments: Any, paths: list[str]) -> None:
    """All at once."""
    with pytest.raises(InputError) as caught:
        check_plan(*arguments)
    assert [fault.path for fault in caught.value.faults] == paths


def test_the_day_of_the_draft_can_be_checked() -> None:
    """What happened later is not seen."""
    assert check_plan(example_plan(), POLICY, DRAFTED_ON) is not None
