"""Do services and referrals do what they are for?"""

import datetime
from collections.abc import Iterator

from rnr_caseplan.catalogue.rule import cite
from rnr_caseplan.checks.check import Check, Example, Found, Principle, check
from rnr_caseplan.checks.examined import Examined
from rnr_caseplan.model.events.goals import GoalDiscontinued, GoalPaused, GoalReworded
from rnr_caseplan.model.events.meetings import CaseConferenceHeld, ResponseGiven, ReviewHeld
from rnr_caseplan.model.events.services import (
    ReferralMade,
    ReferralRefused,
    ServiceAdded,
    ServiceMonitored,
)
from rnr_caseplan.model.events.steps import ActivityAdded, StepAdded, StepRedated
from rnr_caseplan.model.recorded import PlanEvent
from rnr_caseplan.model.records import Referral, Service
from rnr_caseplan.model.vocabulary import ReferralStatus, ResponseKind, Severity

_TC_14C = cite("TC", "Developing a Case Plan: linkage", "TC-14c")
_TC_14D = cite("TC", "Developing a Case Plan: monitoring", "TC-14d")
_QUESTIONS = ("used", "adequate", "beneficial")


@check(
    "LIF17",
    "A service that does not do its work is changed",
    Severity.WARNING,
    why="A service that is not used, too weak or without benefit only takes up time.",
    mend="Go back to planning: another service, another dose, other steps, or its end.",
    source=_TC_14D,
    also=("NP-8",),
    principles=(Principle.RESPONSIVITY,),
    rule="follow_ups.back_to_planning",
    example=Example(
        "history[25].event.adequate",
        bad=False,
        given=(("history[26].event.on", "2026-11-12"), ("history[30].event.on", "2026-11-12")),
    ),
)
def services_do_their_work(plan: Examined) -> Iterator[Found]:
    """Find services that are not used, not adequate or without benefit, with nothing done since."""
    for place, service in () if plan.is_closed else plan.services:
        wrong = _wrong_with(plan, service)
        if wrong:
            told = " and not ".join(wrong)
            sentence = f"service {service.id} is not {told}, and nothing has changed since"
            yield Found(place, sentence, service.id)


def _wrong_with(plan: Examined, service: Service) -> list[str]:
    """Give what is wrong with a service by the last answers, unless something was done since."""
    said: dict[str, bool | None] = {}
    is_asked = any(
        isinstance(entry.event, ServiceMonitored) and entry.event.service_id == service.id
        for entry in plan.plan.history
    )
    since = service.monitored_on or datetime.date.min
    if not is_asked and since <= plan.as_of:
        said = {name: getattr(service, name) for name in _QUESTIONS}
    for event in plan.events:
        if isinstance(event, ServiceMonitored) and event.service_id == service.id:
            told = {name: getattr(event, name) for name in _QUESTIONS}
            said |= {name: answer for name, answer in told.items() if answer is not None}
        elif False in said.values() and (is_asked or event.on > since):
            said = {} if _goes_back_to_planning(plan, event, service) else said
    return [name for name in _QUESTIONS if said.get(name) is False]


def _goes_back_to_planning(plan: Examined, event: PlanEvent, service: Service) -> bool:
    """Say whether an event shows that a service, or its goal, was looked at again."""
    goal = next((item.goal for item in plan.goals if item.goal.id == service.goal_id), None)
    match event:
        case ServiceAdded():
            found = event.service.id != service.id and event.service.goal_id == service.goal_id
        case ReferralMade():
            found = goal is None or event.need_id is None or event.need_id in goal.need_ids
        case StepRedated():
            found = goal is not None and event.step_id in {step.id for step in goal.steps}
        case GoalReworded() | GoalPaused() | GoalDiscontinued() | StepAdded() | ActivityAdded():
            found = event.goal_id == service.goal_id
        case ReviewHeld():
            found = event.goal_id in {None, service.goal_id}
        case ResponseGiven():
            found = event.response is ResponseKind.SERVICE_ADJUSTMENT
        case _:
            found = isinstance(event, CaseConferenceHeld)
    return found


@check(
    "LIF18",
    "Somebody asks how a service goes",
    Severity.WARNING,
    why="Whether a service helps is seen only where somebody asks.",
    mend="Ask whether it is used, strong enough and of benefit, and record the answers.",
    source=_TC_14D,
    principles=(Principle.RESPONSIVITY,),
    example=Example(
        "history[25].event.on",
        bad="2026-10-25",
        given=(
            ("history[13].event.on", "2026-10-20"),
            ("services[0].starts_on", "2026-10-20"),
            ("services[0].monitored_on", None),
        ),
    ),
)
def services_are_monitored(plan: Examined) -> Iterator[Found]:
    """Find services in use that nobody has asked about for long."""
    if plan.is_closed:
        return
    asked = {event.service.id: event.on for event in plan.events_of(ServiceAdded)}
    for event in plan.events_of(ServiceMonitored):
        asked[event.service_id] = event.on
    every = plan.policy.monitor_days
    for place, service in plan.services:
        days = [day for day in (service.starts_on, asked.get(service.id)) if day is not None]
        if service.monitored_on is not None and service.monitored_on <= plan.as_of:
            days.append(service.monitored_on)
        last = max(days, default=None)
        if last is not None and (plan.as_of - last).days > every.value:
            sentence = f"nobody has asked how service {service.id} goes since {last}"
            yield Found(f"{place}.monitored_on", sentence, service.id, every.citation)


@check(
    "LIF19",
    "Referrals are followed up",
    Severity.WARNING,
    why="A referral of which nobody hears is often one that nobody took up.",
    mend="Ask those referred to, help the participant to get there, and record the answer.",
    source=_TC_14C,
    principles=(Principle.RESPONSIVITY,),
    example=Example("referrals[0].status", bad="made", good="accepted"),
)
def referrals_are_heard_of(plan: Examined) -> Iterator[Found]:
    """Find referrals that nobody has answered for long."""
    within = plan.policy.answer_days
    for index, item in enumerate(() if plan.is_closed else plan.plan.referrals):
        if item.status is not ReferralStatus.MADE or item.made_on is None:
            continue
        if (plan.as_of - item.made_on).days > within.value:
            sentence = f"referral {item.id} was made on {item.made_on}, and nobody has answered"
            yield Found(f"referrals[{index}].status", sentence, item.id, within.citation)


@check(
    "LIF20",
    "A refused referral is replaced",
    Severity.WARNING,
    why="The need behind a referral that came to nothing is still there.",
    mend="Find another resource for the need, and refer to it.",
    source=_TC_14C,
    principles=(Principle.RESPONSIVITY,),
    example=Example("referrals[1].status", bad="refused", good="accepted"),
)
def refused_referrals_are_replaced(plan: Examined) -> Iterator[Found]:
    """Find refused referrals on open needs that nothing has replaced for long."""
    if plan.is_closed:
        return
    within = plan.policy.answer_days
    refused_on = {event.referral_id: event.on for event in plan.events_of(ReferralRefused)}
    for index, item in enumerate(plan.plan.referrals):
        day = refused_on.get(item.id, item.made_on)
        if item.status is not ReferralStatus.REFUSED or day is None:
            continue
        is_late = (plan.as_of - day).days > within.value
        if is_late and _is_open(plan, item) and not _is_replaced(plan, item):
            sentence = f"referral {item.id} was refused and nothing has taken its place"
            yield Found(f"referrals[{index}].status", sentence, item.id, within.citation)


def _is_open(plan: Examined, referral: Referral) -> bool:
    """Say whether the need of a referral is still to be treated."""
    untreated = (item.need.id for item in plan.plan.untreated_needs)
    return referral.need_id is None or referral.need_id in untreated


def _is_replaced(plan: Examined, referral: Referral) -> bool:
    """Say whether another referral, or a service, on the same need stands since."""
    start = referral.made_on or datetime.date.min
    stands = any(
        other.status is not ReferralStatus.REFUSED
        and other.need_id == referral.need_id
        and start <= (other.made_on or start) <= plan.as_of
        for other in plan.plan.referrals
    )
    goals = {item.goal.id for item in plan.goals if referral.need_id in item.goal.need_ids}
    return stands or any(
        service.goal_id in goals and (service.starts_on or datetime.date.max) >= start
        for _, service in plan.services
    )


CHECKS: tuple[Check, ...] = (
    services_do_their_work,
    services_are_monitored,
    referrals_are_heard_of,
    refused_referrals_are_replaced,
)
