"""Events of every kind for a plan: most fit it, and some must be refused.

An event is made at a moment in the life of a plan, by what is chosen there.
"""

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from rnr_caseplan import (
    Agreement,
    Barrier,
    Caseload,
    DecisionalBalance,
    Goal,
    GoalStatus,
    Level,
    Override,
    PlanEvent,
    ProgressView,
    Readiness,
    ReferralStatus,
    ResponseKind,
    ResponsivityProfile,
    ReviewKind,
    RiskLevel,
    SignatureAnswer,
    StageOfChange,
    StepStatus,
    Strength,
    Supporter,
    TeamMember,
    WantedGoal,
)
from rnr_caseplan.catalogue.check_codes import CHECK_CODES
from rnr_caseplan.lifecycle import (
    ActivityAdded,
    AgreementRecorded,
    AssessmentExplained,
    CarriedOver,
    CaseConferenceHeld,
    Circumstance,
    CircumstanceChanged,
    ClosedBecause,
    ConditionAdded,
    ConditionMet,
    ConditionModified,
    ConditionViolated,
    CopyGiven,
    CourtDateSet,
    DecisionalBalanceRecorded,
    DiscontinuedBecause,
    DosageRecorded,
    Drafted,
    DriverNamed,
    DriverWithdrawn,
    ExceptionMade,
    FullPlanDecided,
    GoalAchieved,
    GoalActivated,
    GoalAdded,
    GoalDiscontinued,
    GoalPaused,
    GoalReAdded,
    GoalResumed,
    GoalReworded,
    GoalsReordered,
    IncidentRecorded,
    LeadChanged,
    LevelOverridden,
    NeedFound,
    NeedsReassessed,
    NewLevel,
    OrientationGiven,
    OrientationTopic,
    PlanClosed,
    PlanTransferred,
    ProgressNoted,
    ReadinessRecorded,
    ReferralAccepted,
    ReferralEnded,
    ReferralMade,
    ReferralRefused,
    ResponseGiven,
    ResponsePlanUsed,
    ResponsePlanWritten,
    ResponsivityRecorded,
    ResultsShared,
    ReviewHeld,
    SafetyAnswered,
    SafetyNoted,
    ServiceAdded,
    ServiceEnded,
    ServiceMonitored,
    SessionHeld,
    Signed,
    SobrietyChanged,
    StepAdded,
    StepCannotBeDoneYet,
    StepCompleted,
    StepNoLongerNeeded,
    StepRedated,
    StepStarted,
    StrengthFound,
    SupporterJoined,
    TeamMemberJoined,
    TeamMemberLeft,
    TriggerFound,
)
from tests.stateful.choosing import FLAGS, NOWHERE, OPEN_STATUSES, STAFF, WORDS, Moment
from tests.stateful.new_parts import (
    new_activity,
    new_assessment,
    new_condition,
    new_court_date,
    new_danger,
    new_incident,
    new_need,
    new_service,
    new_step,
    new_trigger,
)
from tests.stateful.policies import NAMES_OF_LIVES
from tests.strategies import day_near

OPEN_STEPS = (StepStatus.PLANNED, StepStatus.STARTED, StepStatus.CANNOT_BE_DONE_YET)
_ENDED = (GoalStatus.ACHIEVED, GoalStatus.DISCONTINUED)
_WITH_WORDS = frozenset(
    {
        DriverWithdrawn,
        ExceptionMade,
        GoalDiscontinued,
        PlanClosed,
        ReferralRefused,
        Signed,
        StepCannotBeDoneYet,
        StepNoLongerNeeded,
    }
)
"""Kinds of event that need a reason, always or now and then."""


def make_event(kind: type[PlanEvent], at: Moment) -> PlanEvent:
    """Make an event of a kind.

    Args:
        kind: The class of the event.
        at: The moment.

    Returns:
        The event; it is well formed, and may have to be refused.
    """
    return kind(**{**_told(kind, at), **MAKERS[kind](at)})


def _told(kind: type[PlanEvent], at: Moment) -> dict[str, Any]:
    """Choose what every event says."""
    on, version = _on(at), at.plan.version
    return {
        "on": on,
        "by": at.of(STAFF),
        "reason": at.words() if kind in _WITH_WORDS else at.of((None, WORDS[0])),
        "override": _override(at, on) if at.choices.one_in(4) else None,
        "seen_version": at.of((None,) * 14 + (version, max(version - 1, 1))),
        "id": at.of((None,) * 12 + (f"event-{version}", "event-2")),
    }


def _on(at: Moment) -> datetime.date:
    """Choose the day: most often this one, else one that is past, and rarely one too early."""
    if at.choices.one_in(30):
        return day_near(at.plan.as_of, -1)
    late_by = at.of((0, 0, 0, 0, 0, 0, 1, 7, 61, 400))
    return max(day_near(at.today, -late_by), at.plan.as_of)


def _override(at: Moment, on: datetime.date) -> Override:
    days = at.of((0, 0, 0, 0, 0, -3, 1))
    return Override(by="supervisor:2", on=day_near(on, days), reason=at.words())


# What each kind says by itself. ------------------------------------------------------------


def _agreement(at: Moment) -> dict[str, Any]:
    about = "need_id" if at.plan.needs and at.coin() else "assessment_id"
    chosen = at.need() if about == "need_id" else _assessment(at)
    return {"agreement": at.of(tuple(Agreement)), about: chosen}


def _assessment(at: Moment) -> str:
    return at.known(item.id for item in at.plan.case.assessments)


def _reordered(at: Moment) -> dict[str, Any]:
    queue = [goal.id for goal in at.plan.future_goals]
    turned = [*queue[1:], *queue[:1]]
    if at.choices.one_in(6):
        turned = queue[:-1] if at.coin() else [*queue, NOWHERE]
    return {"goal_ids": tuple(turned)}


def _service(at: Moment) -> str:
    held = at.plan.services
    return at.known((item.id for item in held if item.ended_on is None), (s.id for s in held))


def _modified(at: Moment) -> dict[str, Any]:
    text, due_on = at.of(((True, False), (False, True), (True, True)))
    return {
        "condition_id": at.condition(is_open=False),
        "text": at.words() if text else None,
        "due_on": at.day(30, 0, 365) if due_on else None,
    }


def _reassessed(at: Moment) -> dict[str, Any]:
    named = tuple(dict.fromkeys(at.need() for _ in range(at.of((1, 2, 3)))))
    levels = tuple(
        NewLevel(
            need_id=need_id,
            level=at.of((Level.LOW, Level.HIGH, Level.MODERATE, Level.UNKNOWN)),
            interferes=at.of((None, None, False, True)),
            score=at.of((None, None, None, 3, 2.5, 100)),
        )
        for need_id in named
    )
    risk_level = at.of((None, None, None, None, RiskLevel.HIGH, RiskLevel.LOW, *RiskLevel))
    return {
        "levels": levels,
        "risk_level": risk_level,
        "assessed_with": at.of((None, "a scale")),
        "assessment": new_assessment(at) if at.choices.one_in(4) else None,
    }


def _overridden(at: Moment) -> dict[str, Any]:
    override = _override(at, at.plan.as_of)
    if at.plan.needs and at.coin():
        return {"need_id": at.need(), "level": at.of(tuple(Level)), "override": override}
    return {"risk_level": at.of(tuple(RiskLevel)), "override": override}


def _circumstance(at: Moment) -> dict[str, Any]:
    return {
        "circumstance": at.of(tuple(Circumstance)),
        "text": at.words(),
        "supervision_level": at.of((None, "medium", "high", "low")),
        "caseload": at.of((None, None, None, *Caseload)),
        "dates": at.of(((), (("released_on", at.day(0, -30)),))),
        "facts": at.of(((), (("in_custody", True),), (("in_custody", False), ("score", 3)))),
    }


def _readiness(at: Moment) -> Readiness:
    rulers = (5, 2, 9, None)
    stage = at.of((None, *StageOfChange))
    return Readiness(stage=stage, importance=at.of(rulers), confidence=at.of(rulers))


def _profile(at: Moment) -> ResponsivityProfile:
    return ResponsivityProfile(
        barriers=at.choices.some(tuple(Barrier)), schedule=at.of((None, WORDS[1]))
    )


def _balance(at: Moment) -> DecisionalBalance:
    return DecisionalBalance(
        reasons_to_change=at.choices.some(WORDS),
        reasons_to_stay=(at.words(),),
        recorded_on=at.of((None, at.day(0, -3, 5))),
    )


def _danger(at: Moment) -> str:
    held = at.plan.safety
    return at.known((item.id for item in held if item.answered_on is None), (d.id for d in held))


def _trigger(at: Moment) -> str:
    return at.known(trigger.id for trigger in at.plan.triggers)


def _session(at: Moment) -> dict[str, Any]:
    contacts = (None, *[name for name, _ in at.policy.terms.events], "unheard_of")
    begun = [goal.id for goal in at.plan.goals]
    goal_ids = at.choices.some(begun) if begun and not at.choices.one_in(10) else (NOWHERE,)
    return {
        "contact": at.of(contacts),
        "plan_used": at.of(FLAGS),
        "goal_ids": goal_ids if begun else (),
    }


def _review(at: Moment) -> dict[str, Any]:
    attended = {"attended_by": at.choices.some(STAFF), "decisions": at.choices.some(WORDS)}
    if at.coin():
        return {"review": ReviewKind.FORMAL_REVIEW, **attended}
    goal_id = at.goal(GoalStatus.ACTIVE, *_ENDED)
    return {"review": ReviewKind.GOAL_CHECK_IN, "goal_id": goal_id, **attended}


def _conference(at: Moment) -> dict[str, Any]:
    held = (item.id for item in at.plan.case_conferences)
    return {
        "conference_id": at.new(held),
        "attended_by": at.choices.some(STAFF),
        "decisions": at.choices.some(WORDS),
    }


def _response(at: Moment) -> dict[str, Any]:
    about = (at.goal(*GoalStatus), at.step(*StepStatus), at.condition(is_open=False), None)
    return {
        "response_id": at.new(item.id for item in at.plan.responses),
        "response": at.of(tuple(ResponseKind)),
        "behavior": at.words(),
        "text": at.of((None, WORDS[1])),
        "level": at.of((None, 1, 3)),
        "about": at.of(about),
    }


def _note(at: Moment) -> dict[str, Any]:
    return {
        "text": at.words(),
        "view": at.of(tuple(ProgressView)),
        "goal_id": at.of((None, at.goal(*GoalStatus))),
        "step_id": at.of((None, at.step(*StepStatus))),
    }


def _exception(at: Moment) -> dict[str, Any]:
    parts = (at.goal(*GoalStatus), at.step(*StepStatus), at.condition(is_open=False), at.need())
    return {
        "code": at.of(CHECK_CODES[:2]),
        "about": at.of((None, *parts, _danger(at), _service(at), _trigger(at))),
        "until": at.of((None, at.day(0, 30, 400))),
    }


def _transfer(at: Moment) -> dict[str, Any]:
    names = (None, None, at.plan.policy.name, *NAMES_OF_LIVES, "unheard-of")
    return {"to": "another office", "lead": at.of(STAFF), "policy": at.of(names)}


def _close(at: Moment) -> dict[str, Any]:
    parts: list[dict[str, str]] = [
        *[{"goal_id": goal.id} for goal in at.plan.goals if goal.status in OPEN_STATUSES],
        *[{"condition_id": item.id} for item in at.plan.conditions if item.met_on is None],
    ]
    if at.choices.one_in(4):
        parts = parts[1:]
    elif at.choices.one_in(6) and at.plan.goals:
        goal: Goal = at.of(at.plan.goals)
        parts = [{"goal_id": goal.id}, *[part for part in parts if "condition_id" in part]]
    carried = tuple(CarriedOver(to="another office", **part) for part in parts)
    return {"because": at.of(tuple(ClosedBecause)), "carried": carried}


Maker = Callable[[Moment], dict[str, Any]]
Makers = Mapping[type[PlanEvent], Maker]

ENGAGEMENT: Makers = {
    Drafted: lambda at: {"case": at.plan.case, "policy": at.of((None, at.plan.policy.name))},
    OrientationGiven: lambda at: {
        "topics": at.choices.some(tuple(OrientationTopic)) or (OrientationTopic.ROLES,)
    },
    AssessmentExplained: lambda at: {"assessment_id": _assessment(at)},
    ResultsShared: lambda at: {"assessment_id": _assessment(at)},
    AgreementRecorded: _agreement,
    Signed: lambda at: {
        "signer": at.of((at.plan.case.participant.id, *STAFF)),
        "answer": at.of(tuple(SignatureAnswer)),
    },
    CopyGiven: lambda _: {},
}
GOALS: Makers = {
    GoalAdded: lambda at: {"goal": WantedGoal(need_id=at.need(), statement=at.words())},
    GoalReworded: lambda at: {
        "goal_id": at.goal(*OPEN_STATUSES),
        "statement": at.words(),
        "measure": at.of((None, WORDS[2])),
    },
    GoalActivated: lambda at: {"goal_id": at.goal(GoalStatus.FUTURE)},
    GoalPaused: lambda at: {"goal_id": at.goal(GoalStatus.ACTIVE)},
    GoalResumed: lambda at: {"goal_id": at.goal(GoalStatus.PAUSED)},
    GoalAchieved: lambda at: {"goal_id": at.goal(GoalStatus.ACTIVE)},
    GoalDiscontinued: lambda at: {
        "goal_id": at.goal(*OPEN_STATUSES),
        "because": at.of(tuple(DiscontinuedBecause)),
    },
    GoalReAdded: lambda at: {"goal_id": at.goal(*_ENDED)},
    GoalsReordered: _reordered,
}
STEPS: Makers = {
    StepAdded: lambda at: {"goal_id": at.goal(*OPEN_STATUSES), "step": new_step(at)},
    StepStarted: lambda at: {"step_id": at.step(StepStatus.PLANNED)},
    StepCompleted: lambda at: {"step_id": at.step(*OPEN_STEPS)},
    StepCannotBeDoneYet: lambda at: {"step_id": at.step(*OPEN_STEPS)},
    StepNoLongerNeeded: lambda at: {"step_id": at.step(*OPEN_STEPS)},
    StepRedated: lambda at: {"step_id": at.step(*OPEN_STEPS), "due_on": at.day(7, 60, 0, -8)},
    ActivityAdded: lambda at: {
        "goal_id": at.goal(*OPEN_STATUSES),
        "activity": new_activity(at),
    },
}
SERVICES: Makers = {
    ServiceAdded: lambda at: {"service": new_service(at)},
    ServiceMonitored: lambda at: {
        "service_id": _service(at),
        "used": at.of(FLAGS),
        "adequate": at.of(FLAGS),
        "beneficial": at.of(FLAGS),
    },
    ServiceEnded: lambda at: {"service_id": _service(at)},
    ReferralMade: lambda at: {
        "referral_id": at.new(item.id for item in at.plan.referrals),
        "to": at.words(),
        "need_id": at.of((None, at.need())),
    },
    ReferralAccepted: lambda at: {"referral_id": at.referral(ReferralStatus.MADE)},
    ReferralRefused: lambda at: {"referral_id": at.referral(ReferralStatus.MADE)},
    ReferralEnded: lambda at: {
        "referral_id": at.referral(ReferralStatus.ACCEPTED, ReferralStatus.MADE)
    },
}
CONDITIONS: Makers = {
    ConditionAdded: lambda at: {"condition": new_condition(at)},
    ConditionMet: lambda at: {"condition_id": at.condition()},
    ConditionModified: _modified,
    ConditionViolated: lambda at: {"condition_id": at.condition(), "behavior": at.words()},
}
NEEDS: Makers = {
    NeedsReassessed: _reassessed,
    LevelOverridden: _overridden,
    NeedFound: lambda at: {"need": new_need(at)},
    DriverNamed: lambda at: {
        "need_id": at.need(),
        "incident_ids": at.choices.some([item.id for item in at.plan.case.incidents]),
    },
    DriverWithdrawn: lambda _: {},
}
SITUATION: Makers = {
    CircumstanceChanged: _circumstance,
    SobrietyChanged: lambda at: {"sober_since": at.of((None, at.day(-1, -200, 0, -20, 5)))},
    ReadinessRecorded: lambda at: {"readiness": _readiness(at)},
    ResponsivityRecorded: lambda at: {"profile": _profile(at)},
    DecisionalBalanceRecorded: lambda at: {"balance": _balance(at)},
    SafetyNoted: lambda at: {"note": new_danger(at)},
    SafetyAnswered: lambda at: {"safety_id": _danger(at), "text": at.of((None, WORDS[1]))},
    StrengthFound: lambda at: {
        "strength": Strength(
            id=at.new(item.id for item in at.plan.strengths),
            text=at.words(),
            domains=at.domains(),
        )
    },
    TriggerFound: lambda at: {"trigger": new_trigger(at)},
    ResponsePlanWritten: lambda at: {"trigger_id": _trigger(at), "response": at.words()},
    ResponsePlanUsed: lambda at: {"trigger_id": _trigger(at), "helped": at.of(FLAGS)},
    CourtDateSet: lambda at: {"court_date": new_court_date(at)},
    IncidentRecorded: lambda at: {"incident": new_incident(at)},
    FullPlanDecided: lambda at: {"override": _override(at, at.plan.as_of)},
}
MEETINGS: Makers = {
    SessionHeld: _session,
    DosageRecorded: lambda at: {
        "need_id": at.need(),
        "minutes": at.of((60, 45, 1440)),
        "take_home_parts": at.of((0, 0, 1, 3)),
    },
    ReviewHeld: _review,
    CaseConferenceHeld: _conference,
    ResponseGiven: _response,
    ProgressNoted: _note,
}
EXCEPTIONS: Makers = {
    ExceptionMade: _exception,
}
PEOPLE: Makers = {
    LeadChanged: lambda at: {"lead": at.of(STAFF)},
    TeamMemberJoined: lambda at: {
        "member": TeamMember(id=at.new(item.id for item in at.plan.case.team))
    },
    TeamMemberLeft: lambda at: {"member_id": at.known(item.id for item in at.plan.case.team)},
    SupporterJoined: lambda at: {
        "supporter": Supporter(id=at.new(item.id for item in at.plan.case.supporters))
    },
    PlanTransferred: _transfer,
}
ENDING: Makers = {
    PlanClosed: _close,
}
MAKERS: Makers = {
    **ENGAGEMENT,
    **GOALS,
    **STEPS,
    **SERVICES,
    **CONDITIONS,
    **NEEDS,
    **SITUATION,
    **MEETINGS,
    **EXCEPTIONS,
    **PEOPLE,
    **ENDING,
}
"""For each kind of event what it says by itself."""
