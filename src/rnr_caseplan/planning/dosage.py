"""``dosage``: the hours of skill-building that a plan records, beside an advisory figure.

``dosage.counted``: minutes of skill-building on an assessed need count that is criminogenic, of the
policy's scheme and at a level that the policy targets; a part of take-home work counts a stated
number of minutes (CG). ``dosage.not_criminogenic``, ``dosage.outside_scheme``,
``dosage.not_at_target_level``: what is recorded and does not count. ``dosage.figure``,
``dosage.no_figure``: the figure for the level of risk (CEPP), which is no rule.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

from rnr_caseplan.decisions import Reason, reason_for
from rnr_caseplan.errors import Fault, InputError
from rnr_caseplan.model.dosage import Dosage, NeedDosage
from rnr_caseplan.model.events.engagement import Drafted
from rnr_caseplan.model.events.meetings import DosageRecorded
from rnr_caseplan.model.events.needs import LevelOverridden, NeedFound, NeedsReassessed
from rnr_caseplan.model.plan import CasePlan, PlannedNeed
from rnr_caseplan.model.recorded import PlanEvent
from rnr_caseplan.model.vocabulary import Level, RiskLevel, Tier
from rnr_caseplan.planning.history import levels_known_on
from rnr_caseplan.policy.policy import Policy


def dosage(plan: CasePlan, policy: Policy, *, as_of: datetime.date) -> Dosage:
    """Count the hours of skill-building that a plan records up to a day, beside the figure.

    The figure is advice that is not firmly established. It limits, closes and ranks nothing.

    Args:
        plan: The plan, with its history.
        policy: The policy in force; it says which levels count, and gives the figure.
        as_of: The day; what happened later is not counted, what happened on it is.

    Returns:
        Minutes and hours by need and in all. Each record counts at the level that the need had
        on its day; what does not count is there all the same, with the reason.

    Raises:
        InputError: Where an argument is of the wrong kind.

    Examples:
        >>> from rnr_caseplan import Case, Need, Participant, apply, draft_plan, load_policy
        >>> day = datetime.date(2026, 11, 21)
        >>> policy = load_policy("rnr-baseline", on=day)
        >>> case = Case(
        ...     participant=Participant(id="P-1"),
        ...     risk_level=RiskLevel.HIGH,
        ...     needs=(Need(id="n1", domain="antisocial_cognition", level=Level.HIGH),),
        ... )
        >>> plan = draft_plan(case, policy, as_of=day)
        >>> said = {"on": day, "by": "staff:17", "need_id": "n1"}
        >>> event = DosageRecorded(**said, minutes=60, take_home_parts=1)
        >>> found = dosage(apply(plan, event, policy).value, policy, as_of=day)
        >>> found.hours, found.figure_hours
        (1.5, 300)
    """
    _check(plan, policy, as_of)
    events = [entry.event for entry in plan.history if entry.event.on <= as_of]
    events.sort(key=attrgetter("on"))
    needs = tuple(_needs(plan, events, policy))
    counted = sum(item.counted_minutes for item in needs)
    figure, reasons = _figure(_risk_level(plan, events, as_of), policy)
    return Dosage(
        as_of=as_of,
        needs=needs,
        counted_minutes=counted,
        figure_hours=figure,
        reasons=reasons,
    )


def _check(plan: object, policy: object, as_of: object) -> None:
    faults: list[Fault] = []
    if type(plan) is not CasePlan:
        faults.append(Fault("plan", "is of the wrong kind", "a CasePlan"))
    if type(policy) is not Policy:
        faults.append(Fault("policy", "is of the wrong kind", "a Policy, as load_policy gives it"))
    if type(as_of) is not datetime.date:
        faults.append(Fault("as_of", "is not a day", "a datetime.date"))
    if faults:
        raise InputError(faults)


def _risk_level(plan: CasePlan, events: Sequence[PlanEvent], as_of: datetime.date) -> RiskLevel:
    """Give the level of risk on the day: what was set last up to it."""
    level: RiskLevel | None = None
    case = plan.case
    for event in events:
        if isinstance(event, Drafted):
            case = event.case
        elif isinstance(event, (LevelOverridden, NeedsReassessed)):
            level = event.risk_level or level
    return level or levels_known_on(case, as_of).risk_level


def _needs(plan: CasePlan, events: Sequence[PlanEvent], policy: Policy) -> Iterator[NeedDosage]:
    """Give the skill-building on each need, in the order of the plan."""
    case = plan.case
    found: dict[str, Level] = {}
    records: dict[str, list[tuple[DosageRecorded, Level]]] = {}
    for event in events:
        if isinstance(event, Drafted):
            case = event.case
        elif isinstance(event, DosageRecorded):
            drafted = {need.id: need.level for need in levels_known_on(case, event.on).needs}
            level = {**drafted, **found}.get(event.need_id, Level.UNKNOWN)
            records.setdefault(event.need_id, []).append((event, level))
        else:
            found |= _levels_found_by(event)
    for item in plan.needs:
        if item.need.id in records:
            yield _need(item, records[item.need.id], policy)


def _levels_found_by(event: PlanEvent) -> Mapping[str, Level]:
    """Give the levels of needs that an event sets."""
    if isinstance(event, NeedFound):
        return {event.need.id: event.need.level}
    if isinstance(event, NeedsReassessed):
        return {item.need_id: item.level for item in event.levels}
    if isinstance(event, LevelOverridden) and event.need_id is not None and event.level is not None:
        return {event.need_id: event.level}
    return {}


def _need(
    item: PlannedNeed, records: Sequence[tuple[DosageRecorded, Level]], policy: Policy
) -> NeedDosage:
    worth = policy.take_home_minutes
    targets = policy.target_levels
    against = tuple(_against(item, policy))
    counts = [(record, level in targets.value and not against) for record, level in records]
    counted = sum(
        record.minutes + record.take_home_parts * worth.value
        for record, counts_in in counts
        if counts_in
    )
    reasons = list(against)
    if not against and not all(counts_in for _, counts_in in counts):
        levels = dict.fromkeys(level.value for _, level in records if level not in targets.value)
        facts = (("levels", tuple(levels)),)
        reasons.append(Reason("dosage.not_at_target_level", facts, targets.citation))
    if counted:
        facts_counted = (("minutes", counted), ("take_home", worth.value))
        reasons.insert(0, Reason("dosage.counted", facts_counted, worth.citation))
    return NeedDosage(
        need_id=item.need.id,
        minutes=sum(record.minutes for record, _ in records),
        take_home_parts=sum(record.take_home_parts for record, _ in records),
        counted_minutes=counted,
        reasons=tuple(reasons),
    )


def _against(item: PlannedNeed, policy: Policy) -> Iterator[Reason]:
    """Say why skill-building on a need does not count, whatever its level."""
    if item.tier is not Tier.CRIMINOGENIC:
        yield reason_for("dosage.not_criminogenic", ("tier", item.tier.value))
        return
    name = policy.dosage_scheme
    if not any(item.need.domain in group for group in policy.scheme(name.value).value):
        facts = (("domain", item.need.domain), ("scheme", name.value))
        yield Reason("dosage.outside_scheme", facts, name.citation)


def _figure(risk_level: RiskLevel, policy: Policy) -> tuple[int | None, tuple[Reason, ...]]:
    """Give the figure for a level of risk, and that it is advice only."""
    cited = policy.dosage_hours
    facts = (("risk_level", risk_level.value),)
    for item in cited.value:
        if risk_level in item.risk_levels:
            more = (("band", item.band), ("hours", item.hours))
            return item.hours, (Reason("dosage.figure", (*facts, *more), cited.citation),)
    return None, (Reason("dosage.no_figure", facts, cited.citation),)
