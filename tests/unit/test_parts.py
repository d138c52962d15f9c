"""The table of what loads on first use."""

import pytest

from rnr_caseplan.parts import MODULES_OF_PARTS


def test_no_name_is_given_by_two_modules() -> None:
    """Else it would depend on the order which one is meant."""
    names = [name for listed in MODULES_OF_PARTS.values() for name in listed]
    assert len(set(names)) == len(names)


def test_the_table_cannot_be_changed() -> None:
    """What the package gives stays the same while a program runs."""
    with pytest.raises(TypeError):
        MODULES_OF_PARTS["planning.invented"] = ()  # type: ignore[index]
