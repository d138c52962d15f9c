"""What services a community offers."""

from typing import Any

import pytest

from rnr_caseplan import AdaptationKind, InputError, RiskLevel
from rnr_caseplan.model.offers import plain_word
from rnr_caseplan.services import ServiceCatalogue
from tests.unit.offered import SCALE, a_catalogue, a_known_service, a_service, hours

WRONG: dict[str, Any] = {
    "id": " v1",
    "name": " ",
    "needs": (),
    "kind": "treatment",
    "provider": "",
    "hours_a_week": 0,
    "weeks": 0,
    "languages": ("English", " english"),
    "schedule": ("monday",),
    "attending": "every_session",
    "place": "",
    "reached_by_bus": "yes",
    "offered_remotely": 1,
    "limited_to": ["veterans"],
    "ways": (AdaptationKind.INTERPRETER, AdaptationKind.INTERPRETER),
    "risk_levels": (RiskLevel.UNKNOWN,),
    "separate_groups": "no",
    "evidence": "",
    "free_places": -1,
    "paid_by": "nobody",
    "cost": "",
    "childcare_on_site": "no",
    "reading_grade": 21,
    "last_verified_on": "2026-11-21",
}


@pytest.mark.parametrize("name", WRONG)
def test_a_malformed_field_of_a_service_is_named(name: str) -> None:
    """And the value is not repeated."""
    with pytest.raises(InputError) as caught:
        a_service(**{"identifier" if name == "id" else name: WRONG[name]})
    assert [fault.path for fault in caught.value.faults] == [name]


def test_every_field_of_a_service_is_tried() -> None:
    """A new field is looked at here too."""
    assert set(WRONG) == {field.name for field in type(a_service()).__attrs_attrs__}


@pytest.mark.parametrize("amount", [0, -1, 168.5, True, "4", float("nan")])
def test_hours_a_week_fit_into_a_week(amount: Any) -> None:
    """Above none, and not above 168."""
    with pytest.raises(InputError):
        a_service(hours_a_week=amount)


@pytest.mark.parametrize("amount", [0.5, 168])
def test_the_least_and_the_most_hours_of_a_week_are_accepted(amount: float) -> None:
    """Both ends."""
    assert a_service(hours_a_week=amount).hours_a_week == amount


def test_words_may_be_no_text() -> None:
    """Each element is looked at."""
    with pytest.raises(InputError, match="languages"):
        a_service(languages=("English", 4))


def test_hours_in_all_are_counted_where_both_facts_are_known() -> None:
    """Hours a week times weeks."""
    assert a_known_service(hours_a_week=4, weeks=12).hours_in_all == 48
    assert a_service(hours_a_week=4).hours_in_all is None
    assert a_service(weeks=12).hours_in_all is None


def test_the_order_of_hours_and_ways_means_nothing() -> None:
    """Two services that say the same are equal."""
    sessions = (hours("friday", "09:00", "10:00"), hours("monday", "09:00", "10:00"))
    ways = (AdaptationKind.STEP_FREE_PLACE, AdaptationKind.INTERPRETER)
    assert a_service(schedule=sessions, ways=ways) == a_service(
        schedule=sessions[::-1], ways=ways[::-1]
    )


def test_a_catalogue_holds_each_id_once() -> None:
    """The second one is named."""
    with pytest.raises(InputError) as caught:
        a_catalogue(a_service("v1"), a_service("v2"), a_service("v1"))
    assert [fault.path for fault in caught.value.faults] == ["services[2].id"]


def test_a_rating_is_a_word_of_the_scale() -> None:
    """Without a scale nothing can be rated."""
    rated = a_service(evidence="excellent")
    with pytest.raises(InputError, match="one of promising, effective") as caught:
        a_catalogue(a_service("v0"), rated)
    assert [fault.path for fault in caught.value.faults] == ["services[1].evidence"]
    with pytest.raises(InputError, match="a scale under evidence_scale"):
        ServiceCatalogue(services=(rated,))


def test_ratings_are_counted_from_the_weakest() -> None:
    """A service that nobody rated has no place."""
    best, unrated = a_service("v1", evidence=SCALE[-1]), a_service("v2")
    catalogue = a_catalogue(best, unrated)
    assert catalogue.rating_of(best) == 2
    assert catalogue.rating_of(unrated) is None
    with pytest.raises(ValueError, match="in tuple"):
        catalogue.rating_of(a_service(evidence="other"))


def test_a_scale_names_each_word_once() -> None:
    """Otherwise a rating would have two places."""
    with pytest.raises(InputError, match="evidence_scale"):
        ServiceCatalogue(services=(), evidence_scale=("good", "Good"))


def test_words_are_compared_without_blanks_and_capitals() -> None:
    """And without anything else: another language is another word."""
    assert plain_word("  Haitian   CREOLE ") == "haitian creole"
    assert plain_word("Español") != plain_word("Espanol")


def test_a_service_is_shown_without_its_words() -> None:
    """What is free text stays out of logs."""
    service = a_service(name="ZQX", provider="ZQX", place="ZQX", cost="ZQX", evidence="ZQX")
    service_of_some = a_service(languages=("ZQX",), limited_to=("ZQX",))
    assert "ZQX" not in f"{service!r}{service_of_some!r}"
