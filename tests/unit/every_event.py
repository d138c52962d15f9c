"""A life of a plan in which every kind of event happens; each text of it holds a marker."""

import functools
from typing import Any

from rnr_caseplan import (
    ActionStep,
    Activity,
    ActivityKind,
    Agreement,
    Barrier,
    Caseload,
    CasePlan,
    Condition,
    CourtDate,
    DecisionalBalance,
    Incident,
    Level,
    Override,
    PlanEvent,
    ProgressView,
    Readiness,
    ResponseKind,
    ResponsivityProfile,
    ReviewKind,
    RiskLevel,
    SafetyKind,
    SafetyNote,
    Service,
    SignatureAnswer,
    StageOfChange,
    Strength,
    Supporter,
    TeamMember,
    Trigger,
    WantedGoal,
)
from rnr_caseplan import lifecycle as life
from tests.unit.builders import a_need
from tests.unit.lives import drafted, later, lived

MARKER = "ZQX"
"""Stands in every text that people write."""
WORDS = f"{MARKER} words"

_STEP = ActionStep(id="s9", text=WORDS, responsible="P-1", due_on=later(100))
_ACTIVITY = Activity(
    id="a9", kind=ActivityKind.REFERRAL, text=WORDS, often=WORDS, responsible="staff:17"
)
_FACTS_OF_EVENTS: tuple[tuple[Any, dict[str, Any]], ...] = (
    (life.OrientationGiven, {"topics": tuple(life.OrientationTopic)}),
    (life.AssessmentExplained, {"assessment_id": "a1"}),
    (life.ResultsShared, {"assessment_id": "a1"}),
    (life.AgreementRecorded, {"agreement": Agreement.AGREES, "need_id": "n1"}),
    (life.AgreementRecorded, {"agreement": Agreement.DISAGREES, "assessment_id": "a1"}),
    (life.Signed, {"signer": "P-1", "answer": SignatureAnswer.AGREED_IN_PART}),
    (life.CopyGiven, {}),
    (life.GoalAdded, {"goal": WantedGoal(need_id="n4", statement=WORDS)}),
    (life.GoalReworded, {"goal_id": "g1", "statement": WORDS, "measure": WORDS}),
    (life.GoalPaused, {"goal_id": "g2"}),
    (life.GoalActivated, {"goal_id": "g3"}),
    (
        life.GoalDiscontinued,
        {"goal_id": "g3", "because": life.DiscontinuedBecause.NOT_ATTAINABLE_NOW},
    ),
    (life.GoalResumed, {"goal_id": "g2"}),
    (life.GoalReAdded, {"goal_id": "g3"}),
    (life.GoalsReordered, {"goal_ids": ("g3", "g4")}),
    (life.StepAdded, {"goal_id": "g1", "step": _STEP}),
    (life.StepStarted, {"step_id": "s9"}),
    (life.StepRedated, {"step_id": "s9", "due_on": later(110)}),
    (life.StepCompleted, {"step_id": "g1.s1"}),
    (life.StepCannotBeDoneYet, {"step_id": "g1.s2"}),
    (life.StepNoLongerNeeded, {"step_id": "g1.s3"}),
    (life.ActivityAdded, {"goal_id": "g1", "activity": _ACTIVITY}),
    (life.ServiceAdded, {"service": Service(id="v1", text=WORDS, provider=WORDS)}),
    (life.ServiceMonitored, {"service_id": "v1", "used": True, "beneficial": False}),
    (life.ServiceEnded, {"service_id": "v1"}),
    (life.ReferralMade, {"referral_id": "r1", "to": WORDS, "need_id": "n3"}),
    (life.ReferralAccepted, {"referral_id": "r1"}),
    (life.ReferralEnded, {"referral_id": "r1"}),
    (life.ReferralMade, {"referral_id": "r2", "to": WORDS}),
    (life.ReferralRefused, {"referral_id": "r2"}),
    (life.ConditionAdded, {"condition": Condition(id="c3", text=WORDS)}),
    (life.ConditionViolated, {"condition_id": "c3", "behavior": WORDS}),
    (life.ConditionModified, {"condition_id": "c3", "text": WORDS, "due_on": later(90)}),
    (life.ConditionMet, {"condition_id": "c3"}),
    (
        life.NeedsReassessed,
        {"levels": (life.NewLevel(need_id="n1", level=Level.MODERATE),), "assessed_with": WORDS},
    ),
    (
        life.LevelOverridden,
        {
            "need_id": "n2",
            "level": Level.MODERATE,
            "override": Override(by="staff:2", on=later(1), reason=WORDS),
        },
    ),
    (life.NeedFound, {"need": a_need("n5", "family_marital", text=WORDS)}),
    (life.DriverNamed, {"need_id": "n1", "incident_ids": ("i1",)}),
    (life.DriverWithdrawn, {}),
    (
        life.CircumstanceChanged,
        {
            "circumstance": life.Circumstance.SUPERVISION,
            "text": WORDS,
            "supervision_level": WORDS,
            "caseload": Caseload.ADMINISTRATIVE,
            "dates": (("first_interview_on", later(1)),),
            "facts": (("mood", WORDS),),
        },
    ),
    (life.SobrietyChanged, {"sober_since": later(0)}),
    (
        life.ReadinessRecorded,
        {"readiness": Readiness(stage=StageOfChange.ACTION, importance=7, confidence=5)},
    ),
    (
        life.ResponsivityRecorded,
        {
            "profile": ResponsivityProfile(
                barriers=(Barrier.NO_CAR,),
                learning_style=WORDS,
                literacy=WORDS,
                language=WORDS,
                culture=WORDS,
                gender=WORDS,
                disability=WORDS,
                capacity=WORDS,
                schedule=WORDS,
            )
        },
    ),
    (
        life.DecisionalBalanceRecorded,
        {"balance": DecisionalBalance(reasons_to_change=(WORDS, WORDS), reasons_to_stay=(WORDS,))},
    ),
    (life.SafetyNoted, {"note": SafetyNote(id="d2", kind=SafetyKind.SUICIDE, text=WORDS)}),
    (life.SafetyAnswered, {"safety_id": "d2"}),
    (life.SafetyAnswered, {"safety_id": "d1"}),
    (life.StrengthFound, {"strength": Strength(id="s2", text=WORDS)}),
    (life.TriggerFound, {"trigger": Trigger(id="t3", text=WORDS)}),
    (life.ResponsePlanWritten, {"trigger_id": "t3", "response": WORDS}),
    (life.ResponsePlanUsed, {"trigger_id": "t3", "helped": True}),
    (life.SessionHeld, {"contact": "face_to_face", "plan_used": True, "goal_ids": ("g1", "g2")}),
    (life.DosageRecorded, {"need_id": "n1", "minutes": 60, "take_home_parts": 1}),
    (life.ReviewHeld, {"review": ReviewKind.FORMAL_REVIEW, "decisions": (WORDS, WORDS)}),
    (life.ReviewHeld, {"review": ReviewKind.GOAL_CHECK_IN, "goal_id": "g2"}),
    (
        life.CaseConferenceHeld,
        {"conference_id": "m1", "attended_by": ("staff:17", "P-1"), "decisions": (WORDS,)},
    ),
    (
        life.ResponseGiven,
        {
            "response_id": "x1",
            "response": ResponseKind.INCENTIVE,
            "behavior": WORDS,
            "text": WORDS,
            "level": 1,
            "about": "g1.s1",
        },
    ),
    (life.ProgressNoted, {"text": WORDS, "view": ProgressView.PARTICIPANT, "goal_id": "g1"}),
    (life.ExceptionMade, {"code": "TGT08"}),
    (life.ExceptionMade, {"code": "TGT08", "about": "g1", "until": later(500)}),
    (life.LeadChanged, {"lead": "staff:20"}),
    (life.TeamMemberJoined, {"member": TeamMember(id="staff:30", name=WORDS)}),
    (life.TeamMemberLeft, {"member_id": "staff:17"}),
    (life.SupporterJoined, {"supporter": Supporter(id="u1", name=WORDS, relation=WORDS)}),
    (
        life.CourtDateSet,
        {"court_date": CourtDate(id="k1", on=later(200), purpose=WORDS, place=WORDS)},
    ),
    (
        life.IncidentRecorded,
        {
            "incident": Incident(
                id="i2",
                happened_on=later(3),
                setting=WORDS,
                before=WORDS,
                need_ids=("n1", "n2"),
                text=WORDS,
            )
        },
    ),
    (life.NeedsReassessed, {"risk_level": RiskLevel.LOW}),
    (life.FullPlanDecided, {"override": Override(by="staff:2", on=later(118), reason=WORDS)}),
    (life.GoalAchieved, {"goal_id": "g1"}),
    (life.PlanTransferred, {"to": WORDS, "lead": "staff:40"}),
    (
        life.PlanClosed,
        {
            "because": life.ClosedBecause.COMPLETED,
            "carried": (
                *(life.CarriedOver(to=WORDS, goal_id=goal) for goal in ("g2", "g3", "g4", "g5")),
                *(life.CarriedOver(to=WORDS, condition_id=item) for item in ("c1", "c2")),
            ),
            "override": Override(by="staff:40", on=later(118), reason=WORDS),
        },
    ),
)


def every_event() -> tuple[PlanEvent, ...]:
    """Give events of every kind but the draft, two days apart, each with a reason."""
    return tuple(
        cls(**{"on": later(2 * place + 2), "by": "staff:17", "reason": WORDS, **facts})
        for place, (cls, facts) in enumerate(_FACTS_OF_EVENTS)
    )


@functools.cache
def whole_life() -> CasePlan:
    """Give the plan after all these events."""
    return lived(drafted(), *every_event())
