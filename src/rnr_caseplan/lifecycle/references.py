"""Which parts of a plan an event speaks of, and which it adds."""

import functools
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, NamedTuple, cast

import attrs

from rnr_caseplan.model.events.ending import LeadChanged, PlanTransferred
from rnr_caseplan.model.events.engagement import OrientationGiven
from rnr_caseplan.model.events.exceptions import ExceptionMade
from rnr_caseplan.model.events.goals import GoalAdded
from rnr_caseplan.model.events.needs import DriverNamed, DriverWithdrawn, NeedFound
from rnr_caseplan.model.events.services import ReferralMade, ServiceAdded
from rnr_caseplan.model.events.situation import (
    CircumstanceChanged,
    DecisionalBalanceRecorded,
    FullPlanDecided,
    IncidentRecorded,
    ReadinessRecorded,
    ResponsivityRecorded,
    SobrietyChanged,
)
from rnr_caseplan.model.events.steps import ActivityAdded, StepAdded
from rnr_caseplan.model.fields import ADDS
from rnr_caseplan.model.recorded import PlanEvent
from rnr_caseplan.planning.lived import facts_set_by
from rnr_caseplan.structure.kinds import field_specs
from rnr_caseplan.structure.references import REFERS_TO, nested_class

_SETS: Mapping[type[PlanEvent], str] = MappingProxyType(
    {
        DecisionalBalanceRecorded: "decisional_balance",
        DriverNamed: "driver",
        DriverWithdrawn: "driver",
        FullPlanDecided: "eligibility_override",
        LeadChanged: "lead",
        PlanTransferred: "lead",
        ReadinessRecorded: "readiness",
        ResponsivityRecorded: "responsivity",
        SobrietyChanged: "sober_since",
    }
)
"""The fact of the case that events of a kind set, whatever else they say."""


_ADDING = (
    ActivityAdded,
    GoalAdded,
    IncidentRecorded,
    NeedFound,
    ReferralMade,
    ServiceAdded,
    StepAdded,
)


class Mention(NamedTuple):
    """An id in an event: where it stands, and in which collection of the plan it belongs."""

    field: str
    collection: str
    id: str


def mentions(event: PlanEvent) -> Iterator[Mention]:
    """Give every id of a part that the plan must already have."""
    yield from _mentions_in(event, "")


def additions(event: PlanEvent) -> Iterator[Mention]:
    """Give every id of a part that the event adds to the plan."""
    for name, _, added in _specs(_class_of(event)):
        value = getattr(event, name)
        if added is not None and value is not None:
            is_id = isinstance(value, str)
            yield Mention(name if is_id else f"{name}.id", added, value if is_id else value.id)


def subjects(event: PlanEvent) -> frozenset[tuple[str, str]]:
    """Give what the event changes by its own words: a collection and an id, or a fact's name.

    What is new changes nothing that was there, whatever it names. An exception to a check changes
    only what was decided before on the same check and part.
    """
    changed = () if isinstance(event, _ADDING) else mentions(event)
    return frozenset(
        [
            *[(item.collection, item.id) for item in (*changed, *additions(event))],
            *[("case", name) for name in _names_set_by(event)],
            *_exceptions_made_by(event),
        ]
    )


def _names_set_by(event: PlanEvent) -> Iterator[str]:
    """Give the names of the facts that an event sets, each of which holds one value at a time."""
    yield from facts_set_by(event)
    if type(event) in _SETS:
        yield _SETS[type(event)]
    if isinstance(event, CircumstanceChanged):
        yield from (name for name, _ in event.dates)
    if isinstance(event, OrientationGiven):
        yield from (topic.value for topic in event.topics)


def _exceptions_made_by(event: PlanEvent) -> Iterator[tuple[str, str]]:
    """Name an exception by its check, and by the part that it holds for."""
    if isinstance(event, ExceptionMade):
        yield "exceptions", event.code if event.about is None else f"{event.code} {event.about}"


def _mentions_in(value: Any, path: str) -> Iterator[Mention]:
    for name, target, _ in _specs(_class_of(value)):
        held: object = getattr(value, name)
        where = f"{path}{name}"
        if isinstance(held, str):
            if target is not None:
                yield Mention(where, target, held)
        elif isinstance(held, tuple):
            for place, element in enumerate(cast("tuple[object, ...]", held)):
                if target is not None:
                    yield Mention(f"{where}[{place}]", target, str(element))
                else:
                    yield from _mentions_in(element, f"{where}[{place}].")
        elif held is not None:
            yield from _mentions_in(held, f"{where}.")


def _class_of(value: object) -> type[attrs.AttrsInstance]:
    return cast("type[attrs.AttrsInstance]", type(value))


@functools.cache
def _specs(cls: type[attrs.AttrsInstance]) -> tuple[tuple[str, str | None, str | None], ...]:
    """Give the fields that may hold ids: name, the collection referred to, the one added to."""
    return tuple(
        (name, attribute.metadata.get(REFERS_TO), attribute.metadata.get(ADDS))
        for name, (hint, _, attribute) in field_specs(cls).items()
        if attribute.metadata or nested_class(hint) is not None
    )
