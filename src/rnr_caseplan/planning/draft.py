"""``draft_plan``: the rules in their order, from a case and a policy to a whole plan."""

import datetime
from collections.abc import Collection, Mapping, Sequence

from rnr_caseplan.decisions import Decision, reason_for
from rnr_caseplan.duties.knowing import last_assessed_on
from rnr_caseplan.errors import Fault, InputError
from rnr_caseplan.model.case import Case
from rnr_caseplan.model.plan import (
    Adaptation,
    CasePlan,
    ChosenNeed,
    DriverFinding,
    Eligibility,
    PlannedNeed,
    PolicyInForce,
)
from rnr_caseplan.model.vocabulary import (
    ActivityKind,
    Disposition,
    DriverStanding,
    EligibilityOutcome,
)
from rnr_caseplan.planning.goals import draft_goals
from rnr_caseplan.planning.history import known_on
from rnr_caseplan.planning.needs import ClassifiedNeed, classify_needs
from rnr_caseplan.planning.warnings import (
    warn_of_calendar,
    warn_of_days,
    warn_of_driver,
    warn_of_duties,
    warn_of_eligibility,
    warn_of_needs,
    warn_of_policy,
)
from rnr_caseplan.policy.policy import Policy
from rnr_caseplan.rules.drivers import find_candidates, judge_driver
from rnr_caseplan.rules.eligibility import decide_eligibility, decide_plan_due
from rnr_caseplan.rules.goals import GoalWriter
from rnr_caseplan.rules.ranking import order_needs
from rnr_caseplan.rules.reviews import count_reviews, list_unscheduled_reviews
from rnr_caseplan.rules.safety import list_safety
from rnr_caseplan.rules.sequence import fill_places, hold_places
from rnr_caseplan.rules.signing import list_missing
from rnr_caseplan.rules.targets import choose_targets


def draft_plan(case: Case, policy: Policy, *, as_of: datetime.date) -> CasePlan:
    """Draft a whole case plan; every decision carries its rule and its source.

    The plan depends on the case, the policy and the day only, and not on the order in which
    needs are given. What was recorded after the day is not used, and a warning says so.

    Args:
        case: The facts. What is absent counts as unknown.
        policy: The policy in force.
        as_of: The day of the draft.

    Returns:
        The plan: every need with one outcome, every condition, every safety item, and goals
        active up to the policy's limit with the rest queued.

    Raises:
        InputError: Where ``as_of`` is not a day, or the policy does not know a domain.

    Examples:
        >>> from rnr_caseplan import Level, Need, Participant, RiskLevel, load_policy
        >>> today = datetime.date(2026, 11, 21)
        >>> case = Case(
        ...     participant=Participant(id="P-1"),
        ...     risk_level=RiskLevel.HIGH,
        ...     needs=(Need(id="n1", domain="employment", level=Level.HIGH),),
        ... )
        >>> plan = draft_plan(case, load_policy("rnr-baseline", on=today), as_of=today)
        >>> [(goal.need_ids, str(goal.target_date)) for goal in plan.active_goals]
        [(('n1',), '2027-02-19')]
    """
    _check_arguments(case, policy, as_of)
    known, later = known_on(case, as_of)
    outcome = decide_eligibility(known, policy)
    due = decide_plan_due(known, policy, outcome.value)
    eligibility = Eligibility(
        outcome=outcome.value,
        plan_due_on=due.value,
        reasons=(*outcome.reasons, *due.reasons),
    )
    classified = classify_needs(known.needs, policy)
    finding = _judge_recorded_driver(known, classified, policy)
    accepted = finding is not None and finding.standing is DriverStanding.ACCEPTED
    driver_id = finding.need_id if finding is not None and accepted else None
    order = order_needs(classified, policy, driver_id=driver_id)
    chosen = choose_targets(order.value, policy, driver_id=driver_id, outcome=outcome.value)
    if outcome.value is EligibilityOutcome.FULL_PLAN:
        placed = fill_places(chosen, known, policy, driver_id=driver_id, as_of=as_of)
    else:
        placed = hold_places(chosen, policy)
    wanted = {goal.need_id for goal in known.wanted_goals}
    settled = tuple(
        (item, _settle(item.need.id, decided, placed, wanted)) for item, decided in chosen
    )
    needs = tuple(
        PlannedNeed(
            need=item.need,
            tier=item.tier,
            rank=item.rank,
            disposition=decided.value,
            reasons=(*item.reasons, *decided.reasons),
        )
        for item, decided in settled
    )
    writer = GoalWriter(policy, participant=case.participant.id, lead=case.lead)
    drafted = draft_goals(known, settled, writer, outcome=outcome.value, as_of=as_of)
    safety = list_safety(known, policy, as_of=as_of)
    counted = count_reviews(
        policy,
        as_of=as_of,
        goals=drafted.goals,
        last_assessed_on=last_assessed_on(known, as_of),
        case=known,
    )
    return CasePlan(
        case=case,
        as_of=as_of,
        policy=PolicyInForce(name=policy.name, version=policy.version, on=policy.on),
        eligibility=eligibility,
        driver=finding,
        driver_candidates=(
            () if accepted else find_candidates(classified, known.incidents, policy).value
        ),
        needs=needs,
        goals=drafted.goals,
        adaptations=_adapt(settled, writer, outcome.value, as_of),
        conditions=drafted.conditions,
        safety=safety,
        strengths=drafted.strengths,
        triggers=case.triggers,
        reviews=counted.reviews,
        unscheduled_reviews=list_unscheduled_reviews(policy),
        missing=list_missing(known, drafted.goals, policy, as_of=as_of),
        warnings=(
            *warn_of_policy(policy, as_of),
            *later,
            *warn_of_eligibility(known, eligibility, policy, as_of),
            *warn_of_driver(known, finding, needs, policy, as_of),
            *warn_of_needs(known, needs, order),
            *warn_of_days(known, safety, counted.reviews, as_of),
            *warn_of_duties(counted.lacking, policy),
            *warn_of_calendar(as_of, policy),
        ),
    )


def _check_arguments(case: Case, policy: Policy, as_of: datetime.date) -> None:
    faults: list[Fault] = []
    if type(as_of) is not datetime.date:
        faults.append(Fault("as_of", "is not a day", "a datetime.date"))
    if type(case) is not Case:
        faults.append(Fault("case", "is of the wrong kind", "a Case, as read_case gives it"))
    if type(policy) is not Policy:
        faults.append(Fault("policy", "is of the wrong kind", "a Policy, as load_policy gives it"))
    if faults:
        raise InputError(faults)
    unknown = [
        f"needs[{index}].domain"
        for index, need in enumerate(case.needs)
        if policy.domain(need.domain) is None
    ]
    named = [
        *[("conditions", index, item.domains) for index, item in enumerate(case.conditions)],
        *[("strengths", index, item.domains) for index, item in enumerate(case.strengths)],
    ]
    unknown += [
        f"{name}[{index}].domains[{place}]"
        for name, index, domains in named
        for place, domain in enumerate(domains)
        if policy.domain(domain) is None
    ]
    if unknown:
        accepted = f"one of {', '.join(name for name, _ in policy.domains)}"
        problem = f"is not a domain of policy {policy.name}"
        raise InputError(Fault(path, problem, accepted) for path in unknown)


def _judge_recorded_driver(
    case: Case, classified: Sequence[ClassifiedNeed], policy: Policy
) -> DriverFinding | None:
    driver = case.driver
    if driver is None:
        return None
    need, tier = next(pair for pair in classified if pair[0].id == driver.need_id)
    standing = judge_driver(driver, need, tier.value, policy)
    return DriverFinding(need_id=need.id, standing=standing.value, reasons=standing.reasons)


def _settle(
    need_id: str,
    decided: Decision[Disposition],
    placed: Mapping[str, Decision[Disposition]],
    wanted: Collection[str],
) -> Decision[Disposition]:
    """Join what was decided about a need: its target, its place, and whether it is asked for."""
    if need_id in placed:
        place = placed[need_id]
        return Decision(place.value, (*place.reasons, *decided.reasons))
    if need_id in wanted and decided.value is not Disposition.NOT_A_TARGET:
        reasons = (reason_for("targets.wanted"), *decided.reasons)
        return Decision(Disposition.FUTURE, reasons)
    return decided


def _lacks_plan(decided: Decision[Disposition]) -> bool:
    return any(reason.rule == "targets.no_full_plan" for reason in decided.reasons)


def _adapt(
    chosen: Sequence[ChosenNeed],
    writer: GoalWriter,
    outcome: EligibilityOutcome,
    as_of: datetime.date,
) -> tuple[Adaptation, ...]:
    """Answer needs that take no goal place by activities and referrals.

    Without a full plan every need that would be a target still gets its referral.
    """
    adaptations: list[Adaptation] = []
    is_full = outcome is EligibilityOutcome.FULL_PLAN
    for item, decided in chosen:
        is_adapted = decided.value is Disposition.ADAPTATION
        if not is_adapted and (is_full or not _lacks_plan(decided)):
            continue
        activities = writer.write_activities(
            f"r{len(adaptations) + 1}", item.need.domain, starts_on=as_of
        )
        if not is_adapted:
            activities = tuple(
                activity for activity in activities if activity.kind is ActivityKind.REFERRAL
            )
        adaptations.append(
            Adaptation(need_id=item.need.id, activities=activities, reasons=decided.reasons)
        )
    return tuple(adaptations)
