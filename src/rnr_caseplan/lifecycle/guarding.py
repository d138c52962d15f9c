"""What no event may do, whatever its kind: these refusals cannot be overridden.

``lives.closed``, ``lives.other_policy``, ``lives.newer_version``, ``lives.before_the_plan``,
``lives.recorded_already``, ``lives.out_of_order``, ``lives.not_in_the_plan``,
``lives.id_taken``: the history of a plan stays whole, in order and about this plan (LIB).
"""

import datetime
from collections.abc import Iterable, Iterator

from rnr_caseplan.decisions import Reason, reason_for
from rnr_caseplan.lifecycle.outcome import ACCEPTED, Refusal, refuse
from rnr_caseplan.lifecycle.parts import IDS
from rnr_caseplan.lifecycle.references import additions, mentions, subjects
from rnr_caseplan.model.events.ending import PlanClosed, PlanTransferred
from rnr_caseplan.model.events.engagement import Drafted
from rnr_caseplan.model.events.kinds import NOTES
from rnr_caseplan.model.plan import CasePlan
from rnr_caseplan.model.recorded import PlanEvent
from rnr_caseplan.policy.policy import Policy
from rnr_caseplan.structure.kinds import shown_key


def guard(plan: CasePlan, event: PlanEvent, policy: Policy) -> Refusal | None:
    """Refuse an event that cannot belong to this plan, or not now.

    Args:
        plan: The plan, with its history.
        event: The event.
        policy: The policy in force.

    Returns:
        The refusal with every reason, or ``None`` where nothing stands against the event.
    """
    if plan.closed_on is not None:
        day = plan.closed_on.isoformat()
        return refuse("lives.closed", ("closed_on", day), accepted="nothing; draft a new plan")
    if isinstance(event, Drafted):
        return refuse("lives.drafted_already", accepted="any other event")
    return (
        guard_policy(plan, event, policy)
        or _guard_repeated(plan, event)
        or _guard_version(plan, event)
        or _guard_day(plan, event)
        or _guard_override(event)
        or _guard_order(plan, event)
        or _guard_ids(plan, event)
    )


def guard_policy(plan: CasePlan, event: PlanEvent, policy: Policy) -> Refusal | None:
    """Refuse another policy than the plan's, or than the one that a transfer names."""
    named = event.policy if isinstance(event, PlanTransferred) else None
    expected = named or plan.policy.name
    if policy.name == expected:
        return None
    facts = (("policy", expected), ("given", policy.name))
    return refuse("lives.other_policy", *facts, accepted=f"the policy {expected}")


def _guard_version(plan: CasePlan, event: PlanEvent) -> Refusal | None:
    seen = event.seen_version
    if seen is None or seen == plan.version:
        return None
    accepted = f"the event again, by somebody who has seen version {plan.version}"
    if seen > plan.version:
        facts = (("seen", seen), ("version", plan.version))
        return refuse("lives.no_such_version", *facts, accepted=accepted)
    since = tuple(_told(entry.event) for entry in plan.history if entry.version > seen)
    return refuse(
        "lives.newer_version",
        ("change", _told(event)),
        ("seen", seen),
        ("version", plan.version),
        ("since", since),
        accepted=accepted,
    )


def _told(event: PlanEvent) -> str:
    """Tell an event by its kind, what it is about, and who did it."""
    about = " ".join(sorted(_name(subject) for subject in subjects(event)))
    parts = (event.kind, about, f"by {event.by}" if event.by else "")
    return " ".join(part for part in parts if part)


def _name(subject: tuple[str, str]) -> str:
    """Give the id of a part, or the name of a fact, unless that may be somebody's words."""
    collection, identifier = subject
    return shown_key(identifier) if collection == "case" else identifier


def _guard_day(plan: CasePlan, event: PlanEvent) -> Refusal | None:
    if event.on >= plan.as_of:
        return None
    facts = (("on", event.on.isoformat()), ("drafted_on", plan.as_of.isoformat()))
    return refuse("lives.before_the_plan", *facts, accepted=f"a day from {plan.as_of} on")


def _guard_override(event: PlanEvent) -> Refusal | None:
    if event.override is None or event.override.on <= event.on:
        return None
    accepted = f"a day up to {event.on}"
    return refuse("lives.future_day", ("field", "override.on"), accepted=accepted)


def _guard_repeated(plan: CasePlan, event: PlanEvent) -> Refusal | None:
    """Refuse what is recorded already, whatever version its writer has seen."""
    on, identifier, cls = event.on, event.id, type(event)
    for entry in plan.history:
        past = entry.event
        if past.on != on and identifier is None:
            continue
        is_same = type(past) is cls and past == event
        if is_same or (identifier is not None and past.id == identifier):
            return refuse(
                "lives.recorded_already",
                ("version", entry.version),
                accepted="an event that is not recorded, with an id of its own",
            )
    return None


def _guard_order(plan: CasePlan, event: PlanEvent) -> Refusal | None:
    """Refuse what lies before a later change of the same part."""
    on = event.on
    if type(event) in NOTES:
        return None
    later = [entry.event for entry in plan.history if entry.event.on > on]
    clashes = list(_clashes(event, later))
    if not clashes:
        return None
    last, part = max(clashes)
    return refuse(
        "lives.out_of_order",
        ("on", on.isoformat()),
        ("last", last.isoformat()),
        ("part", part),
        accepted=f"a day from {last} on",
    )


def _clashes(event: PlanEvent, later: Iterable[PlanEvent]) -> Iterator[tuple[datetime.date, str]]:
    """Find later changes of what an event changes; the end of a plan changes all of it."""
    about = subjects(event)
    for past in later:
        if type(past) in NOTES:
            continue
        shared = about & subjects(past)
        if shared:
            subject = min(shared)
            yield past.on, f"{subject[0]} {_name(subject)}"
        elif isinstance(event, PlanClosed):
            yield past.on, "the plan"


def _guard_ids(plan: CasePlan, event: PlanEvent) -> Refusal | None:
    reasons = (*_unknown(plan, event), *_taken(plan, event))
    return Refusal(reasons) if reasons else None


def _unknown(plan: CasePlan, event: PlanEvent) -> Iterator[Reason]:
    for mention in mentions(event):
        known = IDS[mention.collection](plan)
        if mention.id not in known:
            accepted = f"one of {', '.join(known)}" if known else "nothing: there are none"
            yield reason_for(
                "lives.not_in_the_plan",
                ("part", mention.collection),
                ("field", mention.field),
                (ACCEPTED, accepted),
            )


def _taken(plan: CasePlan, event: PlanEvent) -> Iterator[Reason]:
    for mention in additions(event):
        if mention.id in IDS[mention.collection](plan):
            yield reason_for(
                "lives.id_taken",
                ("part", mention.collection),
                ("field", mention.field),
                (ACCEPTED, "an id of its own"),
            )
