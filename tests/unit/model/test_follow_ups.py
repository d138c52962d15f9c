"""What is called for after something has happened."""

from rnr_caseplan import FollowUp, FollowUpKind
from rnr_caseplan.decisions import reason_for
from tests.unit.builders import TODAY


def test_what_is_called_for_tells_why_in_one_sentence() -> None:
    """Each reason with its source."""
    reasons = (
        reason_for("follow_ups.next_goal", ("goal", "g3")),
        reason_for("follow_ups.close_plan"),
    )
    found = FollowUp(kind=FollowUpKind.BEGIN_NEXT_GOAL, about="g3", reasons=reasons)
    assert found.why == "; ".join(reason.sentence for reason in reasons)
    assert "g3 is the next goal" in found.why


def test_what_is_called_for_may_be_about_the_plan_and_without_a_day() -> None:
    """Then both are none."""
    reasons = (reason_for("follow_ups.close_plan"),)
    found = FollowUp(kind=FollowUpKind.CLOSE_PLAN, reasons=reasons)
    assert (found.about, found.due_on) == (None, None)
    assert found != FollowUp(kind=FollowUpKind.CLOSE_PLAN, reasons=reasons, due_on=TODAY)


def test_the_kinds_of_follow_up_have_an_order() -> None:
    """Danger comes first, and closing last."""
    assert min(FollowUpKind) is FollowUpKind.ANSWER_DANGER
    assert max(FollowUpKind) is FollowUpKind.CLOSE_PLAN
