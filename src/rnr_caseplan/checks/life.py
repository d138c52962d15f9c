"""Is the plan lived with: signed in time, used, reviewed, moved on?"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from rnr_caseplan.catalogue.rule import cite
from rnr_caseplan.checks.check import Check, Example, Found, Principle, check
from rnr_caseplan.checks.examined import Examined
from rnr_caseplan.model.events.conditions import ConditionAdded, ConditionMet, ConditionModified
from rnr_caseplan.model.events.goals import GoalAchieved
from rnr_caseplan.model.events.meetings import CaseConferenceHeld, ReviewHeld, SessionHeld
from rnr_caseplan.model.events.needs import LevelOverridden, NeedFound, NeedsReassessed
from rnr_caseplan.model.events.situation import (
    CircumstanceChanged,
    ResponsivityRecorded,
    SobrietyChanged,
)
from rnr_caseplan.model.plan import Review
from rnr_caseplan.model.recorded import PlanEvent, Recorded
from rnr_caseplan.model.vocabulary import ReviewEvent, ReviewKind, Severity
from rnr_caseplan.planning.agenda import signed_on
from rnr_caseplan.rules.eligibility import PLAN_OWED

_VA_8A = cite("VA", "thereafter", "VA-8a")
_CALLED_FOR_BY: Mapping[type[PlanEvent], frozenset[ReviewEvent]] = MappingProxyType(
    {
        GoalAchieved: frozenset({ReviewEvent.GOAL_COMPLETED}),
        CircumstanceChanged: frozenset(
            {ReviewEvent.CIRCUMSTANCES_CHANGE, ReviewEvent.NEEDS_OR_STABILITY_CHANGE}
        ),
        NeedFound: frozenset({ReviewEvent.NEED_ARISES, ReviewEvent.NEEDS_OR_STABILITY_CHANGE}),
        ResponsivityRecorded: frozenset({ReviewEvent.NEEDS_OR_STABILITY_CHANGE}),
        SobrietyChanged: frozenset({ReviewEvent.NEEDS_OR_STABILITY_CHANGE}),
    }
)
"""By which words of a policy an event calls for a review."""
_WHAT_CHANGED: Mapping[type[PlanEvent], str] = MappingProxyType(
    {
        GoalAchieved: "a goal was reached",
        CircumstanceChanged: "circumstances changed",
        LevelOverridden: "a level was overridden",
        NeedFound: "a need was found",
        NeedsReassessed: "needs were reassessed",
        ResponsivityRecorded: "the responsivity profile changed",
        SobrietyChanged: "the time of sobriety changed",
    }
)
_AFTER_COURT = (
    SessionHeld,
    ReviewHeld,
    CaseConferenceHeld,
    ConditionAdded,
    ConditionModified,
    ConditionMet,
)
"""What shows that somebody has heard what happened in court."""
_MEETINGS = (10, 20, 21, 22, 26, 30)
"""The places of the meetings in the history of the example plan."""


def _overdue(plan: Examined, kind: ReviewKind) -> Iterator[tuple[str, Review]]:
    """Give the earliest overdue review of a kind, for each goal where it is on one."""
    if plan.is_closed:
        return
    earliest: dict[str | None, tuple[str, Review]] = {}
    for index, review in enumerate(plan.plan.reviews):
        if review.kind is not kind or review.due_on >= plan.as_of:
            continue
        known = earliest.get(review.goal_id)
        if known is None or review.due_on < known[1].due_on:
            earliest[review.goal_id] = f"reviews[{index}]", review
    yield from earliest.values()


@check(
    "LIF01",
    "The plan is formally reviewed in time",
    Severity.ERROR,
    why="A plan that nobody reviews goes on with what no longer fits.",
    mend="Hold the review with the participant, and record it.",
    source=cite("TC", "Fluid and dynamic document", "TC-8"),
    principles=(Principle.RESPONSIVITY,),
    rule="reviews.formal",
    example=Example("reviews[7].due_on", bad="2026-11-25"),
)
def formal_reviews_are_held(plan: Examined) -> Iterator[Found]:
    """Find a formal review whose day has passed, unless it was due before this plan began."""
    is_owed = plan.plan.eligibility.outcome in PLAN_OWED
    for place, review in _overdue(plan, ReviewKind.FORMAL_REVIEW) if is_owed else ():
        if review.due_on >= plan.plan.as_of:
            sentence = f"a formal review was due on {review.due_on}"
            yield Found(place, sentence, None, plan.policy.formal_review.citation)


@check(
    "LIF02",
    "Goals are checked on in time",
    Severity.WARNING,
    why="A goal that nobody asks about is soon worked on by nobody.",
    mend="Hold the check-in with the participant, and record it.",
    source=cite("NP", "Get creative with timelines", "NP-5"),
    also=("VA-8a",),
    principles=(Principle.RESPONSIVITY,),
    rule="reviews.check_in",
    example=Example("reviews[0].due_on", bad="2026-11-25"),
)
def check_ins_are_held(plan: Examined) -> Iterator[Found]:
    """Find active goals with a check-in whose day has passed."""
    active = {item.goal.id for item in plan.active_goals}
    for place, review in _overdue(plan, ReviewKind.GOAL_CHECK_IN):
        if review.goal_id in active:
            sentence = f"a check-in on goal {review.goal_id} was due on {review.due_on}"
            yield Found(place, sentence, review.goal_id, plan.policy.goal_check_in.citation)


@check(
    "LIF03",
    "Needs are reassessed in time",
    Severity.WARNING,
    why="Work goes on with levels that may have moved long ago.",
    mend="Assess the needs again, and record the levels.",
    source=cite("NP", "Redefine and readjust as needed", "NP-8"),
    also=("TC-13a",),
    principles=(Principle.RISK, Principle.NEED),
    rule="reviews.reassessment",
    is_for_people=True,
    example=Example("reviews[8].due_on", bad="2026-11-25"),
)
def needs_are_reassessed(plan: Examined) -> Iterator[Found]:
    """Find a reassessment whose day has passed."""
    for place, review in _overdue(plan, ReviewKind.REASSESSMENT):
        sentence = f"a reassessment was due on {review.due_on}"
        yield Found(place, sentence, None, plan.policy.reassessment.citation)


@check(
    "LIF04",
    "The plan is signed by the day on which it is due",
    Severity.WARNING,
    why="Until the plan is agreed on, supervision goes on without one.",
    mend="Finish the plan with the participant, and record the signature.",
    source=cite("SP", "A.a", "SP-6b"),
    also=("VA-7e",),
    rule="eligibility.plan_due",
    is_for_people=True,
    example=Example("eligibility.plan_due_on", bad="2026-11-20", given=(("signatures", ()),)),
)
def plan_is_in_time(plan: Examined) -> Iterator[Found]:
    """Find a plan that is not signed although its day has passed."""
    due_on = plan.plan.eligibility.plan_due_on
    if plan.is_closed or due_on is None or due_on >= plan.as_of:
        return
    if plan.policy.signature_required.value and signed_on(plan.plan, plan.as_of) is None:
        sentence = f"the plan was due on {due_on} and is not signed"
        yield Found("eligibility.plan_due_on", sentence, None, plan.policy.plan_due.citation)


@check(
    "LIF05",
    "The plan is used at every session",
    Severity.WARNING,
    why="A plan that stays in the drawer changes nothing.",
    mend="Begin the next session with the plan.",
    source=_VA_8A,
    also=("TC-18", "SP-13"),
    principles=(Principle.RESPONSIVITY,),
    example=Example("history[20].event.plan_used", bad=False),
)
def sessions_use_the_plan(plan: Examined) -> Iterator[Found]:
    """Find a last session in which the plan was not used."""
    sessions = [] if plan.is_closed else list(plan.events_of(SessionHeld))
    used = {event.plan_used for event in sessions if event.on == sessions[-1].on}
    if False in used and True not in used:
        sentence = f"the plan was not used in the session on {sessions[-1].on}"
        yield Found(f"{_place_of(plan, sessions[-1])}.plan_used", sentence)


def _place_of(plan: Examined, event: PlanEvent) -> str:
    """Give the place of an event in the history."""
    places = (place for place, entry in enumerate(plan.plan.history) if entry.event is event)
    return f"history[{next(places)}].event"


@check(
    "LIF06",
    "Sessions go on while goals are worked on",
    Severity.WARNING,
    why="Without sessions nobody works with the participant on the plan.",
    mend="Meet the participant, or record the sessions that were held.",
    source=_VA_8A,
    also=("TC-18", "SP-13"),
    principles=(Principle.RESPONSIVITY,),
    example=Example(
        "history[20].event.on",
        bad="2026-10-25",
        given=(("signatures[0].on", "2026-10-20"), ("history[10].event.on", "2026-10-22")),
    ),
)
def sessions_are_held(plan: Examined) -> Iterator[Found]:
    """Find a signed plan with active goals and no session for long."""
    signed = signed_on(plan.plan, plan.as_of)
    if plan.is_closed or not plan.active_goals or signed is None:
        return
    last = max([signed, *[event.on for event in plan.events_of(SessionHeld)]])
    still = plan.policy.still_days
    if (plan.as_of - last).days > still.value:
        yield Found("history", f"no session was held since {last}", None, still.citation)


@check(
    "LIF07",
    "A change is followed by a review",
    Severity.WARNING,
    why="After a change the plan may fit no longer, and only a review shows it.",
    mend="Review the plan with the participant, and record the review.",
    source=cite("SP", "A.d", "SP-13"),
    also=("TC-13a", "VA-8a", "NP-8"),
    principles=(Principle.RESPONSIVITY,),
    rule="follow_ups.review",
    example=Example("history[30].event.on", bad="2026-11-12"),
)
def changes_are_reviewed(plan: Examined) -> Iterator[Found]:
    """Find the earliest change that no formal review has seen in time."""
    if plan.is_closed or plan.plan.eligibility.outcome not in PLAN_OWED:
        return
    named = {item.event for item in plan.policy.unscheduled_reviews.value}
    unseen = [entry for entry in _unseen(plan) if _calls_for_review(entry, named)]
    first = min(unseen, key=lambda entry: entry.event.on, default=None)
    within = plan.policy.unscheduled_within_days
    if first is not None and (plan.as_of - first.event.on).days > within.value:
        what = _WHAT_CHANGED[type(first.event)]
        sentence = f"no review was held since {what} on {first.event.on}"
        yield Found(_place_of(plan, first.event), sentence, _about(first.event), within.citation)


def _about(event: PlanEvent) -> str | None:
    """Give the goal that was reached, or the need that was found."""
    if isinstance(event, GoalAchieved):
        return event.goal_id
    return event.need.id if isinstance(event, NeedFound) else None


def _unseen(plan: Examined) -> list[Recorded]:
    """Give what no formal review has seen: it was recorded after each one, or happened after it."""
    reviewed_on = datetime.date.min
    unseen: list[Recorded] = []
    for entry in reversed(plan.plan.history):
        event = entry.event
        if event.on > plan.as_of:
            continue
        if isinstance(event, ReviewHeld) and event.review is ReviewKind.FORMAL_REVIEW:
            reviewed_on = max(reviewed_on, event.on)
        elif event.on > reviewed_on:
            unseen.append(entry)
    return unseen[::-1]


def _calls_for_review(entry: Recorded, named: Iterable[ReviewEvent]) -> bool:
    """Say whether a policy calls for a review after an event; moved levels always do."""
    if isinstance(entry.event, (LevelOverridden, NeedsReassessed)):
        return any(
            touched == "case.risk_level" or touched.endswith((": level", ": interferes"))
            for touched in entry.touched
        )
    return not _CALLED_FOR_BY.get(type(entry.event), frozenset()).isdisjoint(named)


@check(
    "LIF08",
    "A day in court is talked about afterwards",
    Severity.WARNING,
    why="What the court said is to reach the plan and those who help to keep to it.",
    mend="Ask how it went, and record what the court changed.",
    source=cite("CC", "priority 8", "CC-8"),
    also=("VA-3a",),
    example=Example(
        "case.court_dates[0].on",
        bad="2026-11-10",
        given=tuple((f"history[{place}].event.on", "2026-11-09") for place in _MEETINGS),
    ),
)
def court_is_talked_about(plan: Examined) -> Iterator[Found]:
    """Find days in court of the plan's own time after which nobody has met for long."""
    if plan.is_closed or not plan.is_full or not plan.events:
        return
    heard = (event.on for event in plan.events_of(*_AFTER_COURT))
    last = max(heard, default=None)
    for index, day in enumerate(plan.case.court_dates):
        is_past = plan.plan.as_of <= day.on and (last is None or last < day.on)
        if is_past and (plan.as_of - day.on).days > plan.policy.answer_days.value:
            sentence = f"nobody has met since the day in court {day.id} on {day.on}"
            place = f"case.court_dates[{index}]"
            yield Found(place, sentence, day.id, plan.policy.answer_days.citation)


CHECKS: tuple[Check, ...] = (
    formal_reviews_are_held,
    check_ins_are_held,
    needs_are_reassessed,
    plan_is_in_time,
    sessions_use_the_plan,
    sessions_are_held,
    changes_are_reviewed,
    court_is_talked_about,
)
