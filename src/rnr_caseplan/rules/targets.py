"""Which needs does the plan target?

``targets.level``: moderate and high needs (TC-5).
``targets.interferes``: responsivity needs that interfere, at any level (TC-9a).
``targets.driver``: the accepted driver (VA-2c).
``targets.watched``: a low need is watched.
``targets.assess_first``: a need of unknown level is assessed before it gets a goal.
``targets.adaptation``: a responsivity need that does not interfere takes no goal place (VA-7b).
``targets.beyond_count``: criminogenic needs beyond the count are not targeted (SP-3).
``targets.no_full_plan``: without a full plan needs get no goal (VA-2b, SP-6a).
``targets.static``: static history is never a goal (AB).
"""

from collections.abc import Iterable

from rnr_caseplan.decisions import Decision, Reason, reason_for
from rnr_caseplan.model.plan import ChosenNeed, RankedNeed
from rnr_caseplan.model.vocabulary import Disposition, EligibilityOutcome, Level, Tier
from rnr_caseplan.policy.policy import Policy

_DECIDED_BY_LEVEL = {"targets.watched", "targets.level"}


def choose_targets(
    ranked: Iterable[RankedNeed],
    policy: Policy,
    *,
    driver_id: str | None,
    outcome: EligibilityOutcome,
) -> tuple[ChosenNeed, ...]:
    """Decide for each need whether the plan targets it.

    Args:
        ranked: The needs by rank.
        policy: The policy in force.
        driver_id: The accepted driver, if there is one.
        outcome: Who gets a plan, as decided.

    Returns:
        Each need with its disposition, in the same order; ``future`` means a target, which
        may yet get a goal place.
    """
    chosen: list[ChosenNeed] = []
    future, is_full = Disposition.FUTURE, outcome is EligibilityOutcome.FULL_PLAN
    criminogenic = 0
    limit = policy.criminogenic_targets
    for item in ranked:
        disposition, reason = _by_need(item, policy, driver_id)
        reasons: tuple[Reason, ...] = (reason,)
        if disposition is future and item.tier is Tier.CRIMINOGENIC:
            criminogenic += 1
            if criminogenic > limit.value:
                disposition = Disposition.NOT_TARGETED
                facts = (("limit", limit.value),)
                reasons = (Reason("targets.beyond_count", facts, limit.citation),)
        if disposition is future and not is_full:
            disposition = _without_full_plan(item.tier, outcome)
            without = (("outcome", outcome.value),)
            citation = policy.eligibility_exclusions.citation
            reasons = (Reason("targets.no_full_plan", without, citation), *reasons)
        chosen.append((item, Decision(disposition, reasons)))
    return tuple(chosen)


def _by_need(item: RankedNeed, policy: Policy, driver_id: str | None) -> tuple[Disposition, Reason]:
    """Decide by the need itself, without counting and without looking at who gets a plan."""
    need = item.need
    if item.tier is Tier.NOT_A_TARGET:
        disposition, rule = Disposition.NOT_A_TARGET, "targets.static"
    elif need.id == driver_id:
        disposition, rule = Disposition.FUTURE, "targets.driver"
    elif item.tier is Tier.RESPONSIVITY and need.interferes:
        disposition, rule = Disposition.FUTURE, "targets.interferes"
    elif need.level is Level.UNKNOWN:
        disposition, rule = Disposition.ASSESS_FIRST, "targets.assess_first"
    elif need.level not in policy.target_levels.value:
        disposition, rule = Disposition.WATCHED, "targets.watched"
    elif item.tier is Tier.RESPONSIVITY:
        disposition, rule = Disposition.ADAPTATION, "targets.adaptation"
    else:
        disposition, rule = Disposition.FUTURE, "targets.level"
    facts = (("level", need.level.value), ("interferes", need.interferes))
    if rule in _DECIDED_BY_LEVEL:
        return disposition, Reason(rule, facts, policy.target_levels.citation)
    return disposition, reason_for(rule, *facts)


def _without_full_plan(tier: Tier, outcome: EligibilityOutcome) -> Disposition:
    """Say what becomes of a target where there is no full plan: it waits, or gets no goal."""
    if tier is Tier.RESPONSIVITY:
        return Disposition.ADAPTATION
    if outcome is EligibilityOutcome.ASSESS_FIRST:
        return Disposition.FUTURE
    return Disposition.NOT_TARGETED
