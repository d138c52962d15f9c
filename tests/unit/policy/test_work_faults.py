"""Faults in what a policy says of motivation and of hours."""

import pytest
from attrs import evolve

from rnr_caseplan import RiskLevel, StageOfChange, bundled_policies
from rnr_caseplan.policy.contradictions import find_contradictions
from rnr_caseplan.policy.values import DosageHours
from rnr_caseplan.policy.work_faults import find_work_faults
from tests.unit.builders import policy_named, policy_with

STRATEGIES = policy_named().stage_strategies.value


def hours(*levels: RiskLevel) -> DosageHours:
    """Give a figure at some levels."""
    return DosageHours(band="some", hours=100, risk_levels=levels)


@pytest.mark.parametrize("name", bundled_policies())
def test_the_bundled_policies_have_no_such_fault(name: str) -> None:
    """Each stage has its words, and each level one figure at most."""
    assert list(find_work_faults(policy_named(name))) == []


@pytest.mark.parametrize(
    "strategies",
    [
        (),
        STRATEGIES[:-1],
        (*STRATEGIES, STRATEGIES[0]),
        (*STRATEGIES[:-1], evolve(STRATEGIES[-1], stage=StageOfChange.ACTION)),
    ],
)
def test_each_stage_has_words_of_its_own(strategies: tuple[object, ...]) -> None:
    """None is left out, and none is named twice; the order means nothing."""
    policy = policy_with(stage_strategies=strategies)
    (fault,) = find_work_faults(policy)
    assert fault.path == "motivation.strategies"
    assert fault in find_contradictions(policy)
    turned = policy_with(stage_strategies=STRATEGIES[::-1])
    assert list(find_work_faults(turned)) == []


@pytest.mark.parametrize(
    "figures",
    [
        (hours(RiskLevel.UNKNOWN),),
        (hours(RiskLevel.HIGH), hours(RiskLevel.HIGH)),
        (hours(RiskLevel.LOW, RiskLevel.LOW),),
    ],
)
def test_a_level_of_risk_has_one_figure_and_is_known(figures: tuple[DosageHours, ...]) -> None:
    """Else two figures would stand for one participant."""
    (fault,) = find_work_faults(policy_with(dosage_hours=figures))
    assert fault.path == "dosage.hours"


def test_a_policy_may_speak_of_no_hours_at_all() -> None:
    """Or of hours at no level."""
    for figures in ((), (hours(),)):
        assert list(find_work_faults(policy_with(dosage_hours=figures))) == []


def test_the_hours_count_in_a_scheme_of_the_policy() -> None:
    """Another name could not be looked up."""
    (fault,) = find_contradictions(policy_with(dosage_scheme="nobody"))
    assert fault.path == "dosage.scheme"
    assert "carey_top5" in (fault.expected or "")
