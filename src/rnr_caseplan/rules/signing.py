"""What is missing before the plan can be signed?

Facts that nobody recorded count as unknown and are listed, so that nobody takes silence for an
answer; so is what people still have to do: explain, agree, reword, sign, hand over a copy
(VA-1a, VA-7a, VA-7e, SP-7a, SP-7b, TC-15).
"""

import datetime
from collections.abc import Iterable
from operator import attrgetter

from rnr_caseplan.model.case import Case
from rnr_caseplan.model.goals import Goal
from rnr_caseplan.model.needs import Need
from rnr_caseplan.model.records import Engagement
from rnr_caseplan.model.vocabulary import Level, RiskLevel, Wording
from rnr_caseplan.policy.policy import Policy


def list_missing(  # noqa: PLR0913  # what people have done is as much as what is known
    case: Case,
    goals: Iterable[Goal],
    policy: Policy,
    *,
    as_of: datetime.date,
    engagement: Engagement | None = None,
    is_signed: bool = False,
    has_copy: bool = False,
) -> tuple[str, ...]:
    """List what is missing, one thing a line: its path, what is missing, who states that.

    Facts about the person that no rule reads (sex, race, birth date and the like) are not
    listed: nothing is missing without them.

    Args:
        case: The case as it was known on the day.
        goals: The goals that are open.
        policy: The policy in force.
        as_of: The day; what was explained or shared later does not count.
        engagement: What was explained to the participant.
        is_signed: Whether the participant has signed.
        has_copy: Whether the participant has a copy.

    Returns:
        The lines, in a fixed order.
    """
    return (
        *_facts_of_the_case(case),
        *_facts_of_needs(case.needs),
        *_parts_of_the_plan(case, goals),
        *_explanations(case, engagement, as_of),
        *_signing(policy, is_signed=is_signed, has_copy=has_copy),
    )


def _facts_of_the_case(case: Case) -> Iterable[str]:
    readiness = case.readiness
    absent = {
        "risk_level": case.risk_level is RiskLevel.UNKNOWN,
        "assigned_on": case.assigned_on is None,
        "caseload": case.caseload is None,
        "case_type": case.case_type is None,
        "supervision_level": case.supervision_level is None,
        "sentence_months": case.sentence_months is None,
        "sober_since": case.sober_since is None,
        "driver": case.driver is None,
        "readiness.stage": readiness is None or readiness.stage is None,
        "readiness.importance": readiness is None or readiness.importance is None,
        "readiness.confidence": readiness is None or readiness.confidence is None,
        "incidents": not case.incidents,
        "responsivity": case.responsivity is None,
        "assessments": not case.assessments,
        "strengths": not case.strengths,
        "triggers": not case.triggers,
        "safety": not case.safety,
        "wanted_goals": not case.wanted_goals,
        "conditions": not case.conditions,
        "court_dates": not case.court_dates,
        "custody_orders": not case.custody_orders,
        "lead": case.lead is None,
        "team": not case.team,
        "supporters": not case.supporters,
    }
    return [f"{path}: not recorded" for path, is_absent in absent.items() if is_absent]


def _facts_of_needs(needs: tuple[Need, ...]) -> Iterable[str]:
    absent: dict[str, list[str]] = {}
    for need in sorted(needs, key=_id_of):
        if need.level is Level.UNKNOWN:
            absent.setdefault("level", []).append(need.id)
        for name, value in zip(_FACTS_OF_NEEDS, _facts_of(need), strict=True):
            if value is None:
                absent.setdefault(name, []).append(need.id)
    return [
        f"needs.{name}: not recorded for {', '.join(absent[name])}"
        for name in ("level", *_FACTS_OF_NEEDS)
        if name in absent
    ]


_FACTS_OF_NEEDS = ("interferes", "contributed", "assessed_with", "assessed_on", "agreement")
_facts_of = attrgetter(*_FACTS_OF_NEEDS)
_id_of = attrgetter("id")


def _parts_of_the_plan(case: Case, goals: Iterable[Goal]) -> Iterable[str]:
    without_response = [trigger.id for trigger in case.triggers if trigger.response is None]
    without_day = [condition.id for condition in case.conditions if condition.due_on is None]
    drafted = tuple(goals)
    starters = [goal.id for goal in drafted if goal.wording is Wording.STARTER]
    own = [goal.id for goal in drafted if goal.wording is Wording.OWN]
    lines: list[str] = []
    if without_response:
        lines.append(f"triggers: no response plan for {', '.join(without_response)} (VA-6b)")
    if without_day:
        lines.append(f"conditions: no day recorded for {', '.join(without_day)} (VA-3a)")
    if starters:
        lines.append(
            f"goals: {', '.join(starters)} in starter words; replace them together with the "
            "participant (TC-15, TC-19)"
        )
    if own:
        lines.append(
            f"goals: the measure and the steps of {', '.join(own)} are in starter words; replace "
            "them together with the participant (TC-15, NP-7)"
        )
    return lines


def _explanations(case: Case, engagement: Engagement | None, as_of: datetime.date) -> Iterable[str]:
    explained = [assessment.explained_on for assessment in case.assessments]
    shared = [item.shared_on for item in case.assessments if item.agreement is not None]
    if not any(day is not None and day <= as_of for day in explained):
        yield "assessments.explained_on: the purpose of the assessment is not explained (SP-7a)"
    if not any(day is not None and day <= as_of for day in shared):
        yield "assessments.agreement: no results are shared with an answer noted (SP-7b)"
    told = engagement or Engagement()
    days = {
        "roles": told.roles_explained_on,
        "expectations": told.expectations_explained_on,
        "consequences": told.consequences_explained_on,
    }
    open_topics = [topic for topic, day in days.items() if day is None]
    if open_topics:
        *others, last = open_topics
        named = f"{', '.join(others)} and {last}" if others else last
        yield f"engagement: {named} are not explained (VA-1a)"


def _signing(policy: Policy, *, is_signed: bool, has_copy: bool) -> Iterable[str]:
    for required, is_done, line in (
        (policy.signature_required, is_signed, "signatures: the participant has not signed"),
        (policy.copy_required, has_copy, "copy_given_on: the participant has no copy"),
    ):
        if required.value and not is_done:
            yield f"{line} ({required.citation.statement or required.citation})"
