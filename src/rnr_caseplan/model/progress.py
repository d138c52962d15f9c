"""How far a plan has come: steps, goals, needs, conditions, and how behavior was answered."""

import datetime

from attrs import field, frozen

from rnr_caseplan.model.vocabulary import GoalStatus, Level, StepStatus
from rnr_caseplan.value import Value


@frozen(kw_only=True, repr=False, eq=False)
class StepProgress(Value):
    """Where a step stands.

    Attributes:
        step_id: The step.
        status: Where it stands on the day.
        due_on: Its day.
        is_overdue: Whether its day has passed and it is still open, in a goal that has begun and
            not ended.
        moved_on: The day on which it moved last; ``None`` where it never did.
    """

    step_id: str
    status: StepStatus
    due_on: datetime.date | None
    is_overdue: bool
    moved_on: datetime.date | None


@frozen(kw_only=True, repr=False, eq=False)
class GoalProgress(Value):
    """How far a goal has come.

    Attributes:
        goal_id: The goal.
        status: Where it stands on the day.
        steps: Its steps.
        done: How many steps are done.
        needed: How many steps there are, without those that are not needed any more.
        moved_on: The day on which the goal or one of its steps moved last.
        days_still: The days since then; where nothing moved, since work on it began.
        sessions: The sessions in which it was worked on.
        participant_view: The participant's latest word on it.
        planner_view: The planner's latest word on it.
    """

    goal_id: str
    status: GoalStatus
    steps: tuple[StepProgress, ...]
    done: int
    needed: int
    moved_on: datetime.date | None
    days_still: int | None
    sessions: int
    participant_view: str | None = field(repr=False)
    planner_view: str | None = field(repr=False)


@frozen(kw_only=True, repr=False, eq=False)
class NeedProgress(Value):
    """How the level of a need has moved: the first recorded one, and the one of the day."""

    need_id: str
    first_level: Level
    level: Level


@frozen(kw_only=True, repr=False, eq=False)
class ConditionProgress(Value):
    """How a condition stands.

    Attributes:
        condition_id: The condition.
        due_on: Its day.
        met_on: The day on which it was met.
        is_overdue: Whether its day has passed and it is open.
        violated_on: The days on which it was not kept.
    """

    condition_id: str
    due_on: datetime.date | None
    met_on: datetime.date | None
    is_overdue: bool
    violated_on: tuple[datetime.date, ...]


@frozen(kw_only=True, repr=False, eq=False)
class SmallWin(Value):
    """A step that was done, or a goal that was reached, and the day."""

    on: datetime.date
    about: str


@frozen(kw_only=True, repr=False, eq=False)
class Unanswered(Value):
    """Behavior that nobody has answered: a small win, or a violation, and the day."""

    on: datetime.date
    about: str
    is_violation: bool


@frozen(kw_only=True, repr=False, eq=False)
class Progress(Value):
    """What has moved in a plan up to a day.

    Attributes:
        as_of: The day.
        goals: Every goal.
        needs: Every need.
        conditions: Every condition.
        small_wins: Steps done and goals reached, in order of day.
        moved_on: The day on which anything moved last.
        days_still: The days since then, or since the draft where nothing moved.
        sessions: How many sessions were held.
        sessions_with_plan: In how many of them the plan was used.
        affirmations: How many incentives were given.
        sanctions: How many sanctions were given.
        adjustments: How many services were adjusted in answer to behavior.
        unanswered: Behavior without any response.
    """

    as_of: datetime.date
    goals: tuple[GoalProgress, ...]
    needs: tuple[NeedProgress, ...]
    conditions: tuple[ConditionProgress, ...]
    small_wins: tuple[SmallWin, ...]
    moved_on: datetime.date | None
    days_still: int
    sessions: int
    sessions_with_plan: int
    affirmations: int
    sanctions: int
    adjustments: int
    unanswered: tuple[Unanswered, ...]

    @property
    def affirmations_per_sanction(self) -> float | None:
        """The ratio of affirmations to sanctions, reported and never enforced.

        ``None`` while there was no sanction.
        """
        return self.affirmations / self.sanctions if self.sanctions else None
