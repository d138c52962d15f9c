"""The people around a plan: participant, team, supporters, and how the participant learns."""

import datetime

from attrs import field, frozen

from rnr_caseplan.model.fields import (
    are_texts,
    instance,
    is_day_or_none,
    is_id,
    is_ruler,
    is_text,
    optional,
)
from rnr_caseplan.model.vocabulary import StageOfChange
from rnr_caseplan.value import Value


@frozen(kw_only=True, repr=False, eq=False)
class Participant(Value):
    """The person whose plan it is.

    Only ``id`` is needed. No rule reads any of the other facts.

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
class ResponsivityProfile(Value):
    """What services must be fitted to, in free words (NP-6, CC-7, CC-10).

    Attributes:
        learning_style: How the participant learns.
        literacy: How well the participant reads and writes.
        language: The language to work in.
        culture: What matters by culture.
        gender: Wishes that have to do with gender.
        disability: What a disability asks for.
        capacity: Mental and emotional capacity.
        schedule: When the participant can attend.

    Raises:
        InputError: Where a field is malformed.
    """

    learning_style: str | None = field(default=None, validator=optional(is_text), repr=False)
    literacy: str | None = field(default=None, validator=optional(is_text), repr=False)
    language: str | None = field(default=None, validator=optional(is_text), repr=False)
    culture: str | None = field(default=None, validator=optional(is_text), repr=False)
    gender: str | None = field(default=None, validator=optional(is_text), repr=False)
    disability: str | None = field(default=None, validator=optional(is_text), repr=False)
    capacity: str | None = field(default=None, validator=optional(is_text), repr=False)
    schedule: str | None = field(default=None, validator=optional(is_text), repr=False)
