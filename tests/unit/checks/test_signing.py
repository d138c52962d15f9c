"""The participant's signature, and the copy of the plan."""

import pytest
from attrs import evolve

from rnr_caseplan import CasePlan, RiskLevel, SignatureAnswer
from rnr_caseplan.lifecycle import CopyGiven, GoalActivated, GoalPaused, Signed
from tests.unit.builders import TODAY, policy_named, policy_with
from tests.unit.checks.looking import abouts, found, look
from tests.unit.lives import drafted, later, lived

BY = "staff:17"
REFUSED = (SignatureAnswer.DECLINED, SignatureAnswer.COULD_NOT_ANSWER)


def signed(answer: SignatureAnswer, days: int = 3, signer: str = "P-1") -> Signed:
    """Give the event by which somebody answered when asked to sign."""
    return Signed(on=later(days), by=BY, signer=signer, answer=answer, reason="as they said")


def found_of_signing(plan: CasePlan, days: int) -> list[str]:
    """Give the codes of the checks of signing that find something."""
    return [code for code in ("PRT30", "PRT31") if look(code, plan, later(days))]


@pytest.mark.parametrize("answer", list(SignatureAnswer))
def test_who_was_asked_to_sign_has_answered(answer: SignatureAnswer) -> None:
    """A refusal is another finding; before its day the answer is not seen."""
    plan = lived(drafted(), signed(answer))
    assert found_of_signing(plan, 2) == ["PRT30"]
    assert found_of_signing(plan, 3) == (["PRT31"] if answer in REFUSED else [])


def test_the_last_answer_counts() -> None:
    """By its day, also where it was recorded late; on one day the one that was recorded last."""
    agreed, declined = SignatureAnswer.AGREED, SignatureAnswer.DECLINED
    plan = lived(drafted(), signed(declined), signed(agreed, 9))
    assert found_of_signing(plan, 8) == ["PRT31"]
    assert found_of_signing(plan, 9) == []
    late = lived(drafted(), signed(agreed, 9), signed(declined))
    assert found_of_signing(late, 9) == []
    same = lived(drafted(), signed(agreed), signed(declined))
    (finding,) = look("PRT31", same, later(3))
    assert finding.place == "signatures[1].answer"
    assert finding.sentence == f"asked to sign on {later(3)}, the participant declined"


def test_others_do_not_sign_for_the_participant() -> None:
    """The participant may be named by id or by the preferred name."""
    plan = lived(drafted(), signed(SignatureAnswer.AGREED, signer=BY))
    assert found_of_signing(plan, 3) == ["PRT30"]
    assert found("PRT30", ("signatures[0].by", "Rowan")) == []
    assert len(found("PRT30", ("signatures[0].by", "A. R."))) == 1


def test_the_policy_says_whether_a_signature_and_a_copy_are_asked_for() -> None:
    """And its value is what a finding rests on."""
    plan = lived(drafted(), signed(SignatureAnswer.DECLINED))
    for code, day in (("PRT30", TODAY), ("PRT31", later(3)), ("PRT32", TODAY)):
        (finding,) = look(code, plan, day)
        assert finding.citation in {
            policy_named().signature_required.citation,
            policy_named().copy_required.citation,
        }
        unasked = policy_with(signature_required=False, copy_required=False)
        assert look(code, plan, day, unasked) == []
    with_copy = lived(plan, CopyGiven(on=later(1), by=BY))
    later_goal = evolve(
        with_copy, goals=(evolve(with_copy.goals[0], starts_on=later(2)), *with_copy.goals[1:])
    )
    assert abouts("PRT33", later_goal, later(2)) == ["g1"]
    assert look("PRT33", later_goal, later(2), policy_with(copy_required=False)) == []


def test_a_plan_that_is_not_owed_is_not_signed() -> None:
    """Nor handed over."""
    plan = drafted(risk_level=RiskLevel.LOW)
    declined = lived(plan, signed(SignatureAnswer.DECLINED))
    assert [look(code, plan, TODAY) for code in ("PRT30", "PRT32")] == [[], []]
    assert look("PRT31", declined, later(3)) == []


def test_the_copy_counts_from_its_day_on() -> None:
    """A closed plan is judged as it was left."""
    plan = lived(drafted(), CopyGiven(on=later(3), by=BY))
    assert len(look("PRT32", plan, later(2))) == 1
    assert look("PRT32", plan, later(3)) == []
    assert len(look("PRT32", evolve(drafted(), closed_on=later(5)), later(50))) == 1


def test_a_goal_that_began_after_the_copy_is_not_on_it() -> None:
    """One that began on the day of the copy is; a new copy has them all."""
    plan = lived(
        drafted(),
        CopyGiven(on=later(3), by=BY),
        GoalPaused(on=later(3), by=BY, goal_id="g2"),
    )
    same_day = lived(plan, GoalActivated(on=later(3), by=BY, goal_id="g3"))
    assert abouts("PRT33", same_day, later(9)) == []
    next_day = lived(plan, GoalActivated(on=later(4), by=BY, goal_id="g3"))
    assert abouts("PRT33", next_day, later(4)) == ["g3"]
    assert abouts("PRT33", next_day, later(3)) == []
    anew = lived(next_day, CopyGiven(on=later(6), by=BY))
    assert abouts("PRT33", anew, later(6)) == []
    assert abouts("PRT33", drafted(), later(6)) == []


def test_a_copy_of_a_later_day_and_a_goal_without_a_day_say_nothing() -> None:
    """What happens later is not seen."""
    plan = evolve(drafted(), copy_given_on=later(-1))
    assert abouts("PRT33", plan, TODAY) == ["g1", "g2"]
    timeless = evolve(plan, goals=tuple(evolve(goal, starts_on=None) for goal in plan.goals))
    assert abouts("PRT33", timeless, TODAY) == []
    assert abouts("PRT33", evolve(plan, copy_given_on=later(1)), TODAY) == []
