"""Have people done their part with the participant: explained, shared, asked, listened?

A fresh draft cannot have done any of it, so its findings say that people still have to.
"""

import datetime
from collections.abc import Iterator

from rnr_caseplan.catalogue.rule import cite
from rnr_caseplan.checks.check import Check, Example, Found, Principle, check
from rnr_caseplan.checks.examined import Examined
from rnr_caseplan.model.circumstances import Assessment
from rnr_caseplan.model.records import Engagement
from rnr_caseplan.model.vocabulary import (
    Agreement,
    AssessmentKind,
    Severity,
    Tier,
    Wording,
)

_VA_1A = cite("VA", "step 1", "VA-1a")
_VA_7A = cite("VA", "step 7", "VA-7a")
_SP_7A = cite("SP", "A.a", "SP-7a")
_SP_7B = cite("SP", "A.a", "SP-7b")
_TC_19 = cite("TC", "How do you keep it their goals", "TC-19")


@check(
    "PRT24",
    "Roles, expectations and consequences are explained",
    Severity.WARNING,
    why="Who does not know what is expected, and what follows, cannot keep to it.",
    mend="Explain what is open, and record the day.",
    source=_VA_1A,
    principles=(Principle.RESPONSIVITY,),
    rule="events.orientation_given",
    is_for_people=True,
    example=Example("engagement.roles_explained_on", bad=None),
)
def roles_are_explained(plan: Examined) -> Iterator[Found]:
    """Find full plans whose participant was not told roles, expectations or consequences."""
    if not plan.is_full:
        return
    told = plan.plan.engagement or Engagement()
    days = {
        "roles": told.roles_explained_on,
        "expectations": told.expectations_explained_on,
        "consequences": told.consequences_explained_on,
    }
    still = [topic for topic, day in days.items() if not plan.has_happened(day)]
    if still:
        yield Found("engagement", f"not explained to the participant: {', '.join(still)}")


def _latest_assessments(plan: Examined) -> Iterator[tuple[str, Assessment]]:
    """Give the latest assessment of each kind with its place; all of a kind on the same day."""
    made = [
        (f"case.assessments[{index}]", item.assessed_on or datetime.date.min, item)
        for index, item in enumerate(plan.case.assessments)
        if item.assessed_on is None or item.assessed_on <= plan.as_of
    ]
    latest: dict[AssessmentKind, datetime.date] = {}
    for _, day, item in made:
        latest[item.kind] = max(day, latest.get(item.kind, day))
    for place, day, item in made:
        if day == latest[item.kind]:
            yield place, item


@check(
    "PRT25",
    "The purpose of each assessment is explained",
    Severity.WARNING,
    why="Who knows what a tool is for answers it more openly.",
    mend="Explain what the assessment is for, before the next use at the latest.",
    source=_SP_7A,
    principles=(Principle.RESPONSIVITY,),
    rule="events.assessment_explained",
    is_for_people=True,
    example=Example("case.assessments[0].explained_on", bad=None),
)
def purpose_is_explained(plan: Examined) -> Iterator[Found]:
    """Find the latest assessments of full plans whose purpose was not explained."""
    if plan.is_full:
        for place, item in _latest_assessments(plan):
            if not plan.has_happened(item.explained_on):
                sentence = f"the purpose of assessment {item.id} is not explained"
                yield Found(f"{place}.explained_on", sentence, item.id)


@check(
    "PRT26",
    "Results are shared, and the participant has answered",
    Severity.WARNING,
    why="Nobody works on a need that they have not heard of, or do not see.",
    mend="Share the results, ask how far the participant agrees, and record the answer.",
    source=_SP_7B,
    also=("VA-7a",),
    principles=(Principle.RESPONSIVITY,),
    rule="events.agreement_recorded",
    is_for_people=True,
    example=Example("case.assessments[0].agreement", bad=None),
)
def results_are_shared(plan: Examined) -> Iterator[Found]:
    """Find the latest assessments of full plans that were not shared, or not answered."""
    if not plan.is_full:
        return
    for place, item in _latest_assessments(plan):
        if not plan.has_happened(item.shared_on):
            sentence = f"the results of assessment {item.id} are not shared"
            yield Found(f"{place}.shared_on", sentence, item.id)
        elif item.agreement is None:
            sentence = f"assessment {item.id} has no answer of the participant"
            yield Found(f"{place}.agreement", sentence, item.id)


@check(
    "PRT27",
    "The participant agrees with what is worked on",
    Severity.ADVICE,
    why="Work against the participant's own view seldom lasts.",
    mend="Talk about the need again, or let the participant choose where to begin.",
    source=_VA_7A,
    also=("TC-19", "SP-7b"),
    principles=(Principle.RESPONSIVITY,),
    is_for_people=True,
    example=Example("needs[1].agreement", bad="disagrees", good="agrees"),
)
def participant_agrees(plan: Examined) -> Iterator[Found]:
    """Find needs in work that the participant does not see and did not ask to work on."""
    worked_on = {need_id for item in plan.active_goals for need_id in item.goal.need_ids}
    wanted = {goal.need_id for goal in plan.case.wanted_goals}
    places = {need.id: index for index, need in enumerate(plan.case.needs)}
    for item in plan.plan.needs:
        need = item.need
        is_meant = need.id in worked_on and need.id not in wanted
        if is_meant and need.agreement is Agreement.DISAGREES:
            sentence = f"the participant disagrees with need {need.id}, which is worked on"
            yield Found(f"case.needs[{places[need.id]}].agreement", sentence, need.id)


@check(
    "PRT28",
    "The participant was asked for goals",
    Severity.ADVICE,
    why="The plan is the participant's; people work for what they ask for themselves.",
    mend="Ask the participant what they want to reach, and record it in their words.",
    source=_TC_19,
    also=("VA-7a",),
    principles=(Principle.RESPONSIVITY,),
    rule="targets.wanted",
    is_for_people=True,
    example=Example(
        "case.wanted_goals",
        bad=(),
        given=(("goals[0].wording", "starter"), ("goals[1].wording", "starter")),
    ),
)
def participant_is_asked(plan: Examined) -> Iterator[Found]:
    """Find full plans without a goal that the participant asked for or put into own words."""
    if not plan.is_full or plan.case.wanted_goals:
        return
    if all(goal.wording is Wording.STARTER for _, goal in plan.goals):
        yield Found("case.wanted_goals", "no goal of the participant's own is recorded")


@check(
    "PRT29",
    "Every goal that the participant asks for is kept",
    Severity.ERROR,
    why="A wish that is dropped without a word says that the plan is the staff's.",
    mend="Add the goal to the queue; it may wait, and it is not lost.",
    source=_TC_19,
    also=("VA-7a",),
    principles=(Principle.RESPONSIVITY,),
    rule="targets.wanted",
    example=Example("case.wanted_goals[0].need_id", bad="n5", good="n2"),
)
def wanted_goals_are_kept(plan: Examined) -> Iterator[Found]:
    """Find wishes on needs that can change, where no goal on the need was ever in the plan."""
    served = {need_id for _, goal in plan.goals for need_id in goal.need_ids}
    for index, wanted in enumerate(plan.case.wanted_goals):
        item = plan.needs.get(wanted.need_id)
        if item is None or item.tier is Tier.NOT_A_TARGET or wanted.need_id in served:
            continue
        sentence = f"the participant asks for a goal on {wanted.need_id}, and none is there"
        yield Found(f"case.wanted_goals[{index}]", sentence, wanted.need_id)


CHECKS: tuple[Check, ...] = (
    roles_are_explained,
    purpose_is_explained,
    results_are_shared,
    participant_agrees,
    participant_is_asked,
    wanted_goals_are_kept,
)
