"""What a plan document says twice must agree: with its case, and with itself."""

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from rnr_caseplan import (
    InputError,
    Level,
    dump_plan,
    override_need_level,
    read_case,
    read_plan,
)
from tests.unit.builders import TODAY, a_case, a_need, a_plan

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
    "part",
    [
        "needs",
        "goals",
        "conditions",
        "safety",
        "strengths",
        "reviews",
        "adaptations",
        "ways_of_working",
    ],
)
def test_every_decision_gives_a_reason(part: str) -> None:
    """An empty list is none."""
    assert faults_after(lambda data: data[part][0].update(reasons=[])) == [f"{part}[0].reasons"]


@pytest.mark.parametrize("part", ["conditions", "strengths", "triggers", "safety"])
def test_no_part_is_listed_twice(part: str) -> None:
    """Ids are ids of their own."""
    found = faults_after(lambda data: data[part].append(data[part][0]))
    assert any(path.startswith(f"{part}[") and path.endswith("].id") for path in found)


def test_no_way_of_working_is_told_twice() -> None:
    """A plan knows it by its kind."""
    ways = json.loads(TEXT)["ways_of_working"]
    assert len(ways) > 1
    found = faults_after(lambda data: data["ways_of_working"].append(data["ways_of_working"][0]))
    assert found == [f"ways_of_working[{len(ways)}].kind"]


@pytest.mark.parametrize("part", ["conditions", "strengths", "triggers"])
def test_no_part_is_added_that_the_case_does_not_have(part: str) -> None:
    """A trigger or a condition comes from the case."""

    def add(data: dict[str, Any]) -> None:
        data[part].append({**data[part][0], "id": "x9"})

    assert f"{part}[{len(json.loads(TEXT)[part])}].id" in faults_after(add)


def of_overridden(days: int, level: str) -> dict[str, Any]:
    """Give a plan whose first need a person raised so many days after the draft, at a level."""
    need = a_need("n1", "employment", "low")
    on = TODAY + datetime.timedelta(days=days)
    need = override_need_level(need, Level.HIGH, by="s", on=on, reason="r")
    data: dict[str, Any] = json.loads(dump_plan(a_plan(a_case(need))))
    data["needs"][0]["level"] = level
    return data


@pytest.mark.parametrize(("days", "levels"), [(0, ["high"]), (1, ["low", "high"])])
def test_a_plan_may_give_the_assessed_level_before_a_person_set_another(
    days: int, levels: list[str]
) -> None:
    """And no other one; a plan that has lived since gives the person's."""
    for level in ("low", "high", "moderate"):
        data = of_overridden(days, level)
        if level not in levels:
            with pytest.raises(InputError) as caught:
                read_plan(data)
            assert [fault.path for fault in caught.value.faults] == ["needs[0].level"]
        else:
            plan = read_plan(data)
            assert plan.needs[0].need.level.value == level
            assert plan.needs[0].need.assessed_level is Level.LOW


def test_a_level_is_compared_also_where_the_day_of_the_draft_is_lacking() -> None:
    """Then only the level that counts now is accepted."""
    data = of_overridden(1, "low")
    del data["as_of"]
    with pytest.raises(InputError) as caught:
        read_plan(data)
    assert {fault.path for fault in caught.value.faults} == {"as_of", "needs[0].level"}
