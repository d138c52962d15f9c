"""A plan with other values at some places, as findings and examples name places."""

import re
from collections.abc import Iterable
from typing import Any, cast

import attrs
from attrs import evolve

from rnr_caseplan import CasePlan
from rnr_caseplan.checks import AS_IT_IS, Check
from rnr_caseplan.model.plan import PlannedNeed
from rnr_caseplan.structure.kinds import field_specs
from rnr_caseplan.structure.reading import read_value
from scripts.example_plan import example_plan

_STEP = re.compile(r"([a-z_]+)|\[(\d+)\]")


def example_with(*values: tuple[str, Any]) -> CasePlan:
    """Give the example plan with other values at some places."""
    return with_values(example_plan(), values)


def bad_plan_of(check: Check) -> CasePlan:
    """Give the plan of a check's example that has the fault."""
    example = check.example
    return example_with(*example.given, (example.at, example.bad))


def good_plan_of(check: Check) -> CasePlan:
    """Give the plan of a check's example that is without the fault."""
    example = check.example
    own = () if example.good is AS_IT_IS else ((example.at, example.good),)
    return example_with(*example.given, *own)


def with_values(plan: CasePlan, values: Iterable[tuple[str, Any]]) -> CasePlan:
    """Give a plan with other values at some places.

    Nothing but the single fields is checked, as plans that people put together are. What a plan
    says of a need, it says of the same need in its case too.
    """
    for place, value in values:
        names = [name or int(number) for name, number in _STEP.findall(place)]
        plan = _put(plan, names, value)
        match = re.fullmatch(r"needs\[(\d+)\]\.(\w+)", place)
        if match and match[2] not in {field.name for field in _fields(PlannedNeed)}:
            need = plan.needs[int(match[1])].need
            needs = tuple(need if item.id == need.id else item for item in plan.case.needs)
            plan = evolve(plan, case=evolve(plan.case, needs=needs))
    return plan


def _fields(kind: type) -> "tuple[attrs.Attribute[Any], ...]":
    return cast("tuple[attrs.Attribute[Any], ...]", attrs.fields(kind))


def _put(holder: Any, names: list[str | int], value: Any) -> Any:
    first, *rest = names
    if isinstance(first, int):
        return (*holder[:first], _put(holder[first], rest, value), *holder[first + 1 :])
    if isinstance(holder, PlannedNeed) and first not in {f.name for f in _fields(PlannedNeed)}:
        return evolve(holder, need=_put(holder.need, names, value))
    if rest:
        return evolve(holder, **{first: _put(getattr(holder, first), rest, value)})
    hint = field_specs(cast("type[attrs.AttrsInstance]", type(holder)))[first][0]
    return evolve(holder, **{first: read_value(_plain(value), hint)})


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
