"""What happened: contacts, reviews, assessments; changes of level; pauses."""

import datetime
from collections.abc import Iterator, Mapping
from typing import Any

from attrs import field, frozen

from rnr_caseplan.errors import Fault, InputError
from rnr_caseplan.model.fields import is_day, is_day_or_none, is_id, is_name, is_scalar, optional
from rnr_caseplan.structure.kinds import Scalar
from rnr_caseplan.value import Value


@frozen(kw_only=True, repr=False, eq=False)
class Event(Value):
    """Something that happened on a day and may meet a duty.

    Attributes:
        kind: The kind of event, by the name that the policy gives it, such as ``face_to_face``.
        on: The day.
        about: The goal, condition or court date that it was about; ``None`` for none.

    Raises:
        InputError: Where a field is malformed.

    Examples:
        >>> Event(kind="face_to_face", on=datetime.date(2026, 2, 12)).about is None
        True
    """

    kind: str = field(validator=is_name)
    on: datetime.date = field(validator=is_day)
    about: str | None = field(default=None, validator=optional(is_id))


@frozen(kw_only=True, repr=False, eq=False)
class LevelChange(Value):
    """A fact of the case that changed, most often the level of supervision or of risk.

    Attributes:
        fact: The name of the fact, such as ``supervision_level`` or ``risk_level``.
        on: The first day on which the new value holds.
        before: The value until then.
        after: The value from then on.

    Raises:
        InputError: Where a field is malformed.

    Examples:
        >>> day = datetime.date(2026, 3, 1)
        >>> LevelChange(fact="risk_level", on=day, before="moderate", after="high").fact
        'risk_level'
    """

    fact: str = field(validator=is_name)
    on: datetime.date = field(validator=is_day)
    before: Scalar = field(validator=is_scalar, repr=False)
    after: Scalar = field(validator=is_scalar, repr=False)


@frozen(kw_only=True, repr=False, eq=False)
class Pause(Value):
    """A time in which duties stand still, such as a stay in hospital or an exemption.

    Attributes:
        kind: The kind of pause, by the name that the policy gives it.
        starts_on: The first day of the pause.
        ends_on: The day on which it ends and duties go on; ``None`` while it lasts. The pause
            is as long as the days from ``starts_on`` to ``ends_on``.

    Raises:
        InputError: Where a field is malformed, or the pause ends before it starts.

    Examples:
        >>> Pause(kind="hospital", starts_on=datetime.date(2026, 4, 1)).ends_on is None
        True
    """

    kind: str = field(validator=is_name)
    starts_on: datetime.date = field(validator=is_day)
    ends_on: datetime.date | None = field(default=None, validator=is_day_or_none)

    def __attrs_post_init__(self) -> None:
        """Refuse a pause that ends before it starts."""
        values = {"starts_on": self.starts_on, "ends_on": self.ends_on}
        faults = tuple(self.contradictions(values))
        if faults:
            raise InputError(faults)

    @staticmethod
    def contradictions(values: Mapping[str, Any]) -> Iterator[Fault]:
        """Find an end before the start."""
        starts_on, ends_on = values.get("starts_on"), values.get("ends_on")
        if starts_on is not None and ends_on is not None and ends_on < starts_on:
            yield Fault("ends_on", "lies before starts_on", "a day from starts_on on")


HistoryEntry = Event | LevelChange | Pause
"""Anything that a history holds."""
