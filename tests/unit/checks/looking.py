"""Looking at plans with one check, and at the example plan with other values."""

import datetime
import functools
from typing import Any

from rnr_caseplan import CasePlan, Policy
from rnr_caseplan.checks import Found, find_check
from rnr_caseplan.checks.examined import Examined
from scripts.example_plan import CHECKED_ON, example_plan, example_policy
from tests.unit.builders import policy_named
from tests.unit.checks.changed import with_values


@functools.cache
def the_example() -> CasePlan:
    """Give the example plan, made once."""
    return example_plan(the_policy())


@functools.cache
def the_policy() -> Policy:
    """Give the policy of the example plan, read once."""
    return example_policy()


def found(
    code: str, *values: tuple[str, Any], day: datetime.date = CHECKED_ON, **policy: Any
) -> list[Found]:
    """Give what one check finds in the example plan with other values, in the order of looking."""
    return look(code, with_values(the_example(), values), day, policy.get("policy", the_policy()))


def places(code: str, *values: tuple[str, Any], day: datetime.date = CHECKED_ON) -> list[str]:
    """Give the places at which one check finds something in the example plan."""
    return [item.place for item in found(code, *values, day=day)]


def look(
    code: str, plan: CasePlan, day: datetime.date, policy: Policy | None = None
) -> list[Found]:
    """Give what one check finds in a plan on a day."""
    in_force = policy or policy_named(plan.policy.name)
    return list(find_check(code).look(Examined(plan, in_force, day)))


def abouts(code: str, plan: CasePlan, day: datetime.date) -> list[str | None]:
    """Give the parts about which one check finds something in a plan."""
    return [item.about for item in look(code, plan, day)]
