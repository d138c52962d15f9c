"""``diff``: what changed between two versions of a plan, who did it, and why."""

import datetime
import enum
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, cast

import attrs
from attrs import frozen

from rnr_caseplan.errors import Fault, InputError
from rnr_caseplan.lifecycle.touching import FACTS, NESTED, PARTS, by_id
from rnr_caseplan.model.events.engagement import Signed
from rnr_caseplan.model.events.exceptions import ExceptionMade
from rnr_caseplan.model.events.meetings import ProgressNoted
from rnr_caseplan.model.plan import CasePlan
from rnr_caseplan.model.recorded import PlanEvent, Recorded
from rnr_caseplan.structure.kinds import FactValue
from rnr_caseplan.value import Value

_OF_PLANS = ("copy_given_on", "closed_on")
_NOT_COMPARED = frozenset({"reasons", "need", "id", "need_id", "case"})
_IN_TURN: Mapping[str, type[PlanEvent]] = MappingProxyType(
    {"signatures": Signed, "progress": ProgressNoted, "exceptions": ExceptionMade}
)
"""Lists that only grow, and the event that makes each of their entries."""


@frozen(kw_only=True, repr=False, eq=False)
class PlanDifference(Value):
    """One thing that differs between two versions of a plan.

    Attributes:
        part: The part of the plan, such as ``goals g1``, ``steps g1.s2`` or ``case``.
        field: What differs there; ``None`` where the whole part is new, or gone.
        before: What was there; ``None`` for nothing.
        after: What is there now; ``None`` for nothing.
        by: The events that changed it; for a new part all that made it what it is. Empty where no
            event of the later plan did.
    """

    part: str
    field: str | None
    before: FactValue = attrs.field(repr=False)
    after: FactValue = attrs.field(repr=False)
    by: tuple[Recorded, ...] = attrs.field(default=(), repr=False)

    @property
    def sentence(self) -> str:
        """What differs in words, with who did it and why."""
        if self.field is None:
            told = f"{self.part}: {'is new' if self.before is None else 'is gone'}"
        else:
            told = f"{self.part}: {self.field} {_shown(self.before)} -> {_shown(self.after)}"
        return "; ".join([told, *[_told(entry) for entry in self.by]])


@frozen(kw_only=True, repr=False, eq=False)
class PlanDiff(Value):
    """What differs between two versions of a plan.

    Attributes:
        before: The version before.
        after: The version after.
        follows: Whether the later plan grew from the earlier one; only then events are named.
        events: The events between the two.
        differences: What differs, in the order of the plan.
    """

    before: int
    after: int
    follows: bool
    events: tuple[Recorded, ...] = attrs.field(repr=False)
    differences: tuple[PlanDifference, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """The differences in words, one a line, and then the events that changed no part."""
        told = {id(entry) for difference in self.differences for entry in difference.by}
        return (
            *[difference.sentence for difference in self.differences],
            *[f"no part: {_told(entry)}" for entry in self.events if id(entry) not in told],
        )


def diff(a: CasePlan, b: CasePlan) -> PlanDiff:
    """Say what differs between two plans, in data and in words.

    Args:
        a: The earlier plan.
        b: The later one; most often ``a`` with further events.

    Returns:
        Every difference of goals, steps, activities, needs, conditions and the other parts; for
        a plan that grew from the earlier one with the events that made it.

    Raises:
        InputError: Where an argument is no plan.

    Examples:
        >>> from rnr_caseplan import Case, Participant, draft_plan, load_policy
        >>> from rnr_caseplan import apply
        >>> from rnr_caseplan.lifecycle import CopyGiven
        >>> day = datetime.date(2026, 11, 21)
        >>> policy = load_policy("rnr-baseline", on=day)
        >>> a = draft_plan(Case(participant=Participant(id="P-1"), needs=()), policy, as_of=day)
        >>> b = apply(a, CopyGiven(on=day, by="staff:17"), policy).value
        >>> print(diff(a, b).lines[0])
        plan: copy_given_on nothing -> 2026-11-21; copy_given on 2026-11-21 by staff:17
    """
    faults = [
        Fault(name, "is of the wrong kind", "a CasePlan")
        for name, plan in (("a", a), ("b", b))
        if type(plan) is not CasePlan
    ]
    if faults:
        raise InputError(faults)
    follows = _follows(a, b)
    events = b.history[max(len(a.history), 1) :] if follows else ()
    before, after = _flat(a), _flat(b)
    makers = _Makers(b, events)
    found = [
        difference
        for part in dict.fromkeys([*before, *after])
        if before.get(part) != after.get(part)
        for difference in _differences(part, before.get(part), after.get(part), makers)
    ]
    found += _order_of_queue(a, b, makers)
    return PlanDiff(
        before=a.version,
        after=b.version,
        follows=follows,
        events=events,
        differences=tuple(found),
    )


def _follows(a: CasePlan, b: CasePlan) -> bool:
    """Say whether a plan grew from another one; a draft is the beginning of its history."""
    if a.history:
        return b.history[: len(a.history)] == a.history
    return bool(b.history) and b.history[0].event.on == a.as_of and _first_case(b) == a.case


def _first_case(plan: CasePlan) -> object:
    return getattr(plan.history[0].event, "case", None)


Fields = Mapping[str, FactValue]


def _flat(plan: CasePlan) -> dict[str, Fields]:
    """Give each part of a plan by its name, with its fields as facts."""
    of_plan = {name: _as_fact(getattr(plan, name)) for name in _OF_PLANS}
    found: dict[str, Fields] = {"plan": {"policy": plan.policy.name, **of_plan}}
    for name in PARTS:
        for identifier, part in by_id(getattr(plan, name)).items():
            found[f"{name} {identifier}"] = _fields_of(part) or {"id": identifier}
            for nested in NESTED:
                for element in getattr(part, nested, ()):
                    found[f"{nested} {element.id}"] = _fields_of(element)
    found["engagement"] = _fields_of(plan.engagement) if plan.engagement is not None else {}
    found["driver"] = (
        {"need_id": plan.driver.need_id, **_fields_of(plan.driver)} if plan.driver else {}
    )
    found["eligibility"] = _fields_of(plan.eligibility)
    for name in _IN_TURN:
        for place, element in enumerate(getattr(plan, name), start=1):
            found[f"{name} {place}"] = _fields_of(element)
    found["case"] = {name: _as_fact(getattr(plan.case, name)) for name in FACTS}
    return found


def _fields_of(part: Any) -> Fields:
    """Give the fields of a part; those of a need stand with what the plan does with it."""
    fields: dict[str, FactValue] = {}
    for attribute in attrs.fields(cast("type[attrs.AttrsInstance]", type(part))):
        if attribute.name not in _NOT_COMPARED and attribute.name not in NESTED:
            fields[attribute.name] = _as_fact(getattr(part, attribute.name))
    need = getattr(part, "need", None)
    return fields if need is None else {**fields, **_fields_of(need)}


def _as_fact(value: object) -> FactValue:
    if value is None or isinstance(value, (bool, int, float, str)):
        return value
    if isinstance(value, enum.Enum):
        return str(value.value)
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, tuple):
        return tuple(_shown(_as_fact(element)) for element in cast("tuple[object, ...]", value))
    fields = _fields_of(value)
    identifier = getattr(value, "id", None)
    held = {"id": identifier, **fields} if identifier is not None else fields
    return tuple(f"{name} {_shown(fact)}" for name, fact in held.items() if fact is not None)


def _differences(
    part: str, before: Fields | None, after: Fields | None, makers: "_Makers"
) -> Iterator[PlanDifference]:
    if not before or not after:
        yield PlanDifference(
            part=part,
            field=None,
            before="there" if before else None,
            after="there" if after else None,
            by=makers.of(part, None),
        )
        return
    for name, value in after.items():
        if before[name] != value:
            by = makers.of(part, name)
            yield PlanDifference(part=part, field=name, before=before[name], after=value, by=by)


def _order_of_queue(a: CasePlan, b: CasePlan, makers: "_Makers") -> Iterator[PlanDifference]:
    """Say in which order goals wait that waited in another one."""
    before, after = ([goal.id for goal in plan.future_goals] for plan in (a, b))
    old = tuple(goal_id for goal_id in before if goal_id in after)
    new = tuple(goal_id for goal_id in after if goal_id in before)
    if old != new:
        name = "order of goals"
        by = makers.of("plan", name)
        yield PlanDifference(part="plan", field=name, before=old, after=new, by=by)


class _Makers:
    """Finds the events that changed a part, or one of its fields."""

    def __init__(self, plan: CasePlan, events: Iterable[Recorded]) -> None:
        self._events = tuple(events)
        self._in_turn = {
            name: [entry for entry in plan.history if isinstance(entry.event, cls)]
            for name, cls in _IN_TURN.items()
        }
        self._by_touched: dict[str, dict[int, Recorded]] = {}
        self._by_part: dict[str, dict[int, Recorded]] = {}
        for entry in self._events:
            for touched in entry.touched:
                part, is_field, _ = touched.partition(": ")
                self._by_touched.setdefault(touched, {})[entry.version] = entry
                if is_field:
                    self._by_part.setdefault(part, {})[entry.version] = entry

    def of(self, part: str, field: str | None) -> tuple[Recorded, ...]:
        """Give the events that changed a field; without a field all that changed the part."""
        if not self._events:
            return ()
        collection, _, identifier = part.partition(" ")
        if collection in self._in_turn:
            maker = self._in_turn[collection][int(identifier) - 1]
            return (maker,) if maker in self._events else ()
        names = {"plan": f"{field}", "case": f"case.{field}"}
        found = {**self._by_touched.get(names.get(part, part), {})}
        if field is None:
            found |= self._by_part.get(part, {})
        found |= self._by_touched.get(f"{part}: {field}", {})
        return tuple(found[version] for version in sorted(found))


def _shown(value: FactValue) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(value) or "nothing"
    return str(value)


def _told(entry: Recorded) -> str:
    event = entry.event
    parts = [f"{event.kind} on {event.on} by {event.by or 'nobody named'}"]
    because = getattr(event, "because", None)
    if because is not None:
        parts.append(f"for {because.value.replace('_', ' ')}")
    if event.reason:
        parts.append(f"because: {event.reason}")
    for reason in entry.reasons:
        if reason.rule == "lives.override" and event.override is not None:
            against = _shown(reason.fact("rules"))
            parts.append(f"{event.override.by} set aside {against}: {event.override.reason}")
    return ", ".join(parts)
