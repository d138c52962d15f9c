"""The shares of many plans, by planner, unit and month."""

import datetime
import random

import pytest
from attrs import evolve

from rnr_caseplan import CasePlan, InputError
from rnr_caseplan.checks.cqi import CqiBy, ReviewedPlan, cqi_report
from rnr_caseplan.checks.fidelity import fidelity
from scripts.example_plan import CHECKED_ON, example_plan, example_policy
from tests.unit.checks.changed import example_with

POLICY = example_policy()
PLAN = example_plan()
WORSE = example_with(("goals[2].status", "active"))


def reviewed(
    plan: CasePlan, lead: str | None = "staff:17", unit: str | None = None, month: int = 12
) -> ReviewedPlan:
    """Give a plan in a review of a month."""
    held = evolve(plan, case=evolve(plan.case, lead=lead))
    return ReviewedPlan(plan=held, policy=POLICY, as_of=CHECKED_ON.replace(month=month), unit=unit)


def test_no_plans_give_no_rows() -> None:
    """And no division by nothing."""
    assert cqi_report([]).rows == ()


def test_every_plan_counts_once_in_each_kind_of_group() -> None:
    """For all plans, its planner, its unit and its month."""
    report = cqi_report(
        [
            reviewed(PLAN, unit="north"),
            reviewed(WORSE, "staff:20", unit="north"),
            reviewed(PLAN, None),
        ]
    )
    assert report.plans == 3
    groups = {(row.by, row.group): row.plans for row in report.rows}
    assert groups == {
        (CqiBy.ALL, None): 3,
        (CqiBy.PLANNER, "staff:17"): 1,
        (CqiBy.PLANNER, "staff:20"): 1,
        (CqiBy.PLANNER, None): 1,
        (CqiBy.UNIT, "north"): 2,
        (CqiBy.UNIT, None): 1,
        (CqiBy.MONTH, "2026-12"): 3,
    }
    assert len(report.rows) == 7 * 20


def test_the_share_of_a_group_is_taken_over_all_its_checks() -> None:
    """Not the mean of the shares of its plans."""
    report = cqi_report([reviewed(PLAN), reviewed(WORSE)])
    single = [fidelity(plan, POLICY, CHECKED_ON).measures for plan in (PLAN, WORSE)]
    rows = [row for row in report.rows if row.by is CqiBy.ALL]
    for row, measures in zip(rows, zip(*single, strict=True), strict=True):
        assert row.held == sum(len(item.held) for item in measures)
        assert row.judged == sum(len(item.held) + len(item.failed) for item in measures)
        assert row.share == (row.held / row.judged if row.judged else None)


def test_the_order_of_the_plans_means_nothing() -> None:
    """The report is the same."""
    plans = [
        reviewed(plan, lead, unit)
        for plan in (PLAN, WORSE)
        for lead in ("staff:17", "staff:20", None)
        for unit in ("north", "south", None)
    ]
    shuffled = random.Random(7).sample(plans, len(plans))  # noqa: S311  # an order, no secret
    assert cqi_report(plans) == cqi_report(shuffled)


def test_months_are_told_by_year_and_month() -> None:
    """So that they stand in order."""
    early = ReviewedPlan(
        plan=evolve(PLAN, as_of=datetime.date(999, 1, 1)),
        policy=POLICY,
        as_of=datetime.date(999, 12, 1),
    )
    report = cqi_report([reviewed(PLAN, month=12), early])
    months = [row.group for row in report.rows if row.by is CqiBy.MONTH]
    assert list(dict.fromkeys(months)) == ["0999-12", "2026-12"]


def test_a_plan_that_cannot_be_checked_is_named_by_its_place() -> None:
    """Every one of them, and no report is made without it."""
    with pytest.raises(InputError) as caught:
        cqi_report([reviewed(PLAN), reviewed(PLAN, month=1), reviewed(PLAN, month=2)])
    assert [fault.path for fault in caught.value.faults] == [
        "reviewed[1].as_of",
        "reviewed[2].as_of",
    ]


def test_what_is_shown_of_a_reviewed_plan_names_nobody() -> None:
    """The plan itself is not shown."""
    assert "Rowan" not in repr(reviewed(PLAN))
