"""What the history of a plan says to its duties: what met them, and which facts changed."""

import datetime
from collections.abc import Iterator, Mapping

from rnr_caseplan.model.case import Case
from rnr_caseplan.model.events.conditions import ConditionMet, ConditionModified
from rnr_caseplan.model.events.engagement import Drafted
from rnr_caseplan.model.events.meetings import ReviewHeld, SessionHeld
from rnr_caseplan.model.events.needs import LevelOverridden, NeedsReassessed
from rnr_caseplan.model.events.situation import CircumstanceChanged, SafetyAnswered
from rnr_caseplan.model.history import Event, LevelChange
from rnr_caseplan.model.plan import CasePlan
from rnr_caseplan.model.recorded import PlanEvent
from rnr_caseplan.planning.history import levels_known_on
from rnr_caseplan.structure.kinds import Scalar


def events_of(plan: CasePlan) -> tuple[Event, ...]:
    """Give what met, or may meet, duties of the plan.

    Args:
        plan: The plan, with its history.

    Returns:
        Contacts, reviews, assessments, conditions met and dangers answered. A condition that the
        court changed after it was met, and a danger that is acute once more, are open again, so
        that the earlier event meets nothing.
    """
    standing: list[PlanEvent] = []
    modified: set[str] = set()
    acute = {item.id for item in plan.safety if item.answered_on is None}
    for entry in reversed(plan.history):
        event = entry.event
        if isinstance(event, ConditionModified):
            modified.add(event.condition_id)
        is_undone = (isinstance(event, ConditionMet) and event.condition_id in modified) or (
            isinstance(event, SafetyAnswered) and event.safety_id in acute
        )
        if not is_undone:
            standing.append(event)
    return tuple(found for event in reversed(standing) for found in _meets(event))


def _meets(event: PlanEvent) -> Iterator[Event]:
    if isinstance(event, SessionHeld) and event.contact is not None:
        yield Event(kind=event.contact, on=event.on)
    elif isinstance(event, ReviewHeld):
        yield Event(kind=event.review.value, on=event.on, about=event.goal_id)
    elif isinstance(event, NeedsReassessed):
        yield Event(kind="assessment", on=event.on)
    elif isinstance(event, ConditionMet):
        yield Event(kind="condition_met", on=event.on, about=event.condition_id)
    elif isinstance(event, SafetyAnswered):
        yield Event(kind="safety_answered", on=event.on, about=event.safety_id)


def changes_of(plan: CasePlan) -> tuple[LevelChange, ...]:
    """Give the changes of facts that duties may ask about, in the order of their days.

    Args:
        plan: The plan, with its history.

    Returns:
        For each fact and day the last change, and none where nothing changed.
    """
    first = plan.history[0].event if plan.history else None
    if not isinstance(first, Drafted):
        return ()
    held: dict[str, Scalar] = dict(_facts_of(levels_known_on(first.case, first.on)))
    changes: dict[tuple[str, datetime.date], LevelChange] = {}
    for event in sorted((entry.event for entry in plan.history), key=lambda event: event.on):
        for fact, after in facts_set_by(event).items():
            before = held.get(fact)
            held[fact] = after
            if before is None or before == after:
                continue
            earlier = changes.pop((fact, event.on), None)
            before = before if earlier is None else earlier.before
            if before != after:
                changes[fact, event.on] = LevelChange(
                    fact=fact, on=event.on, before=before, after=after
                )
    return tuple(changes.values())


def _facts_of(case: Case) -> Iterator[tuple[str, Scalar]]:
    yield "risk_level", case.risk_level.value
    if case.supervision_level is not None:
        yield "supervision_level", case.supervision_level
    if case.caseload is not None:
        yield "caseload", case.caseload.value
    yield from case.facts


def facts_set_by(event: PlanEvent) -> Mapping[str, Scalar]:
    """Give the facts that an event sets, of those that duties may ask about."""
    if isinstance(event, (LevelOverridden, NeedsReassessed)):
        risk_level = event.risk_level
        return {} if risk_level is None else {"risk_level": risk_level.value}
    if isinstance(event, CircumstanceChanged):
        level, caseload = event.supervision_level, event.caseload
        own: dict[str, Scalar] = {} if level is None else {"supervision_level": level}
        if caseload is not None:
            own["caseload"] = caseload.value
        return {**dict(event.facts), **own}
    return {}
