"""One event on one plan: a new plan, or a refusal that changes nothing."""

import datetime
from typing import Any

import pytest
from attrs import evolve

from rnr_caseplan import (
    Applied,
    CasePlan,
    CheckException,
    GoalStatus,
    InputError,
    Level,
    Override,
    PlanEvent,
    ReviewKind,
    Signature,
    SignatureAnswer,
    StepStatus,
    apply,
    plan_to_data,
    read_plan,
)
from rnr_caseplan.lifecycle import (
    ActivityAdded,
    CarriedOver,
    Circumstance,
    CircumstanceChanged,
    ClosedBecause,
    CopyGiven,
    Drafted,
    GoalAchieved,
    GoalActivated,
    GoalPaused,
    GoalResumed,
    GoalReworded,
    NeedFound,
    NeedsReassessed,
    NewLevel,
    OrientationGiven,
    OrientationTopic,
    PlanClosed,
    ReviewHeld,
    SessionHeld,
    Signed,
    StepAdded,
)
from rnr_caseplan.lifecycle.applying import begin_history, first_entry
from rnr_caseplan.model.events.kinds import EVENT_KINDS
from rnr_caseplan.model.recorded import PolicyInForce
from tests.unit.builders import (
    TODAY,
    a_need,
    policy_named,
    policy_with,
)
from tests.unit.every_event import MARKER, WORDS, every_event, whole_life
from tests.unit.lives import NEEDS, drafted, later, lived, refused

P = policy_named()
PLAN = drafted()
REASON = "as the judge asked"
OVERRIDE = Override(by="staff:40", on=TODAY, reason=REASON)


def said(days: int = 0, by: str = "staff:17") -> dict[str, Any]:
    """Give the day and the author of an event."""
    return {"on": later(days), "by": by}


def a_goal_out_of_turn(**facts: Any) -> tuple[CasePlan, GoalActivated]:
    """Give a plan with an interfering need, and an event that does not wait for it.

    Under the policy of treatment courts g2 waits until the participant has stabilized.
    """
    needs = (a_need("n1", "unstable_housing", interferes=True), a_need("n2", "employment"))
    plan = drafted(needs, policy_named("treatment-court"), incidents=())
    return plan, GoalActivated(**said(1), goal_id="g2", **facts)


# A change. ------------------------------------------------------------------------------


def test_an_event_makes_the_next_version_and_leaves_the_plan_as_it_was() -> None:
    """The old plan is a value: nothing in it changes."""
    before = plan_to_data(PLAN)
    applied = apply(PLAN, GoalPaused(**said(1), goal_id="g1"), P)
    assert (applied.accepted, applied.value.version, PLAN.version) == (True, 2, 1)
    assert plan_to_data(PLAN) == before
    assert PLAN.history == ()


def test_the_first_event_brings_the_draft_into_the_history() -> None:
    """As version 1, of its day, by nobody named, with its case and its policy."""
    drafted_entry, entry = lived(PLAN, CopyGiven(**said(1))).history
    assert drafted_entry.event == Drafted(on=TODAY, case=PLAN.case, policy="rnr-baseline")
    assert (drafted_entry.version, drafted_entry.policy) == (1, PLAN.policy)
    assert [reason.rule for reason in drafted_entry.reasons] == ["events.drafted"]
    assert (entry.version, entry.event) == (2, CopyGiven(**said(1)))


def test_every_event_bumps_the_version_also_a_note() -> None:
    """The history counts from 1 without a gap."""
    plan = lived(PLAN, SessionHeld(**said(1)), CopyGiven(**said(1)), SessionHeld(**said(2)))
    assert [entry.version for entry in plan.history] == [1, 2, 3, 4]
    assert plan.version == 4


def test_an_entry_holds_the_policy_under_which_the_event_was_accepted() -> None:
    """And so does the plan from then on."""
    next_year = policy_named(on=datetime.date(2027, 6, 1))
    plan = lived(PLAN, CopyGiven(**said(200)), policy=next_year)
    in_force = PolicyInForce(name=next_year.name, version=next_year.version, on=next_year.on)
    assert plan.history[-1].policy == plan.policy == in_force
    assert plan.history[0].policy == PLAN.policy


@pytest.mark.parametrize("entry", whole_life().history[1:], ids=lambda entry: entry.event.kind)
def test_every_accepted_event_is_told_by_the_rule_of_its_kind(entry: Any) -> None:
    """As the first reason, with its source."""
    assert entry.reasons[0].rule == f"events.{entry.event.kind}"


def test_what_came_of_an_event_is_a_decision() -> None:
    """Its reasons are those that the history keeps."""
    applied = apply(PLAN, CopyGiven(**said(1)), P)
    assert applied.reasons == applied.value.history[-1].reasons
    assert applied.instead == ()
    assert applied.why == applied.reasons[0].sentence
    assert "given a copy" in applied.why


def test_what_is_missing_follows_from_what_is_recorded() -> None:
    """A note leaves the list as it is; what was done is struck off it."""
    assert any(line.startswith("engagement") for line in PLAN.missing)
    noted = lived(PLAN, SessionHeld(**said(1)))
    assert noted.missing == PLAN.missing
    given = lived(noted, OrientationGiven(**said(1), topics=tuple(OrientationTopic)))
    assert not any(line.startswith("engagement") for line in given.missing)
    copied = lived(given, CopyGiven(**said(1)))
    assert any(line.startswith("copy") for line in given.missing)
    assert not any(line.startswith("copy") for line in copied.missing)


def test_the_signature_of_the_participant_alone_counts_as_one() -> None:
    """And only where it agrees, at least in part."""
    answers = {
        ("staff:17", SignatureAnswer.AGREED): True,
        ("P-1", SignatureAnswer.DECLINED): True,
        ("P-1", SignatureAnswer.AGREED_IN_PART): False,
        ("P-1", SignatureAnswer.AGREED): False,
    }
    for (signer, answer), is_missing in answers.items():
        event = Signed(**said(1), signer=signer, answer=answer, reason="x")
        lines = lived(PLAN, event).missing
        assert any(line.startswith("signature") for line in lines) is is_missing, (signer, answer)


# Reviews. -------------------------------------------------------------------------------


def formal_reviews(plan: CasePlan) -> list[datetime.date]:
    """Give the days of the formal reviews that are listed."""
    return [item.due_on for item in plan.reviews if item.kind is ReviewKind.FORMAL_REVIEW]


def test_a_review_that_was_held_is_not_listed_any_more_and_the_next_ones_are() -> None:
    """As far ahead of the day of the event as the policy lists them."""
    before = formal_reviews(PLAN)
    held = ReviewHeld(on=before[0], by="staff:17", review=ReviewKind.FORMAL_REVIEW)
    after = formal_reviews(lived(PLAN, held))
    assert before[0] not in after
    assert after
    assert min(after) > before[0]


def test_a_goal_that_rests_is_not_checked_on() -> None:
    """Its check-ins come back when it goes on."""
    paused = lived(PLAN, GoalPaused(**said(1), goal_id="g1"))
    resumed = lived(paused, GoalResumed(**said(8), goal_id="g1"))
    checked = [{item.goal_id for item in plan.reviews} for plan in (PLAN, paused, resumed)]
    assert checked == [{"g1", "g2", None}, {"g2", None}, {"g1", "g2", None}]


def test_what_has_nothing_to_do_with_reviews_leaves_them_alone() -> None:
    """Not even their reasons are told anew."""
    plan = lived(PLAN, CopyGiven(**said(30)), SessionHeld(**said(40)))
    assert plan.reviews is PLAN.reviews


def test_a_closed_plan_is_not_reviewed() -> None:
    """Nothing is due in it."""
    assert whole_life().reviews == ()


def test_reviews_are_listed_up_to_the_end_of_the_calendar() -> None:
    """Where the months that the policy lists would go past it."""
    last = datetime.date(9999, 6, 1)
    plan = lived(PLAN, GoalPaused(on=last, by="staff:17", goal_id="g1"))
    assert plan.reviews
    assert max(item.due_on for item in plan.reviews) <= datetime.date.max


def test_reviews_are_counted_on_the_latest_day_that_is_known_of() -> None:
    """An event that is written down late does not bring back what is past."""
    late = GoalPaused(**said(1), goal_id="g1")
    now = lived(PLAN, SessionHeld(**said(200)), late)
    then = lived(PLAN, late)
    assert max(item.due_on for item in now.reviews) > max(item.due_on for item in then.reviews)


# Warnings. ------------------------------------------------------------------------------


UNCOUNTED = "duties.reassessment: cannot be counted: supervision level is not recorded"


def test_what_is_past_on_the_day_of_a_change_is_warned_of() -> None:
    """The day itself is not past."""
    line = f"condition c2: its day, {later(60)}, has passed"
    told = [lived(PLAN, GoalPaused(**said(days), goal_id="g1")).warnings for days in (60, 61)]
    assert [line in warnings for warnings in told] == [False, True]


def test_a_note_leaves_the_warnings_alone_unless_it_is_a_review() -> None:
    """Reviews are counted from the one that was held, and so is what is overdue."""
    assert lived(PLAN, SessionHeld(**said(61))).warnings is PLAN.warnings
    held = lived(PLAN, ReviewHeld(**said(61), review=ReviewKind.FORMAL_REVIEW)).warnings
    assert [line for line in held if line.startswith("goal_check_in")]
    assert not [line for line in PLAN.warnings if line.startswith("goal_check_in")]


@pytest.mark.parametrize(
    "event",
    [
        SessionHeld(**said(1)),
        CopyGiven(**said(1)),
        GoalPaused(**said(1), goal_id="g1"),
        ReviewHeld(**said(1), review=ReviewKind.FORMAL_REVIEW),
    ],
)
def test_a_duty_that_cannot_be_counted_is_warned_of_until_it_can(event: PlanEvent) -> None:
    """Whether the event counts the days of reviews anew or not."""
    plan = lived(drafted(NEEDS, policy_named("idaho")), event)
    assert [line for line in plan.warnings if line.startswith("duties.")] == [UNCOUNTED]
    known = CircumstanceChanged(
        **said(2), circumstance=Circumstance.SUPERVISION, text="x", supervision_level="high"
    )
    assert not [line for line in lived(plan, known).warnings if line.startswith("duties.")]


def test_a_closed_plan_has_no_duties_to_warn_of() -> None:
    """Nothing in it is counted."""
    plan = drafted(NEEDS, policy_named("idaho"), conditions=())
    carried = tuple(CarriedOver(to="nobody", goal_id=goal.id) for goal in plan.goals)
    closed = lived(plan, PlanClosed(**said(1), because=ClosedBecause.DIED, carried=carried))
    assert not [line for line in closed.warnings if line.startswith("duties.")]


def test_the_end_of_the_calendar_is_no_lack_of_facts() -> None:
    """A duty whose next day lies past it is not warned of."""
    last = datetime.date(9999, 12, 30)
    plan = lived(PLAN, GoalPaused(on=last, by="staff:17", goal_id="g1"))
    assert not [line for line in plan.warnings if line.startswith("duties.")]


def test_goals_that_have_ended_need_no_other_words() -> None:
    """Only open ones are waiting for the participant's."""
    lines = lived(PLAN, GoalAchieved(**said(1), goal_id="g1")).missing
    (line,) = [line for line in lines if line.startswith("goals:")]
    assert line.startswith("goals: g2, g3 in starter words")


# A refusal. -----------------------------------------------------------------------------


def test_a_refused_event_changes_nothing_and_says_what_would_be_accepted() -> None:
    """The very same plan comes back, also where it had no history yet."""
    applied = apply(PLAN, GoalActivated(**said(1), goal_id="g3"), P)
    assert not applied.accepted
    assert applied.value is PLAN
    assert [reason.rule for reason in applied.reasons] == ["goals.limit"]
    assert applied.instead == ("g3 when g1 or g2 has ended or rests",)
    assert applied.why.startswith("refused: ")
    assert applied.why.endswith("; accepted: g3 when g1 or g2 has ended or rests")


def test_every_fault_of_an_event_is_told_at_once() -> None:
    """Each with what would be accepted instead."""
    needs = (*NEEDS, a_need("n5", "unstable_housing", interferes=True))
    policy = policy_named("treatment-court")
    plan = drafted(needs, policy)
    first = plan.active_goals[0].id
    waiting = next(goal for goal in plan.future_goals if goal.need_ids == ("n2",))
    event = GoalActivated(**said(1), goal_id=waiting.id)
    rules = refused(plan, event, policy_with("treatment-court", goals_active_at_once=1))
    assert rules == ["goals.limit", "sequence.stabilize_first"]
    assert first != waiting.id
    applied = apply(plan, event, policy_with("treatment-court", goals_active_at_once=1))
    assert len(applied.instead) == 2


def test_every_refusal_says_what_would_be_accepted() -> None:
    """For each of its reasons."""
    draft = drafted((), **dict.fromkeys(("conditions", "incidents"), ()))
    for event in every_event():
        applied = apply(draft, event, P)
        if not applied.accepted:
            assert len(applied.instead) == len(applied.reasons)
            assert all(applied.instead)


def test_a_result_without_such_a_fact_has_nothing_instead() -> None:
    """What a reason does not say is left out."""
    reasons = apply(PLAN, CopyGiven(**said(1)), P).reasons
    assert Applied(PLAN, reasons, accepted=False).instead == ()


@pytest.mark.parametrize("event", every_event(), ids=lambda event: event.kind)
def test_no_refusal_repeats_anybodys_words(event: PlanEvent) -> None:
    """Neither why, nor what is accepted instead, nor any fact; nor does the result show them."""
    draft = drafted((), **dict.fromkeys(("conditions", "incidents"), ()))
    tries = [apply(plan, event, P) for plan in (draft, whole_life())]
    tries += [apply(PLAN, evolve(event, on=later(400), id="late"), P)]
    for applied in tries:
        if not applied.accepted:
            facts = [reason.facts for reason in applied.reasons]
            assert MARKER not in repr((applied.why, applied.instead, facts, applied))


# Overrides. -----------------------------------------------------------------------------


def test_a_named_person_goes_on_against_a_rule_where_the_policy_allows_it() -> None:
    """The history shows both for ever: who decided what, against which rule."""
    policy = policy_named("treatment-court")
    plan, event = a_goal_out_of_turn()
    assert refused(plan, event, policy) == ["sequence.stabilize_first"]
    applied = apply(plan, evolve(event, override=OVERRIDE), policy)
    assert applied.accepted
    assert [goal.id for goal in applied.value.active_goals] == ["g1", "g2"]
    accepted, override, against = applied.reasons
    assert accepted.rule == "events.goal_activated"
    assert override.rule == "lives.override"
    assert dict(override.facts) == {
        "by": "staff:40",
        "on": TODAY.isoformat(),
        "rules": ("sequence.stabilize_first",),
    }
    assert override.citation == policy.overridable_rules.citation
    assert against == apply(plan, event, policy).reasons[0]
    assert "staff:40 decided" in applied.why


def test_an_override_stands_in_the_history_for_ever() -> None:
    """Also after further events, and after the plan was written and read again."""
    policy = policy_named("treatment-court")
    plan, event = a_goal_out_of_turn(override=OVERRIDE)
    grown = lived(plan, event, CopyGiven(**said(2)), GoalAchieved(**said(3), goal_id="g2"))
    data = {"schema": "rnr-caseplan/plan/1", **plan_to_data(grown)}
    for found in (grown, read_plan(data)):
        entry = found.history[1]
        assert entry.event.override == OVERRIDE
        assert entry.event.override.reason == REASON
        assert "lives.override" in [reason.rule for reason in entry.reasons]
    assert policy.overridable_rules.value


def test_the_reason_of_an_override_is_in_the_event_and_not_in_the_reasons() -> None:
    """It is somebody's words."""
    plan, event = a_goal_out_of_turn(override=evolve(OVERRIDE, reason=WORDS))
    applied = apply(plan, event, policy_named("treatment-court"))
    assert applied.accepted
    assert MARKER not in applied.why
    assert MARKER not in repr([reason.facts for reason in applied.reasons])


def test_a_rule_that_the_policy_does_not_list_is_set_aside_by_nobody() -> None:
    """The limit of goals holds for everyone under the bundled policies."""
    event = GoalActivated(**said(1), goal_id="g3", override=OVERRIDE)
    assert "goals.limit" not in P.overridable_rules.value
    assert refused(PLAN, event) == ["goals.limit"]


def test_a_policy_may_list_no_rule_at_all() -> None:
    """Then no override goes past any."""
    plan, event = a_goal_out_of_turn(override=OVERRIDE)
    strict = policy_with("treatment-court", overridable_rules=())
    assert refused(plan, event, strict) == ["sequence.stabilize_first"]


def test_an_override_goes_past_all_rules_or_past_none() -> None:
    """One that the policy does not list stops the event, and all are told."""
    plan, event = a_goal_out_of_turn(override=OVERRIDE)
    strict = policy_with("treatment-court", goals_active_at_once=1)
    assert refused(plan, event, strict) == ["goals.limit", "sequence.stabilize_first"]


def test_an_override_where_nothing_is_to_be_overridden_is_no_override() -> None:
    """The event is accepted as it would be without; what was said stays in it."""
    event = CopyGiven(**said(1), override=OVERRIDE)
    applied = apply(PLAN, event, P)
    assert [reason.rule for reason in applied.reasons] == ["events.copy_given"]
    assert applied.value.history[-1].event.override == OVERRIDE


def test_an_override_names_each_rule_that_it_sets_aside() -> None:
    """Closing a plan whose needs, conditions and dangers are open goes against several."""
    carried = (
        *(CarriedOver(to="nobody", goal_id=goal.id) for goal in PLAN.goals),
        *(CarriedOver(to="nobody", condition_id=item.id) for item in PLAN.conditions),
    )
    event = PlanClosed(**said(1), because=ClosedBecause.COMPLETED, carried=carried)
    policy = policy_with(
        overridable_rules=("closing.need_open", "closing.condition_open", "closing.danger_open")
    )
    against = refused(PLAN, event, policy)
    assert set(against) == set(policy.overridable_rules.value)
    closed = lived(PLAN, evolve(event, override=OVERRIDE), policy=policy)
    override = closed.history[-1].reasons[1]
    assert override.fact("rules") == tuple(against)
    assert closed.closed_on == later(1)


# Plans that were not drafted, or not by the library alone. -------------------------------


def test_a_history_begins_with_the_draft_once() -> None:
    """A plan that has one keeps it."""
    begun = begin_history(PLAN)
    assert isinstance(begun, CasePlan)
    assert len(begun.history) == 1
    assert begin_history(begun) is begun
    event = begun.history[0].event
    assert isinstance(event, Drafted)
    assert first_entry(PLAN, event) == begun.history[0]


def with_first(parts: tuple[Any, ...], **changes: Any) -> tuple[Any, ...]:
    """Give some parts with changes in the first one."""
    return (evolve(parts[0], **changes), *parts[1:])


FIRST = PLAN.goals[0]
EXCEPTION = CheckException(code="TGT08", by="staff:2", on=TODAY, reason="x")


@pytest.mark.parametrize(
    ("changes", "parts"),
    [
        ({"copy_given_on": TODAY}, ("copy_given_on",)),
        (
            {"signatures": (Signature(by="P-1", on=TODAY, answer=SignatureAnswer.AGREED),)},
            ("signatures",),
        ),
        ({"exceptions": (EXCEPTION,)}, ("exceptions",)),
        ({"version": 2}, ("version",)),
        ({"closed_on": TODAY}, ("closed_on",)),
        ({"closed_on": TODAY, "version": 2}, ("closed_on", "version")),
        ({"goals": with_first(PLAN.goals, status=GoalStatus.PAUSED)}, ("goals",)),
        ({"goals": with_first(PLAN.goals, status=GoalStatus.ACHIEVED)}, ("goals",)),
        (
            {
                "goals": with_first(
                    PLAN.goals, steps=with_first(FIRST.steps, status=StepStatus.COMPLETED)
                )
            },
            ("steps",),
        ),
        ({"conditions": with_first(PLAN.conditions, met_on=TODAY)}, ("conditions",)),
        ({"safety": with_first(PLAN.safety, answered_on=TODAY)}, ("safety",)),
    ],
)
def test_what_was_written_into_a_draft_by_hand_is_not_made_into_a_history(
    changes: dict[str, Any], parts: tuple[str, ...]
) -> None:
    """Else the history would not make the plan that it belongs to; each part is named."""
    plan = evolve(PLAN, **changes)
    for event in (CopyGiven(**said(1)), GoalResumed(**said(1), goal_id="g1")):
        assert refused(plan, event) == ["lives.written_by_hand"]
        assert apply(plan, event, P).reasons[0].fact("parts") == parts


# Arguments. -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "paths"),
    [
        ((PLAN.case, CopyGiven(**said()), P), ["plan"]),
        ((PLAN, "copy_given", P), ["event"]),
        ((PLAN, PlanEvent(**said()), P), ["event"]),
        ((PLAN, CopyGiven, P), ["event"]),
        ((PLAN, CopyGiven(**said()), "rnr-baseline"), ["policy"]),
        ((None, None, None), ["plan", "event", "policy"]),
    ],
)
def test_arguments_of_the_wrong_kind_are_told_together(
    arguments: tuple[Any, Any, Any], paths: list[str]
) -> None:
    """They are no decision; an event of no known kind is one of them."""
    with pytest.raises(InputError) as caught:
        apply(*arguments)
    assert [fault.path for fault in caught.value.faults] == paths


def test_every_kind_of_event_can_be_applied() -> None:
    """A second draft is known, and refused by a rule."""
    plan = lived(PLAN, CopyGiven(**said(1)))
    assert refused(plan, Drafted(on=TODAY, case=PLAN.case)) == ["lives.drafted_already"]
    applied = {entry.event.kind for entry in whole_life().history}
    assert applied == set(EVENT_KINDS)


def test_who_drafted_a_plan_is_said_of_that_draft() -> None:
    """It makes no further version; a draft of another day, case or policy is another one."""
    told = Drafted(on=PLAN.as_of, by="staff:17", case=PLAN.case)
    begun = lived(PLAN, told)
    assert (begun.version, begun.history[0].event) == (1, told)
    assert lived(begun, CopyGiven(**said(1))).history[0].event.by == "staff:17"
    for changes in ({"on": later(5)}, {"case": evolve(PLAN.case, lead=None)}, {"policy": "other"}):
        applied = apply(PLAN, evolve(told, **changes), P)
        assert [reason.rule for reason in applied.reasons] == ["lives.other_draft"]
        assert applied.reasons[0].fact("parts") == tuple(changes)


def test_an_event_that_comes_again_with_another_seen_version_is_the_same() -> None:
    """Whoever sends it a second time has only looked again."""
    first = CopyGiven(**said(1), seen_version=1)
    plan = lived(PLAN, first)
    assert refused(plan, evolve(first, seen_version=2)) == ["lives.recorded_already"]


# One after the other. -------------------------------------------------------------------


def test_the_order_of_events_matters() -> None:
    """What was accepted first is refused after the other."""
    pause, reach = GoalPaused(**said(1), goal_id="g1"), GoalAchieved(**said(1), goal_id="g1")
    paused, reached = lived(PLAN, pause), lived(PLAN, reach)
    assert refused(paused, reach) == ["lives.goal_status"]
    assert refused(reached, pause) == ["lives.goal_status"]


def test_nothing_disappears() -> None:
    """What was reworded is in the events; every part of the draft is still in the plan."""
    plan = whole_life()
    for name in ("goals", "conditions", "strengths", "triggers", "safety"):
        before = {part.id for part in getattr(PLAN, name)}
        assert before <= {part.id for part in getattr(plan, name)}
    steps = [{step.id for goal in one.goals for step in goal.steps} for one in (PLAN, plan)]
    assert steps[0] <= steps[1]
    assert {item.need.id for item in PLAN.needs} <= {item.need.id for item in plan.needs}
    first = lived(
        PLAN,
        GoalReworded(**said(1), goal_id="g1", statement="one"),
        GoalReworded(**said(2), goal_id="g1", statement="two"),
    )
    told = [
        entry.event.statement for entry in first.history if isinstance(entry.event, GoalReworded)
    ]
    assert told == ["one", "two"]


def test_the_library_gives_its_goals_no_id_that_people_chose() -> None:
    """A step of people's own may be named like one of a goal to come; ids stay apart."""
    from_people = evolve(FIRST.steps[0], id="g4.s1", due_on=later(9))
    plan = lived(
        PLAN,
        StepAdded(**said(1), goal_id="g1", step=from_people),
        NeedsReassessed(**said(2), levels=(NewLevel(need_id="n4", level=Level.HIGH),)),
    )
    assert [goal.id for goal in plan.goals] == ["g1", "g2", "g5", "g3"]
    ids = [step.id for goal in plan.goals for step in goal.steps]
    assert len(set(ids)) == len(ids)
    assert read_plan({"schema": "rnr-caseplan/plan/1", **plan_to_data(plan)}) == plan


def test_the_library_gives_its_activities_no_id_that_people_chose() -> None:
    """A need that is answered without a goal gets activities with ids of their own."""
    from_people = evolve(FIRST.activities[0], id="r1.a1")
    plan = lived(
        PLAN,
        ActivityAdded(**said(1), goal_id="g1", activity=from_people),
        NeedFound(**said(2), need=a_need("n9", "transport")),
    )
    assert [item.id for item in plan.adaptations[0].activities] == ["r2.a1", "r2.a2", "r2.a3"]
    assert read_plan({"schema": "rnr-caseplan/plan/1", **plan_to_data(plan)}) == plan


def test_who_drafted_a_plan_is_said_under_its_own_policy() -> None:
    """As every other event is."""
    told = Drafted(on=PLAN.as_of, by="staff:17", case=PLAN.case)
    assert refused(PLAN, told, policy_named("virginia")) == ["lives.other_policy"]
