"""No maintenance goal is active while something that comes before it is open (TC-12a, TC-12b).

A responsivity or criminogenic need is *open* unless it is known to be low and does not interfere;
so an unknown level keeps it open. Under ``treatment-court`` 90 days of sobriety come first as well.
"""

import datetime

from hypothesis import example, given

from rnr_caseplan import Level, RiskLevel, Tier
from rnr_caseplan.model.plan import PlannedNeed
from tests.strategies import (
    TODAY,
    Situation,
    a_need,
    a_situation,
    low_but_for_maintenance,
    situations,
)

MEDICAL = a_need("n1", "medical")
NINETY_DAYS_AGO = TODAY - datetime.timedelta(days=90)


def is_open(item: PlannedNeed) -> bool:
    """Say whether a need still comes before maintenance."""
    before = item.tier in {Tier.RESPONSIVITY, Tier.CRIMINOGENIC}
    return before and (item.need.level is not Level.LOW or item.need.interferes is True)


def active_maintenance(situation: Situation) -> list[str]:
    """Give the ids of the maintenance needs that have an active goal."""
    plan = situation.draft()
    active = {goal.need_ids[0] for goal in plan.active_goals}
    return [
        item.need.id
        for item in plan.needs
        if item.tier is Tier.MAINTENANCE and item.need.id in active
    ]


@given(situation=situations() | situations(needs_of=low_but_for_maintenance))
@example(situation=a_situation(MEDICAL, a_need("n2", "employment", "moderate")))
@example(situation=a_situation(MEDICAL, a_need("n2", "employment", "unknown")))
@example(situation=a_situation(MEDICAL, a_need("n2", "trauma", "low", interferes=True)))
@example(situation=a_situation(MEDICAL, a_need("n2", "transport", "moderate")))
def test_maintenance_is_never_active_while_anything_before_it_is_open(
    situation: Situation,
) -> None:
    """One open need of the first two tiers keeps every maintenance goal waiting."""
    if any(is_open(item) for item in situation.draft().needs):
        assert active_maintenance(situation) == []


@given(
    situation=situations(
        names=("treatment-court",),
        needs_of=low_but_for_maintenance,
        risk_level=RiskLevel.HIGH,
    )
)
@example(situation=a_situation(MEDICAL, name="treatment-court", sober_since=NINETY_DAYS_AGO))
@example(
    situation=a_situation(
        MEDICAL,
        name="treatment-court",
        sober_since=NINETY_DAYS_AGO + datetime.timedelta(days=1),
    )
)
def test_a_treatment_court_waits_for_sobriety_too(situation: Situation) -> None:
    """An active maintenance goal means 90 days of sobriety on the day of the draft; day 90 is."""
    since = situation.case.sober_since
    if active_maintenance(situation):
        assert since is not None
        assert (situation.as_of - since).days >= 90


def test_maintenance_starts_when_nothing_before_it_is_open() -> None:
    """The waiting ends: low needs of the first two tiers, and day 90 of sobriety, let it start."""
    low = (a_need("n2", "employment", "low"), a_need("n3", "trauma", "low"))
    assert active_maintenance(a_situation(MEDICAL, *low)) == ["n1"]
    court = a_situation(MEDICAL, *low, name="treatment-court", sober_since=NINETY_DAYS_AGO)
    assert active_maintenance(court) == ["n1"]
