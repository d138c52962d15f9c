"""The policies that come with the library."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

BUNDLE_FOLDER = Path(__file__).parent / "bundled"


def bundled_policies() -> Mapping[str, Path]:
    """Give the bundled policies' files by their names, in alphabetical order.

    Examples:
        >>> "rnr-baseline" in bundled_policies()
        True
    """
    found = {entry.stem: entry for entry in BUNDLE_FOLDER.glob("*.toml")}
    return MappingProxyType(dict(sorted(found.items())))
