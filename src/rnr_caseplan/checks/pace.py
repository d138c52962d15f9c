"""Are the steps few enough, in their order, and close enough to be taken one after the other?"""

import datetime
from bisect import bisect_right
from collections.abc import Iterator
from itertools import groupby, pairwise
from operator import itemgetter

from rnr_caseplan.catalogue.rule import cite
from rnr_caseplan.checks.check import Check, Example, Found, Principle, check
from rnr_caseplan.checks.examined import Examined, PlacedStep
from rnr_caseplan.dates import day_after
from rnr_caseplan.model.events.steps import StepAdded
from rnr_caseplan.model.vocabulary import Severity, StepStatus

_VA_7D = cite("VA", "step 7", "VA-7d")
_NP_3 = cite("NP", "Build in small wins", "NP-3")
_NP_7 = cite("NP", "Define parameters upfront", "NP-7")
_CC_8 = cite("CC", "priority 8", "CC-8")

_DAYS_OF_THE_LIMIT = 30
"""``checks.steps_a_month`` counts within any 30 days."""


def _dated(plan: Examined) -> list[tuple[datetime.date, PlacedStep]]:
    """Give the open steps of active goals that have a day, the earliest first."""
    dated = [
        (placed.step.due_on, placed)
        for placed in plan.active_steps
        if placed.step.due_on is not None
    ]
    return sorted(dated, key=itemgetter(0))


@check(
    "SMT19",
    "The steps of any 30 days can be taken",
    Severity.WARNING,
    why="With more steps than somebody can take, some fail, and failing takes heart away.",
    mend="Agree with the participant on later days for some of the steps.",
    source=_NP_7,
    also=("VA-7d", "SP-9"),
    principles=(Principle.RESPONSIVITY,),
    example=Example(
        "goals[0].steps[3].due_on",
        bad="2027-01-05",
        good="2027-01-15",
        given=(
            ("goals[2].status", "active"),
            ("goals[2].target_date", "2027-02-03"),
            ("goals[2].steps[0].due_on", "2026-12-10"),
            ("goals[2].steps[1].due_on", "2026-12-14"),
            ("goals[2].steps[2].due_on", "2026-12-18"),
            ("goals[2].steps[3].due_on", "2026-12-22"),
        ),
    ),
)
def months_are_attainable(plan: Examined) -> Iterator[Found]:
    """Find stretches of 30 days with more open steps than the policy allows."""
    if plan.is_closed:
        return
    limit, dated = plan.policy.steps_a_month, _dated(plan)
    start = 0
    while start + limit.value < len(dated):
        first = dated[start][0]
        last = day_after(first, _DAYS_OF_THE_LIMIT - 1) or datetime.date.max
        end = bisect_right(dated, last, key=itemgetter(0))
        count = end - start
        if count > limit.value:
            beyond = dated[start + limit.value][1]
            sentence = f"{count} steps are due in the 30 days from {first}, more than {limit.value}"
            yield Found(f"{beyond.place}.due_on", sentence, beyond.step.id, limit.citation)
        start = end if count > limit.value else start + 1


@check(
    "SMT20",
    "The steps of one day can be taken",
    Severity.WARNING,
    why="Several things to do by the same day are done in a hurry, or not at all.",
    mend="Agree with the participant on other days for some of the steps.",
    source=_NP_7,
    also=("VA-7d", "SP-9"),
    principles=(Principle.RESPONSIVITY,),
    example=Example("goals[0].steps[2].due_on", bad="2026-12-08", good="2026-12-27"),
)
def days_are_attainable(plan: Examined) -> Iterator[Found]:
    """Find days on which more open steps are due than the policy allows."""
    if plan.is_closed:
        return
    limit = plan.policy.steps_a_day
    for day, found in groupby(_dated(plan), itemgetter(0)):
        steps = [placed for _, placed in found]
        if len(steps) > limit.value:
            beyond = steps[limit.value]
            sentence = f"{len(steps)} steps are due on {day}, more than {limit.value}"
            yield Found(f"{beyond.place}.due_on", sentence, beyond.step.id, limit.citation)


@check(
    "SMT21",
    "The days of steps follow their order",
    Severity.WARNING,
    why="A step that rests on an earlier one cannot be due before it.",
    mend="Give the later step a later day.",
    source=_VA_7D,
    also=("SP-9",),
    principles=(Principle.RESPONSIVITY,),
    rule="goals.dates",
    example=Example("goals[0].steps[2].due_on", bad="2026-12-05", good="2026-12-27"),
)
def days_follow_order(plan: Examined) -> Iterator[Found]:
    """Find open steps that are due before one that stands before them.

    A step that people added stands last, whatever its day, and is not compared.
    """
    added = {event.step.id for event in plan.events_of(StepAdded)}
    latest: dict[str, tuple[datetime.date, str]] = {}
    for placed in plan.active_steps:
        step, goal_id = placed.step, placed.goal.id
        if step.due_on is None or step.id in added:
            continue
        day, first = latest.get(goal_id, (step.due_on, step.id))
        if step.due_on < day:
            sentence = f"step {step.id} is due before {first}, which comes first"
            yield Found(f"{placed.place}.due_on", sentence, step.id)
        else:
            latest[goal_id] = (step.due_on, step.id)


@check(
    "SMT22",
    "No step is due on a day in court",
    Severity.ADVICE,
    why="A day in court takes the day, and it takes the mind off everything else.",
    mend="Agree on a day before or after the day in court.",
    source=_CC_8,
    also=("VA-7d",),
    principles=(Principle.RESPONSIVITY,),
    example=Example("goals[0].steps[3].due_on", bad="2027-01-20", good="2027-01-15"),
)
def court_days_are_free(plan: Examined) -> Iterator[Found]:
    """Find open steps that are due on a day in court that is still ahead."""
    days = {item.on for item in plan.case.court_dates if item.on >= plan.as_of}
    if not days or plan.is_closed:
        return
    for placed in plan.active_steps:
        if placed.step.due_on in days:
            sentence = f"step {placed.step.id} is due on a day in court"
            yield Found(f"{placed.place}.due_on", sentence, placed.step.id)


@check(
    "SMT23",
    "No long time passes without a step",
    Severity.WARNING,
    why="Short tasks one after the other keep work going; in a long gap it stops.",
    mend="Add a small step in between, or give the later step an earlier day.",
    source=_NP_3,
    also=("VA-7d",),
    principles=(Principle.RESPONSIVITY,),
    rule="goals.dates",
    example=Example(
        "goals[0].steps[2].due_on",
        bad="2027-01-31",
        good="2026-12-27",
        given=(("goals[0].steps[3].due_on", "2027-02-01"),),
    ),
)
def steps_follow_each_other(plan: Examined) -> Iterator[Found]:
    """Find active goals with a longer time between open steps, or until the next, than allowed.

    Until a step is done, the time before the first one is not looked at here.
    """
    if plan.is_closed:
        return
    limit = plan.policy.step_days
    dated: dict[str, list[tuple[datetime.date, str]]] = {}
    for day, placed in _dated(plan):
        dated.setdefault(placed.goal.id, []).append((day, placed.place))
    for place, goal in plan.active_goals:
        today = max(goal.starts_on or plan.as_of, plan.as_of)
        is_begun = any(step.status is StepStatus.COMPLETED for step in goal.steps)
        days = [(max(day, today), where) for day, where in dated.get(goal.id, ())]
        for (before, _), (after, where) in pairwise([*[(today, place)] * is_begun, *days]):
            if (after - before).days > limit.value:
                sentence = f"goal {goal.id} has no step from {before} to {after}"
                yield Found(f"{where}.due_on", sentence, goal.id, limit.citation)


CHECKS: tuple[Check, ...] = (
    months_are_attainable,
    days_are_attainable,
    days_follow_order,
    court_days_are_free,
    steps_follow_each_other,
)
