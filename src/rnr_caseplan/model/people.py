"""The people around a plan: participant, team, supporters, and how the participant learns."""

import datetime

from attrs import field, frozen

from rnr_caseplan.errors import Fault, InputError
from rnr_caseplan.model.barriers import Barrier
from rnr_caseplan.model.fields import (
    are_texts,
    instance,
    is_day_or_none,
    is_id,
    is_ruler,
    is_text,
    optional,
    sorted_words,
    tuple_of,
    words_of,
)
from rnr_caseplan.model.hours import WeeklyHours, sorted_hours
from rnr_caseplan.model.vocabulary import StageOfChange
from rnr_caseplan.value import Value


@frozen(kw_only=True, repr=False, eq=False)
class Participant(Value):
    """The person whose plan it is.

    Only ``id`` is needed. No rule of a plan reads any of the other facts; where services are
    looked for, ``languages`` are compared with those of each service.

    Attributes:
        id: The participant's id.
        preferred_name: The name that the participant goes by.
        sex: As recorded.
        gender: As recorded.
        race: As recorded.
        ethnicity: As recorded.
        birth_date: The day of birth.
        disabilities: As recorded.
        languages: As recorded.

    Raises:
        InputError: Where a field is malformed.

    Examples:
        >>> Participant(id="P-1001", preferred_name="Jordan")
        Participant(id='P-1001')
    """

    id: str = field(validator=is_id)
    preferred_name: str | None = field(default=None, validator=optional(is_text), repr=False)
    sex: str | None = field(default=None, validator=optional(is_text), repr=False)
    gender: str | None = field(default=None, validator=optional(is_text), repr=False)
    race: str | None = field(default=None, validator=optional(is_text), repr=False)
    ethnicity: str | None = field(default=None, validator=optional(is_text), repr=False)
    birth_date: datetime.date | None = field(default=None, validator=is_day_or_none, repr=False)
    disabilities: tuple[str, ...] = field(default=(), validator=are_texts, repr=False)
    languages: tuple[str, ...] = field(default=(), validator=are_texts, repr=False)


@frozen(kw_only=True, repr=False, eq=False)
class TeamMember(Value):
    """Somebody of the case management team, with agency and role (CC-1a).

    Attributes:
        id: The member's id, unique in its case.
        name: The name.
        agency: The agency.
        role: The role in the team.

    Raises:
        InputError: Where a field is malformed.
    """

    id: str = field(validator=is_id)
    name: str | None = field(default=None, validator=optional(is_text), repr=False)
    agency: str | None = field(default=None, validator=optional(is_text), repr=False)
    role: str | None = field(default=None, validator=optional(is_text), repr=False)


@frozen(kw_only=True, repr=False, eq=False)
class Supporter(Value):
    """Somebody prosocial at the participant's side: family, a sponsor, a peer (CC-5a, TC-16a).

    Attributes:
        id: The supporter's id, unique in its case.
        name: The name.
        relation: How they are related.

    Raises:
        InputError: Where a field is malformed.
    """

    id: str = field(validator=is_id)
    name: str | None = field(default=None, validator=optional(is_text), repr=False)
    relation: str | None = field(default=None, validator=optional(is_text), repr=False)


@frozen(kw_only=True, repr=False, eq=False)
class Readiness(Value):
    """How ready the participant is: stage of change, and two rulers from 0 to 10 (TC-7, VA-4a).

    Attributes:
        stage: The stage of change; it chooses the first step of each goal.
        importance: How much change matters to the participant, 0 to 10.
        confidence: How sure the participant is to manage it, 0 to 10.

    Raises:
        InputError: Where a field is malformed.
    """

    stage: StageOfChange | None = field(default=None, validator=optional(instance(StageOfChange)))
    importance: int | None = field(default=None, validator=optional(is_ruler))
    confidence: int | None = field(default=None, validator=optional(is_ruler))


@frozen(kw_only=True, repr=False, eq=False)
class DecisionalBalance(Value):
    """What speaks for change and what against it, as the participant weighs it (VA-4a).

    Attributes:
        reasons_to_change: What the participant would gain, in the participant's words.
        reasons_to_stay: What the participant would lose, in the participant's words.
        recorded_on: The day of the talk.

    Raises:
        InputError: Where a field is malformed, or nothing stands on either side.
    """

    reasons_to_change: tuple[str, ...] = field(default=(), validator=are_texts, repr=False)
    reasons_to_stay: tuple[str, ...] = field(default=(), validator=are_texts, repr=False)
    recorded_on: datetime.date | None = field(default=None, validator=is_day_or_none)

    def __attrs_post_init__(self) -> None:
        """Refuse a balance with nothing on either side."""
        if not self.reasons_to_change and not self.reasons_to_stay:
            problem, accepted = "are empty, as reasons_to_stay are", "at least one reason"
            raise InputError([Fault("reasons_to_change", problem, accepted)])


@frozen(kw_only=True, repr=False, eq=False)
class ResponsivityProfile(Value):
    """What services must be fitted to, in words of a closed list and in free words (NP-6, CC-7).

    Rules read ``barriers`` and ``availability`` and never the free words.

    Attributes:
        barriers: What gets in the way, or must be respected; the order means nothing. Empty where
            nobody recorded any.
        learning_style: How the participant learns.
        literacy: How well the participant reads and writes.
        language: The language to work in.
        culture: What matters by culture.
        gender: Wishes that have to do with gender.
        disability: What a disability asks for.
        capacity: Mental and emotional capacity.
        schedule: When the participant can attend.
        availability: The same as hours of the week, for comparing with those of services; the
            order means nothing.

    Raises:
        InputError: Where a field is malformed, or a barrier is named more than once.

    Examples:
        >>> profile = ResponsivityProfile(barriers=(Barrier.NO_CAR, Barrier.READS_LITTLE))
        >>> [barrier.value for barrier in profile.barriers]
        ['reads_little', 'no_car']
    """

    barriers: tuple[Barrier, ...] = field(
        default=(), converter=sorted_words, validator=words_of(Barrier)
    )
    learning_style: str | None = field(default=None, validator=optional(is_text), repr=False)
    literacy: str | None = field(default=None, validator=optional(is_text), repr=False)
    language: str | None = field(default=None, validator=optional(is_text), repr=False)
    culture: str | None = field(default=None, validator=optional(is_text), repr=False)
    gender: str | None = field(default=None, validator=optional(is_text), repr=False)
    disability: str | None = field(default=None, validator=optional(is_text), repr=False)
    capacity: str | None = field(default=None, validator=optional(is_text), repr=False)
    schedule: str | None = field(default=None, validator=optional(is_text), repr=False)
    availability: tuple[WeeklyHours, ...] = field(
        default=(), converter=sorted_hours, validator=tuple_of(WeeklyHours)
    )
