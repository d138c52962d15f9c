"""The shares of a plan: principles, steps and priorities."""

import datetime

import pytest
from attrs import evolve

from rnr_caseplan import InputError, check_plan, fidelity
from rnr_caseplan.checks import all_checks
from rnr_caseplan.checks.fidelity import MeasureKind, of_number
from rnr_caseplan.model.vocabulary import Severity
from rnr_caseplan.policy.values import CheckSeverity
from scripts.example_plan import CHECKED_ON, example_plan, example_policy
from tests.unit.checks.changed import example_with

POLICY = example_policy()
LIMIT = ("goals[2].status", "active")


def test_a_plan_in_which_nothing_is_found_has_full_shares() -> None:
    """All but the priority that has no check, because only people can do it."""
    found = fidelity(example_plan(), POLICY, CHECKED_ON)
    names = [(item.kind, item.name) for item in found.measures if item.share is None]
    assert names == [(MeasureKind.PRIORITY, "2")]
    assert {item.share for item in found.measures} == {1.0, None}


def test_there_are_three_principles_seven_steps_and_ten_priorities() -> None:
    """In this order."""
    found = fidelity(example_plan(), POLICY, CHECKED_ON)
    assert [(item.kind, item.name) for item in found.measures] == [
        *[(MeasureKind.PRINCIPLE, name) for name in ("risk", "need", "responsivity")],
        *[(MeasureKind.STEP, str(number)) for number in range(1, 8)],
        *[(MeasureKind.PRIORITY, str(number)) for number in range(1, 11)],
    ]


def test_a_finding_lowers_the_shares_that_its_check_belongs_to_and_no_other() -> None:
    """The limit of goals belongs to the seventh step and to responsivity."""
    plan = example_with(LIMIT, ("needs[4].tier", "criminogenic"))
    codes = {item.code for item in check_plan(plan, POLICY, CHECKED_ON)}
    for measure in fidelity(plan, POLICY, CHECKED_ON).measures:
        assert set(measure.failed) == codes & {*measure.held, *measure.failed}
        assert set(measure.held) & codes == set()
    by_name = {(item.kind, item.name): item for item in fidelity(plan, POLICY).measures}
    assert "TGT08" in by_name[MeasureKind.STEP, "7"].failed
    assert "TGT08" in by_name[MeasureKind.PRINCIPLE, "responsivity"].failed
    assert "TGT08" not in by_name[MeasureKind.STEP, "5"].failed


def test_a_check_that_is_turned_off_counts_in_no_share() -> None:
    """Neither as held nor as failed."""
    off = (CheckSeverity(code="TGT08", severity=Severity.OFF),)
    policy = evolve(POLICY, check_severities=evolve(POLICY.check_severities, value=off))
    for measure in fidelity(example_with(LIMIT), policy, CHECKED_ON).measures:
        assert "TGT08" not in {*measure.held, *measure.failed, *measure.excepted}


def test_a_finding_that_the_plan_excepts_counts_in_no_share() -> None:
    """It stands apart, so that nothing is hidden."""
    exception = {"code": "TGT08", "by": "staff:20", "on": "2026-11-20", "reason": "a short while"}
    plan = example_with(LIMIT, ("exceptions", (exception,)))
    by_name = {(item.kind, item.name): item for item in fidelity(plan, POLICY, CHECKED_ON).measures}
    step = by_name[MeasureKind.STEP, "7"]
    assert step.excepted == ("TGT08",)
    assert "TGT08" not in {*step.held, *step.failed}


def test_without_a_day_the_last_one_of_the_history_counts() -> None:
    """A plan says by itself how far it has come; no clock is read."""
    assert fidelity(example_plan(), POLICY).as_of == datetime.date(2026, 11, 24)
    with pytest.raises(InputError):
        fidelity(example_plan(), POLICY, datetime.date(2026, 11, 1))


def test_a_number_of_a_source_takes_its_letters_together() -> None:
    """The first priority is not the tenth."""
    checks = all_checks()
    for number in (1, 7):
        for check in of_number(checks, "VA", number):
            assert any(name.rstrip("abcdef") == f"VA-{number}" for name in check.statements)
    first = {check.code for check in of_number(checks, "CC", 1)}
    tenth = {check.code for check in of_number(checks, "CC", 10)}
    assert first != tenth
