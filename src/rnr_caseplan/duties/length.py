"""How long after which day a duty is due."""

import enum
from typing import NamedTuple

NOT_STATED = "not_stated"
"""Stands among what is not known for a duty that the policy itself does not state."""
CALENDAR_END = "calendar_end"
"""Stands there for a duty whose first day lies past the end of the calendar."""


class Basis(enum.Enum):
    """What the day is that a duty is counted from."""

    ANCHOR = "anchor"
    DONE = "done"
    DUE = "due"
    CHANGE = "change"


class Length(NamedTuple):
    """How long after the day that it is counted from: months, days, working days; month's end."""

    months: int
    days: int
    working_days: int
    to_month_end: bool
