"""What happened: events, changes of level, pauses."""

import datetime
from typing import Any

import pytest

from rnr_caseplan import Event, InputError, LevelChange, Pause
from tests.unit.shapes import Shape, each_wrong, refused_places

DAY = datetime.date(2026, 11, 21)
NEXT = datetime.date(2026, 11, 22)
MOMENT = datetime.datetime(2026, 11, 21, tzinfo=datetime.UTC)

SHAPES: list[Shape] = [
    (
        Event,
        {"kind": "face_to_face", "on": DAY},
        {
            "kind": ["", "Face to face", None],
            "on": [None, "2026-11-21", MOMENT],
            "about": ["", " g1", 3],
        },
    ),
    (
        LevelChange,
        {"fact": "risk_level", "on": DAY, "before": "low", "after": "high"},
        {
            "fact": ["", "Risk"],
            "on": [None, MOMENT],
            "before": [None, ("low",), float("inf"), 2**70, "\ud800"],
            "after": [None, DAY],
        },
    ),
    (
        Pause,
        {"kind": "hospital", "starts_on": DAY},
        {"kind": [""], "starts_on": [None, MOMENT], "ends_on": ["2026-11-21", MOMENT]},
    ),
]


@pytest.mark.parametrize(("kind", "facts", "_"), SHAPES)
def test_what_is_required_is_enough(kind: Any, facts: dict[str, Any], _: object) -> None:
    """And equal entries are one."""
    assert len({kind(**facts), kind(**facts)}) == 1


@pytest.mark.parametrize(
    ("kind", "facts", "name", "wrong"),
    each_wrong(SHAPES),
)
def test_each_field_is_checked(kind: Any, facts: dict[str, Any], name: str, wrong: object) -> None:
    """The fault names the field."""
    assert refused_places(kind, {**facts, name: wrong}) == [name]


def test_a_pause_may_end_on_the_day_on_which_it_starts() -> None:
    """But not before it."""
    assert Pause(kind="hospital", starts_on=DAY, ends_on=DAY).ends_on == DAY
    assert Pause(kind="hospital", starts_on=DAY).ends_on is None
    with pytest.raises(InputError) as caught:
        Pause(kind="hospital", starts_on=NEXT, ends_on=DAY)
    assert [fault.path for fault in caught.value.faults] == ["ends_on"]


@pytest.mark.parametrize("values", [{}, {"starts_on": NEXT}, {"ends_on": DAY}])
def test_a_pause_of_which_a_day_is_missing_contradicts_nothing(values: dict[str, Any]) -> None:
    """The missing day is a fault of its own."""
    assert tuple(Pause.contradictions(values)) == ()


def test_the_values_of_a_fact_are_not_shown() -> None:
    """They may say something about a person."""
    change = LevelChange(fact="mood", on=DAY, before="ZQX1", after="ZQX2")
    assert "ZQX" not in repr(change)
