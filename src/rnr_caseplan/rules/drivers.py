"""Which need is the driver?

A driver is a judgement that somebody recorded; the library checks it and proposes candidates,
and never appoints one (CG, VA-2c, SP-3).

``drivers.accepted``, ``drivers.outside_usual``, ``drivers.override``: a driver is dynamic,
criminogenic, at least moderate and of a listed domain; the exception needs an override.
``drivers.refused_static``, ``drivers.refused_domain``, ``drivers.refused_tier``,
``drivers.refused_level``, ``drivers.refused_without_override``: the refusals, each with what
would be accepted.
``drivers.candidate``, ``drivers.at_work``, ``drivers.no_candidate``: the evidence for needs that
may be the driver; what people wrote about incidents is never interpreted.
``drivers.long_delay``: a driver must not wait long when the risk is high (VA-4c).
"""

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from rnr_caseplan.decisions import Decision, Reason, reason_for
from rnr_caseplan.model.needs import Driver, Incident, Need
from rnr_caseplan.model.plan import DriverCandidate
from rnr_caseplan.model.vocabulary import LEVEL_PLACE, DriverStanding, Level, RiskLevel, Tier
from rnr_caseplan.policy.policy import Policy
from rnr_caseplan.policy.values import EvidenceKey


def judge_driver(
    driver: Driver, need: Need, tier: Tier, policy: Policy
) -> Decision[DriverStanding]:
    """Decide whether a recorded driver counts as one.

    Args:
        driver: The recorded judgement.
        need: The need that it names.
        tier: That need's tier.
        policy: The policy in force.

    Returns:
        ``accepted`` or ``refused``. An acceptance may carry a second reason, the warning
        ``drivers.outside_usual``; a refusal names every ground. Where a person decided on the
        need's level, the last reason says so.
    """
    grounds = _grounds_for_refusal(driver, need, tier, policy)
    by_level = need.reasons_of_level
    if grounds:
        return Decision(DriverStanding.REFUSED, (*grounds, *by_level))
    if need.domain in policy.driver_override_domains.value and driver.override is not None:
        facts = (("by", driver.override.by), ("on", driver.override.on.isoformat()))
        override = Reason("drivers.override", facts, policy.driver_override_domains.citation)
        return Decision(DriverStanding.ACCEPTED, (override, *by_level))
    accepted = reason_for(
        "drivers.accepted",
        ("named_by", driver.named_by),
        ("named_on", driver.named_on.isoformat() if driver.named_on else None),
    )
    scheme = policy.scheme(policy.driver_usual_scheme.value)
    if any(need.domain in group for group in scheme.value):
        return Decision(DriverStanding.ACCEPTED, (accepted, *by_level))
    facts_outside = (("scheme", policy.driver_usual_scheme.value),)
    outside = Reason("drivers.outside_usual", facts_outside, scheme.citation)
    return Decision(DriverStanding.ACCEPTED, (accepted, outside, *by_level))


def _grounds_for_refusal(driver: Driver, need: Need, tier: Tier, policy: Policy) -> list[Reason]:
    grounds: list[Reason] = []

    def refuse(rule: str, *facts: tuple[str, str], citing: Any) -> None:
        grounds.append(Reason(rule, facts, citing.citation))

    if tier is Tier.NOT_A_TARGET:
        refuse("drivers.refused_static", ("tier", tier.value), citing=policy.driver_domains)
    elif need.domain in policy.driver_override_domains.value:
        if driver.override is None:
            refuse("drivers.refused_without_override", citing=policy.driver_override_domains)
    elif need.domain not in policy.driver_domains.value:
        refuse("drivers.refused_domain", ("domain", need.domain), citing=policy.driver_domains)
    elif tier is not Tier.CRIMINOGENIC:
        refuse("drivers.refused_tier", ("tier", tier.value), citing=policy.driver_domains)
    if need.level not in policy.driver_levels.value:
        refuse("drivers.refused_level", ("level", need.level.value), citing=policy.driver_levels)
    return grounds


def find_candidates(
    classified: Iterable[tuple[Need, Decision[Tier]]],
    incidents: Iterable[Incident],
    policy: Policy,
) -> Decision[tuple[DriverCandidate, ...]]:
    """Propose needs that may be the driver, the strongest evidence first.

    Looks at the latest incidents, as many as the policy reviews; an incident without a day
    comes after those that have one. Incidents of the same day are taken by id.

    Args:
        classified: Each need with its tier.
        incidents: Past incidents of trouble.
        policy: The policy in force.

    Returns:
        A candidate for each criminogenic need of a listed domain and level that was at work
        in a reviewed incident or fuels another need; empty where there is no such evidence.
    """
    reviewed = review_incidents(incidents, policy)
    found: list[tuple[tuple[Any, ...], DriverCandidate]] = []
    for need, decided in classified:
        if (
            decided.value is not Tier.CRIMINOGENIC
            or need.domain not in policy.driver_domains.value
            or need.level not in policy.driver_levels.value
        ):
            continue
        at_work = [incident for incident in reviewed if need.id in incident.need_ids]
        fed = tuple(sorted(identifier for identifier in need.fuels if identifier != need.id))
        if not at_work and not fed:
            continue
        evidence = {
            "incidents": len(at_work),
            "reviewed": len(reviewed),
            "fuels": len(fed),
            "level": need.level.value,
            "influence": policy.influence_group(need.domain),
        }
        keys = [_EVIDENCE[key](evidence) for key in policy.evidence_order.value]
        candidate = DriverCandidate(
            need_id=need.id,
            incident_ids=tuple(incident.id for incident in at_work),
            fuels=fed,
            reasons=(
                Reason(
                    "drivers.candidate", tuple(evidence.items()), policy.evidence_order.citation
                ),
                *_tell_incidents(at_work, policy),
                *need.reasons_of_level,
            ),
            days=tuple(incident.happened_on for incident in at_work if incident.happened_on),
            reviewed=len(reviewed),
        )
        found.append(((*keys, policy.table_place(need.domain), need.id), candidate))
    candidates = tuple(candidate for _, candidate in sorted(found, key=lambda pair: pair[0]))
    reasons = tuple(reason for candidate in candidates for reason in candidate.reasons)
    return Decision(candidates, reasons or (reason_for("drivers.no_candidate"),))


def review_incidents(incidents: Iterable[Incident], policy: Policy) -> list[Incident]:
    """Give the latest incidents, as many as the policy reviews (CG).

    Args:
        incidents: Past incidents of trouble, in any order.
        policy: The policy in force.

    Returns:
        The latest first; those without a day last, and those of one day by id.
    """
    return sorted(incidents, key=_latest_first)[: policy.incidents_reviewed.value]


def _latest_first(incident: Incident) -> tuple[bool, int, str]:
    day = incident.happened_on
    return day is None, -(day or datetime.date.min).toordinal(), incident.id


def _tell_incidents(at_work: Sequence[Incident], policy: Policy) -> tuple[Reason, ...]:
    """Name the incidents in which a need was at work, each with its day."""
    if not at_work:
        return ()
    told = tuple(
        f"{incident.id} ({incident.happened_on or 'without a day'})" for incident in at_work
    )
    most = policy.incidents_reviewed
    facts = (("incidents", told), ("most", most.value))
    return (Reason("drivers.at_work", facts, most.citation),)


_EVIDENCE: Mapping[EvidenceKey, Callable[[Mapping[str, Any]], int]] = {
    EvidenceKey.INCIDENTS: lambda evidence: -evidence["incidents"],
    EvidenceKey.FUELS: lambda evidence: -evidence["fuels"],
    EvidenceKey.INFLUENCE: lambda evidence: evidence["influence"],
    EvidenceKey.LEVEL: lambda evidence: LEVEL_PLACE[Level(evidence["level"])],
}


def judge_delay(
    driver: Driver, risk_level: RiskLevel, policy: Policy, *, as_of: datetime.date
) -> Decision[bool]:
    """Decide whether a driver without an active goal has waited too long.

    Args:
        driver: The accepted driver.
        risk_level: The participant's risk level.
        policy: The policy in force.
        as_of: The day of the draft.

    Returns:
        Whether it has waited more days than the policy allows, counted from the day on which
        it was named; exactly as many is still in time, an unknown day gives ``False``.
    """
    longest = policy.driver_longest_delay
    waited = (as_of - driver.named_on).days if driver.named_on else None
    too_long = (
        waited is not None
        and risk_level in longest.value.risk_levels
        and waited > longest.value.days
    )
    facts = (
        ("waited", waited),
        ("risk_level", risk_level.value),
        ("longest", longest.value.days),
    )
    return Decision(too_long, (Reason("drivers.long_delay", facts, longest.citation),))
