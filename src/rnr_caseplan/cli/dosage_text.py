"""How a plan's text shows hours of skill-building."""

from collections.abc import Iterator

from rnr_caseplan.decisions import Reason
from rnr_caseplan.explain import tell
from rnr_caseplan.lifecycle.parts import last_day
from rnr_caseplan.model.dosage import Dosage
from rnr_caseplan.model.events.meetings import DosageRecorded
from rnr_caseplan.model.plan import CasePlan
from rnr_caseplan.planning.dosage import dosage
from rnr_caseplan.policy.policy import Policy


def find_dosage(plan: CasePlan, policy: Policy) -> Dosage | None:
    """Count the hours of a plan up to its last day, where any were recorded.

    Args:
        plan: The plan.
        policy: The policy in force.

    Returns:
        The hours; ``None`` where nobody recorded any.
    """
    if not any(isinstance(entry.event, DosageRecorded) for entry in plan.history):
        return None
    return dosage(plan, policy, as_of=last_day(plan, plan.as_of))


def reasons_of_dosage(plan: CasePlan, policy: Policy) -> tuple[Reason, ...]:
    """Give the reasons that the text tells of these hours, for their sources."""
    found = find_dosage(plan, policy)
    if found is None:
        return ()
    return (*found.reasons, *[reason for item in found.needs for reason in item.reasons])


def tell_dosage(found: Dosage) -> Iterator[tuple[str | None, str]]:
    """Show the hours by need and in all, beside the figure.

    Args:
        found: The hours.

    Yields:
        Lines, each with the need that it is about; ``None`` for those in all.
    """
    for item in found.needs:
        parts = f"; take-home parts: {item.take_home_parts}" if item.take_home_parts else ""
        yield item.need_id, f"{item.hours:g} hours count ({item.minutes} minutes{parts})"
        for reason in item.reasons:
            yield None, f"Why: {tell(reason)}"
    figure = "no figure" if found.figure_hours is None else f"{found.figure_hours} hours"
    yield None, f"In all {found.hours:g} hours; the figure, which is advice only: {figure}"
    for reason in found.reasons:
        yield None, f"Why: {tell(reason)}"
