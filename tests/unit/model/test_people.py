"""The people around a plan."""

import pytest

from rnr_caseplan import InputError, Participant, Readiness, StageOfChange, Supporter, TeamMember
from rnr_caseplan.model.people import ResponsivityProfile


def test_a_participant_needs_only_an_id() -> None:
    """Whatever else is absent is unknown."""
    person = Participant(id="P-1")
    assert person.sex is None
    assert person.disabilities == ()


@pytest.mark.parametrize("identifier", ["", " P-1", "a" * 201])
def test_a_participant_without_a_proper_id_is_refused(identifier: str) -> None:
    """The message names the field."""
    with pytest.raises(InputError) as caught:
        Participant(id=identifier)
    assert [fault.path for fault in caught.value.faults] == ["id"]


def test_readiness_is_read_on_rulers_from_0_to_10() -> None:
    """Both ends are included, and each part may be missing."""
    assert Readiness().stage is None
    ready = Readiness(stage=StageOfChange.ACTION, importance=10, confidence=0)
    assert (ready.importance, ready.confidence) == (10, 0)
    with pytest.raises(InputError, match="confidence"):
        Readiness(confidence=11)


def test_blank_words_are_no_facts() -> None:
    """What nobody knows is left out, not written as a blank."""
    with pytest.raises(InputError, match="name"):
        Supporter(id="f1", name=" ")
    with pytest.raises(InputError, match="agency"):
        TeamMember(id="t1", agency="")
    with pytest.raises(InputError, match="schedule"):
        ResponsivityProfile(schedule="")
