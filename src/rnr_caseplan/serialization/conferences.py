"""The sheet for a case conference in JSON."""

from typing import Any

from rnr_caseplan.model.conference import ConferenceSheet
from rnr_caseplan.model.plan import PlannedNeed
from rnr_caseplan.serialization.documents import write_document
from rnr_caseplan.structure.writing import to_plain

CONFERENCE_SCHEMA = "rnr-caseplan/conference/1"


def conference_to_data(sheet: ConferenceSheet) -> dict[str, Any]:
    """Give the sheet for a case conference as plain data, every key written out.

    Args:
        sheet: What ``conference_sheet`` gives.

    Returns:
        Its fields by their names; a need goes by its id, with its domain, level, tier, rank,
        disposition and reasons.

    Examples:
        >>> import datetime
        >>> from rnr_caseplan import Case, Participant, draft_plan, load_policy
        >>> from rnr_caseplan.services import conference_sheet
        >>> day = datetime.date(2026, 11, 21)
        >>> policy = load_policy("rnr-baseline", on=day)
        >>> plan = draft_plan(Case(participant=Participant(id="P-1"), needs=()), policy, as_of=day)
        >>> conference_to_data(conference_sheet(plan, policy, as_of=day))["table"]
        [{'seat': 'participant', 'id': 'P-1', 'name': None, 'agency': None, 'role': None}]
    """
    return {**to_plain(sheet), "needs": [_need(item) for item in sheet.needs]}


def dump_conference(sheet: ConferenceSheet) -> str:
    """Write the sheet for a case conference as JSON; equal sheets give the same bytes.

    Args:
        sheet: What ``conference_sheet`` gives.

    Returns:
        JSON text with what ``conference_to_data`` gives.

    Examples:
        >>> import datetime
        >>> from rnr_caseplan import Case, Participant, draft_plan, load_policy
        >>> from rnr_caseplan.services import conference_sheet
        >>> day = datetime.date(2026, 11, 21)
        >>> policy = load_policy("rnr-baseline", on=day)
        >>> plan = draft_plan(Case(participant=Participant(id="P-1"), needs=()), policy, as_of=day)
        >>> dump_conference(conference_sheet(plan, policy, as_of=day)).splitlines()[1]
        '  "schema": "rnr-caseplan/conference/1",'
    """
    return write_document(conference_to_data(sheet), CONFERENCE_SCHEMA)


def _need(item: PlannedNeed) -> dict[str, Any]:
    return {
        "need_id": item.need.id,
        "domain": item.need.domain,
        "level": item.need.level.value,
        "tier": item.tier.value,
        "rank": item.rank,
        "disposition": item.disposition.value,
        "reasons": to_plain(item.reasons),
    }
