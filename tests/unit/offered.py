"""Services, catalogues and participants for the tests of services."""

import datetime
from typing import Any

from rnr_caseplan import (
    Case,
    Goal,
    GoalStatus,
    Participant,
    Policy,
    ResponsivityProfile,
    RiskLevel,
    Weekday,
    WeeklyHours,
)
from rnr_caseplan.services import OfferedService, Payer, ServiceCatalogue, ServiceKind
from tests.unit.builders import TODAY, a_need, policy_named

SCALE = ("promising", "effective")
GOAL = Goal(id="g1", status=GoalStatus.ACTIVE, need_ids=("n1",), statement="I stay sober.")


def hours(weekday: str, starts_at: str, ends_at: str) -> WeeklyHours:
    """Give hours on a day of the week."""
    return WeeklyHours(weekday=Weekday(weekday), starts_at=starts_at, ends_at=ends_at)


EVENING = hours("monday", "18:00", "20:00")


def a_service(identifier: str = "v1", **facts: Any) -> OfferedService:
    """Give a treatment of substance use, of which nothing more is known than is given."""
    usual: dict[str, Any] = {
        "name": "a group",
        "needs": ("substance_use",),
        "kind": ServiceKind.TREATMENT,
        "provider": "the center",
    }
    return OfferedService(id=identifier, **{**usual, **facts})


def a_known_service(identifier: str = "v1", **facts: Any) -> OfferedService:
    """Give a treatment that is known to fit the participant below in every respect."""
    usual: dict[str, Any] = {
        "hours_a_week": 4,
        "weeks": 12,
        "languages": ("English",),
        "schedule": (EVENING,),
        "reached_by_bus": True,
        "risk_levels": (RiskLevel.HIGH, RiskLevel.VERY_HIGH),
        "evidence": "effective",
        "free_places": 3,
        "paid_by": Payer.NOBODY,
        "childcare_on_site": True,
        "reading_grade": 0,
        "last_verified_on": TODAY,
    }
    return a_service(identifier, **{**usual, **facts})


def a_catalogue(*services: OfferedService) -> ServiceCatalogue:
    """Give a catalogue with a scale of two words."""
    return ServiceCatalogue(services=services, evidence_scale=SCALE)


def a_person(
    *,
    identifier: str = "P-1",
    languages: tuple[str, ...] = ("English",),
    domain: str = "substance_use",
    risk_level: RiskLevel = RiskLevel.HIGH,
    **profile: Any,
) -> Case:
    """Give a participant at high risk with one need, who can come on Monday evenings."""
    known = {"availability": (hours("monday", "17:00", "22:00"),), **profile}
    return Case(
        participant=Participant(id=identifier, languages=languages),
        needs=(a_need("n1", domain),),
        risk_level=risk_level,
        responsivity=ResponsivityProfile(**known),
    )


def an_unknown_person() -> Case:
    """Give a participant of whom nothing is known but the need."""
    return Case(participant=Participant(id="P-1"), needs=(a_need("n1", "substance_use"),))


def policy() -> Policy:
    """Give the policy of these tests."""
    return policy_named()


def days_ago(number: int) -> datetime.date:
    """Give the day so many days before the day of these tests."""
    return TODAY - datetime.timedelta(days=number)
