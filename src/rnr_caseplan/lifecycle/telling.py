"""What an event says, as facts: ids, days, words of vocabularies and numbers; nobody's words."""

import datetime
import enum
from collections.abc import Iterator
from typing import cast

import attrs

from rnr_caseplan.model.recorded import PlanEvent
from rnr_caseplan.structure.kinds import FactValue

_OF_EVERY_EVENT = frozenset(attribute.name for attribute in attrs.fields(PlanEvent))


def facts_of(event: PlanEvent) -> Iterator[tuple[str, FactValue]]:
    """Give the facts of an event, as its rule's sentence names them; never free text.

    Examples:
        >>> from rnr_caseplan.model.events.goals import GoalPaused
        >>> list(facts_of(GoalPaused(on=datetime.date(2027, 1, 5), by="staff:17", goal_id="g1")))
        [('goal', 'g1')]
    """
    for attribute in attrs.fields(type(event)):
        if attribute.name in _OF_EVERY_EVENT or not attribute.repr:
            continue
        value = getattr(event, attribute.name)
        name = attribute.name.removesuffix("_id").removesuffix("_ids")
        name = f"{name}s" if attribute.name.endswith("_ids") else name
        yield name, _as_fact(value)


def _as_fact(value: object) -> FactValue:
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, enum.Enum):
        return str(value.value).replace("_", " ")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return tuple(str(_as_fact(element)) for element in cast("tuple[object, ...]", value))
    return getattr(value, "id", None) or getattr(value, "need_id", None)
