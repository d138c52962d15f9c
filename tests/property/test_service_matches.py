"""What holds for every match of services, whatever a community offers (TC-14c, CC-7, CC-10).

Each service of the catalogue stands once among those that fit or those that do not; the order of
the catalogue, the participant's attributes and free words change nothing; what is not known
neither excludes nor speaks for a service; a language that the participant does not speak never
helps; and looking for services changes nothing in a plan.
"""

from typing import Any

from attrs import evolve
from hypothesis import assume, example, given
from hypothesis import strategies as st

from rnr_caseplan import Case, Goal, GoalStatus, Participant, ResponsivityProfile, RiskLevel
from rnr_caseplan.policy.values import MixedRisk
from rnr_caseplan.services import (
    OfferedService,
    ServiceCatalogue,
    ServiceMatch,
    ServiceMatches,
    match_services,
)
from tests.offers import TODAY, catalogues, people, weekly_hours
from tests.strategies import Situation, participants, policy_named, situations, texts
from tests.unit.offered import a_catalogue, a_known_service, a_person

GOAL = Goal(id="g1", status=GoalStatus.ACTIVE, need_ids=("n1",), statement="I do it.")
POLICY = policy_named()
UNRECORDED: dict[str, Any] = {
    "hours_a_week": None,
    "languages": (),
    "schedule": (),
    "attending": None,
    "reached_by_bus": None,
    "offered_remotely": None,
    "limited_to": (),
    "risk_levels": (),
    "separate_groups": None,
    "evidence": None,
    "free_places": None,
    "paid_by": None,
    "childcare_on_site": None,
    "reading_grade": None,
    "last_verified_on": None,
}
"""What a field of a service says where nobody recorded it."""


def match(case: Case, catalogue: ServiceCatalogue) -> ServiceMatches:
    """Match services as of the day of these tests."""
    return match_services(GOAL, case, catalogue, POLICY, as_of=TODAY)


def every_match(found: ServiceMatches) -> dict[str, ServiceMatch]:
    """Give the match of each service by its id."""
    return {item.service.id: item for item in (*found.fitting, *found.not_fitting)}


def rules(reasons: Any) -> set[str]:
    """Give the rules behind reasons, without the one that compares services."""
    return {reason.rule for reason in reasons} - {"services.after"}


@given(case=people(), catalogue=catalogues())
def test_every_service_stands_once_among_those_that_fit_or_do_not(
    case: Case, catalogue: ServiceCatalogue
) -> None:
    """The ranks count from 1 without a gap, and a ground is what tells the two apart."""
    found = match(case, catalogue)
    ids = [item.service.id for item in (*found.fitting, *found.not_fitting)]
    assert sorted(ids) == sorted(service.id for service in catalogue.services)
    assert [item.rank for item in found.fitting] == list(range(1, len(found.fitting) + 1))
    assert all(item.against == () and item.fits for item in found.fitting)
    assert all(item.against and item.rank is None for item in found.not_fitting)


@given(case=people(), catalogue=catalogues(), data=st.data())
def test_the_order_of_the_catalogue_means_nothing(
    case: Case, catalogue: ServiceCatalogue, data: st.DataObject
) -> None:
    """Ranks and reasons are the same."""
    services = data.draw(st.permutations(catalogue.services))
    assert match(case, evolve(catalogue, services=tuple(services))) == match(case, catalogue)


@given(case=people(), catalogue=catalogues(), other=participants(), words=texts())
@example(
    case=a_person(),
    catalogue=a_catalogue(a_known_service(limited_to=("women_only_group",))),
    other=Participant(id="P-2", sex="female", gender="woman"),
    words="women only",
)
def test_attributes_of_a_person_and_free_words_change_nothing(
    case: Case, catalogue: ServiceCatalogue, other: Participant, words: str
) -> None:
    """But for languages, which are compared."""
    person = evolve(other, id=case.participant.id, languages=case.participant.languages)
    profile = case.responsivity or ResponsivityProfile()
    told = evolve(
        profile, gender=words, language=words, schedule=words, literacy=words, culture=words
    )
    changed = evolve(case, participant=person, responsivity=told)
    assert match(changed, catalogue) == match(evolve(case, responsivity=profile), catalogue)


@given(case=people(), catalogue=catalogues(), name=st.sampled_from(sorted(UNRECORDED)))
@example(
    case=a_person(languages=("Somali",)),
    catalogue=a_catalogue(a_known_service()),
    name="languages",
)
def test_what_is_not_known_of_a_service_neither_excludes_it_nor_speaks_for_it(
    case: Case, catalogue: ServiceCatalogue, name: str
) -> None:
    """Where a fact is taken away, no ground against and nothing that fits is new."""
    known = every_match(match(case, catalogue))
    services = tuple(evolve(item, **{name: UNRECORDED[name]}) for item in catalogue.services)
    unknown = every_match(match(case, evolve(catalogue, services=services)))
    for identifier, found in unknown.items():
        assert rules(found.against) <= rules(known[identifier].against)
        assert rules(found.fits) <= rules(known[identifier].fits)


@given(case=people(), catalogue=catalogues(), forget_profile=st.booleans())
@example(case=a_person(), catalogue=a_catalogue(a_known_service()), forget_profile=True)
def test_what_is_not_known_of_a_participant_neither_excludes_nor_speaks_for_a_service(
    case: Case, catalogue: ServiceCatalogue, *, forget_profile: bool
) -> None:
    """A participant of whom less is known has no new ground against a service."""
    known = every_match(match(case, catalogue))
    forgotten = evolve(
        case, participant=evolve(case.participant, languages=()), risk_level=RiskLevel.UNKNOWN
    )
    if forget_profile:
        forgotten = evolve(forgotten, responsivity=None)
    for identifier, found in every_match(match(forgotten, catalogue)).items():
        assert rules(found.against) <= rules(known[identifier].against)
        assert rules(found.fits) <= rules(known[identifier].fits)


def place_of(identifier: str, found: ServiceMatches) -> int:
    """Give the place of a service; after all others where it does not fit."""
    ids = [item.service.id for item in found.fitting]
    return ids.index(identifier) if identifier in ids else len(every_match(found))


@given(case=people(), catalogue=catalogues(), data=st.data())
@example(case=a_person(), catalogue=a_catalogue(a_known_service(languages=())), data=None)
def test_a_language_that_the_participant_does_not_speak_never_helps(
    case: Case, catalogue: ServiceCatalogue, data: Any
) -> None:
    """A service that is given in one more such language never comes before where it was."""
    assume(catalogue.services)
    assert "Polish" not in case.participant.languages
    service = (
        catalogue.services[0] if data is None else data.draw(st.sampled_from(catalogue.services))
    )
    more = evolve(service, languages=(*service.languages, "Polish"))
    changed = tuple(more if item == service else item for item in catalogue.services)
    before = match(case, catalogue)
    after = match(case, evolve(catalogue, services=changed))
    assert place_of(service.id, after) >= place_of(service.id, before)


@given(case=people(), catalogue=catalogues())
def test_low_and_high_risk_never_share_a_service(case: Case, catalogue: ServiceCatalogue) -> None:
    """Of services that people attend together, none is for low and for high risk unless apart."""
    by_risk = POLICY.services_by_risk.value
    assert by_risk.mixed is MixedRisk.REFUSE
    for item in match(case, catalogue).fitting:
        service = item.service
        if service.kind not in by_risk.kinds or not service.risk_levels:
            continue
        assert case.risk_level in {*service.risk_levels, RiskLevel.UNKNOWN}
        touched = [levels for levels in by_risk.apart if set(levels) & set(service.risk_levels)]
        assert len(touched) < 2 or service.separate_groups is not False


@given(case=people(), service=catalogues(most=1), domain=st.sampled_from(("leisure", "food")))
def test_a_service_for_other_needs_never_fits(
    case: Case, service: ServiceCatalogue, domain: str
) -> None:
    """However well it suits the participant."""
    changed: tuple[OfferedService, ...] = tuple(
        evolve(item, needs=(domain,)) for item in service.services
    )
    assert match(case, evolve(service, services=changed)).fitting == ()


@given(situation=situations(), hours=st.lists(weekly_hours(), max_size=3).map(tuple))
def test_when_a_participant_can_come_changes_no_plan(situation: Situation, hours: Any) -> None:
    """Hours are compared with those of services, and with nothing else."""
    profile = situation.case.responsivity or ResponsivityProfile()
    plan = situation.but(responsivity=profile).draft()
    told = situation.but(responsivity=evolve(profile, availability=hours)).draft()
    assert evolve(told, case=plan.case) == plan
