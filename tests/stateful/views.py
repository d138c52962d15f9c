"""What may be asked of a plan at any point of its life, and the laws of the answers."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from attrs import evolve

from rnr_caseplan import (
    ActionStep,
    Applied,
    CasePlan,
    FollowUp,
    FollowUpKind,
    GoalStatus,
    Level,
    PlanDiff,
    PlanEvent,
    Policy,
    Progress,
    ResponseKind,
    ReviewKind,
    StepStatus,
    Tier,
    agenda,
    apply,
    diff,
    dump_plan,
    follow_ups,
    judge_closing,
    progress,
    read_plan,
    reassess,
    replay,
    tell_history,
)
from rnr_caseplan.lifecycle import (
    CarriedOver,
    Circumstance,
    CircumstanceChanged,
    ClosedBecause,
    DiscontinuedBecause,
    DriverWithdrawn,
    GoalActivated,
    GoalDiscontinued,
    GoalResumed,
    NeedsReassessed,
    PlanClosed,
    ResponseGiven,
    ReviewHeld,
    SafetyAnswered,
    ServiceEnded,
    SessionHeld,
    StepAdded,
)
from tests.stateful.policies import every_book
from tests.stateful.standing import OPEN, check_plan, day_of
from tests.strategies import day_near

WRITER = "staff:99"
"""Who writes what is tried out on a plan; nobody else goes by this id."""


def check_views(plan: CasePlan, policy: Policy, as_of: datetime.date) -> None:
    """Ask a plan everything, on a day that no event lies after.

    Args:
        plan: The plan.
        policy: The policy that it is under, as in force on the day.
        as_of: The day.
    """
    check_proposals(plan, policy, as_of)
    check_progress(plan, as_of)
    check_closing(plan, policy, as_of)
    check_story(plan)
    check_agenda(plan, policy, as_of)
    check_reassessing(plan, policy, as_of)


# Follow-ups. ----------------------------------------------------------------------------


def check_proposals(plan: CasePlan, policy: Policy, as_of: datetime.date) -> None:
    """What is proposed is possible, and stops being asked for once it is done."""
    proposals = follow_ups(plan, policy, as_of=as_of)
    assert proposals == follow_ups(plan, policy, as_of=as_of)
    if plan.closed_on is not None:
        assert proposals == ()
        return
    for proposal in proposals:
        assert proposal.reasons
        assert proposal.why
        applied = apply(plan, _answer_to(proposal, as_of), policy)
        assert applied.accepted, (proposal.kind, applied.why)
        left = follow_ups(applied.value, policy, as_of=as_of)
        same = [other for other in left if _is_same(other, proposal)]
        assert not same, proposal.why


def _is_same(other: FollowUp, proposal: FollowUp) -> bool:
    return (other.kind, other.about) == (proposal.kind, proposal.about)


def _answer_to(proposal: FollowUp, as_of: datetime.date) -> PlanEvent:
    """Give the event that does what is proposed."""
    kind, says = _ANSWERS[proposal.kind]
    return kind(on=as_of, by=WRITER, reason="talked about", **says(proposal.about, as_of))


_ENDED = {"because": DiscontinuedBecause.NEED_RESOLVED_OTHERWISE}
_Says = Callable[[str | None, datetime.date], dict[str, Any]]
_ANSWERS: Mapping[FollowUpKind, tuple[type[PlanEvent], _Says]] = {
    FollowUpKind.BEGIN_NEXT_GOAL: (GoalActivated, lambda about, _: {"goal_id": about}),
    FollowUpKind.RESUME_GOAL: (GoalResumed, lambda about, _: {"goal_id": about}),
    FollowUpKind.HOLD_REVIEW: (ReviewHeld, lambda _, __: {"review": ReviewKind.FORMAL_REVIEW}),
    FollowUpKind.AGREE_ON_NEW_GOAL: (
        GoalDiscontinued,
        lambda about, _: {"goal_id": about, **_ENDED},
    ),
    FollowUpKind.END_WORK_ON_NEED: (
        GoalDiscontinued,
        lambda about, _: {"goal_id": about, **_ENDED},
    ),
    FollowUpKind.LOOK_AT_DRIVER: (DriverWithdrawn, lambda _, __: {}),
    FollowUpKind.BACK_TO_PLANNING: (ServiceEnded, lambda about, _: {"service_id": about}),
    FollowUpKind.ADD_MOTIVATIONAL_STEP: (
        StepAdded,
        lambda about, day: {
            "goal_id": about,
            "step": ActionStep(id="tried-out", text="talk", responsible="P-1", due_on=day),
        },
    ),
    FollowUpKind.ANSWER_DANGER: (SafetyAnswered, lambda about, _: {"safety_id": about}),
    FollowUpKind.ANSWER_VIOLATION: (
        ResponseGiven,
        lambda about, _: {
            "response_id": "tried-out",
            "response": ResponseKind.SANCTION,
            "behavior": "did not keep it",
            "about": about,
        },
    ),
    FollowUpKind.CLOSE_PLAN: (PlanClosed, lambda _, __: {"because": ClosedBecause.COMPLETED}),
}
"""For each kind of proposal the event that does what is proposed, and what it says."""


# Progress. ------------------------------------------------------------------------------


def check_progress(plan: CasePlan, as_of: datetime.date) -> None:
    """On a day that no event lies after, progress says what the plan says."""
    found = progress(plan, as_of)
    held = {goal.id: goal for goal in plan.goals}
    assert [goal.goal_id for goal in found.goals] == list(held)
    for seen in found.goals:
        goal = held[seen.goal_id]
        assert seen.status is goal.status, (goal.id, seen.status, goal.status)
        assert [(step.step_id, step.status) for step in seen.steps] == [
            (step.id, step.status) for step in goal.steps
        ]
        done = sum(step.status is StepStatus.COMPLETED for step in goal.steps)
        assert 0 <= seen.done == done <= seen.needed <= len(goal.steps)
        assert (seen.days_still is not None) == (goal.status is GoalStatus.ACTIVE)
    assert {(need.need_id, need.level) for need in found.needs} == {
        (item.need.id, item.need.level) for item in plan.needs
    }
    assert {(item.condition_id, item.met_on) for item in found.conditions} == {
        (item.id, item.met_on) for item in plan.conditions
    }
    assert 0 <= found.sessions_with_plan <= found.sessions
    responses = found.affirmations + found.sanctions + found.adjustments
    assert responses == len(plan.responses)
    assert 0 <= found.days_still <= (as_of - plan.as_of).days
    before = progress(plan, plan.as_of)
    assert before.sessions <= found.sessions
    assert len(before.small_wins) <= len(found.small_wins)


def check_progress_then(versions: Sequence[CasePlan], chosen: int) -> None:
    """What happened later is not seen: a day that is over keeps its progress."""
    last = versions[-1]
    over = [
        version
        for version in versions
        if all(entry.event.on > day_of(version) for entry in last.history[version.version :])
    ]
    then = over[chosen % len(over)]
    day = day_of(then)
    assert _seen(progress(last, day)) == _seen(progress(then, day))


def _seen(found: Progress) -> Progress:
    """Leave out of progress the days of steps and conditions, which people may change."""
    goals = tuple(
        evolve(
            goal,
            steps=tuple(evolve(step, due_on=None, is_overdue=False) for step in goal.steps),
            days_still=None,
        )
        for goal in found.goals
    )
    conditions = tuple(evolve(item, due_on=None, is_overdue=False) for item in found.conditions)
    return evolve(
        found,
        goals=tuple(sorted(goals, key=lambda goal: goal.goal_id)),
        needs=tuple(sorted(found.needs, key=lambda need: need.need_id)),
        conditions=conditions,
    )


# The end. -------------------------------------------------------------------------------


def _closing(plan: CasePlan, because: ClosedBecause, as_of: datetime.date) -> PlanClosed:
    to = "another office"
    carried = (
        *[CarriedOver(to=to, goal_id=goal.id) for goal in plan.goals if goal.status in OPEN],
        *[
            CarriedOver(to=to, condition_id=item.id)
            for item in plan.conditions
            if item.met_on is None
        ],
    )
    return PlanClosed(on=as_of, by=WRITER, because=because, carried=carried)


def _is_unfinished(plan: CasePlan) -> bool:
    """Say whether a condition or a danger is open, or a need is above every level of its goals."""
    is_open = [item.met_on is None for item in plan.conditions]
    is_open += [item.answered_on is None for item in plan.safety]
    for item in plan.needs:
        goals = [goal for goal in plan.goals if item.need.id in goal.need_ids]
        ends = [goal.closes_at for goal in goals if goal.closes_at is not None]
        if ends and item.tier is Tier.CRIMINOGENIC:
            is_open.append(not item.need.level <= max(ends))
    return any(is_open)


def check_closing(plan: CasePlan, policy: Policy, as_of: datetime.date) -> None:
    """A plan closes as completed where nothing stands against it, by its term without danger."""
    for because in (ClosedBecause.COMPLETED, ClosedBecause.GRADUATED):
        graduates = because is ClosedBecause.GRADUATED
        decided = judge_closing(plan, policy, as_of=as_of, graduates=graduates)
        rules = {reason.rule for reason in decided.reasons}
        assert rules
        assert decided.value == (rules <= {"closing.nothing_open", "closing.goal_open"})
        assert not (decided.value and _is_unfinished(plan))
        applied = apply(plan, _closing(plan, because, as_of), policy)
        assert applied.accepted == (decided.value and plan.closed_on is None), applied.why
        if not applied.accepted and plan.closed_on is None:
            against = {reason.rule for reason in applied.reasons}
            assert against == rules - {"closing.goal_open"}
    is_open = plan.closed_on is None
    in_danger = any(item.answered_on is None for item in plan.safety)
    ended = apply(plan, _closing(plan, ClosedBecause.TERM_ENDED, as_of), policy)
    assert ended.accepted == (is_open and not in_danger)
    died = apply(plan, _closing(plan, ClosedBecause.DIED, as_of), policy)
    assert died.accepted == is_open
    if died.accepted:
        check_plan(died.value)
        after = apply(died.value, SessionHeld(on=as_of, by=WRITER), policy)
        assert [reason.rule for reason in after.reasons] == ["lives.closed"]


# The story, the duties, a reassessment. -------------------------------------------------


def check_story(plan: CasePlan) -> None:
    """Every event is told, with its number, its day and who recorded it."""
    told = tell_history(plan)
    assert len(told) == len(plan.history)
    for entry, paragraph in zip(plan.history, told, strict=True):
        assert paragraph.startswith(f"{entry.version}. {entry.event.on.day} ")
        assert (entry.event.by or "") in paragraph
        if entry.event.reason:
            assert entry.event.reason in paragraph
        if any(reason.rule == "lives.override" for reason in entry.reasons):
            assert entry.event.override is not None
            assert entry.event.override.by in paragraph


def check_agenda(plan: CasePlan, policy: Policy, as_of: datetime.date) -> None:
    """Duties are listed in order of day, for goals that are active and parts that are there."""
    end = day_near(as_of, 400)
    found = agenda(plan, policy, start=plan.as_of, end=end, as_of=as_of)
    days = [item.due_on for item in found.items]
    known = [day for day in days if day is not None]
    assert days == [*sorted(known), *[None] * (len(days) - len(known))]
    active = {goal.id for goal in plan.active_goals}
    goals = {goal.id for goal in plan.goals}
    about = {item.about for item in found.items if item.duty == ReviewKind.GOAL_CHECK_IN.value}
    assert about <= active
    assert {item.about for item in found.items} & goals <= active
    _check_reviews(plan, policy, as_of)


def _check_reviews(plan: CasePlan, policy: Policy, as_of: datetime.date) -> None:
    """The reviews that a plan lists are duties that are not done, once it was looked at today."""
    looked_at = apply(
        plan,
        CircumstanceChanged(on=as_of, by=WRITER, circumstance=Circumstance.OTHER, text="none"),
        policy,
    ).value
    reviews = looked_at.reviews if looked_at is not plan else ()
    last = max([plan.as_of, *[review.due_on for review in reviews]])
    due = agenda(looked_at, policy, start=plan.as_of, end=last, as_of=as_of)
    duties = {(item.duty, item.due_on, item.about) for item in due.items if not item.done_on}
    for review in reviews:
        assert (review.kind.value, review.due_on, review.goal_id) in duties, review


def check_reassessing(plan: CasePlan, policy: Policy, as_of: datetime.date) -> None:
    """A reassessment is proposed and not recorded; recorded, it does what it proposed."""
    levels = {
        item.need.id: Level.LOW if place % 2 else Level.HIGH
        for place, item in enumerate(plan.needs)
    }
    if not levels:
        return
    data, words = dump_plan(plan), tell_history(plan)
    decided = reassess(plan, levels, policy, as_of=as_of)
    assert (dump_plan(plan), tell_history(plan)) == (data, words)
    if decided.value is None:
        assert plan.closed_on is not None
        return
    value = decided.value
    applied: Applied = apply(plan, evolve(value.event, by=WRITER), policy)
    assert applied.accepted
    assert isinstance(value.event, NeedsReassessed)
    assert value.plan.goals == applied.value.goals
    assert value.plan.needs == applied.value.needs
    assert {item.need_id for item in value.needs} == set(levels)
    for item in value.needs:
        assert item.level_after is levels[item.need_id]
    before = {goal.id: goal.status for goal in plan.goals}
    for goal in value.goals:
        assert goal.status_before == before.get(goal.goal_id)
    assert {goal.goal_id for goal in value.goals} >= set(before)
    check_plan(value.plan)


# Differences. ---------------------------------------------------------------------------


def check_differences(versions: Sequence[CasePlan], chosen: int) -> None:
    """A plan differs from itself in nothing; whatever grew names the events that made it."""
    last = versions[-1]
    assert diff(last, last).differences == ()
    assert diff(last, last).events == ()
    for place in {0, chosen % len(versions), max(len(versions) - 2, 0)}:
        earlier = versions[place]
        found = diff(earlier, last)
        assert found.follows == bool(last.history) or earlier == last
        assert found.events == last.history[max(len(earlier.history), 1) :]
        _check_every_event_told(found)
        for difference in found.differences:
            assert difference.by, difference.sentence
            assert set(difference.by) <= set(found.events)
            assert difference.before != difference.after, difference.sentence
        back = diff(last, earlier)
        assert {item.part for item in back.differences} == {item.part for item in found.differences}


def _check_every_event_told(found: PlanDiff) -> None:
    """Each difference has its line, and each event that made none has one of its own."""
    makers = {entry.version for difference in found.differences for entry in difference.by}
    others = [entry for entry in found.events if entry.version not in makers]
    assert len(found.lines) == len(found.differences) + len(others)
    for entry, line in zip(others, found.lines[len(found.differences) :], strict=True):
        assert entry.event.kind in line


# Stored, and lived again. ---------------------------------------------------------------


def check_stored(plan: CasePlan) -> None:
    """A plan is read as it was written."""
    assert read_plan(dump_plan(plan).encode()) == plan


def check_lived_again(plan: CasePlan) -> None:
    """The events give the plan again, as they were recorded and as they happened."""
    if not plan.history:
        return
    books = every_book()
    assert replay(plan.history, books) == plan
    events = [entry.event for entry in plan.history]
    if getattr(events[0], "policy", None) is not None:
        assert replay(events, books) == plan
