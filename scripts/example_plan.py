"""A plan in its fourth week in which no check finds anything: ``examples/rowan-plan.json``.

Checks show their bad and good examples on this plan. ``python scripts/example_plan.py`` writes
the file anew from ``examples/rowan.json`` and the events below.
"""

import datetime
from collections.abc import Iterator
from pathlib import Path

from rnr_caseplan import (
    Agreement,
    CasePlan,
    PlanEvent,
    Policy,
    ProgressView,
    ResponseKind,
    Service,
    SignatureAnswer,
    apply,
    draft_plan,
    dump_plan,
    load_policy,
    read_case,
)
from rnr_caseplan.lifecycle import (
    AgreementRecorded,
    CaseConferenceHeld,
    Circumstance,
    CircumstanceChanged,
    ConditionViolated,
    CopyGiven,
    GoalReworded,
    OrientationGiven,
    OrientationTopic,
    ProgressNoted,
    ReferralAccepted,
    ReferralMade,
    ResponseGiven,
    ResponsePlanUsed,
    ResultsShared,
    ReviewHeld,
    SafetyAnswered,
    ServiceAdded,
    ServiceMonitored,
    SessionHeld,
    Signed,
    StepCannotBeDoneYet,
    StepCompleted,
    StepStarted,
)
from rnr_caseplan.model.vocabulary import ReviewKind

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"
DRAFTED_ON = datetime.date(2026, 11, 5)
CHECKED_ON = datetime.date(2026, 12, 1)
PLANNER = "staff:17"
PARTICIPANT = "P-3001"


def example_policy() -> Policy:
    """Give the policy under which the plan lives."""
    return load_policy("rnr-baseline", on=DRAFTED_ON)


def example_plan(policy: Policy | None = None) -> CasePlan:
    """Give the plan as it is on the day on which it is checked.

    Args:
        policy: The policy; without it the one of ``example_policy``.

    Returns:
        The plan.

    Raises:
        RuntimeError: Where an event is refused.
    """
    in_force = policy or example_policy()
    plan = draft_plan(read_case(EXAMPLES / "rowan.json"), in_force, as_of=DRAFTED_ON)
    for event in _events():
        applied = apply(plan, event, in_force)
        if not applied.accepted:
            raise RuntimeError(applied.why)
        plan = applied.value
    return plan


def _events() -> Iterator[PlanEvent]:
    """Give what happened in the first four weeks."""
    first, second, third, fourth, fifth = (
        datetime.date(2026, 11, day) for day in (5, 13, 19, 20, 24)
    )
    topics = tuple(OrientationTopic)
    yield OrientationGiven(on=first, by=PLANNER, topics=topics)
    yield SafetyAnswered(on=first, by=PLANNER, safety_id="d1", text="refilled at the clinic")
    yield ResultsShared(on=first, by=PLANNER, assessment_id="a1")
    yield AgreementRecorded(on=first, by=PLANNER, agreement=Agreement.AGREES, assessment_id="a1")
    yield GoalReworded(
        on=first,
        by=PARTICIPANT,
        goal_id="g1",
        statement="I will stop and think before I act, each week for three months.",
        measure="I have told my planner one thing I did not do in ten of 12 weeks.",
    )
    yield Signed(on=first, by=PLANNER, signer=PARTICIPANT, answer=SignatureAnswer.AGREED)
    yield CopyGiven(on=first, by=PLANNER)
    yield ReferralMade(
        on=first, by=PLANNER, referral_id="f1", to="the thinking skills group", need_id="n1"
    )
    yield ReferralMade(on=first, by=PLANNER, referral_id="f2", to="the job center", need_id="n2")
    yield SessionHeld(
        on=second, by=PLANNER, contact="face_to_face", plan_used=True, goal_ids=("g1", "g2")
    )
    yield ReferralAccepted(on=second, by=PLANNER, referral_id="f1")
    yield ReferralAccepted(on=second, by=PLANNER, referral_id="f2")
    yield ServiceAdded(
        on=second,
        by=PLANNER,
        service=Service(
            id="v1",
            text="thinking skills group",
            provider="the counseling center",
            often="Wednesdays, 10:00 to 12:00",
            starts_on=second,
            goal_id="g1",
        ),
    )
    yield ConditionViolated(
        on=second, by=PLANNER, condition_id="c2", behavior="missed the first Saturday"
    )
    yield ResponseGiven(
        on=second,
        by=PLANNER,
        response_id="r1",
        response=ResponseKind.SANCTION,
        behavior="missed the first Saturday",
        level=1,
        about="c2",
    )
    yield StepCompleted(on=third, by=PLANNER, step_id="g1.s1")
    yield ResponseGiven(
        on=third,
        by=PLANNER,
        response_id="r2",
        response=ResponseKind.INCENTIVE,
        behavior="told both sides of one belief",
        level=1,
        about="g1.s1",
    )
    yield StepCompleted(on=third, by=PLANNER, step_id="g2.s1")
    yield ResponseGiven(
        on=third,
        by=PLANNER,
        response_id="r3",
        response=ResponseKind.INCENTIVE,
        behavior="weighed the gains and the costs",
        level=1,
        about="g2.s1",
    )
    yield SessionHeld(
        on=third, by=PLANNER, contact="face_to_face", plan_used=True, goal_ids=("g1", "g2")
    )
    yield ReviewHeld(
        on=third, by=PLANNER, review=ReviewKind.GOAL_CHECK_IN, goal_id="g1", attended_by=("x1",)
    )
    yield ReviewHeld(on=third, by=PLANNER, review=ReviewKind.GOAL_CHECK_IN, goal_id="g2")
    yield ProgressNoted(
        on=third,
        by=PARTICIPANT,
        text="I like the group.",
        view=ProgressView.PARTICIPANT,
        goal_id="g1",
    )
    yield ResponsePlanUsed(on=third, by=PLANNER, trigger_id="t1", helped=True)
    yield ServiceMonitored(
        on=third, by=PLANNER, service_id="v1", used=True, adequate=True, beneficial=True
    )
    yield CaseConferenceHeld(
        on=third, by=PLANNER, conference_id="k1", attended_by=(PLANNER, "staff:31", "x1")
    )
    yield StepCannotBeDoneYet(
        on=fourth, by=PLANNER, step_id="g2.s2", reason="the job center is closed this week"
    )
    yield CircumstanceChanged(
        on=fourth, by=PLANNER, circumstance=Circumstance.FAMILY, text="the aunt moves in"
    )
    yield StepStarted(on=fifth, by=PLANNER, step_id="g2.s2")
    yield ReviewHeld(
        on=fifth, by=PLANNER, review=ReviewKind.FORMAL_REVIEW, attended_by=(PARTICIPANT,)
    )


if __name__ == "__main__":
    (EXAMPLES / "rowan-plan.json").write_text(dump_plan(example_plan()), encoding="utf-8")
