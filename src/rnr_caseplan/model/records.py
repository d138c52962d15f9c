"""What people record while a plan lives: engagement, signatures, services, responses."""

import datetime

from attrs import field, frozen

from rnr_caseplan.catalogue.check_codes import CHECK_CODES
from rnr_caseplan.model.fields import (
    are_texts,
    instance,
    is_day,
    is_day_or_none,
    is_flag,
    is_id,
    is_text,
    one_of,
    optional,
    refers_to,
    tuple_of,
    whole,
)
from rnr_caseplan.model.vocabulary import (
    ProgressView,
    ReferralStatus,
    ResponseKind,
    RiskLevel,
    SignatureAnswer,
)
from rnr_caseplan.value import Value


@frozen(kw_only=True, repr=False, eq=False)
class Engagement(Value):
    """What was explained to the participant, and when (VA-1a)."""

    roles_explained_on: datetime.date | None = field(default=None, validator=is_day_or_none)
    expectations_explained_on: datetime.date | None = field(default=None, validator=is_day_or_none)
    consequences_explained_on: datetime.date | None = field(default=None, validator=is_day_or_none)


@frozen(kw_only=True, repr=False, eq=False)
class Signature(Value):
    """What somebody answered when asked to sign (VA-7e)."""

    by: str = field(validator=is_text, repr=False)
    on: datetime.date = field(validator=is_day)
    answer: SignatureAnswer = field(validator=instance(SignatureAnswer))
    reason: str | None = field(default=None, validator=optional(is_text), repr=False)


@frozen(kw_only=True, repr=False, eq=False)
class Service(Value):
    """A service that the plan uses: what, who provides it, when, how often (TC-17).

    Monitoring asks whether it is used, adequate in intensity and beneficial (TC-14d).
    ``risk_levels`` are the levels of risk of those who attend it; empty where nobody recorded
    them.
    """

    id: str = field(validator=is_id)
    text: str = field(validator=is_text, repr=False)
    provider: str = field(validator=is_text, repr=False)
    often: str | None = field(default=None, validator=optional(is_text), repr=False)
    starts_on: datetime.date | None = field(default=None, validator=is_day_or_none)
    goal_id: str | None = field(
        default=None, validator=optional(is_id), metadata=refers_to("goals")
    )
    used: bool | None = field(default=None, validator=optional(is_flag))
    adequate: bool | None = field(default=None, validator=optional(is_flag))
    beneficial: bool | None = field(default=None, validator=optional(is_flag))
    monitored_on: datetime.date | None = field(default=None, validator=is_day_or_none)
    ended_on: datetime.date | None = field(default=None, validator=is_day_or_none)
    risk_levels: tuple[RiskLevel, ...] = field(default=(), validator=tuple_of(RiskLevel))


@frozen(kw_only=True, repr=False, eq=False)
class Referral(Value):
    """A referral to a resource or program (TC-14c)."""

    id: str = field(validator=is_id)
    to: str = field(validator=is_text, repr=False)
    made_on: datetime.date | None = field(default=None, validator=is_day_or_none)
    status: ReferralStatus = field(default=ReferralStatus.MADE, validator=instance(ReferralStatus))
    need_id: str | None = field(
        default=None, validator=optional(is_id), metadata=refers_to("needs")
    )


@frozen(kw_only=True, repr=False, eq=False)
class CaseConference(Value):
    """A meeting of the team about the plan (CC-4)."""

    id: str = field(validator=is_id)
    held_on: datetime.date = field(validator=is_day)
    attended_by: tuple[str, ...] = field(default=(), validator=are_texts, repr=False)
    decisions: tuple[str, ...] = field(default=(), validator=are_texts, repr=False)


@frozen(kw_only=True, repr=False, eq=False)
class Response(Value):
    """How staff answered behavior: affirmed, sanctioned, adjusted (VA-8b, VA-8c, SP-17b).

    ``level`` is the step on the agency's own scale of graduated responses, 1 the mildest;
    ``about`` names the goal, step or condition that the behavior was about.
    """

    id: str = field(validator=is_id)
    on: datetime.date = field(validator=is_day)
    kind: ResponseKind = field(validator=instance(ResponseKind))
    behavior: str = field(validator=is_text, repr=False)
    text: str | None = field(default=None, validator=optional(is_text), repr=False)
    level: int | None = field(default=None, validator=optional(whole(1)))
    about: str | None = field(default=None, validator=optional(is_id))


@frozen(kw_only=True, repr=False, eq=False)
class ProgressNote(Value):
    """What was seen of progress on a goal or a step (NP-7, SP-17a), and by whom."""

    on: datetime.date = field(validator=is_day)
    text: str = field(validator=is_text, repr=False)
    goal_id: str | None = field(
        default=None, validator=optional(is_id), metadata=refers_to("goals")
    )
    step_id: str | None = field(
        default=None, validator=optional(is_id), metadata=refers_to("steps")
    )
    view: ProgressView | None = field(default=None, validator=optional(instance(ProgressView)))


@frozen(kw_only=True, repr=False, eq=False)
class CheckException(Value):
    """Why a plan may differ from what one check asks for, in a named person's judgement.

    ``about`` is the id of the part that it holds for, ``None`` for the whole plan; ``until`` is
    its last day, ``None`` where it has none.
    """

    code: str = field(validator=one_of(CHECK_CODES))
    by: str = field(validator=is_text, repr=False)
    on: datetime.date = field(validator=is_day)
    reason: str = field(validator=is_text, repr=False)
    about: str | None = field(default=None, validator=optional(is_id))
    until: datetime.date | None = field(default=None, validator=is_day_or_none)
