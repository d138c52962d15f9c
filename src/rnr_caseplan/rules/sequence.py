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
from collections.abc import Iterable, Sequence

from rnr_caseplan.dates import day_after
from rnr_caseplan.decisions import Decision, Reason, reason_for
from rnr_caseplan.model.case import Case
from rnr_caseplan.model.needs import Need
from rnr_caseplan.model.plan import ChosenNeed, PlannedNeed, RankedNeed
from rnr_caseplan.model.vocabulary import Disposition, Level, Tier
from rnr_caseplan.policy.policy import Policy
from rnr_caseplan.policy.values import SobrietyApplies


class _Places:
    """The goal places of a plan while they are filled."""

    def __init__(self, policy: Policy) -> None:
        limit = policy.goals_active_at_once
        self.free = limit.value
        self.no_free_place = Reason(
            "sequence.no_free_place", (("limit", limit.value),), limit.citation
        )
        self.decisions: dict[str, Decision[Disposition]] = {}

    def offer(self, item: RankedNeed, *reasons: Reason) -> None:
        """Give a target a place for a reason, or queue it where none is free."""
        if self.free:
            self.free -= 1
            self.decisions[item.need.id] = Decision(Disposition.ACTIVE, reasons)
        else:
            self.queue(item, self.no_free_place)

    def queue(self, item: RankedNeed, *reasons: Reason) -> None:
        """Let a target wait."""
        self.decisions[item.need.id] = Decision(Disposition.FUTURE, reasons)


def fill_places(
    chosen: Sequence[ChosenNeed],
    case: Case,
    policy: Policy,
    *,
    driver_id: str | None,
    as_of: datetime.date,
) -> dict[str, Decision[Disposition]]:
    """Decide which targets are worked on now.

    Kept places never take the last place from a need that interferes.

    Args:
        chosen: Every need by rank; those decided ``future`` are the targets.
        case: The case.
        policy: The policy in force.
        driver_id: The accepted driver, if there is one.
        as_of: The day of the draft.

    Returns:
        For each target's id ``active`` or ``future``, with the reason; never more active ones
        than the policy allows.
    """
    interfering, criminogenic, maintenance = _queues(chosen, driver_id)
    kept = min(_kept_places(case, policy, interfering, driver_id), len(criminogenic))
    places = _Places(policy)
    first = interfering[: places.free - kept]
    for item in first:
        places.offer(item, reason_for("sequence.interfering_first"))
    keeps: list[Reason] = []
    for item in criminogenic[:kept]:
        kept_for = "the driver" if item.need.id == driver_id else "the first criminogenic target"
        facts = (("kept_for", kept_for), ("risk_level", case.risk_level.value))
        keeps.append(Reason("sequence.kept_place", facts, policy.kept_for_driver.citation))
        places.offer(item, keeps[-1], *case.reasons_of_risk_level)
    waits_for = tuple(item.need.id for item in interfering)
    for item in criminogenic[kept:]:
        waiting, reason = judge_stabilization(item.need, waits_for, policy)
        (places.queue if waiting else places.offer)(item, reason)
    for item in interfering[len(first) :]:
        places.queue(item, *keeps, places.no_free_place)
    gates = _gates(chosen, case, policy, as_of) if maintenance else ()
    starts = Reason("sequence.maintenance_starts", (), policy.maintenance_waits_for.citation)
    for item in maintenance:
        if gates:
            places.queue(item, *gates)
        else:
            places.offer(item, starts)
    return places.decisions


def _queues(
    chosen: Sequence[ChosenNeed], driver_id: str | None
) -> tuple[list[RankedNeed], list[RankedNeed], list[RankedNeed]]:
    """Give the targets that interfere, the criminogenic ones (the driver first), and the rest."""
    interfering: list[RankedNeed] = []
    criminogenic: list[RankedNeed] = []
    maintenance: list[RankedNeed] = []
    future, responsivity = Disposition.FUTURE, Tier.RESPONSIVITY
    for item, decided in chosen:
        if decided.value is not future:
            continue
        if item.tier is responsivity and item.need.interferes:
            interfering.append(item)
        elif item.need.id == driver_id:
            criminogenic.insert(0, item)
        elif item.tier is Tier.CRIMINOGENIC:
            criminogenic.append(item)
        else:
            maintenance.append(item)
    return interfering, criminogenic, maintenance


def hold_places(chosen: Sequence[ChosenNeed], policy: Policy) -> dict[str, Decision[Disposition]]:
    """Queue every target, because without a full plan no goal is active.

    Args:
        chosen: Every need by rank; those decided ``future`` are the targets.
        policy: The policy in force.

    Returns:
        For each target's id ``future``, with the reason.
    """
    reason = Reason("sequence.risk_unknown", (), policy.eligibility_exclusions.citation)
    return {
        item.need.id: Decision(Disposition.FUTURE, (reason,))
        for item, decided in chosen
        if decided.value is Disposition.FUTURE
    }


def _kept_places(
    case: Case, policy: Policy, interfering: Sequence[RankedNeed], driver_id: str | None
) -> int:
    """Give how many places are kept for the driver and the criminogenic targets after it.

    None is kept where nothing interferes, nor where the driver itself interferes: then its
    place is its own.
    """
    kept = policy.kept_for_driver.value
    if not interfering or case.risk_level not in kept.risk_levels:
        return 0
    if any(item.need.id == driver_id for item in interfering):
        return 0
    return min(kept.places, policy.goals_active_at_once.value - 1)


def judge_stabilization(
    need: Need, waits_for: tuple[str, ...], policy: Policy
) -> tuple[bool, Reason]:
    """Decide whether a criminogenic target must wait for stabilization, and why or why not.

    Args:
        need: The target.
        waits_for: The open responsivity needs that interfere.
        policy: The policy in force.

    Returns:
        Whether it waits, and the reason.
    """
    waits = policy.criminogenic_waits
    if not waits_for or not waits.value:
        return False, Reason("sequence.free_place", (), policy.goals_active_at_once.citation)
    exception = policy.clinical_stabilization
    if need.domain in exception.value and need.interferes:
        facts = (("domain", need.domain),)
        return False, Reason("sequence.clinical_stabilization", facts, exception.citation)
    return True, Reason("sequence.stabilize_first", (("waits_for", waits_for),), waits.citation)


def _gates(
    chosen: Sequence[ChosenNeed], case: Case, policy: Policy, as_of: datetime.date
) -> tuple[Reason, ...]:
    return find_maintenance_gates([item for item, _ in chosen], case, policy, as_of)


def find_maintenance_gates(
    needs: Iterable[RankedNeed | PlannedNeed], case: Case, policy: Policy, as_of: datetime.date
) -> tuple[Reason, ...]:
    """Say what maintenance still waits for; empty where it may start.

    A need counts as open unless it is known to be low and does not interfere.

    Args:
        needs: Every need with its tier; those that were treated are left out.
        case: The case.
        policy: The policy in force.
        as_of: The day.

    Returns:
        The reasons to wait.
    """
    gates: list[Reason] = []
    before = policy.maintenance_waits_for
    waits_for = tuple(
        item.need.id
        for item in needs
        if item.tier in before.value and (item.need.level is not Level.LOW or item.need.interferes)
    )
    if waits_for:
        facts = (("waits_for", waits_for),)
        gates.append(Reason("sequence.maintenance_waits", facts, before.citation))
    return (*gates, *judge_sobriety(case, policy, as_of))


def judge_sobriety(case: Case, policy: Policy, as_of: datetime.date) -> tuple[Reason, ...]:
    """Say whether the time of sobriety that the policy asks for is still to come.

    Args:
        case: The case.
        policy: The policy in force.
        as_of: The day; the last day that is asked for still counts as reached.

    Returns:
        The reason to wait; empty where none is asked for, or it is reached.
    """
    days = policy.sobriety_days
    if not _sobriety_is_asked(case, policy):
        return ()
    reached = day_after(case.sober_since, days.value) if case.sober_since else None
    if reached is not None and reached <= as_of:
        return ()
    since = case.sober_since.isoformat() if case.sober_since else None
    facts = (("days", days.value), ("sober_since", since))
    return (Reason("sequence.sobriety", facts, days.citation),)


def _sobriety_is_asked(case: Case, policy: Policy) -> bool:
    if policy.sobriety_applies.value is SobrietyApplies.ALWAYS:
        return True
    return any(
        need.domain in policy.sobriety_domains.value and need.level is not Level.LOW
        for need in case.needs
    )
