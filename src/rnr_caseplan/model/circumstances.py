"""What else is known of a participant's situation: safety, strengths, triggers, law, tools."""

import datetime

from attrs import field, frozen

from rnr_caseplan.model.fields import (
    are_domains,
    instance,
    is_day,
    is_day_or_none,
    is_id,
    is_text,
    optional,
)
from rnr_caseplan.model.vocabulary import (
    Agreement,
    AssessmentKind,
    SafetyKind,
    TriggerKind,
)
from rnr_caseplan.value import Value


@frozen(kw_only=True, repr=False, eq=False)
class SafetyNote(Value):
    """A recorded acute danger."""

    id: str = field(validator=is_id)
    kind: SafetyKind = field(validator=instance(SafetyKind))
    noted_on: datetime.date | None = field(default=None, validator=is_day_or_none)
    text: str | None = field(default=None, validator=optional(is_text), repr=False)


@frozen(kw_only=True, repr=False, eq=False)
class Strength(Value):
    """A protective factor: something the participant has that helps (VA-5, NP-4, CC-9).

    ``domains`` names the domains in which it helps most; empty means any.
    """

    id: str = field(validator=is_id)
    text: str = field(validator=is_text, repr=False)
    domains: tuple[str, ...] = field(default=(), validator=are_domains)


@frozen(kw_only=True, repr=False, eq=False)
class Trigger(Value):
    """What invites old ways (person, place or thing), and the plan for it (VA-6a, VA-6b)."""

    id: str = field(validator=is_id)
    text: str = field(validator=is_text, repr=False)
    kind: TriggerKind | None = field(default=None, validator=optional(instance(TriggerKind)))
    response: str | None = field(default=None, validator=optional(is_text), repr=False)


@frozen(kw_only=True, repr=False, eq=False)
class Condition(Value):
    """A court-ordered requirement (SP-11).

    ``domains`` names the domains whose goal it can support; empty where somebody has not
    said so, or where there is none.
    """

    id: str = field(validator=is_id)
    text: str = field(validator=is_text, repr=False)
    due_on: datetime.date | None = field(default=None, validator=is_day_or_none)
    domains: tuple[str, ...] = field(default=(), validator=are_domains)


@frozen(kw_only=True, repr=False, eq=False)
class CourtDate(Value):
    """A day on which the participant must be in court (CC-8)."""

    id: str = field(validator=is_id)
    on: datetime.date = field(validator=is_day)
    purpose: str | None = field(default=None, validator=optional(is_text), repr=False)
    place: str | None = field(default=None, validator=optional(is_text), repr=False)


@frozen(kw_only=True, repr=False, eq=False)
class CustodyOrder(Value):
    """An order about the custody of children that the plan must respect (CC-8)."""

    id: str = field(validator=is_id)
    text: str = field(validator=is_text, repr=False)
    ordered_on: datetime.date | None = field(default=None, validator=is_day_or_none)


@frozen(kw_only=True, repr=False, eq=False)
class Assessment(Value):
    """One use of an instrument, and what the participant was told and thought (SP-7a, SP-7b)."""

    id: str = field(validator=is_id)
    kind: AssessmentKind = field(validator=instance(AssessmentKind))
    instrument: str | None = field(default=None, validator=optional(is_text), repr=False)
    assessed_on: datetime.date | None = field(default=None, validator=is_day_or_none)
    explained_on: datetime.date | None = field(default=None, validator=is_day_or_none)
    shared_on: datetime.date | None = field(default=None, validator=is_day_or_none)
    agreement: Agreement | None = field(default=None, validator=optional(instance(Agreement)))
