"""Do staff do their part: activities, services and referrals, each with who, when and how often?"""

import datetime
from collections.abc import Iterator

from rnr_caseplan.catalogue.rule import cite
from rnr_caseplan.checks.check import Check, Example, Found, Principle, check
from rnr_caseplan.checks.examined import Examined, PlacedGoal
from rnr_caseplan.model.goals import Activity
from rnr_caseplan.model.vocabulary import ActivityKind, ReferralStatus, Severity, StepStatus
from rnr_caseplan.rules.goals import LEAD_CASE_PLANNER

_SP_1 = cite("SP", "Purpose", "SP-1")
_SP_10 = cite("SP", "A.b.v", "SP-10")
_TC_14A = cite("TC", "Developing a Case Plan: planning", "TC-14a")
_TC_14C = cite("TC", "Developing a Case Plan: linkage", "TC-14c")
_TC_17 = cite("TC", "Sample Case Plan", "TC-17")

_PARTICIPANT = "participant"
"""The role that a step may name in place of the participant's id."""
_OVER = frozenset({StepStatus.COMPLETED, StepStatus.NO_LONGER_NEEDED})


@check(
    "PRT09",
    "Staff support every goal in work",
    Severity.WARNING,
    why="A goal that staff do nothing for rests on the participant alone.",
    mend="Add what staff do for the goal, from when and how often.",
    source=_TC_17,
    also=("SP-10", "SP-8"),
    principles=(Principle.RESPONSIVITY,),
    example=Example("goals[0].activities", bad=()),
)
def goals_are_supported(plan: Examined) -> Iterator[Found]:
    """Find active goals without any activity."""
    for item in plan.active_goals:
        if not item.goal.activities:
            sentence = f"goal {item.goal.id} has no activity of staff"
            yield Found(f"{item.place}.activities", sentence, item.goal.id)


@check(
    "PRT10",
    "The plan blends all kinds of activity",
    Severity.WARNING,
    why="Watching, referring and working face to face each reach what the others do not.",
    mend="Add an activity of the kind that is missing.",
    source=_SP_10,
    principles=(Principle.RESPONSIVITY,),
    example=Example(
        "goals[0].activities[2].kind",
        bad="referral",
        good="face_to_face",
        given=(("goals[1].activities[2].kind", "referral"),),
    ),
)
def kinds_are_blended(plan: Examined) -> Iterator[Found]:
    """Find kinds of the policy that no activity of an active goal is of."""
    found = {activity.kind for item in plan.active_goals for activity in item.goal.activities}
    kinds = plan.policy.activity_kinds
    missing = [kind.value.replace("_", " ") for kind in kinds.value if kind not in found]
    if found and missing:
        sentence = f"no goal in work has an activity of the kind {', '.join(missing)}"
        yield Found("goals", sentence, None, kinds.citation)


@check(
    "PRT11",
    "Every activity has a first day",
    Severity.WARNING,
    why="What begins on no day is put off.",
    mend="Set the day from which the activity is done.",
    source=_TC_17,
    also=("TC-14a", "SP-10"),
    principles=(Principle.RESPONSIVITY,),
    example=Example("goals[0].activities[0].starts_on", bad=None),
)
def activities_have_first_days(plan: Examined) -> Iterator[Found]:
    """Find activities of active goals without a first day."""
    for item in plan.active_goals:
        for index, activity in enumerate(item.goal.activities):
            if activity.starts_on is None:
                place = f"{item.place}.activities[{index}].starts_on"
                yield Found(place, f"activity {activity.id} has no first day", activity.id)


@check(
    "PRT12",
    "Who acts is somebody whom the case names",
    Severity.ADVICE,
    why="A step or an activity of somebody whom nobody knows, or who has left, is not done.",
    mend="Name somebody of the case, or add the person to the team or the supporters.",
    source=_TC_14A,
    principles=(Principle.RESPONSIVITY,),
    example=Example("goals[0].steps[1].responsible", bad="staff:99", good="staff:31"),
)
def actors_are_known(plan: Examined) -> Iterator[Found]:
    """Find active goals with open steps or activities of people whom the case does not name."""
    usual = {plan.case.participant.id, plan.case.lead or LEAD_CASE_PLANNER}
    known: set[str | None] = set()
    for item in plan.active_goals:
        others = [
            (place, part_id, name) for place, part_id, name in _actors(item) if name not in usual
        ]
        if not others:
            continue
        known = known or _people(plan)
        unknown = [other for other in others if other[2] not in known]
        if unknown:
            ids = ", ".join(part_id for _, part_id, _ in unknown)
            sentence = f"nobody whom the case names is to do {ids}"
            yield Found(unknown[0][0], sentence, item.goal.id)


def _actors(item: PlacedGoal) -> Iterator[tuple[str, str, str]]:
    """Give the place, the id and the person of each open step and each activity."""
    for index, step in enumerate(item.goal.steps):
        if step.status not in _OVER:
            yield f"{item.place}.steps[{index}].responsible", step.id, step.responsible
    for index, activity in enumerate(item.goal.activities):
        yield f"{item.place}.activities[{index}].responsible", activity.id, activity.responsible


def _people(plan: Examined) -> set[str | None]:
    """Give all by which the case names somebody: ids, names, roles, providers of services."""
    case = plan.case
    return {
        case.participant.preferred_name,
        _PARTICIPANT,
        *[word for item in case.team for word in (item.id, item.name, item.role)],
        *[word for item in case.supporters for word in (item.id, item.name, item.relation)],
        *[service.provider for service in plan.plan.services],
    }


@check(
    "PRT13",
    "Every service says how often and since when",
    Severity.WARNING,
    why="Without when and how often nobody can see whether a service is used.",
    mend="Record the first day of the service, and how often the participant goes.",
    source=_TC_17,
    principles=(Principle.RESPONSIVITY,),
    example=Example("services[0].often", bad=None),
)
def services_are_described(plan: Examined) -> Iterator[Found]:
    """Find services in use that do not say how often, or since when."""
    for place, service in plan.services:
        if service.often is None:
            sentence = f"service {service.id} does not say how often"
            yield Found(f"{place}.often", sentence, service.id)
        if service.starts_on is None:
            sentence = f"service {service.id} does not say since when"
            yield Found(f"{place}.starts_on", sentence, service.id)


@check(
    "PRT14",
    "Every service in use serves an open goal",
    Severity.ADVICE,
    why="A service that serves no goal takes time from those that do.",
    mend="Record the goal that the service serves, or that the service has ended.",
    source=_SP_1,
    also=("TC-17",),
    principles=(Principle.NEED,),
    example=Example("services[0].goal_id", bad=None),
)
def services_serve_goals(plan: Examined) -> Iterator[Found]:
    """Find services in use that serve no goal, or one that has ended."""
    still = {item.goal.id for item in plan.open_goals}
    for place, service in plan.services:
        if still and service.goal_id not in still:
            sentence = f"service {service.id} serves no open goal"
            yield Found(f"{place}.goal_id", sentence, service.id)


@check(
    "PRT15",
    "Planned referrals are made",
    Severity.WARNING,
    why="A service that is only named on paper helps nobody.",
    mend="Make the referral, record the need that it serves, and help with the first visit.",
    source=_TC_14C,
    also=("TC-2", "SP-1"),
    principles=(Principle.RESPONSIVITY,),
    is_for_people=True,
    example=Example(
        "referrals[0].need_id",
        bad="n3",
        good="n1",
        given=(("goals[0].activities[1].starts_on", "2026-10-05"), ("services[0].goal_id", "g2")),
    ),
)
def referrals_are_made(plan: Examined) -> Iterator[Found]:
    """Find active goals whose referral has been planned for long and was not made."""
    longest = plan.policy.still_days
    needs = {
        item.need_id
        for item in plan.plan.referrals
        if item.status is not ReferralStatus.REFUSED
        and (item.made_on is None or item.made_on <= plan.as_of)
    }
    goals = {
        *[service.goal_id for _, service in plan.services],
        *[item.goal_id for item in plan.plan.services if plan.has_happened(item.ended_on)],
    }
    for item in plan.active_goals:
        goal = item.goal
        if not goal.need_ids or goal.id in goals or needs.intersection(goal.need_ids):
            continue
        for index, activity in enumerate(goal.activities):
            since = _planned_since(activity, goal.starts_on)
            if since is not None and (plan.last_day - since).days > longest.value:
                place = f"{item.place}.activities[{index}]"
                sentence = f"the referral {activity.id} is planned since {since} and not made"
                yield Found(place, sentence, activity.id, longest.citation)
                break


def _planned_since(activity: Activity, starts_on: datetime.date | None) -> datetime.date | None:
    """Give the day since which a referral is planned; ``None`` for other kinds of activity."""
    return (activity.starts_on or starts_on) if activity.kind is ActivityKind.REFERRAL else None


CHECKS: tuple[Check, ...] = (
    goals_are_supported,
    kinds_are_blended,
    activities_have_first_days,
    actors_are_known,
    services_are_described,
    services_serve_goals,
    referrals_are_made,
)
