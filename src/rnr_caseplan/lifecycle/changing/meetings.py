"""What events of meetings, responses and progress add."""

from attrs import evolve

from rnr_caseplan.lifecycle.outcome import Change, Handlers, Outcome, refuse
from rnr_caseplan.lifecycle.parts import IDS, find
from rnr_caseplan.model.events.meetings import (
    CaseConferenceHeld,
    DosageRecorded,
    ProgressNoted,
    ResponseGiven,
    ReviewHeld,
    SessionHeld,
)
from rnr_caseplan.model.plan import CasePlan
from rnr_caseplan.model.records import CaseConference, ProgressNote, Response
from rnr_caseplan.model.vocabulary import GoalStatus
from rnr_caseplan.policy.policy import Policy


def hold_session(plan: CasePlan, event: SessionHeld, policy: Policy) -> Outcome:
    """Remember a session; a kind of contact that the policy knows meets its duties."""
    contacts = dict(policy.terms.events)
    if event.contact is not None and event.contact not in contacts:
        return refuse("lives.unknown_contact", accepted=f"one of {', '.join(contacts)}")
    return Change(plan, counts_anew=event.contact is not None)


def record_dosage(plan: CasePlan, _: DosageRecorded, __: Policy) -> Outcome:
    """Remember skill-building; ``dosage`` counts it, and nothing follows from it."""
    return Change(plan)


def hold_review(plan: CasePlan, event: ReviewHeld, _: Policy) -> Outcome:
    """Remember a review; the next ones are counted from it as the policy says."""
    if event.goal_id is not None:
        goal = find(plan.goals, event.goal_id)
        if goal.status is GoalStatus.FUTURE:
            facts = (("goal", goal.id), ("status", goal.status.value))
            return refuse("lives.goal_status", *facts, accepted="a goal that has begun")
    return Change(plan, counts_anew=True)


def hold_conference(plan: CasePlan, event: CaseConferenceHeld, _: Policy) -> Outcome:
    """Keep a meeting of the team."""
    conference = CaseConference(
        id=event.conference_id,
        held_on=event.on,
        attended_by=event.attended_by,
        decisions=event.decisions,
    )
    return Change(evolve(plan, case_conferences=(*plan.case_conferences, conference)))


def give_response(plan: CasePlan, event: ResponseGiven, _: Policy) -> Outcome:
    """Keep how staff answered behavior."""
    if event.about is not None:
        known = [
            *IDS["goals"](plan),
            *IDS["steps"](plan),
            *IDS["conditions"](plan),
            *IDS["incidents"](plan),
        ]
        if event.about not in known:
            facts = (("part", "goals, steps, conditions and incidents"), ("field", "about"))
            accepted = f"one of {', '.join(known)}" if known else "none"
            return refuse("lives.not_in_the_plan", *facts, accepted=accepted)
    response = Response(
        id=event.response_id,
        on=event.on,
        kind=event.response,
        behavior=event.behavior,
        text=event.text,
        level=event.level,
        about=event.about,
    )
    return Change(evolve(plan, responses=(*plan.responses, response)))


def note_progress(plan: CasePlan, event: ProgressNoted, _: Policy) -> Outcome:
    """Keep what was seen of progress."""
    note = ProgressNote(
        on=event.on,
        text=event.text,
        goal_id=event.goal_id,
        step_id=event.step_id,
        view=event.view,
    )
    return Change(evolve(plan, progress=(*plan.progress, note)))


HANDLERS: Handlers = {
    SessionHeld: hold_session,
    DosageRecorded: record_dosage,
    ReviewHeld: hold_review,
    CaseConferenceHeld: hold_conference,
    ResponseGiven: give_response,
    ProgressNoted: note_progress,
}
