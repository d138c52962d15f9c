"""``progress``: what has moved, step by step; what was affirmed; how both sides see it."""

import datetime
from collections.abc import Collection, Iterable, Iterator, Sequence

from attrs import evolve

from rnr_caseplan.errors import Fault, InputError
from rnr_caseplan.model.events.conditions import (
    ConditionAdded,
    ConditionMet,
    ConditionModified,
    ConditionViolated,
)
from rnr_caseplan.model.events.engagement import Drafted
from rnr_caseplan.model.events.goals import (
    GoalAchieved,
    GoalActivated,
    GoalDiscontinued,
    GoalPaused,
    GoalReAdded,
    GoalResumed,
)
from rnr_caseplan.model.events.meetings import (
    ProgressNoted,
    ResponseGiven,
    SessionHeld,
)
from rnr_caseplan.model.events.needs import LevelOverridden, NeedFound, NeedsReassessed
from rnr_caseplan.model.events.situation import IncidentRecorded
from rnr_caseplan.model.events.steps import (
    StepAdded,
    StepCannotBeDoneYet,
    StepCompleted,
    StepNoLongerNeeded,
    StepStarted,
)
from rnr_caseplan.model.goals import Goal
from rnr_caseplan.model.plan import CasePlan
from rnr_caseplan.model.progress import (
    ConditionProgress,
    GoalProgress,
    NeedProgress,
    Progress,
    SmallWin,
    StepProgress,
    Unanswered,
)
from rnr_caseplan.model.recorded import PlanEvent
from rnr_caseplan.model.vocabulary import (
    OPEN_STEPS,
    GoalStatus,
    Level,
    ProgressView,
    ResponseKind,
    StepStatus,
)
from rnr_caseplan.planning.history import levels_known_on

AFFIRMING = frozenset({ResponseKind.INCENTIVE, ResponseKind.SERVICE_ADJUSTMENT})
"""The responses that can answer what went well (VA-8b)."""

DISAPPROVING = frozenset({ResponseKind.SANCTION, ResponseKind.SERVICE_ADJUSTMENT})
"""The responses that can answer what went wrong (VA-8c)."""

_WORKED_ON = frozenset({GoalStatus.ACTIVE, GoalStatus.PAUSED})
_GOAL_STATUS: dict[type[PlanEvent], GoalStatus] = {
    GoalActivated: GoalStatus.ACTIVE,
    GoalResumed: GoalStatus.ACTIVE,
    GoalPaused: GoalStatus.PAUSED,
    GoalAchieved: GoalStatus.ACHIEVED,
    GoalDiscontinued: GoalStatus.DISCONTINUED,
    GoalReAdded: GoalStatus.FUTURE,
}
_STEP_STATUS: dict[type[PlanEvent], StepStatus] = {
    StepStarted: StepStatus.STARTED,
    StepCompleted: StepStatus.COMPLETED,
    StepCannotBeDoneYet: StepStatus.CANNOT_BE_DONE_YET,
    StepNoLongerNeeded: StepStatus.NO_LONGER_NEEDED,
}
_RULES_OF_THE_QUEUE = {
    "lives.no_place",
    "sequence.maintenance_waits",
    "sequence.no_free_place",
    "sequence.one_goal_a_need",
    "sequence.risk_unknown",
    "sequence.sobriety",
    "sequence.stabilize_first",
    "targets.wanted",
}
"""The reasons with which goals join the queue; a goal keeps the reasons that it began with."""


def progress(plan: CasePlan, as_of: datetime.date) -> Progress:
    """Say what has moved in a plan, how it was answered, and how both sides see it.

    Args:
        plan: The plan.
        as_of: The day; what happened later is not seen, what happened on it counts. Days that
            steps and conditions are due are those that the plan has now.

    Returns:
        The progress of steps, goals, needs and conditions (NP-7, SP-17a), the use of the plan at
        sessions (VA-8a), and affirmations and sanctions (VA-8b, VA-8c).

    Raises:
        InputError: Where ``as_of`` is not a day, or lies before the draft.

    Examples:
        >>> from rnr_caseplan import Case, Level, Need, Participant, RiskLevel
        >>> from rnr_caseplan import apply, draft_plan, load_policy
        >>> day = datetime.date(2026, 11, 21)
        >>> policy = load_policy("rnr-baseline", on=day)
        >>> case = Case(
        ...     participant=Participant(id="P-1"),
        ...     risk_level=RiskLevel.HIGH,
        ...     needs=(Need(id="n1", domain="employment", level=Level.HIGH),),
        ... )
        >>> plan = draft_plan(case, policy, as_of=day)
        >>> done = StepCompleted(on=datetime.date(2026, 12, 1), by="staff:17", step_id="g1.s1")
        >>> found = progress(apply(plan, done, policy).value, datetime.date(2026, 12, 5))
        >>> found.goals[0].done, found.days_still, found.unanswered[0].about
        (1, 4, 'g1.s1')
    """
    if type(as_of) is not datetime.date:
        raise InputError([Fault("as_of", "is not a day", "a datetime.date")])
    if as_of < plan.as_of:
        raise InputError([Fault("as_of", "lies before the draft", f"a day from {plan.as_of} on")])
    events = [entry.event for entry in plan.history if entry.event.on <= as_of]
    events.sort(key=lambda event: event.on)
    wins = [
        SmallWin(on=event.on, about=_moved(event))
        for event in events
        if isinstance(event, (StepCompleted, GoalAchieved))
    ]
    moved_on = _last_day(
        event for event in events if type(event) in {**_GOAL_STATUS, **_STEP_STATUS}
    )
    sessions = [event for event in events if isinstance(event, SessionHeld)]
    kinds = [event.response for event in events if isinstance(event, ResponseGiven)]
    return Progress(
        as_of=as_of,
        goals=tuple(_goal(plan, goal, events, as_of) for goal in _existing(plan, as_of)),
        needs=tuple(_needs(plan, events)),
        conditions=tuple(_conditions(plan, events, as_of)),
        small_wins=tuple(wins),
        moved_on=moved_on,
        days_still=(as_of - (moved_on or plan.as_of)).days,
        sessions=len(sessions),
        sessions_with_plan=sum(event.plan_used is True for event in sessions),
        affirmations=kinds.count(ResponseKind.INCENTIVE),
        sanctions=kinds.count(ResponseKind.SANCTION),
        adjustments=kinds.count(ResponseKind.SERVICE_ADJUSTMENT),
        unanswered=tuple(_unanswered(plan, events)),
    )


def _existing(plan: CasePlan, as_of: datetime.date) -> Iterator[Goal]:
    """Give the goals that were in the plan on a day."""
    for goal in plan.goals:
        joined = next((item for item in goal.reasons if item.rule == "lives.no_place"), None)
        if joined is None or str(joined.fact("on")) <= as_of.isoformat():
            yield goal


def _moved(event: PlanEvent) -> str:
    """Give the step or goal that an event moves."""
    return str(getattr(event, "step_id", None) or getattr(event, "goal_id", ""))


def _last_day(events: Iterable[PlanEvent]) -> datetime.date | None:
    return max((event.on for event in events), default=None)


def _goal(
    plan: CasePlan, goal: Goal, events: Sequence[PlanEvent], as_of: datetime.date
) -> GoalProgress:
    known = [event for event in events if isinstance(event, StepAdded)]
    added = {entry.event.step.id for entry in plan.history if isinstance(entry.event, StepAdded)}
    seen = {event.step.id for event in known}
    steps = tuple(
        _step(step.id, step.due_on, events, as_of)
        for step in goal.steps
        if step.id not in added or step.id in seen
    )
    status, moves = status_after(plan, goal, events)
    if status not in _WORKED_ON:
        steps = tuple(evolve(step, is_overdue=False) for step in steps)
    days = [day for day in (moves, *[step.moved_on for step in steps]) if day is not None]
    moved_on = max(days, default=None)
    started_on = moved_on or goal.starts_on
    still = None
    if status is GoalStatus.ACTIVE and started_on is not None:
        still = max((as_of - started_on).days, 0)
    views = {
        event.view: event.text
        for event in events
        if isinstance(event, ProgressNoted) and _is_about(event, goal)
    }
    return GoalProgress(
        goal_id=goal.id,
        status=status,
        steps=steps,
        done=sum(step.status is StepStatus.COMPLETED for step in steps),
        needed=sum(step.status is not StepStatus.NO_LONGER_NEEDED for step in steps),
        moved_on=moved_on,
        days_still=still,
        sessions=sum(
            isinstance(event, SessionHeld) and goal.id in event.goal_ids for event in events
        ),
        participant_view=views.get(ProgressView.PARTICIPANT),
        planner_view=views.get(ProgressView.PLANNER),
    )


def _is_about(note: ProgressNoted, goal: Goal) -> bool:
    if note.goal_id is not None:
        return note.goal_id == goal.id
    return any(step.id == note.step_id for step in goal.steps)


def status_after(
    plan: CasePlan, goal: Goal, events: Sequence[PlanEvent]
) -> tuple[GoalStatus, datetime.date | None]:
    """Give where a goal stood after some events, and the day on which that last changed."""
    moves = [event for event in events if _is_move(event, goal)]
    if moves:
        return _GOAL_STATUS[type(moves[-1])], moves[-1].on
    later = [entry.event for entry in plan.history if _is_move(entry.event, goal)]
    if not later:
        return goal.status, None
    if isinstance(later[0], GoalActivated):
        return GoalStatus.FUTURE, None
    waited = any(reason.rule in _RULES_OF_THE_QUEUE for reason in goal.reasons)
    if isinstance(later[0], GoalDiscontinued) and waited:
        return GoalStatus.FUTURE, None
    return GoalStatus.ACTIVE, None


def is_move(event: PlanEvent) -> bool:
    """Say whether an event changes where a goal stands."""
    return type(event) in _GOAL_STATUS


def _is_move(event: PlanEvent, goal: Goal) -> bool:
    return type(event) in _GOAL_STATUS and getattr(event, "goal_id", None) == goal.id


def _step(
    step_id: str,
    due_on: datetime.date | None,
    events: Sequence[PlanEvent],
    as_of: datetime.date,
) -> StepProgress:
    moves = [
        event
        for event in events
        if type(event) in _STEP_STATUS and getattr(event, "step_id", None) == step_id
    ]
    status = _STEP_STATUS[type(moves[-1])] if moves else StepStatus.PLANNED
    return StepProgress(
        step_id=step_id,
        status=status,
        due_on=due_on,
        is_overdue=status in OPEN_STEPS and due_on is not None and due_on < as_of,
        moved_on=moves[-1].on if moves else None,
    )


def _needs(plan: CasePlan, events: Sequence[PlanEvent]) -> Iterator[NeedProgress]:
    first: dict[str, Level] = {}
    now: dict[str, Level] = {}
    for event in events:
        if isinstance(event, Drafted):
            first = {need.id: need.level for need in levels_known_on(event.case, event.on).needs}
            now = dict(first)
        elif isinstance(event, NeedFound):
            first[event.need.id] = now[event.need.id] = event.need.level
        elif isinstance(event, NeedsReassessed):
            now.update({item.need_id: item.level for item in event.levels})
        elif isinstance(event, LevelOverridden) and event.need_id and event.level:
            now[event.need_id] = event.level
    if not events:
        first = now = {item.need.id: item.need.level for item in plan.needs}
    for item in plan.needs:
        if item.need.id in now:
            yield NeedProgress(
                need_id=item.need.id,
                first_level=first.get(item.need.id, now[item.need.id]),
                level=now[item.need.id],
            )


def _conditions(
    plan: CasePlan, events: Sequence[PlanEvent], as_of: datetime.date
) -> Iterator[ConditionProgress]:
    by_hand = () if events else plan.conditions
    met = {
        **{item.id: item.met_on for item in by_hand if item.met_on and item.met_on <= as_of},
        **{
            event.condition_id: event.on if isinstance(event, ConditionMet) else None
            for event in events
            if isinstance(event, (ConditionMet, ConditionModified))
        },
    }
    to_come = {
        entry.event.condition.id
        for entry in plan.history
        if isinstance(entry.event, ConditionAdded) and entry.event.on > as_of
    }
    for item in plan.conditions:
        if item.id in to_come:
            continue
        met_on = met.get(item.id)
        yield ConditionProgress(
            condition_id=item.id,
            due_on=item.due_on,
            met_on=met_on,
            is_overdue=met_on is None and item.due_on is not None and item.due_on < as_of,
            violated_on=tuple(
                event.on
                for event in events
                if isinstance(event, ConditionViolated) and event.condition_id == item.id
            ),
        )


def _unanswered(plan: CasePlan, events: Sequence[PlanEvent]) -> Iterator[Unanswered]:
    """Find small wins and violations that no later response is about."""
    for event in events:
        if isinstance(event, (StepCompleted, GoalAchieved)):
            about, is_violation = _moved(event), False
        elif isinstance(event, ConditionViolated):
            about, is_violation = event.condition_id, True
        elif isinstance(event, IncidentRecorded) and _is_new(event, plan):
            about, is_violation = event.incident.id, True
        else:
            continue
        kinds = DISAPPROVING if is_violation else AFFIRMING
        if not is_answered(events, about, on=event.on, kinds=kinds):
            yield Unanswered(on=event.on, about=about, is_violation=is_violation)


def _is_new(event: IncidentRecorded, plan: CasePlan) -> bool:
    """Say whether an incident happened while the plan lived."""
    return (event.incident.happened_on or datetime.date.min) >= plan.as_of


def is_answered(
    events: Iterable[PlanEvent], about: str, *, on: datetime.date, kinds: Collection[ResponseKind]
) -> bool:
    """Say whether a response of some kinds is about a part, on a day or after it.

    Args:
        events: The events, in any order.
        about: The id of the part.
        on: The day of the behavior.
        kinds: The kinds of response that answer it.

    Returns:
        Whether one of the events is such a response (VA-8b, VA-8c).
    """
    return any(
        isinstance(event, ResponseGiven)
        and event.about == about
        and event.on >= on
        and event.response in kinds
        for event in events
    )
