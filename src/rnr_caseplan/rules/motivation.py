"""With which step does a goal begin?

``motivation.first_step``: the first step fits the stage of change (TC-7).
``motivation.enhance``: where motivation is low, the first step enhances it (VA-4b).
``motivation.strategy``: what the stage of change calls for from staff (VA-4a, VA-4b, TC-7).
``motivation.not_recorded``: without a stage no such step is added.
``motivation.balance``: what speaks for change and what against it is weighed (VA-4a).
``motivation.keeps_place``, ``motivation.keeps_turn``: motivation never removes a driver and takes
no place from it (VA-4c).
``motivation.may_wait``, ``motivation.no_longest_wait``: how long a driver may wait (VA-4c).
Readiness never removes a goal, creates a need or takes a place (VA-4c).
"""

import datetime

from rnr_caseplan.dates import day_after
from rnr_caseplan.decisions import Decision, Reason, reason_for
from rnr_caseplan.model.people import DecisionalBalance, Readiness
from rnr_caseplan.model.vocabulary import RiskLevel, StageOfChange
from rnr_caseplan.policy.policy import Policy
from rnr_caseplan.policy.values import StageStrategy


def explain_first_step(readiness: Readiness | None, policy: Policy) -> tuple[Reason, ...]:
    """Say why goals begin with a motivational step.

    Args:
        readiness: What is known of readiness.
        policy: The policy in force.

    Returns:
        The reasons, what the stage calls for last; empty where no stage is recorded, and then
        no such step is added.
    """
    if readiness is None or readiness.stage is None:
        return ()
    facts = (("stage", readiness.stage.value),)
    strategy = find_strategy(readiness.stage, policy)
    told = Reason("motivation.strategy", (*facts, ("strategy", strategy.text)), strategy.citation)
    if is_low(readiness.stage, policy):
        return (Reason("motivation.enhance", facts, policy.enhancement_stages.citation), told)
    return (reason_for("motivation.first_step", *facts), told)


def is_low(stage: StageOfChange, policy: Policy) -> bool:
    """Say whether motivation counts as low at a stage of change."""
    return stage in policy.enhancement_stages.value


def find_strategy(stage: StageOfChange, policy: Policy) -> StageStrategy:
    """Give what a stage of change calls for from staff, with who states it."""
    return next(item for item in policy.stage_strategies.value if item.stage is stage)


def find_first_step(readiness: Readiness | None, domain: str, policy: Policy) -> str | None:
    """Give the motivational first step of a goal in a domain.

    Args:
        readiness: What is known of readiness.
        domain: The domain of the goal's need.
        policy: The policy in force.

    Returns:
        The step's words; ``None`` where no stage is recorded.
    """
    if readiness is None or readiness.stage is None:
        return None
    return policy.guidance_for(domain).value.first_steps.at_stage(readiness.stage)


def explain_balance(balance: DecisionalBalance | None) -> tuple[Reason, ...]:
    """Say how much the participant has put on either side, without the words.

    Args:
        balance: What speaks for change and what against it.

    Returns:
        The reason; empty where nothing is recorded.
    """
    if balance is None:
        return ()
    facts = (
        ("to_change", len(balance.reasons_to_change)),
        ("to_stay", len(balance.reasons_to_stay)),
        ("recorded_on", balance.recorded_on.isoformat() if balance.recorded_on else None),
    )
    return (reason_for("motivation.balance", *facts),)


def explain_place(kept_for: str, risk_level: RiskLevel, policy: Policy) -> Reason:
    """Say that motivation takes no goal place away, and how many the policy keeps.

    Args:
        kept_for: Whom a place is kept for, in words.
        risk_level: The participant's risk level.
        policy: The policy in force.

    Returns:
        The reason.
    """
    kept = policy.kept_for_driver
    facts = (("kept_for", kept_for), ("risk_level", risk_level.value))
    if risk_level in kept.value.risk_levels and kept.value.places:
        more = ("places", kept.value.places)
        return Reason("motivation.keeps_place", (*facts, more), kept.citation)
    return Reason("motivation.keeps_turn", facts, kept.citation)


def judge_wait(
    named_on: datetime.date | None, risk_level: RiskLevel, policy: Policy
) -> Decision[datetime.date | None]:
    """Decide until when a driver may wait while motivation is raised.

    Args:
        named_on: The day on which the driver was named, if it is recorded.
        risk_level: The participant's risk level.
        policy: The policy in force.

    Returns:
        The last day on which it is still in time; ``None`` where the policy sets no longest delay
        at this risk level, the day of naming is not recorded, or the calendar ends before.
    """
    longest = policy.driver_longest_delay
    facts = (("risk_level", risk_level.value), ("days", longest.value.days))
    if risk_level not in longest.value.risk_levels:
        reason = Reason("motivation.no_longest_wait", facts[:1], longest.citation)
        return Decision(None, (reason,))
    until = day_after(named_on, longest.value.days) if named_on is not None else None
    told = (
        ("named_on", named_on.isoformat() if named_on else None),
        ("until", until.isoformat() if until else None),
    )
    return Decision(until, (Reason("motivation.may_wait", (*facts, *told), longest.citation),))
