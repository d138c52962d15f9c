"""Which needs of a caseload find too few places."""

from typing import Any

import pytest
from attrs import evolve

from rnr_caseplan import (
    Barrier,
    Case,
    CasePlan,
    GoalStatus,
    InputError,
    Level,
    RiskLevel,
    Service,
)
from rnr_caseplan.services import OfferedService, ServiceGap, ServiceGaps, service_gaps
from tests.unit.builders import TODAY, a_need, a_plan, policy_named
from tests.unit.offered import a_catalogue, a_known_service, a_person, days_ago


def gaps(caseload: list[Any], *services: OfferedService) -> ServiceGaps:
    """Look for gaps on the day of these tests."""
    return service_gaps(caseload, a_catalogue(*services), policy_named(), as_of=TODAY)


def persons(number: int, **facts: Any) -> list[Case]:
    """Give so many participants with the same need and profile."""
    known = {"barriers": (Barrier.NO_CAR,), **facts}
    return [a_person(identifier=f"P-{place}", **known) for place in range(1, number + 1)]


def figures(group: ServiceGap) -> tuple[int, int, int]:
    """Give how many wait, and for how many there are places."""
    return group.participants, group.served_at_most, group.served_for_certain


def test_no_caseload_has_no_gaps() -> None:
    """And no groups."""
    found = gaps([], a_known_service())
    assert (found.participants, found.needs, found.groups) == (0, 0, ())
    assert (found.short_at_least, found.short_at_most) == (0, 0)


def test_more_participants_than_places_are_a_gap() -> None:
    """The participants are kept for the agency, and no sentence names them."""
    found = gaps(persons(3), a_known_service(free_places=2))
    (group,) = found.gaps
    assert (group.domain, group.language, group.risk_level.value) == (
        "substance_use",
        "english",
        "high",
    )
    assert figures(group) == (3, 2, 2)
    assert group.service_ids == ("v1",)
    assert group.participant_ids == ("P-1", "P-2", "P-3")
    assert "3 in need, and places that fit for at most 2" in group.why
    assert (found.participants, found.needs) == (3, 3)
    assert (found.short_at_least, found.short_at_most) == (1, 1)


def test_a_place_for_everybody_is_no_gap() -> None:
    """Exactly as many are enough."""
    found = gaps(persons(2), a_known_service(free_places=2))
    assert found.gaps == ()
    assert [group.reasons[0].rule for group in found.groups] == ["services.enough"]


@pytest.mark.parametrize(
    "facts",
    [
        {"free_places": None},
        {"languages": ()},
        {"reached_by_bus": None},
        {"schedule": ()},
        {"risk_levels": ()},
        {"hours_a_week": None},
        {"limited_to": ("veterans",)},
    ],
)
def test_what_is_not_known_may_be_a_gap(facts: dict[str, Any]) -> None:
    """It is enough if all turns out well, and nothing is certain."""
    found = gaps(persons(2), a_known_service(**facts))
    (group,) = found.groups
    assert figures(group) == (2, 2, 0)
    assert group.reasons[0].rule == "services.perhaps_a_gap"
    assert (found.gaps, found.short_at_least, found.short_at_most) == ((), 0, 2)


@pytest.mark.parametrize(
    "facts", [{"evidence": None}, {"paid_by": None}, {"last_verified_on": None}]
)
def test_what_could_not_speak_against_a_service_makes_nothing_uncertain(
    facts: dict[str, Any],
) -> None:
    """A place at a service that nobody rated is a place."""
    (group,) = gaps(persons(2), a_known_service(**facts)).groups
    assert figures(group) == (2, 2, 2)


def test_groups_are_told_apart_by_need_language_and_risk() -> None:
    """A service in another language, or for another level of risk, has no place for them."""
    caseload = [
        a_person(identifier="P-1"),
        a_person(identifier="P-2", languages=("Somali", "English")),
        a_person(identifier="P-3", languages=("Somali",)),
        a_person(identifier="P-4", languages=()),
        a_person(identifier="P-5", risk_level=RiskLevel.MODERATE),
        a_person(identifier="P-6", domain="employment"),
    ]
    found = gaps(caseload, a_known_service(free_places=9))
    groups = [
        (group.domain, group.language, group.risk_level.value, *figures(group)[:2])
        for group in found.groups
    ]
    assert groups == [
        ("employment", "english", "high", 1, 0),
        ("substance_use", None, "high", 1, 1),
        ("substance_use", "english", "moderate", 1, 0),
        ("substance_use", "english", "high", 1, 1),
        ("substance_use", "somali", "high", 2, 1),
    ]


def test_the_caseload_counts_each_place_once() -> None:
    """Two groups that could use the same place are short together, though neither is alone."""
    caseload = [a_person(identifier="P-1"), a_person(identifier="P-2", languages=("Somali",))]
    service = a_known_service(languages=("English", "Somali"), free_places=1)
    found = gaps(caseload, service)
    assert found.gaps == ()
    assert (found.needs, found.short_at_least) == (2, 1)


def test_the_order_of_the_caseload_means_nothing() -> None:
    """Nor does that of the catalogue."""
    caseload = [*persons(3), a_person(identifier="P-7", languages=("Somali",))]
    services = [a_known_service("v1", free_places=1), a_known_service("v2", free_places=1)]
    assert gaps(caseload, *services) == gaps(caseload[::-1], *services[::-1])


def test_a_plan_and_its_case_call_for_the_same() -> None:
    """A case is drafted first."""
    cases = persons(2)
    plans = [a_plan(case) for case in cases]
    assert gaps(list(plans), a_known_service()) == gaps(list(cases), a_known_service())


def test_a_participant_with_two_needs_of_one_domain_counts_once() -> None:
    """One place serves both."""
    case = evolve(a_person(), needs=(a_need("n1", "substance_use"), a_need("n2", "substance_use")))
    (group,) = gaps([case]).groups
    assert group.participants == 1


def test_needs_that_are_watched_or_not_targeted_call_for_no_service() -> None:
    """Nor do those of a participant who is diverted."""
    watched = evolve(a_person(), needs=(a_need("n1", "substance_use", "low"),))
    diverted = a_person(identifier="P-2", risk_level=RiskLevel.LOW)
    assert gaps([watched, diverted]).groups == ()


def with_service(plan: CasePlan, **facts: Any) -> CasePlan:
    """Give a plan that uses a service for its goal."""
    service = Service(id="s1", text="group", provider="the center", goal_id="g1", **facts)
    return evolve(plan, services=(service,))


def test_a_need_with_a_service_in_use_waits_for_no_place() -> None:
    """Until the service has ended; on that day it has."""
    plan = a_plan(a_person())
    assert gaps([with_service(plan)]).needs == 0
    assert gaps([with_service(plan, ended_on=days_ago(-1))]).needs == 0
    assert gaps([with_service(plan, ended_on=TODAY)]).needs == 1


def test_needs_that_are_treated_and_plans_that_are_closed_are_left_out() -> None:
    """A plan that is closed later still counts on the day."""
    plan = a_plan(a_person())
    treated = evolve(plan, goals=(evolve(plan.goals[0], status=GoalStatus.ACHIEVED),))
    assert gaps([treated]).needs == 0
    assert gaps([evolve(plan, closed_on=TODAY)]).needs == 0
    assert gaps([evolve(plan, closed_on=days_ago(-1))]).needs == 1


def test_a_participant_who_occurs_twice_is_refused() -> None:
    """Whether by a plan or by a case; each place is named."""
    caseload = [a_person(), a_person(identifier="P-2"), a_plan(a_person())]
    with pytest.raises(InputError) as caught:
        gaps(caseload)
    paths = [fault.path for fault in caught.value.faults]
    assert paths == ["plans_or_cases[0]", "plans_or_cases[2]"]


def test_adaptations_call_for_services_too() -> None:
    """A need that takes no goal place is answered by referrals."""
    case = evolve(a_person(), needs=(a_need("n1", "trauma", Level.HIGH.value),))
    (group,) = gaps([case]).groups
    assert group.domain == "trauma"
