"""What events of the people who carry a plan, and of its end, change."""

from typing import TypeVar

from attrs import evolve

from rnr_caseplan.decisions import Reason, reason_for
from rnr_caseplan.lifecycle.closing import open_dangers, open_parts, stands_against
from rnr_caseplan.lifecycle.outcome import ACCEPTED, Change, Handlers, Outcome, Refusal, refuse
from rnr_caseplan.lifecycle.parts import known_case
from rnr_caseplan.lifecycle.queue import judge_limit
from rnr_caseplan.model.events.ending import (
    LeadChanged,
    PlanClosed,
    PlanTransferred,
    SupporterJoined,
    TeamMemberJoined,
    TeamMemberLeft,
)
from rnr_caseplan.model.events.vocabulary import ClosedBecause
from rnr_caseplan.model.goals import Goal
from rnr_caseplan.model.plan import Adaptation, CasePlan
from rnr_caseplan.model.recorded import PolicyInForce
from rnr_caseplan.model.vocabulary import OPEN_GOALS
from rnr_caseplan.policy.policy import Policy
from rnr_caseplan.rules.goals import LEAD_CASE_PLANNER
from rnr_caseplan.rules.responsivity import list_ways
from rnr_caseplan.rules.reviews import list_unscheduled_reviews

T = TypeVar("T", Goal, Adaptation)

_SUCCESS = frozenset({ClosedBecause.COMPLETED, ClosedBecause.GRADUATED})


def change_lead(plan: CasePlan, event: LeadChanged, _: Policy) -> Outcome:
    """Let another lead case planner take over the plan, and the activities of open goals."""
    if plan.case.lead == event.lead:
        return refuse("lives.nothing_new", ("field", "lead"), accepted="another lead")
    return Change(_with_lead(plan, event.lead))


def join_team(plan: CasePlan, event: TeamMemberJoined, _: Policy) -> Outcome:
    """Add somebody to the team."""
    case = evolve(plan.case, team=(*plan.case.team, event.member))
    return Change(evolve(plan, case=case))


def leave_team(plan: CasePlan, event: TeamMemberLeft, _: Policy) -> Outcome:
    """Take somebody out of the team; the history keeps them."""
    team = tuple(member for member in plan.case.team if member.id != event.member_id)
    return Change(evolve(plan, case=evolve(plan.case, team=team)))


def join_supporters(plan: CasePlan, event: SupporterJoined, _: Policy) -> Outcome:
    """Add somebody to the participant's supporters."""
    case = evolve(plan.case, supporters=(*plan.case.supporters, event.supporter))
    return Change(evolve(plan, case=case))


def transfer(plan: CasePlan, event: PlanTransferred, policy: Policy) -> Outcome:
    """Hand the plan over as it is, unless the policy from now on cannot speak of all of it."""
    case = plan.case
    domains = [
        *[need.domain for need in case.needs],
        *[domain for condition in case.conditions for domain in condition.domains],
        *[domain for strength in case.strengths for domain in strength.domains],
    ]
    unknown = sorted({domain for domain in domains if policy.domain(domain) is None})
    if unknown:
        accepted = f"a policy that knows {', '.join(unknown)}"
        return refuse("lives.unknown_domain", ("field", "policy"), accepted=accepted)
    moved = _with_lead(plan, event.lead)
    if event.policy is None:
        return Change(moved)
    in_force = PolicyInForce(name=policy.name, version=policy.version, on=policy.on)
    against = tuple(judge_limit(plan, policy))
    moved = evolve(
        moved,
        policy=in_force,
        unscheduled_reviews=list_unscheduled_reviews(policy),
        ways_of_working=list_ways(known_case(plan, event.on), policy),
    )
    return Change(moved, against, counts_anew=True)


def close(plan: CasePlan, event: PlanClosed, policy: Policy) -> Outcome:
    """End a plan; nothing unfinished is left without a place to go."""
    unfinished = open_parts(plan)
    carried = [item.part for item in event.carried]
    reasons: list[Reason] = []
    left = tuple(part for part in unfinished if part not in carried)
    if left:
        accepted = f"an entry of carried for each of {', '.join(left)}"
        reasons.append(reason_for("lives.not_carried", ("parts", left), (ACCEPTED, accepted)))
    accepted = f"one of {', '.join(unfinished)}" if unfinished else "nothing: all is finished"
    reasons += [
        reason_for("lives.nothing_to_carry", ("field", f"carried[{place}]"), (ACCEPTED, accepted))
        for place, part in enumerate(carried)
        if part not in unfinished
    ]
    if reasons:
        return Refusal(tuple(reasons))
    against: tuple[Reason, ...] = ()
    if event.because not in (*_SUCCESS, ClosedBecause.DIED):
        against = tuple(open_dangers(plan))
    if event.because in _SUCCESS:
        graduates = event.because is ClosedBecause.GRADUATED
        against = stands_against(plan, policy, on=event.on, graduates=graduates)
    facts = (("carried", tuple(carried)),)
    return Change(evolve(plan, closed_on=event.on), against, counts_anew=True, facts=facts)


def _with_lead(plan: CasePlan, lead: str) -> CasePlan:
    before = plan.case.lead or LEAD_CASE_PLANNER
    goals = tuple(
        _handed_over(goal, before, lead) if goal.status in OPEN_GOALS else goal
        for goal in plan.goals
    )
    adaptations = tuple(_handed_over(item, before, lead) for item in plan.adaptations)
    case = evolve(plan.case, lead=lead)
    return evolve(plan, case=case, goals=goals, adaptations=adaptations)


def _handed_over(part: T, before: str, lead: str) -> T:
    activities = tuple(
        evolve(activity, responsible=lead) if activity.responsible == before else activity
        for activity in part.activities
    )
    return part if activities == part.activities else evolve(part, activities=activities)


HANDLERS: Handlers = {
    LeadChanged: change_lead,
    TeamMemberJoined: join_team,
    TeamMemberLeft: leave_team,
    SupporterJoined: join_supporters,
    PlanTransferred: transfer,
    PlanClosed: close,
}
