"""The sheet for a case conference in JSON."""

import json

from rnr_caseplan import CaseConference
from rnr_caseplan.services import conference_sheet, conference_to_data, dump_conference
from scripts.example_plan import CHECKED_ON, example_plan, example_policy

SHEET = conference_sheet(example_plan(), example_policy(), as_of=CHECKED_ON)


def test_a_sheet_is_written_with_every_part() -> None:
    """A need by its id, with what the plan does and why."""
    data = conference_to_data(SHEET)
    assert list(data) == [
        "participant_id",
        "version",
        "as_of",
        "policy",
        "table",
        "needs",
        "questions",
        "last_conference",
        "sharing",
    ]
    first = data["needs"][0]
    assert list(first) == [
        "need_id",
        "domain",
        "level",
        "tier",
        "rank",
        "disposition",
        "reasons",
    ]
    assert (first["rank"], first["reasons"][0]["rule"]) == (1, SHEET.needs[0].reasons[0].rule)
    assert data["table"][0]["seat"] == "participant"
    assert {question["kind"] for question in data["questions"]} == {"missing"}
    assert json.loads(dump_conference(SHEET)) == {"schema": "rnr-caseplan/conference/1", **data}


def test_the_last_conference_is_written_whole() -> None:
    """As the plan holds it."""
    assert isinstance(SHEET.last_conference, CaseConference)
    assert conference_to_data(SHEET)["last_conference"]["id"] == SHEET.last_conference.id
