"""``match_services``: which services fit a goal and the participant, ranked, and why others do not.

``services.after`` says by which respect of the policy one service comes after another.
"""

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rnr_caseplan.decisions import Reason
from rnr_caseplan.errors import Fault, InputError
from rnr_caseplan.model.case import Case
from rnr_caseplan.model.goals import Goal
from rnr_caseplan.model.matches import Fit, Said, ServiceMatch, ServiceMatches
from rnr_caseplan.model.offers import OfferedService, ServiceCatalogue
from rnr_caseplan.policy.policy import Policy
from rnr_caseplan.policy.values import ServiceKey
from rnr_caseplan.rules.access import gather_access_facts, judge_access
from rnr_caseplan.rules.responsivity import list_ways
from rnr_caseplan.rules.services import judge_need, judge_service


class JudgedService(NamedTuple):
    """A service, with all that is said of it.

    Attributes:
        service: The service.
        need: Whether it works on the need.
        said: What is said of it in each respect.
    """

    service: OfferedService
    need: Said
    said: Mapping[ServiceKey, tuple[Said, ...]]

    @property
    def is_fitting(self) -> bool:
        """Whether nothing speaks against it."""
        return not self.reasons(Fit.AGAINST)

    def reasons(self, fit: Fit) -> tuple[Reason, ...]:
        """Give the reasons of one kind, in the order of the respects."""
        every = [self.need, *[said for found in self.said.values() for said in found]]
        return tuple(said.reason for said in every if said.fit is fit)


def match_services(
    goal: Goal,
    case: Case,
    catalogue: ServiceCatalogue,
    policy: Policy,
    *,
    as_of: datetime.date,
) -> ServiceMatches:
    """Say which services of a community fit a goal, which one first, and why others do not.

    Reads the domains of the goal's needs, the level of risk, the participant's languages, when
    the participant can come, and the recorded barriers and wishes; never sex, gender, race, age
    or disability as the participant's attributes, and no free words. What is not known speaks
    neither for a service nor against it.

    Args:
        goal: The goal.
        case: The case; it holds the goal's needs.
        catalogue: The services; their order means nothing.
        policy: The policy in force; it sets the order, and what follows from the level of risk.
        as_of: The day; what somebody made sure of later counts as not made sure of.

    Returns:
        Every service of the catalogue once: those that nothing speaks against, ranked, with what
        speaks for each, what is to be asked and what is to be arranged; and the others, each
        with every ground against it.

    Raises:
        InputError: Where a need of the goal is not in the case.

    Examples:
        >>> from rnr_caseplan import GoalStatus, Level, Need, Participant, load_policy
        >>> from rnr_caseplan.services import ServiceKind
        >>> day = datetime.date(2026, 11, 21)
        >>> need = Need(id="n1", domain="employment", level=Level.HIGH)
        >>> case = Case(participant=Participant(id="P-1"), needs=(need,))
        >>> goal = Goal(
        ...     id="g1", status=GoalStatus.ACTIVE, need_ids=("n1",), statement="I get a job."
        ... )
        >>> jobs, home = (
        ...     OfferedService(id=name, name=name, needs=(domain,), kind=kind, provider="a center")
        ...     for name, domain, kind in (
        ...         ("jobs", "employment", ServiceKind.JOB_HELP),
        ...         ("home", "unstable_housing", ServiceKind.HOUSING),
        ...     )
        ... )
        >>> found = match_services(
        ...     goal,
        ...     case,
        ...     ServiceCatalogue(services=(home, jobs)),
        ...     load_policy("rnr-baseline", on=day),
        ...     as_of=day,
        ... )
        >>> [match.service.id for match in found.fitting]
        ['jobs']
        >>> found.not_fitting[0].why
        'it does not work on employment (TC Developing a Case Plan: Linkage, TC-14c)'
    """
    domains = {need.id: need.domain for need in case.needs}
    unknown = [place for place, name in enumerate(goal.need_ids) if name not in domains]
    if unknown:
        raise InputError(
            Fault(f"need_ids[{place}]", "is not in the case", "the id of a need of the case")
            for place in unknown
        )
    wanted = sorted({domains[name] for name in goal.need_ids})
    judged = judge_services(wanted, case, catalogue, policy, as_of=as_of)
    others = sorted((item for item in judged if not item.is_fitting), key=_id_of)
    return ServiceMatches(
        goal_id=goal.id,
        as_of=as_of,
        fitting=tuple(_ranked([item for item in judged if item.is_fitting], catalogue, policy)),
        not_fitting=tuple(_match(item) for item in others),
    )


def judge_services(
    domains: Collection[str],
    case: Case,
    catalogue: ServiceCatalogue,
    policy: Policy,
    *,
    as_of: datetime.date,
) -> tuple[JudgedService, ...]:
    """Say of every service of a catalogue how far it fits needs of a participant.

    Args:
        domains: The domains of the needs.
        case: The case.
        catalogue: The services.
        policy: The policy in force.
        as_of: The day.

    Returns:
        The services, in the order of the catalogue.
    """
    person = gather_access_facts(case, list_ways(case, policy), policy)
    return tuple(
        JudgedService(
            service,
            judge_need(service, domains),
            {
                **judge_service(service, case.risk_level, catalogue, policy, as_of=as_of),
                **judge_access(service, person),
            },
        )
        for service in catalogue.services
    )


def _ranked(
    fitting: Iterable[JudgedService], catalogue: ServiceCatalogue, policy: Policy
) -> Iterator[ServiceMatch]:
    """Rank services by the policy's order of respects, then by id."""
    order = policy.service_order
    names = [*[key.value for key in order.value], "its id"]
    ranked = sorted(
        [([*_standings(item, catalogue, order.value), item.service.id], item) for item in fitting]
    )
    previous: Sequence[object] = ()
    for rank, (standings, item) in enumerate(ranked, start=1):
        reasons: list[Reason] = []
        if previous:
            by = next(
                name
                for name, before, own in zip(names, previous, standings, strict=True)
                if before != own
            )
            facts = (("after", str(previous[-1])), ("decided_by", by))
            reasons = [Reason("services.after", facts, order.citation)]
        yield _match(item, rank, reasons)
        previous = standings


def _standings(
    judged: JudgedService, catalogue: ServiceCatalogue, order: Iterable[ServiceKey]
) -> Iterator[tuple[int, int]]:
    """Give how far a service fits in each respect; of two that fit, the better evidence first."""
    for key in order:
        worst = max((said.fit.position for said in judged.said[key]), default=0)
        rating = catalogue.rating_of(judged.service) if key is ServiceKey.EVIDENCE else None
        yield worst, -(rating or 0)


def _match(
    judged: JudgedService, rank: int | None = None, reasons: Iterable[Reason] = ()
) -> ServiceMatch:
    return ServiceMatch(
        service=judged.service,
        rank=rank,
        fits=(*judged.reasons(Fit.FITS), *reasons),
        to_ask=judged.reasons(Fit.ASK),
        to_arrange=judged.reasons(Fit.ARRANGE),
        against=judged.reasons(Fit.AGAINST),
    )


def _id_of(judged: JudgedService) -> str:
    return judged.service.id
