"""What all frozen classes share: equality, hash, and a silent repr."""

import attrs

from rnr_caseplan.value import Value


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
