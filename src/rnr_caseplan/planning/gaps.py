"""``service_gaps``: which needs of a caseload find too few places in the community (TC-20).

``services.gap``: more participants than places, however well things turn out.
``services.perhaps_a_gap``: places enough, if what is not known turns out well.
``services.enough``: a place for everybody, for certain.
"""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from attrs import evolve

from rnr_caseplan.decisions import Reason, reason_for
from rnr_caseplan.errors import Fault, InputError
from rnr_caseplan.model.case import Case
from rnr_caseplan.model.gaps import ServiceGap, ServiceGaps
from rnr_caseplan.model.matches import Fit
from rnr_caseplan.model.offers import ServiceCatalogue, plain_word
from rnr_caseplan.model.plan import CasePlan
from rnr_caseplan.model.vocabulary import Disposition, RiskLevel
from rnr_caseplan.planning.draft import draft_plan
from rnr_caseplan.planning.places import Services, count_places
from rnr_caseplan.planning.services import JudgedService, judge_services
from rnr_caseplan.policy.policy import Policy
from rnr_caseplan.policy.values import ServiceKey

_CALL_FOR_SERVICES = frozenset({Disposition.ACTIVE, Disposition.FUTURE, Disposition.ADAPTATION})
_CAN_SPEAK_AGAINST = frozenset(
    {
        ServiceKey.RISK,
        ServiceKey.INTENSITY,
        ServiceKey.LANGUAGE,
        ServiceKey.HOURS,
        ServiceKey.REACH,
        ServiceKey.GROUPS,
        ServiceKey.PLACES,
    }
)
"""The respects in which an answer that is not known yet may turn out against a service."""


class _Group(NamedTuple):
    """A need, a language and a level of risk."""

    domain: str
    language: str | None
    risk_level: RiskLevel

    @property
    def key(self) -> tuple[str, str, int]:
        """The place among other groups."""
        return self.domain, self.language or "", self.risk_level.position


class _Waiting(NamedTuple):
    """A participant with a need, and the services at which a place could be had."""

    participant_id: str
    possible: Services
    certain: Services


def service_gaps(
    plans_or_cases: Iterable[CasePlan | Case],
    catalogue: ServiceCatalogue,
    policy: Policy,
    *,
    as_of: datetime.date,
) -> ServiceGaps:
    """Say which needs of a caseload find too few places at services that fit.

    Counts the needs that a plan works on, has queued, or answers without a goal, until they are
    treated or a service is in use for a goal on them. A case is drafted first, so that the same
    needs count. Closed plans are left out.

    Args:
        plans_or_cases: The caseload; the order means nothing.
        catalogue: The services of the community.
        policy: The policy in force.
        as_of: The day.

    Returns:
        For each need, language and level of risk that occurs how many participants need a service
        and for how many there are places; sentences and summaries name nobody.

    Raises:
        InputError: Where a participant occurs twice, or a case cannot be drafted.

    Examples:
        >>> from rnr_caseplan import Level, Need, Participant, load_policy
        >>> day = datetime.date(2026, 11, 21)
        >>> policy = load_policy("rnr-baseline", on=day)
        >>> need = Need(id="n1", domain="employment", level=Level.HIGH)
        >>> case = Case(participant=Participant(id="P-1"), needs=(need,), risk_level=RiskLevel.HIGH)
        >>> found = service_gaps([case], ServiceCatalogue(services=()), policy, as_of=day)
        >>> found.gaps[0].why
        'employment at risk level high: 1 in need, and places that fit for at most 0 \
(TC Breakout 6, TC-20)'
    """
    caseload = tuple(plans_or_cases)
    _refuse_repeated(caseload)
    waiting: dict[_Group, list[_Waiting]] = {}
    of_domain: dict[str, ServiceCatalogue] = {}
    for item in caseload:
        plan = item if isinstance(item, CasePlan) else draft_plan(item, policy, as_of=as_of)
        for domain in _domains_of(plan, as_of):
            if domain not in of_domain:
                of_domain[domain] = _only_for(domain, catalogue)
            judged = judge_services([domain], plan.case, of_domain[domain], policy, as_of=as_of)
            group = _Group(domain, _language_of(plan.case), plan.case.risk_level)
            waiting.setdefault(group, []).append(_waiting(plan.case.participant.id, judged))
    everybody = [one for several in waiting.values() for one in several]
    free = {service.id: service.free_places for service in catalogue.services}
    return ServiceGaps(
        as_of=as_of,
        participants=len(caseload),
        needs=len(everybody),
        short_at_least=len(everybody) - _served(everybody, _possible, free),
        short_at_most=len(everybody) - _served(everybody, _certain, free),
        groups=tuple(_gap(group, waiting[group], free) for group in sorted(waiting, key=_key_of)),
    )


def _refuse_repeated(caseload: Iterable[CasePlan | Case]) -> None:
    counted = Counter(_case_of(item).participant.id for item in caseload)
    faults = [
        Fault(f"plans_or_cases[{place}]", "is of a participant who occurs twice", "each once")
        for place, item in enumerate(caseload)
        if counted[_case_of(item).participant.id] > 1
    ]
    if faults:
        raise InputError(faults)


def _case_of(item: CasePlan | Case) -> Case:
    return item.case if isinstance(item, CasePlan) else item


def _domains_of(plan: CasePlan, as_of: datetime.date) -> Iterator[str]:
    """Give the domains in which a plan calls for a service, each once."""
    if plan.closed_on is not None and plan.closed_on <= as_of:
        return
    in_use = {
        service.goal_id
        for service in plan.services
        if service.ended_on is None or service.ended_on > as_of
    }
    served = {name for goal in plan.goals if goal.id in in_use for name in goal.need_ids}
    domains = [
        item.need.domain
        for item in plan.untreated_needs
        if item.disposition in _CALL_FOR_SERVICES and item.need.id not in served
    ]
    yield from dict.fromkeys(domains)


def _only_for(domain: str, catalogue: ServiceCatalogue) -> ServiceCatalogue:
    """Give the services that work on a domain; others fit nobody who needs that."""
    kept = tuple(service for service in catalogue.services if domain in service.needs)
    return evolve(catalogue, services=kept)


def _language_of(case: Case) -> str | None:
    """Give the language that is recorded first: the one to work in."""
    languages = case.participant.languages
    return plain_word(languages[0]) if languages else None


def _waiting(participant_id: str, judged: Iterable[JudgedService]) -> _Waiting:
    fitting = [item for item in judged if item.is_fitting]
    certain = [
        item.service.id
        for item in fitting
        if all(said.fit is not Fit.ASK for key in _CAN_SPEAK_AGAINST for said in item.said[key])
    ]
    possible = frozenset(item.service.id for item in fitting)
    return _Waiting(participant_id, possible, frozenset(certain))


def _possible(one: _Waiting) -> Services:
    return one.possible


def _certain(one: _Waiting) -> Services:
    return one.certain


def _served(
    waiting: Iterable[_Waiting],
    services_of: Callable[[_Waiting], Services],
    free: dict[str, int | None],
) -> int:
    return count_places(Counter(services_of(one) for one in waiting), free)


def _gap(group: _Group, waiting: list[_Waiting], free: dict[str, int | None]) -> ServiceGap:
    at_most, for_certain = (
        _served(waiting, services_of, free) for services_of in (_possible, _certain)
    )
    return ServiceGap(
        domain=group.domain,
        language=group.language,
        risk_level=group.risk_level,
        participants=len(waiting),
        served_at_most=at_most,
        served_for_certain=for_certain,
        service_ids=tuple(sorted({name for one in waiting for name in one.possible})),
        participant_ids=tuple(sorted(one.participant_id for one in waiting)),
        reasons=(_reason(group, len(waiting), at_most, for_certain),),
    )


def _reason(group: _Group, participants: int, at_most: int, for_certain: int) -> Reason:
    rule = "services.enough"
    if at_most < participants:
        rule = "services.gap"
    elif for_certain < participants:
        rule = "services.perhaps_a_gap"
    return reason_for(
        rule,
        ("domain", group.domain),
        ("risk_level", group.risk_level.value),
        ("participants", participants),
        ("served_at_most", at_most),
        ("served_for_certain", for_certain),
    )


def _key_of(group: _Group) -> tuple[str, str, int]:
    return group.key
