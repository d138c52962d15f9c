"""What services a community offers: a catalogue to choose from for a goal."""

import datetime
from collections.abc import Mapping
from typing import Any, cast

import attrs
from attrs import field, frozen

from rnr_caseplan.errors import Fault, InputError
from rnr_caseplan.model.barriers import AdaptationKind
from rnr_caseplan.model.fields import (
    are_domains,
    collection,
    instance,
    is_day_or_none,
    is_flag,
    is_id,
    is_number,
    is_text,
    optional,
    plain_number,
    sorted_words,
    tuple_of,
    whole,
    words_of,
)
from rnr_caseplan.model.hours import WeeklyHours, sorted_hours
from rnr_caseplan.model.vocabulary import RiskLevel, ServiceKind, Vocabulary
from rnr_caseplan.structure.references import reference_faults
from rnr_caseplan.value import Value

HIGHEST_GRADE = 20
HOURS_A_WEEK = 168


class Attending(Vocabulary):
    """Which of the hours of a service a participant comes to.

    ``every_session``: all of them; ``one_session``: one of them, whole; ``open_hours``: any time
    in them; ``nothing``: there is nothing to come to, as with a place to live.
    """

    EVERY_SESSION = "every_session"
    ONE_SESSION = "one_session"
    OPEN_HOURS = "open_hours"
    NOTHING = "nothing"


class Payer(Vocabulary):
    """Who pays for a service; ``nobody``: it is free."""

    NOBODY = "nobody"
    AGENCY = "agency"
    INSURANCE = "insurance"
    PARTICIPANT = "participant"


def _are_words(_: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    """Accept a tuple of texts, each once."""
    words = cast("tuple[Any, ...]", value)
    if type(value) is not tuple:
        raise InputError([Fault(attribute.name, "is of the wrong kind", "a tuple of text")])
    for word in words:
        is_text(_, attribute, word)
    if len({plain_word(word) for word in words}) != len(words):
        raise InputError([Fault(attribute.name, "names something more than once", "each once")])


def _are_some_domains(_: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    are_domains(_, attribute, value)
    if not value:
        raise InputError([Fault(attribute.name, "is empty", "at least one domain")])


def _is_weekly_amount(_: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    is_number(_, attribute, value)
    if not 0 < value <= HOURS_A_WEEK:
        expected = f"a number above 0, at most {HOURS_A_WEEK}"
        raise InputError([Fault(attribute.name, "is not such a number", expected)])


def _are_known_levels(_: object, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    tuple_of(RiskLevel)(_, attribute, value)
    if RiskLevel.UNKNOWN in value:
        problem = "names an unknown level"
        raise InputError([Fault(attribute.name, problem, "levels of risk that are known")])


def plain_word(word: str) -> str:
    """Give a word as it is compared: blanks and capitals make no difference.

    Examples:
        >>> plain_word(" Haitian  Creole") == plain_word("haitian creole")
        True
    """
    return " ".join(word.split()).casefold()


@frozen(kw_only=True, repr=False, eq=False)
class OfferedService(Value):
    """A service that somebody offers in the community, whether or not anybody uses it (TC-20).

    What is not recorded is not known: it never speaks for a service or against it.

    Attributes:
        id: The service's id, unique in its catalogue.
        name: What it is called.
        needs: The domains of need that it works on, at least one.
        kind: What kind of service it is.
        provider: Who provides it.
        hours_a_week: How many hours a week it takes.
        weeks: For how many weeks.
        languages: In which languages it is given, each as participants' languages are recorded.
        schedule: When it is held.
        attending: To which of these hours a participant comes.
        place: Where it is held.
        reached_by_bus: Whether one gets there without a car.
        offered_remotely: Whether one can take part from afar, by telephone or video.
        limited_to: The groups that it is kept for, in the agency's words; empty for everybody.
        ways: The ways of working that it offers to those who need or wish for them.
        risk_levels: The levels of risk of those it serves; empty where nobody recorded them.
        separate_groups: Whether people at low and at high risk attend it apart.
        evidence: How good the evidence for it is: a word of the catalogue's scale.
        free_places: How many places are free.
        paid_by: Who pays.
        cost: What it costs, in words.
        childcare_on_site: Whether somebody looks after children there.
        reading_grade: The school grade at which one has to read; 0 where nothing is read.
        last_verified_on: The day on which somebody last made sure that all this holds.

    Raises:
        InputError: Where a field is malformed.

    Examples:
        >>> OfferedService(
        ...     id="jobs",
        ...     name="Job club",
        ...     needs=("employment",),
        ...     kind=ServiceKind.JOB_HELP,
        ...     provider="the job center",
        ... ).free_places is None
        True
    """

    id: str = field(validator=is_id)
    name: str = field(validator=is_text, repr=False)
    needs: tuple[str, ...] = field(validator=_are_some_domains)
    kind: ServiceKind = field(validator=instance(ServiceKind))
    provider: str = field(validator=is_text, repr=False)
    hours_a_week: float | None = field(
        default=None, converter=plain_number, validator=optional(_is_weekly_amount)
    )
    weeks: int | None = field(default=None, validator=optional(whole(1)))
    languages: tuple[str, ...] = field(default=(), validator=_are_words, repr=False)
    schedule: tuple[WeeklyHours, ...] = field(
        default=(), converter=sorted_hours, validator=tuple_of(WeeklyHours)
    )
    attending: Attending | None = field(default=None, validator=optional(instance(Attending)))
    place: str | None = field(default=None, validator=optional(is_text), repr=False)
    reached_by_bus: bool | None = field(default=None, validator=optional(is_flag))
    offered_remotely: bool | None = field(default=None, validator=optional(is_flag))
    limited_to: tuple[str, ...] = field(default=(), validator=_are_words, repr=False)
    ways: tuple[AdaptationKind, ...] = field(
        default=(), converter=sorted_words, validator=words_of(AdaptationKind)
    )
    risk_levels: tuple[RiskLevel, ...] = field(default=(), validator=_are_known_levels)
    separate_groups: bool | None = field(default=None, validator=optional(is_flag))
    evidence: str | None = field(default=None, validator=optional(is_text), repr=False)
    free_places: int | None = field(default=None, validator=optional(whole(0)))
    paid_by: Payer | None = field(default=None, validator=optional(instance(Payer)))
    cost: str | None = field(default=None, validator=optional(is_text), repr=False)
    childcare_on_site: bool | None = field(default=None, validator=optional(is_flag))
    reading_grade: int | None = field(default=None, validator=optional(whole(0, HIGHEST_GRADE)))
    last_verified_on: datetime.date | None = field(default=None, validator=is_day_or_none)

    @property
    def hours_in_all(self) -> float | None:
        """How many hours it takes from its beginning to its end, where both facts are recorded."""
        if self.hours_a_week is None or self.weeks is None:
            return None
        return self.hours_a_week * self.weeks


@frozen(kw_only=True, repr=False, eq=False)
class ServiceCatalogue(Value):
    """The services of a community, and the scale by which an agency rates the evidence for them.

    Attributes:
        services: The services; their order means nothing.
        evidence_scale: The words of the agency's ratings, from the weakest to the strongest.

    Raises:
        InputError: Where an id occurs twice, or a rating is not a word of the scale.

    Examples:
        >>> ServiceCatalogue(services=(), evidence_scale=("promising", "effective")).services
        ()
    """

    services: tuple[OfferedService, ...] = field(
        validator=tuple_of(OfferedService), metadata=collection("services"), repr=False
    )
    evidence_scale: tuple[str, ...] = field(default=(), validator=_are_words)

    def __attrs_post_init__(self) -> None:
        """Refuse ids that occur twice and ratings that are not on the scale."""
        values = {"services": self.services, "evidence_scale": self.evidence_scale}
        faults = [*reference_faults(ServiceCatalogue, self), *self.contradictions(values)]
        if faults:
            raise InputError(faults)

    @staticmethod
    def contradictions(values: Mapping[str, Any]) -> list[Fault]:
        """Find ratings that are not words of the scale, among fields that are well formed."""
        services: tuple[OfferedService, ...] = values.get("services", ())
        scale: tuple[str, ...] = values.get("evidence_scale", ())
        accepted = f"one of {', '.join(scale)}" if scale else "a scale under evidence_scale"
        return [
            Fault(f"services[{place}].evidence", "is not a word of the evidence scale", accepted)
            for place, service in enumerate(services)
            if service.evidence is not None and service.evidence not in scale
        ]

    def rating_of(self, service: OfferedService) -> int | None:
        """Give the place of a service's rating on the scale: 1 is the weakest; ``None`` without.

        Raises:
            ValueError: Where the service is rated on another scale.
        """
        if service.evidence is None:
            return None
        return self.evidence_scale.index(service.evidence) + 1
