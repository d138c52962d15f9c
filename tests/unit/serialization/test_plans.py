"""Plans in JSON."""

import json
from pathlib import Path
from typing import Any

import pytest

from rnr_caseplan import CasePlan, dump_plan, plan_to_data, read_case, read_plan
from tests.unit.builders import a_case, a_plan, policy_named

DATA = Path(__file__).parents[2] / "data"
CASE = read_case(DATA / "every_field.json")
PLAN = a_plan(CASE)
KEYS = {
    "needs": {"need_id", "domain", "level", "tier", "rank", "disposition", "reasons"},
    "goals": {
        "id",
        "status",
        "need_ids",
        "condition_ids",
        "statement",
        "wording",
        "measure",
        "target_date",
        "steps",
        "activities",
        "reasons",
    },
    "conditions": {"id", "text", "due_on", "goal_id"},
    "safety": {"id", "kind", "due_on", "reasons"},
    "reviews": {"kind", "due_on", "goal_id", "reasons"},
}


def with_records() -> CasePlan:
    """Give a plan with every record that people make."""
    records: dict[str, Any] = json.loads((DATA / "every_record.json").read_text(encoding="utf-8"))
    return read_plan({**json.loads(dump_plan(PLAN)), **records})


@pytest.mark.parametrize("plan", [a_plan(a_case()), PLAN, with_records()])
def test_a_plan_is_read_as_it_was_written(plan: CasePlan) -> None:
    """Equal, and written again as the same bytes."""
    text = dump_plan(plan)
    again = read_plan(text.encode())
    assert again == plan
    assert dump_plan(again) == text


def test_a_plan_is_read_from_a_file(tmp_path: Path) -> None:
    """By its path."""
    file = tmp_path / "plan.json"
    file.write_text(dump_plan(PLAN), encoding="utf-8")
    assert read_plan(file) == read_plan(str(file)) == PLAN


def test_every_key_is_written() -> None:
    """Lists possibly empty, as other programs expect them."""
    data = json.loads(dump_plan(a_plan(a_case())))
    assert data["schema"] == "rnr-caseplan/plan/1"
    for key in ("needs", "goals", "conditions", "safety", "strengths", "triggers", "reviews"):
        assert isinstance(data[key], list)
    assert {"eligibility", "policy", "missing", "warnings", "case"} <= set(data)
    assert set(data["policy"]) == {"name", "version", "on"}
    assert {"outcome", "plan_due_on", "reasons"} <= set(data["eligibility"])


def test_every_part_has_its_keys() -> None:
    """Those of the design, and perhaps more."""
    data = json.loads(dump_plan(PLAN))
    for part, keys in KEYS.items():
        assert data[part], part
        assert all(keys <= set(element) for element in data[part]), part


def test_a_reason_is_written_as_an_object() -> None:
    """Rule, facts by name, and the citation in its parts."""
    (first, *_) = json.loads(dump_plan(PLAN))["needs"][0]["reasons"]
    assert set(first) == {"rule", "facts", "citation"}
    assert isinstance(first["facts"], dict)
    assert set(first["citation"]) == {"source", "place", "statement"}


def test_what_is_no_target_has_no_rank() -> None:
    """Null, and last."""
    needs = json.loads(dump_plan(PLAN))["needs"]
    assert [need["rank"] for need in needs] == [1, 2, 3, 4, 5, 6, None]
    assert needs[-1]["disposition"] == "not_a_target"


def test_needs_stand_once_in_the_case() -> None:
    """The plan's lines name them."""
    data = plan_to_data(PLAN)
    assert {line["need_id"] for line in data["needs"]} == {need.id for need in CASE.needs}
    assert data["case"]["needs"][0]["id"] == "n1"
    assert "schema" not in data["case"]


def test_a_plan_of_another_policy_reads_back() -> None:
    """Whatever the policy decided."""
    plan = a_plan(CASE, policy_named("treatment-court"))
    assert read_plan(dump_plan(plan).encode()) == plan
