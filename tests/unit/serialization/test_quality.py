"""Shares of checks in JSON."""

import json

from rnr_caseplan import fidelity
from rnr_caseplan.checks import ReviewedPlan, cqi_report
from rnr_caseplan.serialization.quality import (
    cqi_to_data,
    dump_cqi,
    dump_fidelity,
    fidelity_to_data,
)
from scripts.example_plan import CHECKED_ON, example_plan, example_policy

POLICY = example_policy()
FOUND = fidelity(example_plan(), POLICY, CHECKED_ON)
REPORT = cqi_report([ReviewedPlan(plan=example_plan(), policy=POLICY, as_of=CHECKED_ON)])


def test_the_shares_of_a_plan_are_written_with_the_codes_behind_them() -> None:
    """All 20 measures; one without a check has no share."""
    data = fidelity_to_data(FOUND)
    assert len(data["measures"]) == 20
    first = data["measures"][0]
    assert list(first) == ["kind", "name", "title", "held", "failed", "excepted", "idle", "share"]
    assert (first["kind"], first["name"], first["share"]) == ("principle", "risk", 1.0)
    assert [item["name"] for item in data["measures"] if item["share"] is None] == ["2"]
    assert json.loads(dump_fidelity(FOUND)) == {"schema": "rnr-caseplan/fidelity/1", **data}


def test_a_report_is_written_row_by_row() -> None:
    """With the counts behind each share."""
    data = cqi_to_data(REPORT)
    assert data["plans"] == 1
    assert len(data["rows"]) == 4 * 20
    assert {row["by"] for row in data["rows"]} == {"all", "planner", "unit", "month"}
    for row in data["rows"]:
        expected = row["held"] / row["judged"] if row["judged"] else None
        assert row["share"] == expected
    assert json.loads(dump_cqi(REPORT)) == {"schema": "rnr-caseplan/cqi/1", **data}
