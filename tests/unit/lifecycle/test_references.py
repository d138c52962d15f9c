"""Which parts of a plan an event speaks of, and which it adds."""

from typing import Any

import pytest

from rnr_caseplan import (
    ActionStep,
    Activity,
    ActivityKind,
    Agreement,
    Caseload,
    Condition,
    CourtDate,
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
    Strength,
    Supporter,
    TeamMember,
    Trigger,
    WantedGoal,
    lifecycle,
)
from rnr_caseplan.lifecycle.references import additions, mentions, subjects
from tests.unit.builders import TODAY, a_need
from tests.unit.every_event import every_event

SAID: dict[str, Any] = {
    "on": TODAY,
    "by": "staff:17",
    "override": Override(by="staff:40", on=TODAY, reason="words"),
}


def event_of(name: str, **facts: Any) -> PlanEvent:
    """Make an event of a class of the lifecycle."""
    event: PlanEvent = getattr(lifecycle, name)(**SAID, **facts)
    return event


STEP = ActionStep(id="s9", text="x", responsible="P-1", strength_ids=("s1", "s2"))
ACTIVITY = Activity(id="a9", kind=ActivityKind.REFERRAL, text="x", often="x", responsible="y")
CARRIED = (
    lifecycle.CarriedOver(to="x", goal_id="g1"),
    lifecycle.CarriedOver(to="x", condition_id="c1"),
)


@pytest.mark.parametrize(
    ("event", "found"),
    [
        (event_of("CopyGiven"), []),
        (event_of("GoalPaused", goal_id="g1"), [("goal_id", "goals", "g1")]),
        (
            event_of("GoalsReordered", goal_ids=("g2", "g1")),
            [("goal_ids[0]", "goals", "g2"), ("goal_ids[1]", "goals", "g1")],
        ),
        (
            event_of("GoalAdded", goal=WantedGoal(need_id="n1", statement="x")),
            [("goal.need_id", "needs", "n1")],
        ),
        (
            event_of("StepAdded", goal_id="g1", step=STEP),
            [
                ("goal_id", "goals", "g1"),
                ("step.strength_ids[0]", "strengths", "s1"),
                ("step.strength_ids[1]", "strengths", "s2"),
            ],
        ),
        (
            event_of("NeedFound", need=a_need("n9", "leisure", fuels=("n1",))),
            [("need.fuels[0]", "needs", "n1")],
        ),
        (
            event_of(
                "NeedsReassessed",
                levels=(
                    lifecycle.NewLevel(need_id="n1", level=Level.LOW),
                    lifecycle.NewLevel(need_id="n2", level=Level.LOW),
                ),
            ),
            [("levels[0].need_id", "needs", "n1"), ("levels[1].need_id", "needs", "n2")],
        ),
        (
            event_of("ServiceAdded", service=Service(id="v1", text="x", provider="y")),
            [],
        ),
        (
            event_of(
                "ServiceAdded", service=Service(id="v1", text="x", provider="y", goal_id="g1")
            ),
            [("service.goal_id", "goals", "g1")],
        ),
        (
            event_of("DriverNamed", need_id="n1", incident_ids=("i1",)),
            [("need_id", "needs", "n1"), ("incident_ids[0]", "incidents", "i1")],
        ),
        (
            event_of("IncidentRecorded", incident=Incident(id="i9", need_ids=("n1",))),
            [("incident.need_ids[0]", "needs", "n1")],
        ),
        (
            event_of("AgreementRecorded", agreement=Agreement.AGREES, assessment_id="a1"),
            [("assessment_id", "assessments", "a1")],
        ),
        (
            event_of(
                "ProgressNoted", text="x", view=ProgressView.PLANNER, goal_id="g1", step_id="s1"
            ),
            [("goal_id", "goals", "g1"), ("step_id", "steps", "s1")],
        ),
        (
            event_of("PlanClosed", because=lifecycle.ClosedBecause.DIED, carried=CARRIED),
            [
                ("carried[0].goal_id", "goals", "g1"),
                ("carried[1].condition_id", "conditions", "c1"),
            ],
        ),
        (
            event_of("ReviewHeld", review=ReviewKind.FORMAL_REVIEW, attended_by=("P-1",)),
            [],
        ),
    ],
)
def test_an_event_mentions_parts_by_where_their_ids_stand(
    event: PlanEvent, found: list[tuple[str, str, str]]
) -> None:
    """Deep inside it as well; what is left out is not mentioned, and people are no parts."""
    assert [tuple(mention) for mention in mentions(event)] == found


@pytest.mark.parametrize(
    ("event", "found"),
    [
        (event_of("GoalPaused", goal_id="g1"), []),
        (event_of("StepAdded", goal_id="g1", step=STEP), [("step.id", "steps", "s9")]),
        (
            event_of("ActivityAdded", goal_id="g1", activity=ACTIVITY),
            [("activity.id", "activities", "a9")],
        ),
        (
            event_of("ServiceAdded", service=Service(id="v1", text="x", provider="y")),
            [("service.id", "services", "v1")],
        ),
        (event_of("ReferralMade", referral_id="r1", to="x"), [("referral_id", "referrals", "r1")]),
        (
            event_of("ConditionAdded", condition=Condition(id="c9", text="x")),
            [("condition.id", "conditions", "c9")],
        ),
        (event_of("NeedFound", need=a_need("n9", "leisure")), [("need.id", "needs", "n9")]),
        (
            event_of("SafetyNoted", note=SafetyNote(id="d9", kind=SafetyKind.OVERDOSE)),
            [("note.id", "safety items", "d9")],
        ),
        (
            event_of("StrengthFound", strength=Strength(id="s9", text="x")),
            [("strength.id", "strengths", "s9")],
        ),
        (
            event_of("TriggerFound", trigger=Trigger(id="t9", text="x")),
            [("trigger.id", "triggers", "t9")],
        ),
        (
            event_of("CaseConferenceHeld", conference_id="m1"),
            [("conference_id", "case_conferences", "m1")],
        ),
        (
            event_of(
                "ResponseGiven", response_id="x1", response=ResponseKind.SANCTION, behavior="x"
            ),
            [("response_id", "responses", "x1")],
        ),
        (
            event_of("TeamMemberJoined", member=TeamMember(id="staff:30")),
            [("member.id", "team", "staff:30")],
        ),
        (
            event_of("SupporterJoined", supporter=Supporter(id="u1")),
            [("supporter.id", "supporters", "u1")],
        ),
        (
            event_of("CourtDateSet", court_date=CourtDate(id="k1", on=TODAY)),
            [("court_date.id", "court_dates", "k1")],
        ),
        (
            event_of("IncidentRecorded", incident=Incident(id="i9")),
            [("incident.id", "incidents", "i9")],
        ),
    ],
)
def test_an_event_adds_parts_by_where_their_ids_stand(
    event: PlanEvent, found: list[tuple[str, str, str]]
) -> None:
    """The id itself, or the id of a whole value."""
    assert [tuple(mention) for mention in additions(event)] == found


def test_no_kind_that_adds_a_part_is_left_out_above() -> None:
    """Fifteen kinds add a part with an id of people's own."""
    adding = {event.kind for event in every_event() if list(additions(event))}
    assert len(adding) == 15


@pytest.mark.parametrize(
    ("event", "found"),
    [
        (event_of("CopyGiven"), set()),
        (event_of("SessionHeld", goal_ids=("g1", "g2")), {("goals", "g1"), ("goals", "g2")}),
        (
            event_of("ActivityAdded", goal_id="g1", activity=ACTIVITY),
            {("activities", "a9")},
        ),
        (event_of("LeadChanged", lead="staff:20"), {("case", "lead")}),
        (event_of("PlanTransferred", to="x", lead="staff:20"), {("case", "lead")}),
        (event_of("DriverNamed", need_id="n1"), {("needs", "n1"), ("case", "driver")}),
        (event_of("DriverWithdrawn", reason="x"), {("case", "driver")}),
        (event_of("FullPlanDecided"), {("case", "eligibility_override")}),
        (
            event_of("IncidentRecorded", incident=Incident(id="i9", need_ids=("n1",))),
            {("incidents", "i9")},
        ),
        (event_of("SobrietyChanged", sober_since=None), {("case", "sober_since")}),
        (event_of("ReadinessRecorded", readiness=Readiness()), {("case", "readiness")}),
        (
            event_of("ResponsivityRecorded", profile=ResponsivityProfile()),
            {("case", "responsivity")},
        ),
        (event_of("NeedsReassessed", risk_level=RiskLevel.LOW), {("case", "risk_level")}),
        (
            event_of(
                "CircumstanceChanged",
                circumstance=lifecycle.Circumstance.WORK,
                text="x",
                supervision_level="low",
                caseload=Caseload.TRANSFER,
                dates=(("hired_on", TODAY),),
                facts=(("in_work", True),),
            ),
            {
                ("case", "supervision_level"),
                ("case", "caseload"),
                ("case", "hired_on"),
                ("case", "in_work"),
            },
        ),
        (
            event_of("OrientationGiven", topics=(lifecycle.OrientationTopic.ROLES,)),
            {("case", "roles")},
        ),
        (event_of("ExceptionMade", code="TGT08", reason="x"), {("exceptions", "TGT08")}),
        (
            event_of("ExceptionMade", code="TGT08", reason="x", about="g1"),
            {("exceptions", "TGT08 g1")},
        ),
    ],
)
def test_the_subjects_of_an_event_are_parts_and_facts(
    event: PlanEvent, found: set[tuple[str, str]]
) -> None:
    """Parts that it mentions or adds, and facts of the case that hold one value at a time."""
    assert subjects(event) == found


def test_the_same_id_in_two_collections_is_two_subjects() -> None:
    """Whatever people choose as an id."""
    step, goal = event_of("StepStarted", step_id="x"), event_of("GoalPaused", goal_id="x")
    assert not subjects(step) & subjects(goal)
