"""A plan as the checks look at it: on a day, under a policy, with what they all ask for."""

import datetime
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple, TypeVar

from rnr_caseplan.model.goals import ActionStep, Goal
from rnr_caseplan.model.plan import CasePlan, PlannedNeed
from rnr_caseplan.model.recorded import PlanEvent
from rnr_caseplan.model.vocabulary import (
    OPEN_GOALS,
    OPEN_STEPS,
    EligibilityOutcome,
    GoalStatus,
    Tier,
)
from rnr_caseplan.policy.policy import Policy

E = TypeVar("E", bound=PlanEvent)


class PlacedGoal(NamedTuple):
    """A goal and its place in the plan."""

    place: str
    goal: Goal


class PlacedStep(NamedTuple):
    """A step, its place in the plan, and its goal."""

    place: str
    step: ActionStep
    goal: Goal


class Text(NamedTuple):
    """Words that the participant reads, their place, and the id of the part that holds them."""

    place: str
    words: str
    about: str


class Examined:
    """A plan under examination.

    Attributes:
        plan: The plan.
        policy: The policy in force.
        as_of: The day; what happened later is not seen.
    """

    def __init__(self, plan: CasePlan, policy: Policy, as_of: datetime.date) -> None:
        """Take what is examined."""
        self.plan = plan
        self.case = plan.case
        self.policy = policy
        self.as_of = as_of
        self.is_full = plan.eligibility.outcome is EligibilityOutcome.FULL_PLAN

    @cached_property
    def goals(self) -> tuple[PlacedGoal, ...]:
        """Every goal with its place."""
        return tuple(
            PlacedGoal(f"goals[{index}]", goal) for index, goal in enumerate(self.plan.goals)
        )

    @cached_property
    def open_goals(self) -> tuple[PlacedGoal, ...]:
        """The goals that have not ended."""
        return tuple(item for item in self.goals if item.goal.status in OPEN_GOALS)

    @cached_property
    def active_goals(self) -> tuple[PlacedGoal, ...]:
        """The goals that are worked on now."""
        return tuple(item for item in self.goals if item.goal.status is GoalStatus.ACTIVE)

    @cached_property
    def active_steps(self) -> tuple[PlacedStep, ...]:
        """The open steps of active goals."""
        return tuple(
            placed
            for item in self.active_goals
            for placed in steps_of(item)
            if placed.step.status in OPEN_STEPS
        )

    @cached_property
    def needs(self) -> dict[str, PlannedNeed]:
        """Every planned need by its id."""
        return {item.need.id: item for item in self.plan.needs}

    @cached_property
    def served(self) -> frozenset[str]:
        """The needs that an open goal serves."""
        return frozenset(need_id for item in self.open_goals for need_id in item.goal.need_ids)

    def needs_of(self, item: PlacedGoal) -> list[PlannedNeed]:
        """Give the needs that a goal serves."""
        return [self.needs[need_id] for need_id in item.goal.need_ids if need_id in self.needs]

    def tier_of(self, item: PlacedGoal) -> Tier | None:
        """Give the tier that a goal works in: the first in the usual order of those of its needs."""
        return min((need.tier for need in self.needs_of(item)), default=None)

    @cached_property
    def events(self) -> tuple[PlanEvent, ...]:
        """What happened up to the day, in the order of the days."""
        seen = [entry.event for entry in self.plan.history if entry.event.on <= self.as_of]
        return tuple(sorted(seen, key=_day_of))

    def events_of(self, *kinds: type[E]) -> Iterator[E]:
        """Give what happened up to the day, of these kinds only."""
        for event in self.events:
            if isinstance(event, kinds):
                yield event

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """What the participant reads in the goals that have not ended: goals, measures, steps."""
        found: list[Text] = []
        for place, goal in self.open_goals:
            found.append(Text(f"{place}.statement", goal.statement, goal.id))
            if goal.measure is not None:
                found.append(Text(f"{place}.measure", goal.measure, goal.id))
            found += [
                Text(f"{place}.steps[{index}].text", step.text, step.id)
                for index, step in enumerate(goal.steps)
            ]
        return tuple(found)


def steps_of(item: PlacedGoal) -> Iterator[PlacedStep]:
    """Give the steps of a goal with their places."""
    for index, step in enumerate(item.goal.steps):
        yield PlacedStep(f"{item.place}.steps[{index}]", step, item.goal)


def _day_of(event: PlanEvent) -> datetime.date:
    return event.on
