"""Events of engagement: what they must say."""

from typing import Any

import pytest

from rnr_caseplan import Agreement, Case, Participant, SignatureAnswer
from rnr_caseplan.lifecycle import (
    AgreementRecorded,
    AssessmentExplained,
    CopyGiven,
    Drafted,
    OrientationGiven,
    OrientationTopic,
    ResultsShared,
    Signed,
)
from tests.unit.builders import TODAY
from tests.unit.shapes import Shape, each_wrong, refused_places

SAID: dict[str, Any] = {"on": TODAY, "by": "staff:17"}
CASE = Case(participant=Participant(id="P-1"), needs=())
WRONG_IDS = ["", " x", 3, ("x",)]

SHAPES: list[Shape] = [
    (
        Drafted,
        {"on": TODAY, "case": CASE},
        {"by": ["", " x", 3], "case": [None, {}, "P-1"], "policy": WRONG_IDS},
    ),
    (
        OrientationGiven,
        {**SAID, "topics": (OrientationTopic.ROLES,)},
        {
            "topics": [
                None,
                (),
                [OrientationTopic.ROLES],
                ("roles",),
                (OrientationTopic.ROLES, OrientationTopic.ROLES),
            ]
        },
    ),
    (AssessmentExplained, {**SAID, "assessment_id": "a1"}, {"assessment_id": [None, *WRONG_IDS]}),
    (ResultsShared, {**SAID, "assessment_id": "a1"}, {"assessment_id": [None, *WRONG_IDS]}),
    (
        AgreementRecorded,
        {**SAID, "agreement": Agreement.AGREES, "need_id": "n1"},
        {"agreement": [None, "agrees"], "need_id": WRONG_IDS, "assessment_id": WRONG_IDS},
    ),
    (
        Signed,
        {**SAID, "signer": "P-1", "answer": SignatureAnswer.AGREED},
        {"signer": [None, *WRONG_IDS], "answer": [None, "agreed"]},
    ),
    (CopyGiven, SAID, {}),
]


@pytest.mark.parametrize(("kind", "facts", "_"), SHAPES)
def test_what_is_required_is_enough(kind: Any, facts: dict[str, Any], _: object) -> None:
    """And equal values are one."""
    assert len({kind(**facts), kind(**facts)}) == 1


@pytest.mark.parametrize(("kind", "facts", "name", "wrong"), each_wrong(SHAPES))
def test_each_field_is_checked(kind: Any, facts: dict[str, Any], name: str, wrong: object) -> None:
    """The fault names the field."""
    assert refused_places(kind, {**facts, name: wrong}) == [name]


def test_only_a_draft_may_have_no_author() -> None:
    """A library made it; every other event has a witness."""
    assert Drafted(on=TODAY, case=CASE).by is None
    assert refused_places(CopyGiven, {"on": TODAY, "by": None}) == ["by"]


def test_an_orientation_names_each_topic_once() -> None:
    """All three at once are one orientation."""
    topics = tuple(OrientationTopic)
    assert OrientationGiven(**SAID, topics=topics).topics == topics


@pytest.mark.parametrize("facts", [{}, {"assessment_id": "a1", "need_id": "n1"}])
def test_an_agreement_is_about_one_thing(facts: dict[str, Any]) -> None:
    """An assessment or a need: neither nothing nor both."""
    given = {**SAID, "agreement": Agreement.DISAGREES, **facts}
    assert refused_places(AgreementRecorded, given) == ["need_id"]


@pytest.mark.parametrize("answer", SignatureAnswer)
def test_every_answer_but_agreement_has_its_reason(answer: SignatureAnswer) -> None:
    """Why somebody did not simply agree is for ever in the plan."""
    facts: dict[str, Any] = {**SAID, "signer": "P-1", "answer": answer}
    assert Signed(**facts, reason="the dates are too close").answer is answer
    if answer is SignatureAnswer.AGREED:
        assert Signed(**facts).reason is None
    else:
        assert refused_places(Signed, facts) == ["reason"]
