"""The services of a community, and the case conference that finds some for a participant.

A catalogue comes from JSON or from a spreadsheet. ``match_services`` says which services fit a
goal, ``service_gaps`` where a caseload finds too few, ``conference_sheet`` what a team confers
about. A service that a plan uses already is another thing: ``rnr_caseplan.Service``.
"""

from rnr_caseplan.model.conference import (
    AtTheTable,
    ConferenceSheet,
    OpenQuestion,
    QuestionKind,
    Seat,
)
from rnr_caseplan.model.gaps import ServiceGap, ServiceGaps
from rnr_caseplan.model.matches import ServiceMatch, ServiceMatches
from rnr_caseplan.model.offers import Attending, OfferedService, Payer, ServiceCatalogue
from rnr_caseplan.model.vocabulary import ServiceKind
from rnr_caseplan.planning.conference import conference_sheet
from rnr_caseplan.planning.gaps import service_gaps
from rnr_caseplan.planning.services import match_services
from rnr_caseplan.serialization.conferences import conference_to_data, dump_conference
from rnr_caseplan.serialization.matches import (
    dump_gaps,
    dump_matches,
    gaps_to_data,
    matches_to_data,
)
from rnr_caseplan.serialization.offers import dump_services, read_services, services_to_data
from rnr_caseplan.serialization.service_tables import ServiceTable, read_services_csv

__all__ = [
    "AtTheTable",
    "Attending",
    "ConferenceSheet",
    "OfferedService",
    "OpenQuestion",
    "Payer",
    "QuestionKind",
    "Seat",
    "ServiceCatalogue",
    "ServiceGap",
    "ServiceGaps",
    "ServiceKind",
    "ServiceMatch",
    "ServiceMatches",
    "ServiceTable",
    "conference_sheet",
    "conference_to_data",
    "dump_conference",
    "dump_gaps",
    "dump_matches",
    "dump_services",
    "gaps_to_data",
    "match_services",
    "matches_to_data",
    "read_services",
    "read_services_csv",
    "service_gaps",
    "services_to_data",
]
