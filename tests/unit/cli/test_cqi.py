"""The command ``cqi``, as users run it."""

import json
from pathlib import Path

import pytest
from attrs import evolve

from rnr_caseplan import CasePlan, dump_plan
from rnr_caseplan.checks import ReviewedPlan, cqi_report
from rnr_caseplan.cli import main
from rnr_caseplan.cli.cqi_text import render_cqi
from rnr_caseplan.serialization.quality import dump_cqi
from scripts.example_plan import CHECKED_ON, example_plan, example_policy

AS_OF = ("--as-of", CHECKED_ON.isoformat())
POLICY = example_policy()
PLAN = example_plan()
NORTH = evolve(PLAN, case=evolve(PLAN.case, facts=(("office", 7), ("unit", "north"))))


def stored(folder: Path, name: str, plan: CasePlan) -> str:
    """Write a plan, and give the file's name."""
    file = folder / name
    file.write_text(dump_plan(plan), encoding="utf-8")
    return str(file)


def test_the_report_tells_the_unit_that_the_case_names(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Or another fact that the agency keeps it in."""
    files = [stored(tmp_path, "a.json", NORTH), stored(tmp_path, "b.json", PLAN)]
    reviewed = [
        ReviewedPlan(plan=NORTH, policy=POLICY, as_of=CHECKED_ON, unit="north"),
        ReviewedPlan(plan=PLAN, policy=POLICY, as_of=CHECKED_ON),
    ]
    assert main(["cqi", *files, *AS_OF]) == 0
    assert capfd.readouterr().out == render_cqi(cqi_report(reviewed)) + "\n"
    assert main(["cqi", *files, *AS_OF, "--unit", "office", "--format", "json"]) == 0
    by_office = [evolve(reviewed[0], unit="7"), reviewed[1]]
    assert capfd.readouterr().out == dump_cqi(cqi_report(by_office))


def test_every_fault_of_every_plan_is_told_with_its_file(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """And no report is given."""
    good = stored(tmp_path, "good.json", PLAN)
    document = json.loads(Path(good).read_text(encoding="utf-8"))
    bad = tmp_path / "bad.json"
    bad.write_text(json.dumps({**document, "version": 0}), encoding="utf-8")
    assert main(["cqi", good, str(bad), "--as-of", "2026-11-01"]) == 2
    told = capfd.readouterr()
    assert told.out == ""
    lines = told.err.splitlines()
    assert lines[0].startswith(f"{good}: --as-of: lies before the draft")
    assert lines[1].startswith(f"{bad}: version: ")
