"""Events of court-ordered conditions."""

import datetime

from attrs import field, frozen

from rnr_caseplan.errors import Fault, InputError
from rnr_caseplan.model.circumstances import Condition
from rnr_caseplan.model.fields import (
    adds_to,
    instance,
    is_day_or_none,
    is_id,
    is_text,
    optional,
    refers_to,
)
from rnr_caseplan.model.recorded import PlanEvent


@frozen(kw_only=True, repr=False, eq=False)
class ConditionAdded(PlanEvent):
    """The court ordered one more condition.

    Attributes:
        condition: The condition, with an id of its own.
    """

    condition: Condition = field(validator=instance(Condition), metadata=adds_to("conditions"))


@frozen(kw_only=True, repr=False, eq=False)
class ConditionMet(PlanEvent):
    """The participant met a condition."""

    condition_id: str = field(validator=is_id, metadata=refers_to("conditions"))


@frozen(kw_only=True, repr=False, eq=False)
class ConditionModified(PlanEvent):
    """The court changed a condition; one that was met is open again.

    Attributes:
        condition_id: The condition.
        text: The new words; ``None`` leaves the old ones.
        due_on: The new day; ``None`` leaves the old one.
    """

    condition_id: str = field(validator=is_id, metadata=refers_to("conditions"))
    text: str | None = field(default=None, validator=optional(is_text), repr=False)
    due_on: datetime.date | None = field(default=None, validator=is_day_or_none)

    def __attrs_post_init__(self) -> None:
        """Refuse a modification of nothing."""
        if self.text is None and self.due_on is None:
            raise InputError([Fault("text", "is missing", "text, due_on or both")])


@frozen(kw_only=True, repr=False, eq=False)
class ConditionViolated(PlanEvent):
    """The participant did not keep a condition.

    Attributes:
        condition_id: The condition.
        behavior: What happened.
    """

    condition_id: str = field(validator=is_id, metadata=refers_to("conditions"))
    behavior: str = field(validator=is_text, repr=False)
