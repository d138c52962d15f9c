"""What events of engagement change: explained, shared, agreed, signed, handed over."""

from typing import Any

import pytest

from rnr_caseplan import Agreement, CasePlan, ReviewKind, SignatureAnswer
from rnr_caseplan.lifecycle import (
    AgreementRecorded,
    AssessmentExplained,
    CopyGiven,
    OrientationGiven,
    OrientationTopic,
    ResultsShared,
    Signed,
)
from rnr_caseplan.model.records import Engagement, Signature
from tests.unit.lives import drafted, later, lived, refused

PLAN = drafted()
ROLES, EXPECTATIONS, CONSEQUENCES = OrientationTopic


def said(days: int = 1) -> dict[str, Any]:
    """Give the day and the author of an event."""
    return {"on": later(days), "by": "staff:17"}


def missing(plan: CasePlan, word: str) -> list[str]:
    """Give the lines of what is missing that speak of something."""
    return [line for line in plan.missing if word in line]


def test_an_orientation_keeps_the_day_of_each_topic() -> None:
    """Topics that were not spoken of have no day yet."""
    plan = lived(PLAN, OrientationGiven(**said(1), topics=(ROLES, CONSEQUENCES)))
    assert plan.engagement == Engagement(
        roles_explained_on=later(1), consequences_explained_on=later(1)
    )


def test_a_later_orientation_leaves_the_other_topics_as_they_were() -> None:
    """Each topic has the day on which it was explained last."""
    plan = lived(
        PLAN,
        OrientationGiven(**said(1), topics=(ROLES, EXPECTATIONS)),
        OrientationGiven(**said(5), topics=(EXPECTATIONS, CONSEQUENCES)),
    )
    assert plan.engagement == Engagement(
        roles_explained_on=later(1),
        expectations_explained_on=later(5),
        consequences_explained_on=later(5),
    )


def test_what_was_explained_is_not_missing_any_more() -> None:
    """The list names the topics that are still to be explained, and then none."""
    assert missing(PLAN, "engagement")
    plan = lived(PLAN, OrientationGiven(**said(1), topics=(ROLES, EXPECTATIONS)))
    assert missing(plan, "engagement") == ["engagement: consequences are not explained (VA-1a)"]
    whole = lived(plan, OrientationGiven(**said(2), topics=(CONSEQUENCES,)))
    assert not missing(whole, "engagement")


def test_an_assessment_is_explained_and_its_results_are_shared_and_answered() -> None:
    """Each on its own day, in the assessment that the case holds (SP-7a, SP-7b)."""
    plan = lived(
        PLAN,
        AssessmentExplained(**said(1), assessment_id="a1"),
        ResultsShared(**said(2), assessment_id="a1"),
        AgreementRecorded(**said(2), assessment_id="a1", agreement=Agreement.AGREES_IN_PART),
    )
    (assessment,) = plan.case.assessments
    assert assessment.explained_on == later(1)
    assert assessment.shared_on == later(2)
    assert assessment.agreement is Agreement.AGREES_IN_PART
    assert missing(PLAN, "assessments.")
    assert not missing(plan, "assessments.")


@pytest.mark.parametrize("kind", [AssessmentExplained, ResultsShared])
def test_an_assessment_that_is_not_recorded_cannot_be_explained_or_shared(kind: Any) -> None:
    """The plan does not know it."""
    assert refused(PLAN, kind(**said(), assessment_id="a9")) == ["lives.not_in_the_plan"]


def test_an_agreement_on_a_need_changes_that_need_alone() -> None:
    """Both where the case holds it and where the plan does; the order of needs stays."""
    agreement = AgreementRecorded(**said(), need_id="n2", agreement=Agreement.DISAGREES)
    plan = lived(PLAN, agreement)
    assert plan.history[-1].reasons[0].fact("about") == "n2"
    in_case = {need.id: need.agreement for need in plan.case.needs}
    in_plan = {item.need.id: item.need.agreement for item in plan.needs}
    assert in_case == in_plan
    assert in_case == {"n1": None, "n2": Agreement.DISAGREES, "n3": None, "n4": None}
    ranks = [(item.need.id, item.rank, item.disposition) for item in plan.needs]
    assert ranks == [(item.need.id, item.rank, item.disposition) for item in PLAN.needs]


@pytest.mark.parametrize("about", [{"need_id": "n9"}, {"assessment_id": "a9"}])
def test_nobody_agrees_with_what_is_not_recorded(about: dict[str, Any]) -> None:
    """Neither a need nor an assessment."""
    agreement = AgreementRecorded(**said(), agreement=Agreement.AGREES, **about)
    assert refused(PLAN, agreement) == ["lives.not_in_the_plan"]


@pytest.mark.parametrize("answer", list(SignatureAnswer))
def test_every_answer_to_the_question_to_sign_is_kept(answer: SignatureAnswer) -> None:
    """Also that somebody declined, with the reason (VA-7e)."""
    event = Signed(**said(), signer="P-1", answer=answer, reason="as told")
    (signature,) = lived(PLAN, event).signatures
    assert signature == Signature(by="P-1", on=later(1), answer=answer, reason="as told")


def test_a_second_answer_stands_beside_the_first() -> None:
    """Nobody's refusal is written over."""
    plan = lived(
        PLAN,
        Signed(**said(1), signer="P-1", answer=SignatureAnswer.DECLINED, reason="not yet"),
        Signed(**said(3), signer="P-1", answer=SignatureAnswer.AGREED),
    )
    assert [(item.on, item.answer.value) for item in plan.signatures] == [
        (later(1), "declined"),
        (later(3), "agreed"),
    ]


@pytest.mark.parametrize(
    ("signer", "answer", "is_missing"),
    [
        ("P-1", SignatureAnswer.AGREED, False),
        ("P-1", SignatureAnswer.AGREED_IN_PART, False),
        ("P-1", SignatureAnswer.DECLINED, True),
        ("P-1", SignatureAnswer.COULD_NOT_ANSWER, True),
        ("staff:17", SignatureAnswer.AGREED, True),
    ],
)
def test_only_the_participants_own_agreement_is_the_signature_that_is_asked_for(
    signer: str, answer: SignatureAnswer, *, is_missing: bool
) -> None:
    """What a planner signs, or a participant declines, leaves it missing."""
    plan = lived(PLAN, Signed(**said(), signer=signer, answer=answer, reason="as told"))
    assert bool(missing(plan, "signatures")) is is_missing


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (SignatureAnswer.AGREED, ["2027-05-24", "2027-11-24"]),
        (SignatureAnswer.DECLINED, ["2027-05-21", "2027-11-21"]),
    ],
)
def test_formal_reviews_are_counted_from_the_signing(
    answer: SignatureAnswer, expected: list[str]
) -> None:
    """Every six months (TC-8); a plan that was not agreed to is counted from its draft."""
    plan = lived(PLAN, Signed(**said(3), signer="P-1", answer=answer, reason="as told"))
    kind = ReviewKind.FORMAL_REVIEW
    assert [str(item.due_on) for item in plan.reviews if item.kind is kind] == expected


def test_a_copy_is_given_and_later_another_one() -> None:
    """The last day counts, and the copy is not missing."""
    plan = lived(PLAN, CopyGiven(**said(1)), CopyGiven(**said(2)))
    assert plan.copy_given_on == later(2)
    assert missing(PLAN, "copy_given_on")
    assert not missing(plan, "copy_given_on")


@pytest.mark.parametrize("days", [3, 4])
def test_a_copy_of_the_same_or_an_earlier_day_is_nothing_new(days: int) -> None:
    """The day of the last copy is known already."""
    plan = lived(PLAN, CopyGiven(**said(4)))
    again = CopyGiven(on=later(days), by="staff:20")
    assert refused(plan, again) == ["lives.nothing_new"]
