"""Which services fit a goal, and which one first."""

from typing import Any

import pytest
from attrs import evolve

from rnr_caseplan import Barrier, Case, InputError, Need, Policy, RiskLevel
from rnr_caseplan.model.matches import Fit
from rnr_caseplan.planning.services import judge_services
from rnr_caseplan.policy.values import ServiceKey
from rnr_caseplan.services import (
    OfferedService,
    Payer,
    ServiceCatalogue,
    ServiceMatches,
    match_services,
)
from tests.unit.builders import TODAY, a_need, policy_named, policy_with
from tests.unit.offered import (
    GOAL,
    a_catalogue,
    a_known_service,
    a_person,
    a_service,
    an_unknown_person,
    days_ago,
)


def matched(
    *services: OfferedService, case: Case | None = None, policy: Policy | None = None
) -> ServiceMatches:
    """Match services to the goal of these tests."""
    return match_services(
        GOAL, case or a_person(), a_catalogue(*services), policy or policy_named(), as_of=TODAY
    )


def fitting(*services: OfferedService, policy: Policy | None = None) -> list[str]:
    """Give the ids of the services that fit, the best first."""
    return [match.service.id for match in matched(*services, policy=policy).fitting]


def test_an_empty_catalogue_has_no_match() -> None:
    """It is a catalogue all the same."""
    found = matched()
    assert (found.fitting, found.not_fitting) == ((), ())
    assert (found.goal_id, found.as_of) == ("g1", TODAY)


def test_a_service_that_is_known_to_fit_has_nothing_to_ask() -> None:
    """Each respect that applies to the participant speaks for it."""
    (match,) = matched(a_known_service()).fitting
    assert match.rank == 1
    assert (match.to_ask, match.to_arrange, match.against) == ((), (), ())
    assert [reason.rule for reason in match.fits] == [
        "services.need",
        "services.risk",
        "services.intensity",
        "services.evidence",
        "services.places",
        "services.cost",
        "services.verified",
        "access.language",
        "access.hours",
        "access.reach",
        "access.reading",
    ]


def test_what_is_not_known_neither_excludes_nor_fits() -> None:
    """Of a service and a participant of whom nothing is recorded, only the need fits."""
    (match,) = matched(a_service(), case=an_unknown_person()).fitting
    assert [reason.rule for reason in match.fits] == ["services.need"]
    assert [reason.rule for reason in match.to_ask] == [
        "services.risk_unknown",
        "services.evidence_unknown",
        "services.places_unknown",
        "services.cost_unknown",
        "services.never_verified",
        "access.language_unknown",
        "access.hours_unknown",
        "access.reach_unknown",
        "access.childcare_unknown",
        "access.reading_unknown",
    ]
    assert (match.to_arrange, match.against) == ((), ())


def test_every_ground_against_a_service_is_told() -> None:
    """Not only the first one."""
    service = a_known_service(
        needs=("employment",),
        languages=("Spanish",),
        risk_levels=(RiskLevel.LOW,),
        schedule=(),
        reached_by_bus=False,
        offered_remotely=False,
        free_places=0,
    )
    case = a_person(barriers=(Barrier.NO_CAR,))
    (match,) = matched(service, case=case).not_fitting
    assert match.rank is None
    assert [reason.rule for reason in match.against] == [
        "services.other_need",
        "services.other_risk",
        "services.full",
        "access.other_language",
        "access.out_of_reach",
    ]
    assert [reason.rule for reason in match.to_ask] == ["access.hours_unknown"]


def test_services_that_do_not_fit_stand_by_their_ids() -> None:
    """Whatever speaks against them."""
    full = [a_service(name, free_places=0) for name in ("v2", "v10", "v1")]
    assert [match.service.id for match in matched(*full).not_fitting] == ["v1", "v10", "v2"]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({}, {"languages": ()}),
        ({}, {"evidence": "promising"}),
        ({"evidence": "promising"}, {"evidence": None}),
        ({}, {"hours_a_week": 2}),
        ({"hours_a_week": None}, {"hours_a_week": 2}),
        ({}, {"paid_by": Payer.INSURANCE}),
        ({}, {"free_places": None}),
        ({}, {"last_verified_on": days_ago(181)}),
        ({"hours_a_week": 2}, {"evidence": "promising"}),
        (
            {"risk_levels": (RiskLevel.LOW, RiskLevel.HIGH), "separate_groups": True},
            {"risk_levels": (RiskLevel.LOW, RiskLevel.HIGH), "separate_groups": None},
        ),
        ({"paid_by": None}, {"free_places": None}),
    ],
)
def test_the_better_service_comes_first(better: dict[str, Any], worse: dict[str, Any]) -> None:
    """Whatever their ids and their order; an earlier respect of the policy decides alone."""
    first, second = a_known_service("v2", **better), a_known_service("v1", **worse)
    assert fitting(first, second) == fitting(second, first) == ["v2", "v1"]


def test_of_two_alike_the_id_decides() -> None:
    """So that the order is total."""
    alike = [a_known_service(name) for name in ("v3", "v1", "v2")]
    found = matched(*alike).fitting
    assert [(match.service.id, match.rank) for match in found] == [("v1", 1), ("v2", 2), ("v3", 3)]
    assert found[1].fits[-1].sentence == policy_sentence("v1", "its id")


def policy_sentence(after: str, by: str) -> str:
    """Give the sentence that says why one service comes after another."""
    return f"comes after {after} by {by} ({policy_named().service_order.citation})"


def test_the_respect_that_decided_is_told() -> None:
    """The first by which the two differ; the first service comes after none."""
    best, weaker = a_known_service("v2"), a_known_service("v1", evidence="promising", paid_by=None)
    first, second = matched(weaker, best).fitting
    assert "services.after" not in [reason.rule for reason in first.fits]
    assert second.fits[-1].sentence == policy_sentence("v2", "evidence")


def test_the_policy_sets_the_order_of_respects() -> None:
    """An agency may put cost before evidence, or nothing before the id."""
    cheap = a_known_service("v2", evidence="promising")
    strong = a_known_service("v1", paid_by=Payer.PARTICIPANT)
    by_cost = policy_with(service_order=(ServiceKey.COST, ServiceKey.EVIDENCE))
    assert fitting(strong, cheap) == ["v1", "v2"]
    assert fitting(strong, cheap, policy=by_cost) == ["v2", "v1"]
    assert fitting(cheap, strong, policy=policy_with(service_order=())) == ["v1", "v2"]


def test_a_goal_on_several_needs_is_served_by_a_service_for_one() -> None:
    """The domains that it works on are told."""
    needs: tuple[Need, ...] = (a_need("n1", "substance_use"), a_need("n2", "trauma"))
    case = evolve(a_person(), needs=needs)
    goal = evolve(GOAL, need_ids=("n2", "n1"))
    found = match_services(goal, case, a_catalogue(a_service()), policy_named(), as_of=TODAY)
    assert found.fitting[0].fits[0].fact("domains") == ("substance_use",)


def test_a_goal_on_a_need_that_is_not_there_is_refused() -> None:
    """With the place of each such need."""
    goal = evolve(GOAL, need_ids=("n1", "n7", "n8"))
    with pytest.raises(InputError) as caught:
        match_services(goal, a_person(), ServiceCatalogue(services=()), policy_named(), as_of=TODAY)
    assert [fault.path for fault in caught.value.faults] == ["need_ids[1]", "need_ids[2]"]


def test_every_service_is_judged_in_every_respect() -> None:
    """In the order of the catalogue."""
    services = [a_service("v2"), a_service("v1", free_places=0)]
    judged = judge_services(
        ["substance_use"], a_person(), a_catalogue(*services), policy_named(), as_of=TODAY
    )
    assert [item.service.id for item in judged] == ["v2", "v1"]
    assert all(set(item.said) == set(ServiceKey) for item in judged)
    assert [item.is_fitting for item in judged] == [True, False]
    assert [reason.rule for reason in judged[1].reasons(Fit.AGAINST)] == ["services.full"]
