"""Plans in JSON."""

import json
from pathlib import Path
from typing import Any

import pytest

from rnr_caseplan import (
    CasePlan,
    InputError,
    case_to_data,
    dump_case,
    dump_plan,
    plan_to_data,
    read_case,
    read_plan,
    read_plan_or_case,
)
from rnr_caseplan.catalogue.check_codes import CHECK_CODES
from rnr_caseplan.lifecycle import CopyGiven, ExceptionMade
from tests.unit.builders import TODAY, a_case, a_plan, policy_named
from tests.unit.lives import drafted, later, lived

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


def faults_of(source: Any) -> list[tuple[str, str]]:
    """Give path and problem of each fault of a plan or case."""
    with pytest.raises(InputError) as caught:
        read_plan_or_case(source)
    return [(fault.path, fault.problem) for fault in caught.value.faults]


def test_a_document_says_whether_it_is_a_plan_or_a_case(tmp_path: Path) -> None:
    """From a path, bytes or a mapping, which stays as it is."""
    for text, expected in ((dump_plan(PLAN), PLAN), (dump_case(CASE), CASE)):
        file = tmp_path / "document.json"
        file.write_text(text, encoding="utf-8")
        document = json.loads(text)
        for source in (file, str(file), text.encode(), document):
            assert read_plan_or_case(source) == expected
        assert document == json.loads(text)


@pytest.mark.parametrize(
    ("schema", "problem"),
    [
        ({}, "is missing"),
        ({"schema": None}, "is missing"),
        ({"schema": "rnr-caseplan/plan/2"}, "is not a schema that is known here"),
        ({"schema": "rnr-caseplan/history/1"}, "is not a schema that is known here"),
        ({"schema": ["rnr-caseplan/plan/1"]}, "is not a schema that is known here"),
    ],
)
def test_a_document_of_another_schema_is_neither(schema: dict[str, Any], problem: str) -> None:
    """It is looked at as a case."""
    assert faults_of({**case_to_data(CASE), **schema}) == [("schema", problem)]


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        (b"[]", "is not an object"),
        (b"3", "is not an object"),
        (b"", "is not JSON: line 1, column 1"),
        (b"\xff", "is not UTF-8 text: byte 1"),
        (dump_plan(PLAN), "is the text of a document, not a path"),
    ],
)
def test_what_is_no_document_is_refused_as_a_whole(source: Any, problem: str) -> None:
    """Before anybody asks what it is."""
    assert faults_of(source) == [("", problem)]


def test_a_file_that_cannot_be_read_is_the_operating_systems_error(tmp_path: Path) -> None:
    """Whatever it would have been."""
    with pytest.raises(FileNotFoundError):
        read_plan_or_case(tmp_path / "missing.json")


def test_faults_are_those_of_the_reader_that_fits() -> None:
    """All at once, each with its path."""
    plan = {**json.loads(dump_plan(PLAN)), "as_of": 3, "words": 3}
    assert [path for path, _ in faults_of(plan)] == ["words", "as_of"]
    case = {**json.loads(dump_case(CASE)), "lead": 3, "words": 3}
    assert [path for path, _ in faults_of(case)] == ["words", "lead"]


def test_fields_that_are_written_twice_are_told_of_either() -> None:
    """At the top and below, in a plan and in a case; the schema too."""
    twice = b'"as_of": "2026-11-21", "as_of": "2026-11-22", '
    plan = dump_plan(PLAN).encode().replace(b'"as_of": "2026-11-21",', twice, 1)
    assert faults_of(plan) == [("as_of", "is written more than once")]
    case = b"""{
      "schema": "rnr-caseplan/case/1", "schema": "rnr-caseplan/case/1",
      "participant": {"id": "P-1", "id": "P-2"}, "needs": [], "needs": []
    }"""
    assert sorted(faults_of(case)) == [
        ("needs", "is written more than once"),
        ("participant.id", "is written more than once"),
        ("schema", "is written more than once"),
    ]


def places_with(changes: dict[str, Any]) -> list[str]:
    """Read a plan that has lived with some fields changed, and give its faults."""
    plan = lived(drafted(), CopyGiven(on=later(1), by="staff:17"))
    data = {"schema": "rnr-caseplan/plan/1", **plan_to_data(plan), **changes}
    with pytest.raises(InputError) as caught:
        read_plan(data)
    return [fault.path for fault in caught.value.faults]


def test_a_history_begins_with_the_draft_and_counts_up_to_the_plan() -> None:
    """Each fault has its place."""
    plan = lived(drafted(), CopyGiven(on=later(1), by="staff:17"))
    first, second = plan_to_data(plan)["history"]
    assert places_with({"history": {}}) == ["history"]
    assert places_with({"history": [first]}) == ["version"]
    assert places_with({"version": 5}) == ["version"]
    assert places_with({"history": [first, {**second, "version": 3}]}) == ["history[1].version"]
    assert places_with({"history": [{**second, "version": 1}, second]}) == ["history[0].event.kind"]
    assert places_with({"history": [first, {**second, "event": {"kind": "x"}}]}) == [
        "history[1].event.kind"
    ]


def test_a_goal_serves_a_need_and_eligibility_has_a_reason() -> None:
    """Without them nothing could say what follows."""
    data = plan_to_data(drafted())
    bare = [{**goal, "need_ids": []} for goal in data["goals"]]
    assert places_with({"goals": bare})[:3] == [f"goals[{place}].need_ids" for place in range(3)]
    assert places_with({"eligibility": {**data["eligibility"], "reasons": []}}) == [
        "eligibility.reasons"
    ]


def test_exceptions_to_checks_are_read_as_they_were_written() -> None:
    """For a part and with a last day, for the whole plan and without one."""
    said: dict[str, Any] = {"on": later(1), "by": "staff:2", "reason": "x", "code": "TGT08"}
    part = ExceptionMade(**said, about="g1", until=later(30))
    plan = lived(drafted(), part, ExceptionMade(**said))
    again = read_plan(dump_plan(plan).encode())
    assert again == plan
    assert again.exceptions == plan.exceptions
    shown = [(item["code"], item["about"], item["until"]) for item in exceptions_of(plan)]
    assert shown == [("TGT08", "g1", later(30).isoformat()), ("TGT08", None, None)]


def exceptions_of(plan: CasePlan) -> list[dict[str, Any]]:
    """Give the exceptions of a plan's document."""
    found: list[dict[str, Any]] = json.loads(dump_plan(plan))["exceptions"]
    return found


def test_an_exception_to_a_check_that_there_is_not_is_refused_with_those_that_there_are() -> None:
    """By its path, and without repeating what was written."""
    known = {"code": "TGT08", "by": "staff:2", "on": TODAY.isoformat(), "reason": "x"}
    plan = {**json.loads(dump_plan(PLAN)), "exceptions": [known, {**known, "code": "ZQX"}]}
    with pytest.raises(InputError) as caught:
        read_plan(plan)
    (fault,) = caught.value.faults
    assert (fault.path, fault.expected) == ("exceptions[1].code", ", ".join(CHECK_CODES))
    assert "ZQX" not in str(caught.value)
    bare = {name: value for name, value in known.items() if name != "reason"}
    assert places_with({"exceptions": [bare]}) == ["exceptions[0].reason"]
