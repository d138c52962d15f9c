"""A plan follows new facts: its decisions about needs are those of a draft from the same case."""

from rnr_caseplan import CasePlan, Disposition, PlanEvent, Policy, draft_plan
from rnr_caseplan.lifecycle import (
    CircumstanceChanged,
    DriverNamed,
    DriverWithdrawn,
    FullPlanDecided,
    IncidentRecorded,
    LevelOverridden,
    NeedFound,
    NeedsReassessed,
    ResponsivityRecorded,
    SafetyNoted,
    SobrietyChanged,
)
from tests.stateful.standing import day_of

NEW_FACTS = (
    CircumstanceChanged,
    DriverNamed,
    DriverWithdrawn,
    FullPlanDecided,
    IncidentRecorded,
    LevelOverridden,
    NeedFound,
    NeedsReassessed,
    SafetyNoted,
    SobrietyChanged,
)
"""The events after which the rules decide again."""
_TARGETED = {Disposition.ACTIVE, Disposition.FUTURE}


def check_decided_again(plan: CasePlan, event: PlanEvent, policy: Policy) -> None:
    """Hold that new facts were decided about by the rules of a draft.

    Args:
        plan: The plan after the event.
        event: The event.
        policy: The policy under which it was accepted.
    """
    if not isinstance(event, (*NEW_FACTS, ResponsivityRecorded)):
        return
    draft = draft_plan(plan.case, policy, as_of=day_of(plan))
    assert plan.ways_of_working == draft.ways_of_working
    if isinstance(event, ResponsivityRecorded):
        return
    assert plan.eligibility == draft.eligibility
    assert plan.driver == draft.driver
    assert plan.driver_candidates == draft.driver_candidates
    assert [(item.need, item.tier, item.rank) for item in plan.needs] == [
        (item.need, item.tier, item.rank) for item in draft.needs
    ]
    worked_on = {need_id for goal in plan.goals for need_id in goal.need_ids}
    for item, drafted in zip(plan.needs, draft.needs, strict=True):
        if item.need.id not in worked_on:
            assert item.disposition is drafted.disposition
            assert item.disposition not in _TARGETED
    assert _dangers(draft) <= _dangers(plan)


def _dangers(plan: CasePlan) -> set[tuple[str, str]]:
    """Give each danger by its kind, and by the need that it comes from or its own id."""
    return {(item.kind.value, item.need_id or f"note {item.id}") for item in plan.safety}
