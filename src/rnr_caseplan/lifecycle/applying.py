"""``apply``: one event on one plan; a new plan, or a refusal that changes nothing."""

import datetime
from collections.abc import Iterator
from types import MappingProxyType
from typing import Any

from attrs import evolve, field, frozen

from rnr_caseplan.dates import Unit, day_after
from rnr_caseplan.decisions import Decision, Reason, reason_for, tell_all
from rnr_caseplan.duties.knowing import ASSESSMENT
from rnr_caseplan.duties.length import CALENDAR_END
from rnr_caseplan.errors import Fault, InputError
from rnr_caseplan.lifecycle.changing import (
    conditions,
    ending,
    engagement,
    exceptions,
    goals,
    meetings,
    needs,
    services,
    situation,
    steps,
)
from rnr_caseplan.lifecycle.guarding import guard, guard_policy
from rnr_caseplan.lifecycle.outcome import ACCEPTED, Change, Handlers, Outcome, Refusal, refuse
from rnr_caseplan.lifecycle.parts import last_day
from rnr_caseplan.lifecycle.redeciding import warn
from rnr_caseplan.lifecycle.telling import facts_of
from rnr_caseplan.lifecycle.touching import touched_parts
from rnr_caseplan.model.events.engagement import Drafted
from rnr_caseplan.model.events.kinds import NOTES
from rnr_caseplan.model.plan import CasePlan, Review
from rnr_caseplan.model.recorded import PlanEvent, PolicyInForce, Recorded
from rnr_caseplan.model.vocabulary import OPEN_GOALS, GoalStatus, ReviewKind, StepStatus
from rnr_caseplan.planning.agenda import agenda, signed_on
from rnr_caseplan.planning.history import known_on
from rnr_caseplan.planning.warnings import warn_of_duties
from rnr_caseplan.policy.policy import Policy
from rnr_caseplan.rules.signing import list_missing

_HANDLERS: Handlers = MappingProxyType(
    {
        **engagement.HANDLERS,
        **goals.HANDLERS,
        **steps.HANDLERS,
        **services.HANDLERS,
        **conditions.HANDLERS,
        **needs.HANDLERS,
        **situation.HANDLERS,
        **meetings.HANDLERS,
        **exceptions.HANDLERS,
        **ending.HANDLERS,
    }
)
_WRITTEN_BY_EVENTS = (
    "engagement",
    "signatures",
    "copy_given_on",
    "services",
    "referrals",
    "case_conferences",
    "responses",
    "progress",
    "exceptions",
    "closed_on",
)
_OF_DRAFTS = frozenset({GoalStatus.ACTIVE, GoalStatus.FUTURE})
_OF_DUTIES = "duties."
_DUTY_OF_REVIEW = {kind.value: kind for kind in ReviewKind}


@frozen(repr=False, eq=False)
class Applied(Decision[CasePlan]):
    """What came of an event: the plan, and why.

    Attributes:
        value: The changed plan; where the event is refused, the plan as it was.
        reasons: Why it was accepted, or every reason why it was refused.
        accepted: Whether the event was accepted.
    """

    accepted: bool = field()

    @property
    def instead(self) -> tuple[str, ...]:
        """What would be accepted instead of a refused event, one line for each reason."""
        lines = (reason.fact(ACCEPTED) for reason in self.reasons)
        return tuple(str(line) for line in lines if line is not None)

    @property
    def why(self) -> str:
        """All reasons in one sentence; for a refusal with what would be accepted."""
        told = tell_all(self.reasons)
        return told if self.accepted else f"refused: {told}; accepted: {'; '.join(self.instead)}"


def apply(plan: CasePlan, event: PlanEvent, policy: Policy) -> Applied:
    """Apply an event to a plan.

    Nothing is lost: the new plan holds the event in its history, and every goal, step, need and
    condition stays in the plan or in the events that changed it. The same event is accepted once.

    Args:
        plan: The plan. A draft begins its history; who drafted it, ``Drafted`` says, applied first.
        event: What happened.
        policy: The policy in force; of the same name as the plan's, on the day of the event.

    Returns:
        The plan with the event, one version further; or the plan unchanged, with the rules that
        forbid the event and what would be accepted. Where the policy lets a named person set all
        of these rules aside and the event carries such an override, it is accepted and the
        history shows both.

    Raises:
        InputError: Where an argument is of the wrong kind.

    Examples:
        >>> from rnr_caseplan import Case, Level, Need, Participant, RiskLevel
        >>> from rnr_caseplan import draft_plan, load_policy
        >>> from rnr_caseplan.lifecycle import GoalAchieved
        >>> day = datetime.date(2026, 11, 21)
        >>> policy = load_policy("rnr-baseline", on=day)
        >>> case = Case(
        ...     participant=Participant(id="P-1"),
        ...     risk_level=RiskLevel.HIGH,
        ...     needs=(Need(id="n1", domain="employment", level=Level.HIGH),),
        ... )
        >>> plan = draft_plan(case, policy, as_of=day)
        >>> reached = GoalAchieved(on=datetime.date(2027, 2, 1), by="staff:17", goal_id="g1")
        >>> applied = apply(plan, reached, policy)
        >>> applied.accepted, applied.value.version, applied.value.goals[0].status.value
        (True, 2, 'achieved')
        >>> again = apply(applied.value, reached, policy)
        >>> again.accepted, again.reasons[0].rule
        (False, 'lives.recorded_already')
    """
    _check_arguments(plan, event, policy)
    begun = begin_history(plan, event if isinstance(event, Drafted) else None)
    if isinstance(begun, Refusal):
        return Applied(plan, begun.reasons, accepted=False)
    if isinstance(event, Drafted) and not plan.history:
        other = guard_policy(plan, event, policy)
        if other is not None:
            return Applied(plan, other.reasons, accepted=False)
        return Applied(begun, begun.history[0].reasons, accepted=True)
    outcome = _outcome(begun, event, policy)
    if isinstance(outcome, Refusal):
        return Applied(plan, outcome.reasons, accepted=False)
    if outcome.against and not _may_override(event, outcome.against, policy):
        return Applied(plan, outcome.against, accepted=False)
    return _record(begun, outcome, event, policy)


def begin_history(plan: CasePlan, told: Drafted | None = None) -> CasePlan | Refusal:
    """Give a plan with the beginning of its history, where it is a draft that has none yet.

    Args:
        plan: The plan.
        told: The event that says who drafted it; without it nobody is named.

    Returns:
        The plan, unchanged where it has a history; or why it can have none.
    """
    if plan.history:
        return plan
    by_hand = tuple(_written_by_hand(plan))
    if by_hand:
        accepted = "a draft, and one event for each thing that happened since"
        return refuse("lives.written_by_hand", ("parts", by_hand), accepted=accepted)
    own = Drafted(on=plan.as_of, case=plan.case, policy=plan.policy.name)
    if told is not None:
        differing = tuple(
            name
            for name in ("on", "case", "policy")
            if getattr(told, name) not in (getattr(own, name), None)
        )
        if differing:
            accepted = "the day, the case and the policy of this draft"
            return refuse("lives.other_draft", ("parts", differing), accepted=accepted)
    return evolve(plan, history=(first_entry(plan, told or own),))


def _written_by_hand(plan: CasePlan) -> Iterator[str]:
    """Find what no draft holds: only events bring it about."""
    yield from (name for name in _WRITTEN_BY_EVENTS if getattr(plan, name))
    if plan.version != 1:
        yield "version"
    goals = plan.goals
    if any(goal.status not in _OF_DRAFTS for goal in goals):
        yield "goals"
    if any(step.status is not StepStatus.PLANNED for goal in goals for step in goal.steps):
        yield "steps"
    if any(item.met_on is not None for item in plan.conditions):
        yield "conditions"
    if any(item.answered_on is not None for item in plan.safety):
        yield "safety"


def first_entry(plan: CasePlan, event: Drafted) -> Recorded:
    """Give the entry with which the history of a plan begins."""
    return Recorded(
        version=1, event=event, policy=plan.policy, reasons=(reason_for("events.drafted"),)
    )


def _outcome(plan: CasePlan, event: PlanEvent, policy: Policy) -> Outcome:
    return guard(plan, event, policy) or _HANDLERS[type(event)](plan, event, policy)


def _may_override(event: PlanEvent, against: tuple[Reason, ...], policy: Policy) -> bool:
    allowed = policy.overridable_rules.value
    return event.override is not None and all(reason.rule in allowed for reason in against)


def _record(plan: CasePlan, change: Change, event: PlanEvent, policy: Policy) -> Applied:
    """Write an accepted event into the history, and bring up to date what follows from it."""
    reasons: tuple[Reason, ...] = (
        reason_for(f"events.{event.kind}", *_facts(event, change)),
        *_reasons_of_override(event, change.against, policy),
    )
    version = plan.version + 1
    in_force = PolicyInForce(name=policy.name, version=policy.version, on=policy.on)
    entry = Recorded(
        version=version,
        event=event,
        policy=in_force,
        touched=touched_parts(plan, change.plan),
        reasons=reasons,
    )
    changed = evolve(change.plan, version=version, policy=in_force, history=(*plan.history, entry))
    uncounted = [line for line in plan.warnings if line.startswith(_OF_DUTIES)]
    if change.counts_anew:
        reviews, uncounted = _reviews(changed, event, policy)
        changed = evolve(changed, reviews=reviews)
    if type(event) not in NOTES:
        changed = evolve(changed, missing=_missing(changed, event, policy))
    if type(event) not in NOTES or change.counts_anew:
        warnings = warn(changed, policy, on=event.on, uncounted=uncounted)
        changed = evolve(changed, warnings=warnings)
    return Applied(changed, reasons, accepted=True)


def _facts(event: PlanEvent, change: Change) -> tuple[tuple[str, Any], ...]:
    return tuple({**dict(facts_of(event)), **dict(change.facts)}.items())


def _reasons_of_override(
    event: PlanEvent, against: tuple[Reason, ...], policy: Policy
) -> tuple[Reason, ...]:
    if not against or event.override is None:
        return ()
    facts = (
        ("by", event.override.by),
        ("on", event.override.on.isoformat()),
        ("rules", tuple(reason.rule for reason in against)),
    )
    return (Reason("lives.override", facts, policy.overridable_rules.citation), *against)


def _reviews(
    plan: CasePlan, event: PlanEvent, policy: Policy
) -> tuple[tuple[Review, ...], list[str]]:
    """Count the days of reviews from what the history holds, and say which cannot be counted.

    A closed plan has none.
    """
    if plan.closed_on is not None:
        return (), []
    today = last_day(plan, event.on)
    until = day_after(today, policy.reviews_listed_months.value, Unit.MONTHS)
    found = agenda(plan, policy, start=plan.as_of, end=until or datetime.date.max, as_of=today)
    reviews = tuple(
        Review(
            kind=_DUTY_OF_REVIEW[item.duty],
            due_on=item.due_on,
            goal_id=item.about,
            reasons=item.reasons,
        )
        for item in found
        if item.duty in _DUTY_OF_REVIEW and item.due_on is not None and item.done_on is None
    )
    lacking = {
        f"{_OF_DUTIES}{item.duty}": tuple(name for name in item.lacking if name != CALENDAR_END)
        for item in found.undecided
        if item.duty in _DUTY_OF_REVIEW and item.lacking != (ASSESSMENT,)
    }
    told = warn_of_duties([pair for pair in lacking.items() if pair[1]], policy)
    return reviews, list(told)


def _missing(plan: CasePlan, event: PlanEvent, policy: Policy) -> tuple[str, ...]:
    today = last_day(plan, event.on)
    known, _ = known_on(plan.case, today)
    return list_missing(
        known,
        [goal for goal in plan.goals if goal.status in OPEN_GOALS],
        policy,
        as_of=today,
        engagement=plan.engagement,
        is_signed=signed_on(plan, today) is not None,
        has_copy=plan.copy_given_on is not None,
    )


def _check_arguments(plan: object, event: object, policy: object) -> None:
    faults: list[Fault] = []
    if type(plan) is not CasePlan:
        faults.append(Fault("plan", "is of the wrong kind", "a CasePlan, as draft_plan gives it"))
    if type(event) is not Drafted and type(event) not in _HANDLERS:
        faults.append(Fault("event", "is of the wrong kind", "an event of rnr_caseplan.lifecycle"))
    if type(policy) is not Policy:
        faults.append(Fault("policy", "is of the wrong kind", "a Policy, as load_policy gives it"))
    if faults:
        raise InputError(faults)
