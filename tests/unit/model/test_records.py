"""What people record while a plan lives."""

from typing import Any

import pytest

from rnr_caseplan import InputError
from rnr_caseplan.catalogue.check_codes import CHECK_CODES
from rnr_caseplan.model.records import (
    CaseConference,
    CheckException,
    Engagement,
    ProgressNote,
    Referral,
    Response,
    Service,
    Signature,
)
from rnr_caseplan.model.vocabulary import (
    ReferralStatus,
    ResponseKind,
    RiskLevel,
    SignatureAnswer,
)
from tests.unit.builders import TODAY

EXCEPTION: dict[str, Any] = {
    "code": "TGT08",
    "by": "staff:2",
    "on": TODAY,
    "reason": "for a short while",
}
RECORDS: list[tuple[Any, dict[str, Any]]] = [
    (Signature, {"by": "P-1", "on": TODAY, "answer": SignatureAnswer.AGREED}),
    (Service, {"id": "v1", "text": "group", "provider": "the center"}),
    (Referral, {"id": "r1", "to": "the clinic"}),
    (CaseConference, {"id": "m1", "held_on": TODAY}),
    (
        Response,
        {"id": "x1", "on": TODAY, "kind": ResponseKind.INCENTIVE, "behavior": "came on time"},
    ),
    (ProgressNote, {"on": TODAY, "text": "two applications"}),
    (CheckException, EXCEPTION),
]


@pytest.mark.parametrize(("kind", "facts"), RECORDS)
def test_a_record_takes_its_required_facts_and_checks_each(
    kind: Any, facts: dict[str, Any]
) -> None:
    """A dictionary is never what a field wants."""
    assert kind(**facts) == kind(**facts)
    for name in facts:
        with pytest.raises(InputError) as caught:
            kind(**{**facts, name: {}})
        assert [fault.path for fault in caught.value.faults] == [name]


def test_an_engagement_may_have_nothing_recorded_yet() -> None:
    """Each explanation has a day of its own."""
    assert Engagement().roles_explained_on is None
    with pytest.raises(InputError, match="expectations_explained_on"):
        Engagement(expectations_explained_on="yesterday")  # type: ignore[arg-type]


def test_a_new_referral_is_made() -> None:
    """Its later standing is recorded by people."""
    assert Referral(id="r1", to="the clinic").status is ReferralStatus.MADE


def test_the_levels_of_risk_of_those_who_attend_a_service_may_be_recorded() -> None:
    """Each is a level; without a record nothing is known of them."""
    facts: dict[str, Any] = {"id": "v1", "text": "group", "provider": "the center"}
    assert Service(**facts).risk_levels == ()
    levels = (RiskLevel.LOW, RiskLevel.HIGH)
    assert Service(**facts, risk_levels=levels).risk_levels == levels
    wrongs: tuple[Any, ...] = (["high"], ("high",), RiskLevel.HIGH)
    for wrong in wrongs:
        with pytest.raises(InputError, match="risk_levels"):
            Service(**facts, risk_levels=wrong)


@pytest.mark.parametrize("claim", ["used", "adequate", "beneficial"])
def test_what_is_seen_of_a_service_is_a_claim_or_unknown(claim: str) -> None:
    """Monitoring asks three questions, each answered yes, no or not yet."""

    def service(answer: object) -> Service:
        facts: dict[str, Any] = {"id": "v1", "text": "group", "provider": "the center"}
        return Service(**{**facts, claim: answer})

    answers = [True, False, None]
    assert [getattr(service(answer), claim) for answer in answers] == answers
    with pytest.raises(InputError, match=claim):
        service("yes")


@pytest.mark.parametrize(
    ("name", "wrong"),
    [("code", "TGT99"), ("code", "tgt08"), ("about", " g1"), ("until", "2026-12-01")],
)
def test_an_exception_to_a_check_names_it_and_perhaps_a_part_and_a_last_day(
    name: str, wrong: object
) -> None:
    """A code that no check has is refused with those that there are."""
    facts: dict[str, Any] = {**EXCEPTION, "about": "g1", "until": TODAY}
    assert CheckException(**facts).until == TODAY
    with pytest.raises(InputError) as caught:
        CheckException(**{**facts, name: wrong})
    (fault,) = caught.value.faults
    assert fault.path == name
    assert name != "code" or fault.expected == ", ".join(CHECK_CODES)


def test_neither_who_made_an_exception_nor_why_is_shown() -> None:
    """They stay out of logs; what it is to stays in."""
    shown = repr(CheckException(**{**EXCEPTION, "by": "ZQX", "reason": "ZQX"}))
    assert "ZQX" not in shown
    assert "TGT08" in shown
