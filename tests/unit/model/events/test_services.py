"""Events of services and referrals: what they must say."""

from typing import Any

import pytest

from rnr_caseplan import Service
from rnr_caseplan.lifecycle import (
    ReferralAccepted,
    ReferralEnded,
    ReferralMade,
    ReferralRefused,
    ServiceAdded,
    ServiceEnded,
    ServiceMonitored,
)
from tests.unit.builders import TODAY
from tests.unit.shapes import Shape, each_wrong, refused_places

SAID: dict[str, Any] = {"on": TODAY, "by": "staff:17"}
WRONG_IDS = ["", " v1", 1, ("v1",)]
WRONG_FLAGS = ["yes", 1, 0]

SHAPES: list[Shape] = [
    (
        ServiceAdded,
        {**SAID, "service": Service(id="v1", text="group", provider="the center")},
        {"service": [None, "v1", {"id": "v1", "text": "group", "provider": "the center"}]},
    ),
    (
        ServiceMonitored,
        {**SAID, "service_id": "v1"},
        {
            "service_id": [None, *WRONG_IDS],
            "used": WRONG_FLAGS,
            "adequate": WRONG_FLAGS,
            "beneficial": WRONG_FLAGS,
        },
    ),
    (ServiceEnded, {**SAID, "service_id": "v1"}, {"service_id": [None, *WRONG_IDS]}),
    (
        ReferralMade,
        {**SAID, "referral_id": "r1", "to": "the clinic"},
        {"referral_id": [None, *WRONG_IDS], "to": [None, "", " "], "need_id": WRONG_IDS},
    ),
    (ReferralAccepted, {**SAID, "referral_id": "r1"}, {"referral_id": [None, *WRONG_IDS]}),
    (
        ReferralRefused,
        {**SAID, "referral_id": "r1", "reason": "no place"},
        {"referral_id": [None, *WRONG_IDS], "reason": [None, "", " ", 3]},
    ),
    (ReferralEnded, {**SAID, "referral_id": "r1"}, {"referral_id": [None, *WRONG_IDS]}),
]


@pytest.mark.parametrize(("kind", "facts", "_"), SHAPES)
def test_what_is_required_is_enough(kind: Any, facts: dict[str, Any], _: object) -> None:
    """And equal values are one."""
    assert len({kind(**facts), kind(**facts)}) == 1


@pytest.mark.parametrize(("kind", "facts", "name", "wrong"), each_wrong(SHAPES))
def test_each_field_is_checked(kind: Any, facts: dict[str, Any], name: str, wrong: object) -> None:
    """The fault names the field."""
    assert refused_places(kind, {**facts, name: wrong}) == [name]


@pytest.mark.parametrize("answer", [True, False, None])
def test_a_question_about_a_service_is_answered_or_was_not_asked(answer: bool | None) -> None:
    """Each of the three by itself."""
    asked = ServiceMonitored(**SAID, service_id="v1", adequate=answer)
    assert (asked.used, asked.adequate, asked.beneficial) == (None, answer, None)


def test_a_refused_referral_says_who_refused_and_why() -> None:
    """The reason is required, not only checked."""
    with pytest.raises(TypeError, match="reason"):
        ReferralRefused(**SAID, referral_id="r1")


def test_to_whom_somebody_is_referred_is_not_shown() -> None:
    """It says something about the participant's health."""
    assert "ZQX" not in repr(ReferralMade(**SAID, referral_id="r1", to="ZQX"))
