"""What happened is written down when somebody gets to it, and then it counts on its own day.

A note (a session, a review, a response ...) may come late, and the plan is as if it had come in
time. What changes a part of the plan may come late too, unless that part has changed since.
"""

import datetime
import itertools
from collections.abc import Iterator
from typing import Any

from attrs import evolve
from hypothesis import assume, example, given
from hypothesis import strategies as st

from rnr_caseplan import (
    CasePlan,
    GoalStatus,
    PlanEvent,
    StepStatus,
    agenda,
    apply,
    progress,
)
from rnr_caseplan.lifecycle import (
    ActivityAdded,
    CaseConferenceHeld,
    Circumstance,
    CircumstanceChanged,
    Drafted,
    ExceptionMade,
    FullPlanDecided,
    GoalPaused,
    GoalResumed,
    NeedsReassessed,
    PlanTransferred,
    ProgressNoted,
    ResponseGiven,
    ResponsePlanUsed,
    ReviewHeld,
    ServiceAdded,
    ServiceMonitored,
    SessionHeld,
    StepAdded,
    StepCompleted,
)
from tests.stateful.choosing import Choices, Moment
from tests.stateful.events import CONDITIONS, GOALS, MAKERS, SERVICES, STEPS, make_event
from tests.stateful.lives import CHOICES, Life, lives
from tests.stateful.policies import policy_of_lives
from tests.stateful.standing import OPEN, day_of
from tests.strategies import TODAY, day_near
from tests.unit.lives import drafted, lived, refused

BY = "staff:17"
NOTES = (
    CaseConferenceHeld,
    ProgressNoted,
    ResponseGiven,
    ResponsePlanUsed,
    ReviewHeld,
    ServiceMonitored,
    SessionHeld,
)
OPEN_STEPS = {StepStatus.PLANNED, StepStatus.STARTED, StepStatus.CANNOT_BE_DONE_YET}
_NAMES_OF_PARTS = (
    "assessment_id",
    "condition_id",
    "goal_id",
    "member_id",
    "referral_id",
    "safety_id",
    "service_id",
    "step_id",
    "trigger_id",
)


def made(life: Life, kind: type[PlanEvent], drawn: bytes, on: datetime.date) -> PlanEvent:
    """Make an event for a plan as it is now, on a day, with an id of its own."""
    policy = life.policy(on)
    event = make_event(kind, Moment(life.plan, policy, life.today, Choices(drawn)))
    override = event.override if kind is FullPlanDecided else None
    return evolve(event, on=on, id="told-late", seen_version=None, override=override)


def day_in(plan: CasePlan, chosen: int) -> datetime.date:
    """Give a day from the draft to the last day that the plan knows of."""
    days = (day_of(plan) - plan.as_of).days
    return day_near(plan.as_of, chosen % (days + 1))


def parts_named(event: PlanEvent) -> Iterator[tuple[str, str]]:
    """Give the parts that an event changes, by the field that names them.

    What is new changes nothing that was there.
    """
    if isinstance(event, StepAdded):
        yield "step_id", event.step.id
    elif isinstance(event, ServiceAdded):
        yield "service_id", event.service.id
    elif isinstance(event, ExceptionMade):
        yield "exception", f"{event.code} {event.about}"
    for name in () if isinstance(event, (StepAdded, ActivityAdded)) else _NAMES_OF_PARTS:
        identifier = getattr(event, name, None)
        if identifier is not None:
            yield name, identifier
    if isinstance(event, NeedsReassessed):
        yield from (("need_id", item.need_id) for item in event.levels)


def looked_at(plan: CasePlan) -> CasePlan:
    """Give a plan after one more event on its last day, without the order of what was written."""
    today = day_of(plan)
    last = CircumstanceChanged(
        on=today, by=BY, circumstance=Circumstance.OTHER, text="nothing more"
    )
    applied = apply(plan, last, policy_of_lives(plan.policy.name, today))
    assert applied.accepted, applied.why
    plan = applied.value
    lists: dict[str, Any] = {
        name: tuple(sorted(getattr(plan, name), key=repr))
        for name in ("case_conferences", "responses", "progress")
    }
    return evolve(plan, history=(), **lists)


@given(
    life=lives(),
    kind=st.sampled_from(NOTES),
    drawn=CHOICES,
    chosen=st.integers(0, 500),
)
def test_a_note_that_comes_late_is_as_if_it_had_come_in_time(
    life: Life, kind: type[PlanEvent], drawn: bytes, chosen: int
) -> None:
    """Plan, duties and progress are the same, whenever the note was written down."""
    assume(life.plan.history)
    day = day_in(life.plan, chosen)
    note = made(life, kind, drawn, day)
    told_late = apply(life.plan, note, policy_of_lives(life.plan.policy.name, day))
    if not told_late.accepted:
        return
    in_time = next(version for version in life.versions if day_of(version) >= day)
    told = apply(in_time, note, policy_of_lives(in_time.policy.name, day))
    if not told.accepted:
        return
    plan = told.value
    for entry in life.plan.history[max(in_time.version, 1) :]:
        applied = apply(
            plan,
            evolve(entry.event, seen_version=None),
            policy_of_lives(entry.policy.name, entry.policy.on),
        )
        assert applied.accepted, applied.why
        plan = applied.value
    late = told_late.value
    assert looked_at(late) == looked_at(plan)
    policy, today = life.policy(day_of(late)), day_of(late)
    start, end = late.as_of, day_near(today, 300)
    due = [agenda(found, policy, start=start, end=end, as_of=today) for found in (late, plan)]
    assert due[0] == due[1]
    for asked in (day, today):
        assert progress(late, asked) == progress(plan, asked)


@given(life=lives(most=20))
def test_no_part_changes_on_a_day_before_its_last_change(life: Life) -> None:
    """Whatever was written down late, the changes of each part are in the order of their days."""
    changes = [entry.event for entry in life.plan.history if type(entry.event) not in NOTES]
    for earlier, later in itertools.combinations(changes, 2):
        if set(parts_named(earlier)) & set(parts_named(later)):
            assert earlier.on <= later.on


@given(
    life=lives(),
    kind=st.sampled_from((*GOALS, *STEPS, *CONDITIONS, *SERVICES)),
    drawn=CHOICES,
    chosen=st.integers(0, 500),
)
def test_what_comes_too_late_is_told_the_day_from_which_it_may_be(
    life: Life, kind: type[PlanEvent], drawn: bytes, chosen: int
) -> None:
    """The day that the refusal names is late enough, and every day before it is not."""
    assume(life.plan.history)
    event = made(life, kind, drawn, day_in(life.plan, chosen))
    policy = life.policy(event.on, event)
    applied = apply(life.plan, event, policy)
    if applied.accepted or applied.reasons[0].rule != "lives.out_of_order":
        return
    last = datetime.date.fromisoformat(str(applied.reasons[0].fact("last")))
    assert event.on < last <= day_of(life.plan)
    assert str(last) in applied.instead[0]
    for day, is_late in ((last, False), (day_near(last, -1), True)):
        told = apply(life.plan, evolve(event, on=day), policy)
        rules = [reason.rule for reason in told.reasons]
        assert ("lives.out_of_order" in rules) == is_late, told.why


@given(life=lives(), chosen=st.integers(0, 500), place=st.integers(0, 50))
def test_a_step_may_be_told_late_when_nobody_spoke_of_it_since(
    life: Life, chosen: int, place: int
) -> None:
    """Whatever happened to other parts meanwhile, and to its goal, as long as that is open.

    A note on it changes nothing, so that one of a later day does not count.
    """
    plan = life.plan
    held = [
        step
        for goal in plan.goals
        for step in goal.steps
        if goal.status in OPEN and step.status in OPEN_STEPS
    ]
    assume(held)
    step, day = held[place % len(held)], day_in(plan, chosen)
    spoken = [
        entry.event.on
        for entry in plan.history
        if step.id in {getattr(entry.event, "step_id", None), _id_of_new_step(entry.event)}
        and not isinstance(entry.event, NOTES)
    ]
    done = StepCompleted(on=day, by=BY, step_id=step.id)
    applied = apply(plan, done, life.policy(day))
    assert applied.accepted == (max(spoken, default=day) <= day), applied.why


def _id_of_new_step(event: PlanEvent) -> object:
    return getattr(getattr(event, "step", None), "id", None)


@given(life=lives(most=4), kind=st.sampled_from(tuple(MAKERS)), drawn=CHOICES)
def test_nothing_happens_before_the_draft(life: Life, kind: type[PlanEvent], drawn: bytes) -> None:
    """Every kind of event is refused on the day before, and on no later day for this reason."""
    plan = life.plan
    assume(plan.as_of > datetime.date.min)
    for day, expected in ((day_near(plan.as_of, -1), True), (plan.as_of, False)):
        event = made(life, kind, drawn, day)
        policy = policy_of_lives(plan.policy.name, day)
        if isinstance(event, PlanTransferred):
            event = evolve(event, policy=None)
        rules = [reason.rule for reason in apply(plan, event, policy).reasons]
        assert ("lives.before_the_plan" in rules) == (expected and kind is not Drafted)


@given(days=st.integers(1, 60), late_by=st.integers(0, 60))
@example(days=1, late_by=0)
@example(days=1, late_by=1)
@example(days=30, late_by=30)
def test_a_goal_is_not_paused_on_a_day_before_it_was_resumed(days: int, late_by: int) -> None:
    """On the day of its last change it may change again, and not a day earlier."""
    plan = lived(
        drafted(),
        GoalPaused(on=TODAY, by=BY, goal_id="g1"),
        GoalResumed(on=day_near(TODAY, days), by=BY, goal_id="g1"),
    )
    pause = GoalPaused(on=day_near(TODAY, days - late_by), by=BY, goal_id="g1", id="again")
    if late_by == 0:
        assert lived(plan, pause).goals[1].status is GoalStatus.PAUSED
    elif late_by <= days:
        assert refused(plan, pause) == ["lives.out_of_order"]
    else:
        assert refused(plan, pause) == ["lives.before_the_plan"]
