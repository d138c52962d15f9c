"""Can the participant take part in a service?

``access.language``, ``access.other_language``, ``access.interpreter``,
``access.language_unknown``: it is given in a language of the participant (CC-7).
``access.hours``, ``access.other_hours``, ``access.hours_unknown``: it is held when the participant
can come (NP-6).
``access.reach``, ``access.out_of_reach``, ``access.reach_unknown``: the participant can get there
without a car, or take part from afar (TC-14c).
``access.groups``, ``access.other_groups``, ``access.groups_unknown``: for whom it is kept; only a
recorded wish is compared with that, never the person's sex or gender (CC-10).
``access.ways``, ``access.ways_unknown``: it works as the policy answers what gets in the way.
``access.childcare``, ``access.no_childcare``, ``access.childcare_unknown``, ``access.reading``,
``access.reading_help``, ``access.reading_unknown``: children and reading are thought of (CC-7).
What is not known speaks neither for a service nor against it; it is listed as to be asked.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from rnr_caseplan.decisions import reason_for
from rnr_caseplan.model.barriers import AdaptationKind, Barrier
from rnr_caseplan.model.case import Case
from rnr_caseplan.model.hours import WeeklyHours, covers, meets
from rnr_caseplan.model.matches import Fit, Said
from rnr_caseplan.model.offers import Attending, OfferedService, plain_word
from rnr_caseplan.model.plan import WayOfWorking
from rnr_caseplan.model.vocabulary import Vocabulary
from rnr_caseplan.policy.policy import Policy
from rnr_caseplan.policy.values import ServiceKey

_FOR_ONE_GENDER = frozenset({AdaptationKind.WOMEN_ONLY_GROUP, AdaptationKind.MEN_ONLY_GROUP})
_FROM_AFAR = frozenset({AdaptationKind.TELEHEALTH, AdaptationKind.PHONE_SESSION})
_GENDER_BY_NAME = {kind.value: kind for kind in _FOR_ONE_GENDER}
_READING_IS_HARD = frozenset({Barrier.READS_LITTLE, Barrier.DOES_NOT_READ})


class AccessFacts(NamedTuple):
    """What is known of how a participant can take part.

    Attributes:
        languages: The participant's languages, as they are compared.
        availability: When the participant can come.
        barriers: What gets in the way; what is not among them is not known.
        ways: The ways of working that answer it, as far as a service can have them.
        ruled_out: The ways of working that it makes impossible.
    """

    languages: frozenset[str]
    availability: tuple[WeeklyHours, ...]
    barriers: frozenset[Barrier]
    ways: frozenset[AdaptationKind]
    ruled_out: frozenset[AdaptationKind]


def gather_access_facts(case: Case, ways: Iterable[WayOfWorking], policy: Policy) -> AccessFacts:
    """Gather what is known of how a participant can take part in services.

    Reads the participant's languages, and from the responsivity profile the barriers, the wishes
    among them, and when the participant can come; never sex, gender, race, age or disability as
    the participant's attributes, and no free words.

    Args:
        case: The case.
        ways: The ways of working that the case calls for.
        policy: The policy in force.

    Returns:
        The facts.
    """
    profile, called_for = case.responsivity, tuple(ways)
    barriers = frozenset(barrier for way in called_for for barrier in way.barriers)
    if profile is not None:
        barriers |= frozenset(profile.barriers)
    answers = [item for item in policy.barrier_answers.value if item.barrier in barriers]
    return AccessFacts(
        languages=frozenset(plain_word(word) for word in case.participant.languages),
        availability=() if profile is None else profile.availability,
        barriers=barriers,
        ways=frozenset(way.kind for way in called_for) & frozenset(policy.service_ways.value),
        ruled_out=frozenset(kind for item in answers for kind in item.rules_out),
    )


def judge_access(
    service: OfferedService, person: AccessFacts
) -> Mapping[ServiceKey, tuple[Said, ...]]:
    """Say how far a service suits a participant.

    Args:
        service: The service.
        person: What is known of the participant.

    Returns:
        All that is said, by its respects.
    """
    return {key: tuple(judge(service, person)) for key, judge in _RESPECTS.items()}


def _language(service: OfferedService, person: AccessFacts) -> Iterator[Said]:
    """Compare languages as words; neither side's are interpreted."""
    spoken = person.languages
    shared = tuple(word for word in service.languages if plain_word(word) in spoken)
    missing = _missing(
        ("the participant's languages", not spoken),
        ("the languages of the service", not service.languages),
    )
    given = ("languages", service.languages)
    if missing:
        yield Said(Fit.ASK, reason_for("access.language_unknown", ("missing", missing)))
    elif shared:
        yield Said(Fit.FITS, reason_for("access.language", ("languages", shared)))
    elif AdaptationKind.INTERPRETER in service.ways:
        yield Said(Fit.ARRANGE, reason_for("access.interpreter", given))
    else:
        yield Said(Fit.AGAINST, reason_for("access.other_language", given))


def _hours(service: OfferedService, person: AccessFacts) -> Iterator[Said]:
    """Compare when a service is held with when the participant can come.

    Where nobody recorded to which of its hours one comes, only an answer that is the same in any
    case is one.
    """
    if service.attending is Attending.NOTHING:
        return
    free, sessions = person.availability, service.schedule
    whole = [covers(free, session) for session in sessions]
    answers = {
        Attending.EVERY_SESSION: all(whole),
        Attending.ONE_SESSION: any(whole),
        Attending.OPEN_HOURS: any(meets(free, session) for session in sessions),
    }
    if service.attending is not None:
        answers = {service.attending: answers[service.attending]}
    are_known = bool(free and sessions)
    missing = _missing(
        ("when the participant can come", not free),
        ("when it is held", not sessions),
        ("to which of its hours one comes", are_known and len(set(answers.values())) > 1),
    )
    if missing:
        yield Said(Fit.ASK, reason_for("access.hours_unknown", ("missing", missing)))
    elif all(answers.values()):
        yield Said(Fit.FITS, reason_for("access.hours", ("attending", _words(answers))))
    else:
        yield Said(Fit.AGAINST, reason_for("access.other_hours", ("attending", _words(answers))))


def _reach(service: OfferedService, person: AccessFacts) -> Iterator[Said]:
    """Say whether there is a way to take part: by bus, by car, or from afar."""
    has_no_car = Barrier.NO_CAR in person.barriers
    never_afar = service.offered_remotely is False or person.ruled_out >= _FROM_AFAR
    missing = _missing(
        ("whether a bus goes there", service.reached_by_bus is None),
        ("whether the participant has a car", not has_no_car),
        ("whether the participant can take part from afar", not never_afar),
    )
    if service.reached_by_bus:
        yield Said(Fit.FITS, reason_for("access.reach"))
    elif missing:
        yield Said(Fit.ASK, reason_for("access.reach_unknown", ("missing", missing)))
    else:
        yield Said(Fit.AGAINST, reason_for("access.out_of_reach"))


def _groups(service: OfferedService, person: AccessFacts) -> Iterator[Said]:
    """Compare for whom a service is kept with what the participant wishes, and nothing else."""
    kept, wished = frozenset(_kept_for(service)), person.ways & _FOR_ONE_GENDER
    groups = ("groups", service.limited_to)
    if not kept:
        return
    if wished and kept <= wished:
        yield Said(Fit.FITS, reason_for("access.groups", groups))
    elif wished and kept <= _FOR_ONE_GENDER - wished:
        yield Said(Fit.AGAINST, reason_for("access.other_groups", groups))
    else:
        yield Said(Fit.ASK, reason_for("access.groups_unknown", groups))


def _ways(service: OfferedService, person: AccessFacts) -> Iterator[Said]:
    offered = {*service.ways, *_kept_for(service)}
    met, lacking = _words(sorted(person.ways & offered)), _words(sorted(person.ways - offered))
    if met:
        yield Said(Fit.FITS, reason_for("access.ways", ("ways", met)))
    if lacking:
        yield Said(Fit.ASK, reason_for("access.ways_unknown", ("ways", lacking)))


def _childcare(service: OfferedService, person: AccessFacts) -> Iterator[Said]:
    is_there, is_needed = service.childcare_on_site, Barrier.CHILDCARE_NEEDED in person.barriers
    missing = _missing(
        ("whether the participant needs it", not is_needed),
        ("whether it is there", is_there is None),
    )
    if is_there and is_needed:
        yield Said(Fit.FITS, reason_for("access.childcare"))
    elif is_there is False and is_needed:
        yield Said(Fit.ARRANGE, reason_for("access.no_childcare"))
    elif not is_there and (is_needed or not person.barriers):
        yield Said(Fit.ASK, reason_for("access.childcare_unknown", ("missing", missing)))


def _reading(service: OfferedService, person: AccessFacts) -> Iterator[Said]:
    grade, is_hard = service.reading_grade, bool(person.barriers & _READING_IS_HARD)
    missing = _missing(
        ("whether reading is hard for the participant", not is_hard),
        ("how much is read there", grade is None),
    )
    if grade == 0:
        yield Said(Fit.FITS, reason_for("access.reading"))
    elif grade is not None and is_hard:
        yield Said(Fit.ARRANGE, reason_for("access.reading_help", ("grade", grade)))
    elif is_hard or not person.barriers:
        yield Said(Fit.ASK, reason_for("access.reading_unknown", ("missing", missing)))


_RESPECTS: Mapping[ServiceKey, Callable[[OfferedService, AccessFacts], Iterator[Said]]] = (
    MappingProxyType(
        {
            ServiceKey.LANGUAGE: _language,
            ServiceKey.HOURS: _hours,
            ServiceKey.REACH: _reach,
            ServiceKey.GROUPS: _groups,
            ServiceKey.WAYS: _ways,
            ServiceKey.CHILDCARE: _childcare,
            ServiceKey.READING: _reading,
        }
    )
)
"""How a service is judged in each respect."""


def _kept_for(service: OfferedService) -> tuple[AdaptationKind | None, ...]:
    """Give what each group of a service is as a way of working; ``None`` for any other group."""
    names = [plain_word(word).replace(" ", "_") for word in service.limited_to]
    return tuple(_GENDER_BY_NAME.get(name) for name in names)


def _words(words: Iterable[Vocabulary]) -> tuple[str, ...]:
    return tuple(str(word.value).replace("_", " ") for word in words)


def _missing(*facts: tuple[str, bool]) -> tuple[str, ...]:
    """Give what is not known."""
    return tuple(name for name, is_missing in facts if is_missing)
