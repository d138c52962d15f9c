"""How a plan's text shows readiness for change, and what follows from it."""

from collections.abc import Iterator

from rnr_caseplan.decisions import Reason
from rnr_caseplan.explain import tell
from rnr_caseplan.lifecycle.parts import last_day
from rnr_caseplan.model.case import Case
from rnr_caseplan.model.plan import CasePlan
from rnr_caseplan.planning.history import known_on
from rnr_caseplan.planning.readiness import explain_readiness
from rnr_caseplan.policy.policy import Policy


def reasons_of_motivation(plan: CasePlan, policy: Policy) -> tuple[Reason, ...]:
    """Give what follows from the participant's readiness, where anything of it is recorded.

    Args:
        plan: The plan.
        policy: The policy that it was drafted with.

    Returns:
        The reasons of ``explain_readiness``; empty where nothing is recorded.
    """
    if plan.case.readiness is None and plan.case.decisional_balance is None:
        return ()
    case, _ = known_on(plan.case, last_day(plan, plan.as_of))
    return explain_readiness(case, policy).reasons


def tell_motivation(plan: CasePlan, policy: Policy) -> Iterator[str]:
    """Show the stage of change, the rulers, what was weighed, and what follows.

    Args:
        plan: The plan.
        policy: The policy that it was drafted with.

    Yields:
        The lines; none where nothing of it is recorded.
    """
    reasons = reasons_of_motivation(plan, policy)
    if reasons:
        yield from _recorded(plan.case)
    for reason in reasons:
        yield f"Why: {tell(reason)}"


def _recorded(case: Case) -> Iterator[str]:
    """Show what is recorded, the participant's words as they are."""
    readiness, balance = case.readiness, case.decisional_balance
    if readiness is not None:
        stage = readiness.stage.value if readiness.stage is not None else "not recorded"
        rulers = [
            f"{name} {'not recorded' if value is None else f'{value} of 10'}"
            for name, value in (
                ("importance", readiness.importance),
                ("confidence", readiness.confidence),
            )
        ]
        yield "; ".join([f"Stage of change: {stage}", *rulers])
    if balance is not None:
        for label, words in (
            ("What speaks for change", balance.reasons_to_change),
            ("What speaks against it", balance.reasons_to_stay),
        ):
            yield f"{label}: {'; '.join(words) or 'nothing yet'}"
