"""What events of services and referrals change."""

from typing import Any

import pytest

from rnr_caseplan import CasePlan, Service
from rnr_caseplan.lifecycle import (
    ReferralAccepted,
    ReferralEnded,
    ReferralMade,
    ReferralRefused,
    ServiceAdded,
    ServiceEnded,
    ServiceMonitored,
)
from rnr_caseplan.model.records import Referral
from tests.unit.lives import drafted, later, lived, refused

PLAN = drafted()


def said(days: int = 1) -> dict[str, Any]:
    """Give the day and the author of an event, with a reason."""
    return {"on": later(days), "by": "staff:17", "reason": "as agreed"}


def a_service(**facts: Any) -> Service:
    """Give a service."""
    return Service(**{"id": "v1", "text": "a group", "provider": "the clinic", **facts})


PLAN_WITH_SERVICE = lived(PLAN, ServiceAdded(**said(), service=a_service()))
PLAN_WITH_REFERRAL = lived(
    PLAN, ReferralMade(**said(), referral_id="r1", to="the clinic", need_id="n3")
)


def answers(plan: CasePlan) -> tuple[bool | None, bool | None, bool | None]:
    """Give the latest answers about the service."""
    (service,) = plan.services
    return service.used, service.adequate, service.beneficial


def test_a_service_is_kept_as_it_was_added() -> None:
    """With the goal that it serves (TC-17)."""
    service = a_service(goal_id="g1", often="weekly", starts_on=later(9))
    assert lived(PLAN, ServiceAdded(**said(), service=service)).services == (service,)


def test_a_service_has_an_id_of_its_own_and_serves_a_goal_that_is_there() -> None:
    """Else it is refused."""
    again = ServiceAdded(**said(2), service=a_service(text="another"))
    assert refused(PLAN_WITH_SERVICE, again) == ["lives.id_taken"]
    nowhere = ServiceAdded(**said(), service=a_service(goal_id="g9"))
    assert refused(PLAN, nowhere) == ["lives.not_in_the_plan"]


def test_monitoring_keeps_the_answers_and_the_day() -> None:
    """Used, adequate in intensity, beneficial (TC-14d)."""
    event = ServiceMonitored(**said(5), service_id="v1", used=True, adequate=False, beneficial=True)
    plan = lived(PLAN_WITH_SERVICE, event)
    assert answers(plan) == (True, False, True)
    assert plan.services[0].monitored_on == later(5)


def test_a_question_that_was_not_asked_keeps_its_last_answer() -> None:
    """And an answer that was asked for again is the new one, also where it is no."""
    plan = lived(
        PLAN_WITH_SERVICE,
        ServiceMonitored(**said(5), service_id="v1", used=True, beneficial=True),
        ServiceMonitored(**said(9), service_id="v1", used=False),
    )
    assert answers(plan) == (False, None, True)
    assert plan.services[0].monitored_on == later(9)


def test_monitoring_without_any_answer_says_nothing() -> None:
    """It is refused."""
    event = ServiceMonitored(**said(5), service_id="v1")
    assert refused(PLAN_WITH_SERVICE, event) == ["lives.nothing_new"]


def test_an_older_answer_does_not_stand_over_a_newer_one() -> None:
    """One of the same day is taken, one of the day before is refused."""
    plan = lived(PLAN_WITH_SERVICE, ServiceMonitored(**said(9), service_id="v1", used=True))
    older = ServiceMonitored(**said(8), service_id="v1", used=False)
    assert refused(plan, older) == ["lives.out_of_order"]
    same_day = ServiceMonitored(**said(9), service_id="v1", used=False)
    assert answers(lived(plan, same_day)) == (False, None, None)


def test_only_the_service_that_is_spoken_of_changes() -> None:
    """Others stay."""
    plan = lived(
        PLAN_WITH_SERVICE,
        ServiceAdded(**said(), service=a_service(id="v2")),
        ServiceMonitored(**said(5), service_id="v2", used=True),
        ServiceEnded(**said(6), service_id="v2"),
    )
    first, second = plan.services
    assert first == a_service()
    assert (second.used, second.ended_on) == (True, later(6))


def test_a_service_that_has_ended_is_neither_monitored_nor_ended_again() -> None:
    """It is over, and stays in the plan."""
    plan = lived(PLAN_WITH_SERVICE, ServiceEnded(**said(5), service_id="v1"))
    assert plan.services[0].ended_on == later(5)
    monitored = ServiceMonitored(**said(6), service_id="v1", used=True)
    assert refused(plan, monitored) == ["lives.service_ended"]
    assert refused(plan, ServiceEnded(**said(6), service_id="v1")) == ["lives.service_ended"]


def test_a_service_or_referral_that_the_plan_does_not_have_cannot_change() -> None:
    """Its id is nowhere."""
    for event in (
        ServiceMonitored(**said(), service_id="v9", used=True),
        ServiceEnded(**said(), service_id="v9"),
        ReferralAccepted(**said(), referral_id="r9"),
        ReferralRefused(**said(), referral_id="r9"),
        ReferralEnded(**said(), referral_id="r9"),
        ReferralMade(**said(), referral_id="r1", to="the clinic", need_id="n9"),
    ):
        assert refused(PLAN, event) == ["lives.not_in_the_plan"]


def test_a_referral_is_kept_with_its_day_and_its_need() -> None:
    """It is made, and no more (TC-14c)."""
    (referral,) = PLAN_WITH_REFERRAL.referrals
    assert referral == Referral(id="r1", to="the clinic", made_on=later(1), need_id="n3")
    assert referral.status.value == "made"


def test_a_referral_has_an_id_of_its_own() -> None:
    """Else nobody would know which one was accepted."""
    again = ReferralMade(**said(2), referral_id="r1", to="another clinic")
    assert refused(PLAN_WITH_REFERRAL, again) == ["lives.id_taken"]


@pytest.mark.parametrize(
    ("events", "status"),
    [
        ((ReferralAccepted,), "accepted"),
        ((ReferralRefused,), "refused"),
        ((ReferralEnded,), "ended"),
        ((ReferralAccepted, ReferralEnded), "ended"),
    ],
)
def test_a_referral_stands_where_the_last_event_says(events: tuple[Any, ...], status: str) -> None:
    """It may also end before anybody accepted it; another one stays as it is."""
    plan = lived(PLAN_WITH_REFERRAL, ReferralMade(**said(), referral_id="r2", to="a shelter"))
    for place, kind in enumerate(events):
        plan = lived(plan, kind(**said(2 + place), referral_id="r1"))
    assert [item.status.value for item in plan.referrals] == [status, "made"]


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (ReferralAccepted, ReferralAccepted),
        (ReferralAccepted, ReferralRefused),
        (ReferralRefused, ReferralAccepted),
        (ReferralRefused, ReferralRefused),
        (ReferralRefused, ReferralEnded),
        (ReferralEnded, ReferralAccepted),
        (ReferralEnded, ReferralRefused),
        (ReferralEnded, ReferralEnded),
    ],
)
def test_what_can_become_of_a_referral_depends_on_where_it_stands(first: Any, then: Any) -> None:
    """One that was refused or has ended is over, and one that was accepted only ends."""
    plan = lived(PLAN_WITH_REFERRAL, first(**said(2), referral_id="r1"))
    assert refused(plan, then(**said(3), referral_id="r1")) == ["lives.referral_status"]


def test_a_service_does_not_end_before_it_was_looked_at_last() -> None:
    """On that day it may."""
    plan = lived(PLAN_WITH_SERVICE, ServiceMonitored(**said(9), service_id="v1", used=True))
    assert refused(plan, ServiceEnded(**said(8), service_id="v1")) == ["lives.out_of_order"]
    assert lived(plan, ServiceEnded(**said(9), service_id="v1")).services[0].ended_on == later(9)
