"""Events of plans as plain data, each with its kind."""

from collections.abc import Iterable
from typing import Any, cast

from rnr_caseplan.errors import Fault, FaultsError, InputError
from rnr_caseplan.model.events.engagement import Drafted
from rnr_caseplan.model.events.kinds import EVENT_KINDS
from rnr_caseplan.model.recorded import PlanEvent, PolicyInForce, Recorded
from rnr_caseplan.serialization.cases import case_from_fields, case_to_data
from rnr_caseplan.structure.kinds import RepeatedFields
from rnr_caseplan.structure.reading import read_fields
from rnr_caseplan.structure.writing import to_plain, to_sparse


def read_event(data: object) -> PlanEvent:
    """Read an event, strictly.

    Args:
        data: A parsed JSON object with the event's ``kind`` and its fields.

    Returns:
        The event.

    Raises:
        InputError: Where it is malformed: with every fault and its path.

    Examples:
        >>> event = read_event(
        ...     {"kind": "goal_paused", "on": "2027-01-05", "by": "staff:17", "goal_id": "g1"}
        ... )
        >>> type(event).__name__, event.goal_id
        ('GoalPaused', 'g1')
    """
    if not isinstance(data, dict):
        raise InputError([Fault("", "is of the wrong kind", "an object with the event's kind")])
    fields = RepeatedFields(cast("dict[str, Any]", data))
    fields.repeated = data.repeated if isinstance(data, RepeatedFields) else ()
    kind = fields.pop("kind", None)
    cls = EVENT_KINDS.get(kind) if isinstance(kind, str) else None
    if cls is None:
        problem = "is missing" if kind is None else "is not a kind of event"
        raise InputError([Fault("kind", problem, f"one of {', '.join(EVENT_KINDS)}")])
    leave_out = frozenset({"case"}) if cls is Drafted else frozenset[str]()
    values, faults = read_fields(fields, cls, leave_out=leave_out)
    if cls is Drafted:
        faults += _read_case(fields, values)
    if faults:
        raise InputError(faults)
    return cls(**values)


def _read_case(fields: dict[str, Any], values: dict[str, Any]) -> Iterable[Fault]:
    if "case" not in fields:
        return [Fault("case", "is missing", "the case that the plan was drafted from")]
    try:
        values["case"] = case_from_fields(fields["case"])
    except FaultsError as error:
        return [fault.below("case") for fault in error.faults]
    return ()


def event_to_data(event: PlanEvent) -> dict[str, Any]:
    """Give an event as plain data, without the facts that are not recorded.

    Args:
        event: The event.

    Returns:
        Its kind and its fields; ``read_event`` gives the same event back.

    Examples:
        >>> import datetime
        >>> from rnr_caseplan.lifecycle import CopyGiven
        >>> event_to_data(CopyGiven(on=datetime.date(2027, 1, 5), by="staff:17"))
        {'kind': 'copy_given', 'on': '2027-01-05', 'by': 'staff:17'}
    """
    data = cast("dict[str, Any]", to_sparse(event))
    if isinstance(event, Drafted):
        data["case"] = case_to_data(event.case)
    return {"kind": event.kind, **data}


def read_recorded(data: object) -> Recorded:
    """Read an entry of a plan's history.

    Args:
        data: The plain object.

    Returns:
        The entry.

    Raises:
        InputError: Where it is malformed: with every fault and its path.
    """
    values, faults = read_fields(data, Recorded, leave_out=frozenset({"event"}))
    if isinstance(data, dict):
        faults += _read_event_of(cast("dict[str, Any]", data), values)
    if faults:
        raise InputError(faults)
    return Recorded(**values)


def _read_event_of(fields: dict[str, Any], values: dict[str, Any]) -> Iterable[Fault]:
    if "event" not in fields:
        return [Fault("event", "is missing", "an object with the event's kind")]
    try:
        values["event"] = read_event(fields["event"])
    except FaultsError as error:
        return [fault.below("event") for fault in error.faults]
    return ()


def recorded_to_data(entry: Recorded) -> dict[str, Any]:
    """Give an entry of a plan's history as plain data."""
    return {
        "version": entry.version,
        "event": event_to_data(entry.event),
        "policy": policy_to_data(entry.policy),
        "touched": list(entry.touched),
        "reasons": to_plain(entry.reasons),
    }


def policy_to_data(policy: PolicyInForce) -> dict[str, Any]:
    """Give which policy decided, as plain data."""
    return cast("dict[str, Any]", to_plain(policy))
