"""What is true of every change that an accepted event makes."""

from collections.abc import Mapping
from typing import Any

from attrs import evolve

from rnr_caseplan import (
    Applied,
    CasePlan,
    EligibilityOutcome,
    Goal,
    GoalStatus,
    PlanEvent,
    Policy,
    StepStatus,
    diff,
)
from rnr_caseplan.lifecycle import (
    ActivityAdded,
    CaseConferenceHeld,
    ConditionAdded,
    ConditionMet,
    ConditionModified,
    CopyGiven,
    CourtDateSet,
    Drafted,
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
    PlanClosed,
    PlanTransferred,
    ProgressNoted,
    ReferralMade,
    ResponseGiven,
    ResponsivityRecorded,
    SafetyAnswered,
    SafetyNoted,
    ServiceAdded,
    Signed,
    StepAdded,
    StepCannotBeDoneYet,
    StepCompleted,
    StepNoLongerNeeded,
    StepStarted,
    StrengthFound,
    SupporterJoined,
    TeamMemberJoined,
    TeamMemberLeft,
    TriggerFound,
)
from tests.stateful.standing import ENDED, OPEN, ids_in

DONE = {StepStatus.COMPLETED, StepStatus.NO_LONGER_NEEDED}
MOVES: Mapping[type[PlanEvent], tuple[set[GoalStatus], GoalStatus]] = {
    GoalActivated: ({GoalStatus.FUTURE}, GoalStatus.ACTIVE),
    GoalResumed: ({GoalStatus.PAUSED}, GoalStatus.ACTIVE),
    GoalPaused: ({GoalStatus.ACTIVE}, GoalStatus.PAUSED),
    GoalAchieved: ({GoalStatus.ACTIVE}, GoalStatus.ACHIEVED),
    GoalDiscontinued: (OPEN, GoalStatus.DISCONTINUED),
    GoalReAdded: (ENDED, GoalStatus.FUTURE),
}
"""From where to where each event moves the goal that it names; no other event moves one."""
STEP_MOVES: Mapping[type[PlanEvent], StepStatus] = {
    StepStarted: StepStatus.STARTED,
    StepCompleted: StepStatus.COMPLETED,
    StepCannotBeDoneYet: StepStatus.CANNOT_BE_DONE_YET,
    StepNoLongerNeeded: StepStatus.NO_LONGER_NEEDED,
}
_MAKES_A_DIFFERENCE = (
    *MOVES,
    *STEP_MOVES,
    ConditionMet,
    ConditionModified,
    CopyGiven,
    ExceptionMade,
    FullPlanDecided,
    GoalReworded,
    GoalsReordered,
    LeadChanged,
    LevelOverridden,
    PlanClosed,
    ProgressNoted,
    ResponsivityRecorded,
    SafetyAnswered,
    Signed,
)
"""Kinds of event that change a part of the plan, and so show in what differs."""
_ADDED: Mapping[type[PlanEvent], tuple[str, str]] = {
    StepAdded: ("step", "steps"),
    ActivityAdded: ("activity", "activities"),
    ConditionAdded: ("condition", "conditions"),
    NeedFound: ("need", "needs"),
    SafetyNoted: ("note", "dangers"),
    StrengthFound: ("strength", "strengths"),
    TriggerFound: ("trigger", "triggers"),
    ServiceAdded: ("service", "services"),
    TeamMemberJoined: ("member", "team"),
    SupporterJoined: ("supporter", "supporters"),
    CourtDateSet: ("court_date", "court_dates"),
    IncidentRecorded: ("incident", "incidents"),
    ReferralMade: ("referral_id", "referrals"),
    ResponseGiven: ("response_id", "responses"),
    CaseConferenceHeld: ("conference_id", "conferences"),
}
"""The field of an event that brings something new, and where that must be afterwards."""


def check_change(before: CasePlan, event: PlanEvent, applied: Applied, policy: Policy) -> None:
    """Hold whatever is true of every accepted event."""
    after = applied.value
    _check_belonging(before, event, policy)
    _check_domains(after, policy)
    _check_history(before, event, applied, policy)
    _check_difference(before, event, after)
    _check_nothing_lost(before, event, after)
    _check_moves(before, event, after)
    _check_limit(before, applied, policy)
    _check_queue(before, event, after)
    _check_exceptions(before, event, after)
    _check_fitted(before, event, after)
    assert after.closed_on == (event.on if isinstance(event, PlanClosed) else None)
    if not isinstance(event, ConditionMet | ConditionModified):
        _check_same(before, after, "conditions", "met_on")
    if not isinstance(event, SafetyAnswered):
        answered = {item.id for item in before.safety if item.answered_on is not None}
        now = {item.id for item in after.safety if item.answered_on is not None}
        assert now <= answered


def _check_belonging(before: CasePlan, event: PlanEvent, policy: Policy) -> None:
    """What is accepted belongs to this plan as it is, and to its policy."""
    assert before.closed_on is None
    assert event.on >= before.as_of
    assert event.seen_version in {None, before.version}
    assert event.override is None or event.override.on <= event.on
    named = event.policy if isinstance(event, PlanTransferred) else None
    assert policy.name == (named or before.policy.name)


def _check_domains(plan: CasePlan, policy: Policy) -> None:
    """The policy of a plan can speak of all that is in it."""
    case = plan.case
    domains = [
        *[need.domain for need in case.needs],
        *[domain for condition in case.conditions for domain in condition.domains],
        *[domain for strength in case.strengths for domain in strength.domains],
    ]
    assert all(policy.domain(domain) is not None for domain in domains)


def _check_difference(before: CasePlan, event: PlanEvent, after: CasePlan) -> None:
    """Whatever differs, the event made; and an event of these kinds makes a difference."""
    found = diff(before, after)
    assert found.follows
    assert found.events == after.history[-1:]
    for difference in found.differences:
        assert difference.by == found.events, difference.sentence
        assert event.by is None or event.by in difference.sentence
    if isinstance(event, (*_MAKES_A_DIFFERENCE, *_ADDED)):
        assert found.differences, event.kind


def check_begun(before: CasePlan, event: Drafted, applied: Applied) -> None:
    """Hold that a draft whose draftsman is told is the same plan, with its history begun."""
    after = applied.value
    assert before.history == ()
    assert evolve(after, history=()) == before
    (entry,) = after.history
    assert entry.event is event
    assert entry.version == 1
    assert event.on == before.as_of
    assert event.case == before.case
    assert entry.reasons == applied.reasons


def _check_history(before: CasePlan, event: PlanEvent, applied: Applied, policy: Policy) -> None:
    after, entry = applied.value, applied.value.history[-1]
    assert after.version == before.version + 1
    assert after.as_of == before.as_of
    assert after.case.participant == before.case.participant
    assert entry.event is event
    assert entry.version == after.version
    assert entry.reasons == applied.reasons
    assert entry.policy == after.policy
    assert (entry.policy.name, entry.policy.on) == (policy.name, policy.on)
    begun = after.history[:-1]
    if before.history:
        assert begun == before.history
    else:
        (drafted,) = begun
        assert isinstance(drafted.event, Drafted)
        assert drafted.event.case == before.case
    rules = [reason.rule for reason in applied.reasons]
    assert rules[0] == f"events.{event.kind}"
    if len(rules) > 1:
        assert event.override is not None
        assert rules[1] == "lives.override"
        assert set(rules[2:]) <= set(policy.overridable_rules.value)
        assert rules[2:]


def _check_nothing_lost(before: CasePlan, event: PlanEvent, after: CasePlan) -> None:
    held, now = ids_in(before), ids_in(after)
    for name, ids in held.items():
        lost = set(ids) - set(now[name])
        expected = {event.member_id} if isinstance(event, TeamMemberLeft) else set()
        assert lost == (expected if name == "team" else set()), (name, lost)
    if type(event) in _ADDED:
        field, name = _ADDED[type(event)]
        new: Any = getattr(event, field)
        assert (new if isinstance(new, str) else new.id) in set(now[name]) - set(held[name])
    for old in before.goals:
        _check_kept(old, _goal(after, old.id), event)


def _goal(plan: CasePlan, identifier: str) -> Goal:
    return next(goal for goal in plan.goals if goal.id == identifier)


def _check_kept(old: Goal, new: Goal, event: PlanEvent) -> None:
    """Nobody's words change by themselves; what is done, and what has ended, stays as it is."""
    assert old.need_ids == new.need_ids
    if not (isinstance(event, GoalReAdded) and event.goal_id == old.id):
        assert old.closes_at is new.closes_at
    if not (isinstance(event, GoalReworded) and event.goal_id == old.id):
        assert (old.statement, old.measure, old.wording) == (
            new.statement,
            new.measure,
            new.wording,
        )
    held = {step.id: step for step in new.steps}
    moved = getattr(event, "step_id", None)
    for step in old.steps:
        now = held[step.id]
        assert (step.text, step.responsible) == (now.text, now.responsible)
        expected = STEP_MOVES.get(type(event)) if moved == step.id else None
        assert now.status is (expected or step.status)
        if step.status in DONE:
            assert step.due_on == now.due_on
    if old.status in ENDED and new.status in ENDED:
        assert (old.starts_on, old.target_date) == (new.starts_on, new.target_date)
        assert [step.due_on for step in old.steps] == [step.due_on for step in new.steps]
        assert old.activities == new.activities


def _check_moves(before: CasePlan, event: PlanEvent, after: CasePlan) -> None:
    """Only its own events move a goal, and only from where they may: none rises from its end."""
    held = {goal.id: goal.status for goal in before.goals}
    for goal in after.goals:
        if goal.id not in held:
            assert goal.status is GoalStatus.FUTURE
        elif type(event) in MOVES and getattr(event, "goal_id", None) == goal.id:
            origins, target = MOVES[type(event)]
            assert held[goal.id] in origins
            assert goal.status is target
        else:
            assert goal.status is held[goal.id]


def _check_limit(before: CasePlan, applied: Applied, policy: Policy) -> None:
    """No goal begins past the limit, without a full plan or beside one on the same need.

    An override may go past these rules where the policy lets it, and the entry says so.
    """
    after, against = applied.value, [reason.rule for reason in applied.reasons]
    active = len(after.active_goals)
    if after.policy.name != before.policy.name:
        assert active <= policy.goals_active_at_once.value or "goals.limit" in against
    if active > len(before.active_goals):
        assert active <= policy.goals_active_at_once.value or "goals.limit" in against
        is_full = before.eligibility.outcome is EligibilityOutcome.FULL_PLAN
        assert is_full or "targets.no_full_plan" in against
        worked_on = [need_id for goal in after.active_goals for need_id in goal.need_ids]
        shared = len(worked_on) - len(set(worked_on))
        held = [need_id for goal in before.active_goals for need_id in goal.need_ids]
        rises = shared > len(held) - len(set(held))
        assert not rises or "sequence.one_goal_a_need" in against


def _check_queue(before: CasePlan, event: PlanEvent, after: CasePlan) -> None:
    """Goals wait in the order that they had; whatever people ask for joins at the end."""
    queue = [goal.id for goal in after.future_goals]
    if isinstance(event, GoalsReordered):
        assert queue == list(event.goal_ids)
        return
    kept = [goal.id for goal in before.future_goals if goal.id in queue]
    assert [identifier for identifier in queue if identifier in kept] == kept
    is_ordered = any(isinstance(entry.event, GoalsReordered) for entry in after.history)
    if is_ordered or isinstance(event, (GoalAdded, GoalReAdded)):
        assert queue[: len(kept)] == kept
    if not isinstance(event, GoalAdded):
        _check_new_goals(before, after)
    for status in (GoalStatus.ACTIVE, GoalStatus.PAUSED):
        order = [goal.id for goal in after.goals if goal.status is status]
        stayed = [goal.id for goal in before.goals if goal.status is status and goal.id in order]
        assert [identifier for identifier in order if identifier in stayed] == stayed


def _check_new_goals(before: CasePlan, after: CasePlan) -> None:
    """The library drafts a goal only for a need on which none is open."""
    held = {goal.id for goal in before.goals}
    open_before = [goal for goal in before.goals if goal.status in OPEN]
    worked_on = {need_id for goal in open_before for need_id in goal.need_ids}
    new = [need_id for goal in after.goals if goal.id not in held for need_id in goal.need_ids]
    assert len(set(new)) == len(new)
    assert not set(new) & worked_on


def _check_fitted(before: CasePlan, event: PlanEvent, after: CasePlan) -> None:
    """Another profile changes how a plan is carried out: no need, and no goal that has begun."""
    if not isinstance(event, ResponsivityRecorded):
        return
    assert after.needs == before.needs
    assert after.eligibility == before.eligibility
    assert after.driver == before.driver
    assert after.adaptations == before.adaptations
    begun = {goal.id: goal.steps for goal in before.goals if goal.status is not GoalStatus.FUTURE}
    assert {goal.id: goal.steps for goal in after.goals if goal.id in begun} == begun


def _check_exceptions(before: CasePlan, event: PlanEvent, after: CasePlan) -> None:
    """Exceptions to checks stay; only their own event adds one, and it is another than before."""
    held = len(before.exceptions)
    assert after.exceptions[:held] == before.exceptions
    new = after.exceptions[held:]
    if not isinstance(event, ExceptionMade):
        assert new == ()
        return
    (made,) = new
    said = (event.code, event.about, event.until, event.on, event.by, event.reason)
    assert (made.code, made.about, made.until, made.on, made.by, made.reason) == said
    earlier = [item for item in before.exceptions if (item.code, item.about) == said[:2]]
    assert not earlier or (earlier[-1].on <= made.on and earlier[-1].until != made.until)


def _check_same(before: CasePlan, after: CasePlan, name: str, field: str) -> None:
    now = {part.id: getattr(part, field) for part in getattr(after, name)}
    for part in getattr(before, name):
        assert now[part.id] == getattr(part, field)
