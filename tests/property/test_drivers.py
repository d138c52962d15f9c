"""A driver is recorded, checked and never appointed (CG, VA-2c).

A refused driver changes nothing but the finding and its warnings: needs and goals are those of a
plan without it. Candidates are proposed only where no driver counts, each with evidence, and each
is dynamic, criminogenic, at least moderate and of a domain that the policy lists.
"""

from hypothesis import example, given

from rnr_caseplan import Driver, Incident, Level, Tier, propose_drivers
from rnr_caseplan.model.vocabulary import DriverStanding
from tests.strategies import Situation, a_need, a_situation, situations, some_needs

LOW = a_need("n1", "antisocial_cognition", "low")
AT_WORK = a_need("n2", "employment")


@given(situation=situations(needs_of=some_needs))
@example(situation=a_situation(LOW, AT_WORK, driver=Driver(need_id="n1")))
def test_a_refused_driver_changes_nothing_but_says_so(situation: Situation) -> None:
    """Needs, goals, reviews and candidates are those of the same case without a driver."""
    plan = situation.draft()
    if plan.driver is None or plan.driver.standing is DriverStanding.ACCEPTED:
        return
    without = situation.but(driver=None).draft()
    assert (plan.needs, plan.goals) == (without.needs, without.goals)
    assert (plan.reviews, plan.driver_candidates) == (without.reviews, without.driver_candidates)
    assert any("[drivers.refused_" in line for line in plan.warnings)


@given(situation=situations())
@example(situation=a_situation(AT_WORK, incidents=(Incident(id="i1", need_ids=("n2",)),)))
@example(situation=a_situation(a_need("n1", "leisure", fuels=("n2",)), AT_WORK))
@example(situation=a_situation(a_need("n1", "leisure", fuels=("n1",))))
def test_candidates_are_needs_that_may_be_the_driver_with_evidence(situation: Situation) -> None:
    """Each was at work in an incident or fuels another need; no plan takes one for the driver."""
    plan = situation.draft()
    accepted = plan.driver is not None and plan.driver.standing is DriverStanding.ACCEPTED
    items = {item.need.id: item for item in plan.needs}
    assert not (accepted and plan.driver_candidates)
    for candidate in plan.driver_candidates:
        item = items[candidate.need_id]
        assert item.tier is Tier.CRIMINOGENIC
        assert item.need.level in {Level.MODERATE, Level.HIGH}
        assert item.need.domain in situation.policy.driver_domains.value
        assert candidate.incident_ids or candidate.fuels
        assert candidate.need_id not in candidate.fuels
    if situation.case.driver is None:
        assert plan.driver is None


@given(situation=situations(incidents=(), driver=None))
@example(situation=a_situation(AT_WORK))
def test_without_incidents_and_fuels_nothing_is_proposed(situation: Situation) -> None:
    """A high level alone makes no candidate."""
    needs = [need for need in situation.case.needs if not need.fuels]
    alone = situation.but(needs=tuple(needs), wanted_goals=())
    assert propose_drivers(alone.case, alone.policy).value == ()
