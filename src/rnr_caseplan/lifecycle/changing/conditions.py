"""What events of court-ordered conditions change."""

from attrs import evolve

from rnr_caseplan.lifecycle.outcome import Change, Handlers, Outcome, Refusal, refuse
from rnr_caseplan.lifecycle.parts import find, put
from rnr_caseplan.lifecycle.placing import place_anew
from rnr_caseplan.model.events.conditions import (
    ConditionAdded,
    ConditionMet,
    ConditionModified,
    ConditionViolated,
)
from rnr_caseplan.model.plan import CasePlan, PlannedCondition
from rnr_caseplan.policy.policy import Policy
from rnr_caseplan.rules.conditions import place_conditions


def add_condition(plan: CasePlan, event: ConditionAdded, policy: Policy) -> Outcome:
    """Put a condition into the plan, woven into a goal that fits, or by itself."""
    condition = event.condition
    unknown = [domain for domain in condition.domains if policy.domain(domain) is None]
    if unknown:
        accepted = f"some of {', '.join(name for name, _ in policy.domains)}"
        return refuse("lives.unknown_domain", ("field", "condition.domains"), accepted=accepted)
    case = evolve(plan.case, conditions=(*plan.case.conditions, condition))
    alone = place_conditions([condition], [])[0]
    return Change(place_anew(evolve(plan, case=case, conditions=(*plan.conditions, alone))))


def meet_condition(plan: CasePlan, event: ConditionMet, _: Policy) -> Outcome:
    """Note the day on which a condition was met."""
    planned = find(plan.conditions, event.condition_id)
    if planned.met_on is not None:
        return _refuse_met(planned)
    return Change(_with(plan, evolve(planned, met_on=event.on)), counts_anew=True)


def modify_condition(plan: CasePlan, event: ConditionModified, _: Policy) -> Outcome:
    """Put a condition as the court changed it; it is open, and placed anew."""
    condition = find(plan.case.conditions, event.condition_id)
    changed = evolve(
        condition,
        text=event.text or condition.text,
        due_on=event.due_on or condition.due_on,
    )
    planned = find(plan.conditions, condition.id)
    if changed == condition and planned.met_on is None:
        accepted = "other words or another day"
        return refuse("lives.nothing_new", ("field", "condition_id"), accepted=accepted)
    case = evolve(plan.case, conditions=put(plan.case.conditions, changed))
    alone = place_conditions([changed], [])[0]
    return Change(place_anew(_with(evolve(plan, case=case), alone)), counts_anew=True)


def violate_condition(plan: CasePlan, event: ConditionViolated, _: Policy) -> Outcome:
    """Remember a violation; the condition stays open."""
    planned = find(plan.conditions, event.condition_id)
    return Change(plan) if planned.met_on is None else _refuse_met(planned)


def _with(plan: CasePlan, planned: PlannedCondition) -> CasePlan:
    return evolve(plan, conditions=put(plan.conditions, planned))


def _refuse_met(planned: PlannedCondition) -> Refusal:
    facts = (("condition", planned.id), ("met_on", str(planned.met_on)))
    accepted = "a condition that is open; condition_modified opens one"
    return refuse("lives.condition_met", *facts, accepted=accepted)


HANDLERS: Handlers = {
    ConditionAdded: add_condition,
    ConditionMet: meet_condition,
    ConditionModified: modify_condition,
    ConditionViolated: violate_condition,
}
