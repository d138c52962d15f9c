"""``agenda``: every duty of a case or a plan in a period, where it stands, and why."""

import datetime
import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar, cast

from attrs import evolve

from rnr_caseplan.duties.knowing import ASSESSMENT, RISK_LEVEL, know, known_of_goal
from rnr_caseplan.duties.known import Known
from rnr_caseplan.duties.remembering import remember
from rnr_caseplan.errors import Fault, InputError
from rnr_caseplan.model.agenda import Agenda, AgendaItem, DutyState
from rnr_caseplan.model.case import Case
from rnr_caseplan.model.history import Event, HistoryEntry, LevelChange, Pause
from rnr_caseplan.model.plan import CasePlan, Eligibility, SafetyItem
from rnr_caseplan.model.vocabulary import SignatureAnswer
from rnr_caseplan.planning.history import known_on, levels_known_on
from rnr_caseplan.policy.cadence import ForEach
from rnr_caseplan.policy.policy import Policy
from rnr_caseplan.policy.terms import OWN_WORDS
from rnr_caseplan.rules.duties import Judged, Subject, judge_danger, judge_duty, judge_no_plan
from rnr_caseplan.rules.eligibility import PLAN_OWED, decide_eligibility
from rnr_caseplan.rules.safety import list_safety

T = TypeVar("T")

CASE_PLAN = "case_plan"
DRAFTED, SIGNED = "drafted", "signed"
PLAN_SIGNED = "plan_signed"
"""The event that the participant's signature in a plan stands for."""
_OF_OPEN_PLANS = {"formal_review", "goal_check_in"}
_AGREED = {SignatureAnswer.AGREED, SignatureAnswer.AGREED_IN_PART}
_OPEN = {DutyState.OVERDUE, DutyState.PAUSED}


def agenda(  # noqa: PLR0913  # the design names these
    plan_or_case: CasePlan | Case,
    policy: Policy,
    *,
    start: datetime.date,
    end: datetime.date,
    as_of: datetime.date,
    history: Iterable[HistoryEntry] = (),
    holidays: Iterable[datetime.date] = (),
) -> Agenda:
    """Say what is due in a period, for whom, where it stands on a day, and why.

    What happened after the day is not looked at; what happened on it counts. The earliest day of
    a duty that is still open is kept, also where it lies before the period.

    Args:
        plan_or_case: A plan, or a case without one; goals and reviews of a plan need a plan.
        policy: The policy in force; its values count all days, also those past a day on which a
            later value begins.
        start: The first day of the period.
        end: The last day of the period, included.
        as_of: The day on which the states hold.
        history: What happened beside what the plan's own history says: events, changes of
            level, pauses, in any order. Assessments in the case and whatever is recorded in the
            plan count by themselves.
        holidays: Days that are no working days, beside the policy's weekend.

    Returns:
        The items in order of day, and the duties that cannot be counted.

    Raises:
        InputError: Where an argument is malformed, or the history names something that the
            policy does not declare; with every fault.

    Examples:
        >>> from rnr_caseplan import Participant, RiskLevel, load_policy
        >>> case = Case(
        ...     participant=Participant(id="P-1"),
        ...     needs=(),
        ...     risk_level=RiskLevel.HIGH,
        ...     assigned_on=datetime.date(2026, 1, 5),
        ... )
        >>> day = datetime.date(2026, 3, 7)
        >>> items = agenda(case, load_policy("rnr-baseline", on=day), start=day, end=day, as_of=day)
        >>> [(item.duty, str(item.due_on), item.state.value) for item in items]
        [('case_plan', '2026-03-06', 'overdue')]
    """
    entries, free_days = _listed("history", history), _listed("holidays", holidays)
    _check(plan_or_case, policy, (start, end, as_of), entries, free_days)
    plan = plan_or_case if isinstance(plan_or_case, CasePlan) else None
    case = plan.case if plan is not None else cast("Case", plan_or_case)
    case = levels_known_on(case, as_of)
    working = policy.working_days_with(free_days)
    dates, recorded = _recorded_in(plan, case, as_of)
    known = know(case, policy, as_of=as_of, dates=dates, working=working)
    known = remember(known, (*entries, *_not_in(entries, recorded)))
    eligibility = plan.eligibility if plan is not None else _eligibility(case, policy, as_of)
    dangers = plan.safety if plan is not None else _dangers(case, policy, as_of)
    closed_on = plan.closed_on if plan is not None else None
    person = case.participant.id
    subjects = {
        ForEach.PARTICIPANT: [Subject(person, None, known)],
        ForEach.ACTIVE_GOAL: list(_goals(plan, policy, known)),
        ForEach.CONDITION: list(_conditions(case, policy, known)),
        ForEach.COURT_DATE: list(_court_dates(case, policy, known)),
    }
    judged = [
        *_with_reasons_of_level(
            _duties(policy, subjects, eligibility, (start, end), closed_on=closed_on), case, policy
        ),
        *[judge_danger(item, policy, subjects[ForEach.PARTICIPANT][0]) for item in dangers],
    ]
    items = [item for part in judged for item in part.items if _is_asked_for(item, start, end)]
    return Agenda(
        start=start,
        end=end,
        as_of=as_of,
        items=tuple(sorted(items, key=_place_of)),
        undecided=tuple(undecided for part in judged for undecided in part.undecided),
        warnings=tuple(_warn(policy, as_of, closed_on)),
    )


def _warn(policy: Policy, as_of: datetime.date, closed_on: datetime.date | None) -> Iterator[str]:
    if closed_on is not None:
        yield f"plan: closed on {closed_on}, so its reviews and check-ins are not counted"
    if policy.on != as_of:
        yield f"policy: in force on {policy.on}, used for an agenda as of {as_of}"
    for key, cited in policy.all_duties():
        if not cited.verified:
            yield f"{key}: not verified at the source"


def _duties(
    policy: Policy,
    subjects: Mapping[ForEach, Sequence[Subject]],
    eligibility: Eligibility,
    period: tuple[datetime.date, datetime.date],
    *,
    closed_on: datetime.date | None,
) -> Iterator[Judged]:
    """Judge every duty of the policy, for each thing that it is counted for.

    A plan that is closed is not reviewed any more.
    """
    (participant,) = subjects[ForEach.PARTICIPANT]
    for key, cited in policy.all_duties():
        name = key.partition(".")[2]
        if closed_on is not None and name in _OF_OPEN_PLANS:
            continue
        if name == CASE_PLAN and eligibility.outcome not in PLAN_OWED:
            yield judge_no_plan(key, cited, eligibility, for_whom=participant.for_whom)
            continue
        for subject in subjects[cited.value.for_each]:
            yield judge_duty(key, cited, policy, subject, period=period)


def _with_reasons_of_level(
    judged: Iterable[Judged], case: Case, policy: Policy
) -> Iterator[Judged]:
    """Say of duties that read the level of risk where a person decided on it."""
    by_level = case.reasons_of_risk_level
    if not by_level:
        yield from judged
        return
    rest_on_it = {
        key.partition(".")[2]
        for key, cited in policy.all_duties()
        if RISK_LEVEL in cited.value.tested
    }
    for part in judged:
        items = tuple(
            evolve(item, reasons=(*item.reasons, *by_level)) if item.duty in rest_on_it else item
            for item in part.items
        )
        yield Judged(items, part.undecided)


def _goals(plan: CasePlan | None, policy: Policy, known: Known) -> Iterator[Subject]:
    if plan is None:
        return
    for place, goal in enumerate(plan.active_goals, start=1):
        started_on = goal.starts_on or plan.as_of
        about = known_of_goal(goal, place, known, policy, started_on=started_on)
        yield Subject(plan.case.participant.id, goal.id, about)


def _conditions(case: Case, policy: Policy, known: Known) -> Iterator[Subject]:
    terms = policy.terms.facts_for(ForEach.CONDITION)
    for condition in case.conditions:
        dates = {} if condition.due_on is None else {"condition_due": condition.due_on}
        about = known.about(condition.id, dates=dates, facts={}, terms=terms)
        yield Subject(case.participant.id, condition.id, about)


def _court_dates(case: Case, policy: Policy, known: Known) -> Iterator[Subject]:
    terms = policy.terms.facts_for(ForEach.COURT_DATE)
    for day in case.court_dates:
        about = known.about(day.id, dates={"court_day": day.on}, facts={}, terms=terms)
        yield Subject(case.participant.id, day.id, about)


def signed_on(plan: CasePlan, as_of: datetime.date) -> datetime.date | None:
    """Give the day on which the participant first signed the plan, if it is recorded."""
    person = plan.case.participant.id
    days = [
        signature.on
        for signature in plan.signatures
        if signature.by == person and signature.answer in _AGREED and signature.on <= as_of
    ]
    return min(days, default=None)


def _recorded_in(
    plan: CasePlan | None, case: Case, as_of: datetime.date
) -> tuple[Mapping[str, datetime.date], tuple[HistoryEntry, ...]]:
    """Give the days, and what happened, that a plan and its case record by themselves."""
    events: list[HistoryEntry] = list(_assessments_of(case))
    if plan is None:
        return {}, tuple(events)
    dates = {DRAFTED: plan.as_of}
    day = signed_on(plan, as_of)
    if day is not None:
        dates[SIGNED] = day
        events.append(Event(kind=PLAN_SIGNED, on=day))
    if plan.history:
        from rnr_caseplan.planning.lived import (  # noqa: PLC0415  # a draft has lived nothing
            changes_of,
            events_of,
        )

        events += [*events_of(plan), *changes_of(plan)]
    return dates, tuple(dict.fromkeys(events))


def _not_in(
    entries: Iterable[HistoryEntry], recorded: Iterable[HistoryEntry]
) -> Iterator[HistoryEntry]:
    """Give what only the plan records; changes of a fact that the caller tells are the caller's."""
    told = set(entries)
    facts = {entry.fact for entry in told if isinstance(entry, LevelChange)}
    for entry in recorded:
        if entry not in told and not (isinstance(entry, LevelChange) and entry.fact in facts):
            yield entry


def _assessments_of(case: Case) -> Iterator[Event]:
    """Give the assessments that a case records, as events, a day once."""
    days = {need.assessed_on for need in case.needs}
    days |= {assessment.assessed_on for assessment in case.assessments}
    for day in days:
        if day is not None:
            yield Event(kind=ASSESSMENT, on=day)


def _eligibility(case: Case, policy: Policy, as_of: datetime.date) -> Eligibility:
    known, _ = known_on(case, as_of)
    outcome = decide_eligibility(known, policy)
    return Eligibility(outcome=outcome.value, plan_due_on=None, reasons=outcome.reasons)


def _dangers(case: Case, policy: Policy, as_of: datetime.date) -> tuple[SafetyItem, ...]:
    known, _ = known_on(case, as_of)
    return list_safety(known, policy, as_of=as_of)


def _is_asked_for(item: AgendaItem, start: datetime.date, end: datetime.date) -> bool:
    """Say whether an item lies in the period, has no day, or is still open before it."""
    if item.due_on is None or start <= item.due_on <= end:
        return True
    return item.due_on < start and item.state in _OPEN


def _place_of(item: AgendaItem) -> tuple[datetime.date, bool, str, str]:
    """Order by day; what has none comes last."""
    return (item.due_on or datetime.date.max, item.due_on is None, item.duty, item.about or "")


# Arguments. -----------------------------------------------------------------------------


def _listed(name: str, given: Iterable[T]) -> tuple[T, ...]:
    try:
        return tuple(given)
    except TypeError:
        raise InputError([Fault(name, "is of the wrong kind", "an iterable")]) from None


def _check(
    plan_or_case: object,
    policy: object,
    days: tuple[object, object, object],
    entries: tuple[object, ...],
    holidays: tuple[object, ...],
) -> None:
    faults: list[Fault] = []
    if type(plan_or_case) not in {Case, CasePlan}:
        expected = "a CasePlan or a Case, as read_plan and read_case give them"
        faults.append(Fault("plan_or_case", "is of the wrong kind", expected))
    if type(policy) is not Policy:
        faults.append(Fault("policy", "is of the wrong kind", "a Policy, as load_policy gives it"))
    faults += [
        Fault(name, "is not a day", "a datetime.date")
        for name, day in zip(("start", "end", "as_of"), days, strict=True)
        if type(day) is not datetime.date
    ]
    faults += [
        Fault(f"holidays[{place}]", "is not a day", "a datetime.date")
        for place, day in enumerate(holidays)
        if type(day) is not datetime.date
    ]
    if isinstance(policy, Policy):
        faults += [
            fault.below(f"history[{place}]")
            for place, entry in enumerate(entries)
            for fault in _faults_of_entry(entry, policy)
        ]
    faults += _faults_of_changes(entries)
    start, end, _ = days
    are_days = type(start) is datetime.date and type(end) is datetime.date
    if are_days and cast("datetime.date", end) < cast("datetime.date", start):
        faults.append(Fault("end", "lies before start", "a day from start on"))
    if faults:
        raise InputError(faults)


def _faults_of_changes(entries: Sequence[object]) -> Iterator[Fault]:
    """Find changes of one fact that do not follow from each other: which one holds is not known."""
    changes: dict[str, list[tuple[LevelChange, int]]] = {}
    for place, entry in enumerate(entries):
        if isinstance(entry, LevelChange):
            changes.setdefault(entry.fact, []).append((entry, place))
    for found in changes.values():
        found.sort(key=_day_of_change)
        for (earlier, _), (later, place) in itertools.pairwise(found):
            if earlier.on == later.on:
                problem = "is the day of another change of this fact"
                yield Fault(f"history[{place}].on", problem, "one change a day")
            elif earlier.after != later.before:
                problem = "differs from what the change before it left"
                yield Fault(f"history[{place}].before", problem, "the value after that change")


def _day_of_change(numbered: tuple[LevelChange, int]) -> datetime.date:
    return numbered[0].on


def _faults_of_entry(entry: object, policy: Policy) -> Iterator[Fault]:
    """Find what nobody declared: it would not count, and nobody would notice."""
    events = dict(policy.terms.events)
    facts = {*policy.terms.facts_for(ForEach.PARTICIPANT), *OWN_WORDS}
    if isinstance(entry, LevelChange):
        if entry.fact not in facts:
            expected = f"one of {', '.join(sorted(facts))}"
            yield Fault("fact", f"is not a fact of policy {policy.name}", expected)
    elif isinstance(entry, (Event, Pause)):
        if entry.kind not in events:
            expected = f"one of {', '.join(events)}"
            yield Fault("kind", f"is not an event of policy {policy.name}", expected)
    else:
        yield Fault("", "is of the wrong kind", "an Event, a LevelChange or a Pause")
