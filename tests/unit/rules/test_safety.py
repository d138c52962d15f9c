"""What is acute danger, and by when is it answered?"""

import datetime
from typing import Any

import pytest

from rnr_caseplan import SafetyKind, SafetyNote
from rnr_caseplan.rules.safety import list_safety
from tests.unit.builders import TODAY, a_case, a_need, policy_named, policy_with

NOTED = datetime.date(2026, 11, 10)


@pytest.mark.parametrize(
    ("kind", "days"),
    [
        ("suicide", 0),
        ("overdose", 0),
        ("withdrawal", 0),
        ("medication", 1),
        ("domestic_violence", 0),
    ],
)
def test_a_noted_danger_is_due_the_same_or_the_next_day(kind: str, days: int) -> None:
    """Counted from the day on which it was noted; a day in the past stays."""
    note = SafetyNote(id="d1", kind=SafetyKind(kind), noted_on=NOTED)
    (item,) = list_safety(a_case(safety=(note,)), policy_named(), as_of=TODAY)
    assert item.due_on == NOTED + datetime.timedelta(days=days)
    assert (item.id, item.need_id, item.action.value) == ("d1", None, "respond")
    assert item.reasons[0].rule == "safety.note"


def test_a_note_without_a_day_counts_from_the_draft() -> None:
    """Nobody waits because a day is missing."""
    note = SafetyNote(id="d1", kind=SafetyKind.MEDICATION)
    (item,) = list_safety(a_case(safety=(note,)), policy_named(), as_of=TODAY)
    assert item.due_on == datetime.date(2026, 11, 22)


@pytest.mark.parametrize(
    ("facts", "action"),
    [
        ({"level": "high"}, "respond"),
        ({"level": "high", "interferes": False}, "respond"),
        ({"level": "low", "interferes": True}, "respond"),
        ({"level": "unknown", "interferes": True}, "respond"),
        ({"level": "unknown"}, "assess"),
        ({"level": "unknown", "interferes": False}, "assess"),
        ({"level": "moderate"}, None),
        ({"level": "low"}, None),
    ],
)
@pytest.mark.parametrize("domain", ["withdrawal", "overdose_risk"])
def test_a_need_may_be_acute_danger(domain: str, facts: dict[str, Any], action: str | None) -> None:
    """High or interfering is answered today, an unknown level is assessed today."""
    items = list_safety(a_case(a_need("n1", domain, **facts)), policy_named(), as_of=TODAY)
    assert [item.action.value for item in items] == ([action] if action else [])
    assert all(item.due_on == TODAY and item.need_id == "n1" for item in items)


def test_other_needs_are_no_danger() -> None:
    """However high."""
    case = a_case(a_need("n1", "food", interferes=True), a_need("n2", "substance_use"))
    assert list_safety(case, policy_named(), as_of=TODAY) == ()


def test_notes_come_before_needs_and_needs_by_id() -> None:
    """The order in which needs are given means nothing."""
    notes = (
        SafetyNote(id="d2", kind=SafetyKind.SUICIDE),
        SafetyNote(id="d1", kind=SafetyKind.OVERDOSE),
    )
    needs = (a_need("n2", "withdrawal"), a_need("n1", "overdose_risk"))
    for given in (needs, needs[::-1]):
        items = list_safety(a_case(*given, safety=notes), policy_named(), as_of=TODAY)
        assert [item.id for item in items] == ["d2", "d1", "need-n1", "need-n2"]


def test_ids_of_items_never_collide() -> None:
    """Whatever ids notes and needs have."""
    notes = tuple(
        SafetyNote(id=name, kind=SafetyKind.SUICIDE) for name in ("need-n1", "need-n1-need")
    )
    needs = (a_need("n1", "withdrawal"), a_need("n1-need", "overdose_risk"))
    items = list_safety(a_case(*needs, safety=notes), policy_named(), as_of=TODAY)
    assert len({item.id for item in items}) == 4


def test_a_policy_may_name_no_domains() -> None:
    """Then only notes count."""
    policy = policy_with(safety_domains=())
    assert list_safety(a_case(a_need("n1", "withdrawal")), policy, as_of=TODAY) == ()


def test_the_last_day_of_the_calendar_has_no_day_after() -> None:
    """The item stays, without a day."""
    note = SafetyNote(id="d1", kind=SafetyKind.MEDICATION, noted_on=datetime.date.max)
    (item,) = list_safety(a_case(safety=(note,)), policy_named(), as_of=TODAY)
    assert item.due_on is None
