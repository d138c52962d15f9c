"""What an event comes to: a change of the plan, or a refusal with what would be accepted."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from rnr_caseplan.decisions import Reason, reason_for
from rnr_caseplan.model.plan import CasePlan
from rnr_caseplan.model.recorded import PlanEvent
from rnr_caseplan.policy.policy import Policy
from rnr_caseplan.structure.kinds import FactValue

ACCEPTED = "accepted"
"""The fact of a refusal that says what would be accepted."""


class Change(NamedTuple):
    """The plan as an event makes it.

    Attributes:
        plan: The changed plan, before the event is written into its history.
        against: Rules of the policy that forbid it; only an override goes past them.
        counts_anew: Whether the days of reviews follow from the event.
        facts: What the event says, where its own fields do not say all.
    """

    plan: CasePlan
    against: tuple[Reason, ...] = ()
    counts_anew: bool = False
    facts: tuple[tuple[str, FactValue], ...] = ()


class Refusal(NamedTuple):
    """Why an event is impossible, whoever wants it; each reason says what would be accepted."""

    reasons: tuple[Reason, ...]


Outcome = Change | Refusal

Handler = Callable[[CasePlan, Any, Policy], Outcome]
Handlers = Mapping[type[PlanEvent], Handler]
"""For each kind of event the function that makes its outcome."""


def refuse(rule: str, *facts: tuple[str, FactValue], accepted: str) -> Refusal:
    """Refuse an event.

    Args:
        rule: The rule that forbids it.
        facts: The facts that the rule used; never anybody's words.
        accepted: What would be accepted.

    Returns:
        The refusal.
    """
    return Refusal((reason_for(rule, *facts, (ACCEPTED, accepted)),))


def with_accepted(reason: Reason, accepted: str) -> Reason:
    """Give a reason that also says what would be accepted."""
    return Reason(reason.rule, (*reason.facts, (ACCEPTED, accepted)), reason.citation)
