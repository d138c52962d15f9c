"""TOML files to plain tables."""

import datetime
import re
from pathlib import Path
from typing import Any

from rnr_caseplan.errors import Fault, PolicyError

Plain = dict[str, Any]
MOST_DAYS_AS_TEXT = 50
"""So many days that do not exist are told at their places; the next one ends the parsing."""

_DAY = re.compile(r"(?<![\"'0-9])[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9T:])")
_PLACE = re.compile(r"at line ([0-9]+), column ([0-9]+)")


def parse_toml(file: Path, path: str) -> Plain:
    """Parse a TOML file.

    TOML knows no 31 February and would stop there, with all other faults untold; such a day is
    given as text, so that it is refused at its place.

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

    problem = ""
    try:
        text: str | None = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        text, problem = None, "is not UTF-8 text"
    tries = MOST_DAYS_AS_TEXT
    while text is not None and tries:
        tries -= 1
        try:
            return tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            problem = f"is not valid TOML ({error})"
            text = _with_day_as_text(text, problem)
        except RecursionError:
            text, problem = None, "is nested too deeply"
        except ValueError:
            text, problem = None, "holds a number with too many digits"
    raise PolicyError([Fault("document", problem, "TOML").in_file(path)])


def _with_day_as_text(text: str, message: str) -> str | None:
    """Put the day in quotes at which parsing stopped, if it stopped at one that does not exist.

    Each time one day less can stop it, so that trying again ends.
    """
    place = _PLACE.search(message)
    if place is None:
        return None
    lines = text.split("\n")
    number, column = int(place[1]) - 1, int(place[2]) - 1
    line = lines[number]
    for found in _DAY.finditer(line):
        if found.start() <= column <= found.end() and not _exists(found[0]):
            lines[number] = f'{line[: found.start()]}"{found[0]}"{line[found.end() :]}'
            return "\n".join(lines)
    return None


def _exists(day: str) -> bool:
    try:
        datetime.date.fromisoformat(day)
    except ValueError:
        return False
    return True
