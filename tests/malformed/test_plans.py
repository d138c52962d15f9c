"""Malformed plan documents: every fault with its path, and nothing of the participant's words."""

import copy
import json
import re
from typing import Any

import pytest

from rnr_caseplan import InputError, draft_plan, dump_plan, read_case, read_plan
from tests.malformed.support import HERE, MARKER
from tests.unit.builders import TODAY, policy_named

CASE = read_case(HERE.parents[1] / "examples" / "jordan.json")
PLAN: dict[str, Any] = json.loads(
    dump_plan(draft_plan(CASE, policy_named("virginia"), as_of=TODAY))
)
WORDS = "ZQX-secret"
GONE = object()

EDITS: list[tuple[str, dict[str, object], list[str]]] = [
    ("another schema", {"schema": "rnr-caseplan/case/1"}, ["schema"]),
    ("no schema", {"schema": GONE}, ["schema"]),
    ("no needs", {"needs": GONE}, ["needs"]),
    ("no reviews", {"reviews": GONE, "triggers": GONE}, ["reviews", "triggers"]),
    ("an unknown field", {"mood": WORDS, "ZQX said": 1}, ["mood", "(a name that is not shown)"]),
    (
        "a malformed case",
        {"case.needs[1].level": WORDS, "case.participant.id": 7, "case.risk": WORDS},
        ["case.needs[1].level", "case.participant.id", "case.risk"],
    ),
    ("a case with a schema of its own", {"case.schema": "rnr-caseplan/case/1"}, ["case.schema"]),
    (
        "wrong types",
        {"version": "1", "goals[1].steps": {}, "missing": WORDS, "eligibility": []},
        ["version", "goals[1].steps", "missing", "eligibility"],
    ),
    (
        "wrong words",
        {
            "goals[0].status": WORDS,
            "goals[0].wording": "mine",
            "needs[0].tier": WORDS,
            "needs[0].disposition": "later",
            "eligibility.outcome": "yes",
            "reviews[0].kind": "visit",
        },
        [
            "goals[0].status",
            "goals[0].wording",
            "needs[0].tier",
            "needs[0].disposition",
            "eligibility.outcome",
            "reviews[0].kind",
        ],
    ),
    (
        "days that do not exist",
        {
            "as_of": "2026-02-29",
            "policy.on": "ZQX",
            "goals[0].target_date": "2027-00-01",
            "goals[0].steps[0].due_on": 20261205,
            "reviews[1].due_on": None,
        },
        [
            "as_of",
            "policy.on",
            "goals[0].target_date",
            "goals[0].steps[0].due_on",
            "reviews[1].due_on",
        ],
    ),
    (
        "reasons without their parts",
        {
            "needs[0].reasons[0].citation": GONE,
            "goals[0].reasons[0].rule": GONE,
            "goals[0].reasons[1].facts": [WORDS],
            "goals[0].reasons[2].citation.source": 1,
            "goals[0].reasons[2].facts": {"days": {"ZQX": 1}},
        },
        [
            "needs[0].reasons[0].citation",
            "goals[0].reasons[0].rule",
            "goals[0].reasons[1].facts",
            "goals[0].reasons[2].citation.source",
            "goals[0].reasons[2].facts.days",
        ],
    ),
    (
        "references to nothing",
        {
            "goals[0].need_ids": ["n9"],
            "goals[0].condition_ids": ["ZQX"],
            "goals[0].steps[0].strength_ids": ["s9"],
            "conditions[0].goal_id": "g9",
            "strengths[0].step_ids": ["g1.s1", "ZQX"],
            "reviews[0].goal_id": "g9",
            "driver.need_id": "n9",
        },
        [
            "goals[0].need_ids[0]",
            "goals[0].condition_ids[0]",
            "goals[0].steps[0].strength_ids[0]",
            "conditions[0].goal_id",
            "strengths[0].step_ids[1]",
            "reviews[0].goal_id",
            "driver.need_id",
        ],
    ),
    (
        "ids that occur twice",
        {
            "goals[3].id": "g1",
            "goals[0].activities[1].id": "g1.a1",
            "goals[1].steps[1].id": "g1.s2",
        },
        ["goals[3].id", "goals[0].activities[1].id", "goals[1].steps[1].id"],
    ),
    (
        "needs that differ from the case",
        {"needs[0].level": "low", "needs[1].domain": "food", "needs[2].need_id": "n9"},
        ["needs[0].level", "needs[1].domain", "needs[2].need_id", "needs"],
    ),
    (
        "a need that is planned twice",
        {"needs[1].need_id": "n3", "needs[1].domain": "unstable_housing"},
        ["needs[1].need_id", "needs"],
    ),
    (
        "numbers of the wrong kind",
        {"needs[0].rank": 1.0, "needs[1].rank": "2", "version": True},
        ["needs[0].rank", "needs[1].rank", "version"],
    ),
    (
        "blank words",
        {"goals[0].statement": " ", "goals[0].activities[0].often": ""},
        ["goals[0].statement", "goals[0].activities[0].often"],
    ),
]


def edited(edits: dict[str, object]) -> dict[str, Any]:
    """Give the plan document with some places changed or taken out."""
    document = copy.deepcopy(PLAN)
    document["case"]["participant"]["preferred_name"] = WORDS
    for path, value in edits.items():
        *above, last = [
            int(part) if part.isdigit() else part for part in re.split(r"\]?[.\[]|\]", path) if part
        ]
        place: Any = document
        for part in above:
            place = place[part]
        if value is GONE:
            del place[last]
        else:
            place[last] = value
    return document


def edited_after(field: str, value: object) -> dict[str, Any]:
    """Give the plan document with one field changed or taken out."""
    document = edited({})
    if value is GONE:
        del document[field]
    else:
        document[field] = value
    return document


def faults_of(document: bytes) -> list[str]:
    """Read a plan, and give the path of each fault."""
    with pytest.raises(InputError) as caught:
        read_plan(document)
    assert MARKER not in str(caught.value)
    assert MARKER not in repr(caught.value)
    return sorted(fault.path for fault in caught.value.faults)


def test_the_plan_itself_is_read() -> None:
    """What the tests below find is what they changed."""
    assert read_plan(json.dumps(edited({})).encode()).case.participant.preferred_name == WORDS


@pytest.mark.parametrize(
    ("edits", "paths"), [pytest.param(edits, paths, id=name) for name, edits, paths in EDITS]
)
def test_a_malformed_plan_gives_all_its_faults_at_once(
    edits: dict[str, object], paths: list[str]
) -> None:
    """Exactly those of the table, in one exception, without a word of the participant's."""
    document = edited(edits)
    found = faults_of(json.dumps(document).encode())
    assert found == sorted(paths)


@pytest.mark.parametrize("field", ["case", "goals"])
@pytest.mark.parametrize("value", [GONE, None, [WORDS], {}, WORDS])
def test_what_others_refer_to_is_named_when_it_is_not_there(field: str, value: object) -> None:
    """References to it are faults too, and none of them hides the first."""
    found = faults_of(json.dumps(edited_after(field, value)).encode())
    assert any(path.startswith(field) for path in found)


def test_all_faults_together_are_told_together() -> None:
    """Faults of the case, of needs, of parts and of references in one pass."""
    document = edited(
        {
            "schema": WORDS,
            "case.risk_level": WORDS,
            "needs[0].tier": WORDS,
            "goals[0].status": WORDS,
            "conditions[0].goal_id": "g9",
        }
    )
    assert faults_of(json.dumps(document).encode()) == [
        "case.risk_level",
        "conditions[0].goal_id",
        "goals[0].status",
        "needs[0].tier",
        "schema",
    ]


@pytest.mark.parametrize("collection", ["conditions", "triggers", "strengths"])
def test_parts_that_the_case_does_not_have_are_found(collection: str) -> None:
    """A plan holds the conditions, triggers and strengths of its case, and no others."""
    found = faults_of(json.dumps(edited({f"{collection}[0].id": "x9"})).encode())
    assert f"{collection}[0].id" in found


@pytest.mark.parametrize(
    "document", [b"", b"[]", b"null", b"\xff", b'{"schema": ', b"[" * 200_000, b"1e999"]
)
def test_bytes_that_are_no_plan_are_one_fault(document: bytes) -> None:
    """Of the whole document."""
    assert faults_of(document) == [""]


def test_a_case_is_no_plan() -> None:
    """Its schema says so, and what a plan needs is missing."""
    found = faults_of((HERE.parents[1] / "examples" / "jordan.json").read_bytes())
    assert {"schema", "case", "goals", "policy"} <= set(found)


def test_fields_that_are_written_twice_are_faults() -> None:
    """At the top and below."""
    text = json.dumps(edited({}))
    twice = text.replace('"version": 1, "eligibility"', '"version": 1, "version": 2, "eligibility"')
    twice = twice.replace('"status": "active"', '"status": "active", "status": "future"', 1)
    assert faults_of(twice.encode()) == ["goals[0].status", "version"]
