"""Is what the participant does answered: affirmed, disapproved, and by steps that fit?"""

import datetime
from collections.abc import Collection, Iterator, Mapping

from rnr_caseplan.catalogue.rule import cite
from rnr_caseplan.checks.check import Check, Example, Found, Principle, check
from rnr_caseplan.checks.examined import Examined
from rnr_caseplan.model.events.conditions import ConditionViolated
from rnr_caseplan.model.events.goals import GoalAchieved
from rnr_caseplan.model.events.meetings import ResponseGiven
from rnr_caseplan.model.events.situation import (
    IncidentRecorded,
    ResponsePlanUsed,
    ResponsePlanWritten,
)
from rnr_caseplan.model.events.steps import StepCompleted
from rnr_caseplan.model.recorded import PlanEvent
from rnr_caseplan.model.records import Response
from rnr_caseplan.model.vocabulary import ResponseKind, Severity
from rnr_caseplan.planning.progress import AFFIRMING, DISAPPROVING

_SP_17B = cite("SP", "B.c.i", "SP-17b")
_OF_A_SCALE = frozenset({ResponseKind.INCENTIVE, ResponseKind.SANCTION})


def _answers(plan: Examined, kinds: Collection[ResponseKind]) -> dict[str | None, datetime.date]:
    """Give the last day of a response of some kinds, by what it was about."""
    return {
        event.about: event.on for event in plan.events_of(ResponseGiven) if event.response in kinds
    }


def _is_answered(
    answers: Mapping[str | None, datetime.date], about: str, day: datetime.date
) -> bool:
    """Say whether a response is about a part, on a day or after it."""
    answered_on = answers.get(about)
    return answered_on is not None and answered_on >= day


@check(
    "LIF12",
    "Progress is affirmed",
    Severity.WARNING,
    why="What is noticed and praised is done again.",
    mend="Tell the participant what went well, and record it.",
    source=cite("VA", "thereafter", "VA-8b"),
    also=("SP-17b",),
    principles=(Principle.RESPONSIVITY,),
    example=Example(
        "history[17].event.about", bad="g2.s1", given=(("history[16].event.on", "2026-11-10"),)
    ),
)
def progress_is_affirmed(plan: Examined) -> Iterator[Found]:
    """Find goals whose last progress, in a step or the whole, nobody has answered for long."""
    if plan.is_closed:
        return
    answers = _answers(plan, AFFIRMING)
    goal_of = {step.id: item.goal.id for item in plan.goals for step in item.goal.steps}
    last: dict[str, tuple[datetime.date, str]] = {}
    for event in plan.events:
        if isinstance(event, GoalAchieved):
            last[event.goal_id] = event.on, event.goal_id
        elif isinstance(event, StepCompleted) and event.step_id in goal_of:
            last[goal_of[event.step_id]] = event.on, event.step_id
    within = plan.policy.answer_days
    for item in plan.goals:
        if item.goal.id not in last:
            continue
        day, part_id = last[item.goal.id]
        is_answered = any(_is_answered(answers, about, day) for about in (part_id, item.goal.id))
        if not is_answered and (plan.as_of - day).days > within.value:
            sentence = f"nobody has affirmed that {part_id} was done on {day}"
            yield Found(item.place, sentence, part_id, within.citation)


@check(
    "LIF13",
    "Violations and incidents are answered",
    Severity.WARNING,
    why="Antisocial acts that nobody answers seem to be accepted.",
    mend="Say that it is not accepted, answer it by the agency's scale, and record it.",
    source=cite("VA", "thereafter", "VA-8c"),
    also=("SP-17b",),
    principles=(Principle.RISK, Principle.RESPONSIVITY),
    rule="follow_ups.answer_violation",
    example=Example("history[15].event.about", bad="c1"),
)
def violations_are_answered(plan: Examined) -> Iterator[Found]:
    """Find conditions that were not kept, and incidents, that nobody has answered for long."""
    if plan.is_closed:
        return
    answers = _answers(plan, DISAPPROVING)
    earliest: dict[str, datetime.date] = {}
    for event in plan.events:
        about = _behavior(plan, event)
        if about is not None and not _is_answered(answers, about, event.on):
            earliest.setdefault(about, event.on)
    places = {item.id: f"case.incidents[{index}]" for index, item in enumerate(plan.case.incidents)}
    places |= {item.id: f"conditions[{index}]" for index, item in enumerate(plan.plan.conditions)}
    within = plan.policy.answer_days
    for about, day in earliest.items():
        if (plan.as_of - day).days > within.value:
            sentence = f"no response is recorded to what happened with {about} on {day}"
            yield Found(places.get(about, "history"), sentence, about, within.citation)


def _behavior(plan: Examined, event: PlanEvent) -> str | None:
    """Give the condition that was not kept, or the incident of the plan's own time."""
    if isinstance(event, ConditionViolated):
        return event.condition_id
    if not isinstance(event, IncidentRecorded):
        return None
    happened_on = event.incident.happened_on or datetime.date.min
    return event.incident.id if happened_on >= plan.plan.as_of else None


def _graded(plan: Examined, *kinds: ResponseKind) -> list[tuple[str, Response]]:
    """Give the responses of some kinds with their places, in the order of their days."""
    found = [
        (f"responses[{index}]", item)
        for index, item in enumerate(plan.plan.responses)
        if item.kind in kinds and item.on <= plan.as_of
    ]
    return [] if plan.is_closed else sorted(found, key=_day_of)


def _day_of(placed: tuple[str, Response]) -> datetime.date:
    return placed[1].on


@check(
    "LIF14",
    "Incentives and sanctions have a level",
    Severity.ADVICE,
    why="Without levels nobody sees whether responses are graduated.",
    mend="Record the level of the response on the agency's scale.",
    source=_SP_17B,
    also=("VA-8c",),
    principles=(Principle.RESPONSIVITY,),
    example=Example("responses[0].level", bad=None, good=1),
)
def responses_have_levels(plan: Examined) -> Iterator[Found]:
    """Find incentives and sanctions without a level; one finding for all of them."""
    found = [item for item in _graded(plan, *_OF_A_SCALE) if item[1].level is None]
    if found:
        place, last = found[-1]
        sentence = f"responses without a level: {', '.join(item.id for _, item in found)}"
        yield Found(f"{place}.level", sentence, last.id)


@check(
    "LIF15",
    "Sanctions rise step by step",
    Severity.ADVICE,
    why="Responses that rise by single steps are seen as fair, and leave room for later ones.",
    mend="Give the next step of the scale, or record why the behavior asked for more.",
    source=_SP_17B,
    also=("VA-8c",),
    principles=(Principle.RESPONSIVITY,),
    example=Example(
        "responses[1].level", bad=3, good=2, given=(("responses[1].kind", "sanction"),)
    ),
)
def sanctions_rise_by_steps(plan: Examined) -> Iterator[Found]:
    """Find a last sanction that is more than one level above the one before it."""
    sanctions = _graded(plan, ResponseKind.SANCTION)
    levels = [(place, item, item.level) for place, item in sanctions if item.level is not None]
    for (_, _, before), (place, item, level) in zip(levels[-2:], levels[-1:], strict=False):
        if level > before + 1:
            sentence = f"sanction {item.id} is of level {level}, the last one of level {before}"
            yield Found(f"{place}.level", sentence, item.id)


@check(
    "LIF16",
    "A response plan that did not help is replaced",
    Severity.WARNING,
    why="When the trigger comes up again, the same plan will fail again.",
    mend="Find out what went wrong, and write a better response plan together.",
    source=cite("VA", "step 6", "VA-6b"),
    principles=(Principle.RESPONSIVITY,),
    example=Example("history[24].event.helped", bad=False),
)
def response_plans_help(plan: Examined) -> Iterator[Found]:
    """Find triggers whose response plan did not help when last used, and was not written anew."""
    if plan.is_closed:
        return
    failed: dict[str, datetime.date | None] = {}
    for event in plan.events:
        if isinstance(event, ResponsePlanWritten):
            failed[event.trigger_id] = None
        elif isinstance(event, ResponsePlanUsed) and event.helped is not None:
            failed[event.trigger_id] = None if event.helped else event.on
    for index, item in enumerate(plan.plan.triggers):
        day = failed.get(item.id)
        if day is not None:
            sentence = f"the response plan for trigger {item.id} did not help on {day}"
            yield Found(f"triggers[{index}].response", sentence, item.id)


CHECKS: tuple[Check, ...] = (
    progress_is_affirmed,
    violations_are_answered,
    responses_have_levels,
    sanctions_rise_by_steps,
    response_plans_help,
)
