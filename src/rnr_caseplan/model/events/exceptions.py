"""Events of exceptions to checks."""

import datetime

from attrs import field, frozen

from rnr_caseplan.catalogue.check_codes import CHECK_CODES
from rnr_caseplan.errors import Fault, InputError
from rnr_caseplan.model.fields import is_day_or_none, is_id, is_text, one_of, optional
from rnr_caseplan.model.recorded import PlanEvent


@frozen(kw_only=True, repr=False, eq=False)
class ExceptionMade(PlanEvent):
    """Somebody decided that the plan may differ from what one check asks for (AB).

    Attributes:
        by: Who decided it, by id.
        reason: Why the plan may differ, in words.
        code: The check, by its code.
        about: The part that it holds for, by id; ``None`` for the whole plan.
        until: Its last day; ``None`` where it has none.
    """

    by: str = field(validator=is_id)
    reason: str = field(validator=is_text, repr=False)
    code: str = field(validator=one_of(CHECK_CODES))
    about: str | None = field(default=None, validator=optional(is_id))
    until: datetime.date | None = field(default=None, validator=is_day_or_none)

    def __attrs_post_init__(self) -> None:
        """Refuse an exception that ends before it begins."""
        if self.until is not None and self.until < self.on:
            raise InputError([Fault("until", "lies before on", f"a day from {self.on} on")])
