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
from rnr_caseplan.model.plan import RankedNeed
from rnr_caseplan.model.vocabulary import Disposition, EligibilityOutcome, Level, Tier
from rnr_caseplan.policy.policy import Policy




def choose_targets(
    ranked: Iterable[RankedNeed],
    policy: Policy,
    *,
    driver_id: str | None,
    outcome: EligibilityOutcome,
) -> tuple[Decision[Disposition], ...]:
    """Decide for each need whether the plan targets it.

    Args:
        ranked: The needs by rank.
        policy: The policy in force.
        driver_id: The accepted driver, if there is one.
        outcome: Who gets a plan, as decided.

    Returns:
        A disposition for each need, in the same order; ``future`` means a target, which may
        yet get a goal place.
    """
    decisions: list[Decision[Disposition]] = []
    criminogenic = 0
    limit = policy.criminogenic_targets
    for item in ranked:
        disposition, reason = _by_need(item, policy, driver_id)
        counts = item.tier is Tier.CRIMINOGENIC and disposition is Disposition.FUTURE
        if counts and criminogenic >= limit.value:
            disposition = Disposition.NOT_TARGETED
            reason = Reason("targets.beyond_count", (("limit", limit.value),), limit.citation)
        elif counts:
            criminogenic += 1
        reasons = (reason,)
        if disposition is Disposition.FUTURE:
            changed = _without_full_plan(item.tier, outcome)
            if changed is not None:
                disposition = changed
                facts = (("outcome", outcome.value),)
                citation = policy.eligibility_exclusions.citation
                reasons = (Reason("targets.no_full_plan", facts, citation), reason)
        decisions.append(Decision(disposition, reasons))
    return tuple(decisions)


def _by_need(
    item: RankedNeed, policy: Policy, driver_id: str | None
) -> tuple[Disposition, Reason]:
    """Decide by the need itself, without counting and without looking at who gets a plan."""
    need, levels = item.need, policy.target_levels
    if item.tier is Tier.NOT_A_TARGET:
        return Disposition.NOT_A_TARGET, reason_for("targets.static")
    if need.id == driver_id:
        return Disposition.FUTURE, reason_for("targets.driver")
    facts = (("level", need.level.value), ("interferes", need.interferes))
    if item.tier is Tier.RESPONSIVITY and need.interferes:
        return Disposition.FUTURE, reason_for("targets.interferes", *facts)
    if need.level is Level.UNKNOWN:
        return Disposition.ASSESS_FIRST, Reason("targets.assess_first", facts, levels.citation)
    if need.level not in levels.value:
        return Disposition.WATCHED, Reason("targets.watched", facts, levels.citation)
    if item.tier is Tier.RESPONSIVITY:
        return Disposition.ADAPTATION, reason_for("targets.adaptation", *facts)
    return Disposition.FUTURE, Reason("targets.level", facts, levels.citation)


def _without_full_plan(tier: Tier, outcome: EligibilityOutcome) -> Disposition | None:
    """Give what becomes of a target where there is no full plan; ``None`` where it stays one."""
    if outcome is EligibilityOutcome.FULL_PLAN:
        return None
    if tier is Tier.RESPONSIVITY:
        return Disposition.ADAPTATION
    assess_first = outcome is EligibilityOutcome.ASSESS_FIRST
    return None if assess_first else Disposition.NOT_TARGETED
