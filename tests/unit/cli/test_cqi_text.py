"""A report over many plans as a table."""

from rnr_caseplan.checks import CqiBy, CqiReport, CqiRow, ReviewedPlan, cqi_report
from rnr_caseplan.checks.fidelity import MeasureKind
from rnr_caseplan.cli.cqi_text import render_cqi
from scripts.example_plan import CHECKED_ON, example_plan, example_policy


def row(kind: MeasureKind, name: str, title: str, held: int, judged: int) -> CqiRow:
    """Give a row of a planner."""
    return CqiRow(
        by=CqiBy.PLANNER,
        group="staff:17",
        kind=kind,
        name=name,
        title=title,
        plans=2,
        held=held,
        judged=judged,
    )


def test_a_table_tells_each_share_with_the_checks_behind_it() -> None:
    """In percent; what has no check says so."""
    rows = (
        row(MeasureKind.PRINCIPLE, "risk", "risk", 9, 12),
        row(MeasureKind.PRIORITY, "2", "train the team", 0, 0),
    )
    assert render_cqi(CqiReport(plans=2, rows=rows)).splitlines() == [
        "Planner staff:17 (2 plans)",
        "  risk                                                            75%      9 of 12",
        "  priority 2   train the team                                no check",
    ]


def test_every_group_has_a_table() -> None:
    """For all plans, the planner, the unit and the month; one line a measure."""
    reviewed = ReviewedPlan(plan=example_plan(), policy=example_policy(), as_of=CHECKED_ON)
    blocks = render_cqi(cqi_report([reviewed])).split("\n\n")
    assert [block.splitlines()[0] for block in blocks] == [
        "All plans (1 plan)",
        "Planner staff:17 (1 plan)",
        "Unit not recorded (1 plan)",
        "Month 2026-12 (1 plan)",
    ]
    assert {len(block.splitlines()) for block in blocks} == {21}
    assert all(len(line) <= 88 for block in blocks for line in block.splitlines())


def test_no_plans_say_so() -> None:
    """A line of its own, and no table."""
    assert render_cqi(cqi_report([])) == "No plans."
