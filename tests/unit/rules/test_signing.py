"""What is missing before the plan can be signed?"""

import datetime
from pathlib import Path
from typing import Any

import pytest

from rnr_caseplan import Agreement, Assessment, Condition, Trigger, read_case
from rnr_caseplan.model.vocabulary import AssessmentKind
from tests.unit.builders import TODAY, a_case, a_need, a_plan, policy_named, policy_with

DAY = datetime.date(2026, 11, 1)
PLACES = (
    "risk_level",
    "assigned_on",
    "caseload",
    "case_type",
    "supervision_level",
    "sentence_months",
    "sober_since",
    "driver",
    "readiness.stage",
    "readiness.importance",
    "readiness.confidence",
    "incidents",
    "responsivity",
    "assessments",
    "strengths",
    "triggers",
    "conditions",
    "court_dates",
    "lead",
    "team",
    "supporters",
)


def missing(policy: str = "rnr-baseline", **facts: Any) -> dict[str, str]:
    """Give what is missing by its place."""
    needs = facts.pop("needs", ())
    lines = a_plan(a_case(*needs, **facts), policy_named(policy)).missing
    found = dict(line.split(": ", 1) for line in lines)
    assert len(found) == len(lines)
    return found


def test_every_fact_that_nobody_recorded_is_listed() -> None:
    """So that nobody takes silence for an answer."""
    found = missing()
    assert {place: found.get(place) for place in PLACES} == dict.fromkeys(PLACES, "not recorded")


def test_what_is_recorded_is_not_missing() -> None:
    """The case that gives every field lacks only what people still have to do."""
    case = read_case(Path(__file__).parents[2] / "data" / "every_field.json")
    lines = a_plan(case).missing
    assert [line for line in lines if line.endswith(": not recorded")] == []


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("interferes", False),
        ("contributed", False),
        ("assessed_with", "a tool"),
        ("assessed_on", DAY),
        ("agreement", Agreement.DISAGREES),
    ],
)
def test_facts_of_needs_are_listed_by_id(name: str, value: object) -> None:
    """In order of id; an answer of no is an answer."""
    facts: dict[str, Any] = {name: value}
    needs = (a_need("n2", "food"), a_need("n1", "phone"), a_need("n3", "food", **facts))
    assert missing(needs=needs)[f"needs.{name}"] == "not recorded for n1, n2"


def test_unknown_levels_are_listed() -> None:
    """Unknown is never an answer."""
    needs = (a_need("n1", "food", "unknown"), a_need("n2", "food", "low"))
    assert missing(needs=needs)["needs.level"] == "not recorded for n1"


def test_a_case_without_needs_lacks_none_of_their_facts() -> None:
    """There is nothing to ask."""
    assert not [place for place in missing() if place.startswith("needs.")]


def test_triggers_want_a_response_and_conditions_a_day() -> None:
    """With the statement that asks for it."""
    found = missing(
        triggers=(
            Trigger(id="t1", text="x"),
            Trigger(id="t2", text="x", response="walk away"),
        ),
        conditions=(Condition(id="c1", text="x"), Condition(id="c2", text="x", due_on=DAY)),
    )
    assert found["triggers"] == "no response plan for t1 (VA-6b)"
    assert found["conditions"] == "no day recorded for c1 (VA-3a)"


def test_goals_in_starter_words_are_named() -> None:
    """Until somebody replaces them."""
    needs = (a_need("n1", "employment"),)
    assert missing("treatment-court", needs=needs)["goals"].startswith("g1 in starter words")
    assert "goals" not in missing("treatment-court")


@pytest.mark.parametrize(
    ("facts", "lacking"),
    [
        ({}, {"assessments.explained_on", "assessments.agreement"}),
        ({"explained_on": DAY}, {"assessments.agreement"}),
        ({"explained_on": DAY, "shared_on": DAY}, {"assessments.agreement"}),
        ({"shared_on": DAY, "agreement": Agreement.AGREES}, {"assessments.explained_on"}),
        ({"explained_on": TODAY, "shared_on": TODAY, "agreement": Agreement.DISAGREES}, set()),
    ],
)
def test_assessments_are_explained_shared_and_agreed(
    facts: dict[str, Any], lacking: set[str]
) -> None:
    """A disagreement that is recorded is an answer."""
    used = Assessment(id="a1", kind=AssessmentKind.CRIMINOGENIC, **facts)
    places = {"assessments.explained_on", "assessments.agreement"}
    assert places & set(missing(assessments=(used,))) == lacking


def test_people_still_have_to_explain_sign_and_hand_over() -> None:
    """A draft never has that."""
    found = missing()
    assert "VA-1a" in found["engagement"]
    assert found["signatures"] == "the participant has not signed (VA-7e)"
    assert found["copy_given_on"] == "the participant has no copy (VA-7e)"


def test_a_policy_may_ask_for_no_signature() -> None:
    """Nor for a copy."""
    policy = policy_with(signature_required=False, copy_required=False)
    lines = a_plan(a_case(), policy).missing
    assert not [line for line in lines if line.startswith(("signatures", "copy_given_on"))]


def test_facts_that_no_rule_reads_are_not_asked_for() -> None:
    """Nothing is missing without them."""
    told = " ".join(f"{place}: {line}" for place, line in missing().items())
    for word in ("sex", "gender", "race", "ethnicity", "birth", "disabilit"):
        assert word not in told
