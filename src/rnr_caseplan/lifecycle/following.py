"""``follow_ups``: what the policy now calls for, from what happened and where things stand.

``follow_ups.next_goal``, ``follow_ups.paused_goal`` (VA-7c), ``follow_ups.review``,
``follow_ups.review_day`` (SP-13, TC-13a),
``follow_ups.close_need`` (SP-14), ``follow_ups.driver`` (VA-2c), ``follow_ups.new_target`` (NP-8),
``follow_ups.back_to_planning`` (TC-14d), ``follow_ups.motivation`` (VA-4b),
``follow_ups.answer_danger`` (LIB), ``follow_ups.answer_violation`` (VA-8c),
``follow_ups.levels_moved`` (NP-8), ``follow_ups.close_plan`` (SP-18).
They are proposals: people decide, and what they decide is the next event.
"""

import datetime
from collections.abc import Collection, Iterator, Sequence

from rnr_caseplan.dates import day_after
from rnr_caseplan.decisions import Reason, reason_for
from rnr_caseplan.lifecycle.closing import judge_closing
from rnr_caseplan.lifecycle.parts import check_question, readiness_after
from rnr_caseplan.lifecycle.queue import judge_start, next_goal
from rnr_caseplan.model.events.conditions import ConditionViolated
from rnr_caseplan.model.events.engagement import Drafted
from rnr_caseplan.model.events.goals import GoalAchieved, GoalAdded
from rnr_caseplan.model.events.meetings import ReviewHeld
from rnr_caseplan.model.events.needs import LevelOverridden, NeedFound, NeedsReassessed
from rnr_caseplan.model.events.situation import (
    CircumstanceChanged,
    ReadinessRecorded,
    ResponsivityRecorded,
    SobrietyChanged,
)
from rnr_caseplan.model.events.steps import StepAdded
from rnr_caseplan.model.follow_ups import FollowUp, FollowUpKind
from rnr_caseplan.model.people import Readiness
from rnr_caseplan.model.plan import CasePlan
from rnr_caseplan.model.recorded import PlanEvent, Recorded
from rnr_caseplan.model.vocabulary import (
    OPEN_GOALS,
    DriverStanding,
    GoalStatus,
    Level,
    ReviewEvent,
    ReviewKind,
)
from rnr_caseplan.planning.progress import DISAPPROVING, is_answered
from rnr_caseplan.policy.policy import Policy

_CAUSES: dict[ReviewEvent, tuple[type[PlanEvent], ...]] = {
    ReviewEvent.GOAL_COMPLETED: (GoalAchieved,),
    ReviewEvent.CIRCUMSTANCES_CHANGE: (CircumstanceChanged,),
    ReviewEvent.NEEDS_OR_STABILITY_CHANGE: (
        NeedsReassessed,
        LevelOverridden,
        SobrietyChanged,
        ResponsivityRecorded,
    ),
    ReviewEvent.NEED_ARISES: (NeedFound,),
}
_MOVES_LEVELS = (NeedsReassessed, LevelOverridden)
_CHANGES_TOO = (ReviewEvent.NEED_ARISES, ReviewEvent.CIRCUMSTANCES_CHANGE)


def follow_ups(plan: CasePlan, policy: Policy, *, as_of: datetime.date) -> tuple[FollowUp, ...]:
    """Say what the policy calls for now, given all that has happened to a plan.

    A follow-up stays until an event answers it: it is asked for again every time, so that none is
    lost between two calls. What happened after the day is not looked at; goals, services and the
    rest count as they stand in the plan.

    Args:
        plan: The plan.
        policy: The policy in force.
        as_of: The day; a review whose day has passed stays.

    Returns:
        The proposals in a fixed order; none for a closed plan.

    Raises:
        InputError: Where an argument is of the wrong kind, or the policy is not the plan's.

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
        >>> plan = apply(plan, GoalAchieved(on=day, by="staff:17", goal_id="g1"), policy).value
        >>> [(item.kind.value, str(item.due_on)) for item in follow_ups(plan, policy, as_of=day)]
        [('hold_review', '2026-11-28')]
    """
    check_question(plan, policy, as_of)
    if plan.closed_on is not None:
        return ()
    entries = [entry for entry in plan.history if entry.event.on <= as_of]
    events = [entry.event for entry in entries]
    return (
        *_dangers(plan),
        *_violations(events),
        *_reviews(entries, policy),
        *_ended_needs(plan),
        *_driver(plan),
        *_new_goals(plan, events),
        *_services(plan),
        *_motivation(plan, events, policy),
        *_next(plan, policy, as_of),
        *_closing(plan, policy, as_of),
    )


def _dangers(plan: CasePlan) -> Iterator[FollowUp]:
    for item in plan.safety:
        if item.answered_on is None:
            yield FollowUp(
                kind=FollowUpKind.ANSWER_DANGER,
                about=item.id,
                due_on=item.due_on,
                reasons=(
                    reason_for("follow_ups.answer_danger", ("danger", item.id)),
                    *item.reasons,
                ),
            )


def _violations(events: Sequence[PlanEvent]) -> Iterator[FollowUp]:
    for event in events:
        if not isinstance(event, ConditionViolated):
            continue
        condition_id = event.condition_id
        if not is_answered(events, condition_id, on=event.on, kinds=DISAPPROVING):
            facts = (("condition", condition_id), ("on", event.on.isoformat()))
            yield FollowUp(
                kind=FollowUpKind.ANSWER_VIOLATION,
                about=condition_id,
                reasons=(reason_for("follow_ups.answer_violation", *facts),),
            )


def _reviews(entries: Sequence[Recorded], policy: Policy) -> Iterator[FollowUp]:
    """Ask for one review of all that happened since the last one, by the earliest day.

    A reassessment counts where it moved something.
    """
    unmoved = {id(entry.event) for entry in entries if not _may_call(entry)}
    since = [
        event
        for event in _since_review([entry.event for entry in entries])
        if id(event) not in unmoved
    ]
    named = {item.event for item in policy.unscheduled_reviews.value}
    days: list[datetime.date] = []
    reasons: list[Reason] = []
    for item in policy.unscheduled_reviews.value:
        causes = _causes(item.event, named)
        found = [event.on for event in since if isinstance(event, causes)]
        if found:
            facts = (("event", item.event.value), ("on", min(found).isoformat()))
            reasons.append(Reason("follow_ups.review", facts, item.citation))
            days += found
    moved = [event.on for event in since if isinstance(event, _MOVES_LEVELS)]
    if moved and ReviewEvent.NEEDS_OR_STABILITY_CHANGE not in named:
        facts_of_levels = (("on", min(moved).isoformat()),)
        reasons.append(reason_for("follow_ups.levels_moved", *facts_of_levels))
        days += moved
    if days:
        within = policy.unscheduled_within_days
        facts_of_day = (("within_days", within.value), ("counted_from", min(days).isoformat()))
        reasons.append(Reason("follow_ups.review_day", facts_of_day, within.citation))
        yield FollowUp(
            kind=FollowUpKind.HOLD_REVIEW,
            due_on=day_after(min(days), within.value),
            reasons=tuple(reasons),
        )


def _may_call(entry: Recorded) -> bool:
    """Say whether an entry may call for a review: one of levels only where something moved."""
    return not isinstance(entry.event, _MOVES_LEVELS) or any(
        touched == "case.risk_level" or touched.endswith((": level", ": interferes"))
        for touched in entry.touched
    )


def _causes(cause: ReviewEvent, named: Collection[ReviewEvent]) -> tuple[type[PlanEvent], ...]:
    """Give the events of a cause.

    A new need is a change of needs, and a change of circumstance one of stability, where the
    policy has no word of its own for them.
    """
    events = _CAUSES.get(cause, ())
    if cause is not ReviewEvent.NEEDS_OR_STABILITY_CHANGE:
        return events
    others = [other for other in _CHANGES_TOO if other not in named]
    return (*events, *[event for other in others for event in _CAUSES[other]])


def _since_review(events: Sequence[PlanEvent]) -> Sequence[PlanEvent]:
    """Give what no formal review has seen: it was recorded after each one, or happened after it."""
    reviewed_on = datetime.date.min
    unseen: list[PlanEvent] = []
    for event in reversed(events):
        if isinstance(event, ReviewHeld) and event.review is ReviewKind.FORMAL_REVIEW:
            reviewed_on = max(reviewed_on, event.on)
        elif event.on > reviewed_on:
            unseen.append(event)
    return unseen


def _ended_needs(plan: CasePlan) -> Iterator[FollowUp]:
    needs = {item.need.id: item.need for item in plan.needs}
    for goal in plan.goals:
        if goal.status not in OPEN_GOALS or goal.closes_at is None:
            continue
        for need_id in goal.need_ids:
            level = needs[need_id].level
            if level is not Level.UNKNOWN and level <= goal.closes_at:
                facts = (
                    ("need", need_id),
                    ("level", level.value),
                    ("goal", goal.id),
                    ("closes_at", goal.closes_at.value),
                )
                yield FollowUp(
                    kind=FollowUpKind.END_WORK_ON_NEED,
                    about=goal.id,
                    reasons=(
                        reason_for("follow_ups.close_need", *facts),
                        *needs[need_id].reasons_of_level,
                    ),
                )


def _driver(plan: CasePlan) -> Iterator[FollowUp]:
    finding = plan.driver
    if finding is None or finding.standing is not DriverStanding.REFUSED:
        return
    need = next(item.need for item in plan.needs if item.need.id == finding.need_id)
    facts = (("need", need.id), ("level", need.level.value))
    yield FollowUp(
        kind=FollowUpKind.LOOK_AT_DRIVER,
        about=need.id,
        reasons=(reason_for("follow_ups.driver", *facts), *finding.reasons),
    )


def _new_goals(plan: CasePlan, events: Sequence[PlanEvent]) -> Iterator[FollowUp]:
    """Name the goals that the library drafted because a need became a target."""
    unseen = {id(event) for event in _since_review(events)}
    drafted = {
        part
        for entry in plan.history
        if id(entry.event) in unseen and not isinstance(entry.event, GoalAdded)
        for part in entry.touched
    }
    for goal in plan.future_goals:
        if f"goals {goal.id}" in drafted:
            facts = (("need", goal.need_ids[0]), ("goal", goal.id))
            yield FollowUp(
                kind=FollowUpKind.AGREE_ON_NEW_GOAL,
                about=goal.id,
                reasons=(reason_for("follow_ups.new_target", *facts),),
            )


def _services(plan: CasePlan) -> Iterator[FollowUp]:
    for service in plan.services:
        answers = {
            "not used": service.used,
            "not adequate in intensity": service.adequate,
            "not beneficial": service.beneficial,
        }
        because = tuple(name for name, answer in answers.items() if answer is False)
        if because and service.ended_on is None:
            facts = (("service", service.id), ("because", because))
            yield FollowUp(
                kind=FollowUpKind.BACK_TO_PLANNING,
                about=service.id,
                reasons=(reason_for("follow_ups.back_to_planning", *facts),),
            )


def _motivation(plan: CasePlan, events: Sequence[PlanEvent], policy: Policy) -> Iterator[FollowUp]:
    """Ask for a motivational step in each active goal that got no step since readiness dropped."""
    held: Readiness | None = None
    dropped: tuple[str, ...] = ()
    helped: set[str] = set()
    for event in events:
        if isinstance(event, Drafted):
            held = event.case.readiness
        elif isinstance(event, ReadinessRecorded):
            found = tuple(_drops(held, event.readiness))
            dropped, helped = (found, set()) if found else (dropped, helped)
            if not found and _rises(held, event.readiness):
                dropped = ()
            held = readiness_after(held, event.readiness)
        elif isinstance(event, StepAdded):
            helped.add(event.goal_id)
    for goal in plan.active_goals if dropped else ():
        if goal.id not in helped:
            reason = reason_for("follow_ups.motivation", ("because", dropped))
            low = held is not None and held.stage in policy.enhancement_stages.value
            more = Reason(
                "motivation.enhance",
                (("stage", held.stage.value if held and held.stage else None),),
                policy.enhancement_stages.citation,
            )
            yield FollowUp(
                kind=FollowUpKind.ADD_MOTIVATIONAL_STEP,
                about=goal.id,
                reasons=(reason, more) if low else (reason,),
            )


def _rulers(readiness: Readiness | None) -> Iterator[tuple[str, int | None]]:
    """Give what can drop or rise, as numbers."""
    stage = readiness.stage if readiness else None
    yield "stage of change", stage.position if stage is not None else None
    yield "importance", readiness.importance if readiness else None
    yield "confidence", readiness.confidence if readiness else None


def _drops(before: Readiness | None, after: Readiness) -> Iterator[str]:
    for (name, old), (_, new) in zip(_rulers(before), _rulers(after), strict=True):
        if old is not None and new is not None and new < old:
            yield name


def _rises(before: Readiness | None, after: Readiness) -> bool:
    return any(
        old is not None and new is not None and new > old
        for (_, old), (_, new) in zip(_rulers(before), _rulers(after), strict=True)
    )


def _next(plan: CasePlan, policy: Policy, as_of: datetime.date) -> Iterator[FollowUp]:
    """Name the paused goals that may go on, and the next goal of the queue that may begin."""
    place = policy.goals_active_at_once.citation
    for goal in plan.goals:
        if goal.status is GoalStatus.PAUSED and not judge_start(plan, goal, policy, on=as_of):
            yield FollowUp(
                kind=FollowUpKind.RESUME_GOAL,
                about=goal.id,
                reasons=(Reason("follow_ups.paused_goal", (("goal", goal.id),), place),),
            )
    following = next_goal(plan, policy, on=as_of)
    if following is not None:
        yield FollowUp(
            kind=FollowUpKind.BEGIN_NEXT_GOAL,
            about=following.id,
            reasons=(Reason("follow_ups.next_goal", (("goal", following.id),), place),),
        )


def _closing(plan: CasePlan, policy: Policy, as_of: datetime.date) -> Iterator[FollowUp]:
    statuses = {goal.status for goal in plan.goals}
    decided = judge_closing(plan, policy, as_of=as_of)
    if GoalStatus.ACHIEVED in statuses and not statuses & OPEN_GOALS and decided.value:
        yield FollowUp(
            kind=FollowUpKind.CLOSE_PLAN,
            reasons=(reason_for("follow_ups.close_plan"), *decided.reasons),
        )
