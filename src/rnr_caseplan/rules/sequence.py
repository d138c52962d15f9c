"""Which targets get a goal place now, and why does each other one wait?

``sequence.interfering_first``: responsivity needs that interfere fill the places by rank (TC-9a).
``sequence.kept_place``: at the risk levels that the policy names, a place is kept for the
driver or else the first criminogenic target (VA-4c).
``sequence.free_place``, ``sequence.no_free_place``: the rest, up to the limit (VA-7c).
``sequence.stabilize_first``, ``sequence.clinical_stabilization``: where the policy makes
criminogenic work wait for stabilization, and its exception (TC-10b, TC-9a).
``sequence.maintenance_waits``, ``sequence.sobriety``, ``sequence.maintenance_starts``:
maintenance comes last, after a time of sobriety (TC-12a, TC-12b).
``sequence.risk_unknown``: until the risk level is assessed no goal is active (VA-2b).
"""

import datetime
from collections.abc import Sequence

from rnr_caseplan.dates import day_after
from rnr_caseplan.decisions import Decision, Reason, reason_for
from rnr_caseplan.model.case import Case
from rnr_caseplan.model.needs import Need
from rnr_caseplan.model.plan import RankedNeed
from rnr_caseplan.model.vocabulary import Disposition, EligibilityOutcome, Level, Tier
from rnr_caseplan.policy.policy import Policy
from rnr_caseplan.policy.values import SobrietyApplies

Placed = dict[str, Decision[Disposition]]


def fill_places(
    ranked: Sequence[RankedNeed],
    targets: Sequence[RankedNeed],
    case: Case,
    policy: Policy,
    *,
    driver_id: str | None,
    outcome: EligibilityOutcome,
    as_of: datetime.date,
) -> Placed:
    """Decide which targets are worked on now.

    Kept places never take the last place from a need that interferes.

    Args:
        ranked: Every need, by rank.
        targets: The targets among them, by rank.
        case: The case.
        policy: The policy in force.
        driver_id: The accepted driver, if there is one.
        outcome: Who gets a plan, as decided.
        as_of: The day of the draft.

    Returns:
        For each target's id ``active`` or ``future``, the deciding reason first; never more
        active ones than the policy allows.
    """
    if outcome is not EligibilityOutcome.FULL_PLAN:
        reason = Reason("sequence.risk_unknown", (), policy.eligibility_exclusions.citation)
        return {item.need.id: Decision(Disposition.FUTURE, (reason,)) for item in targets}
    interfering = [
        item for item in targets if item.tier is Tier.RESPONSIVITY and item.need.interferes
    ]
    criminogenic = [
        item for item in targets if item.tier is Tier.CRIMINOGENIC and item.need.id != driver_id
    ]
    criminogenic[:0] = [
        item for item in targets if item.need.id == driver_id and item not in interfering
    ]
    placed: Placed = {}
    kept = _kept_places(case, policy, len(criminogenic), bool(interfering))
    limit = policy.goals_active_at_once
    for item in interfering[: limit.value - kept]:
        placed[item.need.id] = _active(reason_for("sequence.interfering_first"))
    for item in criminogenic[:kept]:
        facts = (("risk_level", case.risk_level.value),)
        citation = policy.kept_for_driver.citation
        placed[item.need.id] = _active(Reason("sequence.kept_place", facts, citation))
    waits_for = tuple(item.need.id for item in interfering)
    free = limit.value - len(placed)
    no_free_place = Reason("sequence.no_free_place", (("limit", limit.value),), limit.citation)
    for item in criminogenic[kept:]:
        waiting, reason = _stabilization(item.need, waits_for, policy)
        if waiting:
            placed[item.need.id] = Decision(Disposition.FUTURE, (reason,))
        elif free:
            free -= 1
            placed[item.need.id] = _active(reason)
        else:
            placed[item.need.id] = Decision(Disposition.FUTURE, (no_free_place,))
    gates = _maintenance_gates(ranked, case, policy, as_of)
    for item in targets:
        if item.need.id in placed:
            continue
        if item.tier is Tier.MAINTENANCE and gates:
            placed[item.need.id] = Decision(Disposition.FUTURE, gates)
        elif item.tier is Tier.MAINTENANCE and free:
            free -= 1
            citation = policy.maintenance_waits_for.citation
            placed[item.need.id] = _active(Reason("sequence.maintenance_starts", (), citation))
        else:
            placed[item.need.id] = Decision(Disposition.FUTURE, (no_free_place,))
    return placed


def _active(reason: Reason) -> Decision[Disposition]:
    return Decision(Disposition.ACTIVE, (reason,))


def _kept_places(case: Case, policy: Policy, criminogenic: int, interfering: bool) -> int:
    """Give how many places are kept for the driver and the criminogenic targets after it."""
    kept = policy.kept_for_driver.value
    if case.risk_level not in kept.risk_levels or not interfering:
        return 0
    return min(kept.places, criminogenic, policy.goals_active_at_once.value - 1)


def _stabilization(
    need: Need, waits_for: tuple[str, ...], policy: Policy
) -> tuple[bool, Reason]:
    """Decide whether a criminogenic target must wait for stabilization, and why or why not."""
    waits = policy.criminogenic_waits
    if not waits_for or not waits.value:
        return False, Reason("sequence.free_place", (), policy.goals_active_at_once.citation)
    exception = policy.clinical_stabilization
    if need.domain in exception.value and need.interferes:
        facts = (("domain", need.domain),)
        return False, Reason("sequence.clinical_stabilization", facts, exception.citation)
    return True, Reason("sequence.stabilize_first", (("waits_for", waits_for),), waits.citation)


def _maintenance_gates(
    ranked: Sequence[RankedNeed], case: Case, policy: Policy, as_of: datetime.date
) -> tuple[Reason, ...]:
    """Say what maintenance still waits for; empty where it may start.

    A need counts as open unless it is known to be low and does not interfere.
    """
    gates: list[Reason] = []
    before = policy.maintenance_waits_for
    waits_for = tuple(
        item.need.id
        for item in ranked
        if item.tier in before.value and (item.need.level is not Level.LOW or item.need.interferes)
    )
    if waits_for:
        facts = (("waits_for", waits_for),)
        gates.append(Reason("sequence.maintenance_waits", facts, before.citation))
    days = policy.sobriety_days
    if _sobriety_is_asked(case, policy):
        reached = day_after(case.sober_since, days.value) if case.sober_since else None
        if reached is None or reached > as_of:
            since = case.sober_since.isoformat() if case.sober_since else None
            gates.append(
                Reason(
                    "sequence.sobriety",
                    (("days", days.value), ("sober_since", since)),
                    policy.sobriety_applies.citation,
                )
            )
    return tuple(gates)


def _sobriety_is_asked(case: Case, policy: Policy) -> bool:
    if policy.sobriety_applies.value is SobrietyApplies.ALWAYS:
        return True
    return any(
        need.domain in policy.sobriety_domains.value and need.level is not Level.LOW
        for need in case.needs
    )
