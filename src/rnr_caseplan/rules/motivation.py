"""With which step does a goal begin?

``motivation.first_step``: the first step fits the stage of change (TC-7).
``motivation.enhance``: where motivation is low, the first step enhances it (VA-4b).
Readiness never removes a goal, creates a need or takes a place (VA-4c).
"""

from rnr_caseplan.decisions import Reason, reason_for
from rnr_caseplan.model.people import Readiness
from rnr_caseplan.policy.policy import Policy


def explain_first_step(readiness: Readiness | None, policy: Policy) -> tuple[Reason, ...]:
    """Say why goals begin with a motivational step.

    Args:
        readiness: What is known of readiness.
        policy: The policy in force.

    Returns:
        The reasons; empty where no stage is recorded, and then no such step is added.
    """
    if readiness is None or readiness.stage is None:
        return ()
    facts = (("stage", readiness.stage.value),)
    if readiness.stage in policy.enhancement_stages.value:
        return (Reason("motivation.enhance", facts, policy.enhancement_stages.citation),)
    return (reason_for("motivation.first_step", *facts),)


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
