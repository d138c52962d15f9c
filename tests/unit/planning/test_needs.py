"""Questions about needs that take more than one rule."""

import pytest

from rnr_caseplan import Driver, InputError, check_driver, propose_drivers, rank_needs
from rnr_caseplan.planning.needs import classify_needs
from tests.unit.builders import a_case, a_need, policy_named

POLICY = policy_named()


def test_needs_are_classified_in_their_order() -> None:
    """Each with its decision."""
    needs = (a_need("n2", "food"), a_need("n1", "leisure"))
    found = classify_needs(iter(needs), POLICY)
    assert [(need.id, decided.value.value) for need, decided in found] == [
        ("n2", "responsivity"),
        ("n1", "criminogenic"),
    ]
    assert classify_needs((), POLICY) == ()


def test_every_domain_that_is_not_known_is_named() -> None:
    """By the place of its need."""
    needs = (a_need("n1", "gambling"), a_need("n2", "food"), a_need("n3", "betting"))
    for ask in (
        lambda: classify_needs(needs, POLICY),
        lambda: rank_needs(needs, POLICY),
        lambda: propose_drivers(a_case(*needs), POLICY),
    ):
        with pytest.raises(InputError) as caught:
            ask()
        assert [fault.path for fault in caught.value.faults] == [
            "needs[0].domain",
            "needs[2].domain",
        ]


def test_ids_that_occur_twice_are_named() -> None:
    """Loose needs have ids of their own too; each further one is at fault."""
    needs = [a_need("n1", "food"), a_need("n2", "phone"), a_need("n1", "leisure")] * 2
    with pytest.raises(InputError) as caught:
        rank_needs(needs, POLICY)
    assert [fault.path for fault in caught.value.faults] == [
        "needs[2].id",
        "needs[3].id",
        "needs[4].id",
        "needs[5].id",
    ]


def test_a_driver_names_one_of_the_needs() -> None:
    """Another id is malformed input, not a refusal."""
    driver = Driver(need_id="n9")
    with pytest.raises(InputError) as caught:
        check_driver(driver, [a_need("n1", "leisure")], POLICY)
    assert [fault.path for fault in caught.value.faults] == ["driver.need_id"]
    with pytest.raises(InputError):
        check_driver(driver, [], POLICY)


def test_a_driver_of_a_domain_that_is_not_known_is_malformed_input() -> None:
    """The policy cannot judge it."""
    with pytest.raises(InputError):
        check_driver(Driver(need_id="n1"), [a_need("n1", "gambling")], POLICY)


def test_only_the_named_need_is_judged() -> None:
    """Others are not looked at."""
    needs = iter([a_need("n1", "food"), a_need("n2", "substance_use")])
    assert check_driver(Driver(need_id="n2"), needs, POLICY).value.value == "accepted"
