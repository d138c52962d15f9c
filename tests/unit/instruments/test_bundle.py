"""The bundled tools."""

from rnr_caseplan.instruments import bundled_instruments


def test_bundled_tools_are_listed_by_name() -> None:
    """In alphabetical order, each with a file that is there."""
    found = bundled_instruments()
    assert list(found) == sorted(found)
    assert "oras-cst" in found
    assert all(file.is_file() and file.stem == name for name, file in found.items())
