"""Cases, needs and policies for the tests of single modules."""

import datetime
import functools
from typing import Any

from attrs import evolve

from rnr_caseplan import (
    Case,
    CasePlan,
    Level,
    Need,
    NotFoundError,
    Participant,
    Policy,
    draft_plan,
    find_rule,
    load_policy,
)

TODAY = datetime.date(2026, 11, 21)


@functools.cache
def policy_named(name: str = "rnr-baseline", on: datetime.date = TODAY) -> Policy:
    """Give a bundled policy as it is in force on a day."""
    return load_policy(name, on=on)


def policy_with(name: str = "rnr-baseline", /, **values: Any) -> Policy:
    """Give a bundled policy with other values, each under the citation that it had."""
    policy = policy_named(name)
    changes: dict[str, Any] = {
        parameter: evolve(getattr(policy, parameter), value=value)
        for parameter, value in values.items()
    }
    return evolve(policy, **changes)


def a_need(identifier: str, domain: str, level: str = "high", **facts: Any) -> Need:
    """Give a need of a domain."""
    return Need(id=identifier, domain=domain, level=Level(level), **facts)


def a_case(*needs: Need, **facts: Any) -> Case:
    """Give a case of the participant P-1."""
    return Case(participant=Participant(id="P-1"), needs=needs, **facts)


def a_plan(case: Case, policy: Policy | None = None, as_of: datetime.date = TODAY) -> CasePlan:
    """Draft a plan as of the day of these tests."""
    return draft_plan(case, policy or policy_named(), as_of=as_of)


def rule_ids() -> tuple[str, ...]:
    """Give the id of every rule of the catalogue."""
    try:
        find_rule("")
    except NotFoundError as error:
        return error.accepted
    return ()
