"""The people around a plan."""

from typing import Any

import pytest

from rnr_caseplan import (
    AdaptationKind,
    Barrier,
    DecisionalBalance,
    InputError,
    Participant,
    Readiness,
    ResponsivityProfile,
    StageOfChange,
    Supporter,
    TeamMember,
)


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


def test_barriers_stand_in_the_order_of_their_list() -> None:
    """Two profiles with the same ones are one, whatever the order given."""
    given = (Barrier.NO_CAR, Barrier.READS_LITTLE, Barrier.TRAUMA)
    profile = ResponsivityProfile(barriers=given)
    assert profile.barriers == (Barrier.READS_LITTLE, Barrier.TRAUMA, Barrier.NO_CAR)
    assert profile == ResponsivityProfile(barriers=given[::-1])
    assert hash(profile) == hash(ResponsivityProfile(barriers=given[::-1]))
    assert ResponsivityProfile().barriers == ()


@pytest.mark.parametrize(
    "barriers",
    [
        None,
        "no_car",
        [Barrier.NO_CAR],
        ("no_car",),
        (Barrier.NO_CAR, Barrier.NO_CAR),
        (AdaptationKind.RIDE_AID,),
        (Barrier.NO_CAR, None),
    ],
)
def test_barriers_are_words_of_their_list_each_once(barriers: object) -> None:
    """Anything else is refused by the name of the field."""
    with pytest.raises(InputError) as caught:
        ResponsivityProfile(barriers=barriers)
    assert [fault.path for fault in caught.value.faults] == ["barriers"]


@pytest.mark.parametrize("side", ["reasons_to_change", "reasons_to_stay"])
def test_a_decisional_balance_has_something_on_one_side_at_least(side: str) -> None:
    """In the participant's words, which no log shows."""
    told: dict[str, Any] = {side: ("ZQX", "ZQX 2")}
    balance = DecisionalBalance(**told)
    assert getattr(balance, side) == ("ZQX", "ZQX 2")
    assert balance.recorded_on is None
    assert "ZQX" not in repr(balance)
    for wrong in ("ZQX", ["ZQX"], ("",), (3,)):
        told = {side: wrong}
        with pytest.raises(InputError, match=side):
            DecisionalBalance(**told)


def test_a_decisional_balance_of_nothing_is_refused() -> None:
    """Nobody weighed anything then."""
    with pytest.raises(InputError, match="reasons_to_change: are empty"):
        DecisionalBalance()
    with pytest.raises(InputError, match="recorded_on"):
        DecisionalBalance(reasons_to_stay=("a",), recorded_on="today")  # type: ignore[arg-type]
