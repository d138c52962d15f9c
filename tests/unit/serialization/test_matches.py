"""Services that fit, and gaps, in JSON."""

import json

from rnr_caseplan.services import (
    dump_gaps,
    dump_matches,
    gaps_to_data,
    match_services,
    matches_to_data,
    service_gaps,
)
from tests.unit.builders import TODAY, policy_named
from tests.unit.offered import GOAL, a_catalogue, a_known_service, a_person, a_service

CATALOGUE = a_catalogue(a_known_service("v1"), a_service("v2", free_places=0))
MATCHES = match_services(GOAL, a_person(), CATALOGUE, policy_named(), as_of=TODAY)
GAPS = service_gaps([a_person(identifier="P-77")], CATALOGUE, policy_named(), as_of=TODAY)


def test_every_service_is_written_with_its_reasons() -> None:
    """By its id, with what speaks for it, what is open and what speaks against it."""
    data = matches_to_data(MATCHES)
    assert (data["goal_id"], data["as_of"]) == ("g1", TODAY.isoformat())
    (fitting,), (other,) = data["fitting"], data["not_fitting"]
    keys = ["service_id", "rank", "fits", "to_ask", "to_arrange", "against"]
    assert list(fitting) == list(other) == keys
    assert (fitting["service_id"], fitting["rank"], other["rank"]) == ("v1", 1, None)
    assert fitting["fits"][0]["facts"] == {"domains": ["substance_use"]}
    assert [reason["rule"] for reason in other["against"]] == ["services.full"]
    assert json.loads(dump_matches(MATCHES)) == {
        "schema": "rnr-caseplan/service-matches/1",
        **data,
    }


def test_gaps_are_written_without_participants() -> None:
    """Each group with its figures; the value itself keeps who is in it."""
    data = gaps_to_data(GAPS)
    assert data["participants"] == data["needs"] == 1
    (group,) = data["groups"]
    assert list(group) == [
        "domain",
        "language",
        "risk_level",
        "participants",
        "served_at_most",
        "served_for_certain",
        "service_ids",
        "short_at_least",
        "short_at_most",
        "reasons",
    ]
    assert (group["short_at_least"], group["short_at_most"]) == (0, 0)
    assert "P-77" not in dump_gaps(GAPS)
    assert GAPS.groups[0].participant_ids == ("P-77",)
    assert json.loads(dump_gaps(GAPS)) == {"schema": "rnr-caseplan/service-gaps/1", **data}
