"""The laws of the life of a plan: of a plan as it stands, of a change, and of a refusal."""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from rnr_caseplan import (
    Applied,
    CasePlan,
    Disposition,
    Goal,
    GoalStatus,
    PlanEvent,
    Policy,
    StepStatus,
    Tier,
    diff,
    find_rule,
)
from rnr_caseplan.lifecycle import (
    ActivityAdded,
    CaseConferenceHeld,
    ConditionAdded,
    ConditionMet,
    ConditionModified,
    CopyGiven,
    Drafted,
    GoalAchieved,
    GoalActivated,
    GoalDiscontinued,
    GoalPaused,
    GoalReAdded,
    GoalResumed,
    GoalReworded,
    GoalsReordered,
    LeadChanged,
    NeedFound,
    PlanClosed,
    PlanTransferred,
    ProgressNoted,
    ReferralMade,
    ResponseGiven,
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
    TeamMemberJoined,
    TeamMemberLeft,
    TriggerFound,
)

ORDER_OF_GOALS = (
    GoalStatus.ACTIVE,
    GoalStatus.PAUSED,
    GoalStatus.FUTURE,
    GoalStatus.ACHIEVED,
    GoalStatus.DISCONTINUED,
)
OPEN = {GoalStatus.ACTIVE, GoalStatus.PAUSED, GoalStatus.FUTURE}
ENDED = {GoalStatus.ACHIEVED, GoalStatus.DISCONTINUED}
DONE = {StepStatus.COMPLETED, StepStatus.NO_LONGER_NEEDED}
YEAR_OF_NO_DAYS = 9900
"""From here on days that a policy counts may lie past the end of the calendar."""

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

_PARTS: Mapping[str, Callable[[CasePlan], Iterable[str]]] = {
    "needs": lambda plan: [item.need.id for item in plan.needs],
    "goals": lambda plan: [goal.id for goal in plan.goals],
    "steps": lambda plan: [step.id for goal in plan.goals for step in goal.steps],
    "activities": lambda plan: [
        *[activity.id for goal in plan.goals for activity in goal.activities],
        *[activity.id for item in plan.adaptations for activity in item.activities],
    ],
    "adaptations": lambda plan: [item.need_id for item in plan.adaptations],
    "conditions": lambda plan: [item.id for item in plan.conditions],
    "strengths": lambda plan: [item.id for item in plan.strengths],
    "triggers": lambda plan: [item.id for item in plan.triggers],
    "dangers": lambda plan: [item.id for item in plan.safety],
    "services": lambda plan: [item.id for item in plan.services],
    "referrals": lambda plan: [item.id for item in plan.referrals],
    "responses": lambda plan: [item.id for item in plan.responses],
    "conferences": lambda plan: [item.id for item in plan.case_conferences],
    "assessments": lambda plan: [item.id for item in plan.case.assessments],
    "incidents": lambda plan: [item.id for item in plan.case.incidents],
    "team": lambda plan: [item.id for item in plan.case.team],
}
"""The ids of everything in a plan that nothing may lose."""
_MAKES_A_DIFFERENCE = (
    *MOVES,
    *STEP_MOVES,
    ConditionMet,
    ConditionModified,
    CopyGiven,
    GoalReworded,
    GoalsReordered,
    LeadChanged,
    PlanClosed,
    ProgressNoted,
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
    ReferralMade: ("referral_id", "referrals"),
    ResponseGiven: ("response_id", "responses"),
    CaseConferenceHeld: ("conference_id", "conferences"),
}
"""The field of an event that brings something new, and where that must be afterwards."""


def ids_in(plan: CasePlan) -> dict[str, list[str]]:
    """Give the ids of every part of a plan, by collection."""
    return {name: list(ids(plan)) for name, ids in _PARTS.items()}


# A plan as it stands. -------------------------------------------------------------------


def check_plan(plan: CasePlan) -> None:
    """Hold whatever is true of every plan at every point of its life."""
    for name, ids in ids_in(plan).items():
        twice = [identifier for identifier, count in Counter(ids).items() if count > 1]
        assert not twice, (name, twice)
    if plan.history:
        assert plan.version == len(plan.history)
        assert [entry.version for entry in plan.history] == [*range(1, plan.version + 1)]
        assert isinstance(plan.history[0].event, Drafted)
        assert all(entry.reasons for entry in plan.history)
    _check_goals(plan)
    _check_needs(plan)
    _check_conditions(plan)
    _check_other_parts(plan)


def _check_goals(plan: CasePlan) -> None:
    places = [ORDER_OF_GOALS.index(goal.status) for goal in plan.goals]
    assert places == sorted(places)
    for goal in plan.goals:
        assert goal.reasons
        assert set(goal.need_ids) <= {item.need.id for item in plan.needs}
        if goal.status is GoalStatus.ACTIVE:
            assert goal.starts_on is not None
            assert goal.target_date is not None or goal.starts_on.year >= YEAR_OF_NO_DAYS
        if goal.starts_on is None:
            assert goal.target_date is None
    if plan.closed_on is not None:
        assert plan.reviews == ()
    active = {goal.id for goal in plan.active_goals}
    assert {review.goal_id for review in plan.reviews} - {None} <= active
    assert [review.due_on for review in plan.reviews] == sorted(
        review.due_on for review in plan.reviews
    )


def _check_needs(plan: CasePlan) -> None:
    """Every need of the case is there as it is, ranked, and treated as the goals on it say."""
    assert {item.need for item in plan.needs} == set(plan.case.needs)
    ranks = [item.rank for item in plan.needs if item.tier is not Tier.NOT_A_TARGET]
    assert ranks == [*range(1, len(ranks) + 1)]
    adapted = {item.need_id for item in plan.adaptations}
    for item in plan.needs:
        if item.tier is Tier.NOT_A_TARGET:
            assert item.rank is None
        statuses = {goal.status for goal in plan.goals if item.need.id in goal.need_ids}
        if GoalStatus.ACTIVE in statuses:
            assert item.disposition is Disposition.ACTIVE
        elif statuses & OPEN:
            assert item.disposition is Disposition.FUTURE
        else:
            assert item.disposition not in {Disposition.ACTIVE, Disposition.FUTURE}
        if item.disposition is Disposition.ADAPTATION:
            assert item.need.id in adapted
        assert item.reasons


def _check_conditions(plan: CasePlan) -> None:
    """Each condition is there in its words; an open one stands alone or in an open goal."""
    assert [(item.id, item.text, item.due_on) for item in plan.conditions] == [
        (condition.id, condition.text, condition.due_on) for condition in plan.case.conditions
    ]
    goals = {goal.id: goal for goal in plan.goals}
    for item in plan.conditions:
        naming = [goal.id for goal in plan.goals if item.id in goal.condition_ids]
        assert naming == ([] if item.goal_id is None else [item.goal_id])
        if item.goal_id is not None and item.met_on is None:
            assert goals[item.goal_id].status in OPEN
    known = {item.id for item in plan.conditions}
    assert {identifier for goal in plan.goals for identifier in goal.condition_ids} <= known


def _check_other_parts(plan: CasePlan) -> None:
    assert plan.triggers == plan.case.triggers
    assert {note.id for note in plan.case.safety} <= {item.id for item in plan.safety}
    assert [(item.id, item.text) for item in plan.strengths] == [
        (strength.id, strength.text) for strength in plan.case.strengths
    ]
    steps = [step for goal in plan.goals for step in goal.steps]
    for item in plan.strengths:
        naming = [step.id for step in steps if item.id in step.strength_ids]
        assert sorted(naming) == sorted(item.step_ids), item.id


# A change. ------------------------------------------------------------------------------


def check_change(before: CasePlan, event: PlanEvent, applied: Applied, policy: Policy) -> None:
    """Hold whatever is true of every accepted event."""
    after = applied.value
    _check_belonging(before, event, policy)
    _check_history(before, event, applied, policy)
    _check_difference(before, event, after)
    _check_nothing_lost(before, event, after)
    _check_moves(before, event, after)
    _check_limit(before, applied, policy)
    _check_queue(before, event, after)
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
    """No event takes the active goals past the limit, but for an override that says so."""
    active = len(applied.value.active_goals)
    if active > len(before.active_goals):
        against = [reason.rule for reason in applied.reasons]
        limit = policy.goals_active_at_once.value
        assert active <= limit or "goals.limit" in against


def _check_queue(before: CasePlan, event: PlanEvent, after: CasePlan) -> None:
    """The queue keeps its order; new goals and goals that come back stand at its end."""
    queue = [goal.id for goal in after.future_goals]
    if isinstance(event, GoalsReordered):
        assert queue == list(event.goal_ids)
        return
    kept = [goal.id for goal in before.future_goals if goal.id in queue]
    assert queue[: len(kept)] == kept
    for status in (GoalStatus.ACTIVE, GoalStatus.PAUSED):
        order = [goal.id for goal in after.goals if goal.status is status]
        stayed = [goal.id for goal in before.goals if goal.status is status and goal.id in order]
        assert [identifier for identifier in order if identifier in stayed] == stayed


def _check_same(before: CasePlan, after: CasePlan, name: str, field: str) -> None:
    now = {part.id: getattr(part, field) for part in getattr(after, name)}
    for part in getattr(before, name):
        assert now[part.id] == getattr(part, field)


# A refusal. -----------------------------------------------------------------------------


def check_refusal(plan: CasePlan, event: PlanEvent, applied: Applied, policy: Policy) -> None:
    """Hold whatever is true of every refused event: nothing changes, and it says why."""
    assert not applied.accepted
    assert applied.value is plan
    assert applied.reasons
    rules = [find_rule(reason.rule).id for reason in applied.reasons]
    assert len(applied.instead) == len(applied.reasons), rules
    assert all(line.strip() for line in applied.instead)
    assert applied.why.startswith("refused: ")
    for rule in rules:
        assert rule.startswith(("lives.", "goals.", "sequence.", "targets.", "closing.")), rule
    if set(rules) <= set(policy.overridable_rules.value):
        assert event.override is None
    if rules == ["lives.newer_version"]:
        _check_both_named(plan, event, applied)


def _check_both_named(plan: CasePlan, event: PlanEvent, applied: Applied) -> None:
    """Of two who wrote on one version, the second is told what both of them changed."""
    seen = event.seen_version
    assert seen is not None
    assert event.kind in applied.why
    for entry in plan.history:
        if entry.version > seen:
            assert entry.event.kind in applied.why
            assert (entry.event.by or "") in applied.why


def day_of(plan: CasePlan) -> datetime.date:
    """Give the latest day that a plan knows of."""
    return max([plan.as_of, *[entry.event.on for entry in plan.history]])
