"""What all frozen classes share: equality, hash, and a silent repr."""

import attrs
import pytest

from rnr_caseplan import ActionStep, StepStatus
from rnr_caseplan.value import Value, maker_of


@attrs.frozen(repr=False, eq=False)
class Note(Value):
    """A value with a text that is not shown and an index that does not count."""

    id: str
    text: str = attrs.field(default="", repr=False)
    index: int = attrs.field(default=0, eq=False)


@attrs.frozen(repr=False, eq=False)
class Other(Value):
    """Another class with the same fields."""

    id: str
    text: str = ""
    index: int = 0


def test_values_of_one_class_are_equal_by_their_fields() -> None:
    """But for fields that do not count."""
    assert Note("a", "x", 1) == Note("a", "x", 2)
    assert hash(Note("a", "x", 1)) == hash(Note("a", "x", 2))
    assert Note("a", "x") != Note("a", "y")
    note = Note("a")
    assert note == note  # noqa: PLR0124 - a value equals itself without looking inside


def test_values_of_different_classes_are_never_equal() -> None:
    """Whatever they hold."""
    assert Note("a") != Other("a")
    assert Note("a") != ("a", "", 0)
    assert len({Note("a"), Other("a")}) == 2


def test_free_text_is_not_shown() -> None:
    """Other fields are, by name."""
    assert repr(Note("a", "secret", 3)) == "Note(id='a', index=3)"


def test_a_value_made_from_known_parts_equals_a_checked_one() -> None:
    """Only the checks are left out."""
    checked = ActionStep(id="g1.s1", text="I call once.", responsible="P-1", strength_ids=("s1",))
    make = maker_of(ActionStep)
    made = make("g1.s1", "I call once.", "P-1", None, StepStatus.PLANNED, ("s1",))
    assert made == checked
    assert hash(made) == hash(checked)
    assert type(made) is ActionStep
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        made.text = "I call twice."  # type: ignore[misc]


def test_a_maker_wants_every_part() -> None:
    """A part too few or too many is an error of the caller."""
    make = maker_of(ActionStep)
    with pytest.raises(ValueError, match="has 6 parts"):
        make("g1.s1")
