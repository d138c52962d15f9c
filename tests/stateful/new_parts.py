"""New parts that events bring to a plan: steps, services, needs, dangers and others."""

from rnr_caseplan import (
    ActionStep,
    Activity,
    ActivityKind,
    Assessment,
    AssessmentKind,
    Condition,
    CourtDate,
    Incident,
    Level,
    Need,
    SafetyKind,
    SafetyNote,
    Service,
    StepStatus,
    Trigger,
    TriggerKind,
)
from rnr_caseplan.model.fields import LONGEST_ID
from tests.stateful.choosing import FLAGS, NOWHERE, OPEN_STATUSES, STAFF, WORDS, Moment


def new_step(at: Moment) -> ActionStep:
    """Choose a step."""
    held = [step.id for goal in at.plan.goals for step in goal.steps]
    return ActionStep(
        id=at.new(held, at.ids_to_come("s")),
        text=at.words(),
        responsible="P-1",
        due_on=at.of((at.day(7, 30, 0, -1), at.day(14), None)),
        status=at.of((StepStatus.PLANNED,) * 7 + (StepStatus.COMPLETED,)),
        strength_ids=at.choices.some([item.id for item in at.plan.strengths]),
    )


def new_activity(at: Moment) -> Activity:
    """Choose an activity."""
    held = [activity.id for goal in at.plan.goals for activity in goal.activities]
    return Activity(
        id=at.new(held, at.ids_to_come("a")),
        kind=at.of(tuple(ActivityKind)),
        text=at.words(),
        often="each week",
        responsible=at.of((at.plan.case.lead or STAFF[0], "peer:4")),
        starts_on=at.of((at.today, None)),
    )


def new_service(at: Moment) -> Service:
    """Choose a service."""
    return Service(
        id=at.new(service.id for service in at.plan.services),
        text=at.words(),
        provider="a clinic",
        often=at.of((None, "each week")),
        starts_on=at.of((None, at.today)),
        goal_id=None if at.coin() else at.goal(*OPEN_STATUSES),
    )


def new_condition(at: Moment) -> Condition:
    """Choose a condition."""
    return Condition(
        id=at.new(item.id for item in at.plan.conditions),
        text=at.words(),
        due_on=at.of((None, at.day(-1, 30, 100, 400))),
        domains=at.domains(),
    )


def new_assessment(at: Moment) -> Assessment:
    """Choose an assessment."""
    return Assessment(
        id=at.new(item.id for item in at.plan.case.assessments),
        kind=at.of(tuple(AssessmentKind)),
        assessed_on=at.of((None, at.day(0, -9, 9))),
    )


def new_need(at: Moment) -> Need:
    """Choose a need."""
    held = [item.need.id for item in at.plan.needs]
    score = at.of((None, None, 3))
    return Need(
        id=at.new(held, ("need-n1", "n1-need")),
        domain=at.domain(),
        level=at.of((Level.HIGH, Level.MODERATE, Level.LOW, Level.UNKNOWN)),
        interferes=at.of(FLAGS),
        contributed=at.of(FLAGS),
        fuels=at.choices.some(held),
        score=score,
        max_score=None if score is None else 7,
        assessed_on=at.of((None, at.day(0, -30, 30))),
        priority=at.of((None, 0, 10)),
    )


def new_danger(at: Moment) -> SafetyNote:
    """Choose a danger."""
    awkward = [f"need-{item.need.id}"[:LONGEST_ID] for item in at.plan.needs]
    return SafetyNote(
        id=at.new((item.id for item in at.plan.safety), awkward),
        kind=at.of(tuple(SafetyKind)),
        noted_on=at.of((None, at.day(0, -3, 3))),
    )


def new_trigger(at: Moment) -> Trigger:
    """Choose a trigger."""
    return Trigger(
        id=at.new(trigger.id for trigger in at.plan.triggers),
        text=at.words(),
        kind=at.of((None, *TriggerKind)),
        response=at.of((None, "call my sister")),
    )


def new_court_date(at: Moment) -> CourtDate:
    """Choose a court date."""
    held = (item.id for item in at.plan.case.court_dates)
    return CourtDate(id=at.new(held), on=at.day(30, 0, -1, 400), purpose=at.of((None, WORDS[2])))


def new_incident(at: Moment) -> Incident:
    """Choose an incident."""
    needs = [item.need.id for item in at.plan.needs]
    return Incident(
        id=at.new(item.id for item in at.plan.case.incidents),
        happened_on=at.of((None, at.day(0, -100, -1, 1))),
        need_ids=(NOWHERE,) if at.choices.one_in(10) else at.choices.some(needs),
        text=at.of((None, WORDS[0])),
    )
