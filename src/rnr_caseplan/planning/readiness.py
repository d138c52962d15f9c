"""``explain_readiness``: what motivation changes in a plan, and what it never changes.

Low motivation and a driver at high risk pull in two directions: steps ask too much of somebody who
does not yet see why to take them, and work on what feeds offending must not wait long. The policy
settles it by the first step, the place that it keeps, and the longest delay (VA-4b, VA-4c).
"""

from collections.abc import Iterator

from rnr_caseplan.decisions import Decision, Reason, reason_for
from rnr_caseplan.errors import Fault, InputError
from rnr_caseplan.model.case import Case
from rnr_caseplan.model.readiness_advice import ChangedStep, ReadinessAdvice
from rnr_caseplan.model.vocabulary import DriverStanding, Tier
from rnr_caseplan.planning.needs import check_driver, classify_needs
from rnr_caseplan.policy.policy import Policy
from rnr_caseplan.rules.motivation import (
    explain_balance,
    explain_first_step,
    explain_place,
    find_first_step,
    find_strategy,
    is_low,
    judge_wait,
)


def explain_readiness(case: Case, policy: Policy) -> Decision[ReadinessAdvice]:
    """Say what the participant's readiness for change means for the plan.

    Motivation never removes the driver, creates a need or takes a goal place: it changes the first
    step of each goal, and what staff do.

    Args:
        case: The case as it stands, whatever its days.
        policy: The policy in force.

    Returns:
        The advice, with the reasons in this order: the first step, what the stage calls for, what
        the participant weighed, the place, and until when the driver may wait.

    Raises:
        InputError: Where an argument is of the wrong kind, or the policy does not know a domain.

    Examples:
        >>> import datetime
        >>> from rnr_caseplan import Driver, Level, Need, Participant, Readiness, RiskLevel
        >>> from rnr_caseplan import StageOfChange, load_policy
        >>> day = datetime.date(2026, 11, 21)
        >>> case = Case(
        ...     participant=Participant(id="P-1"),
        ...     risk_level=RiskLevel.HIGH,
        ...     needs=(Need(id="n1", domain="antisocial_companions", level=Level.HIGH),),
        ...     driver=Driver(need_id="n1", named_on=day),
        ...     readiness=Readiness(stage=StageOfChange.PRECONTEMPLATION),
        ... )
        >>> advice = explain_readiness(case, load_policy("rnr-baseline", on=day)).value
        >>> advice.is_low, advice.driver_id, advice.places_kept, str(advice.waits_until)
        (True, 'n1', 1, '2026-12-21')
    """
    _check(case, policy)
    driver_id = _accepted_driver(case, policy)
    kept_for = "the first criminogenic target" if driver_id is None else f"the driver {driver_id}"
    place = explain_place(kept_for, case.risk_level, policy)
    named_on = case.driver.named_on if case.driver is not None else None
    wait = judge_wait(named_on, case.risk_level, policy) if driver_id is not None else None
    readiness = case.readiness
    stage = readiness.stage if readiness is not None else None
    first = explain_first_step(readiness, policy) or (reason_for("motivation.not_recorded"),)
    reasons: tuple[Reason, ...] = (
        *first,
        *explain_balance(case.decisional_balance),
        place,
        *(wait.reasons if wait is not None else ()),
        *case.reasons_of_risk_level,
    )
    advice = ReadinessAdvice(
        stage=stage,
        is_low=None if stage is None else is_low(stage, policy),
        strategy=None if stage is None else find_strategy(stage, policy).text,
        first_steps=tuple(_first_steps(case, policy)),
        driver_id=driver_id,
        places_kept=int(str(place.fact("places") or 0)),
        waits_until=wait.value if wait is not None else None,
    )
    return Decision(advice, reasons)


def _check(case: object, policy: object) -> None:
    faults: list[Fault] = []
    if type(case) is not Case:
        faults.append(Fault("case", "is of the wrong kind", "a Case"))
    if type(policy) is not Policy:
        faults.append(Fault("policy", "is of the wrong kind", "a Policy, as load_policy gives it"))
    if faults:
        raise InputError(faults)


def _accepted_driver(case: Case, policy: Policy) -> str | None:
    """Give the need that counts as the driver, if one is recorded and accepted."""
    if case.driver is None:
        return None
    standing = check_driver(case.driver, case.needs, policy).value
    return case.driver.need_id if standing is DriverStanding.ACCEPTED else None


def _first_steps(case: Case, policy: Policy) -> Iterator[ChangedStep]:
    """Give the first step of a goal on each need that may have one, by the need's id."""
    for need, decided in sorted(classify_needs(case.needs, policy), key=lambda pair: pair[0].id):
        if decided.value is Tier.NOT_A_TARGET:
            continue
        text = find_first_step(case.readiness, need.domain, policy)
        if text is not None:
            yield ChangedStep(need.id, text)
