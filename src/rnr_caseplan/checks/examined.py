"""A plan as the checks look at it: on a day, under a policy, with what they all ask for."""

import datetime
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple, TypeVar

from rnr_caseplan.checks.languages import guess_language, name_language
from rnr_caseplan.checks.readability import Readability, measure_reading
from rnr_caseplan.model.events.goals import GoalActivated, GoalResumed
from rnr_caseplan.model.events.services import ServiceAdded
from rnr_caseplan.model.goals import ActionStep, Activity, Goal
from rnr_caseplan.model.plan import CasePlan, PlannedNeed
from rnr_caseplan.model.recorded import PlanEvent
from rnr_caseplan.model.records import Service
from rnr_caseplan.model.vocabulary import (
    OPEN_GOALS,
    OPEN_STEPS,
    EligibilityOutcome,
    GoalStatus,
    Tier,
)
from rnr_caseplan.planning.history import levels_known_on
from rnr_caseplan.policy.listed_words import words_of
from rnr_caseplan.policy.policy import Policy

E = TypeVar("E", bound=PlanEvent)

_LAST_LATIN = "\u0250"
ENGLISH = "en"
OTHER_LANGUAGE = "other"


class PlacedGoal(NamedTuple):
    """A goal and its place in the plan."""

    place: str
    goal: Goal


class PlacedStep(NamedTuple):
    """A step, its place in the plan, and its goal."""

    place: str
    step: ActionStep
    goal: Goal


class PlacedActivity(NamedTuple):
    """What staff do, and its place in the plan."""

    place: str
    activity: Activity


class PlacedService(NamedTuple):
    """A service and its place in the plan."""

    place: str
    service: Service


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
        self.case = levels_known_on(plan.case, as_of)
        self.policy = policy
        self.as_of = as_of
        self.is_full = plan.eligibility.outcome is EligibilityOutcome.FULL_PLAN

    @cached_property
    def last_day(self) -> datetime.date:
        """The last day on which the plan lived up to the day: a closed plan grows no older."""
        return min(self.plan.closed_on or self.as_of, self.as_of)

    def has_happened(self, on: datetime.date | None) -> bool:
        """Say whether something has happened by the day; without a day nobody knows that it has."""
        return on is not None and on <= self.as_of

    @cached_property
    def is_closed(self) -> bool:
        """Whether the plan had ended by the day."""
        return self.plan.closed_on is not None and self.plan.closed_on <= self.as_of

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
        """Give the tier that a goal works in: the first, in the usual order, of its needs'."""
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
    def services(self) -> tuple[PlacedService, ...]:
        """The services that have not ended by the day; one that was added later is not seen."""
        later = {
            entry.event.service.id
            for entry in self.plan.history
            if isinstance(entry.event, ServiceAdded) and entry.event.on > self.as_of
        }
        return tuple(
            PlacedService(f"services[{index}]", item)
            for index, item in enumerate(self.plan.services)
            if (item.ended_on is None or item.ended_on > self.as_of) and item.id not in later
        )

    @cached_property
    def activities(self) -> tuple[PlacedActivity, ...]:
        """What staff do for the goals that have not ended, and as adaptations."""
        held = [
            *[(place, goal.activities) for place, goal in self.open_goals],
            *[
                (f"adaptations[{index}]", item.activities)
                for index, item in enumerate(self.plan.adaptations)
            ],
        ]
        return tuple(
            PlacedActivity(f"{place}.activities[{index}]", activity)
            for place, activities in held
            for index, activity in enumerate(activities)
        )

    @cached_property
    def overridden(self) -> frozenset[str]:
        """The goals that a named person began, or went on with, where a rule stood against it."""
        moves = {
            event.goal_id: event.override is not None
            for event in self.events
            if isinstance(event, (GoalActivated, GoalResumed))
        }
        return frozenset(goal_id for goal_id, is_overridden in moves.items() if is_overridden)

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

    @cached_property
    def words_of_texts(self) -> tuple[tuple[Text, list[str]], ...]:
        """What the participant reads, text by text, with the words of each in small letters."""
        return tuple((text, words_of(text.words)) for text in self.texts)

    @cached_property
    def words_of_steps(self) -> tuple[tuple[Text, list[str]], ...]:
        """The open steps of the goals that have not ended, with the words of each."""
        ids = {
            step.id
            for _, goal in self.open_goals
            for step in goal.steps
            if step.status in OPEN_STEPS
        }
        return tuple(
            (text, words)
            for text, words in self.words_of_texts
            if text.about in ids and text.place.endswith(".text")
        )

    @cached_property
    def words_of_goals(self) -> tuple[tuple[PlacedGoal, str], ...]:
        """What the participant reads, goal by goal, each text a paragraph."""
        lines: dict[str, list[str]] = {}
        for text in self.texts:
            lines.setdefault(text.place.partition(".")[0], []).append(text.words)
        return tuple((item, "\n\n".join(lines[item.place])) for item in self.open_goals)

    @cached_property
    def measured_goals(self) -> tuple[tuple[PlacedGoal, Readability | None], ...]:
        """How hard the words of each goal are to read; ``None`` where that is not measured.

        Where no language is recorded, the plan is in the one that its first goal shows.
        """
        goals = self.words_of_goals
        language = self.language or (self.language_of(goals[0][1]) if goals else ENGLISH)
        return tuple(
            (item, measure_reading(words, language) if _is_latin(words) else None)
            for item, words in goals
        )

    @cached_property
    def texts_with_long_sentences(self) -> tuple[Text, ...]:
        """What the participant reads, of goals that may have a sentence that is too long."""
        longest = {item.place: measured for item, measured in self.measured_goals}
        most = self.policy.sentence_words.value
        return tuple(
            text
            for text in self.texts
            if (measured := longest[text.place.partition(".")[0]]) is None
            or measured.longest_sentence > most
        )

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The codes of the languages that fit the participant: the one to work in, or all spoken.

        One that is recorded in words that nobody can name here is ``other``.
        """
        profile = self.case.responsivity
        if profile is not None and profile.language is not None:
            return (name_language(profile.language) or OTHER_LANGUAGE,)
        return tuple(
            name_language(told) or OTHER_LANGUAGE for told in self.case.participant.languages
        )

    @cached_property
    def language(self) -> str | None:
        """The first language that fits the participant; ``None`` where none is recorded."""
        return self.languages[0] if self.languages else None

    def language_of(self, words: str) -> str:
        """Give the language that words are in: what they show, what is recorded, or English."""
        return guess_language(words) or self.language or ENGLISH


def steps_of(item: PlacedGoal) -> Iterator[PlacedStep]:
    """Give the steps of a goal with their places."""
    for index, step in enumerate(item.goal.steps):
        yield PlacedStep(f"{item.place}.steps[{index}]", step, item.goal)


def _is_latin(words: str) -> bool:
    """Say whether words are written in Latin letters, most of them."""
    if words.isascii():
        return True
    letters = [letter for letter in words if letter.isalpha()]
    return 2 * sum(letter < _LAST_LATIN for letter in letters) > len(letters)


def _day_of(event: PlanEvent) -> datetime.date:
    return event.on
