"""What a plan document says twice must agree: with its case, and with itself."""

import json
from pathlib import Path
from typing import Any

import pytest

from rnr_caseplan import InputError, dump_plan, read_case, read_plan
from tests.unit.builders import a_plan

CASE = read_case(Path(__file__).parents[2] / "data" / "every_field.json")
TEXT = dump_plan(a_plan(CASE))


def faults_after(change: Any) -> list[str]:
    """Change a plan document, and give the path of each fault."""
    data = json.loads(TEXT)
    change(data)
    with pytest.raises(InputError) as caught:
        read_plan(data)
    return [fault.path for fault in caught.value.faults]


@pytest.mark.parametrize("part", ["conditions", "strengths", "triggers", "safety"])
def test_no_part_of_the_case_may_be_left_out(part: str) -> None:
    """Every condition of the case is in the plan; so is every strength, trigger and danger."""

    def leave_out(data: dict[str, Any]) -> None:
        data[part] = [element for element in data[part] if element["id"][0] == "n"]

    assert part in faults_after(leave_out)


@pytest.mark.parametrize(
    ("change", "path"),
    [
        ({"text": "something easier"}, "conditions[0].text"),
        ({"due_on": "2099-01-01"}, "conditions[0].due_on"),
        ({"due_on": None}, "conditions[0].due_on"),
    ],
)
def test_a_condition_is_told_as_in_the_case(change: dict[str, Any], path: str) -> None:
    """Its words and its day."""
    assert faults_after(lambda data: data["conditions"][0].update(change)) == [path]


@pytest.mark.parametrize(
    ("index", "rank", "paths"),
    [
        (0, 0, ["needs[0].rank"]),
        (0, None, ["needs[0].rank"]),
        (1, 1, ["needs[1].rank"]),
        (5, 7, ["needs[5].rank"]),
        (6, 7, ["needs[6].rank"]),
    ],
)
def test_ranks_count_from_one(index: int, rank: int | None, paths: list[str]) -> None:
    """And what is never a target has none."""
    assert faults_after(lambda data: data["needs"][index].update(rank=rank)) == paths


@pytest.mark.parametrize(
    "part", ["needs", "goals", "conditions", "safety", "strengths", "reviews", "adaptations"]
)
def test_every_decision_gives_a_reason(part: str) -> None:
    """An empty list is none."""
    assert faults_after(lambda data: data[part][0].update(reasons=[])) == [f"{part}[0].reasons"]


@pytest.mark.parametrize("part", ["conditions", "strengths", "triggers", "safety"])
def test_no_part_is_listed_twice(part: str) -> None:
    """Ids are ids of their own."""
    found = faults_after(lambda data: data[part].append(data[part][0]))
    assert any(path.startswith(f"{part}[") and path.endswith("].id") for path in found)


@pytest.mark.parametrize("part", ["conditions", "strengths", "triggers"])
def test_no_part_is_added_that_the_case_does_not_have(part: str) -> None:
    """A trigger or a condition comes from the case."""

    def add(data: dict[str, Any]) -> None:
        data[part].append({**data[part][0], "id": "x9"})

    assert f"{part}[{len(json.loads(TEXT)[part])}].id" in faults_after(add)
