"""``conference_sheet``: who is at the table, what comes first, and what is open (CC-4)."""

import datetime
from collections.abc import Iterator
from operator import attrgetter

from rnr_caseplan.dates import day_after
from rnr_caseplan.model.conference import (
    AtTheTable,
    ConferenceSheet,
    OpenQuestion,
    QuestionKind,
    Seat,
)
from rnr_caseplan.model.plan import CasePlan
from rnr_caseplan.model.recorded import PolicyInForce
from rnr_caseplan.model.records import CaseConference
from rnr_caseplan.model.vocabulary import Level, ReferralStatus, RiskLevel, Tier
from rnr_caseplan.planning.progress import progress
from rnr_caseplan.policy.policy import Policy

_ANSWERS = {
    "used": "not used",
    "adequate": "not adequate in intensity",
    "beneficial": "not beneficial",
}


def conference_sheet(plan: CasePlan, policy: Policy, *, as_of: datetime.date) -> ConferenceSheet:
    """Put on one sheet what the team needs to confer about a case.

    Args:
        plan: The plan.
        policy: The policy in force; it says how many days ahead is soon.
        as_of: The day; conferences, dangers and answers of later days are not seen.

    Returns:
        The sheet. It does not decide what each agency may see, and says so.

    Raises:
        InputError: Where ``as_of`` is not a day, or lies before the draft.

    Examples:
        >>> from rnr_caseplan import Case, Level, Need, Participant, draft_plan, load_policy
        >>> day = datetime.date(2026, 11, 21)
        >>> policy = load_policy("rnr-baseline", on=day)
        >>> need = Need(id="n1", domain="employment", level=Level.HIGH)
        >>> case = Case(participant=Participant(id="P-1"), needs=(need,), lead="staff:17")
        >>> sheet = conference_sheet(draft_plan(case, policy, as_of=day), policy, as_of=day)
        >>> [person.seat.value for person in sheet.table]
        ['participant', 'lead']
        >>> sheet.questions[0].what
        'the level of risk is unknown'
    """
    found = [
        *_dangers(plan, as_of),
        *_unanswered(plan, as_of),
        *_conditions(plan, policy, as_of),
        *_levels(plan),
        *_services(plan, as_of),
        *_referrals(plan, as_of),
        *_missing(plan),
    ]
    return ConferenceSheet(
        participant_id=plan.case.participant.id,
        version=plan.version,
        as_of=as_of,
        policy=PolicyInForce(name=policy.name, version=policy.version, on=policy.on),
        table=tuple(_table(plan)),
        needs=plan.needs,
        questions=tuple(sorted(found, key=_kind_of)),
        last_conference=_last_conference(plan, as_of),
    )


def _kind_of(question: OpenQuestion) -> QuestionKind:
    return question.kind


def _table(plan: CasePlan) -> Iterator[AtTheTable]:
    """Give everybody who is recorded; a lead who is in the team sits there once."""
    case = plan.case
    person = case.participant
    yield AtTheTable(seat=Seat.PARTICIPANT, id=person.id, name=person.preferred_name)
    if case.lead is not None and all(member.id != case.lead for member in case.team):
        yield AtTheTable(seat=Seat.LEAD, id=case.lead)
    for member in sorted(case.team, key=lambda item: item.id != case.lead):
        yield AtTheTable(
            seat=Seat.LEAD if member.id == case.lead else Seat.TEAM,
            id=member.id,
            name=member.name,
            agency=member.agency,
            role=member.role,
        )
    for supporter in case.supporters:
        yield AtTheTable(
            seat=Seat.SUPPORTER, id=supporter.id, name=supporter.name, role=supporter.relation
        )


def _last_conference(plan: CasePlan, as_of: datetime.date) -> CaseConference | None:
    """Give the latest conference up to a day; of one day, the one that was recorded last."""
    held = [meeting for meeting in plan.case_conferences if meeting.held_on <= as_of]
    return max(reversed(held), key=attrgetter("held_on"), default=None)


# What is open. --------------------------------------------------------------------------


def _dangers(plan: CasePlan, as_of: datetime.date) -> Iterator[OpenQuestion]:
    for item in plan.safety:
        if item.answered_on is None or item.answered_on > as_of:
            kind = item.kind.value.replace("_", " ")
            yield OpenQuestion(
                kind=QuestionKind.DANGER,
                about=item.id,
                due_on=item.due_on,
                what=f"danger {item.id} is open: {item.action.value} on {kind}",
            )


def _unanswered(plan: CasePlan, as_of: datetime.date) -> Iterator[OpenQuestion]:
    for behavior in progress(plan, as_of).unanswered:
        what = "violated or gone wrong" if behavior.is_violation else "done"
        yield OpenQuestion(
            kind=QuestionKind.VIOLATION if behavior.is_violation else QuestionKind.SMALL_WIN,
            about=behavior.about,
            what=f"nobody has answered that {behavior.about} was {what} on {behavior.on}",
        )


def _conditions(plan: CasePlan, policy: Policy, as_of: datetime.date) -> Iterator[OpenQuestion]:
    """Give conditions that are due by the end of what the policy calls soon, or overdue."""
    soon = day_after(as_of, policy.due_soon_days.value) or datetime.date.max
    for item in plan.conditions:
        is_open = item.met_on is None or item.met_on > as_of
        if is_open and item.due_on is not None and item.due_on <= soon:
            tense = "was" if item.due_on < as_of else "is"
            yield OpenQuestion(
                kind=QuestionKind.CONDITION_DUE,
                about=item.id,
                due_on=item.due_on,
                what=f"condition {item.id} {tense} due on {item.due_on}",
            )


def _levels(plan: CasePlan) -> Iterator[OpenQuestion]:
    if plan.case.risk_level is RiskLevel.UNKNOWN:
        sentence = "the level of risk is unknown"
        yield OpenQuestion(kind=QuestionKind.UNKNOWN_LEVEL, about=None, what=sentence)
    for item in plan.needs:
        if item.need.level is Level.UNKNOWN and item.tier is not Tier.NOT_A_TARGET:
            yield OpenQuestion(
                kind=QuestionKind.UNKNOWN_LEVEL,
                about=item.need.id,
                what=f"the level of need {item.need.id} is unknown",
            )


def _services(plan: CasePlan, as_of: datetime.date) -> Iterator[OpenQuestion]:
    """Give services in use that monitoring found wanting (TC-14d)."""
    for service in plan.services:
        is_over = service.ended_on is not None and service.ended_on <= as_of
        is_seen = service.monitored_on is None or service.monitored_on <= as_of
        wrong = [word for name, word in _ANSWERS.items() if getattr(service, name) is False]
        if wrong and is_seen and not is_over:
            yield OpenQuestion(
                kind=QuestionKind.SERVICE,
                about=service.id,
                what=f"service {service.id} is {' and '.join(wrong)}",
            )


def _referrals(plan: CasePlan, as_of: datetime.date) -> Iterator[OpenQuestion]:
    for referral in plan.referrals:
        is_made = referral.made_on is None or referral.made_on <= as_of
        if referral.status is ReferralStatus.REFUSED and is_made:
            need = f" for need {referral.need_id}" if referral.need_id else ""
            yield OpenQuestion(
                kind=QuestionKind.REFERRAL_REFUSED,
                about=referral.id,
                what=f"referral {referral.id}{need} was refused",
            )


def _missing(plan: CasePlan) -> Iterator[OpenQuestion]:
    for line in plan.missing:
        yield OpenQuestion(kind=QuestionKind.MISSING, about=None, what=line)
