"""Lives of plans for the tests: a drafted plan with known goals, and events upon it."""

import datetime
from collections.abc import Iterable
from typing import Any

from rnr_caseplan import (
    Applied,
    Assessment,
    AssessmentKind,
    CasePlan,
    Condition,
    Incident,
    Need,
    PlanEvent,
    Policy,
    RiskLevel,
    SafetyKind,
    SafetyNote,
    Strength,
    TeamMember,
    Trigger,
    apply,
)
from rnr_caseplan.lifecycle import PlanTransferred
from tests.unit.builders import TODAY, a_case, a_need, a_plan, policy_named

NEEDS = (
    a_need("n1", "antisocial_companions"),
    a_need("n2", "employment"),
    a_need("n3", "substance_use", "moderate"),
    a_need("n4", "leisure", "low"),
)
FACTS: dict[str, Any] = {
    "risk_level": RiskLevel.HIGH,
    "assigned_on": TODAY,
    "lead": "staff:17",
    "team": (TeamMember(id="staff:17"), TeamMember(id="staff:20")),
    "conditions": (
        Condition(id="c1", text="work twenty hours", domains=("employment",)),
        Condition(id="c2", text="pay the fine", due_on=TODAY + datetime.timedelta(days=60)),
    ),
    "strengths": (Strength(id="s1", text="plays chess"),),
    "triggers": (
        Trigger(id="t1", text="the old bar", response="call my sister"),
        Trigger(id="t2", text="payday"),
    ),
    "safety": (SafetyNote(id="d1", kind=SafetyKind.MEDICATION, noted_on=TODAY),),
    "assessments": (Assessment(id="a1", kind=AssessmentKind.CRIMINOGENIC),),
    "incidents": (Incident(id="i1", need_ids=("n1",)),),
}


def later(days: int) -> datetime.date:
    """Give the day so many days after the draft."""
    return TODAY + datetime.timedelta(days=days)


def drafted(
    needs: Iterable[Need] = NEEDS, policy: Policy | None = None, /, **facts: Any
) -> CasePlan:
    """Draft a plan on the day of these tests, at high risk.

    As it is, g1 (on n1, companions) and g2 (on n2, employment; c1 is woven in) are active, g3 (on
    n3, substance use) is queued, and n4 (leisure) has no goal. Each goal has steps such as
    ``g1.s1`` and activities such as ``g1.a1``. Of everything else that events speak of there is
    one, or two, with an id of a letter and a number.
    """
    return a_plan(a_case(*needs, **{**FACTS, **facts}), policy)


def lived(plan: CasePlan, *events: PlanEvent, policy: Policy | None = None) -> CasePlan:
    """Give a plan with some events, each of which is accepted; else the test fails with why."""
    for event in events:
        plan = _applied(plan, event, policy, accepted=True).value
    return plan


def refused(plan: CasePlan, event: PlanEvent, policy: Policy | None = None) -> list[str]:
    """Give the rules that refuse an event; the plan stays the same object."""
    applied = _applied(plan, event, policy, accepted=False)
    assert applied.value is plan
    return [reason.rule for reason in applied.reasons]


def _applied(plan: CasePlan, event: PlanEvent, policy: Policy | None, *, accepted: bool) -> Applied:
    """Apply an event under a policy, or else under the bundled one that the plan is under."""
    if policy is None:
        named = event.policy if isinstance(event, PlanTransferred) else None
        policy = policy_named(named or plan.policy.name)
    applied = apply(plan, event, policy)
    assert applied.accepted is accepted, (event.kind, applied.why)
    return applied
