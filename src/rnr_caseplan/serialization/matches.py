"""Services that fit a goal, and gaps in a community's services, in JSON."""

from typing import Any

from rnr_caseplan.model.gaps import ServiceGap, ServiceGaps
from rnr_caseplan.model.matches import ServiceMatch, ServiceMatches
from rnr_caseplan.serialization.documents import write_document
from rnr_caseplan.structure.writing import to_plain

MATCHES_SCHEMA = "rnr-caseplan/service-matches/1"
GAPS_SCHEMA = "rnr-caseplan/service-gaps/1"


def matches_to_data(found: ServiceMatches) -> dict[str, Any]:
    """Give the services that fit a goal, and those that do not, as plain data.

    Args:
        found: What ``match_services`` found.

    Returns:
        The goal, the day, and each service by its id with its rank and the reasons of each kind.

    Examples:
        >>> import datetime
        >>> day = datetime.date(2026, 11, 21)
        >>> matches_to_data(ServiceMatches(goal_id="g1", as_of=day, fitting=(), not_fitting=()))
        {'goal_id': 'g1', 'as_of': '2026-11-21', 'fitting': [], 'not_fitting': []}
    """
    return {
        "goal_id": found.goal_id,
        "as_of": found.as_of.isoformat(),
        "fitting": [_match(match) for match in found.fitting],
        "not_fitting": [_match(match) for match in found.not_fitting],
    }


def dump_matches(found: ServiceMatches) -> str:
    """Write the services that fit a goal, and those that do not, as JSON.

    Args:
        found: What ``match_services`` found.

    Returns:
        JSON text with what ``matches_to_data`` gives; equal answers give the same bytes.

    Examples:
        >>> import datetime
        >>> day = datetime.date(2026, 11, 21)
        >>> found = ServiceMatches(goal_id="g1", as_of=day, fitting=(), not_fitting=())
        >>> dump_matches(found).splitlines()[1]
        '  "schema": "rnr-caseplan/service-matches/1",'
    """
    return write_document(matches_to_data(found), MATCHES_SCHEMA)


def gaps_to_data(found: ServiceGaps) -> dict[str, Any]:
    """Give the gaps in a community's services as plain data that names no participant.

    Args:
        found: What ``service_gaps`` found; it keeps the participants of each group.

    Returns:
        The figures for the whole caseload, and each group with its own and its reasons.

    Examples:
        >>> import datetime
        >>> found = ServiceGaps(
        ...     as_of=datetime.date(2026, 11, 21),
        ...     participants=0,
        ...     needs=0,
        ...     short_at_least=0,
        ...     short_at_most=0,
        ...     groups=(),
        ... )
        >>> gaps_to_data(found)["groups"]
        []
    """
    return {**to_plain(found), "groups": [_group(group) for group in found.groups]}


def dump_gaps(found: ServiceGaps) -> str:
    """Write the gaps in a community's services as JSON that names no participant.

    Args:
        found: What ``service_gaps`` found.

    Returns:
        JSON text with what ``gaps_to_data`` gives; equal answers give the same bytes.

    Examples:
        >>> import datetime
        >>> found = ServiceGaps(
        ...     as_of=datetime.date(2026, 11, 21),
        ...     participants=0,
        ...     needs=0,
        ...     short_at_least=0,
        ...     short_at_most=0,
        ...     groups=(),
        ... )
        >>> dump_gaps(found).splitlines()[1]
        '  "schema": "rnr-caseplan/service-gaps/1",'
    """
    return write_document(gaps_to_data(found), GAPS_SCHEMA)


def _match(match: ServiceMatch) -> dict[str, Any]:
    return {
        "service_id": match.service.id,
        "rank": match.rank,
        "fits": to_plain(match.fits),
        "to_ask": to_plain(match.to_ask),
        "to_arrange": to_plain(match.to_arrange),
        "against": to_plain(match.against),
    }


def _group(group: ServiceGap) -> dict[str, Any]:
    data: dict[str, Any] = to_plain(group)
    del data["participant_ids"]
    reasons = data.pop("reasons")
    return {
        **data,
        "short_at_least": group.short_at_least,
        "short_at_most": group.short_at_most,
        "reasons": reasons,
    }
