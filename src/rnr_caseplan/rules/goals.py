"""What does a goal look like, and how many are active?

``goals.limit``: never more goals are active than the policy allows (VA-7c).
``goals.starter_wording``, ``goals.own_wording``: whose words a goal is in (TC-19).
``goals.dates``, ``goals.expected_dates``: a target date and small steps, the first one early
(NP-3); queued goals show the dates that follow if those before them keep theirs (NP-5).
``goals.closing_level``: how long work on the need goes on (SP-14).
``goals.graduation``: work that the policy requires for graduation (TC-12c).
"""

import datetime
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from attrs import evolve

from rnr_caseplan.dates import day_after, days_after
from rnr_caseplan.decisions import Decision, Reason, reason_for
from rnr_caseplan.model.goals import ActionStep, Activity, Goal
from rnr_caseplan.model.needs import Need
from rnr_caseplan.model.vocabulary import GoalStatus, Level, Tier, Wording
from rnr_caseplan.policy.policy import Policy
from rnr_caseplan.policy.values import Guidance

LEAD_CASE_PLANNER = "lead case planner"
"""Who is responsible for activities where the case names no lead."""


class GoalOutline(NamedTuple):
    """What is decided about a goal before its words and dates are written.

    Attributes:
        id: The goal's id.
        status: Active or future.
        need: The need that it serves.
        tier: That need's tier.
        statement: The participant's own words; ``None`` takes the starter.
        starts_on: The first day of work, or the expected one.
        first_step: The motivational first step, if there is one.
        strengths_of_steps: For each step's id, the strengths that help with it.
        condition_ids: The conditions that are woven in.
        reasons: Why the goal is there and stands where it stands.
    """

    id: str
    status: GoalStatus
    need: Need
    tier: Tier
    statement: str | None
    starts_on: datetime.date | None
    first_step: str | None
    strengths_of_steps: Mapping[str, tuple[str, ...]]
    condition_ids: tuple[str, ...]
    reasons: tuple[Reason, ...]


def limit_goals(goals: Iterable[Goal], policy: Policy) -> Decision[tuple[Goal, ...]]:
    """Keep the first goals active and queue the rest; none is dropped.

    Args:
        goals: Goals in the order in which they should take places. Those that are paused,
            achieved or discontinued stay as they are and take no place.
        policy: The policy in force.

    Returns:
        The same goals in the same order, active up to the policy's limit, future beyond it.

    Examples:
        >>> from rnr_caseplan import load_policy
        >>> policy = load_policy("rnr-baseline", on=datetime.date(2026, 11, 21))
        >>> asked = [
        ...     Goal(id=f"g{n}", status=GoalStatus.ACTIVE, need_ids=(), statement="I do it.")
        ...     for n in (1, 2, 3)
        ... ]
        >>> [goal.status.value for goal in limit_goals(asked, policy).value]
        ['active', 'active', 'future']
    """
    limit = policy.goals_active_at_once
    asked = active = 0
    limited: list[Goal] = []
    for goal in goals:
        if goal.status not in {GoalStatus.ACTIVE, GoalStatus.FUTURE}:
            limited.append(goal)
            continue
        asked += 1
        takes_place = active < limit.value
        active += takes_place
        status = GoalStatus.ACTIVE if takes_place else GoalStatus.FUTURE
        limited.append(goal if goal.status is status else evolve(goal, status=status))
    facts = (("active", active), ("asked", asked), ("limit", limit.value))
    return Decision(tuple(limited), (Reason("goals.limit", facts, limit.citation),))


def expected_start(place: int, policy: Policy, *, as_of: datetime.date) -> datetime.date | None:
    """Give the day on which a queued goal starts if the goals before it keep their dates.

    Args:
        place: The goal's place in the queue, counted from 0.
        policy: The policy in force.
        as_of: The day of the draft.

    Returns:
        The day; ``None`` past the end of the calendar.
    """
    turns = 1 + place // policy.goals_active_at_once.value
    return day_after(as_of, turns * policy.target_after_days.value)


def write_goal(outline: GoalOutline, policy: Policy, *, participant: str, lead: str | None) -> Goal:
    """Write a goal: starter or own words, steps with dates, activities of every kind.

    Steps are spread evenly between the day of the first step and the target date.

    Args:
        outline: What is decided about the goal.
        policy: The policy in force.
        participant: The id of the participant, who takes the steps.
        lead: The id of the lead case planner, who does the activities.

    Returns:
        The goal.
    """
    words = policy.guidance_for(outline.need.domain).value
    texts = words.steps if outline.first_step is None else (outline.first_step, *words.steps)
    *due_days, target_date = _days_of_goal(outline.starts_on, len(texts), policy)
    steps: list[ActionStep] = []
    for number, text in enumerate(texts, start=1):
        step_id = f"{outline.id}.s{number}"
        steps.append(
            ActionStep(
                id=step_id,
                text=text,
                responsible=participant,
                due_on=due_days[number - 1],
                strength_ids=outline.strengths_of_steps.get(step_id, ()),
            )
        )
    wording = Wording.STARTER if outline.statement is None else Wording.OWN
    closes_at = _closing_level(outline.need.level, policy)
    return Goal(
        id=outline.id,
        status=outline.status,
        need_ids=(outline.need.id,),
        condition_ids=outline.condition_ids,
        statement=outline.statement or words.goal,
        wording=wording,
        measure=words.measure,
        starts_on=outline.starts_on,
        target_date=target_date,
        closes_at=closes_at,
        steps=tuple(steps),
        activities=write_activities(
            outline.id, words, policy, starts_on=outline.starts_on, lead=lead
        ),
        reasons=(*outline.reasons, *_reasons(outline, wording, closes_at, policy)),
    )


def write_activities(
    owner: str,
    words: Guidance,
    policy: Policy,
    *,
    starts_on: datetime.date | None,
    lead: str | None,
) -> tuple[Activity, ...]:
    """Write one starter activity of each kind that the policy blends (SP-10).

    Args:
        owner: The id that the activities' ids begin with.
        words: The starter words.
        policy: The policy in force.
        starts_on: The day from which they are done.
        lead: The id of the lead case planner.

    Returns:
        The activities, in the policy's order of kinds.
    """
    activities: list[Activity] = []
    for number, kind in enumerate(policy.activity_kinds.value, start=1):
        starter = words.activities.of_kind(kind)
        activities.append(
            Activity(
                id=f"{owner}.a{number}",
                kind=kind,
                text=starter.text,
                often=starter.often,
                responsible=lead or LEAD_CASE_PLANNER,
                starts_on=starts_on,
            )
        )
    return tuple(activities)


def _days_of_goal(
    starts_on: datetime.date | None, steps: int, policy: Policy
) -> tuple[datetime.date | None, ...]:
    """Give the due day of each step, spread evenly, and the target date last."""
    if starts_on is None:
        return (None,) * (steps + 1)
    first, target = policy.first_step_after_days.value, policy.target_after_days.value
    spread = [first + (target - first) * index // steps for index in range(steps)]
    return days_after(starts_on, (*spread, target))


def _closing_level(level: Level, policy: Policy) -> Level | None:
    """Give the level at which work may end: the policy's, and always below the present one."""
    closing = policy.closing_level.value
    if level is Level.HIGH and closing is not Level.LOW:
        return Level.MODERATE
    return Level.LOW if level in (Level.HIGH, Level.MODERATE) else None


def _reasons(
    outline: GoalOutline, wording: Wording, closes_at: Level | None, policy: Policy
) -> tuple[Reason, ...]:
    starts_on = outline.starts_on.isoformat() if outline.starts_on else None
    if outline.status is GoalStatus.ACTIVE:
        dates = Reason(
            "goals.dates",
            (
                ("starts_on", starts_on),
                ("first_step", policy.first_step_after_days.value),
                ("target", policy.target_after_days.value),
            ),
            policy.target_after_days.citation,
        )
    else:
        dates = reason_for("goals.expected_dates", ("starts_on", starts_on))
    reasons = [dates]
    if wording is Wording.STARTER:
        citation = policy.guidance_for(outline.need.domain).citation
        reasons.append(Reason("goals.starter_wording", (), citation))
    else:
        reasons.append(reason_for("goals.own_wording"))
    if closes_at is not None:
        facts = (("closes_at", closes_at.value),)
        reasons.append(Reason("goals.closing_level", facts, policy.closing_level.citation))
    if outline.tier is Tier.MAINTENANCE and policy.maintenance_for_graduation.value:
        citation = policy.maintenance_for_graduation.citation
        reasons.append(Reason("goals.graduation", (), citation))
    return tuple(reasons)
