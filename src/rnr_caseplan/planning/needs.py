"""Questions about needs that take more than one rule: their order, and the driver."""

from collections.abc import Iterable

from rnr_caseplan.decisions import Decision
from rnr_caseplan.errors import Fault, FaultsError, InputError
from rnr_caseplan.model.case import Case
from rnr_caseplan.model.needs import Driver, Need
from rnr_caseplan.model.plan import DriverCandidate, RankedNeed
from rnr_caseplan.model.vocabulary import DriverStanding, Tier
from rnr_caseplan.policy.policy import Policy
from rnr_caseplan.rules.drivers import find_candidates, judge_driver
from rnr_caseplan.rules.ranking import order_needs
from rnr_caseplan.rules.tiers import classify_need

ClassifiedNeed = tuple[Need, Decision[Tier]]


def classify_needs(needs: Iterable[Need], policy: Policy) -> tuple[ClassifiedNeed, ...]:
    """Classify each need.

    Args:
        needs: The needs.
        policy: The policy in force.

    Returns:
        Each need with its tier, in the same order.

    Raises:
        InputError: Where the policy does not know a domain, or an id occurs twice; with the
            path of every such need.
    """
    classified: list[ClassifiedNeed] = []
    faults: list[Fault] = []
    first_place: dict[str, int] = {}
    for index, need in enumerate(needs):
        first = first_place.setdefault(need.id, index)
        if first != index:
            problem = f"is the same id as needs[{first}].id"
            faults.append(Fault(f"needs[{index}].id", problem, "an id of its own"))
        try:
            classified.append((need, classify_need(need, policy)))
        except FaultsError as error:
            faults += [fault.below(f"needs[{index}]") for fault in error.faults]
    if faults:
        raise InputError(faults)
    return tuple(classified)


def rank_needs(
    needs: Iterable[Need], policy: Policy, *, driver_id: str | None = None
) -> Decision[tuple[RankedNeed, ...]]:
    """Order needs by tier, class and the policy's keys; the order of the input means nothing.

    Args:
        needs: The needs, in any order.
        policy: The policy in force.
        driver_id: The id of the accepted driver, which comes first in its tier.

    Returns:
        Every need with its tier, rank and reasons: ranks from 1 without gaps, then those that
        are no target. No needs give an empty tuple.

    Raises:
        InputError: Where the policy does not know a domain, or an id occurs twice.

    Examples:
        >>> import datetime
        >>> from rnr_caseplan import Level, load_policy
        >>> policy = load_policy("rnr-baseline", on=datetime.date(2026, 11, 21))
        >>> needs = [
        ...     Need(id="n1", domain="employment", level=Level.HIGH),
        ...     Need(id="n2", domain="antisocial_cognition", level=Level.MODERATE),
        ... ]
        >>> [item.need.id for item in rank_needs(needs, policy).value]
        ['n2', 'n1']
    """
    return order_needs(classify_needs(needs, policy), policy, driver_id=driver_id)


def check_driver(driver: Driver, needs: Iterable[Need], policy: Policy) -> Decision[DriverStanding]:
    """Check a recorded driver against the rules.

    Args:
        driver: Who named which need, when and why.
        needs: The needs of the case.
        policy: The policy in force.

    Returns:
        ``accepted``, perhaps with a warning as second reason, or ``refused`` with every ground.

    Raises:
        InputError: Where no need has the id, or the policy does not know its domain.

    Examples:
        >>> import datetime
        >>> from rnr_caseplan import Level, load_policy
        >>> policy = load_policy("rnr-baseline", on=datetime.date(2026, 11, 21))
        >>> need = Need(id="n1", domain="antisocial_cognition", level=Level.LOW)
        >>> check_driver(Driver(need_id="n1"), [need], policy).value.value
        'refused'
    """
    named = next((need for need in needs if need.id == driver.need_id), None)
    if named is None:
        problem = "names an id that is not in needs"
        raise InputError([Fault("driver.need_id", problem, "the id of one of needs")])
    return judge_driver(driver, named, classify_need(named, policy).value, policy)


def propose_drivers(case: Case, policy: Policy) -> Decision[tuple[DriverCandidate, ...]]:
    """Propose needs that may be the driver, the strongest evidence first; appoints none.

    Args:
        case: The case, with its incidents and with what fuels what.
        policy: The policy in force.

    Returns:
        The candidates, each with its evidence; empty where nothing points to one.

    Raises:
        InputError: Where the policy does not know a domain.

    Examples:
        >>> import datetime
        >>> from rnr_caseplan import Case, Level, Participant, load_policy
        >>> policy = load_policy("rnr-baseline", on=datetime.date(2026, 11, 21))
        >>> needs = (
        ...     Need(id="n1", domain="leisure", level=Level.MODERATE),
        ...     Need(id="n2", domain="substance_use", level=Level.HIGH, fuels=("n1",)),
        ... )
        >>> case = Case(participant=Participant(id="P-1"), needs=needs)
        >>> [candidate.need_id for candidate in propose_drivers(case, policy).value]
        ['n2']
    """
    return find_candidates(classify_needs(case.needs, policy), case.incidents, policy)
