"""What would change who may be the driver."""

from typing import Any

import pytest

from rnr_caseplan import (
    Case,
    Incident,
    InputError,
    Level,
    Need,
    TurningFact,
    TurningOutcome,
    TurningPoint,
    find_turning_points,
    override_need_level,
)
from rnr_caseplan.policy.values import EvidenceKey
from tests.unit.builders import TODAY, a_case, a_need, policy_named, policy_with


def a_case_of(needs: tuple[Need, ...], *at_work: str) -> Case:
    """Give a case with incidents, each with the needs of which it names the numbers."""
    incidents = (
        Incident(id=f"i{place}", need_ids=tuple(f"n{number}" for number in numbers))
        for place, numbers in enumerate(at_work)
    )
    return a_case(*needs, incidents=tuple(incidents))


def told(case: Case, **values: Any) -> list[str]:
    """Give the turning points of a case in words, without their source."""
    policy = policy_with(**values) if values else policy_named()
    points = find_turning_points(case, policy)
    return [point.why.removesuffix(" (LIB this library's own choice)") for point in points]


FIRST = a_need("n1", "substance_use", "high")
SECOND = a_need("n2", "leisure", "moderate")


def test_a_case_without_candidates_has_no_turning_points() -> None:
    """Nothing is asked about needs without evidence."""
    assert find_turning_points(a_case(), policy_named()) == ()
    assert find_turning_points(a_case(FIRST), policy_named()) == ()


def test_more_incidents_would_put_a_candidate_first() -> None:
    """As many as it takes, and no more; fewer would take it off the list."""
    assert told(a_case_of((FIRST, SECOND), "1", "12", "1", "")) == [
        "n1 would be no candidate if its level fell to low",
        "n2 would be first if it were at work in 3 more of the 4 reviewed incidents",
        "n2 would be no candidate if it were at work in 1 fewer of the 4 reviewed incidents",
    ]


def test_what_it_fuels_may_put_a_candidate_first_or_be_all_its_evidence() -> None:
    """By the ids of the needs."""
    needs = (
        a_need("n1", "substance_use", fuels=("n3", "n4")),
        a_need("n2", "leisure", fuels=("n3",)),
        a_need("n3", "food"),
        a_need("n4", "phone"),
    )
    assert told(a_case(*needs)) == [
        "n1 would be no candidate if it no longer fueled n3 and n4",
        "n2 would be first if it also fueled n1 and n4",
        "n2 would be no candidate if it no longer fueled n3",
    ]


def test_a_level_may_put_a_candidate_first() -> None:
    """Where the policy weighs it."""
    needs = (
        a_need("n1", "antisocial_companions", "high"),
        a_need("n2", "antisocial_cognition", "moderate"),
    )
    assert told(a_case_of(needs, "12"), evidence_order=(EvidenceKey.LEVEL,))[1] == (
        "n2 would be first if its level rose to high"
    )


def test_a_fact_about_the_first_one_counts_where_none_of_its_own_is_enough() -> None:
    """It is told by its id."""
    needs = (
        a_need("n1", "antisocial_cognition", "high"),
        a_need("n2", "leisure", "high"),
    )
    keys = (EvidenceKey.INFLUENCE,)
    assert told(a_case_of(needs, "12"), evidence_order=keys)[1] == (
        "n2 would be first if n1 were at work in 1 fewer of the 1 reviewed incidents"
    )
    both = (a_need("n1", "antisocial_cognition", "moderate", fuels=("n2",)), needs[1])
    assert told(a_case_of(both, "12"), evidence_order=keys)[1] == (
        "n2 would be first if n1's level fell to low"
    )


def test_what_did_not_contribute_would_be_no_candidate() -> None:
    """Its tier hangs on it; a need of which that is not recorded has no such fact."""
    school = a_need("n1", "education", "high", contributed=True, fuels=("n2", "n3"))
    needs = (school, a_need("n2", "food"), a_need("n3", "phone"))
    assert told(a_case_of(needs, "1")) == [
        "n1 would be no candidate if it had not contributed to offending"
    ]


def test_no_single_fact_may_be_enough() -> None:
    """Then nothing is told: two would have to change."""
    needs = (
        a_need("n1", "antisocial_cognition"),
        a_need("n2", "antisocial_companions"),
        a_need("n3", "employment"),
    )
    lines = told(a_case_of(needs, "123"), evidence_order=(EvidenceKey.INFLUENCE,))
    assert [line.partition(" if ")[0] for line in lines] == [
        "n1 would be no candidate",
        "n2 would be first",
        "n2 would be no candidate",
        "n3 would be no candidate",
    ]


def test_a_turning_point_is_data_too() -> None:
    """The fact, whose it is, how much, and what it is about."""
    points = find_turning_points(a_case_of((FIRST, SECOND), "1", "12", "1", ""), policy_named())
    assert points[0] == TurningPoint(
        need_id="n1",
        outcome=TurningOutcome.NO_CANDIDATE,
        fact=TurningFact.LEVEL,
        of_need_id="n1",
        size=2,
        level=Level.LOW,
        reasons=points[0].reasons,
    )
    assert (points[1].fact, points[1].size) == (TurningFact.MORE_INCIDENTS, 3)
    assert points[1].about == ("i0", "i2", "i3")
    assert points[1].reasons[0].rule == "drivers.turning_point"


def test_a_level_that_a_person_set_may_turn_back() -> None:
    """To the assessed one as to any other."""
    need = override_need_level(
        a_need("n1", "substance_use", "low"), Level.MODERATE, by="s", on=TODAY, reason="r"
    )
    case = a_case_of((need,), "1", "1")
    assert told(case) == ["n1 would be no candidate if its level fell to low"]


def test_an_unknown_level_that_a_policy_lets_drive_may_turn_too() -> None:
    """To any known one that the policy does not list."""
    need = a_need("n1", "substance_use", "unknown")
    case = a_case_of((need,), "1", "1", "1")
    assert told(case, driver_levels=(Level.UNKNOWN, Level.HIGH)) == [
        "n1 would be no candidate if its level rose to low"
    ]


@pytest.mark.parametrize(
    ("arguments", "paths"),
    [
        ((None, policy_named()), ["case"]),
        ((a_case(), None), ["policy"]),
        ((1, 2), ["case", "policy"]),
    ],
)
def test_arguments_of_another_kind_are_named(arguments: tuple[Any, Any], paths: list[str]) -> None:
    """All of them."""
    with pytest.raises(InputError) as caught:
        find_turning_points(*arguments)
    assert [fault.path for fault in caught.value.faults] == paths


def test_a_domain_that_the_policy_does_not_know_is_named() -> None:
    """As by ``propose_drivers``."""
    with pytest.raises(InputError, match="domain"):
        find_turning_points(a_case(a_need("n1", "gambling")), policy_named())
