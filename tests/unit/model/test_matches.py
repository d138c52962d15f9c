"""How far a service fits."""

from typing import Any

from rnr_caseplan.decisions import reason_for
from rnr_caseplan.model.matches import Fit
from rnr_caseplan.services import ServiceMatch
from tests.unit.offered import a_service

FULL, PLACES = reason_for("services.full"), reason_for("services.places", ("count", 2))


def test_the_grounds_against_a_service_are_told_first() -> None:
    """Where there are none, what speaks for it is."""
    facts: dict[str, Any] = {"service": a_service(), "rank": None, "to_ask": (), "to_arrange": ()}
    against = ServiceMatch(**facts, fits=(PLACES,), against=(FULL,))
    fitting = ServiceMatch(**facts, fits=(PLACES,), against=())
    assert against.why == FULL.sentence
    assert fitting.why == PLACES.sentence


def test_what_is_not_known_stands_between_what_fits_and_what_is_to_be_arranged() -> None:
    """It never counts as fitting."""
    assert Fit.FITS < Fit.ASK < Fit.ARRANGE < Fit.AGAINST
