"""TOML files to plain tables."""

import datetime
import re
from pathlib import Path
from typing import Any

from rnr_caseplan.errors import Fault, PolicyError

Plain = dict[str, Any]

_DAY = re.compile(r"= *([0-9]{4}-[0-9]{2}-[0-9]{2})(?![0-9T:])")


def parse_toml(file: Path, path: str) -> Plain:
    """Parse a TOML file.

    Args:
        file: The file.
        path: Its name for a fault.

    Returns:
        Its tables.

    Raises:
        PolicyError: Where it is not TOML in UTF-8.
        OSError: Where it cannot be read.
    """
    import tomllib  # noqa: PLC0415  # a policy is read once; every import of the library is not

    try:
        text = file.read_text(encoding="utf-8-sig")
        try:
            return tomllib.loads(text)
        except tomllib.TOMLDecodeError:
            return tomllib.loads(_DAY.sub(_quoted_unless_real, text))
    except tomllib.TOMLDecodeError as error:
        problem = f"is not valid TOML ({error})"
    except UnicodeDecodeError:
        problem = "is not UTF-8 text"
    except RecursionError:
        problem = "is nested too deeply"
    raise PolicyError([Fault("document", problem, "TOML").in_file(path)]) from None


def _quoted_unless_real(found: re.Match[str]) -> str:
    """Put a day that does not exist in quotes, so that it is refused at its place.

    TOML itself knows no 31 February and would stop there, with all other faults untold.
    """
    try:
        datetime.date.fromisoformat(found[1])
    except ValueError:
        return f'= "{found[1]}"'
    return found[0]
