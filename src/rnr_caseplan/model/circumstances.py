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
    """A recorded acute danger.

    Attributes:
        id: The note's id, unique in its case.
        kind: The kind of danger.
        noted_on: The day on which it was noted; the answer is due from there.
        text: What was noted.

    Raises:
        InputError: Where a field is malformed.
    """

    id: str = field(validator=is_id)
    kind: SafetyKind = field(validator=instance(SafetyKind))
    noted_on: datetime.date | None = field(default=None, validator=is_day_or_none)
    text: str | None = field(default=None, validator=optional(is_text), repr=False)


@frozen(kw_only=True, repr=False, eq=False)
class Strength(Value):
    """A protective factor: something the participant has that helps (VA-5, NP-4, CC-9).

    Attributes:
        id: The strength's id, unique in its case.
        text: The strength, in the participant's or planner's words.
        domains: The domains in which it helps most; empty means any.

    Raises:
        InputError: Where a field is malformed.
    """

    id: str = field(validator=is_id)
    text: str = field(validator=is_text, repr=False)
    domains: tuple[str, ...] = field(default=(), validator=are_domains)


@frozen(kw_only=True, repr=False, eq=False)
class Trigger(Value):
    """What invites old ways (person, place or thing), and the plan for it (VA-6a, VA-6b).

    Attributes:
        id: The trigger's id, unique in its case.
        text: What it is.
        kind: A person, a place or a thing.
        response: What the participant does when it comes up.

    Raises:
        InputError: Where a field is malformed.
    """

    id: str = field(validator=is_id)
    text: str = field(validator=is_text, repr=False)
    kind: TriggerKind | None = field(default=None, validator=optional(instance(TriggerKind)))
    response: str | None = field(default=None, validator=optional(is_text), repr=False)


@frozen(kw_only=True, repr=False, eq=False)
class Condition(Value):
    """A court-ordered requirement (SP-11).

    Attributes:
        id: The condition's id, unique in its case.
        text: The requirement, as the court words it.
        due_on: The day by which it is met.
        domains: The domains whose goal it can support, as a person recorded them; empty where
            nobody has, or where there is none.

    Raises:
        InputError: Where a field is malformed.
    """

    id: str = field(validator=is_id)
    text: str = field(validator=is_text, repr=False)
    due_on: datetime.date | None = field(default=None, validator=is_day_or_none)
    domains: tuple[str, ...] = field(default=(), validator=are_domains)


@frozen(kw_only=True, repr=False, eq=False)
class CourtDate(Value):
    """A day on which the participant must be in court (CC-8).

    Attributes:
        id: The date's id, unique in its case.
        on: The day.
        purpose: What it is about.
        place: Where it is.

    Raises:
        InputError: Where a field is malformed.
    """

    id: str = field(validator=is_id)
    on: datetime.date = field(validator=is_day)
    purpose: str | None = field(default=None, validator=optional(is_text), repr=False)
    place: str | None = field(default=None, validator=optional(is_text), repr=False)


@frozen(kw_only=True, repr=False, eq=False)
class CustodyOrder(Value):
    """An order about the custody of children that the plan must respect (CC-8).

    Attributes:
        id: The order's id, unique in its case.
        text: What it orders.
        ordered_on: The day of the order.

    Raises:
        InputError: Where a field is malformed.
    """

    id: str = field(validator=is_id)
    text: str = field(validator=is_text, repr=False)
    ordered_on: datetime.date | None = field(default=None, validator=is_day_or_none)


@frozen(kw_only=True, repr=False, eq=False)
class Assessment(Value):
    """One use of an instrument, and what the participant was told and thought (SP-7a, SP-7b).

    Attributes:
        id: The assessment's id, unique in its case.
        kind: What it looks at.
        instrument: The tool.
        assessed_on: The day on which it was made.
        explained_on: The day on which its purpose was explained.
        shared_on: The day on which its results were shared.
        agreement: How far the participant agrees with the results.

    Raises:
        InputError: Where a field is malformed.
    """

    id: str = field(validator=is_id)
    kind: AssessmentKind = field(validator=instance(AssessmentKind))
    instrument: str | None = field(default=None, validator=optional(is_text), repr=False)
    assessed_on: datetime.date | None = field(default=None, validator=is_day_or_none)
    explained_on: datetime.date | None = field(default=None, validator=is_day_or_none)
    shared_on: datetime.date | None = field(default=None, validator=is_day_or_none)
    agreement: Agreement | None = field(default=None, validator=optional(instance(Agreement)))
