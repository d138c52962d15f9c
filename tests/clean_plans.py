"""Plans of any shape in which people have done their part, so that no check finds an error."""

import datetime
from typing import Any

from attrs import evolve
from hypothesis import strategies as st

from rnr_caseplan import (
    Case,
    CasePlan,
    Condition,
    Driver,
    Engagement,
    Goal,
    Level,
    Need,
    Policy,
    RiskLevel,
    SafetyKind,
    SafetyNote,
    Signature,
    SignatureAnswer,
    Trigger,
    WantedGoal,
    Wording,
    draft_plan,
)
from tests.strategies import POLICY_NAMES, cases, policy_named

STATEMENTS = (
    "I will meet with one person who backs my plan each week for three months.",
    "I will be at work on time for eight weeks in a row.",
    "I will call my planner each Friday for three months.",
    "I will cook two meals a week with my aunt for three months.",
    "I will walk for 20 minutes a day, five days a week, for three months.",
    "I will go to ten group visits in 12 weeks.",
    "I will read one page out loud each day for three months.",
    "I will pay ten dollars each month for three months.",
    "I will sleep in the same safe place for 60 nights in a row.",
    "I will show my planner one new job lead each week for two months.",
)
MEASURES = (
    "I have done it in ten of 12 weeks, and my card shows each one.",
    "My planner has seen the proof once a month for three months.",
)
FIRST_DAY, LAST_DAY = datetime.date(2015, 1, 1), datetime.date(2035, 12, 31)


class CleanPlan:
    """A plan in which people have done their part, to be checked on the day of its draft."""

    def __init__(self, plan: CasePlan, policy: Policy) -> None:
        """Take the plan and its policy."""
        self.plan = plan
        self.policy = policy

    @property
    def as_of(self) -> datetime.date:
        """The day of the draft."""
        return self.plan.as_of

    def __repr__(self) -> str:
        """Show the case only: all else follows from it."""
        return f"CleanPlan({self.policy.name}, {self.as_of}, {self.plan.case!r})"


def _settled(case: Case, as_of: datetime.date) -> Case:
    """Give the case with what people clear up before a plan is signed."""
    later = as_of + datetime.timedelta(days=120)
    return evolve(
        case,
        conditions=tuple(
            evolve(item, due_on=later, text="complete 40 hours of community service")
            for item in case.conditions
        ),
        strengths=tuple(evolve(item, text="cooks for the family") for item in case.strengths),
        safety=tuple(evolve(item, noted_on=as_of) for item in case.safety),
        triggers=tuple(
            evolve(item, text="the old corner", response="I walk on and call my aunt.")
            for item in case.triggers
        ),
        lead=case.lead or "staff:17",
    )


def _reworded(goal: Goal, number: int) -> Goal:
    """Give the goal in words of somebody's own."""
    return evolve(
        goal,
        statement=STATEMENTS[number % len(STATEMENTS)],
        measure=MEASURES[number % len(MEASURES)],
        wording=Wording.OWN,
    )


def done_by_people(plan: CasePlan) -> CasePlan:
    """Give the plan with the part of people done on the day of the draft."""
    day = plan.as_of
    return evolve(
        plan,
        goals=tuple(_reworded(goal, number) for number, goal in enumerate(plan.goals)),
        safety=tuple(evolve(item, answered_on=day) for item in plan.safety),
        engagement=Engagement(
            roles_explained_on=day, expectations_explained_on=day, consequences_explained_on=day
        ),
        signatures=(Signature(by=plan.case.participant.id, on=day, answer=SignatureAnswer.AGREED),),
        copy_given_on=day,
    )


def _enriched(case: Case, as_of: datetime.date) -> Case:
    """Give the case with one more of each part that a fault can be planted in."""
    needs = (
        Need(id="zz1", domain="criminal_history", level=Level.HIGH),
        Need(id="zz2", domain="antisocial_companions", level=Level.HIGH),
        Need(id="zz3", domain="leisure", level=Level.LOW),
        Need(id="zz4", domain="transport", level=Level.HIGH),
    )
    return evolve(
        case,
        risk_level=RiskLevel.HIGH,
        caseload=None,
        sentence_months=None,
        needs=(*case.needs, *needs),
        driver=Driver(need_id="zz2", named_by="staff:17", named_on=as_of),
        wanted_goals=(
            *case.wanted_goals,
            WantedGoal(need_id="zz3", statement="I will paint on one day each week."),
        ),
        conditions=(
            *case.conditions,
            Condition(
                id="zz5",
                text="stay away from the old group",
                due_on=as_of + datetime.timedelta(days=120),
                domains=("antisocial_companions",),
            ),
        ),
        safety=(*case.safety, SafetyNote(id="zz6", kind=SafetyKind.SUICIDE, noted_on=as_of)),
        triggers=(*case.triggers, Trigger(id="zz7", text="the old corner", response="I walk on.")),
    )


@st.composite
def rich_plans(draw: st.DrawFn) -> CleanPlan:
    """Draw a plan at high risk in which there is at least one part of each kind."""
    as_of = draw(st.dates(FIRST_DAY, LAST_DAY))
    policy = policy_named(draw(st.sampled_from(POLICY_NAMES)), as_of)
    case = _enriched(_settled(draw(cases(policy, as_of)), as_of), as_of)
    return CleanPlan(done_by_people(draft_plan(case, policy, as_of=as_of)), policy)


@st.composite
def clean_plans(draw: st.DrawFn, /, **fixed: Any) -> CleanPlan:
    """Draw a plan in which people have done their part.

    Args:
        draw: Hypothesis's own.
        fixed: Facts of the case that are the same in every plan.

    Returns:
        The plan with its policy.
    """
    as_of = draw(st.dates(FIRST_DAY, LAST_DAY))
    policy = policy_named(draw(st.sampled_from(POLICY_NAMES)), as_of)
    case = evolve(_settled(draw(cases(policy, as_of)), as_of), **fixed)
    plan = done_by_people(draft_plan(case, policy, as_of=as_of))
    return CleanPlan(plan, policy)
