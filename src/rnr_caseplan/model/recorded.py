"""What every event in the life of a plan says, and how a plan keeps it for ever."""

import datetime
import functools
import re

from attrs import field, frozen

from rnr_caseplan.decisions import Reason
from rnr_caseplan.model.fields import instance, is_day, is_id, is_text, optional, whole
from rnr_caseplan.model.overrides import Override
from rnr_caseplan.value import Value


@frozen(kw_only=True, repr=False, eq=False)
class PlanEvent(Value):
    """Something that changes a plan, or that a plan must remember.

    Attributes:
        on: The day on which it happened.
        by: Who records it, by id; ``None`` only for a draft of which nobody said.
        reason: Why, in words.
        override: A named person's decision to go on where a rule of the policy forbids it.
        seen_version: The version of the plan that its writer had seen; where the plan has gone
            on since, the event is refused. ``None`` asks for no such check. Two events that
            differ in it alone are the same event.
        id: The caller's own id of the event; it tells apart two that are otherwise the same.
    """

    on: datetime.date = field(validator=is_day)
    by: str | None = field(validator=is_id)
    reason: str | None = field(default=None, validator=optional(is_text), repr=False)
    override: Override | None = field(default=None, validator=optional(instance(Override)))
    seen_version: int | None = field(default=None, validator=optional(whole(1)), eq=False)
    id: str | None = field(default=None, validator=optional(is_id))

    @property
    def kind(self) -> str:
        """The kind of event, as documents and rules name it, such as ``goal_paused``."""
        return kind_of(type(self))


def kind_of(cls: type[PlanEvent]) -> str:
    """Give the name of a kind of event, made from the name of its class.

    Examples:
        >>> kind_of(PlanEvent)
        'plan_event'
    """
    return _with_underscores(cls.__name__)


@functools.cache
def _with_underscores(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


@frozen(kw_only=True, repr=False, eq=False)
class PolicyInForce(Value):
    """Which policy decided, in which version, as in force on which day."""

    name: str
    version: str
    on: datetime.date


@frozen(kw_only=True, repr=False, eq=False)
class Recorded(Value):
    """An event as a plan keeps it.

    Attributes:
        version: The version of the plan that it made.
        event: The event.
        policy: The policy under which it was accepted.
        touched: What it changed: a new part of the plan, such as ``goals g4``, a field of one that
            was there, such as ``goals g1: status``, or a fact, such as ``case.risk_level``.
        reasons: Why it was accepted; an override stands here for ever.
    """

    version: int
    event: PlanEvent
    policy: PolicyInForce
    touched: tuple[str, ...] = field(default=(), repr=False)
    reasons: tuple[Reason, ...] = field(default=(), repr=False)
