"""The policies that come with the library."""

import pytest

from rnr_caseplan import bundled_policies


def test_bundled_policies_are_found_by_name() -> None:
    """In alphabetical order, each with an existing file of that name."""
    found = bundled_policies()
    assert {"rnr-baseline", "virginia", "treatment-court", "success-plan"} <= set(found)
    assert list(found) == sorted(found)
    assert all(path.is_file() and path.stem == name for name, path in found.items())


def test_nobody_can_change_the_list() -> None:
    """It is a view of constants."""
    with pytest.raises(TypeError):
        bundled_policies()["mine"] = None  # type: ignore[index]
