"""What does a goal look like, and how many are active?

``goals.limit``: never more goals are active than the policy allows (VA-7c).
``goals.starter_wording``, ``goals.own_wording``: whose words a goal is in (TC-19).
``goals.dates``, ``goals.expected_dates``: a target date and small steps, the first one early
(NP-3); queued goals show the dates that follow if those before them keep theirs (NP-5).
``goals.closing_level``: how long work on the need goes on (SP-14).
``goals.graduation``: work that the policy requires for graduation (TC-12c).
"""

import datetime
from collections.abc import Iterable

from attrs import evolve, frozen

from rnr_caseplan.dates import day_after
from rnr_caseplan.decisions import Decision, Reason, reason_for
from rnr_caseplan.model.goals import ActionStep, Activity, Goal
from rnr_caseplan.model.needs import Need
from rnr_caseplan.model.vocabulary import GoalStatus, Level, Tier, Wording
from rnr_caseplan.policy.policy import Policy
from rnr_caseplan.policy.values import Guidance

LEAD_CASE_PLANNER = "lead case planner"
"""Who is responsible for activities where the case names no lead."""


@frozen(kw_only=True)
class GoalOutline:
    """What is decided about a goal before its words and dates are written.

    Attributes:
        id: The goal's id.
        status: Active or future.
        need: The need that it serves.
        tier: That need's tier.
        statement: The participant's own words; ``None`` takes the starter.
        starts_on: The first day of work, or the expected one.
        first_step: The motivational first step, if there is one.
        strength_ids: For each step, the strengths that help with it.
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
    strength_ids: tuple[tuple[str, ...], ...]
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

    Example:
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
    guidance = policy.guidance_for(outline.need.domain)
    words = guidance.value
    texts = words.steps if outline.first_step is None else (outline.first_step, *words.steps)
    first, target = policy.first_step_after_days.value, policy.target_after_days.value
    steps = tuple(
        ActionStep(
            id=f"{outline.id}.s{index + 1}",
            text=text,
            responsible=participant,
            due_on=_later(outline.starts_on, first + (target - first) * index // len(texts)),
            strength_ids=outline.strength_ids[index],
        )
        for index, text in enumerate(texts)
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
        target_date=_later(outline.starts_on, target),
        closes_at=closes_at,
        steps=steps,
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
    starters = [(kind, words.activities.of_kind(kind)) for kind in policy.activity_kinds.value]
    return tuple(
        Activity(
            id=f"{owner}.a{number}",
            kind=kind,
            text=starter.text,
            often=starter.often,
            responsible=lead or LEAD_CASE_PLANNER,
            starts_on=starts_on,
        )
        for number, (kind, starter) in enumerate(starters, start=1)
    )


def _later(day: datetime.date | None, days: int) -> datetime.date | None:
    return None if day is None else day_after(day, days)


def _closing_level(level: Level, policy: Policy) -> Level | None:
    """Give the level at which work may end: the policy's, and always below the present one."""
    closing = policy.closing_level.value
    if level is Level.HIGH and closing is not Level.LOW:
        return Level.MODERATE
    return Level.LOW if level in {Level.HIGH, Level.MODERATE} else None


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
