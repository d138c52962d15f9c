"""From a case to what is known of it when duties are counted."""

import datetime
from collections.abc import Mapping
from types import MappingProxyType

from rnr_caseplan.dates import WorkingDays
from rnr_caseplan.duties.known import Known
from rnr_caseplan.model.case import Case
from rnr_caseplan.model.goals import Goal
from rnr_caseplan.policy.cadence import ForEach
from rnr_caseplan.policy.policy import Policy
from rnr_caseplan.policy.terms import DAYS_OF, GOAL_PLACE
from rnr_caseplan.structure.kinds import Scalar

ASSESSMENT = "assessment"
RISK_LEVEL = "risk_level"
"""The fact by which many duties choose their band."""
_OWN_DAYS = frozenset(name for days in DAYS_OF.values() for name in days)


def know(
    case: Case | None,
    policy: Policy,
    *,
    as_of: datetime.date,
    dates: Mapping[str, datetime.date] = MappingProxyType({}),
    working: WorkingDays | None = None,
) -> Known:
    """Gather what is known of a case on a day.

    Args:
        case: The case; ``None`` where nothing is known of one.
        policy: The policy in force.
        as_of: The day.
        dates: Days that a plan adds, such as ``drafted``.
        working: Which days are worked on; without it the policy's, without holidays.

    Returns:
        Days and facts, without a history.
    """
    return Known(
        as_of=as_of,
        dates={**_dates_of(case, policy), **dates} if case is not None else dates,
        facts=_facts_of(case) if case is not None else {},
        terms=policy.terms.facts_for(ForEach.PARTICIPANT),
        working=working or policy.working_days,
    )


def known_of_goal(
    goal: Goal, place: int, known: Known, policy: Policy, *, started_on: datetime.date
) -> Known:
    """Give what is known of one active goal.

    Args:
        goal: The goal.
        place: Its place among the active goals, counted from 1.
        known: What is known of the case.
        policy: The policy in force.
        started_on: The day on which work on it began.

    Returns:
        What is known, with the goal's own days; a goal without a target date has no end.
    """
    return known.about(
        goal.id,
        dates={"goal_started": started_on, "goal_target": goal.target_date or datetime.date.max},
        facts={GOAL_PLACE: place},
        terms=policy.terms.facts_for(ForEach.ACTIVE_GOAL),
    )


def last_assessed_on(case: Case, as_of: datetime.date) -> datetime.date | None:
    """Give the day of the latest assessment up to a day, if one is recorded."""
    days = [need.assessed_on for need in case.needs]
    days += [assessment.assessed_on for assessment in case.assessments]
    return max((day for day in days if day is not None and day <= as_of), default=None)


def _dates_of(case: Case, policy: Policy) -> Mapping[str, datetime.date]:
    """Give the days of a case but for those whose names mean something else: events, own days."""
    dates: dict[str, datetime.date] = {}
    if case.dates:
        taken = {*dict(policy.terms.events), *_OWN_DAYS}
        dates.update({name: day for name, day in case.dates if name not in taken})
    if case.assigned_on is not None:
        dates["assigned_on"] = case.assigned_on
    if case.sober_since is not None:
        dates["sober_since"] = case.sober_since
    return dates


def _facts_of(case: Case) -> Mapping[str, Scalar]:
    own: dict[str, Scalar | None] = {
        RISK_LEVEL: case.risk_level.value,
        "caseload": case.caseload.value if case.caseload else None,
        "supervision_level": case.supervision_level,
        "case_type": case.case_type,
        "sentence_months": case.sentence_months,
    }
    return {**dict(case.facts), **{name: value for name, value in own.items() if value is not None}}
