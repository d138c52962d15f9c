"""Was the participant asked to sign, and do they hold a copy of the plan as it is?"""

import datetime
from collections.abc import Iterator

from rnr_caseplan.catalogue.rule import cite
from rnr_caseplan.checks.check import Check, Example, Found, Principle, check
from rnr_caseplan.checks.examined import Examined
from rnr_caseplan.model.events.engagement import CopyGiven
from rnr_caseplan.model.records import Signature
from rnr_caseplan.model.vocabulary import Severity, SignatureAnswer

_VA_7E = cite("VA", "step 7", "VA-7e")

_REFUSED = frozenset({SignatureAnswer.DECLINED, SignatureAnswer.COULD_NOT_ANSWER})


def _answers(plan: Examined) -> list[tuple[int, Signature]]:
    """Give the participant's answers up to the day with their places, the latest one last."""
    participant = plan.case.participant
    own = {participant.id, participant.preferred_name}
    found = [
        (index, item)
        for index, item in enumerate(plan.plan.signatures)
        if item.by in own and item.on <= plan.as_of
    ]
    return sorted(found, key=_day_of)


def _day_of(answer: tuple[int, Signature]) -> datetime.date:
    return answer[1].on


@check(
    "PRT30",
    "The participant was asked to sign",
    Severity.ERROR,
    why="The plan is an agreement; without a signature only one side has made it.",
    mend="Go through the plan together, ask the participant to sign, and record the answer.",
    source=_VA_7E,
    principles=(Principle.RESPONSIVITY,),
    rule="events.signed",
    is_for_people=True,
    example=Example("signatures", bad=()),
)
def plan_is_signed(plan: Examined) -> Iterator[Found]:
    """Find full plans that the participant has neither signed nor declined to sign."""
    required = plan.policy.signature_required
    if plan.is_full and required.value and not _answers(plan):
        yield Found("signatures", "the participant has not signed", None, required.citation)


@check(
    "PRT31",
    "A refusal to sign is talked about again",
    Severity.WARNING,
    why="Who does not sign has a reason, and the reason often shows what the plan gets wrong.",
    mend="Ask what would have to change, change it, and ask for the signature again.",
    source=_VA_7E,
    also=("VA-7a", "TC-19"),
    principles=(Principle.RESPONSIVITY,),
    rule="events.signed",
    is_for_people=True,
    example=Example("signatures[0].answer", bad="declined", good="agreed"),
)
def refusals_are_talked_about(plan: Examined) -> Iterator[Found]:
    """Find full plans whose participant, when asked last, declined or could not answer."""
    required = plan.policy.signature_required
    if not plan.is_full or not required.value:
        return
    for index, item in _answers(plan)[-1:]:
        if item.answer in _REFUSED:
            told = item.answer.value.replace("_", " ")
            sentence = f"asked to sign on {item.on}, the participant {told}"
            yield Found(f"signatures[{index}].answer", sentence, None, required.citation)


@check(
    "PRT32",
    "The participant has a copy",
    Severity.ERROR,
    why="Nobody can follow a plan that lies in somebody else's file.",
    mend="Give the participant a copy, and record the day.",
    source=_VA_7E,
    principles=(Principle.RESPONSIVITY,),
    rule="events.copy_given",
    is_for_people=True,
    example=Example("copy_given_on", bad=None),
)
def copy_is_given(plan: Examined) -> Iterator[Found]:
    """Find full plans of which the participant has no copy."""
    required = plan.policy.copy_required
    latest = plan.plan.copy_given_on
    has_copy = plan.has_happened(latest) or (latest is not None and any(plan.events_of(CopyGiven)))
    if plan.is_full and required.value and not has_copy:
        yield Found("copy_given_on", "the participant has no copy", None, required.citation)


@check(
    "PRT33",
    "The participant's copy holds every goal in work",
    Severity.ADVICE,
    why="A copy from before a goal began does not show the participant what to do now.",
    mend="Give the participant a new copy.",
    source=_VA_7E,
    principles=(Principle.RESPONSIVITY,),
    rule="events.copy_given",
    is_for_people=True,
    example=Example("copy_given_on", bad="2026-11-04"),
)
def copy_holds_goals(plan: Examined) -> Iterator[Found]:
    """Find active goals that began after the participant was given the last copy."""
    given_on, required = plan.plan.copy_given_on, plan.policy.copy_required
    if given_on is None or not required.value:
        return
    for item in plan.active_goals:
        began_on = item.goal.starts_on
        if began_on is not None and given_on < began_on <= plan.as_of:
            sentence = f"goal {item.goal.id} began after the copy was given"
            yield Found("copy_given_on", sentence, item.goal.id, required.citation)


CHECKS: tuple[Check, ...] = (
    plan_is_signed,
    refusals_are_talked_about,
    copy_is_given,
    copy_holds_goals,
)
