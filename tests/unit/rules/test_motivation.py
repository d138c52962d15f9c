"""With which step does a goal begin?"""

import pytest

from rnr_caseplan import Readiness, StageOfChange
from rnr_caseplan.rules.motivation import explain_first_step, find_first_step
from tests.unit.builders import policy_named, policy_with


@pytest.mark.parametrize("readiness", [None, Readiness(), Readiness(importance=0, confidence=0)])
def test_without_a_stage_there_is_no_motivational_step(readiness: Readiness | None) -> None:
    """Rulers alone choose none."""
    assert find_first_step(readiness, "employment", policy_named()) is None
    assert explain_first_step(readiness, policy_named()) == ()


@pytest.mark.parametrize("stage", StageOfChange)
def test_the_first_step_fits_the_stage(stage: StageOfChange) -> None:
    """In the words of the domain."""
    policy = policy_named()
    step = find_first_step(Readiness(stage=stage), "employment", policy)
    assert step == getattr(policy.guidance_for("employment").value.first_steps, stage.value)


@pytest.mark.parametrize(
    ("stage", "rule", "place"),
    [
        ("precontemplation", "motivation.enhance", "VA-4b"),
        ("contemplation", "motivation.enhance", "VA-4b"),
        ("preparation", "motivation.first_step", "TC-7"),
        ("action", "motivation.first_step", "TC-7"),
        ("maintenance", "motivation.first_step", "TC-7"),
    ],
)
def test_low_motivation_is_enhanced(stage: str, rule: str, place: str) -> None:
    """At the stages that the policy names."""
    (reason,) = explain_first_step(Readiness(stage=StageOfChange(stage)), policy_named())
    assert (reason.rule, reason.fact("stage")) == (rule, stage)
    assert place in str(reason.citation)


def test_a_policy_may_enhance_at_no_stage() -> None:
    """The first step still fits the stage."""
    policy = policy_with(enhancement_stages=())
    (reason,) = explain_first_step(Readiness(stage=StageOfChange.PRECONTEMPLATION), policy)
    assert reason.rule == "motivation.first_step"
