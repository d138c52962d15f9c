"""Hours of the week: when a service is held, and when a participant can come."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

import attrs
from attrs import field, frozen

from rnr_caseplan.errors import Fault, InputError
from rnr_caseplan.model.fields import instance
from rnr_caseplan.model.vocabulary import Weekday
from rnr_caseplan.value import Value

_CLOCK = re.compile(r"(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00")


def is_time_of_day(_: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    """Accept a time of the day on a clock of 24 hours; ``24:00`` is the end of the day."""
    if type(value) is not str or not _CLOCK.fullmatch(value):
        expected = "HH:MM on a clock of 24 hours, up to 24:00"
        raise InputError([Fault(attribute.name, "is not a time of the day", expected)])


@frozen(kw_only=True, repr=False, eq=False)
class WeeklyHours(Value):
    """Some hours on one day of every week.

    Hours that go past midnight are two: up to ``24:00``, and from ``00:00`` on the next day.

    Attributes:
        weekday: The day of the week.
        starts_at: The time at which they begin, ``HH:MM`` on a clock of 24 hours.
        ends_at: The time at which they end.

    Raises:
        InputError: Where a field is malformed, or the end does not come after the beginning.

    Examples:
        >>> print(WeeklyHours(weekday=Weekday.MONDAY, starts_at="18:00", ends_at="20:30"))
        monday 18:00-20:30
    """

    weekday: Weekday = field(validator=instance(Weekday))
    starts_at: str = field(validator=is_time_of_day)
    ends_at: str = field(validator=is_time_of_day)

    def __attrs_post_init__(self) -> None:
        """Refuse hours that do not end after they begin."""
        faults = self.contradictions({"starts_at": self.starts_at, "ends_at": self.ends_at})
        if faults:
            raise InputError(faults)

    def __str__(self) -> str:
        """Give the hours as people write them, such as ``monday 18:00-20:30``."""
        return f"{self.weekday.value} {self.starts_at}-{self.ends_at}"

    @staticmethod
    def contradictions(values: Mapping[str, Any]) -> list[Fault]:
        """Find an end that does not come after its beginning, among times that are well formed."""
        if "starts_at" not in values or "ends_at" not in values:
            return []
        if values["starts_at"] < values["ends_at"]:
            return []
        expected = "a later time than starts_at; past midnight, hours of the next day"
        return [Fault("ends_at", "does not come after the beginning", expected)]


def sorted_hours(hours: Any) -> Any:
    """Put hours into the order of the week, so that the order in which they were given is nothing.

    What is malformed is given back as it is, for the validator to refuse.
    """
    elements = hours
    if type(hours) is not tuple or any(type(element) is not WeeklyHours for element in elements):
        return elements
    return tuple(sorted(elements, key=_place_of))


def covers(free: Iterable[WeeklyHours], session: WeeklyHours) -> bool:
    """Say whether all of a session lies in free hours.

    Args:
        free: The free hours, in any order; those that touch or overlap count as one.
        session: The session.

    Returns:
        Whether no part of it lies outside; one that begins or ends with free hours lies in them.

    Examples:
        >>> hours = [("09:00", "12:00"), ("12:00", "15:00")]
        >>> free = [
        ...     WeeklyHours(weekday=Weekday.FRIDAY, starts_at=start, ends_at=end)
        ...     for start, end in hours
        ... ]
        >>> covers(free, WeeklyHours(weekday=Weekday.FRIDAY, starts_at="11:00", ends_at="13:00"))
        True
    """
    reached = session.starts_at
    same_day = [hours for hours in free if hours.weekday is session.weekday]
    for hours in sorted(same_day, key=_place_of):
        if hours.starts_at <= reached < hours.ends_at:
            reached = hours.ends_at
    return reached >= session.ends_at


def meets(free: Iterable[WeeklyHours], session: WeeklyHours) -> bool:
    """Say whether some of a session lies in free hours.

    Args:
        free: The free hours, in any order.
        session: The session.

    Returns:
        Whether they have any time in common; ending when the other begins is none.

    Examples:
        >>> noon = WeeklyHours(weekday=Weekday.FRIDAY, starts_at="12:00", ends_at="13:00")
        >>> meets([WeeklyHours(weekday=Weekday.FRIDAY, starts_at="09:00", ends_at="12:00")], noon)
        False
    """
    return any(
        hours.weekday is session.weekday
        and hours.starts_at < session.ends_at
        and session.starts_at < hours.ends_at
        for hours in free
    )


def _place_of(hours: WeeklyHours) -> tuple[Weekday, str, str]:
    return hours.weekday, hours.starts_at, hours.ends_at
