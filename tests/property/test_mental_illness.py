"""Mental illness is never criminogenic (SK, TC-9b).

Whatever its level, whether it contributed or interferes, and whoever names it the driver, a
mental health need is a responsivity need. As the driver it counts only by a recorded override
(CG), and stays a responsivity need all the same.
"""

import itertools

from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from rnr_caseplan import Driver, Level, Need, Override, Tier, classify_need
from rnr_caseplan.model.vocabulary import DriverStanding
from tests.strategies import (
    POLICY_NAMES,
    TODAY,
    Situation,
    a_need,
    a_situation,
    policy_named,
    situations,
    some_needs,
)

OVERRIDE = Override(by="supervisor:2", on=TODAY, reason="decided together")
MENTAL_HEALTH = ("mental_health", "trauma")


@st.composite
def driven_by_mental_health(draw: st.DrawFn) -> Situation:
    """Draw situations in which somebody named mental health or trauma as the driver."""
    situation = draw(situations(needs_of=some_needs, driver=None))
    first, *others = situation.case.needs
    need = evolve(first, domain=draw(st.sampled_from(MENTAL_HEALTH)))
    override = evolve(OVERRIDE, on=situation.as_of) if draw(st.booleans()) else None
    return situation.but(
        needs=(need, *others), driver=Driver(need_id=need.id, override=override), incidents=()
    )


def test_no_level_and_no_flag_makes_mental_illness_criminogenic() -> None:
    """Every combination, under every bundled policy, is a responsivity need."""
    flags = (None, False, True)
    shapes = itertools.product(POLICY_NAMES, MENTAL_HEALTH, Level, flags, flags)
    for name, domain, level, interferes, contributed in shapes:
        need = Need(
            id="n1", domain=domain, level=level, interferes=interferes, contributed=contributed
        )
        assert classify_need(need, policy_named(name)).value is Tier.RESPONSIVITY


@given(situation=driven_by_mental_health())
@example(situation=a_situation(a_need("n1", "mental_health"), driver=Driver(need_id="n1")))
@example(
    situation=a_situation(
        a_need("n1", "mental_health"), driver=Driver(need_id="n1", override=OVERRIDE)
    )
)
@example(
    situation=a_situation(
        a_need("n1", "mental_health", "low"), driver=Driver(need_id="n1", override=OVERRIDE)
    )
)
def test_mental_illness_stays_a_responsivity_need_as_the_driver(situation: Situation) -> None:
    """Accepted only with an override and at least moderate; the tier does not move."""
    plan, driver = situation.draft(), situation.case.driver
    assert driver is not None
    assert plan.driver is not None
    need = next(item for item in plan.needs if item.need.id == driver.need_id)
    assert need.tier is Tier.RESPONSIVITY
    high_enough = need.need.level in {Level.MODERATE, Level.HIGH}
    accepted = plan.driver.standing is DriverStanding.ACCEPTED
    assert accepted == (driver.override is not None and high_enough)
    if not accepted:
        assert any("[drivers.refused_" in line for line in plan.warnings)
