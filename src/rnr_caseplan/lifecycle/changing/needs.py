"""What events of needs and of the driver change."""

from collections.abc import Iterator
from typing import cast

from attrs import evolve

from rnr_caseplan.decisions import Reason, reason_for
from rnr_caseplan.lifecycle.outcome import ACCEPTED, Change, Handlers, Outcome, Refusal, refuse
from rnr_caseplan.lifecycle.parts import put
from rnr_caseplan.lifecycle.redeciding import redecide
from rnr_caseplan.model.case import Case
from rnr_caseplan.model.events.needs import (
    DriverNamed,
    DriverWithdrawn,
    LevelOverridden,
    NeedFound,
    NeedsReassessed,
    NewLevel,
)
from rnr_caseplan.model.needs import Driver, Need
from rnr_caseplan.model.overrides import Override
from rnr_caseplan.model.overriding import override_need_level, override_risk_level
from rnr_caseplan.model.plan import CasePlan
from rnr_caseplan.model.vocabulary import Level, RiskLevel
from rnr_caseplan.policy.policy import Policy
from rnr_caseplan.structure.kinds import FactValue

RISK_LEVEL = "risk level"
"""How the facts of an event name the level of risk among those of needs."""


def reassess_needs(plan: CasePlan, event: NeedsReassessed, policy: Policy) -> Outcome:
    """Take over the new levels, and decide again."""
    against = (*_off_scale(plan.case, event), *_assessed_later(event))
    if against:
        return Refusal(against)
    case = with_levels(plan.case, event)
    renewed = {item.need_id for item in event.levels}
    changed = redecide(plan, case, policy, on=event.on, renewed=renewed)
    levels = tuple(f"{item.need_id} {item.level.value}" for item in event.levels)
    if event.risk_level is not None:
        levels = (*levels, f"risk level {event.risk_level.value}")
    facts: tuple[tuple[str, FactValue], ...] = (("levels", levels),)
    ended = tuple(_ended_overrides(plan.case, event))
    if ended:
        facts = (*facts, ("overrides_ended", ended))
    return Change(changed, counts_anew=True, facts=facts)


def _ended_overrides(case: Case, event: NeedsReassessed) -> Iterator[str]:
    """Name the levels on which a person had decided, and which were assessed anew now."""
    assessed = {item.need_id for item in event.levels}
    for need in case.needs:
        if need.level_override is not None and need.id in assessed:
            yield need.id
    if case.risk_override is not None and event.risk_level is not None:
        yield RISK_LEVEL


def _off_scale(case: Case, event: NeedsReassessed) -> Iterator[Reason]:
    """Find scores above the highest one of their scale."""
    highest = {need.id: need.max_score for need in case.needs}
    for place, item in enumerate(event.levels):
        most = highest[item.need_id]
        if item.score is not None and most is not None and item.score > most:
            field = f"levels[{place}].score"
            yield reason_for("lives.score", ("field", field), (ACCEPTED, f"at most {most}"))


def _assessed_later(event: NeedsReassessed) -> Iterator[Reason]:
    """Find an assessment that was made after the day on which it is recorded."""
    made_on = event.assessment.assessed_on if event.assessment else None
    if made_on is not None and made_on > event.on:
        accepted = f"a day up to {event.on}"
        field = "assessment.assessed_on"
        yield reason_for("lives.future_day", ("field", field), (ACCEPTED, accepted))


def with_levels(case: Case, event: NeedsReassessed) -> Case:
    """Give the case as a reassessment leaves it; what was assessed anew is nobody's decision."""
    found = {item.need_id: item for item in event.levels}
    needs = tuple(
        _with_level(need, found[need.id], event) if need.id in found else need
        for need in case.needs
    )
    assessments = case.assessments
    if event.assessment is not None:
        made_on = event.assessment.assessed_on or event.on
        assessments = (*assessments, evolve(event.assessment, assessed_on=made_on))
    if event.risk_level is not None:
        case = evolve(case, risk_level=event.risk_level, risk_override=None)
    return evolve(case, needs=needs, assessments=assessments)


def _with_level(need: Need, found: NewLevel, event: NeedsReassessed) -> Need:
    return evolve(
        need,
        level=found.level,
        level_override=None,
        interferes=need.interferes if found.interferes is None else found.interferes,
        score=found.score,
        band=None,
        assessed_on=event.on,
        assessed_with=event.assessed_with or need.assessed_with,
    )


def override_level(plan: CasePlan, event: LevelOverridden, policy: Policy) -> Outcome:
    """Take over a person's decision on a level beside the assessed one, and decide again."""
    changed = _with_override(plan.case, event)
    if changed is None:
        field = "risk_level" if event.need_id is None else "level"
        return refuse("lives.nothing_new", ("field", field), accepted="another level")
    level = cast("Level | RiskLevel", event.level or event.risk_level)
    told = f"{event.need_id or RISK_LEVEL} {level.value}"
    renewed = () if event.need_id is None else (event.need_id,)
    plan = redecide(plan, changed, policy, on=event.on, renewed=renewed)
    return Change(plan, counts_anew=True, facts=(("levels", (told,)),))


def _with_override(case: Case, event: LevelOverridden) -> Case | None:
    """Give the case at the level that a person decided on; ``None`` where it has it already."""
    decided = cast("Override", event.override)
    by, on, reason = decided.by, decided.on, decided.reason
    if event.risk_level is not None:
        if event.risk_level is case.risk_level:
            return None
        return override_risk_level(case, event.risk_level, by=by, on=on, reason=reason)
    level = cast("Level", event.level)
    held = next(need for need in case.needs if need.id == event.need_id)
    if level is held.level:
        return None
    need = override_need_level(held, level, by=by, on=on, reason=reason)
    return evolve(case, needs=put(case.needs, need))


def find_need(plan: CasePlan, event: NeedFound, policy: Policy) -> Outcome:
    """Put a need into the plan, and decide again."""
    if policy.domain(event.need.domain) is None:
        accepted = f"one of {', '.join(name for name, _ in policy.domains)}"
        return refuse("lives.unknown_domain", ("field", "need.domain"), accepted=accepted)
    case = evolve(plan.case, needs=(*plan.case.needs, event.need))
    changed = redecide(plan, case, policy, on=event.on, renewed={event.need.id})
    return Change(changed, counts_anew=True)


def name_driver(plan: CasePlan, event: DriverNamed, policy: Policy) -> Outcome:
    """Record the driver; where the rules do not accept it, the plan says so and goes on."""
    driver = Driver(
        need_id=event.need_id,
        named_by=event.by,
        named_on=event.on,
        rationale=event.reason,
        incident_ids=event.incident_ids,
        override=event.override,
    )
    return Change(redecide(plan, evolve(plan.case, driver=driver), policy, on=event.on))


def withdraw_driver(plan: CasePlan, event: DriverWithdrawn, policy: Policy) -> Outcome:
    """Let no need count as the driver."""
    if plan.case.driver is None:
        return refuse("lives.no_driver", accepted="driver_named")
    return Change(redecide(plan, evolve(plan.case, driver=None), policy, on=event.on))


HANDLERS: Handlers = {
    NeedsReassessed: reassess_needs,
    LevelOverridden: override_level,
    NeedFound: find_need,
    DriverNamed: name_driver,
    DriverWithdrawn: withdraw_driver,
}
