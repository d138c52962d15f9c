"""What events of services and referrals change."""

import datetime

from attrs import evolve

from rnr_caseplan.lifecycle.outcome import Change, Handlers, Outcome, refuse
from rnr_caseplan.lifecycle.parts import find, put
from rnr_caseplan.model.events.services import (
    ReferralAccepted,
    ReferralEnded,
    ReferralMade,
    ReferralRefused,
    ServiceAdded,
    ServiceEnded,
    ServiceMonitored,
)
from rnr_caseplan.model.plan import CasePlan
from rnr_caseplan.model.records import Referral, Service
from rnr_caseplan.model.vocabulary import ReferralStatus
from rnr_caseplan.policy.policy import Policy

_CHANGED_BY = {
    ReferralAccepted: (ReferralStatus.ACCEPTED, (ReferralStatus.MADE,)),
    ReferralRefused: (ReferralStatus.REFUSED, (ReferralStatus.MADE,)),
    ReferralEnded: (ReferralStatus.ENDED, (ReferralStatus.MADE, ReferralStatus.ACCEPTED)),
}
StatusEvent = ReferralAccepted | ReferralRefused | ReferralEnded


def add_service(plan: CasePlan, event: ServiceAdded, _: Policy) -> Outcome:
    """Add a service that the plan uses."""
    return Change(evolve(plan, services=(*plan.services, event.service)))


def monitor_service(plan: CasePlan, event: ServiceMonitored, _: Policy) -> Outcome:
    """Note the answers; a question that was not asked keeps its last answer."""
    service = find(plan.services, event.service_id)
    answers = {
        name: value
        for name in ("used", "adequate", "beneficial")
        if (value := getattr(event, name)) is not None
    }
    if not answers:
        accepted = "an answer to used, adequate or beneficial"
        return refuse("lives.nothing_new", ("field", "used"), accepted=accepted)
    return _change(plan, evolve(service, monitored_on=event.on, **answers), event.on)


def end_service(plan: CasePlan, event: ServiceEnded, _: Policy) -> Outcome:
    """Note that a service is not used any more."""
    service = find(plan.services, event.service_id)
    return _change(plan, evolve(service, ended_on=event.on), event.on)


def _change(plan: CasePlan, changed: Service, on: datetime.date) -> Outcome:
    """Put a service in its changed form, unless it had ended or was monitored later."""
    service = find(plan.services, changed.id)
    if service.ended_on is not None:
        facts = (("service", service.id), ("ended_on", service.ended_on.isoformat()))
        return refuse("lives.service_ended", *facts, accepted="a service that has not ended")
    latest = service.monitored_on
    if latest is not None and latest > on:
        return refuse(
            "lives.out_of_order",
            ("on", on.isoformat()),
            ("last", latest.isoformat()),
            ("part", f"services {service.id}"),
            accepted=f"a day from {latest} on",
        )
    return Change(evolve(plan, services=put(plan.services, changed)))


def make_referral(plan: CasePlan, event: ReferralMade, _: Policy) -> Outcome:
    """Add a referral."""
    referral = Referral(id=event.referral_id, to=event.to, made_on=event.on, need_id=event.need_id)
    return Change(evolve(plan, referrals=(*plan.referrals, referral)))


def move_referral(plan: CasePlan, event: StatusEvent, _: Policy) -> Outcome:
    """Note what became of a referral."""
    referral = find(plan.referrals, event.referral_id)
    status, before = _CHANGED_BY[type(event)]
    if referral.status not in before:
        accepted = f"a referral that is {' or '.join(word.value for word in before)}"
        facts = (("referral", referral.id), ("status", referral.status.value))
        return refuse("lives.referral_status", *facts, accepted=accepted)
    changed = evolve(referral, status=status)
    return Change(evolve(plan, referrals=put(plan.referrals, changed)))


HANDLERS: Handlers = {
    ServiceAdded: add_service,
    ServiceMonitored: monitor_service,
    ServiceEnded: end_service,
    ReferralMade: make_referral,
    **dict.fromkeys(_CHANGED_BY, move_referral),
}
