"""What a policy says of barriers has an answer for each, and words for each answer."""

from typing import Any

import pytest
from attrs import evolve

from rnr_caseplan import AdaptationKind, Barrier, Policy
from rnr_caseplan.policy.contradictions import find_contradictions
from rnr_caseplan.policy.responsivity_faults import find_responsivity_faults
from tests.unit.builders import policy_named, policy_with

ANSWERS = policy_named().barrier_answers.value
WORDS = policy_named().adaptation_words.value


def keys_of(policy: Policy) -> list[str]:
    """Give the places of the faults."""
    return [fault.path for fault in find_responsivity_faults(policy)]


def with_answer(place: int, **changes: Any) -> Policy:
    """Give a policy with another answer to one barrier."""
    other = evolve(ANSWERS[place], **changes)
    return policy_with(barrier_answers=(*ANSWERS[:place], other, *ANSWERS[place + 1 :]))


@pytest.mark.parametrize("name", ["rnr-baseline", "virginia", "treatment-court", "success-plan"])
def test_bundled_policies_answer_every_barrier(name: str) -> None:
    """None of them is without an answer, and none of the answers without words."""
    assert keys_of(policy_named(name)) == []


@pytest.mark.parametrize("answers", [(), ANSWERS[1:], (*ANSWERS, ANSWERS[0])])
def test_each_barrier_is_answered_once(answers: Any) -> None:
    """A missing one would leave a recorded fact without effect; two could differ."""
    (fault,) = find_responsivity_faults(policy_with(barrier_answers=answers))
    assert fault.path == "responsivity.adaptations"
    assert fault.expected == ", ".join(barrier.value for barrier in Barrier)


@pytest.mark.parametrize("words", [(), WORDS[1:], (*WORDS, WORDS[0])])
def test_each_way_of_working_has_words_once(words: Any) -> None:
    """A plan shows them to staff."""
    (fault,) = find_responsivity_faults(policy_with(adaptation_words=words))
    assert fault.path == "responsivity.words"
    assert fault.expected == ", ".join(kind.value for kind in AdaptationKind)


def test_one_answer_to_a_barrier_stays_possible_beside_every_other_one() -> None:
    """Else somebody with two of them would get no answer to one."""
    place = next(
        number for number, item in enumerate(ANSWERS) if item.barrier is Barrier.FAR_FROM_SERVICES
    )
    assert keys_of(with_answer(place, kinds=(AdaptationKind.RIDE_AID,))) == []
    ruled_out = (AdaptationKind.TELEHEALTH, AdaptationKind.PHONE_SESSION)
    for kinds in (ruled_out, ruled_out[:1], ()):
        assert keys_of(with_answer(place, kinds=kinds)) == [
            f"responsivity.adaptations[{place}].kinds"
        ]


def test_an_answer_is_not_made_impossible_by_its_own_barrier() -> None:
    """That would be no answer either."""
    (kind,) = ANSWERS[0].kinds[:1]
    assert keys_of(with_answer(0, kinds=(kind,), rules_out=(kind,))) == [
        "responsivity.adaptations[0].kinds"
    ]


def test_they_are_among_the_contradictions_of_a_policy() -> None:
    """Whoever loads a policy is told of them."""
    faults = find_contradictions(policy_with(barrier_answers=(), adaptation_words=()))
    assert [fault.path for fault in faults] == ["responsivity.adaptations", "responsivity.words"]
