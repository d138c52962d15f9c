"""Events of services and referrals (TC-14c, TC-14d)."""

from attrs import field, frozen

from rnr_caseplan.model.fields import (
    adds_to,
    instance,
    is_flag,
    is_id,
    is_text,
    optional,
    refers_to,
)
from rnr_caseplan.model.recorded import PlanEvent
from rnr_caseplan.model.records import Service


@frozen(kw_only=True, repr=False, eq=False)
class ServiceAdded(PlanEvent):
    """The plan uses one more service (TC-17).

    Attributes:
        service: The service, with an id of its own.
    """

    service: Service = field(validator=instance(Service), metadata=adds_to("services"))


@frozen(kw_only=True, repr=False, eq=False)
class ServiceMonitored(PlanEvent):
    """Somebody asked how a service goes; ``None`` where a question was not asked (TC-14d).

    Attributes:
        service_id: The service.
        used: Whether the participant uses it.
        adequate: Whether its intensity is adequate.
        beneficial: Whether the participant benefits.
    """

    service_id: str = field(validator=is_id, metadata=refers_to("services"))
    used: bool | None = field(default=None, validator=optional(is_flag))
    adequate: bool | None = field(default=None, validator=optional(is_flag))
    beneficial: bool | None = field(default=None, validator=optional(is_flag))


@frozen(kw_only=True, repr=False, eq=False)
class ServiceEnded(PlanEvent):
    """A service is not used any more."""

    service_id: str = field(validator=is_id, metadata=refers_to("services"))


@frozen(kw_only=True, repr=False, eq=False)
class ReferralMade(PlanEvent):
    """The participant was referred to a resource or program.

    Attributes:
        referral_id: A new id.
        to: To whom or what.
        need_id: The need that it serves.
    """

    referral_id: str = field(validator=is_id, metadata=adds_to("referrals"))
    to: str = field(validator=is_text, repr=False)
    need_id: str | None = field(
        default=None, validator=optional(is_id), metadata=refers_to("needs")
    )


@frozen(kw_only=True, repr=False, eq=False)
class ReferralAccepted(PlanEvent):
    """Those referred to took the participant on."""

    referral_id: str = field(validator=is_id, metadata=refers_to("referrals"))


@frozen(kw_only=True, repr=False, eq=False)
class ReferralRefused(PlanEvent):
    """The referral came to nothing; ``reason`` says who refused and why."""

    referral_id: str = field(validator=is_id, metadata=refers_to("referrals"))
    reason: str | None = field(validator=is_text, repr=False)


@frozen(kw_only=True, repr=False, eq=False)
class ReferralEnded(PlanEvent):
    """What the participant was referred to came to its end."""

    referral_id: str = field(validator=is_id, metadata=refers_to("referrals"))
