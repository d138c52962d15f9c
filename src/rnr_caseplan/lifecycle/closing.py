"""What is still open before a plan ends, by rule.

``closing.need_open`` (SP-14), ``closing.condition_open``, ``closing.goal_open`` (SP-18),
``closing.danger_open`` (LIB), ``closing.maintenance_open`` (TC-12c), ``closing.sobriety``
(TC-12b), ``closing.nothing_open``.
"""

import datetime
from collections.abc import Iterator

from rnr_caseplan.decisions import Decision, Reason, reason_for
from rnr_caseplan.lifecycle.outcome import with_accepted
from rnr_caseplan.lifecycle.parts import check_question, closes_at_last, known_case
from rnr_caseplan.model.plan import CasePlan
from rnr_caseplan.model.vocabulary import OPEN_GOALS, GoalStatus, Level, Tier
from rnr_caseplan.policy.policy import Policy
from rnr_caseplan.rules.sequence import judge_sobriety


def judge_closing(
    plan: CasePlan, policy: Policy, *, as_of: datetime.date, graduates: bool = False
) -> Decision[bool]:
    """Decide whether a plan may close as completed, and say what is still open.

    Args:
        plan: The plan.
        policy: The policy in force.
        as_of: The day.
        graduates: Whether the participant is to graduate; then maintenance activities that the
            policy requires, and the time of sobriety, count as well.

    Returns:
        Whether nothing stands against it, with a reason for each thing that does. Goals that are
        unfinished are named too and stand against nothing: closing has to say where they go.

    Raises:
        InputError: Where an argument is of the wrong kind, or the policy is not the plan's.

    Examples:
        >>> from rnr_caseplan import Case, Participant, RiskLevel, draft_plan, load_policy
        >>> today = datetime.date(2026, 11, 21)
        >>> policy = load_policy("rnr-baseline", on=today)
        >>> case = Case(participant=Participant(id="P-1"), needs=(), risk_level=RiskLevel.HIGH)
        >>> judge_closing(draft_plan(case, policy, as_of=today), policy, as_of=today).value
        True
    """
    check_question(plan, policy, as_of)
    against = stands_against(plan, policy, on=as_of, graduates=graduates)
    reasons = (*against, *_open_goals(plan))
    return Decision(not against, reasons or (reason_for("closing.nothing_open"),))


def open_parts(plan: CasePlan) -> list[str]:
    """Give the goals and conditions that are unfinished, such as ``goals g1``."""
    return [
        *[f"goals {goal.id}" for goal in plan.goals if goal.status in OPEN_GOALS],
        *[f"conditions {item.id}" for item in plan.conditions if item.met_on is None],
    ]


def stands_against(
    plan: CasePlan, policy: Policy, *, on: datetime.date, graduates: bool
) -> tuple[Reason, ...]:
    """Say which rules stand against closing a plan as completed, or against graduation."""
    reasons = [*_open_needs(plan, policy), *_open_conditions(plan), *open_dangers(plan)]
    if graduates:
        reasons += [*_open_maintenance(plan, policy), *_sobriety(plan, policy, on)]
    return tuple(reasons)


def _open_goals(plan: CasePlan) -> Iterator[Reason]:
    for goal in plan.goals:
        if goal.status in OPEN_GOALS:
            yield reason_for("closing.goal_open", ("goal", goal.id), ("status", goal.status.value))


def _open_needs(plan: CasePlan, policy: Policy) -> Iterator[Reason]:
    """Find needs whose level has not fallen to the level at which their goals may end.

    A responsivity need is treated when its goal is reached; a criminogenic one when its level has
    fallen; maintenance goes on after the plan.
    """
    untreated = {item.need.id for item in plan.untreated_needs}
    for item in plan.needs:
        closes_at = closes_at_last(plan.goals, item.need.id)
        counts = item.tier is Tier.CRIMINOGENIC or item.need.id in untreated
        if item.tier is Tier.MAINTENANCE or not counts or closes_at is None:
            continue
        level = item.need.level
        if level is Level.UNKNOWN or level > closes_at:
            reason = Reason(
                "closing.need_open",
                (("need", item.need.id), ("level", level.value), ("closes_at", closes_at.value)),
                policy.closing_level.citation,
            )
            accepted = f"a reassessment of {item.need.id} at most {closes_at.value}"
            yield with_accepted(reason, accepted)


def _open_conditions(plan: CasePlan) -> Iterator[Reason]:
    for item in plan.conditions:
        if item.met_on is None:
            reason = reason_for("closing.condition_open", ("condition", item.id))
            yield with_accepted(reason, f"condition_met for {item.id} first")


def open_dangers(plan: CasePlan) -> Iterator[Reason]:
    """Find acute dangers that nobody has answered."""
    for item in plan.safety:
        if item.answered_on is None:
            reason = reason_for("closing.danger_open", ("danger", item.id))
            yield with_accepted(reason, f"safety_answered for {item.id} first")


def _open_maintenance(plan: CasePlan, policy: Policy) -> Iterator[Reason]:
    """Find maintenance needs on which the policy asks for work, and no goal is reached."""
    required = policy.maintenance_for_graduation
    if not required.value:
        return
    reached = {
        need_id
        for goal in plan.goals
        if goal.status is GoalStatus.ACHIEVED
        for need_id in goal.need_ids
    }
    worked_on = {need_id for goal in plan.goals for need_id in goal.need_ids}
    for item in plan.needs:
        identifier = item.need.id
        if item.tier is Tier.MAINTENANCE and identifier in worked_on - reached:
            facts = (("need", identifier),)
            reason = Reason("closing.maintenance_open", facts, required.citation)
            yield with_accepted(reason, "a goal on it that is reached")


def _sobriety(plan: CasePlan, policy: Policy, on: datetime.date) -> Iterator[Reason]:
    for gate in judge_sobriety(known_case(plan, on), policy, on):
        reason = Reason("closing.sobriety", gate.facts, gate.citation)
        yield with_accepted(reason, "graduation when the time is over")
