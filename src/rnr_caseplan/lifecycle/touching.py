"""Which parts of a plan an event changed, by comparing the plan before and after."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

import attrs

from rnr_caseplan.model.plan import CasePlan

PARTS = (
    "goals",
    "needs",
    "conditions",
    "safety",
    "strengths",
    "triggers",
    "services",
    "referrals",
    "case_conferences",
    "responses",
    "adaptations",
    "ways_of_working",
)
"""The parts of a plan whose elements have ids."""
LEAVING = ("ways_of_working",)
"""Those of them whose elements may leave the plan; nothing else ever does."""
NESTED = ("steps", "activities")
"""The parts with ids that others of them hold."""
WHOLES = (
    "policy",
    "eligibility",
    "driver",
    "engagement",
    "signatures",
    "copy_given_on",
    "progress",
    "exceptions",
    "closed_on",
)
"""The parts of a plan that are compared as a whole."""
FACTS = (
    "risk_level",
    "risk_override",
    "supervision_level",
    "caseload",
    "dates",
    "facts",
    "sober_since",
    "readiness",
    "decisional_balance",
    "responsivity",
    "assessments",
    "wanted_goals",
    "lead",
    "team",
    "supporters",
    "incidents",
    "court_dates",
    "eligibility_override",
)
"""The facts of the case that events change and that no part of the plan repeats."""


def touched_parts(before: CasePlan, after: CasePlan) -> tuple[str, ...]:
    """Give what differs between two plans: parts and facts.

    A new part is named as ``goals g4``, a field of one that was there as ``goals g1: status``,
    and a fact of the case as ``case.risk_level``.

    Args:
        before: The plan before.
        after: The plan after; parts that are the same object are taken as equal.

    Returns:
        What differs, in a fixed order; empty where nothing does.
    """
    return tuple(_touched(before, after))


def _touched(before: CasePlan, after: CasePlan) -> Iterator[str]:
    for name in PARTS:
        old, new = getattr(before, name), getattr(after, name)
        if old is not new:
            yield from _differing(name, old, new)
    for name in LEAVING:
        stays = by_id(getattr(after, name))
        yield from (f"{name} {held}" for held in by_id(getattr(before, name)) if held not in stays)
    for name in WHOLES:
        if getattr(before, name) != getattr(after, name):
            yield name
    if before.case is not after.case:
        for name in FACTS:
            if getattr(before.case, name) != getattr(after.case, name):
                yield f"case.{name}"
    if [goal.id for goal in before.goals] != [goal.id for goal in after.goals]:
        yield "order of goals"


def _differing(name: str, old: Iterable[Any], new: Iterable[Any]) -> Iterator[str]:
    known = by_id(old)
    for identifier, part in by_id(new).items():
        held = known.get(identifier)
        if held is None:
            yield f"{name} {identifier}"
            for nested in NESTED:
                yield from _differing(nested, (), getattr(part, nested, ()))
        elif held is not part:
            yield from _fields_that_differ(f"{name} {identifier}", held, part)


def _fields_that_differ(part: str, old: object, new: object) -> Iterator[str]:
    """Name the fields; those of a need stand with what the plan does with it."""
    for attribute in attrs.fields(cast("type[attrs.AttrsInstance]", type(new))):
        name = attribute.name
        before, after = getattr(old, name), getattr(new, name)
        if before is after or before == after:
            continue
        if name in NESTED:
            yield from _differing(name, before, after)
        elif name == "need":
            yield from _fields_that_differ(part, before, after)
        else:
            yield f"{part}: {name}"


def by_id(parts: Iterable[Any]) -> Mapping[str, Any]:
    """Give parts by their id; needs and adaptations by the id of the need."""
    return {id_of(part): part for part in parts}


def id_of(part: Any) -> str:
    """Give the id of a part of a plan."""
    identifier = getattr(part, "id", None) or getattr(part, "need_id", None)
    return str(identifier if identifier is not None else part.need.id)
