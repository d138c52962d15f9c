"""What events of engagement change."""

from attrs import evolve

from rnr_caseplan.lifecycle.outcome import Change, Handlers, Outcome, refuse
from rnr_caseplan.lifecycle.parts import find, put
from rnr_caseplan.model.case import Case
from rnr_caseplan.model.circumstances import Assessment
from rnr_caseplan.model.events.engagement import (
    AgreementRecorded,
    AssessmentExplained,
    CopyGiven,
    OrientationGiven,
    ResultsShared,
    Signed,
)
from rnr_caseplan.model.plan import CasePlan
from rnr_caseplan.model.records import Engagement, Signature
from rnr_caseplan.policy.policy import Policy


def give_orientation(plan: CasePlan, event: OrientationGiven, _: Policy) -> Outcome:
    """Note the day on which each topic was explained last."""
    days = {f"{topic.value}_explained_on": event.on for topic in event.topics}
    return Change(evolve(plan, engagement=evolve(plan.engagement or Engagement(), **days)))


def explain_assessment(plan: CasePlan, event: AssessmentExplained, _: Policy) -> Outcome:
    """Note the day on which an assessment was explained."""
    assessment = find(plan.case.assessments, event.assessment_id)
    return Change(_with_assessment(plan, evolve(assessment, explained_on=event.on)))


def share_results(plan: CasePlan, event: ResultsShared, _: Policy) -> Outcome:
    """Note the day on which results were shared."""
    assessment = find(plan.case.assessments, event.assessment_id)
    return Change(_with_assessment(plan, evolve(assessment, shared_on=event.on)))


def record_agreement(plan: CasePlan, event: AgreementRecorded, _: Policy) -> Outcome:
    """Note how far the participant agrees; the order of the needs stays until a reassessment."""
    facts = (("about", event.assessment_id or event.need_id),)
    if event.assessment_id is not None:
        assessment = find(plan.case.assessments, event.assessment_id)
        changed = evolve(assessment, agreement=event.agreement)
        return Change(_with_assessment(plan, changed), facts=facts)
    agreement = event.agreement
    case = evolve(
        plan.case,
        needs=tuple(
            evolve(need, agreement=agreement) if need.id == event.need_id else need
            for need in plan.case.needs
        ),
    )
    needs = tuple(
        evolve(item, need=evolve(item.need, agreement=agreement))
        if item.need.id == event.need_id
        else item
        for item in plan.needs
    )
    return Change(evolve(plan, case=case, needs=needs), facts=facts)


def sign(plan: CasePlan, event: Signed, _: Policy) -> Outcome:
    """Keep the answer beside all earlier ones; reviews are counted from the signing."""
    signature = Signature(by=event.signer, on=event.on, answer=event.answer, reason=event.reason)
    return Change(evolve(plan, signatures=(*plan.signatures, signature)), counts_anew=True)


def give_copy(plan: CasePlan, event: CopyGiven, _: Policy) -> Outcome:
    """Note the day on which the participant got a copy last."""
    latest = plan.copy_given_on
    if latest is not None and latest >= event.on:
        return refuse("lives.nothing_new", ("field", "on"), accepted=f"a day after {latest}")
    return Change(evolve(plan, copy_given_on=event.on))


def _with_assessment(plan: CasePlan, assessment: Assessment) -> CasePlan:
    case: Case = evolve(plan.case, assessments=put(plan.case.assessments, assessment))
    return evolve(plan, case=case)


HANDLERS: Handlers = {
    OrientationGiven: give_orientation,
    AssessmentExplained: explain_assessment,
    ResultsShared: share_results,
    AgreementRecorded: record_agreement,
    Signed: sign,
    CopyGiven: give_copy,
}
