"""What a policy says of services and the level of risk, where it does not fit together."""

from collections.abc import Iterator

from rnr_caseplan.errors import Fault
from rnr_caseplan.model.vocabulary import RiskLevel
from rnr_caseplan.policy.policy import Policy

_KEY = "services.by_risk"


def find_service_faults(policy: Policy) -> Iterator[Fault]:
    """Find levels of risk that are named twice or are unknown, and hours that leave no choice.

    Args:
        policy: The snapshot.

    Yields:
        The faults, each with its place.
    """
    by_risk = policy.services_by_risk.value
    named = {
        "apart": by_risk.apart,
        "hours_a_week": tuple(item.risk_levels for item in by_risk.hours_a_week),
    }
    for name, groups in named.items():
        levels = [level for group in groups for level in group]
        if RiskLevel.UNKNOWN in levels:
            problem = "names an unknown level of risk"
            yield Fault(f"{_KEY}.{name}", problem, "levels that are known")
        if len(set(levels)) != len(levels):
            problem = "names a level of risk more than once"
            yield Fault(f"{_KEY}.{name}", problem, "each level once")
    for place, item in enumerate(by_risk.hours_a_week):
        if item.at_least is not None and item.at_most is not None and item.at_most < item.at_least:
            path = f"{_KEY}.hours_a_week[{place}].at_most"
            yield Fault(path, "is below at_least", "at_least or more")
