"""What the history of a plan says to its duties."""

import datetime
from typing import Any

import pytest
from attrs import evolve

from rnr_caseplan import (
    Caseload,
    CasePlan,
    DutyState,
    Event,
    Level,
    LevelChange,
    Override,
    PlanEvent,
    PolicyInForce,
    Recorded,
    ReviewKind,
    RiskLevel,
    agenda,
    override_risk_level,
)
from rnr_caseplan.dates import Unit, day_after
from rnr_caseplan.lifecycle import (
    Circumstance,
    CircumstanceChanged,
    ConditionMet,
    ConditionModified,
    CopyGiven,
    Drafted,
    LevelOverridden,
    NeedFound,
    NeedsReassessed,
    NewLevel,
    ReviewHeld,
    SafetyAnswered,
    SessionHeld,
)
from rnr_caseplan.planning.lived import changes_of, events_of, facts_set_by
from tests.unit.builders import TODAY, a_need, a_plan, policy_named
from tests.unit.every_event import whole_life
from tests.unit.lives import NEEDS, drafted, later, lived

PLAN = drafted()
CHANGED: dict[str, Any] = {"circumstance": Circumstance.SUPERVISION, "text": "x"}


def said(days: int, identifier: str | None = None) -> dict[str, Any]:
    """Give the day and the author of an event, and perhaps an id of its own."""
    return {"on": later(days), "by": "staff:17", "id": identifier}


def supervised(days: int, level: str, identifier: str | None = None) -> CircumstanceChanged:
    """Give a change of the level of supervision."""
    return CircumstanceChanged(**said(days, identifier), **CHANGED, supervision_level=level)


def with_history(plan: CasePlan, *events: PlanEvent) -> CasePlan:
    """Give a plan with a history that holds some events, in whatever order they are given."""
    in_force = PolicyInForce(name="rnr-baseline", version="1", on=TODAY)
    first = Drafted(on=plan.as_of, case=plan.case)
    return evolve(
        plan,
        history=tuple(
            Recorded(version=number, event=event, policy=in_force)
            for number, event in enumerate((first, *events), start=1)
        ),
    )


def told(plan: CasePlan) -> list[tuple[str, int, Any, Any]]:
    """Give the changes of a plan: fact, days after the draft, before and after."""
    return [
        (change.fact, (change.on - TODAY).days, change.before, change.after)
        for change in changes_of(plan)
    ]


# What meets duties. ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("event", "found"),
    [
        (
            SessionHeld(**said(1), contact="home_visit", goal_ids=("g1",)),
            Event(kind="home_visit", on=later(1)),
        ),
        (
            ReviewHeld(**said(1), review=ReviewKind.FORMAL_REVIEW),
            Event(kind="formal_review", on=later(1)),
        ),
        (
            ReviewHeld(**said(1), review=ReviewKind.GOAL_CHECK_IN, goal_id="g2"),
            Event(kind="goal_check_in", on=later(1), about="g2"),
        ),
        (
            NeedsReassessed(**said(1), risk_level=RiskLevel.LOW),
            Event(kind="assessment", on=later(1)),
        ),
        (
            ConditionMet(**said(1), condition_id="c2"),
            Event(kind="condition_met", on=later(1), about="c2"),
        ),
        (
            SafetyAnswered(**said(1), safety_id="d1"),
            Event(kind="safety_answered", on=later(1), about="d1"),
        ),
    ],
)
def test_an_event_may_meet_a_duty_of_its_kind(event: PlanEvent, found: Event) -> None:
    """On its day, about its goal, condition or danger."""
    assert events_of(lived(PLAN, event)) == (found,)


def test_a_session_without_a_kind_of_contact_meets_nothing() -> None:
    """A policy asks for contacts by their names."""
    assert events_of(lived(PLAN, SessionHeld(**said(1), plan_used=True))) == ()


def test_what_else_happens_meets_no_duty_by_itself() -> None:
    """Six kinds of event do, in the life in which every kind happened."""
    kinds = {event.kind for event in events_of(whole_life())}
    assert kinds == {
        "face_to_face",
        "formal_review",
        "goal_check_in",
        "assessment",
        "condition_met",
        "safety_answered",
    }


def test_a_draft_has_lived_nothing() -> None:
    """Neither without a history, nor with one of the draft alone."""
    for plan in (PLAN, with_history(PLAN)):
        assert events_of(plan) == ()
        assert changes_of(plan) == ()


def test_what_met_duties_is_told_in_the_order_of_the_history() -> None:
    """The agenda puts it in order of day."""
    plan = lived(
        PLAN,
        SessionHeld(**said(9), contact="home_visit"),
        SessionHeld(**said(2), contact="face_to_face"),
    )
    assert [event.kind for event in events_of(plan)] == ["home_visit", "face_to_face"]


@pytest.mark.parametrize(("days", "state"), [(1, DutyState.MET), (2, DutyState.MISSED)])
def test_an_answer_to_a_danger_meets_its_duty(days: int, state: DutyState) -> None:
    """It was due one day after it was noted."""
    plan = lived(PLAN, SafetyAnswered(**said(days), safety_id="d1"))
    as_of = later(days)
    items = agenda(plan, policy_named(), start=TODAY, end=as_of, as_of=as_of)
    (item,) = [item for item in items if item.about == "d1"]
    assert (item.due_on, item.done_on, item.state) == (later(1), as_of, state)


def test_a_danger_that_is_acute_once_more_is_open_in_the_agenda() -> None:
    """Also where it was answered earlier on the same day."""
    plan = lived(
        drafted([*NEEDS, a_need("n5", "overdose_risk")]),
        SafetyAnswered(**said(5), safety_id="need-n5"),
        NeedsReassessed(**said(5), levels=(NewLevel(need_id="n5", level=Level.HIGH),)),
    )
    items = agenda(plan, policy_named(), start=TODAY, end=later(6), as_of=later(6))
    (item,) = [item for item in items if item.about == "need-n5"]
    assert (item.due_on, item.state) == (later(5), DutyState.OVERDUE)


def test_a_condition_that_is_met_is_met_in_the_agenda() -> None:
    """By its own day; one that is open is overdue the day after it."""
    plan = lived(PLAN, ConditionMet(**said(60), condition_id="c2"))
    for found, state in ((plan, DutyState.MET), (PLAN, DutyState.OVERDUE)):
        items = agenda(found, policy_named(), start=TODAY, end=later(61), as_of=later(61))
        assert [item.state for item in items if item.about == "c2"] == [state]


def test_a_condition_that_the_court_changed_after_it_was_met_is_open_in_the_agenda() -> None:
    """By its new day, until it is met once more."""
    changed = ConditionModified(**said(50), condition_id="c2", due_on=later(70))
    plan = lived(PLAN, ConditionMet(**said(40), condition_id="c2"), changed)
    again = lived(plan, ConditionMet(**said(60), condition_id="c2"))
    for found, state in ((plan, DutyState.OVERDUE), (again, DutyState.MET)):
        items = agenda(found, policy_named(), start=TODAY, end=later(71), as_of=later(71))
        (item,) = [item for item in items if item.about == "c2"]
        assert (item.due_on, item.state) == (later(70), state)


def test_a_check_in_meets_the_duty_of_its_own_goal() -> None:
    """And of no other one."""
    held = ReviewHeld(**said(14), review=ReviewKind.GOAL_CHECK_IN, goal_id="g1")
    items = agenda(lived(PLAN, held), policy_named(), start=TODAY, end=later(21), as_of=later(22))
    check_ins = {
        (item.about, item.due_on): item.state for item in items if item.duty == "goal_check_in"
    }
    assert check_ins["g1", later(14)] is DutyState.MET
    assert check_ins["g2", later(21)] is DutyState.OVERDUE


# What changed. --------------------------------------------------------------------------


def test_a_change_of_level_is_told_with_what_was_before() -> None:
    """Of the level of supervision, of the level of risk, and of named facts."""
    plan = lived(
        drafted(supervision_level="high", facts=(("in_work", True),)),
        supervised(1, "medium"),
        NeedsReassessed(**said(2), risk_level=RiskLevel.MODERATE),
        CircumstanceChanged(**said(3), **CHANGED, facts=(("in_work", False),)),
        supervised(4, "low"),
    )
    assert told(plan) == [
        ("supervision_level", 1, "high", "medium"),
        ("risk_level", 2, "high", "moderate"),
        ("in_work", 3, True, False),
        ("supervision_level", 4, "medium", "low"),
    ]
    assert all(type(change) is LevelChange for change in changes_of(plan))


def test_a_change_of_caseload_is_told_like_one_of_the_level_of_supervision() -> None:
    """One that was not known before did not change."""
    moved = CircumstanceChanged(**said(1), **CHANGED, caseload=Caseload.ADMINISTRATIVE)
    assert facts_set_by(moved) == {"caseload": "administrative"}
    plan = lived(drafted(caseload=Caseload.REGULAR), moved)
    assert told(plan) == [("caseload", 1, "regular", "administrative")]
    assert told(lived(PLAN, moved)) == []


def test_the_agenda_counts_a_reassessment_by_the_caseload_of_its_time() -> None:
    """What runs keeps its 6 months; the next is counted by the administrative one, 12."""
    policy = policy_named("new-york")
    needs = (a_need("n1", "employment", assessed_on=TODAY),)
    begun = drafted(needs, policy, caseload=Caseload.REGULAR, conditions=(), incidents=())
    moved = CircumstanceChanged(**said(1), **CHANGED, caseload=Caseload.ADMINISTRATIVE)
    level = NewLevel(need_id="n1", level=Level.HIGH)
    plan = lived(begun, moved, policy=policy)
    assert next_reassessment(plan) == day_after(TODAY, 6, Unit.MONTHS)
    plan = lived(plan, NeedsReassessed(**said(9), levels=(level,)), policy=policy)
    assert next_reassessment(plan) == day_after(later(9), 12, Unit.MONTHS)


def next_reassessment(plan: CasePlan) -> datetime.date:
    """Give the day of the next reassessment of a plan."""
    return min(item.due_on for item in plan.reviews if item.kind is ReviewKind.REASSESSMENT)


def test_a_fact_that_was_not_known_before_did_not_change() -> None:
    """From its first day on it is simply known; its next value is a change."""
    plan = lived(PLAN, supervised(1, "high"), supervised(5, "low"))
    assert told(plan) == [("supervision_level", 5, "high", "low")]


def test_a_reassessment_of_needs_alone_changes_no_fact() -> None:
    """Levels of needs are no facts that duties ask about."""
    event = NeedsReassessed(**said(1), levels=(NewLevel(need_id="n1", level=Level.LOW),))
    assert told(lived(PLAN, event)) == []
    assert facts_set_by(event) == {}


def test_a_circumstance_without_facts_changes_none() -> None:
    """Words are not compared."""
    assert facts_set_by(CircumstanceChanged(**said(1), **CHANGED)) == {}


@pytest.mark.parametrize(
    "event", [CopyGiven(**said(1)), NeedFound(**said(1), need=a_need("n9", "leisure"))]
)
def test_events_of_other_kinds_set_no_facts(event: PlanEvent) -> None:
    """Whatever they change in the plan."""
    assert facts_set_by(event) == {}


def test_one_event_may_set_several_facts() -> None:
    """The level of supervision stands beside the named ones, and wins where one is named so."""
    event = CircumstanceChanged(
        **said(1),
        **CHANGED,
        supervision_level="low",
        facts=(("in_work", True), ("supervision_level", "high")),
    )
    assert facts_set_by(event) == {"in_work": True, "supervision_level": "low"}


def test_the_same_value_again_is_no_change() -> None:
    """Whoever says it again."""
    plan = lived(
        drafted(supervision_level="high"),
        supervised(1, "high"),
        NeedsReassessed(**said(2), risk_level=RiskLevel.HIGH),
    )
    assert told(plan) == []


def test_of_two_changes_of_one_day_the_last_one_counts() -> None:
    """From what was before the day; nothing where the day ends as it began."""
    begun = drafted(supervision_level="high")
    assert told(lived(begun, supervised(1, "medium"), supervised(1, "low"))) == [
        ("supervision_level", 1, "high", "low")
    ]
    back = lived(begun, supervised(1, "medium"), supervised(1, "high"), supervised(4, "low"))
    assert told(back) == [("supervision_level", 4, "high", "low")]
    thrice = (supervised(1, "low", "1"), supervised(1, "medium", "2"), supervised(1, "low", "3"))
    assert told(lived(begun, *thrice)) == [("supervision_level", 1, "high", "low")]


def test_changes_of_two_facts_on_one_day_do_not_hide_each_other() -> None:
    """Each fact changes once a day, in whatever turn they are written down."""
    plan = lived(
        drafted(supervision_level="high", facts=(("a", 1), ("b", 1))),
        CircumstanceChanged(**said(1), **CHANGED, facts=(("a", 2), ("b", 2))),
        supervised(1, "medium"),
        CircumstanceChanged(**said(1), **CHANGED, facts=(("a", 3),)),
        supervised(1, "low"),
    )
    assert sorted(told(plan)) == [
        ("a", 1, 1, 3),
        ("b", 1, 1, 2),
        ("supervision_level", 1, "high", "low"),
    ]


def test_changes_follow_from_each_other_also_where_they_were_recorded_out_of_order() -> None:
    """By their days, whatever was written down last."""
    plan = with_history(
        drafted(supervision_level="high"),
        supervised(20, "low"),
        supervised(10, "medium"),
        supervised(20, "minimum", "second"),
    )
    assert told(plan) == [
        ("supervision_level", 10, "high", "medium"),
        ("supervision_level", 20, "medium", "minimum"),
    ]


def test_a_change_on_the_day_of_the_draft_is_one() -> None:
    """What the case said was before it."""
    assert told(lived(drafted(supervision_level="high"), supervised(0, "low"))) == [
        ("supervision_level", 0, "high", "low")
    ]


def test_a_history_that_does_not_begin_with_a_draft_says_nothing_of_before() -> None:
    """What held before its first event is not known."""
    whole = with_history(drafted(supervision_level="high"), supervised(1, "low"))
    assert changes_of(evolve(whole, history=whole.history[1:])) == ()


def test_changes_are_in_order_of_their_days() -> None:
    """As the agenda asks for them."""
    days = [change.on for change in changes_of(many_changes())]
    assert days == sorted(days)
    assert len(days) > 3


def many_changes() -> CasePlan:
    """Give a plan whose facts change often, and not in order."""
    return with_history(
        drafted(supervision_level="high", facts=(("a", 1),)),
        supervised(9, "low"),
        supervised(3, "medium"),
        CircumstanceChanged(**said(5), **CHANGED, facts=(("a", 2),)),
        CircumstanceChanged(**said(1), **CHANGED, facts=(("a", 4),)),
        NeedsReassessed(**said(4), risk_level=RiskLevel.LOW),
    )


@pytest.mark.parametrize("level", ["medium", "minimum"])
def test_the_agenda_counts_a_duty_by_the_level_of_each_time(level: str) -> None:
    """As if the caller had told the change, which then is not told twice."""
    policy = policy_named("idaho")
    begun = drafted(
        NEEDS,
        policy,
        supervision_level="high",
        case_type="general",
        dates=(("supervision_began_on", TODAY),),
    )
    seen = SessionHeld(**said(30), contact="face_to_face")
    plan = lived(begun, supervised(20, level), seen, policy=policy)
    change = LevelChange(fact="supervision_level", on=later(20), before="high", after=level)
    contact = Event(kind="face_to_face", on=later(30))

    def contacts(plan: CasePlan, *history: Event | LevelChange) -> list[Any]:
        items = agenda(plan, policy, start=TODAY, end=later(300), as_of=later(35), history=history)
        return [(item.due_on, item.state) for item in items if item.duty == "face_to_face"]

    without = evolve(plan, history=())
    assert contacts(plan) == contacts(without, change, contact) == contacts(plan, change, contact)
    assert contacts(plan) != contacts(without, contact)
    assert contacts(plan) != contacts(without, change)


def test_a_persons_decision_on_the_risk_changes_a_fact() -> None:
    """One on a need does not; each from its day on."""
    decision = Override(by="supervisor:2", on=TODAY, reason="r")
    plan = lived(
        PLAN,
        LevelOverridden(**said(3), need_id="n2", level=Level.LOW, override=decision),
        LevelOverridden(**said(4), risk_level=RiskLevel.LOW, override=decision),
    )
    assert told(plan) == [("risk_level", 4, "high", "low")]


def test_a_draft_begins_with_the_levels_of_its_day() -> None:
    """A later decision on the risk is no fact of the draft."""
    decision: dict[str, Any] = {"by": "supervisor:2", "on": later(9), "reason": "r"}
    case = override_risk_level(PLAN.case, RiskLevel.LOW, **decision)
    event = NeedsReassessed(**said(5), risk_level=RiskLevel.MODERATE)
    plan = lived(a_plan(case), event)
    assert told(plan) == [("risk_level", 5, "high", "moderate")]
