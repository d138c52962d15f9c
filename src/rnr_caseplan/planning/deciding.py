"""What is decided about a case before any goal is written: eligibility, driver, ranks, targets."""

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from rnr_caseplan.decisions import Decision
from rnr_caseplan.model.case import Case
from rnr_caseplan.model.plan import (
    ChosenNeed,
    DriverCandidate,
    DriverFinding,
    Eligibility,
    RankedNeed,
)
from rnr_caseplan.model.vocabulary import DriverStanding
from rnr_caseplan.planning.history import known_on
from rnr_caseplan.planning.needs import ClassifiedNeed, classify_needs
from rnr_caseplan.policy.policy import Policy
from rnr_caseplan.rules.drivers import find_candidates, judge_driver
from rnr_caseplan.rules.eligibility import decide_eligibility, decide_plan_due
from rnr_caseplan.rules.ranking import order_needs
from rnr_caseplan.rules.targets import choose_targets


class Decided(NamedTuple):
    """What is decided about a case.

    Attributes:
        known: The case as it was known on the day.
        later: A warning for each thing that was recorded after the day.
        eligibility: Who gets a plan, and by when.
        finding: The recorded driver, and whether it counts.
        driver_id: The accepted driver, if there is one.
        candidates: Needs that may be the driver, where none is accepted.
        order: The needs by rank.
        chosen: Each need with what is decided about it; ``future`` means a target.
    """

    known: Case
    later: tuple[str, ...]
    eligibility: Eligibility
    finding: DriverFinding | None
    driver_id: str | None
    candidates: tuple[DriverCandidate, ...]
    order: Decision[tuple[RankedNeed, ...]]
    chosen: tuple[ChosenNeed, ...]


def decide(case: Case, policy: Policy, *, as_of: datetime.date) -> Decided:
    """Decide who gets a plan, who is the driver, and which needs are targets in which order.

    Args:
        case: The case, whose domains the policy knows.
        policy: The policy in force.
        as_of: The day; what was recorded later is not used.

    Returns:
        The decisions.
    """
    known, later = known_on(case, as_of)
    outcome = decide_eligibility(known, policy)
    due = decide_plan_due(known, policy, outcome.value)
    classified = classify_needs(known.needs, policy)
    finding = _judge_recorded_driver(known, classified, policy)
    accepted = finding is not None and finding.standing is DriverStanding.ACCEPTED
    driver_id = finding.need_id if finding is not None and accepted else None
    order = order_needs(classified, policy, driver_id=driver_id)
    return Decided(
        known=known,
        later=later,
        eligibility=Eligibility(
            outcome=outcome.value,
            plan_due_on=due.value,
            reasons=(*outcome.reasons, *due.reasons),
        ),
        finding=finding,
        driver_id=driver_id,
        candidates=(() if accepted else find_candidates(classified, known.incidents, policy).value),
        order=order,
        chosen=choose_targets(order.value, policy, driver_id=driver_id, outcome=outcome.value),
    )


def _judge_recorded_driver(
    case: Case, classified: Sequence[ClassifiedNeed], policy: Policy
) -> DriverFinding | None:
    driver = case.driver
    if driver is None:
        return None
    need, tier = next(pair for pair in classified if pair[0].id == driver.need_id)
    standing = judge_driver(driver, need, tier.value, policy)
    return DriverFinding(need_id=need.id, standing=standing.value, reasons=standing.reasons)
