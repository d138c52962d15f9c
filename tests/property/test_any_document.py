"""Any bytes give a value or ``InputError``, and nothing else; no message repeats what was said.

Random bytes, random JSON, and valid documents in which parts were deleted, replaced, inserted or
repeated. A message names the place of a fault and what would be accepted, never the words that
stood there: neither the message nor the traceback holds the marker that was put in.
"""

import datetime
import decimal
import json
import traceback
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rnr_caseplan import (
    Case,
    CasePlan,
    Condition,
    InputError,
    Need,
    Participant,
    SafetyKind,
    SafetyNote,
    Strength,
    Trigger,
    draft_plan,
    dump_case,
    dump_plan,
    read_case,
    read_plan,
)
from tests.strategies import (
    MARKER,
    TODAY,
    Situation,
    a_need,
    a_situation,
    case_document,
    json_values,
    mutated,
    plan_document,
    policy_named,
    reasons_in,
    situations,
    texts_replaced_by,
)

Reader = Callable[[Any], Case | CasePlan]
POLICY = policy_named("success-plan")
READERS: tuple[Reader, ...] = (read_case, read_plan)
SAID = frozenset(
    (
        "preferred_name",
        "sex",
        "gender",
        "race",
        "ethnicity",
        "text",
        "statement",
        "rationale",
        "reason",
        "response",
        "setting",
        "before",
        "purpose",
        "name",
        "relation",
        "literacy",
        "culture",
    )
)
NOT_JSON = st.sampled_from(
    (
        (1, 2),
        {"a", "b"},
        b"bytes",
        decimal.Decimal(1),
        datetime.datetime(2026, 11, 21, tzinfo=datetime.UTC),
        object(),
        {1: 2},
        {None: []},
    )
)


@st.composite
def case_documents(draw: st.DrawFn) -> dict[str, Any]:
    """Draw documents of cases with faults, in which all that a person said is the marker."""
    document = case_document(draw(situations()).case)
    said = texts_replaced_by(document, MARKER, SAID)
    return draw(mutated(said, values=json_values()))


@st.composite
def plan_documents(draw: st.DrawFn) -> dict[str, Any]:
    """Draw documents of plans with faults, in which all that a person said is the marker."""
    document = plan_document(draw(situations()).draft())
    said = texts_replaced_by(document, MARKER, SAID)
    return draw(mutated(said, values=json_values()))


A_FULL_SITUATION = a_situation(
    a_need("n1", "employment"),
    conditions=(Condition(id="c1", text="work"),),
    strengths=(Strength(id="s1", text="a certificate"),),
    triggers=(Trigger(id="t1", text="the corner"),),
    safety=(SafetyNote(id="d1", kind=SafetyKind.SUICIDE),),
)


def read_or_refuse(read: Reader, source: object) -> Case | CasePlan | None:
    """Read a document; a refusal lists faults with places, and repeats nothing."""
    try:
        return read(source)
    except InputError as error:
        refusal = error
    assert refusal.faults
    assert all(fault.problem for fault in refusal.faults)
    assert MARKER not in "".join(traceback.format_exception(refusal))
    assert MARKER not in repr(refusal)
    return None


@given(document=st.binary(max_size=60) | st.text(max_size=40).map(str.encode))
@example(document=b"")
@example(document=b"\xef\xbb\xbf{}")
@example(document=b"\xff\xfe")
@example(document=b"nul")
@example(document=b"[" * 100_000)
@example(document=b'{"a":' * 100_000)
@example(document=b"9" * 5000)
@example(document=b'{"schema": "rnr-caseplan/case/1", "needs": [], "participant": {"id": 1e999}}')
def test_any_bytes_give_a_value_or_an_input_error(document: bytes) -> None:
    """Neither reader lets any other exception out."""
    for read in READERS:
        assert read_or_refuse(read, document) is None


@given(document=json_values())
@example(document={"schema": "rnr-caseplan/case/1"})
@example(document={"schema": ["rnr-caseplan/plan/1"]})
@example(document={"schema": "rnr-caseplan/plan/1", "case": 1, "needs": {}})
def test_any_json_gives_a_value_or_an_input_error(document: Any) -> None:
    """Whatever JSON says, in whatever place."""
    for read in READERS:
        assert read_or_refuse(read, json.dumps(document).encode()) is None


@given(document=case_documents())
@example(document={"schema": "rnr-caseplan/case/1", "needs": [], "participant": {"id": MARKER}})
def test_a_case_with_faults_is_refused_or_read_back_exactly(document: dict[str, Any]) -> None:
    """What is still valid is a case like any other; it round-trips and can be planned."""
    for source in (json.dumps(document).encode(), document):
        case = read_or_refuse(read_case, source)
        if case is not None:
            assert isinstance(case, Case)
            assert read_case(dump_case(case).encode()) == case
            known = {name for name, _ in POLICY.domains}
            named = {need.domain for need in case.needs}
            named.update(*[part.domains for part in case.conditions])
            named.update(*[part.domains for part in case.strengths])
            if named <= known:
                assert draft_plan(case, POLICY, as_of=TODAY).case == case


@given(document=plan_documents())
def test_a_plan_with_faults_is_refused_or_read_back_exactly(document: dict[str, Any]) -> None:
    """What is still valid is a plan like any other; it round-trips."""
    for source in (json.dumps(document).encode(), document):
        plan = read_or_refuse(read_plan, source)
        if plan is not None:
            assert isinstance(plan, CasePlan)
            assert read_plan(dump_plan(plan).encode()) == plan


@given(situation=situations(), data=st.data())
def test_values_that_no_json_has_are_refused_or_written_exactly(
    situation: Situation, data: st.DataObject
) -> None:
    """A parsed document may hold anything; what is accepted of it can be written and read back."""
    case = read_or_refuse(
        read_case, data.draw(mutated(case_document(situation.case), values=NOT_JSON))
    )
    if case is not None:
        assert isinstance(case, Case)
        assert read_case(dump_case(case).encode()) == case
    plan = read_or_refuse(
        read_plan, data.draw(mutated(plan_document(situation.draft()), values=NOT_JSON))
    )
    if plan is not None:
        assert isinstance(plan, CasePlan)
        assert read_plan(dump_plan(plan).encode()) == plan


@given(situation=situations())
def test_no_repr_and_no_warning_repeats_what_a_person_said(situation: Situation) -> None:
    """Case and plan can be logged: their ``repr``, warnings and missing facts hold no words."""
    document = texts_replaced_by(case_document(situation.case), MARKER, SAID)
    case = read_case(document)
    plan = draft_plan(case, POLICY, as_of=situation.as_of)
    assert MARKER not in repr(case)
    assert MARKER not in repr(plan)
    for line in (*plan.warnings, *plan.missing):
        assert MARKER not in line
    assert MARKER not in json.dumps([reasons for _, reasons in reasons_in(plan_document(plan))])


def test_a_domain_that_the_policy_does_not_know_is_refused_without_its_name() -> None:
    """The fault has the need's place and the known domains, not what stood there."""
    case = Case(
        participant=Participant(id="P-1"), needs=(Need(id="n1", domain="zebra_told_me_so"),)
    )
    with pytest.raises(InputError) as refused:
        draft_plan(case, policy_named(), as_of=TODAY)
    assert [fault.path for fault in refused.value.faults] == ["needs[0].domain"]
    assert "zebra" not in str(refused.value)


def test_json_text_in_the_place_of_a_path_is_refused_without_repeating_it() -> None:
    """Text is a path; a document given as text by mistake is not told back."""
    case = a_situation(a_need("n1", "employment", text=MARKER)).case
    for read in READERS:
        assert read_or_refuse(read, dump_case(case)) is None


@given(situation=situations())
@example(situation=A_FULL_SITUATION)
def test_a_part_that_is_listed_twice_is_refused(situation: Situation) -> None:
    """Needs, goals, conditions, strengths, triggers and safety items have ids of their own."""
    document = plan_document(situation.draft())
    for part in ("needs", "goals", "conditions", "strengths", "triggers", "safety"):
        if document[part]:
            twice = {**document, part: [*document[part], document[part][0]]}
            with pytest.raises(InputError, match=part):
                read_plan(twice)
