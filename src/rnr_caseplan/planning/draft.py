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
    PlannedNeed,
)
from rnr_caseplan.model.recorded import PolicyInForce
from rnr_caseplan.model.vocabulary import (
    ActivityKind,
    Disposition,
    EligibilityOutcome,
)
from rnr_caseplan.planning.deciding import decide
from rnr_caseplan.planning.goals import draft_goals
from rnr_caseplan.planning.warnings import (
    warn_of_calendar,
    warn_of_days,
    warn_of_driver,
    warn_of_duties,
    warn_of_eligibility,
    warn_of_needs,
    warn_of_overrides,
    warn_of_policy,
)
from rnr_caseplan.policy.policy import Policy
from rnr_caseplan.rules.goals import GoalWriter
from rnr_caseplan.rules.responsivity import list_ways
from rnr_caseplan.rules.reviews import count_reviews, list_unscheduled_reviews
from rnr_caseplan.rules.safety import list_safety
from rnr_caseplan.rules.sequence import fill_places, hold_places
from rnr_caseplan.rules.signing import list_missing


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
    decided = decide(case, policy, as_of=as_of)
    known, chosen, eligibility = decided.known, decided.chosen, decided.eligibility
    outcome = eligibility.outcome
    if outcome is EligibilityOutcome.FULL_PLAN:
        placed = fill_places(chosen, known, policy, driver_id=decided.driver_id, as_of=as_of)
    else:
        placed = hold_places(chosen, policy)
    wanted = {goal.need_id for goal in known.wanted_goals}
    settled = tuple(
        (item, _settle(item.need.id, target, placed, wanted)) for item, target in chosen
    )
    needs = tuple(
        PlannedNeed(
            need=item.need,
            tier=item.tier,
            rank=item.rank,
            disposition=target.value,
            reasons=(*item.reasons, *target.reasons),
        )
        for item, target in settled
    )
    writer = GoalWriter(policy, participant=case.participant.id, lead=case.lead)
    ways = list_ways(known, policy)
    drafted = draft_goals(known, settled, writer, outcome=outcome, as_of=as_of, ways=ways)
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
        driver=decided.finding,
        driver_candidates=decided.candidates,
        needs=needs,
        goals=drafted.goals,
        adaptations=adapt(settled, writer, outcome, as_of),
        ways_of_working=ways,
        conditions=drafted.conditions,
        safety=safety,
        strengths=drafted.strengths,
        triggers=case.triggers,
        reviews=counted.reviews,
        unscheduled_reviews=list_unscheduled_reviews(policy),
        missing=list_missing(known, drafted.goals, policy, as_of=as_of),
        warnings=(
            *warn_of_policy(policy, as_of),
            *decided.later,
            *warn_of_eligibility(known, eligibility, policy, as_of),
            *warn_of_driver(known, decided.finding, needs, policy, as_of),
            *warn_of_needs(known, needs, decided.order),
            *warn_of_overrides(known, policy),
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


def adapt(
    chosen: Sequence[ChosenNeed],
    writer: GoalWriter,
    outcome: EligibilityOutcome,
    as_of: datetime.date,
    *,
    first: int = 1,
) -> tuple[Adaptation, ...]:
    """Answer needs that take no goal place by activities and referrals.

    Without a full plan every need that would be a target still gets its referral.

    Args:
        chosen: The needs with what is decided about them.
        writer: Writes the activities by the policy in force.
        outcome: Who gets a plan.
        as_of: The day from which the activities are done.
        first: The number of the first one, for ids that are not taken.

    Returns:
        One for each need that is answered so, in the same order.
    """
    adaptations: list[Adaptation] = []
    is_full = outcome is EligibilityOutcome.FULL_PLAN
    for item, decided in chosen:
        is_adapted = decided.value is Disposition.ADAPTATION
        if not is_adapted and (is_full or not _lacks_plan(decided)):
            continue
        activities = writer.write_activities(
            f"r{first + len(adaptations)}", item.need.domain, starts_on=as_of
        )
        if not is_adapted:
            activities = tuple(
                activity for activity in activities if activity.kind is ActivityKind.REFERRAL
            )
        adaptations.append(
            Adaptation(
                need_id=item.need.id,
                activities=activities,
                reasons=(*decided.reasons, *item.need.reasons_of_level),
            )
        )
    return tuple(adaptations)
