"""What is written is read back exactly: cases and plans, and what is written again is the same.

A case that was not given a fact has none afterwards; a plan keeps every decision, reason and day.
"""

import json

from hypothesis import example, given

from rnr_caseplan import case_to_data, dump_case, dump_plan, plan_to_data, read_case, read_plan
from tests.strategies import (
    Situation,
    a_need,
    a_situation,
    case_document,
    plan_document,
    situations,
)


@given(situation=situations())
@example(situation=a_situation())
@example(
    situation=a_situation(
        a_need("n1", "employment", score=2.0, threshold=-0.0, max_score=7),
        facts=(("a", 2**63 - 1), ("b", True), ("c", 1e300), ("", "")),
    )
)
def test_a_case_is_read_back_exactly(situation: Situation) -> None:
    """From bytes and from a parsed document, equal and with the same hash."""
    case = situation.case
    text = dump_case(case)
    again = read_case(text.encode())
    assert again == case
    assert hash(again) == hash(case)
    assert dump_case(again) == text
    assert read_case(case_document(case)) == case
    assert json.loads(text) == {"schema": "rnr-caseplan/case/1", **case_to_data(case)}


@given(situation=situations())
@example(situation=a_situation())
def test_a_plan_is_read_back_exactly(situation: Situation) -> None:
    """From bytes and from a parsed document, equal and with the same hash."""
    plan = situation.draft()
    text = dump_plan(plan)
    again = read_plan(text.encode())
    assert again == plan
    assert hash(again) == hash(plan)
    assert dump_plan(again) == text
    assert read_plan(plan_document(plan)) == plan
    assert json.loads(text) == {"schema": "rnr-caseplan/plan/1", **plan_to_data(plan)}


@given(situation=situations())
def test_a_plan_from_a_case_that_was_read_is_the_same_plan(situation: Situation) -> None:
    """Writing and reading a case loses nothing that a rule reads."""
    read = read_case(dump_case(situation.case).encode())
    assert situation.but(needs=read.needs, driver=read.driver).draft() == situation.draft()
