"""Events of a participant's situation: circumstances, sobriety, readiness, danger, strengths."""

import datetime

from attrs import field, frozen

from rnr_caseplan.model.circumstances import SafetyNote, Strength, Trigger
from rnr_caseplan.model.events.vocabulary import Circumstance
from rnr_caseplan.model.fields import (
    adds_to,
    instance,
    is_day_or_none,
    is_flag,
    is_id,
    is_text,
    optional,
    pairs_of,
    refers_to,
    sorted_pairs,
)
from rnr_caseplan.model.people import Readiness
from rnr_caseplan.model.recorded import PlanEvent
from rnr_caseplan.structure.kinds import NamedDates, NamedScalars


@frozen(kw_only=True, repr=False, eq=False)
class CircumstanceChanged(PlanEvent):
    """Something in the participant's situation changed (SP-13, TC-13a).

    Attributes:
        circumstance: What kind of thing changed.
        text: What changed, in words.
        supervision_level: The level of supervision from now on; ``None`` leaves it.
        dates: Named days of the case that are new or different.
        facts: Named facts of the case that are new or different.
    """

    circumstance: Circumstance = field(validator=instance(Circumstance))
    text: str = field(validator=is_text, repr=False)
    supervision_level: str | None = field(default=None, validator=optional(is_text), repr=False)
    dates: NamedDates = field(
        default=(), converter=sorted_pairs, validator=pairs_of(datetime.date), repr=False
    )
    facts: NamedScalars = field(
        default=(), converter=sorted_pairs, validator=pairs_of(str, int, float, bool), repr=False
    )


@frozen(kw_only=True, repr=False, eq=False)
class SobrietyChanged(PlanEvent):
    """The time of sobriety began, began anew, or ended.

    Attributes:
        sober_since: The first day of the present time of sobriety; ``None`` while there is none.
    """

    sober_since: datetime.date | None = field(validator=is_day_or_none)


@frozen(kw_only=True, repr=False, eq=False)
class ReadinessRecorded(PlanEvent):
    """The participant's readiness for change was asked for again (VA-4a, TC-7).

    Attributes:
        readiness: The stage of change and the two rulers, as they are now.
    """

    readiness: Readiness = field(validator=instance(Readiness))


@frozen(kw_only=True, repr=False, eq=False)
class SafetyNoted(PlanEvent):
    """Acute danger was noted; it is answered within hours or days.

    Attributes:
        note: The danger, with an id of its own.
    """

    note: SafetyNote = field(validator=instance(SafetyNote), metadata=adds_to("safety items"))


@frozen(kw_only=True, repr=False, eq=False)
class SafetyAnswered(PlanEvent):
    """An acute danger was answered."""

    safety_id: str = field(validator=is_id, metadata=refers_to("safety items"))


@frozen(kw_only=True, repr=False, eq=False)
class StrengthFound(PlanEvent):
    """One more strength came to light (VA-5).

    Attributes:
        strength: The strength, with an id of its own.
    """

    strength: Strength = field(validator=instance(Strength), metadata=adds_to("strengths"))


@frozen(kw_only=True, repr=False, eq=False)
class TriggerFound(PlanEvent):
    """One more trigger came to light (VA-6a).

    Attributes:
        trigger: The trigger, with an id of its own.
    """

    trigger: Trigger = field(validator=instance(Trigger), metadata=adds_to("triggers"))


@frozen(kw_only=True, repr=False, eq=False)
class ResponsePlanWritten(PlanEvent):
    """A trigger got a response plan, or a better one (VA-6b).

    Attributes:
        response: What the participant does when it comes up.
    """

    trigger_id: str = field(validator=is_id, metadata=refers_to("triggers"))
    response: str = field(validator=is_text, repr=False)


@frozen(kw_only=True, repr=False, eq=False)
class ResponsePlanUsed(PlanEvent):
    """A trigger came up, and the participant used the response plan (VA-6b).

    Attributes:
        trigger_id: The trigger.
        helped: Whether it helped; ``None`` where nobody asked.
    """

    trigger_id: str = field(validator=is_id, metadata=refers_to("triggers"))
    helped: bool | None = field(default=None, validator=optional(is_flag))
