"""What is chosen at a moment in the life of a plan: ids that fit and ids that do not, days, words.

Choices are bytes that Hypothesis draws: zeros choose what is simplest.
"""

import datetime
import itertools
from collections.abc import Iterable, Sequence
from typing import TypeVar

from attrs import frozen

from rnr_caseplan import CasePlan, GoalStatus, Policy, ReferralStatus, StepStatus
from tests.strategies import day_near

T = TypeVar("T")

FLAGS = (None, True, False)
STAFF = ("staff:17", "staff:20", "staff:3")
WORDS = (
    "as agreed on the phone",
    "more {statement} than \\ 100 %s",
    "two\nlines and a tab\t",
    "\N{HEBREW LETTER ALEF} \N{PILE OF POO}",
)
NOWHERE = "nowhere"
"""An id that no plan has."""
OPEN_STATUSES = (GoalStatus.ACTIVE, GoalStatus.PAUSED, GoalStatus.FUTURE)


class Choices:
    """Chooses by drawn bytes, one after the other and again from the first."""

    def __init__(self, drawn: bytes) -> None:
        """Take the bytes."""
        self._numbers = itertools.cycle(drawn or b"\0")

    def of(self, options: Sequence[T]) -> T:
        """Choose one; the first is the simplest."""
        return options[next(self._numbers) % len(options)]

    def some(self, options: Sequence[T]) -> tuple[T, ...]:
        """Choose up to two, each once."""
        count = next(self._numbers) % 3
        return tuple(dict.fromkeys(self.of(options) for _ in range(count))) if options else ()

    def one_in(self, chances: int) -> bool:
        """Choose what is rare."""
        return next(self._numbers) % chances == chances - 1


@frozen
class Moment:
    """A plan, the policy that it is under, the day, and what is chosen."""

    plan: CasePlan
    policy: Policy
    today: datetime.date
    choices: Choices

    def of(self, options: Sequence[T]) -> T:
        """Choose one; the first is the simplest."""
        return self.choices.of(options)

    def coin(self) -> bool:
        """Choose yes or no."""
        return self.of((True, False))

    def words(self) -> str:
        """Choose words."""
        return self.of(WORDS)

    def known(self, fitting: Iterable[str], others: Iterable[str] = ()) -> str:
        """Choose an id that fits, now and then one that does not, or one that no plan has."""
        number = self.of(range(20))
        fits, rest = list(fitting), list(others)
        if fits and number < 17:
            return self.of(fits)
        return self.of(rest) if rest and number < 19 else NOWHERE

    def new(self, taken: Iterable[str], awkward: Sequence[str] = ()) -> str:
        """Choose an id for something new; now and then one that is taken, or is like another."""
        number, held = self.of(range(8)), list(taken)
        if awkward and number in {5, 6}:
            return self.of(awkward)
        return self.of(held) if held and number == 7 else f"new-{self.plan.version}"

    def day(self, *distances: int) -> datetime.date:
        """Choose a day by its distance from this one."""
        return day_near(self.today, self.of(distances))

    def goal(self, *statuses: GoalStatus) -> str:
        """Choose a goal, most often one that stands there."""
        goals = self.plan.goals
        return self.known((g.id for g in goals if g.status in statuses), (g.id for g in goals))

    def step(self, *statuses: StepStatus) -> str:
        """Choose a step, most often one of an open goal that stands there."""
        held = [(goal, step) for goal in self.plan.goals for step in goal.steps]
        fitting = (
            step.id
            for goal, step in held
            if goal.status in OPEN_STATUSES and step.status in statuses
        )
        return self.known(fitting, (step.id for _, step in held))

    def need(self) -> str:
        """Choose a need."""
        return self.known(item.need.id for item in self.plan.needs)

    def domain(self) -> str:
        """Choose a domain that the policy knows; now and then one that it does not know."""
        if self.choices.one_in(12):
            return self.of(("unheard_of", "parental_stress"))
        return self.of([name for name, _ in self.policy.domains])

    def domains(self) -> tuple[str, ...]:
        """Choose the domains of something: most often some that goals are on."""
        on_goals = [item.need.domain for item in self.plan.needs]
        if on_goals and self.coin():
            return self.choices.some(on_goals)
        return (self.domain(),)

    def referral(self, *statuses: ReferralStatus) -> str:
        """Choose a referral, most often one that stands there."""
        held = self.plan.referrals
        return self.known((r.id for r in held if r.status in statuses), (r.id for r in held))

    def condition(self, *, is_open: bool = True) -> str:
        """Choose a condition, most often one that is open."""
        held = self.plan.conditions
        fitting = (item.id for item in held if item.met_on is None or not is_open)
        return self.known(fitting, (item.id for item in held))

    def ids_to_come(self, letter: str) -> tuple[str, ...]:
        """Give ids that the library may give to parts of its next goals and adaptations."""
        number = len(self.plan.goals) + 1
        own = (f"g{number}.{letter}1", f"g{number + 1}.{letter}2", f"g1.{letter}9")
        return (*own, f"r{len(self.plan.adaptations) + 1}.{letter}1")
