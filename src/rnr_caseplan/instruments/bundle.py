"""The assessment tools that come with the library."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

BUNDLE_FOLDER = Path(__file__).parent / "bundled"


def bundled_instruments() -> Mapping[str, Path]:
    """Give the bundled tools' files by their names, in alphabetical order.

    Returns:
        Each tool's name with the path of its TOML file.

    Examples:
        >>> "oras-cst" in bundled_instruments()
        True
    """
    found = {entry.stem: entry for entry in BUNDLE_FOLDER.glob("*.toml")}
    return MappingProxyType(dict(sorted(found.items())))
