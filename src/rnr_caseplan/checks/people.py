"""Is the participant safe, do services fit the risk, and can the participant come to them?"""

import datetime
from collections.abc import Iterator

from rnr_caseplan.catalogue.rule import LIB, VA_2, cite
from rnr_caseplan.checks.attendance import Attendance
from rnr_caseplan.checks.check import Check, Example, Found, Principle, check
from rnr_caseplan.checks.examined import Examined, PlacedService
from rnr_caseplan.dates import day_after
from rnr_caseplan.model.plan import SafetyItem
from rnr_caseplan.model.vocabulary import RiskLevel, Severity, Tier
from rnr_caseplan.rules.eligibility import PLAN_OWED

_SP_5A = cite("SP", "Policy", "SP-5a")
_LOW, _MIDDLE, _HIGH = range(3)
_BANDS = {
    RiskLevel.VERY_LOW: _LOW,
    RiskLevel.LOW: _LOW,
    RiskLevel.LOW_MODERATE: _MIDDLE,
    RiskLevel.MODERATE: _MIDDLE,
    RiskLevel.HIGH: _HIGH,
    RiskLevel.VERY_HIGH: _HIGH,
}
"""Levels of risk that may attend a service together; an unknown one is in none."""


def _open_dangers(plan: Examined) -> Iterator[tuple[str, SafetyItem]]:
    """Give the dangers that are not answered by the day, with their places."""
    if plan.is_closed:
        return
    for index, item in enumerate(plan.plan.safety):
        if item.answered_on is None or item.answered_on > plan.as_of:
            yield f"safety[{index}]", item


def _noted_on(plan: Examined, item: SafetyItem) -> datetime.date | None:
    """Give the day on which a danger was noted, where a note says it."""
    notes = (note for note in plan.case.safety if note.id == item.id and item.need_id is None)
    return next((note.noted_on for note in notes), None)


def _last_day(plan: Examined, item: SafetyItem, start: datetime.date) -> datetime.date | None:
    """Give the last day that the policy allows for a danger that is counted from a day."""
    within = {due.kind: due.within_days for due in plan.policy.safety_due.value}
    return day_after(start, within[item.kind])


@check(
    "PPL01",
    "Every danger has a day by which it is answered",
    Severity.ERROR,
    why="A danger without a day waits for somebody to remember it.",
    mend="Set the day, which is that of the note or one soon after it.",
    source=LIB,
    rule="safety.note",
    example=Example(
        "safety[0].due_on",
        bad=None,
        good="2026-12-02",
        given=(("safety[0].answered_on", None), ("case.safety[0].noted_on", "2026-12-01")),
    ),
)
def dangers_have_days(plan: Examined) -> Iterator[Found]:
    """Find open dangers without a day, unless the calendar ends before it."""
    for place, item in _open_dangers(plan):
        start = _noted_on(plan, item) or plan.as_of
        if item.due_on is None and _last_day(plan, item, start) is not None:
            sentence = f"danger {item.id} is open and has no day"
            yield Found(f"{place}.due_on", sentence, item.id, plan.policy.safety_due.citation)


@check(
    "PPL02",
    "No danger waits past its day",
    Severity.ERROR,
    why="Acute danger can cost a life, and no other goal is worth anything then.",
    mend="Answer the danger now, and record what was done.",
    source=LIB,
    rule="follow_ups.answer_danger",
    is_for_people=True,
    example=Example("safety[0].answered_on", bad=None),
)
def dangers_are_answered(plan: Examined) -> Iterator[Found]:
    """Find open dangers whose day has passed."""
    for place, item in _open_dangers(plan):
        if item.due_on is not None and item.due_on < plan.as_of:
            sentence = f"danger {item.id} was due on {item.due_on} and is open"
            yield Found(place, sentence, item.id, plan.policy.safety_due.citation)


@check(
    "PPL03",
    "A danger is due as soon as the policy asks",
    Severity.ERROR,
    why="Acute danger is answered within hours or days of the note, whatever else is planned.",
    mend="Set the day back to what the policy allows.",
    source=LIB,
    rule="safety.note",
    example=Example(
        "safety[0].due_on",
        bad="2026-12-05",
        good="2026-12-02",
        given=(("safety[0].answered_on", None), ("case.safety[0].noted_on", "2026-12-01")),
    ),
)
def dangers_are_due_soon(plan: Examined) -> Iterator[Found]:
    """Find open dangers that are due later after the day of their note than the policy allows."""
    for place, item in _open_dangers(plan):
        noted_on = _noted_on(plan, item)
        if item.due_on is None or noted_on is None:
            continue
        last = _last_day(plan, item, noted_on)
        if last is not None and item.due_on > last:
            sentence = f"danger {item.id} is due on {item.due_on}, which is later than {last}"
            yield Found(f"{place}.due_on", sentence, item.id, plan.policy.safety_due.citation)


@check(
    "PPL04",
    "The level of risk is known",
    Severity.WARNING,
    why="Without it nobody knows how much supervision and help fits.",
    mend="Assess the risk with the agency's tool, and record the level.",
    source=cite("TC", "What is Case Planning", "TC-2"),
    also=("SP-1", "SP-5a"),
    principles=(Principle.RISK,),
    rule="eligibility.assess_first",
    is_for_people=True,
    example=Example("case.risk_level", bad="unknown", good="high"),
)
def risk_is_known(plan: Examined) -> Iterator[Found]:
    """Find a plan that is owed while the level of risk is unknown."""
    is_owed = plan.plan.eligibility.outcome in PLAN_OWED
    if is_owed and not plan.is_closed and plan.case.risk_level is RiskLevel.UNKNOWN:
        yield Found("case.risk_level", "the level of risk is unknown")


@check(
    "PPL05",
    "Low risk without a full plan is left without intensive services",
    Severity.WARNING,
    why="Intensive services do harm at low risk, and take places that others need.",
    mend="End the service, or record a named person's decision for a full plan.",
    source=VA_2,
    also=("SP-5a",),
    principles=(Principle.RISK,),
    rule="eligibility.diverted",
    example=Example(
        "services[0].ended_on",
        bad=None,
        good="2026-11-20",
        given=(("eligibility.outcome", "diverted"), ("case.risk_level", "low")),
    ),
)
def services_fit_low_risk(plan: Examined) -> Iterator[Found]:
    """Find services at low risk without a full plan.

    Those that help the participant to take part, and those that carry a condition, are left out.
    """
    is_low = plan.case.risk_level <= RiskLevel.LOW_MODERATE
    is_excluded = plan.plan.eligibility.outcome not in PLAN_OWED
    if not is_low or not is_excluded or plan.is_closed:
        return
    found = [item.service.id for item in plan.services if not _is_called_for(plan, item)]
    if found:
        risk = plan.case.risk_level.value.replace("_", " ")
        sentence = f"services in use at {risk} risk without a full plan: {', '.join(found)}"
        yield Found("services", sentence, None, plan.policy.eligibility_exclusions.citation)


def _is_called_for(plan: Examined, item: PlacedService) -> bool:
    """Say whether a service belongs to a goal on a responsivity need or on a condition."""
    return any(
        placed.goal.condition_ids or plan.tier_of(placed) is Tier.RESPONSIVITY
        for placed in plan.open_goals
        if placed.goal.id == item.service.goal_id
    )


@check(
    "PPL06",
    "Services do not mix low and high risk",
    Severity.WARNING,
    why="People at low risk who meet people at high risk in groups tend to do worse.",
    mend="Find a group for people at the participant's own level of risk.",
    source=_SP_5A,
    principles=(Principle.RISK,),
    example=Example("services[0].risk_levels", bad=("low", "high"), good=("high",)),
)
def services_do_not_mix(plan: Examined) -> Iterator[Found]:
    """Find services that people at low and at high risk attend together."""
    for item in () if plan.is_closed else plan.services:
        bands = {_BANDS.get(level) for level in item.service.risk_levels}
        if {_LOW, _HIGH} <= bands:
            sentence = f"service {item.service.id} is attended by people at low and at high risk"
            yield Found(f"{item.place}.risk_levels", sentence, item.service.id)


@check(
    "PPL07",
    "Services are attended by others at the participant's level of risk",
    Severity.WARNING,
    why="How intensive a service is follows the risk of those it is meant for.",
    mend="Find a service for people at the participant's own level of risk.",
    source=_SP_5A,
    principles=(Principle.RISK,),
    example=Example("services[0].risk_levels", bad=("moderate",), good=("high",)),
)
def services_fit_risk(plan: Examined) -> Iterator[Found]:
    """Find services that nobody at the participant's level of risk attends."""
    own = _BANDS.get(plan.case.risk_level)
    if own is None or plan.is_closed:
        return
    for item in plan.services:
        levels = item.service.risk_levels
        bands = {_BANDS[level] for level in levels if level in _BANDS}
        if bands and own not in bands:
            sentence = (
                f"service {item.service.id} is attended by people at other levels of risk only"
            )
            yield Found(f"{item.place}.risk_levels", sentence, item.service.id)


@check(
    "PPL08",
    "The participant can come to what is planned",
    Severity.WARNING,
    why="What falls into work, school or child care is missed, and then counts as a failure.",
    mend="Agree on another time, or find a service at hours that fit.",
    source=cite("CC", "priority 7", "CC-7"),
    also=("SP-5b", "NP-6", "TC-14c"),
    principles=(Principle.RESPONSIVITY,),
    example=Example("services[0].often", bad="Saturdays, 10:00 to 12:00"),
)
def participant_can_come(plan: Examined) -> Iterator[Found]:
    """Find services and activities at hours at which the participant certainly cannot come."""
    profile = plan.case.responsivity
    if plan.is_closed or profile is None or profile.schedule is None:
        return
    attendance = Attendance(profile.schedule)
    for place, part_id, often in _appointments(plan) if attendance.is_known else ():
        if attendance.is_outside(often):
            sentence = f"{part_id} is at hours at which the participant cannot attend"
            yield Found(f"{place}.often", sentence, part_id)


def _appointments(plan: Examined) -> Iterator[tuple[str, str, str]]:
    """Give what happens at some hours: its place, its id, and when."""
    for item in plan.services:
        if item.service.often is not None:
            yield item.place, item.service.id, item.service.often
    parts = [(item.place, item.goal.activities) for item in plan.active_goals]
    parts += [
        (f"adaptations[{index}]", item.activities)
        for index, item in enumerate(plan.plan.adaptations)
    ]
    for place, activities in parts:
        for index, activity in enumerate(activities):
            yield f"{place}.activities[{index}]", activity.id, activity.often


CHECKS: tuple[Check, ...] = (
    dangers_have_days,
    dangers_are_answered,
    dangers_are_due_soon,
    risk_is_known,
    services_fit_low_risk,
    services_do_not_mix,
    services_fit_risk,
    participant_can_come,
)
