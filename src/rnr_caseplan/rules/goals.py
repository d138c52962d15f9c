"""What does a goal look like, and how many are active?

``goals.limit``: never more goals are active than the policy allows (VA-7c).
``goals.starter_wording``, ``goals.own_wording``: whose words a goal is in (TC-19).
``goals.dates``, ``goals.first_step``: a target date, and small steps, the first one early (NP-3,
NP-7).
``goals.expected_dates``, ``goals.no_dates_yet``: queued goals show the days that follow if those
before them keep theirs; a goal that cannot start yet has none (NP-5).
``goals.closing_level``: how long work on the need goes on (SP-14).
``goals.graduation``: work that the policy requires for graduation (TC-12c).
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from attrs import evolve

from rnr_caseplan.citations import Citation
from rnr_caseplan.dates import days_after
from rnr_caseplan.decisions import Decision, Reason, reason_for
from rnr_caseplan.model.goals import ActionStep, Activity, Goal
from rnr_caseplan.model.needs import Need
from rnr_caseplan.model.vocabulary import GoalStatus, Level, StepStatus, Tier, Wording
from rnr_caseplan.policy.policy import Policy
from rnr_caseplan.policy.values import StarterActivity
from rnr_caseplan.value import maker_of

_make_step = maker_of(ActionStep)
_make_activity = maker_of(Activity)
_make_goal = maker_of(Goal)

LEAD_CASE_PLANNER = "lead case planner"
"""Who is responsible for activities where the case names no lead."""


Days = tuple[datetime.date | None, ...]


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
        first_due: After how many days its first step is due; ``None`` takes the policy's number.
    """

    id: str
    status: GoalStatus
    need: Need
    tier: Tier
    statement: str | None
    starts_on: datetime.date | None
    first_step: str | None
    strengths_of_steps: Mapping[str, Sequence[str]]
    condition_ids: tuple[str, ...]
    reasons: tuple[Reason, ...]
    first_due: Decision[int] | None = None


def limit_goals(goals: Iterable[Goal], policy: Policy) -> Decision[tuple[Goal, ...]]:
    """Keep at most as many goals active as the policy allows; none is dropped, none is started.

    Args:
        goals: Goals in the order in which they should keep their places.
        policy: The policy in force.

    Returns:
        The same goals in the same order: active ones beyond the limit are future, all others
        stay as they are. Which queued goal starts next is for people to decide.

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
    asked = 0
    limited: list[Goal] = []
    for goal in goals:
        asked += goal.status is GoalStatus.ACTIVE
        is_beyond = goal.status is GoalStatus.ACTIVE and asked > limit.value
        limited.append(evolve(goal, status=GoalStatus.FUTURE) if is_beyond else goal)
    facts = (("active", min(asked, limit.value)), ("asked", asked), ("limit", limit.value))
    return Decision(tuple(limited), (Reason("goals.limit", facts, limit.citation),))


class GoalWriter:
    """Writes the goals of one draft: starter or own words, steps with dates, activities.

    Goals with the same facts share their dates and their reasons, which are made once.
    """

    def __init__(self, policy: Policy, *, participant: str, lead: str | None) -> None:
        """Take what is the same for every goal.

        Args:
            policy: The policy in force.
            participant: The id of the participant, who takes the steps.
            lead: The id of the lead case planner, who does the activities.
        """
        self.policy = policy
        self._participant = participant
        self._lead = lead or LEAD_CASE_PLANNER
        self._kinds = [(kind, kind.value) for kind in policy.activity_kinds.value]
        first = policy.first_step_after_days
        reason = Reason("goals.first_step", (("days", first.value),), first.citation)
        self._first_due = Decision(first.value, (reason,))
        self._days: dict[tuple[datetime.date | None, int, int], Days] = {}
        self._reasons: dict[tuple[object, ...], tuple[Reason, ...]] = {}

    def write(self, outline: GoalOutline) -> Goal:
        """Write a goal.

        Steps are spread evenly between the day of the first step and the target date.

        Args:
            outline: What is decided about the goal.

        Returns:
            The goal.
        """
        guidance = self.policy.guidance_for(outline.need.domain)
        words = guidance.value
        texts = words.steps if outline.first_step is None else (outline.first_step, *words.steps)
        first_due = outline.first_due or self._first_due
        days = self._days_of(outline.starts_on, len(texts), first_due.value)
        helps = outline.strengths_of_steps
        steps: list[ActionStep] = []
        for index, text in enumerate(texts):
            step_id = f"{outline.id}.s{index + 1}"
            strength_ids = tuple(helps.get(step_id, ()))
            steps.append(
                _make_step(
                    step_id, text, self._participant, days[index], StepStatus.PLANNED, strength_ids
                )
            )
        closes_at = closing_level(outline.need.level, self.policy)
        wording = Wording.OWN if outline.statement else Wording.STARTER
        return _make_goal(
            outline.id,
            outline.status,
            (outline.need.id,),
            outline.condition_ids,
            outline.statement or words.goal,
            wording,
            words.measure,
            outline.starts_on,
            days[-1],
            closes_at,
            tuple(steps),
            self.write_activities(outline.id, outline.need.domain, starts_on=outline.starts_on),
            (
                *outline.reasons,
                *outline.need.reasons_of_level,
                *self._reasons_of(outline, guidance.citation, first_due.reasons),
            ),
        )

    def write_activities(
        self, owner: str, domain: str, *, starts_on: datetime.date | None
    ) -> tuple[Activity, ...]:
        """Write one starter activity of each kind that the policy blends (SP-10).

        Args:
            owner: The id that the activities' ids begin with.
            domain: The domain of the need that they serve.
            starts_on: The day from which they are done.

        Returns:
            The activities, in the policy's order of kinds.
        """
        starters = self.policy.guidance_for(domain).value.activities
        activities: list[Activity] = []
        for number, (kind, name) in enumerate(self._kinds, start=1):
            starter: StarterActivity = getattr(starters, name)
            activities.append(
                _make_activity(
                    f"{owner}.a{number}", kind, starter.text, starter.often, self._lead, starts_on
                )
            )
        return tuple(activities)

    def _days_of(self, starts_on: datetime.date | None, steps: int, first: int) -> Days:
        """Give the due day of each step, spread evenly, and the target date last."""
        known = self._days.get((starts_on, steps, first))
        if known is not None:
            return known
        days = spread_days(self.policy, starts_on, steps, first=first)
        self._days[starts_on, steps, first] = days
        return days

    def _reasons_of(
        self, outline: GoalOutline, starter: Citation, first_step: tuple[Reason, ...]
    ) -> tuple[Reason, ...]:
        """Give the reasons of a goal's dates, words and end."""
        is_starter = outline.statement is None
        # The writer holds the policy, so that the identity of a citation stays what it is.
        key = (
            outline.status,
            outline.starts_on,
            outline.tier,
            outline.need.level,
            is_starter,
            id(starter),
        )
        known = self._reasons.get(key)
        if known is None:
            wording = (
                Reason("goals.starter_wording", (), starter)
                if is_starter
                else reason_for("goals.own_wording")
            )
            dates = reason_of_dates(outline.status, outline.starts_on, self.policy)
            known = (dates, wording, *_reasons_of_end(outline, self.policy))
            self._reasons[key] = known
        return (known[0], *first_step, *known[1:])


def spread_days(policy: Policy, starts_on: datetime.date | None, steps: int, *, first: int) -> Days:
    """Give the due day of each step, spread evenly, and the target date last.

    Args:
        policy: The policy in force.
        starts_on: The first day of work; ``None`` gives no days.
        steps: The number of steps.
        first: After how many days the first step is due.

    Returns:
        One day more than there are steps.
    """
    if starts_on is None:
        return (None,) * (steps + 1)
    target = policy.target_after_days.value
    spread = [first + (target - first) * index // steps for index in range(steps)]
    return days_after(starts_on, (*spread, target))


def closing_level(level: Level, policy: Policy) -> Level | None:
    """Give the level at which work may end: the policy's, and always below the present one.

    Args:
        level: The level at which the need was targeted.
        policy: The policy in force.

    Returns:
        The level; ``None`` for a low or unknown need, where the level does not decide.
    """
    closing = policy.closing_level.value
    if level is Level.HIGH and closing is not Level.LOW:
        return Level.MODERATE
    return Level.LOW if level in (Level.HIGH, Level.MODERATE) else None


def reason_of_dates(status: GoalStatus, starts_on: datetime.date | None, policy: Policy) -> Reason:
    """Say from when to when a goal runs, or why it has no days yet.

    Args:
        status: Where the goal stands.
        starts_on: Its first day of work, or the expected one.
        policy: The policy in force.

    Returns:
        The reason.
    """
    if starts_on is None:
        return reason_for("goals.no_dates_yet")
    day = starts_on.isoformat()
    if status is not GoalStatus.ACTIVE:
        return reason_for("goals.expected_dates", ("starts_on", day))
    facts = (("starts_on", day), ("target", policy.target_after_days.value))
    return Reason("goals.dates", facts, policy.target_after_days.citation)


def reasons_of_closing(level: Level, policy: Policy) -> tuple[Reason, ...]:
    """Say until when work on a need goes on.

    Args:
        level: The level at which the need was targeted.
        policy: The policy in force.

    Returns:
        The reason; empty where the level does not decide.
    """
    closes_at = closing_level(level, policy)
    if closes_at is None:
        return ()
    facts = (("closes_at", closes_at.value), ("level", level.value))
    return (Reason("goals.closing_level", facts, policy.closing_level.citation),)


def _reasons_of_end(outline: GoalOutline, policy: Policy) -> tuple[Reason, ...]:
    """Say until when work goes on, and whether graduation asks for it."""
    closing = reasons_of_closing(outline.need.level, policy)
    required = policy.maintenance_for_graduation
    if outline.tier is Tier.MAINTENANCE and required.value:
        return (*closing, Reason("goals.graduation", (), required.citation))
    return closing
