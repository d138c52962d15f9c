"""A place is kept for the driver where the policy says so (VA-4c, TC-9a, TC-10b).

Needs that interfere fill the two places by rank. Under ``virginia`` and ``rnr-baseline``, and
under ``success-plan`` that inherits from it, one place is kept at high or very high risk for the
accepted driver or, when none is recorded, for the first criminogenic target. Under
``treatment-court`` none is kept, and criminogenic work waits until nothing interferes.
"""

from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from rnr_caseplan import (
    CasePlan,
    Disposition,
    Driver,
    EligibilityOutcome,
    Level,
    Need,
    Override,
    RiskLevel,
    Tier,
)
from rnr_caseplan.model.vocabulary import DriverStanding
from tests.strategies import POLICY_NAMES, TODAY, Situation, a_need, a_situation, situations

KEEPING = ("rnr-baseline", "virginia", "success-plan")
HIGH_RISK = (RiskLevel.HIGH, RiskLevel.VERY_HIGH)
IN_THE_WAY = ("unstable_housing", "transport", "trauma")
CRIMINOGENIC = ("antisocial_cognition", "antisocial_companions", "employment", "leisure")
HOUSING = a_need("n1", "unstable_housing", "low", interferes=True)
PHONE = a_need("n2", "phone", "unknown", interferes=True)
THINKING = a_need("n3", "antisocial_cognition")
WORK = a_need("n4", "employment")
OVERRIDE = Override(by="supervisor:2", on=TODAY, reason="decided together")


@st.composite
def crowded_situations(draw: st.DrawFn) -> Situation:
    """Draw needs that interfere, criminogenic targets and a driver that compete for places."""
    levels = st.sampled_from(Level)
    target_levels = st.sampled_from((Level.MODERATE, Level.HIGH))
    in_the_way = [
        Need(id=f"r{number}", domain=IN_THE_WAY[number], level=draw(levels), interferes=True)
        for number in range(draw(st.integers(0, 3)))
    ]
    targets = [
        Need(id=f"c{number}", domain=domain, level=draw(target_levels))
        for number, domain in enumerate(draw(st.permutations(CRIMINOGENIC))[:3])
    ][: draw(st.integers(0, 3))]
    rest = (a_need("m1", "medical"), a_need("l1", "family_marital", "low"))
    named = draw(st.sampled_from((None, *targets)))
    return a_situation(
        *draw(st.permutations((*in_the_way, *targets, *rest))),
        name=draw(st.sampled_from(POLICY_NAMES)),
        risk_level=draw(st.sampled_from(RiskLevel)).value,
        driver=None if named is None else Driver(need_id=named.id),
    )


def places_by_the_rule(plan: CasePlan, *, keeps: bool, waits: bool) -> list[str]:
    """Say in the words of the law who has the two places, by rank; none for maintenance."""
    by_rank = [item for item in plan.needs if item.rank is not None]
    in_the_way = [
        item.need.id for item in by_rank if item.tier is Tier.RESPONSIVITY and item.need.interferes
    ]
    targets = [
        item.need.id
        for item in by_rank
        if item.tier is Tier.CRIMINOGENIC and item.need.level in {Level.MODERATE, Level.HIGH}
    ]
    if in_the_way and waits:
        chosen = in_the_way[:2]
    elif in_the_way and keeps and targets:
        chosen = [in_the_way[0], targets[0]]
    else:
        chosen = [*in_the_way, *targets][:2]
    return [item.need.id for item in by_rank if item.need.id in chosen]


@given(situation=crowded_situations())
@example(situation=a_situation(HOUSING, PHONE, THINKING, WORK, driver=Driver(need_id="n4")))
@example(situation=a_situation(HOUSING, PHONE, THINKING, WORK, risk_level="moderate"))
@example(situation=a_situation(HOUSING, PHONE, THINKING, name="treatment-court"))
@example(situation=a_situation(HOUSING, THINKING, name="treatment-court"))
@example(situation=a_situation(HOUSING, PHONE))
def test_places_go_to_whom_the_policy_gives_them(situation: Situation) -> None:
    """Two interfering needs and a driver: one of each, or both, as policy and risk say."""
    plan = situation.draft()
    if plan.eligibility.outcome is not EligibilityOutcome.FULL_PLAN:
        assert plan.active_goals == ()
        return
    keeps = situation.policy_name in KEEPING and situation.case.risk_level in HIGH_RISK
    waits = situation.policy_name == "treatment-court"
    expected = places_by_the_rule(plan, keeps=keeps, waits=waits)
    before_maintenance = {item.need.id for item in plan.needs if item.tier is not Tier.MAINTENANCE}
    active = [goal.need_ids[0] for goal in plan.active_goals]
    assert [need_id for need_id in active if need_id in before_maintenance] == expected


@given(situation=situations(names=KEEPING))
@example(
    situation=a_situation(
        HOUSING,
        PHONE,
        THINKING,
        a_need("n5", "mental_health", interferes=False),
        driver=Driver(need_id="n5", override=OVERRIDE),
    )
)
@example(situation=a_situation(HOUSING, PHONE, THINKING, WORK, driver=Driver(need_id="n4")))
@example(
    situation=a_situation(
        HOUSING,
        PHONE,
        evolve(WORK, level=Level.MODERATE),
        driver=Driver(need_id="n4"),
        risk_level="very_high",
    )
)
def test_an_accepted_driver_is_worked_on_at_high_risk(situation: Situation) -> None:
    """Whatever else is in the case, the accepted driver of a full plan has an active goal."""
    plan = situation.but(risk_level=RiskLevel.HIGH).draft()
    finding = plan.driver
    if (
        finding is not None
        and finding.standing is DriverStanding.ACCEPTED
        and plan.eligibility.outcome is EligibilityOutcome.FULL_PLAN
    ):
        driver = next(item for item in plan.needs if item.need.id == finding.need_id)
        assert driver.disposition is Disposition.ACTIVE


@given(situation=situations())
@example(situation=a_situation(HOUSING, PHONE, THINKING, driver=Driver(need_id="n3")))
def test_the_first_need_that_interferes_always_has_a_place(situation: Situation) -> None:
    """A place kept for the driver never takes the last one from what keeps someone away."""
    plan = situation.draft()
    if plan.eligibility.outcome is not EligibilityOutcome.FULL_PLAN:
        return
    in_the_way = [
        item for item in plan.needs if item.tier is Tier.RESPONSIVITY and item.need.interferes
    ]
    for item in in_the_way[:1]:
        assert item.disposition is Disposition.ACTIVE


def test_a_driver_that_interferes_uses_the_place_that_is_kept_for_it() -> None:
    """With a driver recorded no second place is kept: interfering needs fill the rest by rank."""
    driver = Driver(need_id="n5", override=OVERRIDE)
    mental_health = a_need("n5", "mental_health", interferes=True)
    for name in KEEPING:
        plan = a_situation(mental_health, HOUSING, THINKING, name=name, driver=driver).draft()
        assert [goal.need_ids[0] for goal in plan.active_goals] == ["n5", "n1"]
