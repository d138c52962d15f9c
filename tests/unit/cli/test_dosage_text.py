"""Hours of skill-building, as text."""

from rnr_caseplan import RiskLevel
from rnr_caseplan.cli.dosage_text import find_dosage, reasons_of_dosage, tell_dosage
from rnr_caseplan.cli.plan_text import render_plan
from rnr_caseplan.lifecycle import DosageRecorded
from tests.unit.builders import policy_named
from tests.unit.lives import drafted, later, lived

PLAN = drafted()


def built(need_id: str, minutes: int, parts: int = 0) -> DosageRecorded:
    """Record skill-building on a need."""
    told = {"on": later(3), "by": "staff:17", "need_id": need_id}
    return DosageRecorded(**told, minutes=minutes, take_home_parts=parts)  # type: ignore[arg-type]


def test_a_plan_without_records_shows_nothing() -> None:
    """Neither hours nor a figure that nobody asked for."""
    assert find_dosage(PLAN, policy_named()) is None
    assert reasons_of_dosage(PLAN, policy_named()) == ()
    assert "SKILL-BUILDING" not in render_plan(PLAN, policy_named())


def test_hours_are_told_by_need_and_in_all_beside_the_figure() -> None:
    """With why they count, and that the figure is advice."""
    plan = lived(PLAN, built("n1", 90), built("n2", 10), built("n3", 45, 1))
    found = find_dosage(plan, policy_named())
    assert found is not None
    told = list(tell_dosage(found))
    assert [pair for pair in told if pair[0] is not None] == [
        ("n1", "1.5 hours count (90 minutes)"),
        ("n2", "0 hours count (10 minutes)"),
        ("n3", "1.25 hours count (45 minutes; take-home parts: 1)"),
    ]
    assert (None, "In all 2.75 hours; the figure, which is advice only: 300 hours") in told
    assert len([line for _, line in told if line.startswith("Why: ")]) == len(
        reasons_of_dosage(plan, policy_named())
    )
    text = render_plan(plan, policy_named())
    assert "HOURS OF SKILL-BUILDING, FOR INFORMATION ONLY" in text
    assert "friends (n1): 1.5 hours count" in text


def test_where_no_figure_stands_that_is_told() -> None:
    """At low risk nobody speaks of hours."""
    plan = lived(drafted(risk_level=RiskLevel.LOW), built("n1", 60))
    found = find_dosage(plan, policy_named())
    assert found is not None
    assert "advice only: no figure" in " ".join(line for _, line in tell_dosage(found))
