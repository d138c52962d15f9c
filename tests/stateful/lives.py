"""``Life``: a plan that lives through events, with the laws held at every step."""

import datetime
from collections.abc import Sequence

from attrs import frozen
from hypothesis import note
from hypothesis import strategies as st

from rnr_caseplan import (
    Applied,
    Assessment,
    AssessmentKind,
    Barrier,
    CasePlan,
    Condition,
    Driver,
    Incident,
    Level,
    Need,
    PlanEvent,
    Policy,
    Readiness,
    ResponsivityProfile,
    RiskLevel,
    StageOfChange,
    Strength,
    TeamMember,
    Trigger,
    apply,
    draft_plan,
    dump_plan,
    read_plan,
)
from rnr_caseplan.lifecycle import Drafted, PlanTransferred
from tests.stateful.changes import check_begun, check_change
from tests.stateful.choosing import Choices, Moment
from tests.stateful.decisions import check_decided_again
from tests.stateful.events import ENDING, GOALS, MAKERS, make_event
from tests.stateful.policies import NAMES_OF_LIVES, policy_of_lives
from tests.stateful.refusals import check_refusal
from tests.stateful.standing import check_plan, day_of
from tests.stateful.views import (
    check_differences,
    check_lived_again,
    check_progress_then,
    check_stored,
    check_views,
)
from tests.strategies import BOUNDARY_DAYS, TODAY, Situation, a_situation, day_near, situations

SIZE_OF_CHOICES = 24
CHOICES = st.binary(min_size=SIZE_OF_CHOICES, max_size=SIZE_OF_CHOICES)
"""What one event is chosen by."""
DAYS_THAT_PASS = (1, 0, 0, 7, 0, 30, 100)
"""How much time passes before something happens."""
LOOKS_EVERY = 7
"""At every so many versions a plan is asked everything."""
DOMAINS = (
    "antisocial_companions",
    "employment",
    "substance_use",
    "unstable_housing",
    "antisocial_cognition",
    "family_marital",
    "leisure",
    "withdrawal",
    "overdose_risk",
    "medical",
    "transport",
    "education",
    "mental_health",
    "job_skills",
    "criminal_history",
)
"""Domains of every tier, and such as are acute danger."""
_OWN_DOMAINS = ("parental_stress", *DOMAINS)


@frozen(kw_only=True)
class Beginning:
    """A situation, and the policy under which the plan is drafted."""

    situation: Situation
    policy_name: str

    def draft(self) -> CasePlan:
        """Draft the plan."""
        as_of = self.situation.as_of
        policy = policy_of_lives(self.policy_name, as_of)
        return draft_plan(self.situation.case, policy, as_of=as_of)


@st.composite
def beginnings(draw: st.DrawFn) -> Beginning:
    """Draw how a life begins: any case at all, or one with something of everything."""
    if draw(st.sampled_from((True, True, False))):
        name = draw(st.sampled_from(NAMES_OF_LIVES))
        situation = draw(full_situations(_OWN_DOMAINS if name == "success-plan" else DOMAINS))
    else:
        situation = draw(situations())
        name = situation.policy_name
    return Beginning(situation=situation, policy_name=name)


@st.composite
def full_situations(draw: st.DrawFn, domains: Sequence[str]) -> Situation:
    """Draw a participant at high risk with several needs and one of everything else."""
    chosen = Choices(draw(CHOICES))
    needs = tuple(
        Need(
            id=f"n{number}",
            domain=chosen.of(domains),
            level=chosen.of((Level.HIGH, Level.MODERATE, Level.HIGH, Level.LOW, Level.UNKNOWN)),
            interferes=chosen.of((None, None, True, False)),
            score=chosen.of((None, 3)),
            max_score=7,
        )
        for number in range(1, chosen.of((6, 7, 8, 4)))
    )
    return a_situation(
        *needs,
        risk_level=chosen.of((RiskLevel.HIGH, RiskLevel.MODERATE, RiskLevel.VERY_HIGH)).value,
        as_of=chosen.of((TODAY, TODAY, TODAY, *BOUNDARY_DAYS)),
        sober_since=chosen.of((None, TODAY)),
        driver=chosen.of((None, Driver(need_id="n1"))),
        assigned_on=TODAY,
        lead=chosen.of(("staff:17", None)),
        supervision_level=chosen.of((None, "high")),
        responsivity=chosen.of(
            (None, ResponsivityProfile(barriers=(Barrier.NO_CAR, Barrier.THINKING_AND_MEMORY)))
        ),
        readiness=chosen.of((None, Readiness(stage=StageOfChange.PREPARATION, importance=6))),
        team=(TeamMember(id="staff:17"), TeamMember(id="staff:20")),
        conditions=(
            Condition(id="c1", text="work", domains=chosen.some(domains)),
            Condition(id="c2", text="pay", due_on=TODAY, domains=(needs[0].domain,)),
        ),
        strengths=(Strength(id="s1", text="plays chess"), Strength(id="s2", text="has a friend")),
        triggers=(
            Trigger(id="t1", text="the old bar", response="call my sister"),
            Trigger(id="t2", text="payday"),
        ),
        assessments=(Assessment(id="a1", kind=AssessmentKind.CRIMINOGENIC),),
        incidents=(Incident(id="i1", need_ids=("n1",)),),
    )


class Life:
    """A plan that lives.

    Attributes:
        plan: The plan as it is now.
        versions: The plan as it was at each version, the draft first.
        today: The day on which its people are.
        tried: How many events were tried; the same bytes choose otherwise each time.
        is_sound: Whether every law has held.
    """

    def __init__(self, beginning: Beginning) -> None:
        """Draft the plan."""
        self.plan = beginning.draft()
        self.versions = [self.plan]
        self.today = self.plan.as_of
        self.tried = 0
        self.is_sound = True
        check_plan(self.plan)

    def policy(self, on: datetime.date, event: PlanEvent | None = None) -> Policy:
        """Give the policy in force on a day for the plan, or for what a transfer names."""
        named = event.policy if isinstance(event, PlanTransferred) else None
        name = named if named in NAMES_OF_LIVES else self.plan.policy.name
        return policy_of_lives(name, on)

    def happen(self, kind: type[PlanEvent], days: int, drawn: bytes) -> Applied:
        """Let some days pass, and then an event of a kind happen, as it is chosen."""
        self.today = day_near(self.today, days)
        turn = self.tried % len(drawn)
        self.tried += 1
        choices = Choices(drawn[turn:] + drawn[:turn])
        at = Moment(self.plan, self.policy(self.today), self.today, choices)
        event = make_event(kind, at)
        policy = self.policy(event.on, event)
        if choices.one_in(40):
            policy = policy_of_lives(choices.of(NAMES_OF_LIVES), event.on)
        return self.record(event, policy)

    def record(self, event: PlanEvent, policy: Policy) -> Applied:
        """Record an event, or have it refused; either way the laws hold."""
        self.is_sound = False
        applied = self._record(event, policy)
        self.is_sound = True
        return applied

    def _record(self, event: PlanEvent, policy: Policy) -> Applied:
        before = self.plan
        applied = apply(before, event, policy)
        note(f"{before.version}: {event!r} -> {applied.why}")
        if not applied.accepted:
            check_refusal(before, event, applied, policy)
            return applied
        if isinstance(event, Drafted):
            return self.begin(event, applied)
        check_change(before, event, applied, policy)
        check_plan(applied.value)
        check_decided_again(applied.value, event, policy)
        self.plan = applied.value
        self.versions.append(self.plan)
        self.today = max(self.today, event.on)
        self.check_told_again(event, policy)
        self.look_now_and_then()
        return applied

    def begin(self, event: Drafted, applied: Applied) -> Applied:
        """Begin the history of the plan with who drafted it."""
        check_begun(self.plan, event, applied)
        self.plan = applied.value
        self.versions = [self.plan]
        return applied

    def check_told_again(self, event: PlanEvent, policy: Policy) -> None:
        """Hold that the same event is never recorded twice, nor one from long ago."""
        earlier = self.plan.history[7 * self.plan.version % len(self.plan.history)].event
        for told, under in ((event, policy), (earlier, self.policy(earlier.on, earlier))):
            check_refusal(self.plan, told, apply(self.plan, told, under), under)

    def look_now_and_then(self) -> None:
        """Ask the plan everything at some of its versions, and live on with what was written."""
        version = self.plan.version
        if version % LOOKS_EVERY == 0:
            self.look((0, 1, 30, 200, 1000)[version % 5], version // 2)
            self.plan = read_plan(dump_plan(self.plan).encode())
            assert self.plan == self.versions[-1]

    def look(self, ahead: int, chosen: int) -> None:
        """Ask the plan everything, some days after all that happened.

        Args:
            ahead: How many days after.
            chosen: Chooses the version that it is compared with.
        """
        as_of = day_near(max(self.today, day_of(self.plan)), ahead)
        check_views(self.plan, self.policy(as_of), as_of)
        check_differences(self.versions, chosen)
        check_progress_then(self.versions, chosen)

    def end(self) -> None:
        """Hold what is asked once of a whole life; one that broke a law is not asked any more."""
        if not self.is_sound:
            return
        check_stored(self.plan)
        check_lived_again(self.plan)
        self.look(0, 1)


@st.composite
def lives(draw: st.DrawFn, *, most: int = 12) -> Life:
    """Draw the life of a plan, which has not ended.

    Args:
        draw: Hypothesis's own.
        most: The most events that may happen; those that are refused leave nothing behind.

    Returns:
        The life.
    """
    life = Life(draw(beginnings()))
    for kind, days, drawn in draw(st.lists(_HAPPENINGS, min_size=most // 3, max_size=most)):
        life.happen(kind, days, drawn)
    return life


_HAPPENINGS = st.tuples(
    st.sampled_from([kind for kind in (*GOALS, *MAKERS, *GOALS) if kind not in ENDING]),
    st.sampled_from(DAYS_THAT_PASS),
    CHOICES,
)
