"""Catalogues of services in JSON."""

import json
from typing import Any

import pytest

from rnr_caseplan import AdaptationKind, InputError
from rnr_caseplan.services import (
    Attending,
    ServiceCatalogue,
    dump_services,
    read_services,
    services_to_data,
)
from tests.unit.offered import a_catalogue, a_known_service, a_service

SMALLEST: dict[str, Any] = {"schema": "rnr-caseplan/services/1", "services": []}
EVERYTHING = a_known_service(
    attending=Attending.EVERY_SESSION,
    place="12 Elm Street",
    offered_remotely=False,
    limited_to=("veterans",),
    ways=(AdaptationKind.INTERPRETER,),
    separate_groups=True,
    cost="nothing",
)


def paths(document: dict[str, Any]) -> list[str]:
    """Give the paths of a document's faults."""
    with pytest.raises(InputError) as caught:
        read_services(document)
    return [fault.path for fault in caught.value.faults]


def test_two_fields_make_a_catalogue() -> None:
    """It may offer nothing."""
    assert read_services(SMALLEST) == ServiceCatalogue(services=())


def test_a_catalogue_is_read_as_it_was_written() -> None:
    """Every field, and services of which little is known."""
    catalogue = a_catalogue(EVERYTHING, a_service("v2"))
    text = dump_services(catalogue)
    assert read_services(text.encode()) == catalogue
    assert set(services_to_data(catalogue)["services"][0]) == {
        field.name for field in type(EVERYTHING).__attrs_attrs__
    }
    assert json.loads(text) == {"schema": SMALLEST["schema"], **services_to_data(catalogue)}


def test_what_is_not_recorded_is_not_written() -> None:
    """A service of which little is known is short."""
    data = services_to_data(a_catalogue(a_service()))
    assert list(data["services"][0]) == ["id", "name", "needs", "kind", "provider"]


def test_every_fault_is_told_at_once() -> None:
    """Each with its path, in the order of the document."""
    good = services_to_data(a_catalogue(a_service()))["services"][0]
    services = [
        {**good, "kind": "party"},
        {**good, "colour": "blue"},
        {**good, "schedule": [{"weekday": "monday", "starts_at": "9", "ends_at": "10:00"}]},
        {"id": "v9"},
    ]
    assert paths({"schema": "other", "services": services}) == [
        "schema",
        "services[0].kind",
        "services[1].colour",
        "services[2].schedule[0].starts_at",
        "services[3].name",
        "services[3].needs",
        "services[3].kind",
        "services[3].provider",
        "services[1].id",
        "services[2].id",
    ]


def test_ratings_are_words_of_the_scale() -> None:
    """The scale stands in the same document."""
    rated = services_to_data(a_catalogue(a_service(evidence="effective")))["services"]
    assert paths({**SMALLEST, "services": rated}) == ["services[0].evidence"]
    assert paths({**SMALLEST, "services": rated, "evidence_scale": ["strong"]}) == [
        "services[0].evidence"
    ]


def test_services_are_required() -> None:
    """A document without them is another document."""
    assert paths({"schema": SMALLEST["schema"]}) == ["services"]
