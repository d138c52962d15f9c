"""Events of a participant's situation: circumstances, readiness, danger, strengths, court."""

import datetime

from attrs import field, frozen

from rnr_caseplan.model.circumstances import CourtDate, SafetyNote, Strength, Trigger
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
from rnr_caseplan.model.needs import Incident
from rnr_caseplan.model.overrides import Override
from rnr_caseplan.model.people import DecisionalBalance, Readiness, ResponsivityProfile
from rnr_caseplan.model.recorded import PlanEvent
from rnr_caseplan.model.vocabulary import Caseload
from rnr_caseplan.structure.kinds import NamedDates, NamedScalars


@frozen(kw_only=True, repr=False, eq=False)
class CircumstanceChanged(PlanEvent):
    """Something in the participant's situation changed (SP-13, TC-13a).

    Attributes:
        circumstance: What kind of thing changed.
        text: What changed, in words.
        supervision_level: The level of supervision from now on; ``None`` leaves it.
        caseload: The kind of caseload from now on; ``None`` leaves it (SP-6a).
        dates: Named days of the case that are new or different.
        facts: Named facts of the case that are new or different.
    """

    circumstance: Circumstance = field(validator=instance(Circumstance))
    text: str = field(validator=is_text, repr=False)
    supervision_level: str | None = field(default=None, validator=optional(is_text), repr=False)
    caseload: Caseload | None = field(default=None, validator=optional(instance(Caseload)))
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
        readiness: The stage of change and the two rulers, as they are now; what was not asked
            stays as it was.
    """

    readiness: Readiness = field(validator=instance(Readiness))


@frozen(kw_only=True, repr=False, eq=False)
class DecisionalBalanceRecorded(PlanEvent):
    """The participant weighed what speaks for change and what against it (VA-4a).

    Attributes:
        balance: Both sides as they are now; they take the place of those before, which stay in
            the history. Without a day they count as recorded on ``on``.
    """

    balance: DecisionalBalance = field(validator=instance(DecisionalBalance))


@frozen(kw_only=True, repr=False, eq=False)
class ResponsivityRecorded(PlanEvent):
    """What services must be fitted to was asked for again (NP-6, CC-7).

    Attributes:
        profile: The whole profile as it is now; it takes the place of the one before, which stays
            in the history.
    """

    profile: ResponsivityProfile = field(validator=instance(ResponsivityProfile))


@frozen(kw_only=True, repr=False, eq=False)
class SafetyNoted(PlanEvent):
    """Acute danger was noted; it is answered within hours or days.

    Attributes:
        note: The danger, with an id of its own.
    """

    note: SafetyNote = field(validator=instance(SafetyNote), metadata=adds_to("safety items"))


@frozen(kw_only=True, repr=False, eq=False)
class SafetyAnswered(PlanEvent):
    """An acute danger was answered.

    Attributes:
        safety_id: The urgent item.
        text: What was done.
    """

    safety_id: str = field(validator=is_id, metadata=refers_to("safety items"))
    text: str | None = field(default=None, validator=optional(is_text), repr=False)


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


@frozen(kw_only=True, repr=False, eq=False)
class CourtDateSet(PlanEvent):
    """The participant got one more day in court (CC-8).

    Attributes:
        court_date: The day in court, with an id of its own.
    """

    court_date: CourtDate = field(validator=instance(CourtDate), metadata=adds_to("court_dates"))


@frozen(kw_only=True, repr=False, eq=False)
class IncidentRecorded(PlanEvent):
    """One more incident of trouble came to light; candidates for the driver follow (CG).

    Attributes:
        incident: The incident, with an id of its own.
    """

    incident: Incident = field(validator=instance(Incident), metadata=adds_to("incidents"))


@frozen(kw_only=True, repr=False, eq=False)
class FullPlanDecided(PlanEvent):
    """A named person decided for a full plan although the rules exclude the participant (AB).

    Attributes:
        override: Who decided, on which day, and why.
    """

    override: Override | None = field(validator=instance(Override))
