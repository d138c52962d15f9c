"""The snapshot of one day: look-ups, tables, and what nobody has verified."""

import copy
import pickle

import pytest
from attrs import evolve

from rnr_caseplan.policy.policy import PARAMETER_NAMES, group_table
from tests.unit.builders import a_case, a_need, a_plan, policy_named, policy_with

POLICY = policy_named()


def test_a_domain_is_found_or_not_known() -> None:
    """An agency's own domain is known only to its policy."""
    found = POLICY.domain("employment")
    assert found is not None
    assert found.value.plain_name == "work"
    assert POLICY.domain("parental_stress") is None
    assert policy_named("success-plan").domain("parental_stress") is not None


def test_starter_words_are_found_by_domain() -> None:
    """Every known domain that can be a goal has them."""
    assert POLICY.guidance_for("food").value.goal.startswith("I ")


def test_schemes_are_found_by_name() -> None:
    """The three schools ship as data."""
    assert "substance_use" in POLICY.scheme("carey_top5").value[0]
    assert "family_marital" in POLICY.scheme("andrews_bonta").value[1]


@pytest.mark.parametrize(
    ("scheme", "domain", "group"),
    [
        ("practice_4_4", "family_marital", 1),
        ("practice_4_4", "substance_use", 2),
        ("practice_4_4", "vocational_skills", 3),
        ("andrews_bonta", "family_marital", 2),
        ("carey_top5", "substance_use", 1),
        ("carey_top5", "employment", 2),
    ],
)
def test_the_influence_group_follows_the_scheme(scheme: str, domain: str, group: int) -> None:
    """A domain outside every group comes after the last."""
    assert policy_with(influence_scheme=scheme).influence_group(domain) == group


def test_a_group_table_counts_from_one() -> None:
    """No groups give no table."""
    assert group_table((("a", "b"), ("c",))) == {"a": 1, "b": 1, "c": 2}
    assert group_table(()) == {}


def test_domains_that_the_table_does_not_list_come_last() -> None:
    """They share the place after the last."""
    policy = policy_with(domain_order=("food", "phone"))
    assert [policy.table_place(name) for name in ("food", "phone", "dental", "none")] == [
        0,
        1,
        2,
        2,
    ]


def test_values_that_nobody_has_read_at_their_source_are_listed() -> None:
    """By the keys that the policy file has."""
    assert "drivers.override_domains" in POLICY.unverified
    verified = evolve(
        POLICY, driver_override_domains=evolve(POLICY.driver_override_domains, verified=True)
    )
    assert set(POLICY.unverified) - set(verified.unverified) == {"drivers.override_domains"}


def test_every_parameter_is_listed_with_its_key() -> None:
    """Single parameters first, then the tables of schemes and domains."""
    keys = [key for key, _ in POLICY.parameters()]
    assert keys[: len(PARAMETER_NAMES)] == list(PARAMETER_NAMES)
    assert {"schemes.practice_4_4", "domains.food"} <= set(keys)
    assert len(set(keys)) == len(keys)


def test_a_policy_is_a_value() -> None:
    """Equal snapshots are equal, hash alike, and differ from others."""
    assert evolve(POLICY) == POLICY
    assert hash(evolve(POLICY)) == hash(POLICY)
    assert policy_with(goals_active_at_once=3) != POLICY


def test_a_policy_can_be_given_to_worker_processes() -> None:
    """A copy decides as the original does."""
    case = a_case(a_need("n1", "employment"))
    for again in (pickle.loads(pickle.dumps(POLICY)), copy.deepcopy(POLICY)):  # noqa: S301 - our own bytes
        assert again == POLICY
        assert a_plan(case, again) == a_plan(case, POLICY)
