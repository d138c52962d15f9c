"""Does a service do what the goal needs, at the participant's level of risk?

``services.need``, ``services.other_need``: the service works on the goal's need (TC-14c).
``services.risk``, ``services.other_risk``, ``services.risk_unknown``, ``services.mixed_*``: it
serves the participant's level of risk, and does not mix low and high risk (SP-5a).
``services.intensity``, ``services.too_intensive``, ``services.too_light``,
``services.intensity_unknown``: how much it does fits the level of risk (SP-5a).
``services.evidence``, ``services.evidence_unknown``, ``services.places``, ``services.full``,
``services.places_unknown``, ``services.verified``, ``services.stale``,
``services.never_verified``: what is known of it (TC-20).
``services.cost``, ``services.cost_to_arrange``, ``services.cost_unknown``: who pays (TC-14c).
What is not known speaks neither for a service nor against it; it is listed as to be asked.
"""

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import combinations

from rnr_caseplan.decisions import Reason, reason_for
from rnr_caseplan.model.matches import Fit, Said
from rnr_caseplan.model.offers import OfferedService, Payer, ServiceCatalogue
from rnr_caseplan.model.vocabulary import RiskLevel
from rnr_caseplan.policy.policy import Policy
from rnr_caseplan.policy.values import MixedRisk, ServiceKey


def judge_need(service: OfferedService, domains: Collection[str]) -> Said:
    """Say whether a service works on a need.

    Args:
        service: The service.
        domains: The domains of the goal's needs.

    Returns:
        That it fits, with the domains that it works on, or that it does not.
    """
    met = tuple(domain for domain in domains if domain in service.needs)
    if met:
        return Said(Fit.FITS, reason_for("services.need", ("domains", met)))
    return Said(Fit.AGAINST, reason_for("services.other_need", ("domains", tuple(domains))))


def judge_service(
    service: OfferedService,
    risk_level: RiskLevel,
    catalogue: ServiceCatalogue,
    policy: Policy,
    *,
    as_of: datetime.date,
) -> Mapping[ServiceKey, tuple[Said, ...]]:
    """Say how far a service fits a level of risk, and what is known of it.

    Args:
        service: The service.
        risk_level: The participant's level of risk.
        catalogue: The catalogue that it is in; it holds the scale of evidence.
        policy: The policy in force.
        as_of: The day.

    Returns:
        All that is said, by its respects.
    """
    return {
        ServiceKey.RISK: tuple(_risk(service, risk_level, policy)),
        ServiceKey.INTENSITY: tuple(_intensity(service, risk_level, policy)),
        ServiceKey.EVIDENCE: (_evidence(service, catalogue),),
        ServiceKey.PLACES: (_places(service),),
        ServiceKey.COST: (_cost(service),),
        ServiceKey.VERIFIED: (_verified(service, policy, as_of),),
    }


def _risk(service: OfferedService, level: RiskLevel, policy: Policy) -> Iterator[Said]:
    if service.kind not in policy.services_by_risk.value.kinds:
        return
    served = _words(service.risk_levels)
    facts = (("served", served), ("risk_level", level.value))
    unknown = (
        ("the participant's level of risk", level is RiskLevel.UNKNOWN),
        ("the levels that it serves", not served),
    )
    missing = tuple(name for name, is_unknown in unknown if is_unknown)
    if missing:
        yield Said(Fit.ASK, reason_for("services.risk_unknown", ("missing", missing)))
    elif level in service.risk_levels:
        yield Said(Fit.FITS, reason_for("services.risk", *facts))
    else:
        yield Said(Fit.AGAINST, reason_for("services.other_risk", *facts))
    if not service.separate_groups:
        yield from _mixed(service, policy)


def _mixed(service: OfferedService, policy: Policy) -> Iterator[Said]:
    """Say what is to be done where a service serves levels of risk that are kept apart."""
    served, by_risk = set(service.risk_levels), policy.services_by_risk
    apart = by_risk.value.apart
    if not any(served & set(one) and served & set(other) for one, other in combinations(apart, 2)):
        return
    facts = (("served", _words(service.risk_levels)),)
    if service.separate_groups is None:
        yield Said(Fit.ASK, reason_for("services.mixed_unknown", *facts))
    elif by_risk.value.mixed is MixedRisk.REFUSE:
        yield Said(Fit.AGAINST, Reason("services.mixed_refused", facts, by_risk.citation))
    else:
        yield Said(Fit.ARRANGE, Reason("services.mixed_warned", facts, by_risk.citation))


def _intensity(service: OfferedService, level: RiskLevel, policy: Policy) -> Iterator[Said]:
    """Compare hours a week with the policy's bounds; a bound itself fits."""
    by_risk, citation = policy.services_by_risk.value, policy.services_by_risk.citation
    bounds = [item for item in by_risk.hours_a_week if level in item.risk_levels]
    if service.kind not in by_risk.kinds or not bounds:
        return
    hours = service.hours_a_week
    if hours is None:
        yield Said(Fit.ASK, Reason("services.intensity_unknown", (), citation))
        return
    facts = (("hours_a_week", hours), ("risk_level", level.value))
    most, least = bounds[0].at_most, bounds[0].at_least
    if most is not None and hours > most:
        found, rule, bound = Fit.AGAINST, "services.too_intensive", most
    elif least is not None and hours < least:
        found, rule, bound = Fit.ARRANGE, "services.too_light", least
    else:
        found, rule, bound = Fit.FITS, "services.intensity", None
    yield Said(found, Reason(rule, (*facts, ("bound", bound)), citation))


def _evidence(service: OfferedService, catalogue: ServiceCatalogue) -> Said:
    place = catalogue.rating_of(service)
    if place is None:
        return Said(Fit.ASK, reason_for("services.evidence_unknown"))
    count = len(catalogue.evidence_scale)
    facts = (("rating", service.evidence), ("place", place), ("count", count))
    return Said(Fit.FITS, reason_for("services.evidence", *facts))


def _places(service: OfferedService) -> Said:
    if service.free_places is None:
        return Said(Fit.ASK, reason_for("services.places_unknown"))
    if service.free_places:
        return Said(Fit.FITS, reason_for("services.places", ("count", service.free_places)))
    return Said(Fit.AGAINST, reason_for("services.full"))


def _cost(service: OfferedService) -> Said:
    if service.paid_by is None:
        return Said(Fit.ASK, reason_for("services.cost_unknown"))
    payer = ("payer", service.paid_by.value)
    if service.paid_by in {Payer.NOBODY, Payer.AGENCY}:
        return Said(Fit.FITS, reason_for("services.cost", payer))
    return Said(Fit.ARRANGE, reason_for("services.cost_to_arrange", payer))


def _verified(service: OfferedService, policy: Policy, as_of: datetime.date) -> Said:
    """Say whether what is known can be relied on; on the last day of the time it still can."""
    last, within = service.last_verified_on, policy.service_verify_days
    if last is None or last > as_of:
        return Said(Fit.ASK, reason_for("services.never_verified"))
    facts = (("on", last.isoformat()), ("days", within.value))
    if (as_of - last).days > within.value:
        return Said(Fit.ASK, Reason("services.stale", facts, within.citation))
    return Said(Fit.FITS, Reason("services.verified", facts, within.citation))


def _words(levels: Iterable[RiskLevel]) -> tuple[str, ...]:
    return tuple(level.value.replace("_", " ") for level in sorted(set(levels)))
