"""A Hypothesis state machine drives random lives of plans, and no law of a plan is ever broken.

Events of every kind come in any order, right ones and wrong ones; time goes forward, and now and
then somebody writes down late what happened before. The laws are in ``standing``, ``changes``,
``refusals``, ``decisions`` and ``views``.
"""

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from rnr_caseplan import PlanEvent
from rnr_caseplan.lifecycle import GoalAchieved, GoalActivated, ReferralMade, ServiceAdded
from rnr_caseplan.model.events.kinds import EVENT_KINDS
from tests.stateful.events import (
    CONDITIONS,
    ENDING,
    ENGAGEMENT,
    GOALS,
    MAKERS,
    MEETINGS,
    NEEDS,
    PEOPLE,
    SERVICES,
    SITUATION,
    STEPS,
    Makers,
)
from tests.stateful.lives import (
    CHOICES,
    DAYS_THAT_PASS,
    SIZE_OF_CHOICES,
    Beginning,
    Life,
    beginnings,
)

DAYS = st.sampled_from(DAYS_THAT_PASS)
LIVES = settings().max_examples * 2 // 3
"""How many lives are driven: two thousand in the deep profile."""
KINDS = (*MAKERS, *GOALS, *STEPS, ServiceAdded, ReferralMade)
STEPS_OF_YOUTH = 20
"""A plan is not closed before it has grown to this version."""


def one_of(makers: Makers, *often: type[PlanEvent]) -> st.SearchStrategy[type[PlanEvent]]:
    """Draw a kind of event of a family, some of them more often than others."""
    return st.sampled_from((*often, *makers, *often))


class Lives(RuleBasedStateMachine):
    """The life of one plan."""

    life: Life

    @initialize(beginning=beginnings())
    def begin(self, beginning: Beginning) -> None:
        """Draft a plan."""
        self.life = Life(beginning)

    @rule(kind=one_of(ENGAGEMENT), days=DAYS, drawn=CHOICES)
    def engage(self, kind: type[PlanEvent], days: int, drawn: bytes) -> None:
        """Explain, share, sign, hand out."""
        self.life.happen(kind, days, drawn)

    @rule(kind=one_of(GOALS), days=DAYS, drawn=CHOICES)
    def work_on_goals(self, kind: type[PlanEvent], days: int, drawn: bytes) -> None:
        """Add, begin, rest, end, bring back, reorder and reword goals."""
        self.life.happen(kind, days, drawn)

    @rule(kind=one_of(GOALS, GoalActivated, GoalAchieved), days=DAYS, drawn=CHOICES)
    def work_on_goals_again(self, kind: type[PlanEvent], days: int, drawn: bytes) -> None:
        """Work on goals twice as often as on anything else; begin and reach them most."""
        self.life.happen(kind, days, drawn)

    @rule(kind=one_of(STEPS), days=DAYS, drawn=CHOICES)
    def take_steps(self, kind: type[PlanEvent], days: int, drawn: bytes) -> None:
        """Add, take and re-date steps; add activities."""
        self.life.happen(kind, days, drawn)

    @rule(kind=one_of(SERVICES, ServiceAdded, ReferralMade), days=DAYS, drawn=CHOICES)
    def use_services(self, kind: type[PlanEvent], days: int, drawn: bytes) -> None:
        """Add, monitor and end services; refer."""
        self.life.happen(kind, days, drawn)

    @rule(kind=one_of(CONDITIONS), days=DAYS, drawn=CHOICES)
    def meet_conditions(self, kind: type[PlanEvent], days: int, drawn: bytes) -> None:
        """Add, meet, change and violate conditions."""
        self.life.happen(kind, days, drawn)

    @rule(kind=one_of(NEEDS), days=DAYS, drawn=CHOICES)
    def assess(self, kind: type[PlanEvent], days: int, drawn: bytes) -> None:
        """Reassess, find needs, name and withdraw drivers."""
        self.life.happen(kind, days, drawn)

    @rule(kind=one_of(SITUATION), days=DAYS, drawn=CHOICES)
    def change_the_situation(self, kind: type[PlanEvent], days: int, drawn: bytes) -> None:
        """Change circumstances, sobriety and readiness; note danger, strengths and triggers."""
        self.life.happen(kind, days, drawn)

    @rule(kind=one_of(MEETINGS), days=DAYS, drawn=CHOICES)
    def meet(self, kind: type[PlanEvent], days: int, drawn: bytes) -> None:
        """Hold sessions, reviews and conferences; respond; note progress."""
        self.life.happen(kind, days, drawn)

    @rule(kind=one_of(PEOPLE), days=DAYS, drawn=CHOICES)
    def hand_over(self, kind: type[PlanEvent], days: int, drawn: bytes) -> None:
        """Change the lead and the team; transfer."""
        self.life.happen(kind, days, drawn)

    @precondition(lambda self: self.life.plan.version >= STEPS_OF_YOUTH)
    @rule(kind=one_of(ENDING), days=DAYS, drawn=CHOICES)
    def close(self, kind: type[PlanEvent], days: int, drawn: bytes) -> None:
        """Close the plan."""
        self.life.happen(kind, days, drawn)

    def teardown(self) -> None:
        """Live the whole life again from its events."""
        if hasattr(self, "life"):
            self.life.end()


TestLives = Lives.TestCase
TestLives.settings = settings(max_examples=LIVES)


@settings(max_examples=LIVES // 2)
@given(beginning=beginnings(), seed=st.integers(0, 2**32))
def test_lives_in_which_everything_is_mixed(beginning: Beginning, seed: int) -> None:
    """The same laws where chance alone chooses: such lives hold more of everything."""
    chance = random.Random(seed)  # noqa: S311  # a life, not a secret
    life = Life(beginning)
    for _ in range(settings().stateful_step_count):
        kind = chance.choice(KINDS)
        if kind not in ENDING or life.plan.version >= STEPS_OF_YOUTH:
            life.happen(kind, chance.choice(DAYS_THAT_PASS), chance.randbytes(SIZE_OF_CHOICES))
    life.end()
    assert life.plan.version == max(len(life.plan.history), 1)


def test_every_kind_of_event_is_drawn() -> None:
    """A kind that is added to the library has to be added to the lives as well."""
    assert set(MAKERS) == set(EVENT_KINDS.values())
