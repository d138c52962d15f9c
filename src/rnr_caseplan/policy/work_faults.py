"""Faults in what a policy says of motivation, and of hours of skill-building."""

from collections.abc import Iterator

from rnr_caseplan.errors import Fault
from rnr_caseplan.model.vocabulary import RiskLevel, StageOfChange
from rnr_caseplan.policy.policy import Policy

_HOURS = "dosage.hours"


def find_work_faults(policy: Policy) -> Iterator[Fault]:
    """Find stages of change without words of their own, and figures of hours that do not fit.

    Args:
        policy: The snapshot.

    Yields:
        The faults, each with its parameter.
    """
    if sorted(item.stage for item in policy.stage_strategies.value) != list(StageOfChange):
        names = ", ".join(stage.value for stage in StageOfChange)
        yield Fault("motivation.strategies", "does not have one entry for each stage", names)
    levels = [level for item in policy.dosage_hours.value for level in item.risk_levels]
    if RiskLevel.UNKNOWN in levels:
        yield Fault(_HOURS, "names an unknown level of risk", "levels that are known")
    if len(set(levels)) != len(levels):
        yield Fault(_HOURS, "names a level of risk more than once", "each level once")
